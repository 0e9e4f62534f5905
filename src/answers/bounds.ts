import type { Bound } from '../model/value.js';

interface Bounded {
  readonly n: number;
  readonly bound?: Bound | undefined;
}

/** How far from "around 100" a figure may lie and still be it. */
const NEAR = 0.05;

/** The least and the most that a figure can be. */
function range({ n, bound }: Bounded): { least: number; most: number } {
  if (bound === 'more-than' || bound === 'at-least') return { least: n, most: Infinity };
  if (bound === 'less-than' || bound === 'up-to') return { least: 0, most: n };
  if (bound === 'around' || bound === 'nearly') return { least: n * (1 - NEAR), most: n * (1 + NEAR) };
  return { least: n, most: n };
}

/**
 * Whether a stated figure lies within a bound that somebody asks about ("at least a billion?"). What is stated as "more
 * than 3,000" neither confirms nor denies "fewer than 5,000".
 */
export function within(stated: Bounded, asked: Bounded): 'yes' | 'no' | 'unknown' {
  const { least, most } = range(stated);
  if (asked.bound === 'more-than' || asked.bound === 'at-least') return least >= asked.n ? 'yes' : most < asked.n ? 'no' : 'unknown';
  if (asked.bound === 'less-than' || asked.bound === 'up-to') return most <= asked.n ? 'yes' : least >= asked.n ? 'no' : 'unknown';
  return 'unknown';
}
