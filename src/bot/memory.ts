import { NEW_CONVERSATION, type Context } from '../nlu/context.js';

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
