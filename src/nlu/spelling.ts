import { isName, isOrdinary } from '../text/dictionary.js';
import type { Lexicon } from './lexicon.js';

/** How many slips a word of a length may have: letters left out, added, changed, or swapped with the next. */
const slipsAllowed = (length: number): number => (length < 6 ? 1 : length < 10 ? 2 : 3);
/** Shorter words are too near to too many others. */
const SHORTEST = 4;
const CANDIDATES = 60;

const bigrams = (word: string): string[] => {
  const padded = `^${word}$`;
  return Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2));
};

/** Words by each pair of adjacent letters in them. */
function indexed(words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const word of words)
    for (const b of new Set(bigrams(word))) {
      const list = index.get(b);
      if (list) list.push(word);
      else index.set(b, [word]);
    }
  return index;
}

/** Corrects a misspelt word to one that the lexicon knows. */
export class Speller {
  private byBigram: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(private readonly lexicon: Lexicon) {}

  private candidates(word: string): string[] {
    const shared = new Map<string, number>();
    // Made for the first word that is in doubt: most questions have none.
    this.byBigram ??= indexed(this.lexicon.vocabulary);
    for (const b of bigrams(word)) for (const w of this.byBigram.get(b) ?? []) shared.set(w, (shared.get(w) ?? 0) + 1);
    return [...shared]
      .filter(([w]) => Math.abs(w.length - word.length) <= 2)
      .map(([w, n]) => ({ w, likeness: (2 * n) / (w.length + word.length + 2) }))
      .filter((c) => c.likeness >= 0.4)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, CANDIDATES)
      .map((c) => c.w);
  }

  /** The word meant, or undefined where the word is known, is an ordinary word or a name, or nothing is near enough. */
  correct(word: string): string | undefined {
    if (word.length < SHORTEST || !/^\p{L}+$/u.test(word) || this.lexicon.knows(word) || isOrdinary(word) || isName(word)) return undefined;
    const Fuse = require('fuse.js') as typeof import('fuse.js');
    const fuse = new Fuse(this.candidates(word), { threshold: 0.6, ignoreFieldNorm: true, ignoreLocation: true });
    const ranked = fuse
      .search(word)
      .map(({ item }) => ({ word: item, slips: slips(word, item) }))
      .filter((c) => (word.length > 5 || c.word[0] === word[0]) && c.slips <= slipsAllowed(Math.min(word.length, c.word.length)))
      .sort((a, b) => a.slips - b.slips);
    const [best] = ranked;
    if (!best) return undefined;
    // Two forms of one word are no rivals ("investment", "investments"), nor are two names of one thing.
    const rival = ranked
      .slice(1)
      .find((c) => c.slips === best.slips && !sameRoot(c.word, best.word) && !this.sameMeaning(c.word, best.word));
    return rival ? undefined : best.word;
  }

  /** Whether a word is near enough to one that is known to be a slip of some word, if not which. */
  isSlip(word: string): boolean {
    return word.length > 4 && this.candidates(word).some((c) => slips(word, c) <= 1);
  }

  private sameMeaning(a: string, b: string): boolean {
    const meant = (w: string) => this.lexicon.matches([w], 0).flatMap((m) => m.senses.map((s) => JSON.stringify(s.meaning)));
    const one = new Set(meant(a));
    return meant(b).some((m) => one.has(m));
  }
}

const sameRoot = (a: string, b: string): boolean => {
  const n = Math.min(a.length, b.length, Math.max(4, Math.ceil(Math.max(a.length, b.length) * 0.8)));
  return a.slice(0, n) === b.slice(0, n);
};

/** Optimal string alignment: how many letters are left out, added, changed or swapped between two words. */
export function slips(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

const made = new WeakMap<Lexicon, Speller>();
export function spellerOf(lexicon: Lexicon): Speller {
  const known = made.get(lexicon) ?? new Speller(lexicon);
  made.set(lexicon, known);
  return known;
}
