import type { KnowledgeBase } from '../../knowledge/base.js';
import { filterIndexOf } from '../../knowledge/filter-index.js';
import type { Block, Span } from '../../model/answer.js';
import type { Chart } from '../../model/digest.js';
import type { OrganisationId } from '../../model/ids.js';
import { amountOf, bestGrounds, shown } from '../claims.js';
import { figureSpan } from '../figures.js';
import { currencyName } from '../format.js';
import { organisationName } from '../names.js';
import { sentence } from '../part.js';
import type { Writer } from '../stated.js';
import type { Selection } from './bits.js';

/** More bars than these are no picture to look at. */
const BARS = 10;
const textOf = (spans: readonly { readonly kind: string; readonly text?: string }[]): string => spans.map((s) => s.text ?? '').join('');

/** A chart, and where its figures stand. */
export interface Drawn {
  readonly chart: Chart;
  readonly sources: Block;
}

/** Of a currency, how many of some pledges lead with it, and the largest of them. */
function largest(kb: KnowledgeBase, currency: string, pledges: Selection): { readonly currency: string; count: number; first: number[] } {
  const found = { currency, count: 0, first: [] as number[] };
  for (const nth of filterIndexOf(kb).ranking(currency)) {
    if (!pledges.has(nth)) continue;
    found.count += 1;
    if (found.first.length < BARS) found.first.push(nth);
  }
  return found;
}

/** The largest amounts of some pledges side by side, in the currency that most of them print; undefined where there are no two to see. */
export function chartOf(w: Writer, kb: KnowledgeBase, pledges: Selection): Drawn | undefined {
  const [most] = filterIndexOf(kb)
    .currencies()
    .map((currency) => largest(kb, currency, pledges))
    .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
  if (!most) return undefined;
  const { currency } = most;
  const own = most.first.map(kb.nthPledge).flatMap((pledge) => {
    const figure = amountOf(kb, pledge);
    const said = figure && shown(figure);
    if (!figure || said?.value.kind !== 'money') return [];
    const [first] = said.value.amounts;
    // The bar is of one currency, and so is what stands beside it.
    return [{ pledge, figure, said: { ...said, value: { ...said.value, amounts: [first] as const } }, amount: first.amount }];
  });
  const bars = own.map(({ pledge, figure, said, amount }) => ({
    label: organisationName(w, pledge.by as OrganisationId).text,
    value: amount,
    text: figureSpan(w, figure, said).text,
  }));
  const [first, ...rest] = bars;
  if (first === undefined || rest.length === 0) return undefined;
  const slots = { currency: w.text(currencyName(currency, w.lang), currency) };
  const list = bars.map((b) => textOf(w.say('chartBar', { who: w.text(b.label, 'chart'), figure: w.text(b.text, 'chart') }))).join('; ');
  // No figure is shown without its source, in a picture either.
  const cited = own.map(({ pledge, said }): Span[] => [organisationName(w, pledge.by), ...w.cite(...bestGrounds(kb, said.grounds, 1))]);
  return {
    chart: {
      title: textOf(w.say('chartTitle', slots)),
      bars: [first, ...rest],
      alt: textOf(w.say('chartAlt', { ...slots, bars: w.text(list, 'chart') })),
    },
    sources: sentence(w.say('digestPicture', { bars: w.list(cited) })),
  };
}
