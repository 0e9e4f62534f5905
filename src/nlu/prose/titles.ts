import { LANGUAGES } from '../../model/language.js';
import { fold } from '../../text/tokens.js';
import { PROSE } from '../languages/prose.js';

/** Titles that many an office bears, in both languages: they tell nobody's office from another's. */
export const looseTitles: ReadonlySet<string> = new Set(LANGUAGES.flatMap((l) => PROSE[l].loose.split('|').map((t) => fold(t.trim()))));
