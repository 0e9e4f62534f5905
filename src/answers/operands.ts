import type { Figure, KnowledgeBase, Pledge } from '../knowledge/base.js';
import type { Block, Span } from '../model/answer.js';
import type { MeasureId, OrganisationId } from '../model/ids.js';
import type { Hedge, Value } from '../model/value.js';
import { amountOf, bestGrounds, isMain, pickFigures, figuresOfOrganisation, shown } from './claims.js';
import { sum, type Result, type Term } from './compute.js';
import { ABOUT_WORD, BOUND_WORDS, formatValue, MODE_WORDS, withNoun } from './format.js';
import { figureSpan } from './figures.js';
import { eventName, organisationName, theEvent } from './names.js';
import { sentence, type Asking } from './part.js';
import { countedIn, outsideIn, standingsOf, type Ranked } from './standings.js';
import { filterPledges } from './filters.js';
import type { Writer } from './stated.js';

export const money = (kb: KnowledgeBase, m: MeasureId) => kb.measures.get(m)?.unit === 'money';

/** The measure that a ranking is by, where it is not money. */
export const countedBy = ({ q, kb }: Asking): MeasureId | undefined => q.measures.find((m) => kb.measures.get(m)?.unit !== 'money');

/** The first so many of a ranking, as the question asks for them. */
export function firstOf(asking: Asking, pledges: readonly Pledge[]): readonly Ranked[] {
  const { q, kb } = asking;
  const { rows } = standingsOf(kb, countedIn(pledges), countedBy(asking), q.currency);
  return (q.direction === 'min' ? [...rows].reverse() : rows).slice(0, q.top ?? rows.length);
}

/** The pledgers that an operation is over: those named, the headline ones, or those that the filters leave, or the first of them. */
export function operands(asking: Asking): readonly Pledge[] {
  const { q, kb } = asking;
  if (q.organisations.length > 0)
    return [...new Set(q.organisations.map((o) => kb.pledgerOf(o)))].flatMap((o) => kb.pledgesBy(o).slice(0, 1));
  if (q.headline) return kb.headlines;
  const pledges = filterPledges(asking);
  if (q.top === undefined) return pledges;
  // "The three biggest together": the first of a ranking.
  return firstOf(asking, pledges).map((r) => r.p);
}

export function figureFor({ q, kb }: Asking, p: Pledge, measure: MeasureId): Figure | undefined {
  if (q.organisations.length > 0 || q.headline) {
    const picked = pickFigures(
      kb,
      { ...q, places: [], progress: false, terms: [] },
      figuresOfOrganisation(kb, p.by as OrganisationId, measure).filter(isMain),
    );
    return picked.find((f) => f.readings.length > 0);
  }
  const f = amountOf(kb, p, measure);
  return f && f.readings.length > 0 ? f : undefined;
}

/** A computed result, formatted like a figure of its measure. */
export function resultSpan(w: Writer, r: Result, measure: MeasureId, currency: string | null | undefined, terms: readonly Term[]): Span {
  const value: Value = currency !== undefined ? { kind: 'money', amounts: [{ currency, amount: r.n }] } : { kind: 'count', count: r.n };
  const text = formatValue(value, r.hedge, w.lang);
  const noun = w.kb.measures.get(measure)?.noun?.[w.lang];
  const said = currency || !noun ? text : withNoun(text, value, noun, w.lang);
  return w.figure(`${said}${soft(w, r.hedge)}`, ...terms.map((t) => t.figure.id));
}

/** The mode of a result, where no verb carries it. */
const soft = (w: Writer, h: Hedge): string => (h.mode ? ` (${MODE_WORDS[w.lang][h.mode]})` : '');

export const plainResult = (w: Writer, r: Result, format: (n: number) => string, terms: readonly Term[]): Span =>
  w.figure(`${bound(w, r)}${format(r.n)}${soft(w, r.hedge)}`, ...terms.map((t) => t.figure.id));

/** "less than ", "less than about ": the words before a result that is no amount. */
export const bound = (w: Writer, { hedge, about }: Result): string =>
  `${hedge.bound ? `${BOUND_WORDS[w.lang][hedge.bound]} ` : ''}${about ? `${ABOUT_WORD[w.lang]} ` : ''}`.replace('de environ', "d'environ");

const termSpans = (w: Writer, t: Term): Span[] => [
  t.figure.by ? organisationName(w, t.figure.by) : eventName(w, t.figure.event),
  { kind: 'words', text: ' ' },
  figureSpan(w, t.figure, t.shown),
];

export const termList = (w: Writer, terms: readonly Term[]): Span[] => w.list(terms.map((t) => termSpans(w, t)));

/** Terms that a sum names one by one; of more than these the largest are, and the others are added up. */
const NAMED_TERMS = 30;

/** A sum's terms as it names them, and those that it only adds up. */
export function namedTerms(terms: readonly Term[]): { readonly named: readonly Term[]; readonly others: readonly Term[] } {
  if (terms.length <= NAMED_TERMS) return { named: terms, others: [] };
  const sorted = [...terms].sort((a, b) => b.n - a.n);
  return { named: sorted.slice(0, NAMED_TERMS), others: sorted.slice(NAMED_TERMS) };
}

/** The terms of a sum: each by name, and what is left of a long list as one. */
export function sumTerms(w: Writer, terms: readonly Term[], measure: MeasureId, currency: string | null | undefined): Span[] {
  const { named, others } = namedTerms(terms);
  const rest =
    others.length > 0
      ? [
          w.say('othersTogether', {
            count: w.count(others.map((t) => t.figure.id)),
            figure: resultSpan(w, sum(others), measure, currency, others),
          }),
        ]
      : [];
  return w.list([...named.map((t) => termSpans(w, t)), ...rest]);
}

export const grounds = (terms: readonly Term[]) => terms.flatMap((t) => t.shown.grounds.slice(0, 1));

export const aboutOf = (pledges: readonly Pledge[]) => ({
  organisations: [...new Set(pledges.map((p) => p.by as OrganisationId))],
  pledges: pledges.map((p) => p.id),
});

/** The measure that an operation is over: the one asked for, or money. */
export const measureOf = ({ q, kb }: Asking): MeasureId | undefined =>
  q.measures.find((m) => kb.measures.has(m)) ?? [...kb.measures.values()].find((m) => m.unit === 'money')?.id;

/** What is summed and not counted in the event's own total. */
export function outsideNote({ kb, w }: Asking, pledges: readonly Pledge[]): Block | undefined {
  const outside = pledges.filter((p) => p.inEventTotal === false);
  const event = theEvent(kb);
  if (outside.length === 0 || !event) return undefined;
  return sentence(
    w.say('outsideTotal', {
      who: w.list(outside.map((p) => [organisationName(w, p.by)])),
      cites: w.cite(...bestGrounds(kb, event.evidence, 1)),
    }),
  );
}

export const wanted = (currency: string | undefined, common: readonly string[]): (string | undefined)[] =>
  currency ? common.filter((c) => c === currency) : common.slice(0, 2);

interface Printed {
  readonly p: Pledge;
  readonly f: Figure;
}

/** Pledgers, each with the figure that is printed and its source. */
const printedNames = (w: Writer, rows: readonly Printed[]): Span[] =>
  w.list([
    ...rows
      .slice(0, NAMED_TERMS)
      .map(({ p, f }): Span[] => [
        organisationName(w, p.by),
        { kind: 'words', text: ' ' },
        figureSpan(w, f, shown(f)!),
        { kind: 'words', text: ' ' },
        ...w.cite(...shown(f)!.grounds.slice(0, 1)),
      ]),
    ...(rows.length > NAMED_TERMS ? [w.say('others', { count: w.count(rows.slice(NAMED_TERMS).map(({ p }) => p.id)) })] : []),
  ]);

/** What prints no currency could be smaller, or larger, than what is ranked by one: it is named beside a ranking from below. */
export function bareBelow(asking: Asking, pledges: readonly Pledge[]): readonly Printed[] {
  const { kb, q } = asking;
  if (q.direction !== 'min' || countedBy(asking) !== undefined) return [];
  return standingsOf(kb, pledges, undefined, q.currency).unplaced;
}

/** How many of those that a ranking leaves out are named beside it. */
export const LEFT_OUT = 6;

/** Pledges that are not counted in the event's total, and would stand among the first of a ranking. */
export function outsideOf(asking: Asking, pool: readonly Pledge[], first: readonly Ranked[]): Block | undefined {
  const { kb, q, w } = asking;
  const last = first.at(-1);
  const apart = outsideIn(pool);
  if (apart.length === 0 || apart.length === pool.length || !last) return undefined;
  const among = standingsOf(kb, apart, countedBy(asking), q.currency).rows.filter((r) =>
    q.direction === 'min' ? r.n <= last.n : r.n >= last.n,
  );
  return among.length > 0 ? sentence(w.say('rankOutside', { names: printedNames(w, among.slice(0, LEFT_OUT)) })) : undefined;
}

/** Who is left out of an operation over money, each with what is printed, and why. */
export function leftOutSentence(w: Writer, left: readonly Printed[]): Block {
  return sentence(
    w.say('leftOut', {
      names: printedNames(w, left),
      why: w.say(left.every((x) => currencyless(x.f)) ? 'whyNoCurrency' : 'whyOtherCurrency'),
    }),
  );
}

/** No source prints its currency. */
export const currencyless = (f: Figure): boolean =>
  f.readings.every((r) => r.value.kind === 'money' && r.value.amounts.every((m) => m.currency === null));
