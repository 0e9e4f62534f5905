/** A word, number or mark of an utterance, with where it stands in the original. */
export interface Token {
  readonly text: string;
  /** Lower case, without accents, ligatures opened, typographic marks made plain. */
  readonly fold: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark';
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** Stands first in its sentence, where a capital says nothing. */
  readonly opens: boolean;
}

/** Printed ASCII without the backtick, which is folded to an apostrophe: nothing but the case to change. */
const PLAIN = /^[ -_a-~]*$/;

/** Lower case without accents, ligatures opened, quotes and dashes plain: how words are compared. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/[\u2018\u2019\u201A\u2032\u02BC\u00B4`]/g, "'")
    .replace(/[\u201C\u201D\u201E\u2033\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** Characters that are not seen, inside words too: soft hyphens, zero-width marks. */
const INVISIBLE = /\p{Cf}/gu;
/** Characters that carry no meaning in a question: control characters, emoji, variation selectors. */
const NOISE = /[\p{Cc}\p{Emoji_Presentation}\p{Extended_Pictographic}\uFE0F]/gu;
/** A mention of the bot or a platform's markup for one, at the start: `@OnRecord`, `<@U123>`, `<at>On Record</at>`. */
const MENTION = /^\s*(?:<@[A-Z0-9]+(?:\|[^>]*)?>|<at>[^<]*<\/at>|@[\p{L}\p{N}_.-]+(?:\s+Record\b)?)[\s,:;-]*/iu;

/** The utterance without mentions of the bot, emoji and control characters; spaces made plain. */
export function clean(utterance: string): string {
  let text = utterance;
  while (MENTION.test(text)) text = text.replace(MENTION, '');
  // "EUR2bn" is a currency and a figure; "heyyy" is "hey".
  return text
    .replace(INVISIBLE, '')
    .replace(/\b(EUR|USD|GBP|JPY|CHF|US)(?=\d)/g, '$1 ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[\r\n]+/g, '\n')
    .replace(NOISE, (c) => (c === '\n' ? '\n' : ' '))
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

// "isn't" is one word, written with or without its apostrophe. Figures keep their inner separators (`1,200`, `3 000`, `1.2`); a hyphen or an apostrophe parts words, for
// "e-commerce", "va-t-il" and "l'accord" are found by their words.
const TOKEN =
  /\d+(?:st|nd|rd|th|er|ère|ere|ème|eme|e)\b|\b\p{L}+n['’]t\b|\d+(?:[.,'’\u00A0\u202F ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?|\p{L}[\p{L}\p{M}\p{N}]*(?:\.(?=\p{L}\.?)\p{L}+)*|[^\s\p{L}\p{N}]/gu;

/** The tokens of a cleaned utterance, in order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let opens = true;
  for (const m of text.matchAll(TOKEN)) {
    const [word] = m;
    const kind = /^\p{N}/u.test(word) ? 'number' : /^[\p{L}]/u.test(word) ? 'word' : 'mark';
    tokens.push({
      text: word,
      fold: fold(word).replace(/(?<=n)'(?=t$)/, ''),
      start: m.index,
      end: m.index + word.length,
      kind,
      capital: /^\p{Lu}/u.test(word),
      opens: opens && kind === 'word',
    });
    if (kind === 'word') opens = false;
    if (/^[.?!:;\n"«“•]$/.test(word)) opens = true;
  }
  return tokens;
}

/** Words of Latin letters and nothing else, as most phrases are: they need no tokens made of them. */
const WORDS = /^[a-zà-öø-ÿ]+(?: [a-zà-öø-ÿ]+)*$/i;

/** The folded words and numbers among tokens. */
export const wordsIn = (tokens: readonly Token[]): string[] => tokens.filter((t) => t.kind !== 'mark').map((t) => t.fold);

/** The folded words and numbers of a phrase: how a phrase of a lexicon is compared with an utterance. */
export const foldedWords = (phrase: string): string[] => (WORDS.test(phrase) ? fold(phrase).split(' ') : wordsIn(tokenise(phrase)));
