import type { Config } from './config.js';
import type { KnowledgeBase } from './knowledge/base.js';

/** The platforms of the product: whether one is connected and, if not, what to set. */
export const PLATFORMS = [
  {
    name: 'Slack',
    isSet: (c: Config): boolean => c.slack !== undefined,
    cure: 'set SLACK_BOT_TOKEN, with SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)',
  },
  {
    name: 'Teams',
    isSet: (c: Config): boolean => c.teams !== undefined,
    cure: 'set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId',
  },
] as const;

/** How much a record holds, for those who look after it. */
export const countsOf = (k: KnowledgeBase): Readonly<Record<string, number>> => ({
  events: k.events.size,
  pledges: k.pledges.size,
  claims: k.claims.size,
  quotes: k.quotes.size,
  sources: k.sources.size,
});

/** What a person who starts it should know: where it is, and what does not answer. Logs go elsewhere. */
export function welcome(config: Config, url: string): string {
  const names = PLATFORMS.map((p) => p.name).join(' and ');
  const lines = [
    `On Record listens at ${url}${config.page === 'off' ? ' (PAGE is off: there is no page)' : ''}`,
    `${names} are not served yet: what is set for them is checked, and nothing answers there.`,
  ];
  return `${lines.join('\n')}\n`;
}
