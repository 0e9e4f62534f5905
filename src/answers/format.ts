import type { Lang } from '../model/language.js';
import type { Bound, Currency, Hedge, Mode, Money, PartialDate, Value } from '../model/value.js';

/**
 * Number, money and date forms of each language. Pure: nothing here knows the record. Amounts are written as people
 * say them, "€1.2 billion" and "1,2 milliard d'euros".
 */
const LOCALE: Record<Lang, string> = { en: 'en-GB', fr: 'fr-FR' };

/** Made when first needed: most answers speak one language. */
const numbers: Partial<Record<Lang, Intl.NumberFormat>> = {};

/** Nothing is rounded here: a figure is shown as exactly as it is printed. */
export function formatNumber(n: number, lang: Lang): string {
  // Without a thousand there is nothing to group; loading the formatter takes longer than a whole answer.
  if (Math.abs(n) < 1000 && Number.isInteger(n * 1e6)) return lang === 'fr' ? String(n).replace('.', ',') : String(n);
  return (numbers[lang] ??= new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: 9 })).format(n);
}

const SCALES: readonly { from: number; en: string; fr: readonly [string, string] }[] = [
  { from: 1e9, en: 'billion', fr: ['milliard', 'milliards'] },
  { from: 1e6, en: 'million', fr: ['million', 'millions'] },
];
const SYMBOLS: Readonly<Record<string, string>> = { EUR: '€', USD: '$', GBP: '£', JPY: '¥' };
function scaled(amount: number, lang: Lang): { text: string; scale: boolean } {
  const scale = SCALES.find((s) => amount >= s.from);
  if (!scale) return { text: formatNumber(amount, lang), scale: false };
  const n = amount / scale.from;
  // French counts from two: "1,9 milliard", "2 milliards".
  const word = lang === 'en' ? scale.en : scale.fr[n >= 2 ? 1 : 0];
  return { text: `${formatNumber(n, lang)} ${word}`, scale: true };
}

export function formatMoney({ amount, currency }: Money, lang: Lang): string {
  const { text, scale } = scaled(amount, lang);
  if (currency === null) return text;
  if (lang === 'en') {
    const symbol = SYMBOLS[currency];
    return symbol ? `${symbol}${text}` : `${currency} ${text}`;
  }
  const name = currencyName(currency, 'fr', amount);
  return scale ? `${text} ${elide('de', name)}` : `${text} ${name}`;
}

/** A currency's name as an amount of it takes: "1 euro", "33 couronnes danoises", "Swiss francs". */
export function currencyName(currency: Exclude<Currency, null>, lang: Lang, amount = 2): string {
  const short = SHORT_NAMES[lang][currency];
  if (short) return Math.abs(amount) < 2 ? short[0] : short[1];
  const parts = new Intl.NumberFormat(LOCALE[lang], {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    maximumFractionDigits: 0,
  }).formatToParts(amount);
  return parts.find((p) => p.type === 'currency')?.value ?? currency;
}

/** What people call the currencies they meet most. */
const SHORT_NAMES: Readonly<Record<Lang, Readonly<Record<string, readonly [string, string]>>>> = {
  en: { EUR: ['euro', 'euros'], USD: ['dollar', 'dollars'], GBP: ['pound', 'pounds'], JPY: ['yen', 'yen'] },
  fr: { EUR: ['euro', 'euros'], USD: ['dollar', 'dollars'], GBP: ['livre sterling', 'livres sterling'], JPY: ['yen', 'yens'] },
};

export const BOUND_WORDS: Record<Lang, Record<Bound, string>> = {
  en: { around: 'around', nearly: 'nearly', 'at-least': 'at least', 'more-than': 'more than', 'up-to': 'up to', 'less-than': 'less than' },
  fr: { around: 'environ', nearly: 'près de', 'at-least': 'au moins', 'more-than': 'plus de', 'up-to': "jusqu'à", 'less-than': 'moins de' },
};

/** Rounded, beside a bound: "less than about 3.3". */
export const ABOUT_WORD: Record<Lang, string> = { en: 'about', fr: 'environ' };

/** A mode where no verb carries it. */
export const MODE_WORDS: Record<Lang, Record<Mode, string>> = {
  en: { could: 'possible', 'aims-to': 'a target', intends: 'intended', expects: 'expected' },
  fr: { could: 'possible', 'aims-to': 'objectif', intends: 'envisagé', expects: 'attendu' },
};

/** What is told beside a figure whose pledge is off. */
export const DROPPED_WORD: Record<Lang, string> = { en: 'dropped', fr: 'abandonné' };

/** "more than €1.2 billion ($1.3 billion)": the figure with its bound; the mode goes into the verb. */
export function formatValue(value: Value, hedge: Hedge, lang: Lang): string {
  const bound = hedge.bound ? `${BOUND_WORDS[lang][hedge.bound]} ` : '';
  switch (value.kind) {
    case 'money': {
      const [first, ...rest] = value.amounts;
      const others = rest.map((m) => formatMoney(m, lang)).join(', ');
      return `${bound}${formatMoney(first, lang)}${others ? ` (${others})` : ''}`;
    }
    case 'count':
      return `${bound}${value.count >= 1e6 ? scaled(value.count, lang).text : formatNumber(value.count, lang)}`;
    case 'range': {
      const join = lang === 'en' ? ' to ' : ' à ';
      if (value.currency === undefined) return `${bound}${formatNumber(value.from, lang)}${join}${formatNumber(value.to, lang)}`;
      const one = (amount: number) => formatMoney({ amount, currency: value.currency! }, lang);
      return `${bound}${one(value.from)}${join}${one(value.to)}`;
    }
    case 'percent':
      return `${bound}${formatPercent(value.percent, lang)}`;
  }
}

export function formatPercent(percent: number, lang: Lang): string {
  const text = new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: 1 }).format(percent);
  return lang === 'en' ? `${text}%` : `${text}\u202f%`;
}

/** A figure followed by what it counts: "3,000 jobs", "un million de personnes" takes its "de". */
export function withNoun(figure: string, value: Value, noun: { one: string; other: string }, lang: Lang): string {
  const n = value.kind === 'count' ? value.count : value.kind === 'range' ? value.to : 2;
  const word = lang === 'fr' ? (n < 2 ? noun.one : noun.other) : n === 1 ? noun.one : noun.other;
  if (lang === 'fr' && value.kind === 'count' && value.count >= 1e6 && /(million|milliard)s?$/.test(figure))
    return `${figure} ${elide('de', word)}`;
  return `${figure} ${word}`;
}

/** French "de" and "que" before a vowel. */
export function elide(word: 'de' | 'que', next: string): string {
  return /^([aeiouhàâéèêëîïôûœ]|y(?![aeiou]))/i.test(next) ? `${word.slice(0, -1)}'${next}` : `${word} ${next}`;
}

/** Made when first needed: making one takes longer than writing a hundred dates with it. */
const dates: Record<string, Intl.DateTimeFormat> = {};

/** A date as precise as it is known: "13 May 2024", "mai 2024", "2024". */
export function formatDate(date: PartialDate, lang: Lang): string {
  const [year, month, day] = date.split('-').map(Number);
  if (month === undefined) return String(year);
  const at = new Date(Date.UTC(year!, month - 1, day ?? 1));
  const shape = `${lang}${day ? ' day' : ''}`;
  const text = (dates[shape] ??= new Intl.DateTimeFormat(LOCALE[lang], {
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  })).format(at);
  return lang === 'fr' && day === 1 ? text.replace(/^1 /, '1er ') : text;
}

/** The first and the last day of several, without what they share: `23`, `24 September 2025`. */
export function formatPeriod(on: PartialDate, until: PartialDate, lang: Lang): [string, string] {
  const [first, last] = [formatDate(on, lang).split(' '), formatDate(until, lang).split(' ')];
  while (first.length > 1 && first.at(-1) === last[last.length - 1]) {
    first.pop();
    last.pop();
  }
  return [first.join(' '), formatDate(until, lang)];
}
