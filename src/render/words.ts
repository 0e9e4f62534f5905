import type { Lang } from '../model/language.js';

/** What renderers say around an answer, in both languages. */
export const WORDS = {
  sources: { en: 'Sources', fr: 'Sources' },
  ask: { en: 'You could also ask', fr: 'Vous pouvez aussi demander' },
  untitled: { en: 'title not shown', fr: 'titre non indiqué' },
  undated: { en: 'undated', fr: 'sans date' },
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
