import type { Answer } from './answer.js';
import type { Lang } from './language.js';

/** What somebody said to the bot, whatever the platform. */
export interface Message {
  /** Turns of one conversation share it; follow-ups are understood within it. */
  readonly conversation: string;
  readonly text: string;
  /** The asker's language where the platform knows it; the question's own language wins. */
  readonly locale?: Lang;
}

export interface Reply {
  readonly answer: Answer;
  /** How the words were taken, what else was considered, and why it lost: lines for `--explain` and failing tests. */
  readonly explain: readonly string[];
  /** Time from message to answer, in milliseconds. */
  readonly ms: number;
}

/** The one corridor: every adapter hands its messages here. */
export type Handle = (message: Message) => Promise<Reply>;
