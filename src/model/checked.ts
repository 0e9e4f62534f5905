import type { Block, Citation, Stated } from './answer.js';
import type { Lang } from './language.js';

/**
 * `confirmed`: the record says so. `contradicted`: the record says something else. `not_on_record`: the record has
 * nothing of it. `not_checked`: the record has something near, and whether the text means that is for a person to see.
 */
export const VERDICTS = ['confirmed', 'contradicted', 'not_on_record', 'not_checked'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A hedge of the record that the text leaves out, one that it adds, or another one. */
export type HedgeDifference = 'dropped' | 'added' | 'changed';

/** A run of a quotation, compared word by word. What only the record has is a fact of it, what only the text has is not. */
export type WordRun =
  | { readonly op: 'same'; readonly text: string }
  | { readonly op: 'text-only'; readonly text: string }
  | { readonly op: 'record-only'; readonly words: Stated };

/** One figure, name, place, date or quotation of a text, held against the record. */
export interface CheckedItem {
  readonly kind: 'figure' | 'name' | 'place' | 'date' | 'quotation';
  readonly verdict: Verdict;
  /** The sentence it stands in, from 1. */
  readonly sentence: number;
  /** As the text has it. */
  readonly text: string;
  /** What the record says, with its sources, or why it says nothing. */
  readonly blocks: readonly Block[];
  readonly hedge?: HedgeDifference;
  /** For a quotation whose words differ. */
  readonly words?: readonly WordRun[];
}

/** A text, checked. The same text on the same record gives the same, byte for byte. */
export interface Checked {
  readonly id: string;
  readonly lang: Lang;
  readonly sentences: readonly string[];
  readonly items: readonly CheckedItem[];
  readonly citations: readonly Citation[];
  readonly knowledgeVersion: string;
}

/** The port that adapters and commands check texts by. `lang` is the language to answer in, where it is not the text's. */
export type Check = (text: string, lang?: Lang) => Promise<Checked>;

/** Longer than any page of a newspaper. */
export const TEXT_LIMIT = 20_000;

/** Control characters that no text has; a binary file does. */
const CONTROL = /(?![\t\n\v\f\r])\p{Cc}|\uFFFD/u;

const PROBLEMS = {
  empty: {
    en: 'The text is empty: write or paste what is to be checked.',
    fr: 'Le texte est vide : écrivez ou collez ce qu’il faut vérifier.',
  },
  long: {
    en: 'The text has {n} characters and the limit is 20,000: check it in parts.',
    fr: 'Le texte compte {n} caractères et la limite est de 20 000 : vérifiez-le en plusieurs fois.',
  },
  binary: {
    en: 'This is no plain text: it holds control characters or bytes that are not UTF-8. Save it as plain text (UTF-8) and check that.',
    fr: 'Ce n’est pas du texte brut : il contient des caractères de contrôle ou des octets qui ne sont pas de l’UTF-8. Enregistrez-le en texte brut (UTF-8), puis vérifiez-le.',
  },
} as const;

/** Why this text cannot be checked, as a sentence that says what to do; undefined where it can. Nothing is cut off. */
export function textProblem(text: string, lang: Lang = 'en'): string | undefined {
  if (text.trim() === '') return PROBLEMS.empty[lang];
  if (CONTROL.test(text)) return PROBLEMS.binary[lang];
  const length = Array.from(text).length;
  if (length > TEXT_LIMIT) return PROBLEMS.long[lang].replace('{n}', length.toLocaleString(lang === 'en' ? 'en-GB' : 'fr-FR'));
  return undefined;
}
