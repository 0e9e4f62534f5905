import type { AuthorizeSourceData, Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { OnEvent } from './events.js';
import { workspace } from './places.js';
import type { SlackPorts } from './ports.js';

/** An organisation that installed the app for all its workspaces has one installation. */
const idOf = (enterprise: string | undefined, team: string | undefined, isEnterprise: boolean): string =>
  isEnterprise || team === undefined ? `slack:E:${enterprise}` : `slack:T:${team}`;
/** Under what is kept to which organisation a workspace belongs that has no installation of its own. */
const organisationOf = (team: string): string => `slack:O:${team}`;
const idOfQuery = (q: InstallationQuery<boolean>): string => idOf(q.enterpriseId, q.teamId, q.isEnterpriseInstall);

/** Installations in the form in which Slack's SDK asks for them. */
export function installationStore({ installations }: Pick<SlackPorts, 'installations'>): InstallationStore {
  /** A workspace that has none of its own speaks by the one of its organisation. */
  async function ofOrganisation({ teamId, enterpriseId }: InstallationQuery<boolean>): Promise<unknown> {
    if (teamId === undefined) return undefined;
    const noted = (await installations.find(organisationOf(teamId))) as { readonly enterprise?: string } | undefined;
    const enterprise = enterpriseId ?? noted?.enterprise;
    return enterprise === undefined ? undefined : installations.find(idOf(enterprise, undefined, true));
  }
  return {
    async storeInstallation(installation) {
      const { enterprise, team, isEnterpriseInstall } = installation as Installation;
      await installations.save(idOf(enterprise?.id, team?.id, isEnterpriseInstall === true), installation);
    },
    async fetchInstallation(query) {
      const found = (await installations.find(idOfQuery(query))) ?? (await ofOrganisation(query));
      if (found === undefined) throw new Error('The app is not installed in this workspace.');
      return found as Installation<'v2', false> & Installation<'v2', true>;
    },
    async deleteInstallation(query) {
      await installations.remove(idOfQuery(query));
    },
  };
}

/**
 * Slack tells with what somebody does there to which organisation a workspace belongs. A digest is sent when nobody does
 * anything, so that it is written down.
 */
export function organisationsOf({ installations, report }: Pick<SlackPorts, 'installations' | 'report'>) {
  const noted = new Set<string>();
  return {
    /** Nobody's answer waits for it, or is lost with it. */
    note({ teamId, enterpriseId, isEnterpriseInstall }: AuthorizeSourceData<boolean>): void {
      if (!isEnterpriseInstall || teamId === undefined || enterpriseId === undefined) return;
      const key = `${teamId} ${enterpriseId}`;
      if (noted.has(key)) return;
      noted.add(key);
      installations.save(organisationOf(teamId), { enterprise: enterpriseId }).catch((cause: unknown) => {
        noted.delete(key);
        report('store.failed', cause);
      });
    },
  };
}

/** Who leaves takes everything along that is held of them. */
export function listenForLeaving(on: OnEvent, ports: SlackPorts): void {
  const leave = async (team: string | undefined, enterprise: string | undefined, isEnterprise: boolean) => {
    await ports.installations.remove(idOf(enterprise, team, isEnterprise));
    if (team !== undefined) {
      await ports.installations.remove(organisationOf(team));
      await ports.forget(workspace(team));
    }
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
