import type { OrganisationId } from '../../model/ids.js';
import type { Focus } from './focus.js';
import { leadOf } from './hedged.js';
import { lengthAt, phraseAt } from './phrases.js';
import type { Named, Scene } from './scene.js';

/** Two of whom a sentence tells, in the order that it names them. */
export type Pair = readonly [OrganisationId, OrganisationId];

/** The two that a sentence names, where it names two and nobody else: whom "the former" and "the latter" may mean next. */
export function pairIn({ named, foreign, u }: Scene, people: number): Pair | undefined {
  const [one, other, ...more] = [...new Set(named.filter((n) => n.acts).map((n) => n.pledger))];
  if (one === undefined || other === undefined || more.length > 0 || foreign.length > 0 || people > 1) return undefined;
  // "Acme and Globex announced two plants. The second …" may be of a plant.
  if (u.amounts.some((a) => a.n === 2)) return undefined;
  return named.some((n) => n.acts && (n.side || n.doubtful)) ? undefined : [one, other];
}

/** Whether a word is followed by what makes a subject of it: a verb, or a figure of its own. */
function isSubject(scene: Scene, to: number): boolean {
  const { u, folds, prose } = scene;
  return phraseAt(folds, to, prose.acting) || u.amounts.some((a) => leadOf(scene, a) === to);
}

/** "The former", "the latter" as names of the two that the sentence before named. */
function ordinalsIn(scene: Scene, pair: Pair): Named[] {
  const { folds, prose, kb } = scene;
  return folds.flatMap((_, i): Named[] =>
    ([prose.former, prose.latter] as const).flatMap((list, n) => {
      const length = lengthAt(folds, i, list);
      if (length === 0 || !isSubject(scene, i + length)) return [];
      const id = pair[n]!;
      const pledges = kb.pledgesBy(id).length > 0;
      return [{ from: i, to: i + length, id, pledger: id, pledges, acts: true, side: false, doubtful: false }];
    }),
  );
}

/** A sentence with "the former" and "the latter" read as names, where the sentence before tells whose. */
export function withPair(scene: Scene, { pair }: Focus): Scene {
  const ordinals = pair ? ordinalsIn(scene, pair) : [];
  return ordinals.length === 0 ? scene : { ...scene, named: [...scene.named, ...ordinals].sort((a, b) => a.from - b.from) };
}

/** "Both will …": each of the two by itself. */
export const isOfBoth = ({ folds, prose }: Scene): boolean => {
  const length = lengthAt(folds, 0, prose.both);
  return length > 0 && phraseAt(folds, length, prose.acting);
};
