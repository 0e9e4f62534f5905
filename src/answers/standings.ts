import type { Figure, KnowledgeBase, Pledge } from '../knowledge/base.js';
import type { MeasureId } from '../model/ids.js';
import type { Currency } from '../model/value.js';
import { amountOf, shown } from './claims.js';
import { commonCurrencies, termIn } from './compute.js';

/** A pledge and what it is ranked by. */
export interface Ranked {
  readonly p: Pledge;
  readonly f: Figure;
  readonly n: number;
}

/** Pledges in order of a figure, most first, and those that have none to be ranked by. */
export interface Standings {
  readonly rows: readonly Ranked[];
  readonly left: readonly Pledge[];
  /** Of those, the ones that print an amount all the same: in another currency, or in none. */
  readonly unplaced: readonly { readonly p: Pledge; readonly f: Figure }[];
}

/** By list of pledges, and by what they are ranked by: a list that filters leave again is ranked once. */
const made = new WeakMap<readonly Pledge[], Map<string, Standings>>();
const counted = new WeakMap<readonly Pledge[], readonly Pledge[]>();
const outside = new WeakMap<readonly Pledge[], readonly Pledge[]>();

/** Pledges in order of a measure, or of money in a currency; without one, in the one that most of them print. */
export function standingsOf(kb: KnowledgeBase, pledges: readonly Pledge[], measure?: MeasureId, currency?: Currency): Standings {
  const known = made.get(pledges) ?? new Map<string, Standings>();
  made.set(pledges, known);
  const key = JSON.stringify([measure, currency]);
  const seen = known.get(key) ?? rank(kb, pledges, measure, currency);
  known.set(key, seen);
  return seen;
}

function rank(kb: KnowledgeBase, pledges: readonly Pledge[], measure: MeasureId | undefined, currency: Currency | undefined): Standings {
  const rows: Ranked[] = [];
  const left: Pledge[] = [];
  const figures = pledges.map((p) => ({ p, f: amountOf(kb, p, measure) }));
  const asked = measure ? undefined : currency !== undefined ? currency : mostPrinted(figures.flatMap(({ f }) => f ?? []))[0];
  for (const { p, f } of figures) {
    const n = f && f.readings.length > 0 ? standing(f, asked) : undefined;
    if (f && n !== undefined) rows.push({ p, f, n });
    else left.push(p);
  }
  const unplaced = left.flatMap((p) => {
    const f = amountOf(kb, p);
    return f && f.readings.length > 0 ? [{ p, f }] : [];
  });
  return { rows: rows.sort((a, b) => b.n - a.n), left, unplaced };
}

/** What a figure is ranked by: its number, or the middle of its range. */
export function standing(f: Figure, currency: Currency | undefined): number | undefined {
  const term = termIn(f, currency);
  if (term) return term.n;
  const value = shown(f)?.value;
  return value?.kind === 'range' && value.currency === currency ? (value.from + value.to) / 2 : undefined;
}

/** The currency that most of them print. */
export function mostPrinted(figures: readonly Figure[]): string[] {
  const counts = new Map<string, number>();
  for (const f of figures) for (const c of commonCurrencies([f])) counts.set(c, (counts.get(c) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 1)
    .map(([c]) => c);
}

/** Those of a list that do not count in the event's total: for the same list, the same. */
export function outsideIn(pledges: readonly Pledge[]): readonly Pledge[] {
  const out = outside.get(pledges) ?? pledges.filter((p) => p.inEventTotal === false);
  outside.set(pledges, out);
  return out;
}

/** Those of a list that count in the event's total; all of them where none does. */
export function countedIn(pledges: readonly Pledge[]): readonly Pledge[] {
  const inTotal = counted.get(pledges) ?? pledges.filter((p) => p.inEventTotal !== false);
  counted.set(pledges, inTotal);
  return inTotal.length > 0 ? inTotal : pledges;
}
