import type { PersonId } from '../../model/ids.js';
import type { Speaker } from '../../model/said.js';
import type { Focus } from './focus.js';
import type { SaidPerson } from './names.js';
import { hasPhrase, phraseAt } from './phrases.js';
import type { Scene } from './scene.js';

/** How far from its verb whoever speaks may stand. */
const BESIDE = 10;

interface Candidate {
  readonly at: number;
  readonly to: number;
  readonly speaker: Speaker;
}

const distance = (verb: number, c: { at: number; to: number }): number => (c.to <= verb ? verb - c.to : c.at - verb);

/** Verbs of speech by place: by the list, or by the grammar's own concept. */
function speechVerbs({ folds, prose, u }: Scene): number[] {
  const said = (i: number) => u.spans.some((s) => s.from === i && s.meanings.some((m) => m.kind === 'concept' && m.concept === 'said'));
  return folds.flatMap((_, i) => (phraseAt(folds, i, prose.speech) || said(i) ? [i] : []));
}

/**
 * Who speaks, by the sentence that a quotation stands in: whoever is nearest to a verb of speech. `before` is what
 * stands before the words, where a name and a colon tell it too ("Roe: “…”").
 */
export function speakerIn(scene: Scene, people: readonly SaidPerson[], focus: Focus, before: string): Speaker {
  const verbs = speechVerbs(scene);
  const persons = people.map(
    (p): Candidate => ({
      at: p.from,
      to: p.to,
      speaker: p.near
        ? { kind: 'foreign', name: scene.u.text.slice(scene.u.words[p.from]!.start, scene.u.words[p.to - 1]!.end) }
        : { kind: 'person', id: p.id, sure: true },
    }),
  );
  const foreign = scene.foreign
    .filter((f) => !people.some((p) => f.from < p.to && f.to > p.from))
    .map((f): Candidate => ({ at: f.from, to: f.to, speaker: { kind: 'foreign', name: f.text } }));
  const organisations = scene.named.map(
    (n): Candidate => ({ at: n.from, to: n.to, speaker: { kind: 'organisation', id: n.id, sure: true } }),
  );

  const near = (candidates: readonly Candidate[]): Candidate | undefined =>
    verbs
      .flatMap((v) => candidates.map((c) => ({ c, d: distance(v, c) })))
      .filter(({ d }) => d >= 0 && d <= BESIDE)
      .sort((a, b) => a.d - b.d)[0]?.c;
  const person = near(persons) ?? (/:\s*$/.test(before) ? persons.findLast(() => true) : undefined);
  if (person) {
    const alone = new Set(people.map((p) => p.id)).size === 1;
    return person.speaker.kind === 'person' ? { ...person.speaker, sure: alone && foreign.length === 0 } : person.speaker;
  }
  const pronoun = hasPhrase(scene.folds, scene.prose.persons);
  const stranger = near(foreign.filter((f) => distanceToVerb(f, verbs) <= 1));
  if (stranger) return stranger.speaker;
  if (pronoun && verbs.length > 0) return carriedSpeaker(focus.people);
  const organisation = near(organisations);
  if (organisation) return organisation.speaker;
  const [only, ...others] = focus.organisations;
  if (scene.pronouns.length > 0 && verbs.length > 0 && only !== undefined && others.length === 0)
    return { kind: 'organisation', id: only, sure: false };
  return { kind: 'nobody' };
}

const distanceToVerb = (c: Candidate, verbs: readonly number[]): number =>
  Math.min(...verbs.map((v) => Math.abs(distance(v, c))), Number.POSITIVE_INFINITY);

/** "He said": whom the text named last; two of them leave it open. */
function carriedSpeaker(people: readonly PersonId[]): Speaker {
  const [only, ...others] = [...new Set(people)];
  if (only === undefined) return { kind: 'nobody' };
  return others.length === 0 ? { kind: 'person', id: only, sure: true } : { kind: 'several' };
}
