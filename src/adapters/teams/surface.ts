/**
 * What the app is in Teams. `teams/manifest.json` says the same to Teams, and a test holds the two and the code to each
 * other.
 */
export const PATH = '/api/messages';

/** What is written in place of a question: each is the first word of a message, in either language. */
export const COMMANDS = {
  pledges: ['pledges', 'promesses'],
  quotes: ['quotes', 'citations'],
  help: ['help', 'aide'],
  digest: ['digest', 'synthèse'],
  check: ['check', 'vérifie', 'vérifier'],
} as const satisfies Record<string, readonly string[]>;
export type CommandName = keyof typeof COMMANDS;

/** The message extension: what is looked up from where one writes, and what is done with a message. */
export const SEARCH = { pledges: 'pledges', quotes: 'quotes' } as const;
export const SEARCH_PARAMETER = 'words';
export const CHECK_ACTION = 'check';
