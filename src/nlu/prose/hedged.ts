import type { Bound } from '../../model/value.js';
import { isNumberWord, type Amount } from '../numbers.js';
import { lengthBefore, phraseBefore } from './phrases.js';
import type { Scene } from './scene.js';

/** Where a figure begins with its article: "a million". */
export const withArticle = ({ folds, prose }: Scene, a: { readonly from: number }): number =>
  isNumberWord(folds[a.from]!) && phraseBefore(folds, a.from, prose.articles) ? a.from - 1 : a.from;

/** The hedge right before a figure, or before its article: "over a million". */
export function hedgeBefore(scene: Scene, a: Pick<Amount, 'from' | 'bound'>): { from: number; bound: Bound } | undefined {
  const from = withArticle(scene, a);
  const span = scene.u.spans.find((s) => s.to === from && s.meanings.some((m) => m.kind === 'bound'));
  const bound = a.bound ?? span?.meanings.find((m) => m.kind === 'bound')?.bound;
  return bound && { from: span?.from ?? from, bound };
}

/** Where a figure begins with all that leads it: its article, its hedge, "only", "a further". */
export function leadOf(scene: Scene, a: Pick<Amount, 'from' | 'bound'>): number {
  let from = hedgeBefore(scene, a)?.from ?? withArticle(scene, a);
  for (let n = lengthBefore(scene.folds, from, scene.prose.leads); n > 0; n = lengthBefore(scene.folds, from, scene.prose.leads)) from -= n;
  return from;
}
