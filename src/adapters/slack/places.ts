/** Names of conversations and places, as the store keeps them: nothing else makes or reads one. */

/** Everything of one workspace starts like this. */
export const workspace = (team: string): string => `slack:${team}:`;

/** A thread of a channel, or of a direct message that has threads. */
export const threadOf = (team: string, channel: string, thread: string): string => `${workspace(team)}${channel}:${thread}`;

/** The direct messages with one person, outside threads. */
export const directWith = (team: string, user: string): string => `${workspace(team)}im:${user}`;

/** What one person asks by command in one channel. */
export const commandsOf = (team: string, channel: string, user: string): string => `${workspace(team)}${channel}:${user}`;

/** Where a digest goes: a channel, or the messages with one person, by their id. */
export const digestAt = (team: string, id: string): string => `${workspace(team)}${id}`;

/** The workspace and the channel or person of such an address. */
export function spotOf(place: string): { readonly team: string; readonly id: string } {
  const [, team = '', id = ''] = place.split(':');
  return { team, id };
}

/** A post of ours, where a claim was told. What is told one person is theirs, whatever Slack calls the channel with them. */
export const postAt = ({ team, user }: { team: string; user: string }, channel: string, ts: string): string =>
  `${workspace(team)}${channel.startsWith('D') ? user : channel}:${ts}`;
