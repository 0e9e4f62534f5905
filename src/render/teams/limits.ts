/** What Teams takes, in characters and pieces, as documented. */
export const LIMITS = {
  citations: 20,
  citationName: 80,
  citationAbstract: 160,
  citationKeyword: 28,
  buttonTitle: 128,
  url: 2000,
  /** Over all of a message, in bytes as JSON. Teams refuses near 28 KB; the rest is for what surrounds an answer. */
  message: 24_000,
  /** Buttons of a card: more go into a menu. */
  buttons: 6,
} as const;
