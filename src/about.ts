import type { Config } from './config.js';
import type { KnowledgeBase } from './knowledge/base.js';

interface Platform {
  readonly name: string;
  /** How it is reached; undefined where it is not configured. */
  readonly by: (c: Config) => string | undefined;
  readonly cure: string;
  /** What follows once it is configured. */
  readonly next: string;
}

const slackBy = ({ slack }: Config): string | undefined => {
  if (!slack) return undefined;
  const way = slack.appToken === undefined ? `HTTP: Slack calls https://YOUR-ADDRESS/slack/events` : 'Socket Mode';
  return slack.oauth ? `${way}; workspaces install it at https://YOUR-ADDRESS/slack/install` : way;
};

const teamsBy = ({ teams }: Config): string | undefined => {
  if (!teams) return undefined;
  return teams.app
    ? 'HTTP: Teams calls https://YOUR-ADDRESS/api/messages'
    : 'HTTP without a sign-in, for this machine alone: /api/messages';
};

/** The platforms of the product: how each is reached and, if it is not, what to set. */
export const PLATFORMS: readonly Platform[] = [
  {
    name: 'Slack',
    by: slackBy,
    cure: 'make the app from `onrecord manifest`, and set SLACK_BOT_TOKEN, with SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)',
    next: 'The log tells when it is connected.',
  },
  {
    name: 'Teams',
    by: teamsBy,
    cure: 'register a bot in Azure, and set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId',
    next: 'Add the app in Teams from what `npm run teams:package` builds.',
  },
];

/** How much a record holds, for those who look after it. */
export const countsOf = (k: KnowledgeBase): Readonly<Record<string, number>> => ({
  events: k.events.size,
  pledges: k.pledges.size,
  claims: k.claims.size,
  quotes: k.quotes.size,
  sources: k.sources.size,
});

/** What a person who starts it should know: where it is, and where it answers. Logs go elsewhere. */
export function welcome(config: Config, url: string): string {
  const lines = [
    `On Record listens at ${url}${config.page === 'off' ? ' (there is no page: PAGE is off, or local while a platform calls by HTTP; PAGE=login or public opens it)' : ''}`,
    ...PLATFORMS.map(({ name, by, next }) => {
      const way = by(config);
      return way === undefined ? `${name} is not connected: onrecord doctor tells what to set.` : `${name}, by ${way}. ${next}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}
