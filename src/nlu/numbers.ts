import type { Bound } from '../model/value.js';
import { LANGUAGES } from '../model/language.js';
import type { Token } from '../text/tokens.js';
import { GRAMMARS } from './languages/index.js';

/** A figure that somebody typed: tokens `from` to `to` (exclusive) of the utterance. */
export interface Amount {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** ISO code where a currency is named with it. */
  readonly currency?: string;
  readonly percent?: true;
  /** Written with "million", "bn" and the like. */
  readonly scaled: boolean;
  readonly bound?: Bound;
}

/** A day, month or year that somebody typed. */
export interface When {
  readonly from: number;
  readonly to: number;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₩': 'KRW', '₹': 'INR' };
const WORDS = Object.assign({}, ...LANGUAGES.map((l) => GRAMMARS[l].numbers)) as Readonly<Record<string, number>>;
const CURRENCY_WORDS = new Map(
  LANGUAGES.flatMap((l) =>
    Object.entries(GRAMMARS[l].currencies).flatMap(([code, list]) =>
      list.split('|').map((w) => [w.trim().replace('=', ''), code] as const),
    ),
  ),
);
/** Words that a figure and its currency may have between them. */
const LINKS = new Set(['of', 'de', 'd', "'", 'us', '-']);
/** "One" and "a" count only before a scale: "one of them" and "un plan" are no figures. */
const ARTICLES = new Set(['a', 'an', 'one', 'un', 'une', 'le', 'the', 'du']);

/** Whether a folded word is a number or a scale: "three", "bn", "md". */
export const isNumberWord = (fold: string): boolean => WORDS[fold] !== undefined;

const HALVES = LANGUAGES.map((l) => GRAMMARS[l].halves);
const phrasesOf = (list: string): string[][] =>
  list
    .split('|')
    .map((p) => p.trim().split(' '))
    .sort((a, b) => b.length - a.length);
const HALF_OF = HALVES.flatMap((h) => phrasesOf(h.before)).sort((a, b) => b.length - a.length);
const AND_A_HALF = HALVES.flatMap((h) => phrasesOf(h.after));

/** How many tokens from one on are one of the phrases; hyphens do not count: "un demi-milliard". */
function phraseAt(tokens: readonly Token[], from: number, phrases: readonly (readonly string[])[]): number {
  for (const phrase of phrases) {
    let i = from;
    if (phrase.every((w) => tokens[i++]?.fold === w)) return (tokens[i]?.text === '-' ? i + 1 : i) - from;
  }
  return 0;
}

/**
 * The value of digits as typed in either language: `1,200`, `1 200`, `1.2`, `1,2`. Before a scale a point is decimal,
 * and so is a comma before a French one: `6.789 billion`, `6,789 milliards`.
 */
export function parseDigits(text: string, scale = ''): number {
  const decimal = WORDS[scale]! >= 1e6 && (/^\d+\.\d+$/.test(text) || (/^\d+,\d+$/.test(text) && /^(milliards?|mr?ds?)$/.test(scale)));
  if (!decimal && /^\d{1,3}([.,'’\u00A0\u202F ]\d{3})+$/.test(text)) return Number(text.replace(/\D/g, ''));
  const [, whole, decimals] = /^(.*?)(?:[.,](\d+))?$/.exec(text)!;
  return Number(`${whole!.replace(/\D/g, '')}.${decimals ?? 0}`);
}

interface Run {
  to: number;
  n: number;
  scaled: boolean;
}

/** A run of number words and digits from a token: "4.3bn", "three thousand", "un million deux cent mille". */
function readRun(tokens: readonly Token[], from: number): Run | undefined {
  let total = 0;
  let part: number | undefined;
  let scaled = false;
  let last = 1;
  const half = phraseAt(tokens, from, HALF_OF);
  const start = from + half;
  if (half > 0 && !((WORDS[tokens[start]?.fold ?? ''] ?? 0) >= 12)) return undefined;
  let i = start;
  for (; i < tokens.length; i++) {
    const t = tokens[i]!;
    const more = i > start ? phraseAt(tokens, i, AND_A_HALF) : 0;
    if (more > 0) {
      if (part !== undefined) part += 0.5;
      else total += last / 2;
      i += more - 1;
      continue;
    }
    if (t.kind === 'mark') {
      if (t.text === '-' && part !== undefined && WORDS[tokens[i + 1]?.fold ?? ''] !== undefined) continue;
      break;
    }
    if (t.kind === 'number') {
      if (part !== undefined) break;
      part = parseDigits(t.text, tokens[i + 1]?.fold);
      continue;
    }
    const value = WORDS[t.fold];
    if (value === undefined) {
      if ((t.fold === 'and' || t.fold === 'et') && part !== undefined && part >= 20 && (WORDS[tokens[i + 1]?.fold ?? ''] ?? 1e3) < 100)
        continue;
      break;
    }
    if (ARTICLES.has(t.fold) && WORDS[t.fold] !== undefined && i === start && half === 0 && (WORDS[tokens[i + 1]?.fold ?? ''] ?? 0) < 100)
      return undefined;
    if (value >= 1000) {
      // A letter scale ("m", "k", "b") belongs to digits only.
      if (t.fold.length === 1 && tokens[i - 1]?.kind !== 'number') break;
      total += (part ?? 1) * value;
      part = undefined;
      last = value;
      scaled = true;
    } else if (value === 100 && part !== undefined && part < 100) part *= 100;
    else if (value === 20 && part === 4)
      part = 80; // quatre-vingts
    else part = (part ?? 0) + value;
  }
  if (i === start || (part === undefined && !scaled)) return undefined;
  // "Billions" alone is a word for money; "a million" is a figure.
  if (scaled && half === 0 && i === from + 1 && tokens[from]!.kind === 'word' && !ARTICLES.has(tokens[from - 1]?.fold ?? ''))
    return undefined;
  const n = (total + (part ?? 0)) * (half > 0 ? 0.5 : 1);
  return { to: i, n: Math.round(n * 100) / 100, scaled };
}

function currencyAfter(tokens: readonly Token[], from: number): { code: string; to: number } | undefined {
  let i = from;
  while (i < tokens.length && i < from + 3 && LINKS.has(tokens[i]!.fold)) i++;
  for (const words of [2, 1]) {
    if (i + words > tokens.length) continue;
    const phrase = tokens
      .slice(i, i + words)
      .map((t) => SIGNS[t.text] ?? t.fold)
      .join(' ');
    const code = words === 1 && Object.values(SIGNS).includes(phrase) ? phrase : CURRENCY_WORDS.get(phrase);
    if (code !== undefined) return { code, to: i + words };
  }
  return undefined;
}

/** Bounds by their last word, longest phrase first: what may stand right before a figure. */
const BOUNDS = LANGUAGES.flatMap((l) =>
  Object.entries(GRAMMARS[l].bounds).flatMap(([bound, list]) =>
    list.split('|').map((p) => ({
      bound: bound as Bound,
      words: p
        .trim()
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .split(/[\s']+/)
        .filter(Boolean),
    })),
  ),
).sort((a, b) => b.words.length - a.words.length);

/** Signs of comparison right before a figure, with or without "=" behind them. */
const COMPARED: Readonly<Record<string, Bound>> = { '>': 'more-than', '<': 'less-than', '≥': 'at-least', '≤': 'up-to' };

function boundBefore(tokens: readonly Token[], from: number): Bound | undefined {
  const [sign, equal] = tokens[from - 1]?.text === '=' ? [tokens[from - 2]?.text, true] : [tokens[from - 1]?.text, false];
  const compared = COMPARED[sign ?? ''];
  if (compared)
    return equal
      ? (({ 'more-than': 'at-least', 'less-than': 'up-to' } as const)[compared as 'more-than' | 'less-than'] ?? compared)
      : compared;
  const before = tokens
    .slice(Math.max(0, from - 6), from)
    .filter((t) => t.kind !== 'mark')
    .map((t) => t.fold);
  return BOUNDS.find(({ words }) => words.length <= before.length && words.every((w, i) => before[before.length - words.length + i] === w))
    ?.bound;
}

/** How many tokens say "percent" here. */
function percentAt(tokens: readonly Token[], at: number): number {
  const [word, next] = [tokens[at]?.fold ?? '', tokens[at + 1]?.fold ?? ''];
  if (tokens[at]?.text === '%' || /^(percent|pourcent)$/.test(word)) return 1;
  return /^(per|pour)$/.test(word) && next === 'cent' ? 2 : 0;
}

/** The figures of an utterance, in order. */
export function readAmounts(tokens: readonly Token[], taken: (i: number) => boolean): Amount[] {
  const amounts: Amount[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (taken(i)) continue;
    const sign = SIGNS[tokens[i]!.text] ?? (tokens[i + 1]?.kind === 'number' ? CURRENCY_WORDS.get(tokens[i]!.fold) : undefined);
    const start = sign === undefined ? i : i + (tokens[i + 1]?.text === '$' ? 2 : 1);
    const run = readRun(tokens, start);
    if (!run || taken(start)) continue;
    const after = sign === undefined ? currencyAfter(tokens, run.to) : undefined;
    const percent = percentAt(tokens, run.to);
    const to = after?.to ?? run.to + percent;
    const bound = boundBefore(tokens, i);
    amounts.push({
      from: i,
      to,
      n: run.n,
      scaled: run.scaled,
      ...((sign ?? after) ? { currency: sign ?? after!.code } : {}),
      ...(percent > 0 ? { percent: true as const } : {}),
      ...(bound ? { bound } : {}),
    });
    i = to - 1;
  }
  return amounts;
}

const monthOf = (t: Token | undefined): number | undefined => {
  if (!t) return undefined;
  for (const l of LANGUAGES) {
    const at = GRAMMARS[l].months.findIndex(
      (m) => m === t.fold || (t.fold.length >= 3 && t.fold.length < 5 && m.startsWith(t.fold) && t.fold !== 'mar'),
    );
    if (at >= 0) return at + 1;
  }
  return undefined;
};
const dayOf = (t: Token | undefined): number | undefined => {
  const m = t && /^(\d{1,2})(?:st|nd|rd|th|er)?$/.exec(t.text);
  return m && Number(m[1]) >= 1 && Number(m[1]) <= 31 ? Number(m[1]) : undefined;
};
/** A year of our times; "2000" is more often a number of something. */
const yearOf = (t: Token | undefined): number | undefined =>
  t && /^(19[5-9]\d|20[0-4]\d)$/.test(t.text) && t.text !== '2000' ? Number(t.text) : undefined;
const MONTH_LEADS = new Set([
  'in',
  'en',
  'since',
  'depuis',
  'fin',
  'debut',
  'mi',
  'late',
  'early',
  'mid',
  'until',
  'before',
  'after',
  'mois',
]);

/**
 * The dates of an utterance. A month's name counts only beside a day, a year or a word that leads a date: "mars" may be
 * a company and "may" a verb.
 */
export function readDates(tokens: readonly Token[]): When[] {
  const dates: When[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [a, b, c] = [tokens[i]!, tokens[i + 1], tokens[i + 2]];
    const iso = /^(19|20)\d\d$/.test(a.text) && b?.text === '-' && /^\d\d$/.test(c?.text ?? '');
    if (iso) {
      const day = tokens[i + 3]?.text === '-' ? dayOf(tokens[i + 4]) : undefined;
      dates.push({ from: i, to: i + (day ? 5 : 3), year: Number(a.text), month: Number(c!.text), ...(day ? { day } : {}) });
      i += day ? 4 : 2;
      continue;
    }
    const day = dayOf(a);
    const slashed = day !== undefined && b?.text === '/' && /^(0?[1-9]|1[0-2])$/.test(c?.text ?? '');
    if (slashed) {
      const year = tokens[i + 3]?.text === '/' ? yearOf(tokens[i + 4]) : undefined;
      dates.push({ from: i, to: i + (year ? 5 : 3), day, month: Number(c!.text), ...(year ? { year } : {}) });
      i += year ? 4 : 2;
      continue;
    }
    // "13 May", "13th of May", "1er mai", "13 or 14 May"
    if (day !== undefined) {
      let j = i + 1;
      while (
        j < i + 5 &&
        tokens[j] &&
        (/^(st|nd|rd|th|er|of|or|ou|et|and|de)$/.test(tokens[j]!.fold) || (dayOf(tokens[j]) !== undefined && j > i + 1))
      )
        j++;
      const month = monthOf(tokens[j]);
      if (month !== undefined) {
        const year = yearOf(tokens[j + 1]);
        dates.push({ from: i, to: j + (year ? 2 : 1), day, month, ...(year ? { year } : {}) });
        i = j + (year ? 1 : 0);
        continue;
      }
    }
    const month = monthOf(a);
    if (month !== undefined) {
      const dayAfter = dayOf(b?.fold === 'the' ? c : b);
      const year = yearOf(b);
      if (dayAfter !== undefined && year === undefined) {
        // "June 14, 2031"
        const past = i + (b?.fold === 'the' ? 3 : 2);
        const comma = Number(tokens[past]?.text === ',');
        const yearAfter = yearOf(tokens[past + comma]);
        const to = yearAfter === undefined ? past : past + comma + 1;
        dates.push({ from: i, to, month, day: dayAfter, ...(yearAfter === undefined ? {} : { year: yearAfter }) });
        i = to - 1;
        continue;
      }
      if (year !== undefined || (MONTH_LEADS.has(tokens[i - 1]?.fold ?? '') && a.fold !== 'may' && a.fold.length > 3)) {
        // A French month is written small: with a capital it is a name.
        if (year !== undefined || !a.capital || GRAMMARS.en.months.includes(a.fold)) {
          dates.push({ from: i, to: i + (year ? 2 : 1), month, ...(year ? { year } : {}) });
          i += year ? 1 : 0;
          continue;
        }
      }
    }
    const year = yearOf(a);
    if (
      year !== undefined &&
      !SIGNS[tokens[i - 1]?.text ?? ''] &&
      !(tokens[i + 1] && WORDS[tokens[i + 1]!.fold]! >= 1000) &&
      currencyAfter(tokens, i + 1) === undefined
    )
      dates.push({ from: i, to: i + 1, year });
  }
  return dates;
}
