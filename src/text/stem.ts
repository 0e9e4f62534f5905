import { newStemmer } from 'snowball-stemmers';
import type { Lang } from '../model/language.js';

const stemmers = { en: newStemmer('english'), fr: newStemmer('french') };
const known: Record<Lang, Map<string, string>> = { en: new Map(), fr: new Map() };
const KEPT = 50_000;

/** The algorithm leaves some plurals and, without accents, some participles ("emplois", "formee") whole. */
function frenchStem(word: string): string {
  const made = stemmers.fr.stem(word.replace(/(?<=\w{3})[sx]$/, ''));
  return made.length > 4 ? made.replace(/[eai]$/, '') : made;
}

/**
 * The stem of a folded word: "pledges" and "pledged" share one.
 */
export function stem(word: string, lang: Lang): string {
  if (word.length < 4) return word;
  const cache = known[lang];
  const seen = cache.get(word);
  if (seen !== undefined) return seen;
  const stemmed = lang === 'en' ? stemmers.en.stem(word) : frenchStem(word);
  // A stem of three letters is shared by words that have nothing in common: "aimant", "aime".
  const made = stemmed.length < 4 && word.length > 4 ? word.replace(/s$/, '') : stemmed;
  if (cache.size >= KEPT) cache.clear();
  cache.set(word, made);
  return made;
}
