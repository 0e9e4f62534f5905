import type { Answer } from './answer.js';
import type { DigestSpot } from './digest.js';
import type { Lang } from './language.js';

/** What somebody said to the bot, whatever the platform. */
export interface Message {
  /** Turns of one conversation share it; follow-ups are understood within it. */
  readonly conversation: string;
  readonly text: string;
  /** The asker's language where the platform knows it; the question's own language wins. */
  readonly locale?: Lang;
  /** Where a digest that is asked for would go; absent where none can. */
  readonly digest?: DigestSpot;
  /** Nobody can follow up on it: its conversation need not be remembered. */
  readonly once?: true;
  /** Whoever asks wants to see how the words were taken. */
  readonly explain?: true;
}

export interface Reply {
  readonly answer: Answer;
  /** How the words were taken, what else was considered, and why it lost, for who wanted to see it. */
  readonly explain?: readonly string[];
  /** Time from message to answer, in milliseconds. */
  readonly ms: number;
  /** What makes the same answer again, as a short text that a button can carry. */
  readonly again?: () => string;
  /** It changed what others of the place get: they are told who did. */
  readonly changed?: boolean;
  /** Of a list: how many more there are, and what makes the answer that goes on with them. */
  readonly rest?: { readonly count: number; readonly again: () => string };
  /** Of a list that goes on: how many were told before, and what makes the answer that tells the last of them. */
  readonly before?: { readonly count: number; readonly again: () => string };
}

/** The one corridor: every adapter hands its messages here. */
export type Handle = (message: Message) => Promise<Reply>;

/**
 * For what was said where the bot takes part, to nobody in particular: a reply only where the record has something to
 * say. Otherwise nothing is said, and nothing of it is kept.
 */
export type Overhear = (message: Message) => Promise<Reply | undefined>;

/** The reply of a text that `Reply.again` gave; undefined where it is of another release or record. */
export type Repeat = (again: string) => Promise<Reply | undefined>;
