import { createHash } from 'node:crypto';
import type { Figure, KnowledgeBase, Quote } from '../../knowledge/base.js';
import type { OrganisationId } from '../../model/ids.js';
import { isMain } from '../claims.js';
import type { Scope } from './scope.js';

/** More quotations than these are not looked through one by one. */
const MANY = 2000;

/** Where a reader's round through the record begins: another place for each, and always the same one. */
const beginOf = (seed: string, of: number): number => (of === 0 ? 0 : createHash('sha256').update(seed).digest().readUInt32BE(0) % of);

/** Things in turn, from a place of the reader's own on. */
function* inTurn<T>(count: number, nth: (i: number) => T, seed: string): Iterable<T> {
  const begin = beginOf(seed, count);
  for (let i = 0; i < count; i += 1) yield nth((begin + i) % count);
}

/** The next one that was not shown; where all of them were, the first again, and a new round begins. */
function next<T extends { readonly id: string }>(
  all: () => Iterable<T>,
  shown: ReadonlySet<string>,
): { readonly picked: T; readonly round: boolean } | undefined {
  let first: T | undefined;
  for (const one of all()) {
    first ??= one;
    if (!shown.has(one.id)) return { picked: one, round: false };
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
  // Of few pledges, those who pledge are looked up: among a hundred thousand quotations theirs are far between.
  const { few } = scope;
  const own = few && kb.quotes.size > MANY ? [...new Set(few.flatMap((p) => kb.quotesFrom(p.by as OrganisationId)))] : undefined;
  function* quotes(): Iterable<Quote> {
    const all = own ? inTurn(own.length, (i) => own[i]!, seed) : inTurn(kb.quotes.size, (i) => kb.nthQuote(i), seed);
    for (const q of all) if (scope.quote(q)) yield q;
  }
  function* figures(): Iterable<Figure> {
    const pledges = scope.pledges;
    const owners = pledges
      ? inTurn(pledges.length, (i) => kb.claimsOf(pledges[i]!.id), seed)
      : inTurn(kb.claims.size, (i) => [kb.nthClaim(i)], seed);
    for (const claims of owners)
      for (const c of claims)
        if (c.kind === 'figure' && c.readings.length > 0 && c.pledge !== undefined && isMain(c) && scope.claim(c)) yield c;
  }
  const shown = new Set(before);
  const quote = next(quotes, shown);
  const figure = next(figures, shown);
  const kept = before.filter((id) => !(id.includes('#') ? figure?.round : quote?.round));
  return {
    quote: quote?.picked,
    figure: figure?.picked,
    shown: [...kept, ...[quote?.picked.id, figure?.picked.id].flatMap((id) => id ?? [])],
  };
}
