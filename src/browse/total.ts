import { currencyless } from '../answers/operands.js';
import { mostPrinted } from '../answers/standings.js';
import { amountOf, shown } from '../answers/claims.js';
import { commonCurrencies, sum, termIn, type Term } from '../answers/compute.js';
import { figureSpan } from '../answers/figures.js';
import { formatValue, MODE_WORDS, withNoun } from '../answers/format.js';
import type { Figure, KnowledgeBase, Measure, Pledge } from '../knowledge/base.js';
import type { LeftOut, Total } from '../model/record.js';
import type { Value } from '../model/value.js';
import type { Reader } from './names.js';

/** The main figure of a pledge, where a source states it. */
export function statedFigure(kb: KnowledgeBase, p: Pledge, measure: Measure): Figure | undefined {
  const figure = amountOf(kb, p, measure.id);
  return figure && figure.readings.length > 0 ? figure : undefined;
}

/** The currency that figures are summed in, as in an answer: one that all print, or the one that most print. */
export function unitOf(figures: readonly Figure[], measure: Measure): string | null | undefined {
  if (measure.unit !== 'money') return undefined;
  return (figures.length > 0 ? commonCurrencies(figures)[0] : undefined) ?? mostPrinted(figures)[0] ?? null;
}

const whyNot = (figure: Figure | undefined, currency: string | null | undefined): LeftOut =>
  figure === undefined
    ? 'no-figure'
    : figure.readings[0]!.value.kind === 'range'
      ? 'range'
      : currencyless(figure) && currency !== null
        ? 'no-currency'
        : 'other-currency';

/** The sum of the main figures of pledges, with what is in it and what is not; undefined where there is nothing to add. */
export function totalOf(r: Reader, pledges: readonly Pledge[], measure: Measure): Total | undefined {
  const rows = pledges.map((pledge) => ({ pledge, figure: statedFigure(r.kb, pledge, measure) }));
  const currency = unitOf(
    rows.flatMap((row) => row.figure ?? []),
    measure,
  );
  const terms = rows.map((row) => ({ ...row, term: row.figure && termIn(row.figure, currency) }));
  const counted = terms.filter((row): row is typeof row & { term: Term; figure: Figure } => row.term !== undefined);
  if (counted.length === 0 || !measure.adds) return undefined;
  const { n, hedge } = sum(counted.map((row) => row.term));
  const value: Value = currency === undefined ? { kind: 'count', count: n } : { kind: 'money', amounts: [{ currency, amount: n }] };
  const text = formatValue(value, hedge, r.lang);
  const noun = measure.noun?.[r.lang];
  const said = currency === undefined && noun ? withNoun(text, value, noun, r.lang) : text;
  return {
    measure: r.measure(measure.id),
    ...(currency === undefined ? {} : { currency }),
    text: hedge.mode ? `${said} (${MODE_WORDS[r.lang][hedge.mode]})` : said,
    n,
    hedge,
    counted: counted.map(({ pledge, figure, term }) => ({ pledge: r.pledge(pledge), text: figureSpan(r.w, figure, term.shown).text })),
    leftOut: terms
      .filter((row) => row.term === undefined)
      .map(({ pledge, figure }) => ({
        pledge: r.pledge(pledge),
        why: whyNot(figure, currency),
        ...(figure ? { text: figureSpan(r.w, figure, shown(figure)!).text } : {}),
      })),
    outsideEvent: counted.filter(({ pledge }) => pledge.inEventTotal === false).map(({ pledge }) => r.pledge(pledge)),
  };
}
