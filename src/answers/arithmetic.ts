import type { EventRecord, Figure, KnowledgeBase, Pledge } from '../knowledge/base.js';
import type { Block, Span } from '../model/answer.js';
import type { MeasureId, OrganisationId } from '../model/ids.js';
import type { Hedge, Value } from '../model/value.js';
import {
  amountOf,
  bestGrounds,
  figuresOfEvent,
  isMain,
  partsOf,
  pickFigures,
  figuresOfOrganisation,
  shown,
  statementsOf,
} from './claims.js';
import { average, commonCurrencies, difference, quotient, ratio, share, sum, termIn, type Result, type Term } from './compute.js';
import { ABOUT_WORD, currencyName, formatNumber, formatPercent, BOUND_WORDS, formatValue, MODE_WORDS, withNoun } from './format.js';
import { figureSentence, figureSpan } from './figures.js';
import { eventName, organisationName, placeName, theEvent } from './names.js';
import { item, part, sentence, withContext, withRows, type Answerer, type Asking, type Part } from './part.js';
import { filterPledges } from './filters.js';
import { resultRow, termRow } from './rows.js';
import { mostPrinted } from './standings.js';
import type { Writer } from './stated.js';

const money = (kb: KnowledgeBase, m: MeasureId) => kb.measures.get(m)?.unit === 'money';

/** The pledgers that an operation is over: those named, the headline ones, or those that the filters leave. */
export function operands(asking: Asking): readonly Pledge[] {
  const { q, kb } = asking;
  if (q.organisations.length > 0)
    return [...new Set(q.organisations.map((o) => kb.pledgerOf(o)))].flatMap((o) => kb.pledgesBy(o).slice(0, 1));
  if (q.headline) return kb.headlines;
  return filterPledges(asking);
}

function figureFor({ q, kb }: Asking, p: Pledge, measure: MeasureId): Figure | undefined {
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
function resultSpan(w: Writer, r: Result, measure: MeasureId, currency: string | null | undefined, terms: readonly Term[]): Span {
  const value: Value = currency !== undefined ? { kind: 'money', amounts: [{ currency, amount: r.n }] } : { kind: 'count', count: r.n };
  const text = formatValue(value, r.hedge, w.lang);
  const noun = w.kb.measures.get(measure)?.noun?.[w.lang];
  const said = currency || !noun ? text : withNoun(text, value, noun, w.lang);
  return w.figure(`${said}${soft(w, r.hedge)}`, ...terms.map((t) => t.figure.id));
}
/** The mode of a result, where no verb carries it. */
const soft = (w: Writer, h: Hedge): string => (h.mode ? ` (${MODE_WORDS[w.lang][h.mode]})` : '');
const plainResult = (w: Writer, r: Result, format: (n: number) => string, terms: readonly Term[]): Span =>
  w.figure(`${bound(w, r)}${format(r.n)}${soft(w, r.hedge)}`, ...terms.map((t) => t.figure.id));
/** "less than ", "less than about ": the words before a result that is no amount. */
export const bound = (w: Writer, { hedge, about }: Result): string =>
  `${hedge.bound ? `${BOUND_WORDS[w.lang][hedge.bound]} ` : ''}${about ? `${ABOUT_WORD[w.lang]} ` : ''}`.replace('de environ', "d'environ");

const termSpans = (w: Writer, t: Term): Span[] => [
  t.figure.by ? organisationName(w, t.figure.by) : eventName(w, t.figure.event),
  { kind: 'words', text: ' ' },
  figureSpan(w, t.figure, t.shown),
];
const termList = (w: Writer, terms: readonly Term[]): Span[] => w.list(terms.map((t) => termSpans(w, t)));
const grounds = (terms: readonly Term[]) => terms.flatMap((t) => t.shown.grounds.slice(0, 1));

const aboutOf = (pledges: readonly Pledge[]) => ({
  organisations: [...new Set(pledges.map((p) => p.by as OrganisationId))],
  pledges: pledges.map((p) => p.id),
});

/** The measure that an operation is over: the one asked for, or money. */
const measureOf = ({ q, kb }: Asking): MeasureId | undefined =>
  q.measures.find((m) => kb.measures.has(m)) ?? [...kb.measures.values()].find((m) => m.unit === 'money')?.id;

/** Sums, differences, ratios, shares and averages over pledges, with their work shown. */
export const answerFold: Answerer = (asking) => {
  const { q, kb, w } = asking;
  const measure = measureOf(asking);
  if (!measure) return undefined;
  if (q.fold === 'share') return answerShare(asking, measure);
  if (q.fold === 'per') return answerPer(asking);
  const parts = sumOfParts(asking, measure);
  if (parts) return parts;
  if (q.homes.length > 1 && q.organisations.length === 0) return compareHomes(asking, measure);
  const pledges = operands(asking);
  const figures = pledges.map((p) => ({ p, f: figureFor(asking, p, measure) }));
  const stated = figures.filter((x): x is { p: Pledge; f: Figure } => x.f !== undefined);
  if (stated.length === 0) return undefined;
  if (q.fold === 'sum' || q.fold === 'average' || q.fold === undefined) return answerSum(asking, measure, pledges, stated);
  if (stated.length < 2) return undefined;
  const currencies = money(kb, measure) ? wanted(q.currency, commonCurrencies(stated.map((x) => x.f))) : [undefined];
  if (currencies.length === 0)
    return part(
      'answered',
      [
        sentence(w.say('noCommonCurrency')),
        ...stated.map((x) =>
          item(
            w.say('listItem', {
              who: organisationName(w, x.p.by),
              text: figureSpan(w, x.f, shown(x.f)!),
              cites: w.cite(...shown(x.f)!.grounds),
            }),
          ),
        ),
      ],
      aboutOf(pledges),
    );
  const blocks: Block[] = [];
  for (const c of currencies) {
    const pair = stated
      .map((x) => termIn(x.f, c))
      .filter((t): t is Term => t !== undefined)
      .sort((a, b) => b.n - a.n);
    const [a, b] = [pair[0], pair.at(-1)];
    if (!a || !b || a === b) continue;
    const slots = {
      more: organisationName(w, a.figure.by!),
      less: organisationName(w, b.figure.by!),
      terms: termList(w, [a, b]),
      cites: w.cite(...grounds([a, b])),
    };
    const rows = [a, b].map((t) => termRow(w, t));
    const gap = resultSpan(w, difference(a, b), measure, c, [a, b]);
    blocks.push(
      q.fold === 'ratio'
        ? withRows(
            sentence(w.say('ratioIs', { ...slots, figure: plainResult(w, ratio(a, b), (n) => formatNumber(n, w.lang), [a, b]) })),
            rows,
          )
        : withRows(sentence(w.say('differenceIs', { ...slots, figure: gap })), [...rows, resultRow(w, 'rowDifference', gap)]),
    );
  }
  if (blocks.length === 0) return undefined;
  return part('answered', withContext(q, blocks, []), aboutOf(pledges));
};

/** The amount for each thing counted, of each pledge asked about, or of the event as a whole. */
function answerPer(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  const [amount, counted] = q.measures;
  if (!amount || !counted) return undefined;
  const event = theEvent(kb);
  const whole = q.organisations.length === 0 && !q.headline && q.homes.length + q.places.length + q.topics.length + q.within.length === 0;
  const main = (m: MeasureId) => event && figuresOfEvent(kb, event.id, m).find((f) => isMain(f) && f.readings.length > 0);
  const pairs = whole
    ? [{ who: eventName(w, event!.id), of: main(amount), by: main(counted) }]
    : operands(asking).map((p) => ({
        who: organisationName(w, p.by),
        of: figureFor(asking, p, amount),
        by: figureFor(asking, p, counted),
      }));
  const lines = pairs.flatMap(({ who, of, by }) => {
    if (!of || !by) return [];
    const currency = money(kb, amount) ? (q.currency ?? commonCurrencies([of])[0]) : undefined;
    const [a, b] = [termIn(of, currency), termIn(by, undefined)];
    if (!a || !b || b.n === 0) return [];
    const noun = kb.measures.get(counted)?.noun?.[w.lang];
    return [
      sentence(
        w.say('perIs', {
          who: w.strong(who),
          figure: resultSpan(w, quotient(a, b), amount, currency, [a, b]),
          each: w.text(noun?.one ?? kb.measures.get(counted)!.label[w.lang], counted),
          terms: w.list([[figureSpan(w, a.figure, a.shown)], [figureSpan(w, b.figure, b.shown)]]),
          cites: w.cite(...grounds([a, b])),
        }),
      ),
    ];
  });
  return lines.length > 0 ? part('answered', lines, whole ? {} : aboutOf(operands(asking))) : undefined;
}

/** "Its three sites, added up": the parts of one pledge, beside its total as printed. */
function sumOfParts({ q, kb, w }: Asking, measure: MeasureId): Part | undefined {
  const orgs = [...new Set(q.organisations.map((o) => kb.pledgerOf(o)))];
  if (q.fold !== 'sum' || orgs.length !== 1) return undefined;
  const all = figuresOfOrganisation(kb, orgs[0]!, measure);
  const whole = all.find((f) => isMain(f) && f.readings.length > 0);
  const parts = whole ? partsOf(all, whole) : [];
  if (!whole || parts.length < 2) return undefined;
  const c = money(kb, measure) ? commonCurrencies(parts)[0] : undefined;
  const terms = parts.map((f) => termIn(f, c)).filter((t): t is Term => t !== undefined);
  if (terms.length < 2) return undefined;
  const label = (t: Term): Span[] => [
    t.figure.place ? placeName(w, t.figure.place) : w.text(t.figure.covers ?? '', t.figure.id),
    { kind: 'words', text: ' ' },
    figureSpan(w, t.figure, t.shown),
  ];
  return part(
    'answered',
    withContext(
      q,
      [
        sentence(
          w.say('sumIs', {
            figure: resultSpan(w, sum(terms), measure, c, terms),
            terms: w.list(terms.map(label)),
            cites: w.cite(...grounds(terms)),
          }),
        ),
      ],
      [figureSentence(w, whole)],
    ),
    { organisations: orgs },
  );
}

/** The pledges of two or more countries, each summed, most first. */
function compareHomes(asking: Asking, measure: MeasureId): Part | undefined {
  const { q, kb, w } = asking;
  const rows = q.homes
    .map((home) => {
      const pledges = filterPledges({ ...asking, q: { ...q, homes: [home] } });
      const figures = pledges.map((p) => figureFor(asking, p, measure)).filter((f): f is Figure => f !== undefined);
      const c = money(kb, measure) ? mostPrinted(figures)[0] : undefined;
      const terms = figures.map((f) => termIn(f, c)).filter((t): t is Term => t !== undefined);
      return { home, c, terms, total: sum(terms) };
    })
    .filter((r) => r.terms.length > 0)
    .sort((a, b) => b.total.n - a.total.n);
  if (rows.length < 2) return undefined;
  const lines = rows.map((r) =>
    item(
      w.say('homeSum', {
        home: w.strong(placeName(w, r.home)),
        figure: resultSpan(w, r.total, measure, r.c, r.terms),
        terms: termList(w, r.terms),
        cites: w.cite(...grounds(r.terms)),
      }),
    ),
  );
  const [a, b] = [rows[0]!, rows[1]!];
  const one = (r: typeof a): Term => ({ ...r.terms[0]!, n: r.total.n, bound: r.total.hedge.bound });
  const gap =
    q.fold === 'difference' && a.c === b.c
      ? [
          sentence(
            w.say('differenceIs', {
              more: placeName(w, a.home),
              less: placeName(w, b.home),
              figure: resultSpan(w, difference(one(a), one(b)), measure, a.c, [...a.terms, ...b.terms]),
              terms: termList(w, [...a.terms, ...b.terms]),
              cites: w.cite(...grounds([...a.terms, ...b.terms])),
            }),
          ),
        ]
      : [];
  return part('answered', [...gap, ...lines], { pledges: [] });
}

const wanted = (currency: string | undefined, common: readonly string[]): (string | undefined)[] =>
  currency ? common.filter((c) => c === currency) : common.slice(0, 2);

function answerSum(
  asking: Asking,
  measure: MeasureId,
  pledges: readonly Pledge[],
  stated: readonly { p: Pledge; f: Figure }[],
): Part | undefined {
  const { q, kb, w } = asking;
  const isMoney = money(kb, measure);
  let currencies: (string | null | undefined)[] = [undefined];
  const bare = () => stated.every((x) => currencyless(x.f));
  if (isMoney) {
    const common = commonCurrencies(stated.map((x) => x.f));
    // Where not all share a currency, the one that most print is summed and the rest is named as left out.
    currencies = q.currency ? [q.currency] : common.length > 0 ? common.slice(0, 2) : mostPrinted(stated.map((x) => x.f));
    if (currencies.length === 0) currencies = [null];
  }
  const [main, ...others] = currencies;
  const terms = stated.map((x) => termIn(x.f, main)).filter((t): t is Term => t !== undefined);
  if (terms.length === 0) return undefined;
  const isAverage = q.fold === 'average';
  const result = resultSpan(w, isAverage ? average(terms) : sum(terms), measure, main, terms);
  const lead = withRows(
    sentence(
      w.say(isAverage ? 'averageIs' : 'sumIs', {
        figure: result,
        terms: termList(w, terms),
        count: w.count(terms.map((t) => t.figure.id)),
        cites: w.cite(...grounds(terms)),
      }),
    ),
    [...terms.map((t) => termRow(w, t)), resultRow(w, isAverage ? 'rowAverage' : 'rowSum', result)],
  );
  const context: (Block | undefined)[] = [];
  for (const c of others) {
    const again = stated.map((x) => termIn(x.f, c)).filter((t): t is Term => t !== undefined);
    if (again.length === terms.length)
      context.push(
        sentence(
          w.say('orIn', {
            currency: w.text(currencyName(c!, w.lang), c!),
            figure: resultSpan(w, sum(again), measure, c, again),
            terms: termList(w, again),
            cites: w.cite(...again.flatMap((t) => t.shown.grounds.slice(0, 1))),
          }),
        ),
      );
  }
  const counted = new Set(terms.map((t) => t.figure.id));
  const unprinted = stated.filter((x) => !counted.has(x.f.id) && isMoney);
  const given = new Set(stated.map((x) => x.p.id));
  const missing = pledges.filter((p) => !given.has(p.id));
  if (unprinted.length > 0) {
    const names = w.list(
      unprinted.map((x) => [
        organisationName(w, x.p.by),
        { kind: 'words', text: ' ' },
        figureSpan(w, x.f, shown(x.f)!),
        { kind: 'words', text: ' ' },
        ...w.cite(...shown(x.f)!.grounds.slice(0, 1)),
      ]),
    );
    context.push(
      sentence(w.say('leftOut', { names, why: w.say(unprinted.every((x) => currencyless(x.f)) ? 'whyNoCurrency' : 'whyOtherCurrency') })),
    );
    // What the sum would be if the bare amounts were in its currency, for readers who know that they are.
    if (unprinted.every((x) => currencyless(x.f)) && main) {
      const all = [...terms, ...unprinted.map((x) => termIn(x.f, null)).filter((t): t is Term => t !== undefined)];
      context.push(
        sentence(
          w.say('ifSame', {
            currency: w.text(currencyName(main, w.lang), main),
            figure: resultSpan(w, sum(all), measure, main, all),
            cites: w.cite(...grounds(all)),
          }),
        ),
      );
    }
  }
  if (missing.length > 0)
    context.push(
      sentence(w.say('leftOut', { names: w.list(missing.slice(0, 8).map((p) => [organisationName(w, p.by)])), why: w.say('whyNoAmount') })),
    );
  if (stated.some((x) => x.p.inEventTotal !== false))
    context.push(
      outsideNote(
        asking,
        stated.map((x) => x.p),
      ),
    );
  if (isMoney && bare()) context.push(sentence(w.say('unprintedCurrency', { cites: w.cite(...grounds(terms).slice(0, 1)) })));
  return part('answered', withContext(q, [lead], context, 5), aboutOf(pledges));
}

/** No source prints its currency. */
export const currencyless = (f: Figure): boolean =>
  f.readings.every((r) => r.value.kind === 'money' && r.value.amounts.every((m) => m.currency === null));

interface Weighed {
  readonly event: EventRecord;
  readonly pledges: readonly Pledge[];
  readonly total: Figure;
  readonly whole: Term;
  readonly terms: readonly Term[];
  readonly share: Result;
}

/** Pledges held against the event's total, in a currency that all print; `apart` where they share none. */
function weigh(asking: Asking, measure: MeasureId): Weighed | 'apart' | undefined {
  const { kb } = asking;
  const event = theEvent(kb);
  if (!event) return undefined;
  const total = figuresOfEvent(kb, event.id, measure).find((f) => isMain(f) && f.readings.length > 0);
  const pledges = operands(asking);
  const figures = pledges.map((p) => figureFor(asking, p, measure)).filter((f): f is Figure => f !== undefined);
  if (!total || figures.length === 0) return undefined;
  const currencies = money(kb, measure) ? commonCurrencies([total, ...figures]) : [undefined];
  if (currencies.length === 0) return 'apart';
  const whole = termIn(total, currencies[0]);
  const terms = figures.map((f) => termIn(f, currencies[0])).filter((t): t is Term => t !== undefined);
  if (!whole || terms.length === 0) return undefined;
  const added = sum(terms);
  return { event, pledges, total, whole, terms, share: share({ ...terms[0]!, n: added.n, bound: added.hedge.bound }, whole) };
}

/** The share of the event's total that is asked about, in percent; undefined where the record does not give it. */
export function shareOf(asking: Asking): Result | undefined {
  const weighed = weigh(asking, measureOf(asking)!);
  return weighed && weighed !== 'apart' ? weighed.share : undefined;
}

/** The weight of a pledge, or of several, in the event's total. */
function answerShare(asking: Asking, measure: MeasureId): Part | undefined {
  const { q, w } = asking;
  const ofPart = shareOfPart(asking, measure);
  if (ofPart) return ofPart;
  const weighed = weigh(asking, measure);
  if (weighed === 'apart') return part('answered', [sentence(w.say('noCommonCurrency'))]);
  if (!weighed) return undefined;
  const { event, pledges, total, whole, terms } = weighed;
  const weight = plainResult(w, weighed.share, (n) => formatPercent(n, w.lang), [...terms, whole]);
  const lead = withRows(
    sentence(
      w.say(pledges.length > 1 ? 'shareAre' : 'shareIs', {
        who: w.list(pledges.map((p) => [organisationName(w, p.by)])),
        figure: weight,
        event: eventName(w, event.id),
        total: figureSpan(w, total, whole.shown),
        terms: termList(w, terms),
        cites: w.cite(...grounds([...terms, whole])),
      }),
    ),
    [...[...terms, whole].map((t) => termRow(w, t)), resultRow(w, 'rowShare', weight)],
  );
  return part('answered', withContext(q, [lead], [outsideNote(asking, pledges)]), aboutOf(pledges));
}

/** The share of one place in a pledge, where the record has both. */
function shareOfPart({ q, kb, w }: Asking, measure: MeasureId): Part | undefined {
  const [org] = q.organisations.map((o) => kb.pledgerOf(o));
  if (!org || q.organisations.length !== 1 || q.places.length !== 1) return undefined;
  const figures = figuresOfOrganisation(kb, org, measure).filter((f) => f.readings.length > 0);
  const whole = figures.find(isMain);
  const there = figures.find((f) => f.place !== undefined && q.places.includes(f.place) && f !== whole);
  const currency = whole && there && money(kb, measure) ? commonCurrencies([whole, there])[0] : undefined;
  const [a, b] = [there && termIn(there, currency), whole && termIn(whole, currency)];
  if (!a || !b || !there?.place || a.n > b.n) return undefined;
  const lead = sentence(
    w.say('shareIs', {
      who: placeName(w, there.place),
      figure: plainResult(w, share(a, b), (n) => formatPercent(n, w.lang), [a, b]),
      event: organisationName(w, org),
      total: figureSpan(w, b.figure, b.shown),
      terms: figureSpan(w, a.figure, a.shown),
      cites: w.cite(...grounds([a, b])),
    }),
  );
  return part('answered', [lead], { organisations: [org], places: q.places });
}

/** What is summed and not counted in the event's own total. */
function outsideNote({ kb, w }: Asking, pledges: readonly Pledge[]): Block | undefined {
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

/** Two or more pledgers side by side, in figures or in places. */
export const answerCompare: Answerer = (asking) => {
  const { q, kb, w } = asking;
  if (q.homes.length > 1 && q.organisations.length === 0)
    return compareHomes(asking, q.measures[0] ?? [...kb.measures.values()].find((m) => m.unit === 'money')!.id);
  const pledges = operands(asking);
  if (pledges.length < 2) return undefined;
  if (q.measures.length === 0 && q.aspects.includes('place')) return comparePlaces(asking, pledges);
  const measures =
    q.measures.length > 0
      ? q.measures
      : [...kb.measures.values()]
          .filter((m) => m.unit === 'money')
          .map((m) => m.id)
          .slice(0, 1);
  const blocks: Block[] = [];
  for (const measure of measures) {
    const stated = pledges.map((p) => ({ p, f: figureFor(asking, p, measure) }));
    const both = stated.filter((x): x is { p: Pledge; f: Figure } => x.f !== undefined);
    if (both.length === 0) continue;
    const currencies = money(kb, measure) ? wanted(q.currency, commonCurrencies(both.map((x) => x.f))) : [undefined];
    const terms =
      currencies.length > 0
        ? both
            .map((x) => termIn(x.f, currencies[0]))
            .filter((t): t is Term => t !== undefined)
            .sort((a, b) => b.n - a.n)
        : [];
    const [a, b] = [terms[0], terms.at(-1)];
    if (a && b && a !== b && measures.length === 1 && terms.length === 2 && !q.limit) {
      // Both in the currency that they share, with the others that a source prints beside.
      const leads = (t: Term) => {
        const s = shown(t.figure)!;
        return s.value.kind !== 'money' || s.value.amounts[0].currency === currencies[0];
      };
      const full = (t: Term) => figureSpan(w, t.figure, q.currency || !leads(t) ? t.shown : shown(t.figure)!);
      const sources = [...shown(a.figure)!.grounds, ...shown(b.figure)!.grounds];
      const line =
        a.n === b.n
          ? w.say('equal', { figure: full(a), cites: w.cite(...sources) })
          : w.say('biggerIs', {
              more: w.strong(organisationName(w, a.figure.by!)),
              figureMore: full(a),
              figureLess: [organisationName(w, b.figure.by!), { kind: 'words' as const, text: ' ' }, full(b)],
              cites: w.cite(...sources),
            });
      blocks.push(
        withRows(
          sentence(line),
          [a, b].map((t) => termRow(w, t, { figure: full(t), grounds: shown(t.figure)!.grounds })),
        ),
      );
      continue;
    }
    const order = q.direction === 'min' ? [...terms].reverse() : terms;
    const listed = order.length > 0 ? order.map((t) => t.figure) : both.map((x) => x.f);
    for (const f of listed) {
      const s = shown(f)!;
      if (q.limit && !withinLimit(asking, f)) continue;
      blocks.push(item(w.say('listItem', { who: organisationName(w, f.by!), text: figureSpan(w, f, s), cites: w.cite(...s.grounds) })));
    }
    for (const x of stated)
      if (x.f === undefined && measures.length === 1)
        blocks.push(item(w.say('listItemPlain', { who: organisationName(w, x.p.by), text: w.say('nothingStated') })));
  }
  return blocks.length > 0 ? part('answered', blocks, aboutOf(pledges)) : undefined;
};

/** Whether a figure lies on the asked side of the asked amount, in that amount's currency. */
export function withinLimit({ q }: Asking, f: Figure): boolean {
  const [a, b] = q.figures;
  if (!a) return true;
  const currency = a.currency;
  // An amount that prints no currency is held against the number alone, and shown as it is printed.
  const term = currency
    ? (termIn(f, currency) ?? termIn(f, null))
    : (termIn(f, undefined) ?? termIn(f, commonCurrencies([f])[0]) ?? termIn(f, null));
  if (!term) return false;
  if (q.limit === 'between' && b) return term.n >= Math.min(a.n, b.n) && term.n <= Math.max(a.n, b.n);
  return q.limit === 'under' ? term.n < a.n : term.n > a.n || (term.n === a.n && (term.bound === 'more-than' || a.bound === 'at-least'));
}

function comparePlaces({ kb, w }: Asking, pledges: readonly Pledge[]): Part {
  const rows = pledges
    .map((p) => {
      const places = statementsOf(kb, p.by as OrganisationId).filter((s) => s.aspect === 'place' && s.place && !s.notStated);
      return { p, places };
    })
    .sort((a, b) => b.places.length - a.places.length);
  return part(
    'answered',
    rows.map(({ p, places }) =>
      sentence(
        w.say('placesCount', {
          who: organisationName(w, p.by),
          count: w.count(places.map((s) => s.id)),
          names: w.list(places.map((s) => [placeName(w, s.place!)])),
          cites: w.cite(...places.flatMap((s) => s.evidence.slice(0, 1))),
        }),
      ),
    ),
    aboutOf(pledges),
  );
}
