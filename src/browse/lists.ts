import type { Facet, Labelled, Listed, Slice } from '../model/record.js';
import { fold } from '../text/tokens.js';

/** A part of a list, made as far as it is wanted. */
export function sliced<T, U>(all: readonly T[], { offset, limit }: Slice, make: (item: T) => U): Listed<U> {
  return { count: all.length, offset, limit, items: all.slice(offset, offset + limit).map(make) };
}

/** How many of the items bear each label, the most first. */
export function facet<T>(items: readonly T[], idsOf: (item: T) => Iterable<string>, labelOf: (id: string) => Labelled): Facet[] {
  const counts = new Map<string, number>();
  for (const item of items) for (const id of new Set(idsOf(item))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({ ...labelOf(id), count })).sort((a, b) => b.count - a.count || compare(a.label, b.label));
}

export const compare = (a: string, b: string): number => (fold(a) < fold(b) ? -1 : 1);

/** Whether a text holds all words of another, whatever their case and accents. Texts are folded once. */
const folded = new WeakMap<object, string>();
export function holds(entry: object, wanted: string, texts: () => readonly string[]): boolean {
  let text = folded.get(entry);
  if (text === undefined) folded.set(entry, (text = fold(texts().join('\n'))));
  return fold(wanted)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
