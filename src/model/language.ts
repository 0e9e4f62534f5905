/** The two languages of the product. Equals: what one can say, the other can. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Lang = (typeof LANGUAGES)[number];

/** The same text in both languages. */
export type Bilingual = Readonly<Record<Lang, string>>;
