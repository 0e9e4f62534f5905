import type { SaidDate, SaidFigure } from '../../model/said.js';
import type { Focus } from './focus.js';
import { hasPhrase } from './phrases.js';
import { textOf, type Scene } from './scene.js';
import { whoseIs } from './whose.js';

/** The figure that a date is told with: the nearest before it, or the first of a sentence that it opens. */
const besideOf = (figures: readonly SaidFigure[], start: number): SaidFigure | undefined =>
  figures.findLast((f) => f.start < start) ?? figures[0];

/** The dates of a sentence. */
export function datesIn(scene: Scene, focus: Focus, figures: readonly SaidFigure[]): SaidDate[] {
  const { u, folds, prose, frame } = scene;
  return u.dates.map((d): SaidDate => {
    const { from, to, ...when } = d;
    const start = u.words[from]!.start;
    const before = folds.slice(Math.max(0, from - 4), from);
    const ends = hasPhrase(before, prose.ends);
    const open = !ends && (hasPhrase(before.slice(-3), prose.since) || hasPhrase(folds.slice(to, to + 1), prose.since));
    const figure = besideOf(figures, start);
    return {
      kind: 'date',
      text: textOf(scene, d),
      start,
      ...when,
      whose: whoseIs(scene, { from, to }, focus),
      due: !open && (ends || hasPhrase(before, prose.due)),
      open,
      ...(figure ? { figure } : {}),
      eventNamed: scene.event !== undefined,
      terms: frame.terms.filter((t) => !t.light && !t.keys.some((k) => k.startsWith('#organisation:') || k.startsWith('#person:'))),
    };
  });
}
