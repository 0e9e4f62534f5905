import type { Lang } from '../../model/language.js';
import type { EvidenceView, Listed, SourceBrief, StatusView } from '../../model/record.js';
import { dateText, quoted, WORDS } from '../words.js';
import { addressOf, href, type Scene } from './layout.js';
import { html, type Markup } from './markup.js';
import { colon, RELIABILITY_WORDS, say, STATUS_WORDS } from './words.js';

/** Small things that many pages show alike. */

/** A remark of the record, which begins small and has no end of its own, as a sentence. */
export const sentence = (note: string): string => `${note[0]!.toUpperCase()}${note.slice(1)}${/[.!?]$/.test(note) ? '' : '.'}`;

export const isLink = (url: string): boolean => /^https?:\/\//.test(url);

/** A way out of the site, which learns nothing of where it was taken. */
export const outside = (url: string, text: string | Markup): Markup =>
  isLink(url) ? html`<a href="${url}" rel="noreferrer noopener external" target="_blank">${text}</a>` : html`${text}`;

export const when = (date: string | null, lang: Lang): string => (date === null ? WORDS.undated[lang] : dateText(date, lang));

/** How far a source can be relied on, as a letter that says what it means. */
export const grade = (reliability: 'A' | 'B' | 'C', lang: Lang): Markup =>
  html`<abbr class="grade grade-${reliability}" title="${say('reliability', lang)} ${reliability}${colon(lang)}${RELIABILITY_WORDS[reliability][lang]}">${reliability}</abbr>`;

/** A source in a line: who, which page, when, and the way to it. */
export function sourceLine(scene: Scene, s: SourceBrief): Markup {
  const title =
    s.title === null ? html`(${WORDS.untitled[scene.lang]})` : html`<span lang="${s.lang}">${quoted(s.title, scene.lang)}</span>`;
  return html`<a href="${href(scene, addressOf(s))}">${s.name}</a> ${grade(s.reliability, scene.lang)}, ${outside(s.url, title)}, ${when(s.publishedOn, scene.lang)}`;
}

/** The words of a source, and where they stand. */
export const evidence = (scene: Scene, { words, source }: EvidenceView): Markup =>
  html`<div class="evidence"><blockquote lang="${source.lang}" cite="${source.url}">${quoted(words, source.lang === 'fr' ? 'fr' : 'en')}</blockquote><p class="small">${sourceLine(scene, source)}</p></div>`;

export const badge = ({ is }: StatusView, lang: Lang): Markup => html`<span class="status status-${is}">${STATUS_WORDS[is][lang]}</span>`;

/** Where in a list the reader is, and the ways on. */
export function paging(scene: Scene, { offset, limit, count, items }: Listed<unknown>): Markup | undefined {
  if (offset === 0 && items.length === count) return undefined;
  const to = (from: number): string =>
    href(scene, scene.path, { ...Object.fromEntries(scene.query), offset: from > 0 ? String(from) : undefined });
  const { lang } = scene;
  return html`<nav class="paging" aria-label="${say('shownPart', lang, { from: offset + 1, to: offset + items.length, count })}"><span>${say('shownPart', lang, { from: Math.min(offset + 1, count), to: offset + items.length, count })}</span>${
    offset > 0 ? html`<a rel="prev" href="${to(Math.max(0, offset - limit))}">${say('previous', lang)}</a>` : ''
  }${offset + items.length < count ? html`<a rel="next" href="${to(offset + limit)}">${say('next', lang)}</a>` : ''}</nav>`;
}

/** A heading with what stands below it; nothing where nothing does. */
export const section = (title: string, body: Markup | readonly Markup[]): Markup | undefined =>
  Array.isArray(body) && body.length === 0 ? undefined : html`<section><h2>${title}</h2>${body}</section>`;

/** A text to copy, with its button, which the script shows. */
export const citation = ({ lang }: Scene, texts: readonly string[]): Markup =>
  html`<section class="citing"><h2>${say('cite', lang)}</h2>${texts.map(
    (text) =>
      html`<div class="copy"><p>${text}</p><button type="button" hidden data-copy="${text}" data-copied="${say('copied', lang)}">${say('copy', lang)}</button></div>`,
  )}</section>`;
