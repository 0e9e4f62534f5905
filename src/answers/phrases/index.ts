import type { Lang } from '../../model/language.js';
import { en, type PhraseKey } from './en.js';
import { fr } from './fr.js';

/** Every sentence we say, in both languages. None holds a digit: figures come in by the slots. */
export const PHRASES: Readonly<Record<Lang, Readonly<Record<PhraseKey, string>>>> = { en, fr };
export type { PhraseKey };
