import type { Figure, KnowledgeBase } from '../knowledge/base.js';
import { searchIndexOf, type Scope } from '../knowledge/search.js';
import type { MeasureId } from '../model/ids.js';
import type { Aspect, Refusal } from '../model/query.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';
import { eventOf } from './ground.js';
import { moneyMeasures } from './slots.js';
import type { Draft } from './slots.js';
import { isFunctionWord, type Span } from './utterance.js';

/** What a rule sees: the frame, the slots read from it, and the conversation. */
export interface Situation {
  readonly frame: Frame;
  readonly draft: Draft;
  readonly kb: KnowledgeBase;
  readonly context: Context;
  /** Whether the words name anything of the record, beyond its general vocabulary. */
  readonly anchored: boolean;
  /** The message that this is a part of is about the record. */
  readonly scoped?: boolean;
}

export const STATEMENT_ASPECTS: readonly Aspect[] = ['place', 'purpose', 'partner', 'deadline', 'status', 'announced', 'home'];
export const refuse = (refusal: Refusal): Partial<Draft> => ({ refusal });
export const subjects = ({ draft }: Situation) => draft.organisations.length + (draft.headline ? 2 : 0);
export const several = (s: Situation) => s.draft.organisations.length > 1 || s.draft.headline;
export const filtered = ({ draft }: Situation) => draft.homes.length + draft.places.length + draft.topics.length > 0;
/** Filters that are no more than the measure's own words. */
export const filteredBeside = ({ draft, frame }: Situation): boolean =>
  draft.homes.length + draft.places.length > 0 ||
  // Taken over from another part of the message.
  (draft.topics.length > 0 && frame.of('topic').length === 0) ||
  frame.of('topic').some(({ span }) => !span.meanings.some((m) => m.kind === 'measure'));
export const plural = (s: Situation) =>
  s.frame.has('list', 'all', 'count') || /^(which|what|who|qui|quel|quelles?|quels)$/.test(s.frame.firstAsked ?? '');
export const attributes = (s: Situation) =>
  s.frame.has('who', 'whose', 'speaker') || ((s.draft.government || s.draft.local) && s.frame.has('which'));
export const speech = (s: Situation) =>
  s.frame.has('quote', 'said', 'speaker', 'indirect-said') || (s.draft.people.length > 0 && s.frame.has('wording', 'verbatim', 'original'));
export const measured = ({ draft }: Situation) => draft.measures.length > 0;
export const aspectual = ({ draft }: Situation) => draft.aspects.some((a) => STATEMENT_ASPECTS.includes(a));

/** A time of day: "17:30", "9h", "8am". */
export const CLOCK = /\b\d{1,2}\s?([:h]\d{0,2}|am|pm)\b/i;

/** Whether a phrase can be courtesy: thanks, a farewell, or words that carry nothing. */
export const COURTEOUS = (sp: Span): boolean =>
  sp.meanings.some(
    (m) => m.kind === 'concept' && ['thanks', 'bye', 'greeting', 'function', 'frame', 'tag', 'all', 'it', 'that'].includes(m.concept),
  );

/** Content that nothing of the record or the grammar explains. */
export const unexplained = ({ frame }: Situation) => frame.residual.map((i) => frame.u.words[i]!.fold);

/** Terms beyond who is spoken of: what is said of them. */
export function contentTerms(s: Situation) {
  return s.draft.terms.filter((t) => !t.light && !t.keys.some((k) => k.startsWith('#organisation:') || k.startsWith('#person:')));
}

export const quotes = (s: Situation) => s.kb.quotes.size > 0;

export function findsQuote(s: Situation): boolean {
  const terms = s.draft.terms.filter((t) => !t.light);
  return searchIndexOf(s.kb)
    .best(terms, { in: 'quotes' }, { most: 1, least: 0.45 })
    .some((hit) => hit.coverage >= 0.45);
}

export function findsClaim(s: Situation): boolean {
  const terms = s.draft.terms.filter((t) => !t.light);
  const [hit] = searchIndexOf(s.kb).best(terms, { in: 'claims and quotes' }, { most: 1, least: 0.55 });
  return hit !== undefined && hit.coverage >= 0.55 && (terms.length > 1 || (hit.matched.length >= 1 && hit.score > 2));
}

/** What pledgers do, in words. */
export const STATEMENTS: Scope = {
  in: 'claims of pledges',
  only: { name: 'statements', keep: (e) => e.kind === 'claim' && e.claim.kind === 'statement' },
};

/** Whether a statement speaks of nearly all of the question's words, three of them at least. */
export function toldByOne(s: Situation): boolean {
  const terms = s.draft.terms.filter((t) => !t.light && !t.ground);
  const [hit] = searchIndexOf(s.kb).best(terms, STATEMENTS, { most: 1, least: 0.75 });
  return hit !== undefined && hit.coverage >= 0.75 && hit.matched.length >= 3;
}

/** "What will it build with the money": the money is mentioned, what it buys is asked. */
export function asksWhat(s: Situation): boolean {
  const place =
    s.frame.has('where') ||
    (s.draft.aspects.includes('place') && s.frame.has('place') && s.frame.has('which', 'what')) ||
    (s.frame.has('when', 'deadline') && !s.frame.has('more', 'less'));
  if (place && s.frame.has('compare', 'more', 'less')) return false;
  const whichPlace = s.frame.spans.some(
    (sp) =>
      sp.meanings.some((m) => (m.kind === 'concept' && m.concept === 'place') || m.kind === 'measure') &&
      [1, 2].some((n) => /^(which|what|quels?|quelles?)$/.test(s.frame.u.words[sp.from - n]?.fold ?? '')) &&
      s.draft.aspects.includes('place'),
  );
  return (
    (s.frame.has('purpose', 'partner', 'why') || s.draft.aspects.includes('purpose') || place) &&
    !s.frame.has('how-much', 'how-many', 'figure') &&
    (whichPlace || s.frame.has('where', 'when') || (s.frame.has('deadline') && !several(s)) || !s.frame.has('money')) &&
    s.draft.currency === undefined &&
    s.draft.figures.every((f) => f.n < 20 && f.currency === undefined) &&
    (place || s.draft.measures.every((m) => moneyMeasures(s.kb).includes(m) || s.frame.has('or', 'what', 'why')))
  );
}

/** Filters by topic are lists only where nothing else is asked. */
export function listable(s: Situation): boolean {
  return !speech(s) && unexplained(s).length <= 2;
}

/** Whether something that pledges state a number of is asked for, other than money. */
export const counts = ({ draft, kb }: Situation): boolean =>
  draft.measures.some((m) => !moneyMeasures(kb).includes(m) && kb.figuresOf(m).some((f) => f.pledge !== undefined));

/** "The hydrogen projects of the summit": the event is where they were announced, and what they are of is asked. */
export const sortsBesideEvent = (s: Situation): boolean =>
  s.draft.polar === null &&
  (filteredBeside(s) || (filtered(s) && !counts(s))) &&
  !s.frame.has('held', 'host', 'edition', 'event-name') &&
  (asksWhom(s) || !statedOfEvent(s));

/** Pledgers are asked for, and not a figure. */
const asksWhom = ({ frame }: Situation): boolean =>
  frame.has('who', 'how-many') || (frame.has('list', 'company') && frame.has('which', 'list') && !frame.has('total'));

/** Whether the event's own claims have the figure that is asked for, at that place or of that kind: "total investment at the summit, health sector". */
const statedOfEvent = ({ draft, kb }: Situation): boolean =>
  kb
    .claimsOf(eventOf(kb)!.id)
    .some(
      (c) =>
        c.kind === 'figure' &&
        draft.measures.includes(c.measure) &&
        ((c.place !== undefined && draft.places.includes(c.place)) || c.topics.some((t) => draft.topics.includes(t))),
    );

export function asksEvent(s: Situation): boolean {
  const { draft, frame } = s;
  const bare =
    subjects(s) === 0 &&
    contentTerms(s).filter((t) => t.keys.some((k) => k.startsWith('#'))).length === 0 &&
    unexplained(s).length <= 1 &&
    draft.people.length === 0;
  const own =
    frame.has('held') ||
    (bare && frame.has('when', 'where')) ||
    (draft.aspects.some((a) => ['name', 'host', 'edition', 'date'].includes(a)) &&
      !(filtered(s) && !frame.has('host', 'event-name', 'when')));
  const place = eventOf(s.kb)?.place;
  return (
    (frame.events.length > 0 && !sortsBesideEvent(s)) ||
    own ||
    draft.places.some((p) => place !== undefined && p === place) ||
    (frame.has('announcement', 'total', 'sum') && subjects(s) === 0 && !filtered(s) && (measured(s) || draft.aspects.length > 0)) ||
    (draft.aspects.includes('announced') && draft.dates.length > 0) ||
    (subjects(s) === 0 &&
      (!filtered(s) || draft.polar === 'explicit') &&
      draft.dates.some((d) => d.year !== undefined && String(d.year) === eventOf(s.kb)?.on.slice(0, 4)) &&
      draft.people.length === 0)
  );
}

/** The measure of an event's own figure that somebody names: "10,000 jobs, promised or possible?" */
export function eventFigure(s: Situation): MeasureId | undefined {
  const event = eventOf(s.kb);
  if (!event) return undefined;
  const claims = s.kb.claimsOf(event.id).filter((c): c is Figure => c.kind === 'figure' && !c.beside && !c.place);
  return claims.find((c) =>
    s.draft.figures.some((f) =>
      c.readings.some(
        (r) =>
          (r.value.kind === 'count' && f.currency === undefined && r.value.count === f.n && f.n > 1) ||
          (r.value.kind === 'money' &&
            f.currency !== undefined &&
            r.value.amounts.some((m) => m.amount === f.n && m.currency === f.currency)),
      ),
    ),
  )?.measure;
}

/** A phrase that a statement of the event is found by: "pays invité", "guest of honour". */
export function eventFact(s: Situation): boolean {
  if (subjects(s) > 0 || s.draft.people.length > 0 || s.draft.quoted.length > 0 || s.frame.has('how-many', 'how-much')) return false;
  const index = searchIndexOf(s.kb);
  return s.draft.terms.some(
    (t) =>
      t.label.split(' ').filter((w) => w.length > 3).length > 1 &&
      t.label.split(' ').some((w) => w.length > 3 && !isFunctionWord(w)) &&
      t.keys.some((k) => k.includes('~')) &&
      !index.any(t, 'claims of pledges') &&
      !index.any(t, 'claims of events', (e) => e.kind === 'claim' && e.claim.kind !== 'statement'),
  );
}

/** A false premise is corrected where the asker wants it checked, and the rest is on record. */
export function checksPremise(s: Situation): boolean {
  // A phrase that a claim of the event is found by anchors the rest: "the guest country was Japan, right?"
  if (s.draft.polar !== null && eventFact(s)) return true;
  if (s.draft.polar === 'explicit' && s.draft.terms.some((t) => t.label.includes(' ') && t.keys.some((k) => k.includes('~')))) return true;
  return s.draft.polar === 'explicit' && (s.anchored || s.frame.has('they', 'announced', 'announcement'));
}

/** Whether the words name anything of the record. */
export function isAnchored(draft: Draft, frame: Frame): boolean {
  return (
    draft.organisations.length +
      draft.people.length +
      draft.places.length +
      draft.topics.length +
      draft.sources.length +
      frame.events.length >
      0 ||
    draft.headline ||
    draft.homes.length > 0 ||
    draft.quoted.length > 0 ||
    frame.measures.some(({ ids, span }) => ids.length > 0 && !span.meanings.some((m) => m.kind === 'concept'))
  );
}
