import { NEW_CONVERSATION, type Context } from '../nlu/context.js';
import type { Conversations } from '../store/contract.js';

/** What conversations remember: resolved queries, never texts. */
export interface Memory {
  recall(conversation: string): Promise<Context>;
  remember(conversation: string, context: Context): Promise<void>;
}

const MOST = 10_000;

/** A memory of this process: the conversations spoken in last are kept. */
export function createMemory(most = MOST): Memory {
  const contexts = new Map<string, Context>();
  return {
    recall: async (conversation) => contexts.get(conversation) ?? NEW_CONVERSATION,
    remember: async (conversation, context) => {
      contexts.delete(conversation);
      contexts.set(conversation, context);
      if (contexts.size > most) contexts.delete(contexts.keys().next().value!);
    },
  };
}

/**
 * A memory in the store, shared by replicas and kept across restarts. A store that fails costs the thread of the
 * conversation, and no answer: `report` tells the log.
 */
export function storedMemory(conversations: Conversations, form: () => string, report: (cause: unknown) => void): Memory {
  return {
    async recall(conversation) {
      try {
        return ((await conversations.recall(conversation, form())) as Context | undefined) ?? NEW_CONVERSATION;
      } catch (cause) {
        report(cause);
        return NEW_CONVERSATION;
      }
    },
    async remember(conversation, context) {
      try {
        await conversations.remember(conversation, form(), context);
      } catch (cause) {
        report(cause);
      }
    },
  };
}
