import type { Answered } from '../answers/answer.js';
import type { Answer } from '../model/answer.js';
import type { Recipe } from './again.js';

/** What goes on with a list of pledges that shows its first ones: the same question, among those that it did not show. */
export function restOf({ answer, queries, abouts }: Answered, recipe: Recipe): { count: number; recipe: Recipe } | undefined {
  const [query, ...others] = queries;
  const pledges = abouts[0]?.pledges ?? [];
  const items = answer.blocks.filter((b) => b.kind === 'item');
  if (query?.act !== 'list' || others.length > 0 || items.length === 0 || items.length >= pledges.length) return undefined;
  // Each item is the pledge in its place: a list of something else has no such rest.
  const shown = items.every(({ spans }, i) => spans.some((s) => s.kind === 'stated' && s.from.includes(pledges[i]!)));
  if (!shown) return undefined;
  const left = pledges.slice(items.length);
  // Among one is taken for a subject, not for a list.
  const within = left.length === 1 ? [left[0]!, left[0]!] : left;
  return { count: left.length, recipe: { ...recipe, goesOn: true, queries: [{ ...query, within }] } };
}

/** The answer without the sentence that counts a list: it counts the whole, and was said with its first part. */
export function withoutHead(answer: Answer): Answer {
  const [head, ...blocks] = answer.blocks;
  return head?.kind === 'sentence' && blocks.length > 0 ? { ...answer, blocks } : answer;
}
