import type { Figure, Reading } from '../../knowledge/base.js';
import type { Block } from '../../model/answer.js';
import type { HedgeDifference } from '../../model/checked.js';
import type { SaidFigure } from '../../model/said.js';
import type { Bound } from '../../model/value.js';
import { BOUND_WORDS, MODE_WORDS } from '../format.js';
import { sentence } from '../part.js';
import type { Writer } from '../stated.js';

const UP: readonly Bound[] = ['more-than', 'at-least'];
const DOWN: readonly Bound[] = ['up-to', 'less-than', 'nearly'];
const opposed = (a: Bound | undefined, b: Bound | undefined): boolean =>
  a !== undefined && b !== undefined && ((UP.includes(a) && DOWN.includes(b)) || (DOWN.includes(a) && UP.includes(b)));

export interface HedgeCheck {
  readonly difference?: HedgeDifference;
  /** The text's hedge points the other way: the figure is not what the record says. */
  readonly opposed: boolean;
  readonly blocks: readonly Block[];
}

/** How the text hedges a figure, against how the record does: by the reading that leads among those that print it. */
export function checkHedge(w: Writer, f: Figure, readings: readonly Reading[], said: SaidFigure): HedgeCheck {
  const leading = readings.find((r) => !r.narrower) ?? readings[0]!;
  const { bound, mode } = leading.hedge;
  const stated = (of: Bound) => w.text({ en: BOUND_WORDS.en[of], fr: BOUND_WORDS.fr[of] }, f.id);
  const lost = mode !== undefined && !said.softened;
  const modeBlock = lost
    ? [sentence(w.say('modeDropped', { mode: w.text({ en: MODE_WORDS.en[mode], fr: MODE_WORDS.fr[mode] }, f.id) }))]
    : [];
  if (bound === said.bound) return { opposed: false, blocks: modeBlock, ...(lost ? { difference: 'dropped' } : {}) };
  const against = opposed(bound, said.bound) && !readings.some((r) => r.hedge.bound === said.bound);
  if (bound === undefined) return { difference: 'added', opposed: false, blocks: [sentence(w.say('hedgeAdded')), ...modeBlock] };
  if (said.bound === undefined)
    return { difference: 'dropped', opposed: false, blocks: [sentence(w.say('hedgeDropped', { bound: stated(bound) })), ...modeBlock] };
  return { difference: 'changed', opposed: against, blocks: [sentence(w.say('hedgeChanged', { bound: stated(bound) })), ...modeBlock] };
}
