import type { Figure, KnowledgeBase, Reading } from '../../knowledge/base.js';
import type { SaidFigure } from '../../model/said.js';

/** Whether a reading prints the number that a text says, hedge aside. A currency that is not told is not held against it. */
export function printsNumber(r: Reading, said: SaidFigure): boolean {
  const { value } = r;
  if (value.kind === 'range')
    return said.upTo !== undefined && value.from === said.n && value.to === said.upTo && inCurrency(value.currency, said);
  if (said.upTo !== undefined) return false;
  switch (value.kind) {
    case 'money':
      return said.money && value.amounts.some((m) => m.amount === said.n && inCurrency(m.currency, said));
    case 'count':
      return !said.money && said.percent !== true && value.count === said.n;
    case 'percent':
      return said.percent === true && value.percent === said.n;
  }
}

const inCurrency = (currency: string | null | undefined, said: SaidFigure): boolean =>
  said.currency === undefined || currency === undefined || currency === said.currency;

/** The same number where the source prints no currency and the text names one. */
export const printsBareNumber = (r: Reading, said: SaidFigure): boolean =>
  said.currency !== undefined && r.value.kind === 'money' && r.value.amounts.some((m) => m.currency === null && m.amount === said.n);

/** The same number in another currency: perhaps a slip of the sign. */
export const printsInOtherCurrency = (r: Reading, said: SaidFigure): boolean =>
  said.currency !== undefined &&
  r.value.kind === 'money' &&
  r.value.amounts.some((m) => m.currency !== null && m.currency !== said.currency && m.amount === said.n);

/** Whether a figure of the record counts what the text counts. */
export function countsAlike(kb: KnowledgeBase, f: Figure, said: SaidFigure): boolean {
  const unit = kb.measures.get(f.measure)?.unit;
  if (said.money) return unit === 'money' && (said.measures.length === 0 || said.measures.includes(f.measure) || isPlainMoney(kb, said));
  if (unit !== (said.percent ? 'percent' : 'count')) return false;
  return said.measures.length > 0 ? said.measures.includes(f.measure) : said.percent === true;
}

/** "Investment" says no more than that it is money; a fund or a subsidy is one kind of it. */
const isPlainMoney = (kb: KnowledgeBase, said: SaidFigure): boolean => said.measures.some((m) => kb.measures.get(m)?.adds);
