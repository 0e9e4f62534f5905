import type { Figure } from '../knowledge/base.js';
import type { Bound, Currency, Hedge } from '../model/value.js';
import { shown, type Shown } from './claims.js';

/**
 * Arithmetic over what sources print. A bound survives it: a sum with a "more than" is "more than"; something less a
 * "more than" is "less than". Where bounds pull both ways the result is "around".
 */
export interface Term {
  readonly figure: Figure;
  readonly shown: Shown;
  readonly n: number;
  readonly bound: Bound | undefined;
}

export interface Result {
  readonly n: number;
  readonly hedge: Hedge;
}

/** The figure of a claim as one number in one currency (or as a count); undefined where it is none. */
export function termIn(figure: Figure, currency: Currency | undefined): Term | undefined {
  const s = shown(figure, currency ?? undefined);
  if (!s) return undefined;
  if (s.value.kind === 'money') {
    const amount = s.value.amounts.find((m) => m.currency === currency);
    return amount ? { figure, shown: s, n: amount.amount, bound: s.hedge.bound } : undefined;
  }
  return s.value.kind === 'count' && currency === undefined ? { figure, shown: s, n: s.value.count, bound: s.hedge.bound } : undefined;
}

const UPWARD: readonly Bound[] = ['more-than', 'at-least'];
const DOWNWARD: readonly Bound[] = ['up-to', 'less-than', 'nearly'];

function combine(bounds: readonly (Bound | undefined)[]): Hedge {
  const given = bounds.filter((b): b is Bound => b !== undefined);
  if (given.length === 0) return {};
  if (given.every((b) => UPWARD.includes(b))) return { bound: given.includes('more-than') ? 'more-than' : 'at-least' };
  if (given.every((b) => DOWNWARD.includes(b))) return { bound: given.every((b) => b === 'nearly') ? 'nearly' : given.includes('less-than') ? 'less-than' : 'up-to' };
  return { bound: 'around' };
}

const OPPOSITE: Record<Bound, Bound> = { 'more-than': 'less-than', 'at-least': 'up-to', 'up-to': 'at-least', 'less-than': 'more-than', nearly: 'more-than', around: 'around' };
const opposite = (b: Bound | undefined): Bound | undefined => (b ? OPPOSITE[b] : undefined);

export const sum = (terms: readonly Term[]): Result => ({ n: round(terms.reduce((n, t) => n + t.n, 0)), hedge: combine(terms.map((t) => t.bound)) });
export const difference = (a: Term, b: Term): Result => ({ n: round(a.n - b.n), hedge: combine([a.bound, opposite(b.bound)]) });

/** A quotient, to one decimal place; "around" as soon as it is rounded and nothing else bounds it. */
export function ratio(a: Term, b: Term): Result {
  const exact = a.n / b.n;
  const n = Math.round(exact * 10) / 10;
  const hedge = combine([a.bound, opposite(b.bound)]);
  return { n, hedge: hedge.bound ? hedge : Math.abs(exact - n) > 1e-9 ? { bound: 'around' } : {} };
}
/** A share in percent, to one decimal place. */
export function share(a: Term, b: Term): Result {
  const exact = (a.n / b.n) * 100;
  const n = Math.round(exact * 10) / 10;
  const hedge = combine([a.bound, opposite(b.bound)]);
  return { n, hedge: hedge.bound ? hedge : Math.abs(exact - n) > 1e-9 ? { bound: 'around' } : {} };
}
export const average = (terms: readonly Term[]): Result => {
  const total = sum(terms);
  return { n: round(total.n / terms.length), hedge: total.hedge.bound ? total.hedge : { bound: 'around' } };
};

/** Cents are kept and binary dust is not. */
const round = (n: number): number => Math.round(n * 100) / 100;

/** Currencies that every figure is printed in, the one of the first first. */
export function commonCurrencies(figures: readonly Figure[]): string[] {
  const sets = figures.map((f) => new Set(f.readings.flatMap((r) => (r.value.kind === 'money' ? r.value.amounts.flatMap((m) => (m.currency ? [m.currency] : [])) : []))));
  return [...(sets[0] ?? [])].filter((c) => sets.every((s) => s.has(c)));
}
