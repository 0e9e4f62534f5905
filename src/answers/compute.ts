import type { Figure } from '../knowledge/base.js';
import { MODES, type Bound, type Currency, type Hedge, type Mode } from '../model/value.js';
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
  /** Whether it is promised at all, or only could be. */
  readonly mode?: Mode | undefined;
}

export interface Result {
  readonly n: number;
  readonly hedge: Hedge;
  /** Rounded, beside a bound. */
  readonly about?: boolean;
}

/** The figure of a claim as one number in one currency (or as a count); undefined where it is none. */
export function termIn(figure: Figure, currency: Currency | undefined): Term | undefined {
  const s = shown(figure, currency ?? undefined);
  if (!s) return undefined;
  if (s.value.kind === 'money') {
    const amount = s.value.amounts.find((m) => m.currency === currency);
    return amount ? { figure, shown: s, n: amount.amount, bound: s.hedge.bound, mode: s.hedge.mode } : undefined;
  }
  return s.value.kind === 'count' && currency === undefined
    ? { figure, shown: s, n: s.value.count, bound: s.hedge.bound, mode: s.hedge.mode }
    : undefined;
}

const UPWARD: readonly Bound[] = ['more-than', 'at-least'];
const DOWNWARD: readonly Bound[] = ['up-to', 'less-than', 'nearly'];

function combine(bounds: readonly (Bound | undefined)[]): Hedge {
  const given = bounds.filter((b): b is Bound => b !== undefined);
  if (given.length === 0) return {};
  if (given.every((b) => UPWARD.includes(b))) return { bound: given.includes('more-than') ? 'more-than' : 'at-least' };
  if (given.every((b) => DOWNWARD.includes(b)))
    return { bound: given.every((b) => b === 'nearly') ? 'nearly' : given.includes('less-than') ? 'less-than' : 'up-to' };
  return { bound: 'around' };
}

const OPPOSITE: Record<Bound, Bound> = {
  'more-than': 'less-than',
  'at-least': 'up-to',
  'up-to': 'at-least',
  'less-than': 'more-than',
  nearly: 'more-than',
  around: 'around',
};
const opposite = (b: Bound | undefined): Bound | undefined => (b ? OPPOSITE[b] : undefined);

/** What could be is no more certain once it is added to something: the softest mode of all. */
function softest(terms: readonly Term[]): Hedge {
  const mode = MODES.find((m) => terms.some((t) => t.mode === m));
  return mode ? { mode } : {};
}

export const sum = (terms: readonly Term[]): Result => ({
  n: round(terms.reduce((n, t) => n + t.n, 0)),
  hedge: { ...combine(terms.map((t) => t.bound)), ...softest(terms) },
});
export const difference = (a: Term, b: Term): Result => ({
  n: round(a.n - b.n),
  hedge: { ...combine([a.bound, opposite(b.bound)]), ...softest([a, b]) },
});

/**
 * To one decimal place. What is rounded says "about": alone where nothing bounds it, and beside its bound where something
 * does ("less than about 3.3" of 3.333).
 */
function rounded(exact: number, hedge: Hedge): Result {
  const n = Math.round(exact * 10) / 10;
  if (Math.abs(exact - n) < 1e-9) return { n, hedge };
  return hedge.bound ? { n, hedge, about: true } : { n, hedge: { ...hedge, bound: 'around' } };
}

export const ratio = (a: Term, b: Term): Result => rounded(a.n / b.n, { ...combine([a.bound, opposite(b.bound)]), ...softest([a, b]) });
/** One amount for each of what is counted, to three digits. */
export const quotient = (a: Term, b: Term): Result => {
  const exact = a.n / b.n;
  const n = Number(exact.toPrecision(3));
  const hedge = { ...combine([a.bound, opposite(b.bound)]), ...softest([a, b]) };
  return Math.abs(exact - n) < 1e-9 || hedge.bound ? { n, hedge } : { n, hedge: { ...hedge, bound: 'around' } };
};
/** A share in percent. */
export const share = (a: Term, b: Term): Result =>
  rounded((a.n / b.n) * 100, { ...combine([a.bound, opposite(b.bound)]), ...softest([a, b]) });
export const average = (terms: readonly Term[]): Result => {
  const total = sum(terms);
  // An average is no more exact than three digits.
  return {
    n: Number((total.n / terms.length).toPrecision(3)),
    hedge: total.hedge.bound ? total.hedge : { ...total.hedge, bound: 'around' },
  };
};

/** Cents are kept and binary dust is not. */
const round = (n: number): number => Math.round(n * 100) / 100;

/** Currencies that every figure is printed in, the one of the first first. */
export function commonCurrencies(figures: readonly Figure[]): string[] {
  const sets = figures.map(
    (f) =>
      new Set(
        f.readings.flatMap((r) => (r.value.kind === 'money' ? r.value.amounts.flatMap((m) => (m.currency ? [m.currency] : [])) : [])),
      ),
  );
  return [...(sets[0] ?? [])].filter((c) => sets.every((s) => s.has(c)));
}
