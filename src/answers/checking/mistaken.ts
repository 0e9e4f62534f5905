import type { Claim, Figure } from '../../knowledge/base.js';
import type { Block } from '../../model/answer.js';
import type { SaidFigure } from '../../model/said.js';
import { figureSentence } from '../figures.js';
import { sentence } from '../part.js';
import { printsNumber } from './equal.js';
import type { Bench } from './held.js';

/** Below this, the same number for two things is chance. */
const TELLING = 50;

/** What the record counts by the number that a text gives for something else: "a million jobs" of a million people to be trained. */
export function mistakenFor(said: SaidFigure, { w }: Bench, claims: readonly Claim[]): Block[] {
  if (said.money || said.n < TELLING || said.bars.length > 0) return [];
  const meant = claims.find(
    (c): c is Figure =>
      c.kind === 'figure' && !c.beside && !said.measures.includes(c.measure) && c.readings.some((r) => printsNumber(r, said)),
  );
  const told = meant && figureSentence(w, meant);
  return told ? [sentence(w.say('thatNumberIs')), told] : [];
}
