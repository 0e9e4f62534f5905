import { foldedWords } from '../../text/tokens.js';

/** Phrases of a list, parted by `|`, as folded words. */
export const phrasesOf = (list: string): string[][] =>
  list
    .split('|')
    .map((p) => (p.trim() === '&' ? ['&'] : foldedWords(p)))
    .filter((p) => p.length > 0);

const lists = new Map<string, string[][]>();
const cached = (list: string): string[][] => {
  const known = lists.get(list) ?? phrasesOf(list);
  lists.set(list, known);
  return known;
};

/** How many words a phrase of the list has that begins at a word; 0 where none does. */
export const lengthAt = (folds: readonly string[], at: number, list: string): number =>
  cached(list).find((p) => p.every((w, i) => folds[at + i] === w))?.length ?? 0;

/** Whether a phrase of the list begins at a word. */
export const phraseAt = (folds: readonly string[], at: number, list: string): boolean => lengthAt(folds, at, list) > 0;

/** Whether a phrase of the list ends right before a word. */
export const phraseBefore = (folds: readonly string[], at: number, list: string): boolean => lengthBefore(folds, at, list) > 0;

/** How many words a phrase of the list has that ends right before a word; 0 where none does. */
export const lengthBefore = (folds: readonly string[], at: number, list: string): number =>
  cached(list).find((p) => p.length <= at && p.every((w, i) => folds[at - p.length + i] === w))?.length ?? 0;

/** Where the first phrase of the list begins within the words, or -1. */
export const phraseIn = (folds: readonly string[], list: string): number => folds.findIndex((_, i) => phraseAt(folds, i, list));
export const hasPhrase = (folds: readonly string[], list: string): boolean => phraseIn(folds, list) >= 0;
