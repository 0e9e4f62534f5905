import { tablesUnder, type KnowledgeBase, type Quote } from './base.js';
import { kept } from '../text/kept.js';
import type { Lookup } from './tables.js';
import { prepare, prepared } from '../text/prepared.js';
import { foldedWords } from '../text/tokens.js';

/** How many adjacent words tell a fragment of a quotation from a phrase that anybody might use. */
const FRAGMENT = 5;
/** How many pairs of adjacent words are remembered with where they stand. */
const KEPT = 1000;

/**
 * The words of all quotations, and where each of them stands: a fragment is looked for where the two adjacent words of
 * it are that stand side by side most seldom, and nowhere else.
 */
export class QuoteFragments {
  private readonly places: Lookup<readonly number[]>;
  private readonly begins: readonly number[];
  private readonly pairs = new Map<string, readonly number[]>();

  constructor(private readonly kb: KnowledgeBase) {
    const ready = tablesUnder(kb);
    const { words, begins } = ready
      ? { words: ready.table<readonly number[]>(WORDS), begins: ready.table<readonly number[]>(BEGINS).get('')! }
      : (ahead(kb) ?? placed(kb));
    this.places = words;
    this.begins = begins;
  }

  /** Whether words in quotation marks are of a quotation: three of them in a row, or both of two. */
  knows(words: readonly string[]): boolean {
    // Three words of a long sentence may stand in anybody's text.
    if (words.length >= 8) return this.find(words) !== undefined;
    const n = Math.min(3, words.length);
    return n > 1 && words.some((_, i) => i + n <= words.length && this.hasRun(words.slice(i, i + n)));
  }

  /** The longest run of the words that stands in a quotation, as `from` and `to` (exclusive). */
  find(words: readonly string[]): { from: number; to: number } | undefined {
    let best: { from: number; to: number } | undefined;
    for (let i = 0; i + FRAGMENT <= words.length; i++) {
      let to = i;
      while (to + FRAGMENT <= words.length && this.hasRun(words.slice(to, to + FRAGMENT))) to++;
      if (to > i && (!best || to - i > best.to - best.from - FRAGMENT + 1)) best = { from: i, to: to + FRAGMENT - 1 };
    }
    return best;
  }

  /** Whether a text of these words stands in a quotation; its first and last word may be parts of words there. */
  stands(words: readonly string[]): boolean {
    const [first = '', ...rest] = words;
    if (rest.length === 0) return this.begins.length > 0 && (first === '' || [...this.places.keys()].some((word) => word.includes(first)));
    const last = rest.pop()!;
    // Mostly they are whole words, for which no quotation has to be read.
    const begins = (at: number) => this.isAt(first, at) || this.wordAt(at).endsWith(first);
    const ends = (at: number) => this.isAt(last, at) || this.wordAt(at).startsWith(last);
    if (rest.length > 0) return this.runs(rest).some((at) => begins(at - 1) && ends(at + rest.length));
    return [...this.places.keys()].some((word) => word.endsWith(first) && this.places.get(word)!.some((at) => ends(at + 1)));
  }

  /**
   * The quotations that have a run of the words that is at least such a share of them, in the record's order, each with
   * the share that its longest run is.
   */
  sharing(words: readonly string[], least: number): { readonly quote: Quote; readonly share: number }[] {
    const length = Math.ceil(words.length * least - 1e-9);
    if (length === 0) return [];
    const longest = new Map<number, number>();
    for (let i = 0; i + length <= words.length; i++)
      for (const at of this.runs(words.slice(i, i + length))) {
        let to = i + length;
        while (to < words.length && this.isAt(words[to]!, at + to - i)) to++;
        const nth = this.quoteAt(at);
        longest.set(nth, Math.max(longest.get(nth) ?? 0, to - i));
      }
    return [...longest].sort(([a], [b]) => a - b).map(([nth, run]) => ({ quote: this.kb.nthQuote(nth), share: run / words.length }));
  }

  private hasRun(words: readonly string[]): boolean {
    return this.runs(words, 1).length > 0;
  }

  /** Where the words stand in a row. */
  private runs(words: readonly string[], most = Infinity): readonly number[] {
    const [first = '', ...rest] = words;
    if (rest.length === 0) return this.places.get(first) ?? [];
    const pairs = rest.map((word, i) => this.pair(words[i]!, word));
    const rarest = pairs.reduce((best, places, i) => (places.length < pairs[best]!.length ? i : best), 0);
    const found: number[] = [];
    for (const place of pairs[rarest]!) {
      const at = place - rarest;
      if (pairs.every((places, i) => i === rarest || holds(places, at + i)) && found.push(at) >= most) break;
    }
    return found;
  }

  /** Where a word stands with the other one after it. A few words are everywhere: two of them tell more. */
  private pair(word: string, next: string): readonly number[] {
    return kept(this.pairs, KEPT, `${word} ${next}`, () => {
      const [here, after] = [this.places.get(word) ?? [], this.places.get(next) ?? []];
      const found: number[] = [];
      for (let i = 0, j = 0; i < here.length && j < after.length; ) {
        const gap = here[i]! + 1 - after[j]!;
        if (gap === 0) found.push(here[i]!);
        if (gap <= 0) i++;
        if (gap >= 0) j++;
      }
      return found;
    });
  }

  private isAt(word: string, at: number): boolean {
    return holds(this.places.get(word) ?? [], at);
  }

  /** The word at a place; none between two quotations. */
  private wordAt(at: number): string {
    const nth = this.quoteAt(at);
    return foldedWords(this.kb.nthQuote(nth).words)[at - this.begins[nth]!] ?? '';
  }

  /** The quotation that a place lies in. */
  private quoteAt(at: number): number {
    let low = 0;
    let high = this.begins.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.begins[middle]! <= at) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** Whether a sorted list has a number. */
function holds(list: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return list[low] === wanted;
}

const WORDS = 'spoken words';
const BEGINS = 'spoken begins';

/** By word, where it stands among all that is said; and where each quotation begins, a place apart from the one before. */
function placed(kb: KnowledgeBase): { words: ReadonlyMap<string, readonly number[]>; begins: readonly number[] } {
  const words = new Map<string, number[]>();
  const begins: number[] = [];
  let at = 1;
  for (const quote of kb.quotes.values()) {
    begins.push(at);
    for (const word of foldedWords(quote.words)) {
      const places = words.get(word);
      if (places) places.push(at);
      else words.set(word, [at]);
      at++;
    }
    at++;
  }
  return { words, begins };
}

/** What the build keeps them under. */
const PREPARED = 'spoken';

/** Prepares where the words of a record's quotations stand. */
export function prepareSpoken(kb: KnowledgeBase): void {
  const { words, begins } = placed(kb);
  prepare(PREPARED, { words: [...words], begins }, kb.version);
}

/** The same, where the build worked it out. */
function ahead(kb: KnowledgeBase): ReturnType<typeof placed> | undefined {
  const ready = prepared(PREPARED, kb.version) as { words: [string, number[]][]; begins: number[] } | undefined;
  return ready && { words: new Map(ready.words), begins: ready.begins };
}

/** The words of quotations as tables. */
export function spokenTables(kb: KnowledgeBase): Record<string, Iterable<readonly [string, unknown]>> {
  const { words, begins } = placed(kb);
  return { [WORDS]: words as ReadonlyMap<string, unknown>, [BEGINS]: [['', begins]] };
}

const made = new WeakMap<KnowledgeBase, QuoteFragments>();
/** The fragments of a knowledge base's quotations; made once for each. */
export function quoteFragmentsOf(kb: KnowledgeBase): QuoteFragments {
  const known = made.get(kb) ?? new QuoteFragments(kb);
  made.set(kb, known);
  return known;
}
