import type { Claim, KnowledgeBase } from '../../knowledge/base.js';
import { dayNumber, filterIndexOf } from '../../knowledge/filter-index.js';
import type { Scope } from './scope.js';

const DAYS_AHEAD = 30;
const DAY = 86_400_000;

/** What is due: the first of it, the earliest first, and how much there is. */
export interface DueSoon {
  readonly first: readonly Claim[];
  readonly count: number;
}

/** Where the first pair begins whose day is this one or later. */
function pairFrom(pairs: Uint32Array, day: number): number {
  let low = 0;
  let high = pairs.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pairs[middle * 2]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Claims of a scope that are due from today on, in the coming thirty days. */
export function dueFrom(kb: KnowledgeBase, scope: Scope, today: string, most: number): DueSoon {
  const { ahead } = filterIndexOf(kb);
  const last = new Date(Date.parse(`${today}T00:00:00Z`) + DAYS_AHEAD * DAY).toISOString().slice(0, 10);
  const [pairs, end] = [ahead(), dayNumber(last)];
  const first: number[] = [];
  let count = 0;
  for (let i = scope.ahead.next(pairFrom(pairs, dayNumber(today))); i >= 0 && pairs[i * 2]! <= end; i = scope.ahead.next(i + 1)) {
    count += 1;
    if (first.length < most) first.push(pairs[i * 2 + 1]!);
  }
  return { first: first.map(kb.nthClaim), count };
}
