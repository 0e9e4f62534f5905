import type { Lang } from '../model/language.js';
import { prepare, prepared } from '../text/prepared.js';
import { stem } from '../text/stem.js';
import { foldedWords } from '../text/tokens.js';
import { GRAMMARS } from './languages/index.js';

const singles = (lists: readonly (string | undefined)[]): string[] => [
  ...new Set(
    lists
      .flatMap((list) =>
        (list ?? '')
          .split('|')
          .map((p) => foldedWords(p.replaceAll('=', '')))
          .filter((p) => p.length === 1 || p[0]!.length === 1)
          .flat(),
      )
      .filter((w) => w !== 'ai'),
  ),
];

/** The single words of a language's grammar, by which it is told from the other. Plain data, to be prepared. */
interface Singles {
  readonly joining: readonly string[];
  readonly all: readonly string[];
  /** Stems of everyday verbs and adjectives. */
  readonly verbs: readonly string[];
  readonly everyday: readonly string[];
}
type SinglesByLang = Readonly<Record<Lang, Singles>>;

const stems = (list: string, lang: Lang): string[] => [...new Set(foldedWords(list).map((w) => stem(w, lang)))];
const singlesOf = (lang: Lang): Singles => ({
  joining: singles([GRAMMARS[lang].concepts.function]),
  all: singles(Object.values(GRAMMARS[lang].concepts)),
  verbs: stems(GRAMMARS[lang].verbs, lang),
  everyday: stems(GRAMMARS[lang].everyday, lang),
});
const make = (): SinglesByLang => ({ en: singlesOf('en'), fr: singlesOf('fr') });

/** What the build keeps them under. */
const PREPARED = 'singles';

/** Prepares the single words of the grammars. */
export const prepareSingles = (): void => prepare(PREPARED, make());

const words = (prepared(PREPARED) as SinglesByLang | undefined) ?? make();

/** Words that only join others, in each language. */
export const FUNCTION_WORDS: Record<Lang, ReadonlySet<string>> = { en: new Set(words.en.joining), fr: new Set(words.fr.joining) };
/** Words that mean something by themselves in each language, those that only join others among them. */
export const CONTENT_WORDS: Record<Lang, ReadonlySet<string>> = { en: new Set(words.en.all), fr: new Set(words.fr.all) };

const VERBS: Record<Lang, ReadonlySet<string>> = { en: new Set(words.en.verbs), fr: new Set(words.fr.verbs) };
const EVERYDAY: Record<Lang, ReadonlySet<string>> = { en: new Set(words.en.everyday), fr: new Set(words.fr.everyday) };
/** Whether a word is an everyday verb. */
export const isEverydayVerb = (fold: string, lang: Lang): boolean => VERBS[lang].has(stem(fold, lang));
/** Whether a word is an everyday verb or adjective: it does not tell what a question is about. */
export const isEveryday = (fold: string, lang: Lang): boolean => isEverydayVerb(fold, lang) || EVERYDAY[lang].has(stem(fold, lang));
