import { createHash } from 'node:crypto';
import type { Figure, KnowledgeBase, Quote } from '../../knowledge/base.js';
import { filterIndexOf } from '../../knowledge/filter-index.js';
import type { Selection } from './bits.js';
import type { Scope } from './scope.js';

/** All of a selection, from a place on and then from the beginning. */
function* inTurn(among: Selection, begin: number): Iterable<number> {
  for (let place = among.next(begin); place >= 0; place = among.next(place + 1)) yield place;
  for (let place = among.next(0); place >= 0 && place < begin; place = among.next(place + 1)) yield place;
}

/** Where a reader's round through the record begins: another place for each, and always the same one. */
function beginOf(seed: string, among: Selection): number {
  if (among.size === 0) return 0;
  const [first = 0] = inTurn(among, createHash('sha256').update(seed).digest().readUInt32BE(0) % among.size);
  return first;
}

/** Candidates of a kind, by where they stand. */
interface Candidates<T> {
  readonly among: Selection;
  readonly begin: () => number;
  /** Where the entry stands that was shown last; -1 where it is gone. */
  readonly placeOf: (id: string) => number;
  readonly nth: (place: number) => T;
}

/**
 * The next one that was not shown, after the one that was shown last; where all of them were, the first again, and a new
 * round begins. A round goes on where it stands, so that what was shown is not gone through every day.
 */
function next<T extends { readonly id: string }>(
  { among, begin, placeOf, nth }: Candidates<T>,
  shown: readonly string[],
): { readonly picked: T; readonly round: boolean } | undefined {
  const last = shown.at(-1);
  const at = last === undefined ? -1 : placeOf(last);
  const known = new Set(shown);
  let first: T | undefined;
  for (const place of inTurn(among, at < 0 ? begin() : at + 1)) {
    const one = nth(place);
    if (!known.has(one.id)) return { picked: one, round: false };
    first ??= one;
  }
  return first && { picked: first, round: true };
}

export interface Picked {
  readonly quote: Quote | undefined;
  readonly figure: Figure | undefined;
  /** What has been shown by now. */
  readonly shown: readonly string[];
}

/** One quotation and one figure in the filter, none again before all were shown. Ids of claims hold a #, and others none. */
export function pick(kb: KnowledgeBase, scope: Scope, before: readonly string[], seed: string): Picked {
  const index = filterIndexOf(kb);
  const [amounts, owners] = [index.amounts(), index.owners()];
  const isClaim = (id: string): boolean => id.includes('#');
  const quote = next<Quote>(
    {
      among: scope.quotes,
      begin: () => beginOf(seed, scope.quotes),
      placeOf: (id) => placeIn(kb.quotes.get(id as never), kb.orderOf),
      nth: kb.nthQuote,
    },
    before.filter((id) => !isClaim(id)),
  );
  const figure = next<Figure>(
    {
      among: scope.amounts,
      // With the first figure of a pledge, which is mostly the whole of it.
      begin: () => {
        const pledge = beginOf(seed, scope.pledges);
        return Math.max(
          0,
          amounts.findIndex((nth) => owners[nth]! > pledge),
        );
      },
      placeOf: (id) => placeIn(kb.claims.get(id as never), (c) => amounts.indexOf(kb.orderOf(c))),
      nth: (i) => kb.nthClaim(amounts[i]!) as Figure,
    },
    before.filter(isClaim),
  );
  const kept = before.filter((id) => !(isClaim(id) ? figure?.round : quote?.round));
  return {
    quote: quote?.picked,
    figure: figure?.picked,
    shown: [...kept, ...[quote?.picked.id, figure?.picked.id].flatMap((id) => id ?? [])],
  };
}

const placeIn = <T>(entry: T | undefined, placeOf: (entry: T) => number): number => (entry === undefined ? -1 : placeOf(entry));
