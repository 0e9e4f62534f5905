/** Names of conversations and places, as the store keeps them: nothing else makes or reads one. */

/** A conversation in Teams: a chat, or a channel's thread, whose id says so. */
export const conversationOf = (tenant: string, conversation: string): string => `teams:${tenant}:${conversation}`;

/** The chat or channel without its thread: where something is posted unasked. */
export const roomOf = (conversation: string): string => conversation.split(';', 1)[0]!;

/** One person's own messages with the bot, wherever they stand. */
export const personOf = (tenant: string, user: string): string => `teams:${tenant}:user:${user}`;

/** All of a tenant starts like this. */
export const tenantOf = (tenant: string): string => `teams:${tenant}:`;

/** A post of ours, where a claim was told. */
export const postAt = (tenant: string, conversation: string, id: string): string => `${conversationOf(tenant, conversation)}:${id}`;
