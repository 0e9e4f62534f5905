import type { Lang } from './language.js';

/** Longer than any question; a pasted article is not one. */
export const QUESTION_LIMIT = 2000;

/** Control characters that no keyboard types into a question; tabs and line breaks are pasted every day. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

const PROBLEMS = {
  empty: {
    en: 'The question is empty: write what you want to know.',
    fr: 'La question est vide : écrivez ce que vous voulez savoir.',
  },
  long: {
    en: 'The question has {n} characters and the limit is 2,000: shorten it, or ask it in parts.',
    fr: 'La question compte {n} caractères et la limite est de 2 000 : raccourcissez-la, ou posez-la en plusieurs fois.',
  },
  control: {
    en: 'The question holds a control character ({n}): remove it and ask again.',
    fr: 'La question contient un caractère de contrôle ({n}) : retirez-le et reposez-la.',
  },
} as const;

/** Why this text cannot be asked, as a sentence that says what to do; undefined where it can. Nothing is cut off. */
export function questionProblem(text: string, lang: Lang = 'en'): string | undefined {
  if (text.trim() === '') return PROBLEMS.empty[lang];
  const length = Array.from(text).length;
  if (length > QUESTION_LIMIT) return PROBLEMS.long[lang].replace('{n}', length.toLocaleString(lang === 'en' ? 'en-GB' : 'fr-FR'));
  const control = CONTROL.exec(text)?.[0];
  if (control === undefined) return undefined;
  const code = control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return PROBLEMS.control[lang].replace('{n}', `U+${code}`);
}
