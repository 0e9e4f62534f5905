import type { Lang } from '../model/language.js';
import { DIGEST_CHAT_WORDS } from './digest-words.js';

/** What the bot says around an answer wherever people chat, in both languages. `{…}` are slots. */
export const CHAT_WORDS = {
  ...DIGEST_CHAT_WORDS,
  who: { en: 'Who', fr: 'Qui' },
  figure: { en: 'Figure', fr: 'Chiffre' },
  what: { en: 'What', fr: 'Quoi' },
  source: { en: 'Source', fr: 'Source' },
  page: { en: 'Page {page} of {pages}', fr: 'Page {page} sur {pages}' },
  next: { en: 'Next page', fr: 'Page suivante' },
  more: { en: 'Show {count} more', fr: 'Voir la suite ({count})' },
  previous: { en: 'Previous page', fr: 'Page précédente' },
  moreSources: { en: 'and {count} more sources', fr: 'et {count} autres sources' },
  kindAmount: { en: 'Amounts', fr: 'Montants' },
  kindQuote: { en: 'Quotations', fr: 'Citations' },
  kindCompare: { en: 'Comparisons', fr: 'Comparaisons' },
  kindPlace: { en: 'Places', fr: 'Lieux' },
  kindEvent: { en: 'The whole', fr: "L'ensemble" },
  askAmount: { en: 'How much is {who} investing?', fr: 'Combien {who} investit-il ?' },
  askQuote: { en: 'What did {person} say?', fr: "Qu'a dit {person} ?" },
  askCompare: { en: 'Is {who} investing more than {other}?', fr: '{who} investit-il plus que {other} ?' },
  askPlace: { en: 'Where is {who} investing?', fr: '{who} investit où ?' },
  askEvent: { en: 'What was the total of the {event}?', fr: 'Quel est le total du {event} ?' },
  help: { en: 'What can I ask?', fr: 'Comment ça marche ?' },
  allPledges: { en: 'Which pledges are on record?', fr: 'Quelles promesses sont au registre ?' },
  allQuotes: { en: 'Who is quoted?', fr: 'Qui est cité ?' },
  /* What stands before the words of /pledges and /quotes. */
  pledges: { en: 'List the pledges', fr: 'Liste des promesses' },
  quotes: { en: 'quotes', fr: 'citations' },
  failed: {
    en: 'Something went wrong on our side. Ask again in a moment; whoever runs me finds it in the log under {id}.',
    fr: "Une erreur s'est produite de notre côté. Reposez la question dans un instant ; qui m'exploite la trouve dans le journal sous {id}.",
  },
  stale: {
    en: 'The record has changed since that answer. Ask again, and you get the new one.',
    fr: 'Le registre a changé depuis cette réponse. Reposez la question pour obtenir la nouvelle.',
  },
  gone: {
    en: 'I do not have that answer any more. Ask again, or check the text again, and its buttons work.',
    fr: "Je n'ai plus cette réponse. Reposez la question, ou vérifiez de nouveau le texte, et ses boutons marcheront.",
  },
  noCheck: {
    en: 'Checking a text against the record is not available in this release.',
    fr: "La vérification d'un texte n'est pas disponible dans cette version.",
  },
} as const satisfies Record<string, Record<Lang, string>>;

export type ChatWord = keyof typeof CHAT_WORDS;
type Slots = Readonly<Record<string, string | number>>;

/** One of the texts, its slots filled. */
export const fill = (text: string, slots: Slots = {}): string => text.replace(/\{(\w+)\}/g, (_, slot: string) => String(slots[slot] ?? ''));

export const chat = (word: ChatWord, lang: Lang, slots?: Slots): string => fill(CHAT_WORDS[word][lang], slots);
