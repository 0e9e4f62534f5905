import type { KnowledgeBase, Pledge } from '../knowledge/base.js';
import type { OrganisationId } from '../model/ids.js';
import type { Act, Query } from '../model/query.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';
import { GRAMMARS } from './languages/index.js';
import { headlineOrganisations, ORDINALS, type Draft } from './slots.js';

/** A follow-up while its slots are filled from the conversation. */
interface Turn {
  readonly draft: Draft;
  readonly frame: Frame;
  readonly kb: KnowledgeBase;
  readonly context: Context;
  readonly last: Query;
  /** Whether the message asks something of its own, beyond whom it is about. */
  readonly asksFor: boolean;
  /** Whether it names somebody itself. */
  readonly names: boolean;
  /** Whether it points back by a pronoun. */
  readonly pronoun: boolean;
  readonly inherits: (slot: keyof Draft) => boolean;
  readonly take: <K extends keyof Draft>(slot: K, value: Draft[K]) => void;
}

/** Acts that show several pledges: what follows may pick from them. */
const LISTING: readonly Act[] = ['list', 'rank', 'holders', 'count', 'compare', 'fold'];
/** Acts that show somebody's words. */
const SPEECH: readonly Act[] = ['quotes', 'attribute', 'person', 'speakers'];
const named = ({ draft }: Pick<Turn, 'draft'>): boolean => draft.organisations.length + draft.people.length > 0 || draft.headline;
const ownSubject = (t: Turn): boolean => named(t) || t.draft.event !== undefined || t.draft.quoted.length > 0;
const filters = ({ draft }: Turn): number => draft.homes.length + draft.places.length + draft.topics.length;
/** Whether a word of a list of the grammar stands in the message. */
const says = ({ frame, draft }: Turn, list: 'also' | 'ones' | 'those'): boolean =>
  frame.words.some((w) => GRAMMARS[draft.lang][list].includes(w.fold));
/** What was just listed, in the order shown. */
const listed = ({ context, last }: Turn): readonly Pledge['id'][] =>
  LISTING.includes(last.act) && context.focus.pledges.length > 1 ? context.focus.pledges : [];
/** "Of the three": how many of those spoken of. */
const counted = (frame: Frame): number | undefined =>
  frame.amounts.find(
    (a) =>
      !a.currency && !a.scaled && a.n > 2 && a.n < 7 && /^(the|des|les|of|these|those|ces)$/.test(frame.u.words[a.from - 1]?.fold ?? ''),
  )?.n;
const compares = ({ draft, frame }: Turn): boolean =>
  ['sum', 'difference', 'ratio'].includes(draft.fold ?? '') ||
  ((draft.figures.length === 0 || counted(frame) !== undefined) &&
    frame.has('compare', 'both', 'more', 'less', 'equal', 'rank-max', 'rank-min'));

/** "Same for Italy": another country that pledgers are from, where those of one were asked about. */
function anotherHome({ draft, kb, last, take, asksFor }: Turn): void {
  const from = draft.places.filter(
    (p) => kb.places.get(p)?.kind === 'country' && kb.pledgesFrom.count(p) > 0 && kb.claimsAt.count(p) === 0,
  );
  if (last.homes.length === 0 || draft.homes.length > 0 || from.length === 0 || from.length < draft.places.length || named({ draft }))
    return;
  draft.places = [];
  take('homes', from);
  if (!asksFor) {
    if (last.fold) take('fold', last.fold);
    if (last.measures.length > 0) take('measures', last.measures);
  }
}

/** "C'est un groupe allemand, non ?": where the one just spoken of is from. */
function whereFrom({ draft, frame, context, take }: Turn): void {
  const people = frame.countries.some((c) => c.people);
  if (!people || draft.polar === null || draft.homes.length === 0 || named({ draft }) || context.focus.organisations.length !== 1) return;
  if (draft.measures.some((m) => m !== undefined && frame.has('how-much', 'how-many')) || frame.has('who', 'which', 'list')) return;
  take('organisations', context.focus.organisations);
  draft.aspects = ['home'];
  draft.measures = [];
}

/** "And the smallest?", "total?": of all, or of those just listed. */
function ofTheSame({ draft, frame, last, take, context }: Turn): void {
  if (named({ draft }) || draft.homes.length + draft.places.length + draft.topics.length > 0) return;
  if (draft.direction !== undefined && last.act === 'rank' && draft.measures.length === 0) {
    take('measures', last.measures);
    if (last.homes.length > 0) take('homes', last.homes);
    if (last.topics.length > 0) take('topics', last.topics);
    if (last.places.length > 0) take('places', last.places);
  }
  // "And by jobs?" of the biggest.
  if (
    last.act === 'rank' &&
    draft.direction === undefined &&
    draft.measures.length > 0 &&
    draft.fold === undefined &&
    frame.words.length <= 4
  ) {
    if (last.direction) take('direction', last.direction);
    if (last.top) take('top', last.top);
    if (last.nth) take('nth', last.nth);
    draft.topics = [];
  }
  if (
    frame.has('total', 'sum') &&
    frame.words.length <= 4 &&
    LISTING.includes(last.act) &&
    context.focus.pledges.length > 1 &&
    last.act !== 'fold'
  ) {
    draft.fold = 'sum';
    take('within', context.focus.pledges);
    // What lands at a place is a part of what those pledge who were listed there.
    if (last.places.length > 0) take('places', last.places);
    delete draft.event;
  }
}

/** "Both" is the two just spoken of, where two were. */
function both({ draft, frame, context, last, take }: Turn): void {
  if (!draft.headline || draft.organisations.length > 0 || last.headline) return;
  // "The split between the two": of the parts of one.
  if (frame.has('part') && context.focus.organisations.length === 1) {
    draft.headline = false;
    draft.part = true;
    take('organisations', context.focus.organisations);
    if (draft.measures.length === 0) take('measures', last.measures);
    return;
  }
  if (context.recent.length < 2) {
    // "The first of those two" places of the one spoken of.
    const pointed =
      frame.words.some((w) => ORDINALS[w.fold] !== undefined) && frame.words.some((w) => GRAMMARS[draft.lang].those.includes(w.fold));
    if (context.focus.organisations.length !== 1 || !pointed) return;
    draft.headline = false;
    return take('organisations', context.focus.organisations);
  }
  draft.headline = false;
  take('organisations', context.recent.slice(-2));
}

/** What was asked before, of somebody else. */
function wasAsked({ draft, last, take }: Turn): void {
  if (['greeting', 'help', 'thanks', 'overview'].includes(last.act)) return;
  if (last.measures.length > 0) take('measures', last.measures);
  if (last.aspects.length > 0 && draft.aspects.length === 0) take('aspects', last.aspects);
}

/** "The second one", "le premier", "the first company": by its place in what was listed, or among those spoken of. */
function nthOfThoseListed(t: Turn): void {
  const { draft, frame, kb, context, take } = t;
  if (named(t) || t.draft.homes.length + t.draft.places.length > 0 || frame.has('edition', 'rank-min')) return;
  // "The second biggest" is a ranking.
  const ranks = frame.spans.some(
    (s) => s.meanings.some((m) => m.kind === 'concept' && m.concept === 'rank-max') && ORDINALS[frame.u.words[s.from]!.fold] === undefined,
  );
  if (ranks) return;
  const of = context.focus.pledges.length > 1 ? context.focus.pledges.map((p) => kb.pledges.get(p)!.by as OrganisationId) : context.recent;
  const n = frame.words
    .map((w) => ORDINALS[w.fold] ?? (GRAMMARS[draft.lang].last.includes(w.fold) ? of.length : undefined))
    .find((x) => x !== undefined);
  if (n === undefined || of.length < 2 || of.length < n) return;
  take('organisations', [of[n - 1]!]);
  if (!t.asksFor) wasAsked(t);
  delete draft.nth;
  delete draft.direction;
}

/** "The other one": of two just shown, the one not spoken of since; else the other headline pledger. */
function theOther(t: Turn): void {
  const { frame, kb, context, take } = t;
  if (!frame.has('other') || named(t)) return;
  // "The other one in Dunkirk": of those at the place.
  if (t.draft.places.length > 0) {
    const there = t.draft.places
      .flatMap((p) => kb.claimsAt(p))
      .flatMap((c) => (c.by && !context.focus.organisations.includes(c.by) ? [c] : []));
    const topical = there.filter((c) => t.draft.topics.some((topic) => kb.pledges.get(c.pledge!)?.topics.includes(topic)));
    const others = [...new Set((topical.length > 0 ? topical : there).map((c) => c.by!))];
    if (context.focus.organisations.length > 0 && others.length > 0 && others.length < 4) {
      take('organisations', others);
      t.draft.topics = [];
      if (!t.asksFor) wasAsked(t);
      return;
    }
  }
  const focus = context.focus.organisations;
  const current = new Set(focus.map((o) => kb.pledgerOf(o)));
  const rest = focus.length === 2 ? focus.slice(1) : context.recent.slice(-2).filter((o) => !current.has(kb.pledgerOf(o)));
  const headline = headlineOrganisations(kb);
  const other = rest.length === 1 ? rest : headline.some((o) => current.has(o)) ? headline.filter((o) => !current.has(o)) : [];
  if (other.length === 0) return;
  take('organisations', other);
}

/** "The Korean one", "celui qui n'a pas de montant": one of those just listed, or of all. */
function oneByItsFeature(t: Turn): void {
  const { draft, kb, context, last, take } = t;
  if (draft.organisations.length > 0 || (draft.homes.length + draft.topics.length === 0 && !draft.noFigure) || !says(t, 'ones')) return;
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
  if (chosen.length === 0 || chosen.length > 2) return;
  take(
    'organisations',
    chosen.map((p) => p.by as OrganisationId),
  );
  draft.homes = [];
  draft.noFigure = false;
  draft.topics = [];
  if (draft.measures.length + draft.aspects.length === 0) take('measures', last.measures);
}

/** "Which of those", "over a billion?", "how many is that?": only among what was just listed. */
function amongThoseListed(t: Turn): void {
  const { draft, frame, last, take } = t;
  const those = says(t, 'those') || frame.has('they');
  if (named(t) || draft.event !== undefined || (frame.has('company', 'invest', 'pledge', 'project', 'total') && !those)) return;
  // "And the smallest?" after the biggest: of all that were ranked, and not of those that led.
  const of = last.act === 'rank' && draft.direction !== undefined && !those ? [] : listed(t);
  if (of.length === 0) return;
  // "And everything under 50 million": of all, not of those.
  if (frame.has('all') && draft.limit !== undefined && !those) return;
  const sifts = draft.limit !== undefined || draft.direction !== undefined || draft.fold !== undefined || draft.noFigure;
  const counts = frame.has('how-many', 'count') && draft.measures.length === 0;
  // "And the Italian ones?" after the German ones: others, of another country.
  const elsewhere = (draft.homes.length > 0 && last.homes.length > 0) || (draft.places.length > 0 && last.places.length > 0);
  if (sifts || counts || (filters(t) > 0 && those && !elsewhere)) {
    take('within', of);
    // "Sorted by jobs": what is counted is no topic to filter by.
    if (frame.of('topic').every(({ span }) => span.meanings.some((m) => m.kind === 'measure'))) draft.topics = [];
  } else if (filters(t) > 0 && !frame.has('who')) {
    // "And in Normandy?": another place, of the same kind of pledger.
    if (draft.homes.length === 0) take('homes', last.homes);
    if (draft.topics.length === 0) take('topics', last.topics);
    if (draft.places.length === 0) take('places', last.places);
  }
}

/** "List all pledges", "the Scandinavian companies": a list of its own, whatever was asked before. */
const ofPledges = ({ frame }: Turn): boolean => frame.has('pledge', 'company', 'project');

/** She and he: the person just spoken of, of that gender where the record knows it. */
function person(t: Turn): void {
  const { draft, frame, kb, context, last, take } = t;
  if (ownSubject(t) && !(frame.has('she', 'he') && draft.people.length === 0)) return;
  const gender = frame.has('she') && !frame.has('he') ? 'f' : frame.has('he') && !frame.has('she') ? 'm' : undefined;
  const meant = context.focus.people.find((p) => gender === undefined || (kb.people.get(p)?.gender ?? gender) === gender);
  const speaks =
    frame.has('quote', 'said', 'role', 'employer', 'indirect-said') ||
    (SPEECH.includes(last.act) && draft.measures.length === 0 && draft.aspects.length === 0 && !ofPledges(t));
  const told = frame.has('he', 'she') && frame.has('quote', 'said');
  // "Rather the one about the million": of the quotations of the one spoken of.
  if (meant && SPEECH.includes(last.act) && frame.has('about') && says(t, 'ones') && draft.organisations.length === 0) {
    draft.measures = [];
    draft.aspects = [];
    draft.places = [];
    return take('people', [meant]);
  }
  if (meant && !asksWhoSays(t) && (told || ((speaks || gender) && draft.organisations.length === 0 && draft.measures.length === 0)))
    take('people', [meant]);
}

/** "Who said so?" of a figure asks where it stands. */
const asksWhoSays = ({ frame, last }: Turn): boolean => frame.has('who', 'whose') && frame.has('said') && !SPEECH.includes(last.act);

/** "And he, the jobs agency guy?": a leader takes the place of the one spoken of. */
function leader({ draft, frame, kb, last, take }: Turn): void {
  if (draft.people.length > 0 || draft.organisations.length === 0 || draft.measures.length > 0) return;
  if (!(draft.leader || frame.has('he', 'she')) || !['quotes', 'attribute', 'person'].includes(last.act)) return;
  const fits = kb.peopleOf(draft.organisations[0]!).find((p) => draft.gender === undefined || (p.gender ?? draft.gender) === draft.gender);
  if (fits) take('people', [fits.id]);
}

/** "And the minister?" after what somebody said: what he said. */
function nextSpeaker({ draft, asksFor, last, take }: Turn): void {
  if (draft.people.length > 0 && draft.organisations.length === 0 && !asksFor && ['quotes', 'attribute'].includes(last.act))
    take('people', draft.people);
}

/** "Which is more?", "and together?", "is that more than Y?": of the two just spoken of, or of the one and another. */
function pair(t: Turn): void {
  const { draft, frame, context, last, take } = t;
  if (!compares(t) || draft.people.length > 0 || draft.event !== undefined || draft.within.length > 1 || filters(t) > 0) return;
  const [current] = context.focus.organisations;
  if (draft.organisations.length === 1 && current !== undefined && context.focus.organisations.length === 1) {
    if (current === draft.organisations[0] || draft.excluded.length > 0 || frame.has('rank-max', 'rank-min', 'sum')) return;
    take('organisations', [current, ...draft.organisations]);
  } else if (
    draft.fold === 'sum' &&
    last.fold === 'sum' &&
    draft.organisations.length > 0 &&
    last.organisations.length > 0 &&
    !frame.has('only')
  ) {
    // "Now add these two on top."
    take('organisations', [...new Set([...last.organisations, ...draft.organisations])]);
  } else if (!named(t) && frame.residual.length === 0) {
    const several = counted(frame);
    const two = context.recent.slice(-(several ?? 2));
    if (several) draft.figures = [];
    if (last.headline) take('headline', true);
    else if (last.organisations.length > 1 && !several) take('organisations', last.organisations);
    else if (last.homes.length + last.topics.length + last.places.length > 0) {
      take('homes', last.homes);
      take('topics', last.topics);
      take('places', last.places);
    } else if (two.length === (several ?? 2) && !frame.has('company', 'invest', 'pledge', 'project')) take('organisations', two);
    else return;
  } else return;
  if (draft.measures.length === 0) take('measures', last.measures);
}

/** A question that names nobody is of the one just spoken of. */
function subject(t: Turn): void {
  const { draft, frame, kb, context, last, asksFor, pronoun, take } = t;
  if (ownSubject(t) || (draft.within.length > 1 && t.inherits('within')) || (frame.has('all') && draft.limit !== undefined)) return;
  // "List all pledges" is of all pledgers, "all their pledges" is not.
  if (ofPledges(t) && frame.has('list', 'all') && !pronoun) return;
  if (last.headline && (asksFor || draft.currency)) return take('headline', true);
  const asks =
    asksFor ||
    draft.currency !== undefined ||
    frame.has('where', 'when', 'why', 'who', 'how-much', 'how-many', 'part', 'site-new', 'site-extension') ||
    draft.figures.length > 0 ||
    draft.dates.length > 0 ||
    (pronoun && (frame.has('which', 'what') || draft.polar !== null));
  // "Was that a record?" of the event's total.
  if (pronoun && draft.polar !== null && last.act === 'figure' && last.event && draft.measures.length === 0 && !asksFor) {
    draft.topics = [];
    return take('event', last.event);
  }
  // "Compared with the year before?"
  if (draft.previous && last.organisations.length === 0) return take('event', last.event ?? [...kb.events.keys()].at(-1)!);
  if (!asks && !(pronoun && last.act === 'event')) return;
  const focus = context.focus.organisations;
  if (draft.aspects.some((a) => ['name', 'host', 'edition'].includes(a))) {
    if (last.event) take('event', last.event);
  } else if (last.act === 'event' && last.organisations.length === 0 && draft.measures.length + draft.aspects.length > 0) {
    const event = last.event ?? [...kb.events.keys()].at(-1);
    if (event) take('event', event);
    if (last.previous && draft.dates.length === 0) take('previous', true);
    if (draft.dates.length === 0 && last.dates.length > 0) take('dates', last.dates);
  } else if (focus.length > 0 && focus.length <= 2 && draft.places.length + draft.homes.length === 0 && (!draft.direction || pronoun))
    take('organisations', [...focus]);
  else if (focus.length === 0 && last.act === 'event' && pronoun) take('event', last.event ?? [...kb.events.keys()].at(-1)!);
}

/** "Of which Alsace?": a place of the one just spoken of. */
function placeOfTheirs({ draft, names, kb, context, take }: Turn): void {
  const [org] = context.focus.organisations;
  if (names || draft.organisations.length > 0 || draft.places.length === 0) return;
  if (org && context.focus.organisations.length === 1 && draft.places.every((p) => kb.claimsAt(p).some((c) => c.by === kb.pledgerOf(org))))
    take('organisations', [org]);
}

/** A new subject, place, currency or year keeps what was asked before. */
function whatWasAsked(t: Turn): void {
  const { draft, last, asksFor, take } = t;
  const replaces =
    t.names || draft.places.length + draft.homes.length + draft.dates.length + draft.figures.length > 0 || draft.currency !== undefined;
  if (says(t, 'also') && draft.measures.length > 0 && replaces) take('measures', [...new Set([...last.measures, ...draft.measures])]);
  // Where somebody is from was asked anew.
  if (asksFor || !replaces || draft.quoted.length > 0 || (draft.aspects.includes('home') && t.inherits('organisations'))) return;
  if (!t.names && ofPledges(t) && filters(t) > 0) return;
  // A name that is a company's and a person's is the company's here.
  if (draft.people.length === 0 || draft.organisations.length > 0) {
    wasAsked(t);
    if (last.fold && draft.organisations.length > 1) take('fold', last.fold);
  }
  if (last.currency && draft.currency === undefined && draft.measures.length > 0) take('currency', last.currency);
}

/** What a few words leave out of what is asked: "who else?", "in dollars?", "by when?". */
function leftOut(t: Turn): void {
  const { draft, frame, last, asksFor, inherits, take } = t;
  // Where the figure just told stands, not all that the record has of the one it is of.
  if ((frame.has('source') || asksWhoSays(t)) && inherits('organisations') && draft.measures.length + draft.aspects.length === 0)
    wasAsked(t);
  if (frame.has('else') && !asksFor && draft.measures.length + draft.aspects.length === 0) {
    if (last.aspects.length > 0) take('aspects', last.aspects);
    if (last.measures.length > 0) take('measures', last.measures);
  }
  if (draft.currency !== undefined && draft.measures.length === 0 && last.measures.length > 0) take('measures', last.measures);
  // "How much of it is running?": of what was just told.
  if (frame.has('part') && last.act === 'figure' && inherits('organisations') && frame.measures.length === 0)
    take('measures', last.measures);
  // By when the jobs are to be, where the jobs were spoken of.
  if (
    draft.aspects.length > 0 &&
    draft.aspects.every((a) => a === 'deadline' || a === 'date') &&
    draft.measures.length === 0 &&
    last.act === 'figure'
  ) {
    draft.aspects = ['deadline'];
    take('measures', last.measures);
  }
}

const STEPS: readonly ((t: Turn) => void)[] = [
  anotherHome,
  whereFrom,
  ofTheSame,
  both,
  nthOfThoseListed,
  theOther,
  oneByItsFeature,
  amongThoseListed,
  person,
  leader,
  nextSpeaker,
  pair,
  subject,
  placeOfTheirs,
  whatWasAsked,
  leftOut,
];

/**
 * Takes over from the conversation what a follow-up leaves out, slot by slot: a new company replaces the company and
 * keeps the measure, a new measure replaces the measure and keeps the company. A question that stands on its own
 * takes nothing.
 */
export function carryOver(draft: Draft, frame: Frame, kb: KnowledgeBase, context: Context): void {
  const { last } = context;
  if (!last) return;
  // "How much of it", "didn't it": a pronoun may stand in a phrase of its own meaning.
  const pronoun =
    frame.has('it', 'they', 'she', 'he', 'that', 'other', 'same', 'else') ||
    frame.words.some((w) => GRAMMARS[frame.u.lang].pronouns.includes(w.fold)) ||
    counted(frame) !== undefined;
  const framing = frame.spans
    .filter((s) => s.meanings.some((m) => m.kind === 'concept' && m.concept === 'frame'))
    .flatMap((s) => frame.u.words.slice(s.from, s.to));
  const adds = draft.fold === 'sum' && last.fold === 'sum' && frame.words.length <= 10;
  // "I have 200 in my notes": a figure held against what was told.
  const holds = frame.has('check-request') && draft.figures.length > 0;
  const elliptical =
    pronoun ||
    adds ||
    holds ||
    frame.opensWith('and', 'or', 'then') ||
    frame.words.length - framing.length <= (frame.has('how-many') ? 7 : 6);
  if (!elliptical) return;
  const inherited: string[] = [];
  const asksFor =
    draft.measures.length + draft.aspects.length > 0 ||
    draft.fold !== undefined ||
    frame.unstated.length > 0 ||
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
  const take: Turn['take'] = (slot, value) => {
    draft[slot] = value;
    inherited.push(slot);
  };
  const turn: Turn = {
    draft,
    names: named({ draft }),
    frame,
    kb,
    context,
    last,
    asksFor,
    pronoun,
    take,
    inherits: (slot) => inherited.includes(slot),
  };
  for (const step of STEPS) step(turn);
  draft.inherited = inherited;
}
