/**
 * What the app is in Slack. `manifest.json` says the same to Slack, and a test holds the two and the code to each other.
 * Each scope is there for what needs it.
 */
export const EVENT_SCOPES = {
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.mpim': ['mpim:history'],
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
  function_executed: [],
} as const satisfies Record<string, readonly string[]>;

/** Every method of Slack's that the code calls. */
export const METHOD_SCOPES = {
  'auth.test': [],
  // The second one: what somebody shares may go to a public channel that the bot has not joined.
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.postEphemeral': ['chat:write'],
  // Whether an answer was posted after all is looked up where it should stand.
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  // A digest: to people, in channels where what was posted can be looked up, by members, with a picture.
  'conversations.open': ['im:write'],
  'conversations.join': ['channels:join'],
  'conversations.members': ['channels:read', 'groups:read'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
} as const satisfies Record<string, readonly string[]>;

/** What else needs one: slash commands and shortcuts. */
export const OTHER_SCOPES = ['commands'] as const;

export const SCOPES: readonly string[] = [
  ...new Set([...Object.values(EVENT_SCOPES).flat(), ...Object.values(METHOD_SCOPES).flat(), ...OTHER_SCOPES]),
].sort((a, b) => (a < b ? -1 : 1));

export const COMMANDS = { ask: '/onrecord', pledges: '/pledges', quotes: '/quotes' } as const;
export const CHECK_SHORTCUT = 'check_against_the_record';
export const LOOK_UP_STEP = 'look_up_the_record';
/** What the step takes, and what it gives. */
export const STEP_INPUT = 'question';
export type StepOutputs = Record<(typeof STEP_OUTPUTS)[number], string>;
export const STEP_OUTPUTS = ['answer', 'sources', 'status'] as const;
export const PATHS = { events: '/slack/events', install: '/slack/install', redirect: '/slack/oauth_redirect' } as const;
