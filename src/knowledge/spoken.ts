import type { KnowledgeBase, Quote } from './base.js';
import { foldedWords } from '../text/tokens.js';

/** How many adjacent words tell a fragment of a quotation from a phrase that anybody might use. */
const FRAGMENT = 5;
/** Stands between two quotations, so that no run of words goes over from one to the next. */
const END = 0;

/**
 * The words of all quotations, and where each of them stands: a fragment is looked for where its rarest word is, and
 * nowhere else.
 */
export class QuoteFragments {
  private readonly quotes: readonly Quote[];
  private readonly words = new Map<string, number>();
  /** Every quotation's words, by number, one after the other. */
  private readonly text: Uint32Array;
  /** By quotation, where it begins. */
  private readonly begins: Uint32Array;
  /** By word, where its places begin among all places. */
  private readonly starts: Uint32Array;
  private readonly places: Uint32Array;

  constructor(kb: KnowledgeBase) {
    this.quotes = [...kb.quotes.values()];
    const text: number[] = [END];
    this.begins = new Uint32Array(this.quotes.length);
    for (const [i, quote] of this.quotes.entries()) {
      this.begins[i] = text.length;
      for (const word of foldedWords(quote.words)) {
        const known = this.words.get(word) ?? this.words.size + 1;
        this.words.set(word, known);
        text.push(known);
      }
      text.push(END);
    }
    this.text = Uint32Array.from(text);
    this.starts = new Uint32Array(this.words.size + 2);
    for (const word of text) this.starts[word + 1]!++;
    for (let i = 1; i < this.starts.length; i++) this.starts[i]! += this.starts[i - 1]!;
    this.places = new Uint32Array(text.length);
    const next = this.starts.slice();
    for (const [at, word] of text.entries()) this.places[next[word]!++] = at;
  }

  /** Whether words in quotation marks are of a quotation: three of them in a row, or both of two. */
  knows(words: readonly string[]): boolean {
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
    if (rest.length === 0) return this.quotes.length > 0 && (first === '' || [...this.words.keys()].some((word) => word.includes(first)));
    const last = rest.pop()!;
    const begins = (at: number) => this.wordAt(at).endsWith(first);
    const ends = (at: number) => this.wordAt(at).startsWith(last);
    if (rest.length > 0) return this.runs(rest).some((at) => begins(at - 1) && ends(at + rest.length));
    return [...this.words].some(([word, n]) => word.endsWith(first) && this.placesOf(n).some((at) => ends(at + 1)));
  }

  /** The quotations that have a run of the words that is such a share of them, in the record's order. */
  sharing(words: readonly string[], share: number): Quote[] {
    const length = Math.ceil(words.length * share - 1e-9);
    if (length === 0) return [];
    const found = new Set<number>();
    for (let i = 0; i + length <= words.length; i++) for (const at of this.runs(words.slice(i, i + length))) found.add(this.quoteAt(at));
    return [...found].sort((a, b) => a - b).map((i) => this.quotes[i]!);
  }

  private hasRun(words: readonly string[]): boolean {
    return this.runs(words, 1).length > 0;
  }

  /** Where the words stand in a row. */
  private runs(words: readonly string[], most = Infinity): number[] {
    const run = words.map((word) => this.words.get(word));
    if (run.includes(undefined)) return [];
    const numbers = run as number[];
    const count = (word: number) => this.starts[word + 1]! - this.starts[word]!;
    const rarest = numbers.reduce((best, word, i) => (count(word) < count(numbers[best]!) ? i : best), 0);
    const found: number[] = [];
    for (const place of this.placesOf(numbers[rarest]!)) {
      const at = place - rarest;
      if (at > 0 && numbers.every((word, i) => this.text[at + i] === word) && found.push(at) >= most) break;
    }
    return found;
  }

  private placesOf(word: number): Uint32Array {
    return this.places.subarray(this.starts[word], this.starts[word + 1]);
  }

  private spelt: readonly string[] | undefined;
  private wordAt(at: number): string {
    this.spelt ??= ['', ...this.words.keys()];
    return this.spelt[this.text[at] ?? END] ?? '';
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

const made = new WeakMap<KnowledgeBase, QuoteFragments>();
/** The fragments of a knowledge base's quotations; made once for each. */
export function quoteFragmentsOf(kb: KnowledgeBase): QuoteFragments {
  const known = made.get(kb) ?? new QuoteFragments(kb);
  made.set(kb, known);
  return known;
}
