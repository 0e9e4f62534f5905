import type { Person } from '../knowledge/base.js';
import type { MeasureId, OrganisationId, PersonId, PlaceId } from '../model/ids.js';
import { fold, foldedWords } from '../text/tokens.js';
import { eventOf } from './ground.js';
import { GRAMMARS } from './languages/index.js';
import { eventFigure } from './situation.js';
import type { Situation } from './situation.js';
import { moneyMeasures } from './slots.js';
import type { Draft } from './slots.js';

// What the record has of the things that a question names: rules that look into it ask here.

/** Whether sources differ on what is asked of the event. */
export const disputedOfEvent = (s: Situation): boolean => {
  const measure = eventFigure(s);
  return (
    measure !== undefined &&
    s.kb.claimsOf(eventOf(s.kb)!.id).some((c) => c.kind === 'figure' && c.measure === measure && s.kb.conflictsAbout(c.id).length > 0)
  );
};

/** "Acme: amount, plants": what is counted of a thing that the record places and does not count. */
export const unheldSites = ({ frame, draft, kb }: Situation): boolean => {
  const orgs = draft.organisations.map((o) => kb.pledgerOf(o));
  return (
    !frame.has('how-many', 'how-much', 'figure', 'money', 'cash') &&
    draft.measures.length > 0 &&
    draft.measures.every(
      (m) => kb.measures.get(m)?.promises === undefined && kb.measures.get(m)?.states === undefined && kb.measures.get(m)?.unit === 'count',
    ) &&
    orgs.every((o) => {
      const claims = kb.pledgesBy(o).flatMap((p) => kb.claimsOf(p.id));
      return (
        claims.some((c) => c.kind === 'statement' && c.aspect === 'place') &&
        !claims.some((c) => c.kind === 'figure' && draft.measures.includes(c.measure))
      );
    })
  );
};

/** Whether the pledger has a figure at the place asked about, beside its whole. */
export const hasPart = ({ draft, kb }: Situation): boolean => {
  const claims = kb.pledgesBy(kb.pledgerOf(draft.organisations[0]!)).flatMap((p) => kb.claimsOf(p.id));
  return claims.some(
    (c) => c.kind === 'figure' && c.place !== undefined && draft.places.includes(c.place) && moneyMeasures(kb).includes(c.measure),
  );
};

/** "In dollars, as the agency printed it": the only word for a source is that somebody printed it. */
export const printedOnly = ({ frame }: Situation): boolean =>
  frame.spans.every(
    (sp) => !sp.meanings.some((m) => m.kind === 'concept' && m.concept === 'source') || /^(print|imprim|report|publi)/.test(fold(sp.text)),
  );

/** "The summit of October": of a month that no claim of the event speaks of. */
export const anotherMonth = ({ draft, kb }: Situation): boolean => {
  const event = eventOf(kb)!;
  const isos = [
    event.on,
    ...event.otherEditions.map((e) => e.on),
    ...kb.claimsOf(event.id).flatMap((c) => [c.on ?? [], c.due ?? []].flat()),
  ];
  const months = new Set(isos.map((iso) => Number(iso.split('-')[1])));
  return draft.polar === null && draft.dates.some((d) => d.month !== undefined && !months.has(d.month));
};

/** "Not American", "pas dans la santé": what stands after the negation is left out, and what stands before it sifts. */
export function deniedFilters({ draft, frame, kb }: Situation): Partial<Draft> | undefined {
  const at = frame.at('not');
  if (at < 0) return undefined;
  // It reaches as far as "but".
  const end = frame.u.words.findIndex((w, i) => i > at && GRAMMARS[draft.lang].buts.includes(w.fold));
  const after = (span: { readonly from: number }) => span.from > at && (end < 0 || span.from < end);
  const stated = (m: MeasureId): boolean => !moneyMeasures(kb).includes(m) && kb.figuresOf(m).some((f) => f.pledge !== undefined);
  const spoken = { places: frame.of('place'), topics: frame.of('topic') };
  const denied = {
    homes: draft.homes.filter(
      (h) =>
        frame.countries.some((c) => c.place === h && after(c.span)) ||
        spoken.places.some(({ span, meanings }) => after(span) && meanings.some((m) => m.id === h)),
    ),
    places: draft.places.filter((p) => spoken.places.some(({ span, meanings }) => after(span) && meanings.some((m) => m.id === p))),
    topics: draft.topics.filter((t) =>
      spoken.topics.some(
        ({ span, meanings }) =>
          after(span) && meanings.some((m) => m.id === t) && !span.meanings.some((m) => m.kind === 'measure' && stated(m.id)),
      ),
    ),
  };
  // Who states no number of something is sifted by that, and not by what it is of.
  const counted = frame.measures
    .filter(({ span }) => after(span))
    .flatMap(({ ids }) => ids)
    .find(stated);
  const left = [
    ...denied.homes.flatMap((h) => kb.pledgesFrom(h)),
    ...denied.places.flatMap((p) => kb.claimsAt(p).flatMap((c) => (c.pledge ? [kb.pledges.get(c.pledge)!] : []))),
    ...denied.topics.flatMap((t) => [...kb.pledgesAbout(t), ...kb.pledgesInSector(t)]),
    ...(counted ? kb.figuresOf(counted).flatMap((f) => (f.pledge && f.readings.length > 0 ? [kb.pledges.get(f.pledge)!] : [])) : []),
  ];
  if (left.length === 0) return undefined;
  return {
    homes: draft.homes.filter((h) => !denied.homes.includes(h)),
    places: draft.places.filter((p) => !denied.places.includes(p)),
    topics: draft.topics.filter(
      (t) =>
        !denied.topics.includes(t) &&
        !(counted && spoken.topics.some(({ span, meanings }) => after(span) && meanings.some((m) => m.id === t))),
    ),
    excluded: [...new Set([...draft.excluded, ...left.map((p) => p.by as OrganisationId)])],
    measures: [],
    aspects: [],
    terms: [],
  };
}

/** Whether regions are asked for, and not pledgers. */
export const asksRegion = ({ frame }: Situation): boolean =>
  frame.words.some((w) => GRAMMARS[frame.u.lang].regions.includes(w.fold)) && frame.organisations.length === 0;

/** The places for which the event's own claims have a count. */
export const countedPlaces = ({ kb }: Situation): PlaceId[] => [
  ...new Set(
    kb
      .claimsOf(eventOf(kb)!.id)
      .flatMap((c) =>
        c.kind === 'figure' && c.place !== undefined && c.readings.length > 0 && kb.measures.get(c.measure)?.unit === 'count'
          ? [c.place]
          : [],
      ),
  ),
];

/** Whether what is asked about is what pledgers are, and not a part of what they do: a sum is of whole pledges. */
export const ofWholePledges = ({ draft, kb }: Situation): boolean =>
  draft.homes.length + draft.topics.length > 0 &&
  draft.topics.every((t) => kb.pledgesAbout(t).every((p) => kb.organisations.get(p.by as OrganisationId)?.sector === t));

/** Measures that a person states of the pledger, who does not state them itself. */
export const claimedFor = ({ draft, kb }: Situation): MeasureId[] => [
  ...new Set(
    draft.organisations
      .flatMap((o) => kb.pledgesBy(kb.pledgerOf(o)))
      .flatMap((p) => kb.claimsOf(p.id))
      .flatMap((c) => (c.kind === 'figure' && c.claimedBy && kb.people.has(c.claimedBy as PersonId) ? [c.measure] : [])),
  ),
];

/** Who leads an organisation: the one whose title the question's words fit best, then who is quoted most. */
export const leaders = (s: Situation): PersonId[] => {
  const words = new Set(s.frame.words.map((w) => w.fold).filter((w) => w.length > 3));
  const fit = (p: Person) =>
    (p.roles.some((r) => s.draft.organisations.includes(r.organisation as OrganisationId)) ? 5 : 0) +
    (s.draft.gender && p.gender === s.draft.gender ? 3 : 0) +
    Math.max(0, ...p.roles.map((r) => foldedWords(`${r.en} ${r.fr}`).filter((w) => words.has(w)).length)) +
    s.kb.quotesBy(p.id).length / 100;
  const people = [...new Set(s.draft.organisations.flatMap((o) => s.kb.peopleOf(o)))];
  return people
    .sort((a, b) => fit(b) - fit(a))
    .map((p) => p.id)
    .slice(0, 1);
};
