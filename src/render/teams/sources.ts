import type { Citation, Span } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import { clean } from '../clean.js';
import { cut } from '../cut.js';
import { linkable } from '../link.js';
import type { Piece } from '../pages.js';
import { spanText } from '../plain.js';
import { dateText, quoted, WORDS } from '../words.js';
import { emptyCard } from './empty.js';
import { CARD_TYPE, type Card, type CitedMessage, type Claim, type Element } from './kit.js';
import { LIMITS } from './limits.js';
import { line, linkRun, rich, run } from './rich.js';
import { say } from './words.js';

const titleOf = (c: Citation, lang: Lang): string => (c.title === null ? `(${WORDS.untitled[lang]})` : quoted(clean(c.title), lang));
const dateOf = (c: Citation, lang: Lang): string => (c.publishedOn === null ? WORDS.undated[lang] : dateText(clean(c.publishedOn), lang));
const printedOf = (c: Citation, lang: Lang): string[] => c.printed.map((words) => quoted(clean(words), lang));

/** Figures and names that a source stands behind: what is strong between it and the source before. */
function supported(pieces: readonly Piece[], n: number): string {
  const found: string[] = [];
  for (const { block } of pieces) {
    let since: Span[] = [];
    let last: Span | undefined;
    for (const span of block.spans) {
      if (span.kind === 'cite') {
        if (span.n === n) found.push(...since.flatMap((s) => (s.kind === 'stated' && s.strong ? [spanText(s)] : [])));
      } else {
        // Sources in a row stand behind the same.
        if (last?.kind === 'cite') since = [];
        since.push(span);
      }
      last = span;
    }
  }
  return [...new Set(found)].join(', ');
}

/** How much is said of each source. */
export interface Depth {
  /** The longest address, in characters. */
  readonly url: number;
  /** With all that it prints. */
  readonly full: boolean;
}

/** `[1] Publisher, “Title”, date`, the publisher a link; below it the words that it prints. */
export function sourceElements(c: Citation, lang: Lang, { url, full }: Depth): Element[] {
  const [publisher, title] = full ? [200, 300] : [60, 100];
  const head = rich([
    run(`[${c.n}] `),
    linkRun(cut(c.publisher, publisher), c.url, {}, url),
    run(`, ${cut(titleOf(c, lang), title)}, ${cut(dateOf(c, lang), 40)}`),
  ]);
  const printed = full ? printedOf(c, lang) : [];
  return [head, ...printed.map((words) => line(cut(words, 600), { italic: true, isSubtle: true }, { spacing: 'None' }))];
}

/** Sources, as many as Teams would bind to their numbers; how many are left out is said. */
export function sourceList(citations: readonly Citation[], lang: Lang, depth: Depth): Element[] {
  const left = citations.length - LIMITS.citations;
  return [
    ...citations.slice(0, LIMITS.citations).flatMap((c) => sourceElements(c, lang, depth)),
    ...(left > 0 ? [line(say('moreSources', lang, { count: left }), { isSubtle: true })] : []),
  ];
}

/** A source in full, as a card: what is read where somebody opens it. */
const sourceCard = (c: Citation, lang: Lang): Card => ({
  ...emptyCard(lang),
  body: sourceElements(c, lang, { url: LIMITS.url, full: true }),
});

function claimOf(c: Citation, pieces: readonly Piece[], lang: Lang, { url: most, full }: Depth): Claim {
  const printed = printedOf(c, lang).join(' ');
  const what = supported(pieces, c.n);
  const whole = [printed, ...(what === '' ? [] : [say('supports', lang, { what })])].filter((t) => t !== '').join(' – ');
  const name = `${clean(c.publisher)}, ${titleOf(c, lang)}`;
  const url = linkable(c.url, most);
  const overlong = whole.length > LIMITS.citationAbstract || name.length > LIMITS.citationName;
  return {
    '@type': 'Claim',
    position: c.n,
    appearance: {
      '@type': 'DigitalDocument',
      name: cut(name, LIMITS.citationName),
      ...(url === undefined ? {} : { url }),
      // Teams takes no citation without one.
      abstract: cut(whole === '' ? name : whole, LIMITS.citationAbstract),
      keywords: [cut(dateOf(c, lang), LIMITS.citationKeyword)],
      ...(full && overlong ? { text: JSON.stringify(sourceCard(c, lang)), encodingFormat: CARD_TYPE } : {}),
    },
  };
}

/** Binds the numbers in the text to their sources. Teams takes one such entity, and no message without citations in it. */
export function citedMessage(citations: readonly Citation[], pieces: readonly Piece[], lang: Lang, depth: Depth): CitedMessage[] {
  if (citations.length === 0) return [];
  return [
    {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      '@id': '',
      citation: citations.slice(0, LIMITS.citations).map((c) => claimOf(c, pieces, lang, depth)),
    },
  ];
}
