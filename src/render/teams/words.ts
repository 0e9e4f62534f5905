import type { Lang } from '../../model/language.js';
import { CHAT_WORDS, fill } from '../chat.js';

/** What the bot says around an answer in Teams, in both languages. `{…}` are slots. */
export const TEAMS_WORDS = {
  ...CHAT_WORDS,
  andMore: { en: 'and {count} more (page {page} of {pages})', fr: 'et {count} de plus (page {page} sur {pages})' },
  cut: { en: 'A text was too long for Teams: … marks where it is cut.', fr: 'Un texte était trop long pour Teams : … marque la coupure.' },
  supports: { en: 'For: {what}', fr: 'Pour : {what}' },
  chart: { en: 'Amounts ({unit})', fr: 'Montants ({unit})' },
  units: { en: '{currency}', fr: '{currency}' },
  thousands: { en: 'thousand {currency}', fr: 'milliers, {currency}' },
  millions: { en: '{currency} million', fr: 'M {currency}' },
  billions: { en: '{currency} billion', fr: 'Md {currency}' },
  asTable: { en: 'As a table', fr: 'En tableau' },
  sourcesShown: { en: 'Sources in full', fr: 'Sources en détail' },
  greeting: {
    en: 'Hello, I answer questions about announcements: who pledged what, who said what, and where it is printed. Ask me, for example:',
    fr: 'Bonjour, je réponds aux questions sur les annonces : qui a promis quoi, qui a dit quoi, et où c’est imprimé. Demandez-moi, par exemple :',
  },
  greetingHow: {
    en: 'In a channel or a group chat, mention me. Write “help” for all that I can do.',
    fr: 'Dans un canal ou une conversation de groupe, mentionnez-moi. Écrivez « aide » pour tout ce que je sais faire.',
  },
  checkTitle: { en: 'Against the record', fr: 'Comparé au registre' },
  searchEmpty: {
    en: 'Nothing on record for this. Write a name, a place or a topic.',
    fr: 'Rien au registre pour cela. Écrivez un nom, un lieu ou un thème.',
  },
  slow: {
    en: 'This takes longer than Teams waits. Try it once more, or write to me directly.',
    fr: 'Cela prend plus de temps que Teams n’attend. Réessayez, ou écrivez-moi directement.',
  },
  unknownButton: {
    en: 'This button is of another release. Ask again, and you get new ones.',
    fr: 'Ce bouton vient d’une autre version. Reposez la question pour en obtenir de nouveaux.',
  },
} as const satisfies Record<string, Record<Lang, string>>;

export type TeamsWord = keyof typeof TEAMS_WORDS;

/** One of the texts, its slots filled. */
export const say = (word: TeamsWord, lang: Lang, slots?: Readonly<Record<string, string | number>>): string =>
  fill(TEAMS_WORDS[word][lang], slots);
