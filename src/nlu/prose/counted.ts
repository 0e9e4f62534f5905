import type { MeasureId } from '../../model/ids.js';
import type { SaidFigure } from '../../model/said.js';
import type { Amount } from '../numbers.js';
import type { Span } from '../utterance.js';
import { phraseAt, phraseBefore } from './phrases.js';
import type { Scene } from './scene.js';

/** How far from its figure a word for what is counted may stand. */
const NEAR = 6;
/** Below this, a number that counts nothing of the record is a way of speaking: "two of them". */
export const TELLING = 12;

/** What a figure may count, by the word nearest to it. */
export interface Near {
  readonly ids: readonly MeasureId[];
  readonly distance: number;
}

/** "Announced" and "pledged" tell how a figure came to be known, and not what it counts. */
export const isOfAnnouncing = (s: Span): boolean =>
  s.meanings.some((m) => m.kind === 'concept' && ['announced', 'pledge', 'announcement'].includes(m.concept));

/** The word for what is counted that stands nearest to a figure, not beyond another figure. */
function byWord(scene: Scene, a: Amount, others: readonly Amount[]): Near | undefined {
  const left = Math.max(0, ...others.filter((o) => o.to <= a.from).map((o) => o.to));
  const right = Math.min(scene.folds.length, ...others.filter((o) => o.from >= a.to).map((o) => o.from));
  const near = scene.frame.measures.flatMap(({ span, ids }): Near[] => {
    if (isOfAnnouncing(span)) return [];
    if (span.from >= a.to && span.from < right) return [{ ids, distance: span.from - a.to }];
    // A verb before its figure counts as much as a noun after it: "will train 600 apprentices".
    if (span.to <= a.from && span.from >= left) return [{ ids, distance: a.from - span.to + 0.5 }];
    return [];
  });
  return near.filter((n) => n.distance <= NEAR).sort((x, y) => x.distance - y.distance)[0];
}

const isBare = (a: Amount): boolean => !a.scaled && !a.percent && a.currency === undefined;

/** How many figures may share one noun after the last of them. */
const SHARING = 8;

/** In "45, 200 and 100 jobs" the first two count what the last one does. */
function byNext(scene: Scene, a: Amount, others: readonly Amount[], most = SHARING): Near | undefined {
  const next = others.find((o) => o.from >= a.to);
  if (most === 0 || !next || !isBare(a) || next.currency !== undefined) return undefined;
  const between = scene.folds.slice(a.to, next.from);
  if (between.length > 1 || (between.length === 1 && !phraseAt(between, 0, scene.prose.joints))) return undefined;
  const rest = others.filter((o) => o !== next);
  return byWord(scene, next, rest) ?? byNext(scene, next, rest, most - 1);
}

/** "3,000 jobs, on top of the 2,000": a bare number counts what the one before it does. */
function byLast(a: Amount, last: SaidFigure | undefined): Near | undefined {
  return last && !last.money && last.measures.length > 0 && a.n > TELLING && isBare(a) ? { ids: last.measures, distance: NEAR } : undefined;
}

/** What a figure counts, as far as the words around it tell; `last` is the figure before it in the sentence. */
export function countedNear(scene: Scene, a: Amount, others: readonly Amount[], last: SaidFigure | undefined): Near | undefined {
  const word = byWord(scene, a, others);
  const again = phraseBefore(scene.folds, a.from, scene.prose.definite) && (word?.distance ?? NEAR) > 1 ? byLast(a, last) : undefined;
  return byNext(scene, a, others) ?? again ?? word ?? byLast(a, last);
}

const unitOf = (scene: Scene, id: MeasureId) => scene.kb.measures.get(id)?.unit;

/** Whether an amount is money: by its currency, or as a large one that counts nothing else. */
export function isMoney(scene: Scene, a: Amount, near: Near | undefined): boolean {
  if (a.currency !== undefined) return true;
  if (a.percent || !a.scaled || a.n < 1e6) return false;
  const people = scene.frame
    .of('concept')
    .some(({ span, meanings }) => span.from >= a.to && span.from - a.to <= 2 && meanings.some((m) => m.concept === 'people'));
  return !people && !(near && near.distance <= 2 && near.ids.every((id) => unitOf(scene, id) !== 'money'));
}

/** The measures that a figure may be of. A number in words needs its noun beside it. */
export function measuresOf(scene: Scene, a: Amount, near: Near | undefined, money: boolean, spelt: boolean): MeasureId[] {
  if (!near || (!money && !a.percent && spelt && near.distance >= 2)) return [];
  return near.ids.filter((id) => (unitOf(scene, id) === 'money') === money && (unitOf(scene, id) === 'percent') === (a.percent ?? false));
}
