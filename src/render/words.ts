import type { Lang } from '../model/language.js';

/** What renderers say around an answer, in both languages. */
export const WORDS = {
  sources: { en: 'Sources', fr: 'Sources' },
  ask: { en: 'You could also ask', fr: 'Vous pouvez aussi demander' },
  untitled: { en: 'title not shown', fr: 'titre non indiqué' },
  undated: { en: 'undated', fr: 'sans date' },
  confirmed: { en: 'Confirmed', fr: 'Confirmé' },
  contradicted: { en: 'Contradicted', fr: 'Contredit' },
  not_on_record: { en: 'Not on record', fr: 'Absent du registre' },
  not_checked: { en: 'Not checked', fr: 'Non vérifié' },
  hedgeDiffers: { en: 'but for its hedge', fr: 'à la nuance près' },
  nothingToCheck: {
    en: 'There is no figure, name or quotation in this text to check.',
    fr: 'Ce texte ne contient ni chiffre, ni nom, ni citation à vérifier.',
  },
  onlyRecord: { en: 'only on record', fr: 'au registre seulement' },
  onlyText: { en: 'only in the text', fr: 'dans le texte seulement' },
} as const satisfies Record<string, Record<Lang, string>>;

const MONTHS = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
} as const;

/** `2024-05-13` as a person writes it, as precise as it is given; anything else unchanged. */
export function dateText(date: string, lang: Lang): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  const name = MONTHS[lang][Number(month) - 1];
  if (year === undefined || name === undefined) return date;
  if (day === undefined) return `${name} ${year}`;
  return `${Number(day)}${lang === 'fr' && day === '01' ? 'er' : ''}\u00a0${name} ${year}`;
}

/** Quotation marks of a language; French ones keep their words by a narrow no-break space. */
export function quoted(text: string, lang: Lang): string {
  return lang === 'fr' ? `«\u202f${text}\u202f»` : `“${text}”`;
}
