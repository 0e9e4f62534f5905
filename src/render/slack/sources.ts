import type { Citation } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import { dateText, quoted, WORDS } from '../words.js';
import { linkable } from '../link.js';
import { escape, inMarkup, link, upTo } from './escape.js';
import type { Block, Markup } from './kit.js';
import { LIMITS } from './limits.js';
import { say } from './words.js';

/** Characters as Slack counts them, escapes included: three lines of them still fit into a text of small print. */
const MOST = { publisher: 200, title: 400, date: 40, url: 900 } as const;

const titleOf = (c: Citation, lang: Lang, safe: (text: string) => string): string =>
  c.title === null ? `(${WORDS.untitled[lang]})` : quoted(upTo(c.title, MOST.title, safe), lang);
const dateOf = (c: Citation, lang: Lang, safe: (text: string) => string): string =>
  c.publishedOn === null ? WORDS.undated[lang] : upTo(dateText(c.publishedOn, lang), MOST.date, safe);

/** `[1] Publisher, “Title”, date`, the publisher a link. */
export function sourceLine(c: Citation, lang: Lang): string {
  const publisher = link(c.url, upTo(c.publisher, MOST.publisher, inMarkup), MOST.url);
  return `[${c.n}] ${publisher}, ${titleOf(c, lang, inMarkup)}, ${dateOf(c, lang, inMarkup)}`;
}

/** The same where there are no blocks: the address stands beside. */
export function sourceText(c: Citation, lang: Lang): string {
  const address = link(c.url, inMarkup(linkable(c.url, MOST.url) ?? ''), MOST.url);
  return `[${c.n}] ${upTo(c.publisher, MOST.publisher, escape)}, ${titleOf(c, lang, escape)}, ${dateOf(c, lang, escape)}: ${address}`;
}

/** Whole lines up to so many characters, half an address would lead elsewhere; how many are left out is said. */
export function fitting(lines: readonly string[], most: number, lang: Lang): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const own of lines) {
    length += own.length + 1;
    if (length > most - 40) return [...kept, say('moreSources', lang, { count: lines.length - kept.length })];
    kept.push(own);
  }
  return kept;
}

/** Lines of markup in small print, as few blocks as they fit into. */
export function smallPrint(lines: readonly string[]): Block[] {
  const texts: string[] = [];
  for (const own of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + own.length + 1 <= LIMITS.contextText) texts[texts.length - 1] = `${last}\n${own}`;
    else texts.push(own);
  }
  const elements = texts.map((text): Markup => ({ type: 'mrkdwn', text, verbatim: true }));
  return elements.map((element) => ({ type: 'context', elements: [element] }));
}
