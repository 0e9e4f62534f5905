import { answer } from '../answers/answer.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Clock } from '../model/clock.js';
import type { Handle } from '../model/message.js';
import { advance, NO_FOCUS } from '../nlu/context.js';
import { understand } from '../nlu/understand.js';
import type { Memory } from './memory.js';

export interface Ports {
  /** The knowledge of this moment: it is swapped whole when the folder changes. */
  readonly knowledge: () => KnowledgeBase;
  readonly memory: Memory;
  readonly clock: Clock;
  /** The version of this program, for the answer's id. */
  readonly release: string;
}

/** The one corridor: every message of every platform goes through here, and comes back as a reply. */
export function createHandle({ knowledge, memory, clock, release }: Ports): Handle {
  return async (message) => {
    const from = clock.now().getTime();
    const kb = knowledge();
    const context = await memory.recall(message.conversation);
    const { lang, questions, explain } = understand(message.text, kb, context, message.locale);
    const seen = { quotes: context.focus.quotes, organisations: context.focus.organisations };
    const {
      answer: made,
      queries,
      abouts,
    } = answer(
      questions.map((q) => q.query),
      kb,
      lang,
      seen,
      release,
    );
    const next = queries.reduce((c, query, i) => advance(c, query, { ...NO_FOCUS, ...abouts[i] }), context);
    await memory.remember(message.conversation, next);
    return { answer: made, explain, ms: clock.now().getTime() - from };
  };
}
