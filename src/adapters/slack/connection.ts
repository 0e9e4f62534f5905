import type { PlatformLog } from '../ports.js';

/** Refusals that somebody has to mend, and what they mend. */
const CURES: Readonly<Record<string, string>> = {
  invalid_auth: 'the token is not valid: set it again, from the settings of the Slack app, and restart',
  not_authed: 'the token is missing: set it, from the settings of the Slack app, and restart',
  token_revoked: 'the token was revoked: install the app again, set the new token, and restart',
  token_expired: 'the token has expired: install the app again, set the new token, and restart',
  account_inactive: 'the app was removed from the workspace: install it again, set the new token, and restart',
  missing_scope: 'a permission is missing: install the app again, so that it has the scopes of manifest.json',
  not_allowed_token_type: 'it is another kind of token: SLACK_BOT_TOKEN starts with xoxb-, SLACK_APP_TOKEN with xapp-',
  unreachable: 'Slack cannot be reached: look at the network and at SLACK_API_URL; it is tried again',
};

const FIRST = 1000;
const LONGEST = 5 * 60_000;

/** Why Slack is not connected, as a person can mend it. */
export const cureOf = (why: string): string => CURES[why] ?? `Slack says ${why}; it is tried again`;

/** Connects as soon as it can, and tells the log each time it cannot. The rest of the program does not wait for it. */
export async function keepTrying(
  what: string,
  connect: () => Promise<void>,
  why: (cause: unknown) => string,
  { log, sleep, stopped }: { log: PlatformLog; sleep: (ms: number) => Promise<void>; stopped: () => boolean },
): Promise<void> {
  for (let wait = FIRST; !stopped(); wait = Math.min(wait * 2, LONGEST)) {
    try {
      await connect();
      log.info('slack.connected', { by: what });
      return;
    } catch (cause) {
      const reason = why(cause);
      log.warn('slack.not-connected', { by: what, why: reason, cure: cureOf(reason), again: `in ${Math.round(wait / 1000)} s` });
      await sleep(wait);
    }
  }
}
