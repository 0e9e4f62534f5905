/** The currencies that are looked for, of those that share a sign or a noun the one first that is mostly meant. */
const KNOWN =
  'EUR USD GBP JPY CNY CHF CAD AUD NZD SGD HKD SEK NOK DKK ISK CZK PLN HUF RON INR KRW BRL MXN CLP COP ARS ZAR KES NGN ' +
  'GHS EGP MAD DZD TND XOF XAF AED SAR QAR KWD TRY UAH RUB IDR MYR THB VND FJD BBD JMD';
export const CODES: ReadonlySet<string> = new Set(KNOWN.split(' '));

/** The nouns and signs that no list of names has, or that are used for the money of neighbours too. */
const CROWNS = ['SEK', 'NOK', 'DKK', 'ISK', 'CZK'];
const MORE: Readonly<Record<string, readonly string[]>> = {
  sterling: ['GBP'],
  renminbi: ['CNY'],
  reais: ['BRL'],
  kr: CROWNS,
  krone: CROWNS,
  kroner: CROWNS,
  krona: CROWNS,
  kronor: CROWNS,
  crowns: CROWNS,
  couronnes: CROWNS,
};
const SIGNS: Readonly<Record<string, string>> = { US$: 'USD', C$: 'CAD', S$: 'SGD', RMB: 'CNY', Rs: 'INR' };

/** How a currency is printed. */
export interface CurrencyWords {
  /** Words after a figure, in lower case with single spaces, and what they may stand for: `dollars`, `norwegian kroner`. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Signs, before a figure or after it: `€`, `R$`, `kr`. A plain dollar may be any of them. */
  readonly signs: ReadonlyMap<string, readonly string[]>;
  /** The words that the longest name has. */
  readonly longest: number;
}

/** The words of a text as they stand in names. */
const wordsOf = (name: string): string[] => name.toLowerCase().match(/\p{L}+|[^\s\p{L}]/gu) ?? [];

function part(lang: string, currency: string, currencyDisplay: 'name' | 'symbol' | 'narrowSymbol', numbers: readonly number[]): string[] {
  const format = new Intl.NumberFormat(lang, { style: 'currency', currency, currencyDisplay, maximumFractionDigits: 0 });
  return numbers.flatMap((n) => format.formatToParts(n).flatMap(({ type, value }) => (type === 'currency' ? [value] : [])));
}
/** Numbers with which languages use their plural forms. */
const PLURALS = [1, 2, 5, 1e6];

/** Where a language has the noun in a name: dollars, Canadian or Australian, are dollars. */
function nounIn(lang: string): (words: readonly string[]) => string {
  const [one = [], other = []] = ['CAD', 'AUD'].map((code) => wordsOf(part(lang, code, 'name', [2])[0]!));
  return one[0] === other[0] ? (words) => words[0]! : (words) => words.at(-1)!;
}

function makeWords(langs: readonly string[]): CurrencyWords {
  const names = new Map<string, readonly string[]>();
  const signs = new Map<string, readonly string[]>();
  const add = (to: Map<string, readonly string[]>, word: string, code: string): void => {
    const codes = to.get(word) ?? [];
    if (!codes.includes(code)) to.set(word, [...codes, code]);
  };
  for (const lang of langs) {
    const noun = nounIn(lang);
    for (const code of CODES) {
      for (const name of part(lang, code, 'name', PLURALS)) {
        const words = wordsOf(name);
        add(names, words.join(' '), code);
        add(names, noun(words), code);
        // "Swedish crowns": whose they are said as in the name, and what they are in other words.
        for (const [more, codes] of Object.entries(MORE))
          if (codes.includes(code) && words.length > 1) add(names, [...words.slice(0, -1), more].join(' '), code);
      }
      for (const display of ['symbol', 'narrowSymbol'] as const) {
        const sign = part(lang, code, display, [1])[0]!;
        // A single letter before a number is mostly the name of something.
        if (!/^\p{L}$/u.test(sign)) add(signs, sign, code);
      }
    }
  }
  for (const [sign, code] of Object.entries(SIGNS)) add(signs, sign, code);
  for (const [word, codes] of Object.entries(MORE)) names.set(word, codes);
  signs.set('kr', CROWNS);
  // "12 real jobs" are no money.
  names.delete('real');
  return { names, signs, longest: Math.max(...[...names.keys()].map((name) => name.split(' ').length)) };
}

const made = new Map<string, CurrencyWords>();

/** How currencies are printed in English, in French and in the language of a text, by what the platform knows of languages. */
export function currencyWordsOf(lang: string): CurrencyWords {
  const known = made.get(lang) ?? makeWords([...new Set(['en', 'fr', lang])]);
  made.set(lang, known);
  return known;
}
