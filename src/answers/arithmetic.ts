import type { Figure, Pledge } from '../knowledge/base.js';
import type { Block, Span } from '../model/answer.js';
import type { MeasureId } from '../model/ids.js';
import { figuresOfEvent, isMain, partsOf, figuresOfOrganisation, shown } from './claims.js';
import { average, commonCurrencies, difference, quotient, ratio, sum, termIn, type Term } from './compute.js';
import { currencyName, formatNumber } from './format.js';
import { figureSentence, figureSpan } from './figures.js';
import { eventName, organisationName, placeName, theEvent } from './names.js';
import { item, part, sentence, withContext, withRows, type Answerer, type Asking, type Part } from './part.js';
import { resultRow, termRow } from './rows.js';
import { filterPledges } from './filters.js';
import { countedIn, mostPrinted } from './standings.js';
import {
  money,
  operands,
  figureFor,
  resultSpan,
  plainResult,
  namedTerms,
  sumTerms,
  termList,
  grounds,
  aboutOf,
  measureOf,
  outsideNote,
  wanted,
  currencyless,
  LEFT_OUT,
  bareBelow,
  firstOf,
  leftOutSentence,
  outsideOf,
} from './operands.js';
import { compareHomes } from './comparing.js';
import { answerShare } from './shares.js';

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
  // One amount is no sum: it is told as it is, beside what is left out.
  const [only, second] = terms;
  const single = second === undefined ? figureSentence(w, only!.figure) : undefined;
  const { named } = namedTerms(terms);
  const isAverage = q.fold === 'average';
  const result = resultSpan(w, isAverage ? average(terms) : sum(terms), measure, main, terms);
  const lead =
    single ??
    withRows(
      sentence(
        w.say(isAverage ? 'averageIs' : 'sumIs', {
          figure: result,
          terms: sumTerms(w, terms, measure, main),
          count: w.count(terms.map((t) => t.figure.id)),
          cites: w.cite(...grounds(named)),
        }),
      ),
      [...named.map((t) => termRow(w, t)), resultRow(w, isAverage ? 'rowAverage' : 'rowSum', result)],
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
            terms: sumTerms(w, again, measure, c),
            cites: w.cite(...grounds(namedTerms(again).named)),
          }),
        ),
      );
  }
  // "The three biggest together": what a ranking says beside it is said of its sum too.
  if (q.top !== undefined) {
    const pool = filterPledges(asking);
    const outside = outsideOf(asking, pool, firstOf(asking, pool));
    if (outside) context.push(outside);
    const unranked = bareBelow(asking, countedIn(pool));
    if (unranked.length > 0) context.push(leftOutSentence(w, unranked.slice(0, LEFT_OUT)));
  }
  // Whole pledges, of which a part lands at the place asked about.
  const [elsewhere] = isMoney
    ? q.places.filter((p) => terms.some((t) => !(t.figure.place && kb.placesAround(t.figure.place).includes(p))))
    : [];
  if (elsewhere) context.push(sentence(w.say('wholePledges', { place: placeName(w, elsewhere) })));
  const counted = new Set(terms.map((t) => t.figure.id));
  const unprinted = stated.filter((x) => !counted.has(x.f.id) && isMoney);
  const given = new Set(stated.map((x) => x.p.id));
  const missing = pledges.filter((p) => !given.has(p.id));
  if (unprinted.length > 0) {
    context.push(leftOutSentence(w, unprinted));
    // What the sum would be if the bare amounts were in its currency, for readers who know that they are.
    if (unprinted.every((x) => currencyless(x.f)) && main) {
      const all = [...terms, ...unprinted.map((x) => termIn(x.f, null)).filter((t): t is Term => t !== undefined)];
      context.push(
        sentence(
          w.say('ifSame', {
            currency: w.text(currencyName(main, w.lang), main),
            figure: resultSpan(w, sum(all), measure, main, all),
            cites: w.cite(...grounds(namedTerms(all).named)),
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
