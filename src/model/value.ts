/**
 * How firmly and how exactly a source states a figure. A bound says on which side of the figure the truth lies;
 * a mode says whether it is promised at all. Both are printed with the figure and survive arithmetic.
 */
export const BOUNDS = ['around', 'nearly', 'at-least', 'more-than', 'up-to', 'less-than'] as const;
export type Bound = (typeof BOUNDS)[number];

export const MODES = ['could', 'aims-to', 'intends', 'expects'] as const;
export type Mode = (typeof MODES)[number];

/** What stands beside a figure in its source; nothing when the figure is stated plainly. */
export interface Hedge {
  readonly bound?: Bound;
  readonly mode?: Mode;
}

/** ISO 4217 code, or null where the source prints an amount without naming its currency. */
export type Currency = string | null;

/** An amount in whole units of its currency (euros, not millions). */
export interface Money {
  readonly currency: Currency;
  readonly amount: number;
}

/** A figure as one source states it. Several amounts of money are the same sum in several currencies, as printed together. */
export type Value =
  | { readonly kind: 'money'; readonly amounts: readonly [Money, ...Money[]] }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number; readonly currency?: Currency }
  | { readonly kind: 'percent'; readonly percent: number };

/** A day, a month or a year: `2024-05-13`, `2024-05`, `2024`. As precise as the source and no more. */
export type PartialDate = string;
