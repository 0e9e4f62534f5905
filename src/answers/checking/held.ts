import type { KnowledgeBase } from '../../knowledge/base.js';
import type { Block } from '../../model/answer.js';
import type { HedgeDifference, Verdict, WordRun } from '../../model/checked.js';
import type { Writer } from '../stated.js';

/** What came of holding one thing that a text says against the record. */
export interface Held {
  readonly verdict: Verdict;
  readonly blocks: readonly Block[];
  readonly hedge?: HedgeDifference;
  readonly words?: readonly WordRun[];
}

/** Where it is held: the record, and the writer that alone can put a fact of it into words. */
export interface Bench {
  readonly kb: KnowledgeBase;
  readonly w: Writer;
}

export const held = (verdict: Verdict, ...blocks: readonly (Block | undefined)[]): Held => ({
  verdict,
  blocks: blocks.filter((b): b is Block => b !== undefined),
});
