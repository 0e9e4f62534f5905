import { ActivityTypes, type Activity } from 'botbuilder';
import { CARD_TYPE, type TeamsMessage } from '../../render/teams/kit.js';
import type { Connect } from './connectors.js';
import { deliver, type Delivery, type Patience, type Posting, type Wire } from './deliver.js';
import type { Queues } from './queue.js';

/** Where a message goes. */
export interface To {
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly bot: { readonly id: string; readonly name?: string };
  /** The message that it answers. */
  readonly replyTo?: string | undefined;
}

/** How long Teams may take to take a message, in milliseconds. */
const WITHIN = 15_000;

function activityOf({ conversation, bot, replyTo }: To, { text, entities, card, rated }: TeamsMessage): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    channelId: 'msteams',
    from: { id: bot.id, name: bot.name ?? '' },
    conversation: { id: conversation } as Activity['conversation'],
    ...(replyTo === undefined ? {} : { replyToId: replyTo }),
    text,
    textFormat: 'markdown',
    ...(entities.length > 0 ? { entities: entities as unknown as Activity['entities'] & object } : {}),
    ...(card ? { attachments: [{ contentType: CARD_TYPE, content: card }] } : {}),
    ...(rated ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
  };
}

/** Refusals that are about what a message is made of: its words may still be taken. */
const aboutForm = (why: string): boolean => /^http (400|413)\b/.test(why);

/** The message in forms from the richest to the plainest. An answer that Teams would not show is an answer lost. */
const formsOf = (message: TeamsMessage): TeamsMessage[] => {
  const { card, ...words } = message;
  return [message, ...(card ? [words] : []), ...(message.entities.length > 0 ? [{ ...words, entities: [], rated: false }] : [])];
};

export type Post = (to: To, message: TeamsMessage, unclear: Delivery['unclear']) => Promise<Posting>;

export interface Posts {
  readonly post: Post;
  /** A sign that somebody is being answered: it is no loss where it does not arrive. */
  typing(to: To): Promise<void>;
}

export function createPosts(wire: Wire, queues: Queues, connect: Connect, patience?: Patience): Posts {
  async function give(to: To, activity: Partial<Activity>): Promise<{ id: string }> {
    const { conversations } = await connect(to.serviceUrl);
    // The SDK's own timeout holds up the end of the process where a connection fails.
    const options = { abortSignal: AbortSignal.timeout(WITHIN) };
    const { id } =
      to.replyTo === undefined
        ? await conversations.sendToConversation(to.conversation, activity, options)
        : await conversations.replyToActivity(to.conversation, to.replyTo, activity, options);
    return { id: id ?? '' };
  }
  return {
    post: (to, message, unclear) =>
      queues.run(to.conversation, async (turn) => {
        const how: Delivery = { ...wire, unclear, ...(patience ? { patience } : {}) };
        let posting: Posting | undefined;
        for (const form of formsOf(message)) {
          posting = await deliver(async () => {
            await turn();
            return give(to, activityOf(to, form));
          }, how);
          if (posting.kind !== 'refused' || !aboutForm(posting.why)) break;
        }
        return posting!;
      }),
    async typing(to) {
      // Where others wait already, it would only take the place of an answer.
      if (!queues.idle(to.conversation)) return;
      const { bot, conversation } = to;
      const activity = { type: ActivityTypes.Typing, from: { id: bot.id, name: bot.name ?? '' }, conversation: { id: conversation } };
      await queues
        .run(conversation, async (turn) => {
          await turn();
          await give(to, activity as Partial<Activity>);
        })
        .catch(() => undefined);
    },
  };
}
