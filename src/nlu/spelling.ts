import { isName, isOrdinary } from '../text/dictionary.js';
import type { Lookup, Tables } from '../knowledge/tables.js';
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

/** How much longer or shorter than a word one may be that is meant by it. */
const LONGER = 2;
/** The least share of adjacent pairs that two words have in common. */
const ALIKE = 0.4;

/** Words of one length, and where each stands in the vocabulary. */
interface Shelf {
  readonly words: readonly string[];
  readonly ranks: readonly number[];
}

/** A vocabulary by the length of its words; and by length and pair of adjacent letters, the words of a shelf that have it. */
interface Shelves {
  readonly shelves: Lookup<Shelf>;
  readonly pairs: Lookup<readonly number[]>;
}

const pairKey = (length: number, pair: string): string => `${length} ${pair}`;

function shelved(words: Iterable<string>): Shelves {
  const shelves = new Map<string, { words: string[]; ranks: number[] }>();
  const pairs = new Map<string, number[]>();
  let rank = 0;
  for (const word of words) {
    const length = word.length;
    const shelf = shelves.get(String(length)) ?? { words: [], ranks: [] };
    shelves.set(String(length), shelf);
    const at = shelf.words.push(word) - 1;
    shelf.ranks.push(rank++);
    for (const pair of new Set(bigrams(word))) {
      const key = pairKey(length, pair);
      const list = pairs.get(key);
      if (list) list.push(at);
      else pairs.set(key, [at]);
    }
  }
  return { shelves, pairs };
}

const TABLES = { shelves: 'words by length', pairs: 'words by pair' } as const;

/** A vocabulary's words as tables. */
export function spellingTables(vocabulary: Iterable<string>): Record<string, Iterable<readonly [string, unknown]>> {
  const { shelves, pairs } = shelved(vocabulary);
  return { [TABLES.shelves]: shelves as ReadonlyMap<string, unknown>, [TABLES.pairs]: pairs as ReadonlyMap<string, unknown> };
}

/** The same, where they lie. */
const readyShelves = (tables: Tables): Shelves => ({ shelves: tables.table(TABLES.shelves), pairs: tables.table(TABLES.pairs) });

interface Alike {
  readonly word: string;
  readonly likeness: number;
  /** The first pair of letters that both have. */
  readonly pair: number;
  readonly rank: number;
}

/** Corrects a misspelt word to one that the lexicon knows. */
export class Speller {
  private known: Shelves | undefined;
  /** By length: how many pairs of the word at hand each word shares, and the first of them; all zero between two words. */
  private readonly counts = new Map<number, { shared: Uint8Array; first: Uint8Array }>();
  private last: { readonly word: string; readonly candidates: readonly string[] } | undefined;

  constructor(private readonly lexicon: Lexicon) {}

  /** The words that are most like one: of equals, the one that shares the earlier pair, then the earlier of the vocabulary. */
  private candidates(word: string): readonly string[] {
    if (this.last?.word === word) return this.last.candidates;
    // Made for the first word that is in doubt: most questions have none.
    const { tables, vocabulary } = this.lexicon;
    this.known ??= tables ? readyShelves(tables) : shelved(vocabulary);
    const near: Alike[] = [];
    for (let length = word.length - LONGER; length <= word.length + LONGER; length++) this.addAlike(near, word, length, this.known);
    const candidates = near
      .sort((a, b) => b.likeness - a.likeness || a.pair - b.pair || a.rank - b.rank)
      .slice(0, CANDIDATES)
      .map((c) => c.word);
    this.last = { word, candidates };
    return candidates;
  }

  /** Adds the words of a length that share enough pairs of letters with a word. */
  private addAlike(near: Alike[], word: string, length: number, { shelves, pairs }: Shelves): void {
    const shelf = shelves.get(String(length));
    if (!shelf) return;
    const n = shelf.words.length;
    const { shared, first } = this.counts.get(length) ?? { shared: new Uint8Array(n), first: new Uint8Array(n) };
    this.counts.set(length, { shared, first });
    const touched: number[] = [];
    const least = (ALIKE * (length + word.length + 2)) / 2;
    const lists = bigrams(word)
      .map((pair, i) => ({ i, list: pairs.get(pairKey(length, pair)) ?? [] }))
      .sort((a, b) => a.list.length - b.list.length);
    // A word that shares so many pairs shares one of the rarer ones: by the commonest none has to be found.
    const finding = lists.length - Math.ceil(least) + 1;
    for (const [nth, { i, list }] of lists.entries())
      for (const at of list) {
        if (shared[at] === 0) {
          if (nth >= finding) continue;
          first[at] = i;
          touched.push(at);
        } else if (i < first[at]!) first[at] = i;
        shared[at]!++;
      }
    for (const at of touched) {
      const both = shared[at]!;
      shared[at] = 0;
      if (both < least) continue;
      const likeness = (2 * both) / (length + word.length + 2);
      near.push({ word: shelf.words[at]!, likeness, pair: first[at]!, rank: shelf.ranks[at]! });
    }
  }

  /** The word meant, or undefined where the word is known, is an ordinary word or a name, or nothing is near enough. */
  correct(word: string): string | undefined {
    if (word.length < SHORTEST || !/^\p{L}+$/u.test(word) || this.lexicon.knows(word) || isOrdinary(word) || isName(word)) return undefined;
    const near = this.candidates(word).filter(
      (w) => (word.length > 5 || w[0] === word[0]) && slips(word, w) <= slipsAllowed(Math.min(word.length, w.length)),
    );
    if (near.length === 0) return undefined;
    const Fuse = require('fuse.js') as typeof import('fuse.js');
    const fuse = new Fuse(near, { threshold: 0.6, ignoreFieldNorm: true, ignoreLocation: true });
    const ranked = fuse
      .search(word)
      .map(({ item }) => ({ word: item, slips: slips(word, item) }))
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
