import type { KnowledgeBase, Pledge } from '../../knowledge/base.js';
import type { Block, Span } from '../../model/answer.js';
import type { Chart } from '../../model/digest.js';
import type { OrganisationId } from '../../model/ids.js';
import { amountOf, bestGrounds, shown } from '../claims.js';
import { figureSpan } from '../figures.js';
import { currencyName } from '../format.js';
import { organisationName } from '../names.js';
import { sentence } from '../part.js';
import type { Writer } from '../stated.js';

/** More bars than these are no picture to look at. */
const BARS = 10;
const textOf = (spans: readonly { readonly kind: string; readonly text?: string }[]): string => spans.map((s) => s.text ?? '').join('');

/** A chart, and where its figures stand. */
export interface Drawn {
  readonly chart: Chart;
  readonly sources: Block;
}

/** The amounts of pledges side by side, in the currency that most of them print; undefined where there are no two to see. */
export function chartOf(w: Writer, kb: KnowledgeBase, pledges: readonly Pledge[]): Drawn | undefined {
  const amounts = pledges.flatMap((pledge) => {
    const figure = amountOf(kb, pledge);
    const said = figure && shown(figure);
    if (!figure || said?.value.kind !== 'money') return [];
    const [first] = said.value.amounts;
    const { currency, amount } = first;
    // The bar is of one currency, and so is what stands beside it.
    return [{ pledge, figure, said: { ...said, value: { ...said.value, amounts: [first] as const } }, currency, amount }];
  });
  const counts = new Map<string, number>();
  for (const { currency } of amounts) if (currency !== null) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const [currency] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  if (currency === undefined) return undefined;
  const own = amounts.filter((a) => a.currency === currency).sort((a, b) => b.amount - a.amount || (a.pledge.id < b.pledge.id ? -1 : 1));
  const bars = own.slice(0, BARS).map(({ pledge, figure, said, amount }) => ({
    label: organisationName(w, pledge.by as OrganisationId).text,
    value: amount,
    text: figureSpan(w, figure, said).text,
  }));
  const [first, ...rest] = bars;
  if (first === undefined || rest.length === 0) return undefined;
  const slots = { currency: w.text(currencyName(currency, w.lang), currency) };
  const list = bars.map((b) => textOf(w.say('chartBar', { who: w.text(b.label, 'chart'), figure: w.text(b.text, 'chart') }))).join('; ');
  // No figure is shown without its source, in a picture either.
  const cited = own
    .slice(0, BARS)
    .map(({ pledge, said }): Span[] => [organisationName(w, pledge.by), ...w.cite(...bestGrounds(kb, said.grounds, 1))]);
  return {
    chart: {
      title: textOf(w.say('chartTitle', slots)),
      bars: [first, ...rest],
      alt: textOf(w.say('chartAlt', { ...slots, bars: w.text(list, 'chart') })),
    },
    sources: sentence(w.say('digestPicture', { bars: w.list(cited) })),
  };
}
