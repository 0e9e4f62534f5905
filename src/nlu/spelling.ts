import Fuse from 'fuse.js';
import { isName, isOrdinary } from '../text/dictionary.js';
import type { Lexicon } from './lexicon.js';

/** Fuse's score of the best candidate must be below the cut-off, and ahead of the next by the margin (0 is perfect). */
const CUT_OFF = 0.36;
const MARGIN = 0.08;
/** Shorter words are too near to too many others. */
const SHORTEST = 4;
const CANDIDATES = 60;

const bigrams = (word: string): string[] => {
  const padded = `^${word}$`;
  return Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2));
};

/** Corrects a misspelt word to one that the lexicon knows. */
export class Speller {
  private readonly byBigram = new Map<string, string[]>();

  constructor(private readonly lexicon: Lexicon) {
    for (const word of lexicon.vocabulary)
      for (const b of new Set(bigrams(word))) {
        const list = this.byBigram.get(b);
        if (list) list.push(word);
        else this.byBigram.set(b, [word]);
      }
  }

  private candidates(word: string): string[] {
    const shared = new Map<string, number>();
    for (const b of bigrams(word)) for (const w of this.byBigram.get(b) ?? []) shared.set(w, (shared.get(w) ?? 0) + 1);
    return [...shared].filter(([w]) => Math.abs(w.length - word.length) <= 2)
      .map(([w, n]) => ({ w, likeness: (2 * n) / (w.length + word.length + 2) }))
      .filter((c) => c.likeness >= 0.4).sort((a, b) => b.likeness - a.likeness).slice(0, CANDIDATES).map((c) => c.w);
  }

  /** The word meant, or undefined where the word is known, is an ordinary word or a name, or nothing is near enough. */
  correct(word: string): string | undefined {
    if (word.length < SHORTEST || !/^\p{L}+$/u.test(word) || this.lexicon.knows(word) || isOrdinary(word) || isName(word)) return undefined;
    const fuse = new Fuse(this.candidates(word), { includeScore: true, threshold: 0.5, ignoreFieldNorm: true, minMatchCharLength: 1 });
    const ranked = fuse.search(word).map((r) => ({ word: r.item, score: (r.score ?? 1) + Math.abs(r.item.length - word.length) * 0.03 + (r.item[0] === word[0] ? 0 : 0.12) }))
      .sort((a, b) => a.score - b.score);
    const [best, next] = ranked;
    if (!best || best.score > CUT_OFF) return undefined;
    // Two forms of one word are no rivals: "investment", "investments".
    const rival = next && !next.word.startsWith(best.word.slice(0, 5)) ? next : undefined;
    if (rival && rival.score - best.score < MARGIN) return undefined;
    return best.word;
  }
}

const made = new WeakMap<Lexicon, Speller>();
export function spellerOf(lexicon: Lexicon): Speller {
  const known = made.get(lexicon) ?? new Speller(lexicon);
  made.set(lexicon, known);
  return known;
}
