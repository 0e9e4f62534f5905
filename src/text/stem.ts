import { LANGUAGES, type Lang } from '../model/language.js';
import { kept } from './kept.js';
import { prepare, prepared } from './prepared.js';

type Stems = Readonly<Record<Lang, Readonly<Record<string, string>>>>;

const table = prepared('stems') as Stems | undefined;
const known: Record<Lang, Map<string, string>> = { en: new Map(), fr: new Map() };
const KEPT = 50_000;

type Stemmer = ReturnType<typeof import('snowball-stemmers').newStemmer>;
let loaded: Readonly<Record<Lang, Stemmer>> | undefined;
/** Loaded for the first word that the build did not know: that takes longer than a question. */
function stemmers(): Readonly<Record<Lang, Stemmer>> {
  if (loaded) return loaded;
  const { newStemmer } = require('snowball-stemmers') as typeof import('snowball-stemmers');
  return (loaded = { en: newStemmer('english'), fr: newStemmer('french') });
}

/** "Recrutent" is "recruter": a third person plural, and no noun in -ment, -dent, -rent. */
const infinitive = (word: string): string =>
  word.length >= 8 && /[^m]ent$/.test(word) && !/(dent|ient|gent|lent|rent|quent)$/.test(word) ? word.replace(/nt$/, 'r') : word;

/** The algorithm leaves some plurals and, without accents, some participles ("emplois", "formee") whole. */
function frenchStem(word: string): string {
  const made = stemmers().fr.stem(infinitive(word.replace(/(?<=\w{3})[sx]$/, '')));
  return made.length > 4 ? made.replace(/[eai]$/, '') : made;
}

/**
 * The stem of a folded word: "pledges" and "pledged" share one.
 */
export function stem(word: string, lang: Lang): string {
  // A placeholder of a wording is no word.
  if (word.length < 4 || word[0] === '{') return word;
  const ready = table?.[lang];
  if (ready && Object.hasOwn(ready, word)) return ready[word]!;
  return kept(known[lang], KEPT, word, () => {
    const stemmed = lang === 'en' ? stemmers().en.stem(word) : frenchStem(word);
    // A stem of three letters is shared by words that have nothing in common: "aimant", "aime".
    return stemmed.length < 4 && word.length > 4 ? word.replace(/s$/, '') : stemmed;
  });
}

/** Prepares the stems, in every language, of all words that were asked for so far. */
export function prepareStems(): void {
  const words = new Set(LANGUAGES.flatMap((lang) => [...Object.keys(table?.[lang] ?? {}), ...known[lang].keys()]));
  prepare(
    'stems',
    Object.fromEntries(LANGUAGES.map((lang) => [lang, Object.fromEntries([...words].map((word) => [word, stem(word, lang)]))])),
  );
}
