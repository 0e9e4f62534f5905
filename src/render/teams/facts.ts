import type { Block, Row, Span, Stated } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import type { Money } from '../../model/value.js';
import { clean } from '../clean.js';
import { cut } from '../cut.js';
import { spanText } from '../plain.js';
import { rowOf } from '../rows.js';
import type { Bar, Element, FactSet } from './kit.js';
import { inMarkdown } from './markdown.js';
import { say, type TeamsWord } from './words.js';

/** A figure of an answer, whose it is, and the claims that it comes from: several for a sum. */
export interface Fact {
  readonly name: string;
  readonly figure: string;
  readonly claims: readonly string[];
}

/** The amount that a claim states first, in whole units of its currency. */
export type AmountOf = (claim: string) => Money | undefined;

const isClaim = (id: string): boolean => id.includes('#');
const stated = (span: Span | undefined): span is Stated => span?.kind === 'stated';

/** What stands in rows: of a list, or of what a sentence compares, ranks or adds up. */
export const rowsOf = (blocks: readonly Block[]): Row[] =>
  blocks.flatMap((block) => (block.kind === 'sentence' ? (block.rows ?? []) : (rowOf(block) ?? [])));

/** Figures told in sentences, as of an event: each with the name that its sentence begins with. */
function told(blocks: readonly Block[]): Fact[] {
  return blocks.flatMap(({ spans }) => {
    const [who, ...rest] = spans.filter(stated);
    if (who === undefined || who.from.length !== 1 || isClaim(who.from[0]!)) return [];
    const figures = rest.filter((span) => span.strong === true && span.from.length === 1 && isClaim(span.from[0]!));
    return figures.map(({ text, from }): Fact => ({ name: who.text, figure: text, claims: from }));
  });
}

/** Figures beside whose they are. */
export function factsOf(blocks: readonly Block[]): Fact[] {
  const rows = rowsOf(blocks).flatMap(({ who, figure }): Fact[] =>
    stated(figure) ? [{ name: spanText(who), figure: figure.text, claims: figure.from }] : [],
  );
  return rows.length > 0 ? rows : told(blocks);
}

/** Whether a fact is a sum of ours: it is told, and not drawn beside its parts. */
export const isSum = ({ claims }: Fact): boolean => claims.length > 1;

/** Facts, a line each. */
export const factSet = (facts: readonly Fact[]): FactSet => ({
  type: 'FactSet',
  facts: facts.map(({ name, figure }) => ({
    title: inMarkdown(cut(name, 80)),
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
    const money = isSum(fact) || fact.claims.length === 0 ? undefined : amountOf(fact.claims[0]!);
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
      x: cut(clean(`${fact.name}${lang === 'fr' ? '\u00a0' : ''}: ${fact.figure}`), LABEL),
      y: Number((amount / scale).toFixed(3)),
    }),
  );
  return {
    type: 'Chart.HorizontalBar',
    title: say('chart', lang, { unit: say(unit, lang, { currency }) }),
    showTitle: true,
    displayMode: 'AbsoluteWithAxis',
    data,
    fallback: factSet(drawn.map((a) => a.fact)),
  };
}
