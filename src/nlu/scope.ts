import { searchIndexOf } from '../knowledge/search.js';
import { quoteFragmentsOf } from '../knowledge/spoken.js';
import { isOrdinary } from '../text/dictionary.js';
import { fold, foldedWords } from '../text/tokens.js';
import type { Situation } from './situation.js';
import { oddsOf } from './matter.js';
import { ORDINALS } from './slots.js';
import { besideTheQuestion } from './preamble.js';
import { isEveryday, isEverydayVerb } from './singles.js';
import { slips } from './spelling.js';
import { isFunctionWord } from './utterance.js';
import { eventOf, homeGround } from './ground.js';
import { GRAMMARS } from './languages/index.js';
import type { Concept } from './languages/grammar.js';

/**
 * How much the wording must speak for a record, as log-odds, by what else speaks for it. Cross-validation over the
 * examples chose them: the less of the record there is in a question, the more of it must be in the wording.
 */
export const ODDS = {
  /** Named, by a name that is no ordinary word. */
  named: -3,
  /** Named, in somebody's own affair: "our X bill". */
  own: -2,
  /** Named by ordinary words alone. */
  byAWord: -0.5,
  /** After a question of the record. */
  further: -4,
  /** Something that the record states answers to it. */
  told: -1.2,
  /** It speaks of announcements, or sorts them by place, topic and country. */
  asked: -1,
  /** Every word is known. */
  known: 0.7,
  /** Somebody's own affair. */
  personal: 0,
  /** Nothing but the wording, beside words that nothing explains. */
  alone: 2,
  /** Something of the record, beside a word or two that nothing explains. */
  beside: 1.3,
  /** Below this, a stranger's name is no reason to say that the record does not know it. */
  stranger: -2,
} as const;
/** Words that nothing explains and a wording may still bear that speaks for itself. */
const MOST_STRANGE = 3;

/**
 * Whether a question is about the record at all. A name settles it, unless it is a word as well and the wording is of
 * something else. Where only general words are there ("data centre", "jobs", "the summit"), the wording must speak for a
 * record too: what a person asks any assistant ("healthy snacks for toddlers", "train Paris Marseille tomorrow") shares a
 * word or two with a record and is not about it.
 */
export function inScope(s: Situation): boolean {
  if (named(s)) {
    const least = leastOf(s);
    return least === -Infinity || oddsOf(s.frame.u, s.kb) > least;
  }
  const odds = oddsOf(s.frame.u, s.kb);
  if (ofSomebodyElse(s) || compounded(s) || converts(s)) return false;
  const noun = s.frame.of('event').length > 0;
  if (noun && !theEventNoun(s, odds > ODDS.alone)) return false;
  if (isPersonal(s) && odds < ODDS.personal) return false;
  const strange = unexplained(s);
  const spoken = s.frame.has(...ANNOUNCING) || noun || (ofTheYear(s) && (strange === 0 || s.draft.previous));
  const anchored = anchors(s) > 0 || s.frame.has(...SORTING);
  return (
    (odds > ODDS.alone && strange <= MOST_STRANGE) ||
    (odds > ODDS.beside && anchored && strange <= MOST_STRANGE - 1) ||
    (odds > ODDS.known && anchored && strange === 0) ||
    (odds > (s.context.last ? ODDS.further : ODDS.asked) && ASKED.some((way) => way(s, strange, spoken))) ||
    (odds > (s.context.last ? ODDS.further : ODDS.told) && TOLD.some((way) => way(s, strange)))
  );
}

/** Whether a message is plainly of something else, whatever stranger it names. */
export const isElsewhere = (s: Situation): boolean =>
  oddsOf(s.frame.u, s.kb) < ODDS.stranger &&
  !named(s) &&
  // "And Acme?" goes on from what was asked.
  !(s.context.last !== undefined && s.frame.foreign.length > 0 && s.frame.words.length <= 3);

/**
 * What the odds must be above where somebody is named. A conversation, a quotation and a full name need none, nor does a
 * pledger's own name in a question of known words: most questions never weigh their wording.
 */
function leastOf(s: Situation): number {
  const { draft, frame } = s;
  if (draft.inherited.length > 0 || draft.quoted.length > 0 || frame.of('person').some(({ span }) => span.to - span.from > 1))
    return -Infinity;
  if (byOrdinaryWords(frame)) return ODDS.byAWord;
  if (frame.words.some((w) => GRAMMARS[frame.u.lang].own.includes(w.fold))) return ODDS.own;
  return unexplained(s) === 0 && draft.organisations.some((o) => s.kb.pledgesBy(o).length > 0) ? -Infinity : ODDS.named;
}

/** Whether all names are ordinary words without a capital of their own. */
const byOrdinaryWords = (frame: Situation['frame']): boolean =>
  [frame.of('organisation'), frame.of('person'), frame.of('source'), frame.of('event')]
    .flat()
    .every(({ span }) => frame.u.words.slice(span.from, span.to).every((w) => isOrdinary(w.fold) && (!w.capital || w.opens)));

/** Things of the record that a question speaks of without naming anybody. */
const anchors = ({ draft, frame }: Situation): number =>
  draft.topics.length + draft.places.length + draft.homes.length + draft.measures.length + draft.statuses.length + frame.of('event').length;

/** What pledges are sorted by, whatever they are about. */
const SORTING: readonly Concept[] = ['no-figure', 'site-extension', 'site-new'];

/** Ways in which words alone ask of a record, with as many strange ones as each bears. */
const ASKED: readonly ((s: Situation, strange: number, spoken: boolean) => boolean)[] = [
  // Words of announcements, with at most one that nothing explains.
  (s, strange, spoken) =>
    spoken && strange <= (s.draft.places.length + s.draft.homes.length > 0 ? 2 : 1) && !(s.draft.direction !== undefined && !ranksMoney(s)),
  // "C'était où et qui recevait ?"
  (s, strange) => strange === 0 && bareEvent(s),
  // A list by place, topic or country: "Dunkirk, who", "just the Italians".
  (s, strange) =>
    kinds(s) > 0 &&
    (s.draft.direction === undefined || ranksMoney(s)) &&
    ((strange === 0 && (s.draft.places.length > 0 || s.frame.words.length <= 3) && s.frame.amounts.length === 0) ||
      (strange <= (s.draft.places.length + s.draft.homes.length > 0 || s.frame.has('who', 'which', 'invest', 'company') ? 1 : 0) &&
        s.frame.has(
          'who',
          'which',
          'only',
          'list',
          'all',
          'invest',
          'site-new',
          'site-extension',
          'sum',
          'share',
          'no-figure',
          'how-many',
          'rank-max',
          'rank-min',
        )) ||
      (strange === 0 && s.frame.has('cash', 'money'))),
];

/** Ways in which what the record states answers to a question. */
const TOLD: readonly ((s: Situation, strange: number) => boolean)[] = [
  // A phrase or a figure that a claim has.
  (s, strange) => strange <= 2 && s.draft.terms.some((t) => t.keys.some((k) => k.includes('~')) && ofTheEvent(s, t)),
  (s, strange) => strange <= 1 && statesFigure(s),
  // What somebody said of something.
  (s, strange) =>
    s.frame.has('quote', 'said', 'indirect-said', 'about') && strange <= 3 && quoteHit(s) >= (s.frame.has('quote') ? 0.4 : 0.55),
  // One claim that speaks of the place and the trade, or of nearly every word.
  (s, strange) => strange <= 2 && (s.draft.figures.length === 0 || statesFigure(s)) && claimHit(s, strange),
];

const kinds = ({ draft }: Situation): number =>
  Number(draft.topics.length > 0) + Number(draft.places.length > 0) + Number(draft.homes.length > 0);

const pledged = ({ draft, kb }: Situation): boolean =>
  draft.measures.some((m) => kb.measures.get(m)?.promises !== undefined && kb.measures.get(m)?.unit === 'count');

const ranksMoney = (s: Situation): boolean => (s.frame.has('company') && pledged(s)) || ranksCash(s);
const ranksCash = ({ frame }: Situation): boolean =>
  frame.has('pledge', 'invest', 'money', 'cash', 'announcement', 'project') ||
  (frame.measures.length > 0 && frame.of('currency').length === 0 && !frame.has('figure'));

const solid = ({ draft }: Situation) => draft.terms.filter((t) => !t.light);

const quoteHit = (s: Situation): number => searchIndexOf(s.kb).best(solid(s), { in: 'quotes' }, { most: 1 })[0]?.coverage ?? 0;

const TAG = /^#(place|topic|measure):/;

function claimHit(s: Situation, strange: number): boolean {
  const terms = solid(s);
  const money = new Set(s.draft.measures.filter((m) => s.kb.measures.get(m)?.unit === 'money').map((m) => `#measure:${m}`));
  const onlyMoney = (t: { readonly keys: readonly string[] }) =>
    t.keys.some((k) => money.has(k)) && !t.keys.some((k) => /^#(place|topic):/.test(k));
  const tags = new Map(
    terms.filter((t) => !t.ground && !onlyMoney(t)).flatMap((t) => t.keys.filter((k) => TAG.test(k)).map((k) => [k, t.label])),
  );
  // Two words of one meaning tell no more than one.
  const tagged = [...new Set(tags.values())];
  const hits = searchIndexOf(s.kb).best(terms, { in: 'claims' }, { most: 10 });
  const both = hits.some((h) => tagged.filter((m) => h.matched.includes(m)).length >= 2);
  const told = [...new Set(terms.filter((t) => !onlyMoney(t)).map((t) => t.label))];
  const best = hits[0];
  return (
    (both && (asks(s) || (s.draft.measures.length > 0 && strange <= 1)) && strange <= 3) ||
    (best !== undefined && told.filter((m) => best.matched.includes(m)).length >= 2 && best.coverage >= (asks(s) ? 0.5 : 0.62))
  );
}

/** Whether a figure that is named is one of the record, of what it is said to count. */
const statesFigure = ({ draft, kb }: Situation): boolean =>
  draft.figures.some(
    (f) =>
      f.n >= 50 &&
      (draft.measures.some((m) =>
        kb
          .figuresWith(f.n, f.n)
          .some(
            (c) =>
              c.measure === m &&
              c.readings.some(
                (r) =>
                  (r.value.kind === 'count' && r.value.count === f.n) ||
                  (r.value.kind === 'money' &&
                    f.currency !== undefined &&
                    r.value.amounts.some((a) => a.amount === f.n && a.currency === f.currency)),
              ),
          ),
      ) ||
        [...kb.events.keys()].some((e) =>
          kb.claimsOf(e).some((c) => c.kind === 'figure' && c.readings.some((r) => r.value.kind === 'count' && r.value.count === f.n)),
        )),
  );

const ofTheEvent = ({ kb }: Situation, t: { readonly keys: readonly string[]; readonly label: string }): boolean =>
  t.label.split(' ').some((w) => w.length > 3 && !isFunctionWord(w)) && searchIndexOf(kb).any(t, 'claims of events');

/** The event's own year or month stands in the question. */
const ofTheYear = ({ draft, kb }: Situation): boolean => {
  const [year, month] = (eventOf(kb)?.on ?? '').split('-').map(Number);
  return draft.dates.some((d) => d.year === year && (d.month === undefined || d.month === month));
};

/** What people do at an event of this kind: words that a question about something else rarely has. */
const ANNOUNCING: readonly Concept[] = [
  'pledge',
  'invest',
  'announcement',
  'company',
  'project',
  'host',
  'edition',
  'held',
  'public-body',
  'previous',
  'speaker',
  'record',
];

const asks = ({ frame, draft }: Situation): boolean =>
  frame.has('who', 'which', 'where', 'how-many', 'how-much', 'list', 'rank-max', 'rank-min', 'sum', 'share', 'no-figure', 'whose') ||
  draft.limit !== undefined;

/** "C'était où et qui recevait ?": nothing but what is asked of an event. */
const bareEvent = ({ frame, draft }: Situation): boolean =>
  frame.words.length <= 12 &&
  draft.topics.length + draft.measures.length === 0 &&
  frame.has('when', 'where', 'event-name', 'total', 'year') &&
  draft.polar === null &&
  frame.words.some((w) => /^(was|were|did|it|etait|cetait|eu|fut|this|that|all|tout|ca)$/.test(w.fold));

function named(s: Situation): boolean {
  const { draft, frame } = s;
  if (draft.inherited.length > 0 || draft.headline || draft.sources.length > 0 || frame.eventNamed) return true;
  if (draft.quoted.some((q) => s.kb.quotes.size > 0 && isSpoken(s, q))) return true;
  if (draft.people.length > 0) return !ofSomebodyElse(s);
  if (draft.organisations.length === 0 || compounded(s)) return false;
  if (inCommonWords(s) && unexplained(s) > 0 && !frame.has(...ANNOUNCING)) return false;
  // Who pledges nothing is in scope with what the record has of it: as a partner, as a speaker.
  const pledges = draft.organisations.some((o) => s.kb.pledgesBy(o).length > 0);
  return (
    pledges ||
    unexplained(s) === 0 ||
    frame.has('partner', 'quote', 'said', 'leader', 'role', ...ANNOUNCING) ||
    draft.topics.length + draft.measures.length + draft.aspects.length > 0
  );
}

/** Whether a fragment stands in a quotation, most of it in a row. */
function isSpoken({ kb }: Situation, fragment: string): boolean {
  const words = foldedWords(fragment);
  const spoken = quoteFragmentsOf(kb);
  return spoken.stands(words) || (words.length >= 5 && (spoken.stands(words.slice(0, 5)) || spoken.stands(words.slice(-5))));
}

/** Named by what it makes or is: "the cable maker" is also a matter of somebody with a flat battery. */
const inCommonWords = ({ frame }: Situation): boolean => {
  const spans = frame.of('organisation');
  return spans.length > 0 && spans.every(({ meanings }) => meanings.every((m) => m.common));
};

/** "How many euros are 200 dollars?": an amount in one currency, asked for in another, of nobody. */
const converts = ({ frame, draft }: Situation): boolean =>
  draft.figures.length === 1 &&
  draft.figures[0]!.currency !== undefined &&
  new Set(frame.of('currency').map(({ span }) => span.from)).size + draft.figures.length > 1 &&
  frame.of('event').length + draft.places.length + draft.topics.length + draft.homes.length === 0 &&
  draft.limit === undefined &&
  frame.has('how-much', 'how-many');

/** "Amazon rainforest", "mars mission": a name that is an ordinary word, and part of another name. */
function compounded({ frame }: Situation): boolean {
  const strange = new Set(frame.residual);
  const spans = frame.of('organisation').map(({ span }) => span);
  return (
    spans.length > 0 &&
    spans.every((span) => {
      const w = frame.u.words[span.from]!;
      if (span.to - span.from > 1 || !isOrdinary(w.fold) || (w.capital && !w.opens)) return false;
      const stranger = (i: number) => strange.has(i) && !isEveryday(frame.u.words[i]!.fold, frame.u.lang);
      return stranger(span.to) || stranger(span.from - 1);
    })
  );
}

/** "The finance minister of India", "les présidents américains": an office, of another country. */
function ofSomebodyElse({ frame, draft, kb }: Situation): boolean {
  const ground = homeGround(kb);
  const titled = frame
    .of('person')
    .every(({ span }) => frame.u.words.slice(span.from, span.to).every((w) => !w.capital && isOrdinary(w.fold)));
  const office = (draft.people.length > 0 && titled) || frame.has('leader', 'government') || frame.of('leader').length > 0;
  return office && draft.organisations.length === 0 && frame.countries.some((c) => !c.place || !ground.includes(c.place));
}

/** "The International Investment Summit": a word with a capital before the noun is of another name. */
const namedOtherwise = (frame: Situation['frame'], noun: number): boolean => {
  const before = frame.u.words[noun - 1];
  const known = frame.u.spans.some(
    (s) => s.from < noun && s.to >= noun && s.meanings.some((m) => m.kind === 'event' || m.kind === 'place' || m.kind === 'organisation'),
  );
  return before !== undefined && before.capital && !before.opens && !before.parted && !known && !isFunctionWord(before.fold);
};

/** "The summit", not "a summit" and not somebody else's: "the BRICS summit". Without an article (`bare`) only where the wording allows it: "confirm summit total". */
function theEventNoun({ frame }: Situation, bare: boolean): boolean {
  return frame.of('event').some(({ span }) => {
    const before = frame.u.words.slice(Math.max(0, span.from - 2), span.from);
    const strange =
      frame.residual.includes(span.from - 1) ||
      frame.foreign.some((f) => f.to === span.from) ||
      namedOtherwise(frame, span.from) ||
      frame.countries.some((c) => c.span.to === span.from || c.span.to === span.from - 1);
    const near = before.at(-1);
    const definite =
      bare ||
      near === undefined ||
      near.parted ||
      /^\d+$/.test(near.fold) ||
      frame.u.words.slice(0, span.from).some((w) => ORDINALS[w.fold] !== undefined && w === near) ||
      /^(the|this|that|le|la|l|ce|cet|cette|du|au|de|d|which|what|quel|of|at|same|whole)$/.test(near.fold);
    // "À ce sommet" is no English "a".
    return !strange && definite && !before.some((w) => /^(a|an|un|une|my|mon|ma)$/i.test(w.text));
  });
}

/** What stands before a colon and asks nothing: "filling in a timeline: what day was it?" */
const preamble = (frame: Situation['frame'], i: number): boolean => {
  const colon = frame.u.text.indexOf(':');
  return (
    colon > 0 &&
    frame.u.words[i]!.end <= colon &&
    frame.at('how-much', 'how-many', 'who', 'which', 'where', 'when', 'what') >= 0 &&
    frame.u.words[frame.at('how-much', 'how-many', 'who', 'which', 'where', 'when', 'what')]!.start > colon
  );
};

/** Words that nothing explains, but for what askers tell of themselves. */
const unexplained = ({ frame }: Situation): number =>
  frame.residual.filter(
    (i) =>
      !preamble(frame, i) &&
      !aside(frame, i) &&
      !saidByTheWay(frame, i) &&
      !/^(desk|slide|piece|note|article|papier|edition|news|info|update|please|svp|stp)$/.test(frame.u.words[i]!.fold),
  ).length +
  frame.foreign.length +
  farFetched(frame);

/** Everyday verbs and adjectives tell nothing, but after an article the same word is a noun: "la coupe", "the change". */
const saidByTheWay = (frame: Situation['frame'], i: number): boolean => {
  const { lang, words } = frame.u;
  const noun = isEverydayVerb(words[i]!.fold, lang) && GRAMMARS[lang].articles.includes(words[i - 1]?.fold ?? '');
  return isEveryday(words[i]!.fold, lang) && !noun;
};

/** Words that are taken for others which they are two slips or more away from. */
const farFetched = ({ u }: Situation['frame']): number =>
  u.words.filter((w) => w.corrected !== undefined && slips(fold(w.text), w.corrected) > 1).length;

/** A sentence beside the question: "by how much did it beat last year? my maths is shot today". */
function aside(frame: Situation['frame'], i: number): boolean {
  const { text, words } = frame.u;
  if (!text.includes('?')) return besideTheQuestion(frame, i);
  const end = /[?.!\n]/.exec(text.slice(words[i]!.end));
  return end === null ? text.lastIndexOf('?') < words[i]!.start && text.trimEnd().at(-1) !== '?' : end[0] !== '?';
}

/** "My job", "mon colis": somebody's own affairs. */
const isPersonal = ({ frame }: Situation): boolean =>
  frame.words.some(
    (w, i) =>
      !aside(frame, frame.from + i) &&
      /^(my|mon|ma|mes)$/.test(w.fold) &&
      !/^(need|want|have|want|would|d|ve|m|veux|voudrais|cherche|article|slide|desk|boss|editor|notes|note|chef|piece|team|paper|story|union|client|readers|liste|dois|peux|can)$/.test(
        frame.words[i + 1]?.fold ?? '',
      ),
  );
