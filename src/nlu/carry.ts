import type { KnowledgeBase } from '../knowledge/base.js';
import type { OrganisationId } from '../model/ids.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';
import { headlineOrganisations, type Draft } from './slots.js';

/**
 * Takes over from the conversation what a follow-up leaves out, slot by slot: a new company replaces the company and
 * keeps the measure, a new measure replaces the measure and keeps the company. A question that stands on its own
 * takes nothing.
 */
export function carryOver(draft: Draft, frame: Frame, kb: KnowledgeBase, context: Context): void {
  const last = context.last;
  if (!last) return;
  const inherited: string[] = [];
  const take = <K extends keyof Draft>(slot: K, value: Draft[K]) => {
    draft[slot] = value;
    inherited.push(slot);
  };
  const pronoun = frame.has('it', 'they', 'she', 'he', 'that', 'other', 'same') || frame.has('else');
  const leads = frame.opensWith('and') || frame.opensWith('or', 'then');
  const asksFor =
    draft.measures.length + draft.aspects.length > 0 ||
    draft.fold !== undefined ||
    frame.has(
      'quote',
      'said',
      'source',
      'role',
      'employer',
      'speaker',
      'dispute',
      'wording',
      'compare',
      'rank-max',
      'rank-min',
      'list',
      'no-figure',
      'progress',
    );
  const names = draft.organisations.length + draft.people.length > 0 || draft.headline;
  const ownSubject = names || draft.event !== undefined || draft.quoted.length > 0;
  const brief = frame.words.length <= 6;
  const elliptical = leads || pronoun || brief;
  if (!elliptical) return;

  // "Both" is the two just spoken of, where two were.
  if (draft.headline && draft.organisations.length === 0 && context.recent.length > 1 && !last.headline) {
    draft.headline = false;
    take('organisations', context.recent.slice(-2));
  }

  // "The Korean one", "celui qui n'a pas de montant": one of those just listed.
  if (
    draft.organisations.length === 0 &&
    (draft.homes.length > 0 || draft.noFigure || draft.topics.length > 0) &&
    frame.words.some((w) => /^(one|ones|celui|celle|ceux|celles)$/.test(w.fold))
  ) {
    const from =
      context.focus.pledges.length > 1 && !draft.homes.length
        ? context.focus.pledges.map((p) => kb.pledges.get(p)!)
        : [...kb.pledges.values()];
    const fits = from.filter(
      (p) =>
        (draft.homes.length === 0 || draft.homes.includes(kb.organisations.get(p.by as OrganisationId)?.home as never)) &&
        (!draft.noFigure ||
          !kb
            .claimsOf(p.id)
            .some((c) => c.kind === 'figure' && kb.measures.get(c.measure)?.unit === 'money' && !c.beside && c.readings.length > 0)),
    );
    const spoken = fits.filter((p) => context.recent.includes(p.by as OrganisationId));
    const near =
      spoken.length > 0
        ? spoken
        : fits.filter(
            (p) =>
              last.places.length === 0 ||
              kb.claimsOf(p.id).some((c) => c.place && last.places.some((pl) => kb.placesAround(c.place!).includes(pl))),
          );
    const chosen = near.length > 0 ? near : fits;
    if (chosen.length > 0 && chosen.length <= 2) {
      take(
        'organisations',
        chosen.map((p) => p.by as OrganisationId),
      );
      draft.homes = [];
      draft.noFigure = false;
      draft.topics = [];
      if (draft.measures.length === 0 && draft.aspects.length === 0) take('measures', last.measures);
    }
  }

  // She and he: the person just spoken of, of that gender where the record knows it.
  if (!ownSubject || (frame.has('she', 'he') && draft.people.length === 0)) {
    const gender = frame.has('she') && !frame.has('he') ? 'f' : frame.has('he') && !frame.has('she') ? 'm' : undefined;
    const person = context.focus.people.find((p) => gender === undefined || (kb.people.get(p)?.gender ?? gender) === gender);
    const speaks =
      frame.has('quote', 'said', 'role', 'employer', 'indirect-said') ||
      ((last.act === 'person' || last.act === 'quotes' || last.act === 'attribute' || last.act === 'speakers') &&
        draft.measures.length === 0 &&
        draft.aspects.length === 0);
    if (
      person &&
      ((frame.has('he', 'she') && frame.has('quote', 'said')) ||
        ((speaks || gender) && draft.organisations.length === 0 && draft.measures.length === 0))
    )
      take('people', [person]);
  }

  // "And he, the jobs agency guy?": a leader takes the place of the one spoken of.
  if (
    draft.people.length === 0 &&
    draft.organisations.length > 0 &&
    (draft.leader || frame.has('he', 'she')) &&
    ['quotes', 'attribute', 'person'].includes(last.act) &&
    draft.measures.length === 0
  ) {
    const people = kb.peopleOf(draft.organisations[0]!);
    const fits = people.filter((p) => draft.gender === undefined || (p.gender ?? draft.gender) === draft.gender);
    if (fits[0]) take('people', [fits[0].id]);
  }

  if (!ownSubject && draft.people.length === 0 && draft.organisations.length === 0) {
    const dual = (draft.fold !== undefined && draft.fold !== 'share') || (frame.has('compare', 'both') && context.recent.length > 1);
    if (dual) {
      const pair = context.recent.slice(-2);
      if (last.headline) take('headline', true);
      else if (last.homes.length + last.topics.length + last.places.length > 0) {
        take('homes', last.homes);
        take('topics', last.topics);
        take('places', last.places);
      } else if (pair.length === 2) take('organisations', pair);
      if (draft.measures.length === 0) take('measures', last.measures);
    } else if (last.headline && (asksFor || draft.currency)) take('headline', true);
    else if (
      asksFor ||
      draft.currency !== undefined ||
      frame.has('where', 'when', 'why', 'who', 'how-much', 'how-many', 'part', 'site-new', 'site-extension') ||
      draft.figures.length > 0 ||
      (frame.has('that', 'it', 'they') && frame.has('which', 'what'))
    ) {
      const focus = context.focus.organisations;
      if (draft.aspects.includes('name') || draft.aspects.includes('host') || draft.aspects.includes('edition')) {
        if (last.event) take('event', last.event);
      } else if (last.act === 'event' && last.organisations.length === 0 && (draft.measures.length > 0 || draft.aspects.length > 0)) {
        const event = last.event ?? [...kb.events.keys()].at(-1);
        if (event) take('event', event);
      } else if (
        focus.length > 0 &&
        focus.length <= 2 &&
        draft.places.length === 0 &&
        draft.homes.length === 0 &&
        !(draft.direction && !pronoun)
      )
        take('organisations', [...focus]);
    }
  }

  // "Of which Alsace?": a place of the one just spoken of.
  if (!names && draft.places.length > 0 && draft.organisations.length === 0 && draft.people.length === 0) {
    const [org] = context.focus.organisations;
    if (
      org &&
      context.focus.organisations.length === 1 &&
      draft.places.every((p) => kb.claimsAt(p).some((c) => c.by === kb.pledgerOf(org)))
    )
      take('organisations', [org]);
  }

  // A new subject keeps what was asked of the one before.
  if (!asksFor && (names || draft.places.length > 0 || draft.homes.length > 0 || draft.currency !== undefined) && !draft.quoted.length) {
    const asked = !['greeting', 'help', 'thanks', 'overview'].includes(last.act);
    if (asked && draft.people.length === 0) {
      if (last.measures.length > 0) take('measures', last.measures);
      if (last.aspects.length > 0 && draft.aspects.length === 0) take('aspects', last.aspects);
      if (last.fold && draft.organisations.length > 1) take('fold', last.fold);
    }
    if (last.currency && draft.currency === undefined && draft.measures.length > 0) take('currency', last.currency);
  }
  // "Who else?": more of what was asked.
  if (frame.has('else') && !asksFor && draft.measures.length + draft.aspects.length === 0) {
    if (last.aspects.length > 0) take('aspects', last.aspects);
    if (last.measures.length > 0) take('measures', last.measures);
  }
  // "In dollars?" keeps the measure as well as the company.
  if (draft.currency !== undefined && draft.measures.length === 0 && last.measures.length > 0) take('measures', last.measures);
  if (draft.headline === false && draft.organisations.length === 0 && frame.has('other')) draft.organisations = headlineOrganisations(kb);
  draft.inherited = inherited;
}
