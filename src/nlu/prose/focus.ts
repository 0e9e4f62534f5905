import type { EventId, OrganisationId, PersonId } from '../../model/ids.js';
import { pairIn, type Pair } from './pair.js';
import { phraseAt } from './phrases.js';
import type { Scene } from './scene.js';

/** Whom a text speaks of, from sentence to sentence. */
export interface Focus {
  /** Whom "it" and "the company" stand for; several where the last sentence had several subjects. */
  readonly organisations: readonly OrganisationId[];
  readonly event?: EventId;
  /** Somebody unknown to the record, who is "it" from then on. */
  readonly foreign?: string;
  /** Everybody named since the text began: where it is one, a sentence without a subject is about that one. */
  readonly all: readonly OrganisationId[];
  readonly anyForeign: boolean;
  /** Who "he" and "she" are: whoever the last sentence that names people names. */
  readonly people: readonly PersonId[];
  /** Whom "the former" and "the latter" are, where the last sentence named two. */
  readonly pair?: Pair | undefined;
}

export const NO_FOCUS: Focus = { organisations: [], all: [], anyForeign: false, people: [] };

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** A foreign name that a sentence is about: it opens the sentence, or a verb follows it. A ticker in brackets is none. */
export function foreignSubject({ foreign, folds, prose, u }: Scene, before: number): string | undefined {
  const verb = (i: number) => phraseAt(folds, i, prose.verbs) || phraseAt(folds, i, prose.pledging);
  const bracketed = (i: number) => u.text[u.words[i]!.start - 1] === '(';
  const subject = foreign.find((f) => f.from < before && !bracketed(f.from) && (f.from <= 1 || (verb(f.to) && !u.words[f.to]?.parted)));
  return subject?.text;
}

/** Whom the next sentence may point back to. */
export function advanceFocus(focus: Focus, scene: Scene, people: readonly PersonId[]): Focus {
  const acting = scene.named.filter((n) => n.acts);
  const subjects = acting.filter((n) => !n.side);
  const first = subjects[0] ?? acting[0];
  const opensWithPronoun =
    scene.pronouns[0] !== undefined && scene.pronouns[0] <= 2 && (first === undefined || scene.pronouns[0] < first.from);
  const foreign = foreignSubject(scene, first?.from ?? Number.POSITIVE_INFINITY);
  const next = {
    pair: pairIn(scene, people.length),
    all: unique([...focus.all, ...acting.map((n) => n.pledger)]),
    anyForeign: focus.anyForeign || foreign !== undefined,
    people: people.length > 0 ? people : focus.people,
  };
  if (opensWithPronoun && (focus.organisations.length > 0 || focus.foreign !== undefined || focus.event)) return { ...focus, ...next };
  if (foreign !== undefined) return { ...next, organisations: [], foreign };
  if (first) return { ...next, organisations: unique((subjects.length > 0 ? subjects : [first]).map((n) => n.pledger)) };
  // "Last year's edition … It": what is told of another edition is not of this one.
  const before = scene.frame.at('previous');
  if (before >= 0 && before <= 3) return { ...next, organisations: [] };
  if (scene.event) return { ...next, organisations: [], event: scene.event.id };
  return { ...focus, ...next };
}
