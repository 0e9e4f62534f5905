import type { Block, Span, Stated } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import type { Money } from '../../model/value.js';
import { clean } from '../clean.js';
import { cut } from '../cut.js';
import type { Bar, Element, FactSet } from './kit.js';
import { inMarkdown } from './markdown.js';
import { say, type TeamsWord } from './words.js';

/** A figure of an answer, whose it is, and the claims that it comes from. */
export interface Fact {
  /** Undefined for a sum. */
  readonly name: string | undefined;
  readonly figure: string;
  readonly claims: readonly string[];
}

/** The amount that a claim states first, in whole units of its currency. */
export type AmountOf = (claim: string) => Money | undefined;

const isClaim = (id: string): boolean => id.includes('#');
const stated = (span: Span): span is Stated => span.kind === 'stated';

/** Figures as the answer tells them, each claim once: what it is told in again, in another currency, is left to the text. */
export function factsOf(blocks: readonly Block[]): Fact[] {
  const facts: Fact[] = [];
  const seen = new Set<string>();
  for (const { spans } of blocks) {
    let name: string | undefined;
    for (const span of spans.filter(stated)) {
      const figure = span.strong === true && span.from.length > 0 && span.from.every(isClaim);
      if (!figure) {
        if (span.from.length === 1 && !isClaim(span.from[0]!)) name = span.text;
        continue;
      }
      const key = [...span.from].sort().join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      facts.push({ name: span.from.length > 1 ? undefined : name, figure: span.text, claims: span.from });
    }
  }
  return facts.filter((f) => f.name !== undefined || f.claims.length > 1);
}

/** Facts, a line each. */
export const factSet = (facts: readonly Fact[], lang: Lang): FactSet => ({
  type: 'FactSet',
  facts: facts.map(({ name, figure }) => ({
    title: inMarkdown(cut(name ?? say('together', lang), 80)),
    value: inMarkdown(cut(figure, 200)),
  })),
});

const SCALES: readonly (readonly [number, TeamsWord])[] = [
  [1e9, 'billions'],
  [1e6, 'millions'],
  [1e3, 'thousands'],
  [1, 'units'],
];

/** Whether a text prints this amount, in whichever scale: nothing is drawn that is not also read. */
function prints(text: string, amount: number, lang: Lang): boolean {
  const format = new Intl.NumberFormat(lang === 'en' ? 'en-GB' : 'fr-FR', { maximumFractionDigits: 3 });
  const plain = (s: string) => s.replace(/\s/g, ' ');
  const numbers: readonly string[] = plain(text).match(/\d+(?:[ .,]\d+)*/g) ?? [];
  return SCALES.some(([scale]) => numbers.includes(plain(format.format(amount / scale))));
}

/** The longest label of a bar. */
const LABEL = 70;

/**
 * Amounts of one currency as bars, each labelled as it is printed, hedges and all; undefined where there are not two.
 * Of several currencies it is the one that most are in.
 */
export function chartOf(facts: readonly Fact[], amountOf: AmountOf, lang: Lang): Element | undefined {
  const amounts = facts.flatMap((fact) => {
    const money = fact.claims.length === 1 ? amountOf(fact.claims[0]!) : undefined;
    const currency = money?.currency ?? undefined;
    if (!money || currency === undefined || money.amount <= 0 || !prints(fact.figure, money.amount, lang)) return [];
    return [{ fact, amount: money.amount, currency }];
  });
  const times = (currency: string) => amounts.filter((a) => a.currency === currency).length;
  const [currency] = [...new Set(amounts.map((a) => a.currency))].sort((a, b) => times(b) - times(a));
  const drawn = amounts.filter((a) => a.currency === currency);
  if (currency === undefined || drawn.length < 2) return undefined;
  const [scale, unit] = SCALES.find(([s]) => drawn.some((a) => a.amount >= s)) ?? SCALES.at(-1)!;
  const data = drawn.map(
    ({ fact, amount }): Bar => ({
      x: cut(clean(`${fact.name}: ${fact.figure}`), LABEL),
      y: Number((amount / scale).toFixed(3)),
    }),
  );
  return {
    type: 'Chart.HorizontalBar',
    title: say('chart', lang, { unit: say(unit, lang, { currency }) }),
    displayMode: 'AbsoluteWithAxis',
    data,
    fallback: factSet(
      drawn.map((a) => a.fact),
      lang,
    ),
  };
}
