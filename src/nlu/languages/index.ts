import type { Lang } from '../../model/language.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { Grammar } from './grammar.js';

/** A new language is a new file here and an entry in this list. */
export const GRAMMARS: Readonly<Record<Lang, Grammar>> = { en, fr };
