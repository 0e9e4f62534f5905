import type { Bound } from '../model/value.js';
import { CODES, currencyWordsOf } from './currency-words.js';
import { ARTICLES, FRACTIONS, HEDGES, MONTHS, OPENING_SCALES, ORDINALS, SCALE_LETTERS, SMALL } from './figure-words.js';
import { scalesOf } from './scales.js';

/** A figure as printed words give it. */
export interface PrintedFigure {
  readonly amount: number;
  readonly percent: boolean;
  /** The currencies that its sign or word may stand for; absent where none is printed. */
  readonly currencies?: readonly string[];
  /** What the words right before it make of it: `plus de`, `around`. */
  readonly bound?: Bound;
  /** Perhaps no figure at all: a year, the day of a date, a share (`trois quarts`), a name (`A350`). */
  readonly doubtful: boolean;
}

interface Token {
  readonly text: string;
  readonly lower: string;
  readonly number?: number;
  readonly start: number;
  /** Stands close to the token before it, with no space between. */
  readonly close: boolean;
  /** What it multiplies the number before it by. */
  readonly scale?: number;
  /** The currency that is printed from here on. */
  currency?: PrintedCurrency;
}

interface PrintedCurrency {
  /** What it may stand for. */
  readonly codes: readonly string[];
  /** The token after it. */
  readonly to: number;
  /** A sign or a code may stand before its figure, a word only after it: `has won 3 prizes` prints no currency. */
  readonly sign: boolean;
}

interface Span {
  amount: number;
  /** The number before its scale, and the scale: in `20 to 30 million`, 20 takes the scale of 30. */
  readonly mantissa: number;
  readonly scale: number;
  readonly from: number;
  /** The token after it. */
  to: number;
  doubtful: boolean;
  percent: boolean;
  currencies?: readonly string[];
}

const TOKEN =
  /(?<number>[1-9]\d{0,2}(?:(?<separator>[ .,'])\d{3}(?!\d))(?:\k<separator>\d{3}(?!\d))*(?:[.,]\d+)?|\d+(?:[.,]\d+)?)|\p{L}+|[^\s\p{L}\d]/gu;
const NUMERIC_DATE = /\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b/g;

/** One kind of space, apostrophe and dash, so that the rest need not know the others. */
const plain = (words: string): string =>
  words
    .replace(/\s/gu, ' ')
    .replace(/[’ʼ‘]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(NUMERIC_DATE, (date) => ' '.repeat(date.length));

function numeral(text: string, separator: string | undefined): number {
  if (separator === undefined) return Number(text.replace(',', '.'));
  return Number(text.replaceAll(new RegExp(`[${separator}](?=\\d{3})`, 'g'), '').replace(',', '.'));
}

function tokenize(text: string, lang: string): Token[] {
  const scales = scalesOf(lang);
  let end = 0;
  const tokens: Token[] = Array.from(text.matchAll(TOKEN), (m) => {
    const close = m.index === end && end > 0;
    end = m.index + m[0].length;
    const digits = m.groups?.['number'];
    const lower = m[0].toLowerCase();
    const scale = scales.get(lower);
    return {
      text: m[0],
      lower,
      start: m.index,
      close,
      ...(scale === undefined ? {} : { scale }),
      ...(digits === undefined ? {} : { number: numeral(digits, m.groups?.['separator']) }),
    };
  });
  tokens.forEach((token, i) => {
    const currency = currencyFrom(tokens, i, lang);
    if (currency) token.currency = currency;
  });
  return tokens;
}

/** The longest print of a currency that begins at a token: `Canadian dollars`, `R$`, `kr`, `NOK`. */
function currencyFrom(tokens: readonly Token[], from: number, lang: string): PrintedCurrency | undefined {
  const { names, signs, longest } = currencyWordsOf(lang);
  for (let to = Math.min(from + longest, tokens.length); to > from; to--) {
    const words = tokens.slice(from, to);
    const text = words.map((w) => w.text).join('');
    const sign = words.slice(1).every((w) => w.close) ? (signs.get(text) ?? (CODES.has(text) ? [text] : undefined)) : undefined;
    const codes = sign ?? names.get(words.map((w) => w.lower).join(' '));
    if (codes) return { codes, to, sign: sign !== undefined };
  }
  return undefined;
}

const isWord = (token: Token | undefined): boolean => /^\p{L}+$/u.test(token?.text ?? '');

/** Where the sign of a currency begins that stands right before a token: `$`, `CA$`, `NOK`, `kr`; -1 where none does. */
const signBefore = (tokens: readonly Token[], to: number): number =>
  tokens.findIndex(({ currency }, i) => i < to && currency?.sign === true && currency.to === to);

function currencyBefore(tokens: readonly Token[], to: number): readonly string[] | undefined {
  const from = signBefore(tokens, to);
  // `Z$` is the sign of a currency that we do not know, and not of dollars.
  const cut = tokens[from]?.close === true && isWord(tokens[from - 1]);
  return cut ? undefined : tokens[from]?.currency?.codes;
}

/** Whether a small number may still be added: `soixante` + `dix`, `vingt` + `et un`, `cent` + `vingt`; not `two` + `three`. */
const mayAdd = (sum: number, more: number): boolean => sum % 100 === 0 || (sum % 10 === 0 && more < (sum % 100 >= 60 ? 20 : 10));

/** What `tokens[i]` multiplies a number by, if it does. */
function scaleAt(tokens: readonly Token[], i: number): number | undefined {
  const token = tokens[i];
  if (!token) return undefined;
  const beforeCurrency = (): boolean => /^(d|de|')$/.test(tokens[i + 1]?.lower ?? '') || tokens[i + 1]?.currency !== undefined;
  const letter = SCALE_LETTERS[token.lower];
  return token.scale ?? (letter !== undefined && (token.close || beforeCurrency()) ? letter : undefined);
}

const isHalf = (token: Token | undefined): boolean => /^(half|demie?)$/.test(token?.lower ?? '');
const isArticle = (token: Token | undefined): boolean => ARTICLES.has(token?.lower ?? '');

/** How a number may begin: its value so far, and the token that goes on with it. */
function opening(tokens: readonly Token[], i: number): { value: number; next: number } | undefined {
  const [first, second, before] = [tokens[i]!, tokens[i + 1], tokens[i - 1]];
  if (first.number !== undefined) return { value: first.number, next: i + 1 };
  if (isHalf(first) || (isArticle(first) && isHalf(second))) {
    let next = isHalf(first) ? i + 1 : i + 2;
    while (tokens[next]?.lower === '-' || isArticle(tokens[next])) next++;
    return scaleAt(tokens, next) === undefined ? undefined : { value: 0.5, next };
  }
  // Articles count as one only before a singular scale: `the millions of visitors` prints no figure.
  if (isArticle(first)) return second?.scale !== undefined && !second.lower.endsWith('s') ? { value: 1, next: i + 1 } : undefined;
  const opens = OPENING_SCALES.has(first.lower) && !/^(pour|per)$/.test(before?.lower ?? '');
  return SMALL[first.lower] !== undefined || opens ? { value: 0, next: i } : undefined;
}

/** Reads one number that begins at a token, in digits, words or both: `4 billion`, `deux cent mille`, `un milliard et demi`. */
function numberAt(tokens: readonly Token[], from: number): Span | undefined {
  const start = opening(tokens, from);
  if (!start) return undefined;
  const inDigits = tokens[from]!.number !== undefined;
  let i = start.next;
  let current = start.value;
  let total = 0;
  let mantissa = 0;
  let scale = 1;
  let lastScale = 1;

  for (;;) {
    // What may join two words of a number: `twenty-five`, `two hundred and fifty`, `une centaine de millions d'euros`.
    const joint = i > from && /^(-|and|et|d|de|of)$/.test(tokens[i]?.lower ?? '') ? tokens[i]!.lower : '';
    const at = i + (joint === '' ? 0 : joint === 'd' ? 2 : 1);
    const isAnd = joint === 'and' || joint === 'et';
    const half = isArticle(tokens[at]) ? at + 1 : at;
    const small = inDigits ? undefined : SMALL[tokens[at]?.lower ?? ''];
    const factor = isAnd ? undefined : scaleAt(tokens, at);

    if (isAnd && isHalf(tokens[half])) {
      if (lastScale === 1) current += 0.5;
      else total += lastScale / 2;
      i = half + 1;
    } else if (small === 20 && current % 100 === 4 && !isAnd) {
      current += 76;
      i = at + 1;
    } else if (small !== undefined && mayJoin(joint, small, lastScale) && mayAdd(current, small)) {
      current += small;
      i = at + 1;
    } else if (factor !== undefined) {
      mantissa ||= current || 1;
      scale *= factor;
      lastScale = factor;
      if (factor === 100) current = (current || 1) * 100;
      else {
        total = total < factor ? (total + current || 1) * factor : total + current * factor;
        current = 0;
      }
      i = at + 1;
    } else break;
  }

  const amount = total + current;
  return { amount, mantissa: mantissa || amount, scale, from, to: i, doubtful: doubtful(tokens, from, i, amount), percent: false };
}

/** Whether a joint may stand before a small number: `two hundred and five`, `vingt et un`; not `two and three`. */
function mayJoin(joint: string, small: number, lastScale: number): boolean {
  if (joint === 'and') return lastScale > 1;
  if (joint === 'et') return small === 1 || small === 11;
  return joint === '' || joint === '-';
}

function doubtful(tokens: readonly Token[], from: number, to: number, amount: number): boolean {
  const [first, before, after] = [tokens[from]!, tokens[from - 1], tokens[to]];
  const currency = currencyBefore(tokens, from) ?? after?.currency;
  if (after && FRACTIONS.has(after.lower)) return true;
  if (first.number === undefined || to > from + 1) return false;
  const year = /^(1[89]|20)\d\d$/.test(first.text) && !currency;
  const day = amount <= 31 && (MONTHS.has(before?.lower ?? '') || MONTHS.has(after?.lower ?? ''));
  const name = ((first.close && isWord(before)) || (after?.close === true && isWord(after))) && !currency;
  return year || day || name;
}

/** Steps over what may stand between a figure and its currency: `4 milliards d'euros`, `a 4-billion-euro plan`, `40 mrd. kr`. */
function currencyAfter(tokens: readonly Token[], from: number): PrintedCurrency | undefined {
  const isShort = (scale: Token | undefined): boolean => scale?.scale !== undefined && scale.text.length <= 4;
  let i = from;
  if (tokens[i]?.text === '.' && tokens[i]!.close && isShort(tokens[i - 1])) i++;
  while (i < from + 4 && !tokens[i]?.currency && /^(-|d|de|di|'|of|\(|us|american)$/.test(tokens[i]?.lower ?? '')) i++;
  return tokens[i]?.currency;
}

const isPercent = (tokens: readonly Token[], i: number): boolean => {
  const [one, two] = [tokens[i]?.lower, tokens[i + 1]?.lower];
  return one === '%' || one === 'percent' || one === 'pct' || ((one === 'per' || one === 'pour') && two === 'cent');
};

/** Whether two figures that stand side by side are the ends of a range: `20 to 30`, `entre 1 et 1,5`. */
function isRange(tokens: readonly Token[], a: Span, b: Span): boolean {
  const joint = tokens
    .slice(a.to, b.from)
    .filter((t) => !t.currency)
    .map((t) => t.lower)
    .join(' ');
  const before = tokens.slice(0, a.from).findLast((t) => !t.currency)?.lower;
  // A dash with spaces parts two things: `4 milliards – 3 000 emplois`.
  if (joint === '-') return tokens[b.from]!.close;
  return /^(to|à|or|ou)$/.test(joint) || (/^(and|et)$/.test(joint) && (before === 'between' || before === 'entre'));
}

/** The hedge that stands right before a figure. */
function boundBefore(text: string, start: number): Bound | undefined {
  const lead = text
    .slice(0, start)
    .replace(/[\s(\p{Sc}]*$/u, '')
    .toLowerCase();
  return HEDGES.find(([, words]) => words.test(lead))?.[0];
}

/**
 * The figures that printed words of a language give, in English and French number forms and with its own words for
 * millions: `4 billion euros`, `$4.3bn`, `1,3 milliard d'euros`, `une cinquantaine`, `20 à 30 millions`, `40 Mio. Euro`.
 */
export function printedFigures(words: string, lang: string): PrintedFigure[] {
  const text = plain(words);
  const tokens = tokenize(text, lang);
  const spans: Span[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const span = numberAt(tokens, i);
    if (!span) continue;
    i = Math.max(i, span.to - 1);
    if (tokens[span.to]?.close && ORDINALS.has(tokens[span.to]!.lower)) continue;
    // A sign belongs to one figure: in `365 M€ pour 100` it is the first one's.
    const before = span.from > (spans.at(-1)?.to ?? 0) ? currencyBefore(tokens, span.from) : undefined;
    const after = before ? undefined : currencyAfter(tokens, span.to);
    const currencies = before ?? after?.codes;
    if (currencies) span.currencies = currencies;
    if (after) span.to = after.to;
    span.percent = isPercent(tokens, span.to);
    spans.push(span);
  }
  spans.forEach((a, n) => {
    const b = spans[n + 1];
    if (!b || !isRange(tokens, a, b)) return;
    if (a.scale === 1 && a.mantissa < b.mantissa) a.amount *= b.scale;
    const shared = a.currencies ?? b.currencies;
    if (shared) a.currencies = b.currencies = shared;
    a.percent ||= b.percent;
  });
  return spans.map(({ amount, percent, currencies, doubtful: isDoubtful, from }) => {
    const sign = signBefore(tokens, from);
    const bound = boundBefore(text, tokens[sign < 0 ? from : sign]!.start);
    return { amount, percent, doubtful: isDoubtful, ...(currencies ? { currencies } : {}), ...(bound ? { bound } : {}) };
  });
}
