import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { OnEvent } from './events.js';
import { workspace } from './places.js';
import type { SlackPorts } from './ports.js';

/** An organisation that installed the app for all its workspaces has one installation. */
const idOf = (enterprise: string | undefined, team: string | undefined, isEnterprise: boolean): string =>
  isEnterprise || team === undefined ? `slack:E:${enterprise}` : `slack:T:${team}`;
const idOfQuery = (q: InstallationQuery<boolean>): string => idOf(q.enterpriseId, q.teamId, q.isEnterpriseInstall);

/** Installations in the form in which Slack's SDK asks for them. */
export function installationStore({ installations }: Pick<SlackPorts, 'installations'>): InstallationStore {
  return {
    async storeInstallation(installation) {
      const { enterprise, team, isEnterpriseInstall } = installation as Installation;
      await installations.save(idOf(enterprise?.id, team?.id, isEnterpriseInstall === true), installation);
    },
    async fetchInstallation(query) {
      const found = await installations.find(idOfQuery(query));
      if (found === undefined) throw new Error('The app is not installed in this workspace.');
      return found as Installation<'v2', false> & Installation<'v2', true>;
    },
    async deleteInstallation(query) {
      await installations.remove(idOfQuery(query));
    },
  };
}

/** Who leaves takes everything along that is held of them. */
export function listenForLeaving(on: OnEvent, ports: SlackPorts): void {
  const leave = async (team: string | undefined, enterprise: string | undefined, isEnterprise: boolean) => {
    await ports.installations.remove(idOf(enterprise, team, isEnterprise));
    if (team !== undefined) await ports.forget(workspace(team));
    ports.log.info('slack.left', { team, enterprise });
  };
  on('app_uninstalled', async ({ body, context }) =>
    leave(context.teamId ?? body.team_id, body.enterprise_id, context.isEnterpriseInstall),
  );
  on('tokens_revoked', async ({ event, body, context }) => {
    // Of people we hold no token.
    if ((event.tokens.bot ?? []).length > 0) await leave(context.teamId ?? body.team_id, body.enterprise_id, context.isEnterpriseInstall);
  });
}
