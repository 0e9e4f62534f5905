import type { SaidDate } from '../../model/said.js';
import type { Focus } from './focus.js';
import { hasPhrase } from './phrases.js';
import { textOf, type Scene } from './scene.js';
import { whoseIs } from './whose.js';

/** The dates of a sentence. */
export function datesIn(scene: Scene, focus: Focus): SaidDate[] {
  return scene.u.dates.map((d): SaidDate => {
    const { from, to, ...when } = d;
    return {
      kind: 'date',
      text: textOf(scene, d),
      start: scene.u.words[from]!.start,
      ...when,
      whose: whoseIs(scene, { from, to }, focus),
      due: hasPhrase(scene.folds.slice(Math.max(0, from - 4), from), scene.prose.due),
      eventNamed: scene.event !== undefined,
      terms: scene.frame.terms.filter((t) => !t.light && !t.keys.some((k) => k.startsWith('#organisation:') || k.startsWith('#person:'))),
    };
  });
}
