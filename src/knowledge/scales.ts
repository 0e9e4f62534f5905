import { SCALES } from './figure-words.js';

/** Languages whose millions are read in any text: neighbours are quoted in their own words. */
const NEIGHBOURS = ['nb', 'da', 'sv', 'fi', 'de', 'nl', 'es', 'it', 'pt', 'ca', 'pl', 'cs', 'ro', 'hu', 'tr'];
/** Below it a word may be an ordinary one of another language. */
const LEAST_LETTERS = 5;

/** The words of a language for powers of ten, in long and short forms: `millioner`, `mrd`; `億`. */
function scaleWords(lang: string, display: 'long' | 'short'): Map<string, number> {
  const words = new Map<string, number>();
  const format = new Intl.NumberFormat(lang, { notation: 'compact', compactDisplay: display, useGrouping: false });
  for (let power = 1e3; power <= 1e12; power *= 10)
    for (const n of [1, 2, 5, 1.5]) {
      const parts = format.formatToParts(n * power);
      const word =
        parts
          .find(({ type }) => type === 'compact')
          ?.value.toLowerCase()
          .replace(/\.$/, '') ?? '';
      // What is printed as 10 million has no word of its own. Single letters are scales only close to a figure.
      const itself = parts.find(({ type }) => type === 'integer')?.value === String(Math.trunc(n));
      if (itself && /^\p{L}{2,}$/u.test(word)) words.set(word, power);
    }
  return words;
}

/** What several languages call the same; a word that is a million here and a billion there is left out. */
function shared(): Map<string, number> {
  const words = new Map<string, number>();
  for (const lang of NEIGHBOURS)
    for (const [word, scale] of scaleWords(lang, 'long'))
      if (word.length >= LEAST_LETTERS) words.set(word, (words.get(word) ?? scale) === scale ? scale : Number.NaN);
  return new Map([...words].filter(([, scale]) => !Number.isNaN(scale)));
}

const made = new Map<string, ReadonlyMap<string, number>>();

/** What a word of a text multiplies the number before it by: its own language's words, English and French, then neighbours'. */
export function scalesOf(lang: string): ReadonlyMap<string, number> {
  const known =
    made.get(lang) ??
    new Map([
      ...shared(),
      ...Object.entries(SCALES),
      ...(lang === 'en' ? [] : [...(lang === 'fr' ? [] : scaleWords(lang, 'short')), ...scaleWords(lang, 'long')]),
    ]);
  made.set(lang, known);
  return known;
}
