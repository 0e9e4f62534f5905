/** Names of conversations and places, as the store keeps them: nothing else makes or reads one. */

/** Everything of one workspace starts like this. */
export const workspace = (team: string): string => `slack:${team}:`;

/** A thread of a channel, or of a direct message that has threads. */
export const threadOf = (team: string, channel: string, thread: string): string => `${workspace(team)}${channel}:${thread}`;

/** The direct messages with one person, outside threads. */
export const directWith = (team: string, user: string): string => `${workspace(team)}im:${user}`;

/** What one person asks by command in one channel. */
export const commandsOf = (team: string, channel: string, user: string): string => `${workspace(team)}${channel}:${user}`;

/** A post of ours, where a claim was told. */
export const postAt = (team: string, channel: string, ts: string): string => `${workspace(team)}${channel}:${ts}`;
