import type { Answered } from '../answers/answer.js';
import type { Answer } from '../model/answer.js';
import type { PledgeId } from '../model/ids.js';

/** A list of pledges that is longer than its answer: all of them, and how many of the first the answer shows. */
export interface LongList {
  readonly pledges: readonly PledgeId[];
  readonly shown: number;
}

/** The list that an answer begins; undefined where it shows all there is, or something else. */
export function longList({ answer, queries, abouts }: Answered): LongList | undefined {
  const [query, ...others] = queries;
  const pledges = abouts[0]?.pledges ?? [];
  const items = answer.blocks.filter((b) => b.kind === 'item');
  if (query?.act !== 'list' || others.length > 0 || items.length === 0 || items.length >= pledges.length) return undefined;
  // Each item is the pledge in its place: a list of something else has no such rest.
  const inOrder = items.every(({ spans }, i) => spans.some((s) => s.kind === 'stated' && s.from.includes(pledges[i]!)));
  return inOrder ? { pledges, shown: items.length } : undefined;
}

/** What a list is narrowed to, so that it goes on after so many. */
export function after({ pledges }: LongList, from: number): readonly PledgeId[] {
  const left = pledges.slice(from);
  // Among one is taken for a subject, not for a list.
  return left.length === 1 ? [left[0]!, left[0]!] : left;
}

/** The answer without the sentence that counts a list: it counts the whole, and was said with its first part. */
export function withoutHead(answer: Answer): Answer {
  const [head, ...blocks] = answer.blocks;
  return head?.kind === 'sentence' && blocks.length > 0 ? { ...answer, blocks } : answer;
}
