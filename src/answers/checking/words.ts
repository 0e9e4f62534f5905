import { diffArrays } from 'diff';
import type { Quote } from '../../knowledge/base.js';
import type { WordRun } from '../../model/checked.js';
import { fold, tokenise } from '../../text/tokens.js';
import type { Writer } from '../stated.js';

/** A word of a text: how it is compared, without case, accents and kinds of apostrophe, and where it stands. */
interface Printed {
  readonly fold: string;
  readonly start: number;
  readonly end: number;
}

const printedWords = (text: string): Printed[] =>
  tokenise(text)
    .filter((t) => t.kind !== 'mark')
    .map((t) => ({ fold: fold(t.text), start: t.start, end: t.end }));

/** The text from the first to the last of some adjacent words of it, with the marks between them. */
const sliceOf = (text: string, words: readonly Printed[]): string => text.slice(words[0]!.start, words.at(-1)!.end);

/** Pieces of quoted words where an ellipsis leaves something out. */
export const pieces = (words: string): string[] =>
  words
    .split(/\s*[[(]?(?:…|\.\.\.)[\])]?\s*/)
    .map((p) => p.trim())
    .filter((p) => /[\p{L}\p{N}]/u.test(p));

/** Where a run of words stands in others as it is, or -1. */
function runAt(run: readonly Printed[], words: readonly Printed[], from: number): number {
  for (let i = from; i + run.length <= words.length; i++) if (run.every((w, k) => w.fold === words[i + k]!.fold)) return i;
  return -1;
}

/** Whether quoted words stand in a quotation as they are, in order; an ellipsis may leave something out. */
export function standsIn(words: string, quote: Quote): boolean {
  const own = printedWords(quote.words);
  let from = 0;
  for (const piece of pieces(words)) {
    const run = printedWords(piece);
    const at = runAt(run, own, from);
    if (at < 0 || run.length === 0) return false;
    from = at + run.length;
  }
  return true;
}

const compare = (record: readonly Printed[], text: readonly Printed[]) =>
  diffArrays([...record], [...text], { comparator: (a, b) => a.fold === b.fold });
type Changes = ReturnType<typeof compare>;

const sharedIn = (changes: Changes): number => changes.filter((c) => !c.added && !c.removed).reduce((n, c) => n + c.value.length, 0);

/** How many words of a text stand in a quotation in the same order, as a share of the text's. */
export function likeness(words: string, quote: Quote): { readonly shared: number; readonly share: number } {
  const text = printedWords(words);
  const shared = sharedIn(compare(printedWords(quote.words), text));
  return { shared, share: text.length === 0 ? 0 : shared / text.length };
}

/** The longest run that two texts share: where it begins in each. */
function longestRun(record: readonly Printed[], text: readonly Printed[]): { inRecord: number; inText: number } {
  let best = { inRecord: 0, inText: 0, length: 0 };
  for (let i = 0; i < record.length; i++)
    for (let j = 0; j < text.length; j++) {
      let length = 0;
      while (i + length < record.length && record[i + length]!.fold === text[j + length]?.fold) length++;
      if (length > best.length) best = { inRecord: i, inText: j, length };
    }
  return best;
}

/** How many words may have been put in or left out before the shared run. */
const SLACK = 2;

/**
 * The changes from a quotation to quoted words. Words such as "we" stand in it more than once: where it costs nothing,
 * the part around the longest shared run is compared, so that the nearest one is taken.
 */
function changesTo(quote: Quote, text: readonly Printed[]): Changes {
  const record = printedWords(quote.words);
  const { inRecord, inText } = longestRun(record, text);
  const whole = compare(record, text);
  const near = compare(record.slice(Math.max(0, inRecord - inText - SLACK)), text);
  return sharedIn(near) >= sharedIn(whole) ? near : whole;
}

/**
 * Quoted words beside those on record, word by word. What the record has before and after the quoted stretch is no
 * difference: a quotation may be cut. Words of the record come in through the writer alone.
 */
export function wordRuns(w: Writer, words: string, quote: Quote): WordRun[] {
  const runs = changesTo(quote, printedWords(words)).map((c): WordRun => {
    if (c.removed) return { op: 'record-only', words: w.text(sliceOf(quote.words, c.value), quote.id) };
    return { op: c.added ? 'text-only' : 'same', text: sliceOf(words, c.value) };
  });
  const first = runs.findIndex((r) => r.op !== 'record-only');
  const last = runs.findLastIndex((r) => r.op !== 'record-only');
  // A word changed at either end is shown beside the one that the record has there.
  const from = runs[first]?.op === 'text-only' ? Math.max(0, first - 1) : first;
  const to = runs[last]?.op === 'text-only' ? last + 1 : last;
  return runs.slice(from, to + 1);
}
