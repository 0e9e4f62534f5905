import type { Citation, Span } from '../../model/answer.js';
import { spanText, standsOff } from '../plain.js';
import { linkable } from '../link.js';
import type { RichElement, RichSection, RichText } from './kit.js';
import { LIMITS } from './limits.js';

export type Sources = ReadonlyMap<number, Citation>;

const same = (a: RichElement | undefined, b: RichElement): boolean =>
  a?.type === 'text' && b.type === 'text' && JSON.stringify(a.style) === JSON.stringify(b.style);

/** Neighbours of one style as one; Slack takes no empty ones. */
function merged(elements: readonly RichElement[]): RichElement[] {
  const out: RichElement[] = [];
  for (const element of elements) {
    if ((element.type === 'text' || element.type === 'link') && element.text === '') continue;
    const last = out.at(-1);
    if (element.type === 'text' && last?.type === 'text' && same(last, element))
      out[out.length - 1] = { ...last, text: last.text + element.text };
    else out.push(element);
  }
  return out;
}

/** Spans as rich text: what is strong is bold, a number in brackets leads to its source. */
export function richElements(spans: readonly Span[], sources: Sources, bold = false): RichElement[] {
  let before = '';
  const elements = spans.flatMap((span): RichElement[] => {
    const gap: RichElement[] = standsOff(before, span) ? [{ type: 'text', text: ' ' }] : [];
    const text = spanText(span);
    before += text;
    if (span.kind === 'cite') {
      const url = linkable(sources.get(span.n)?.url ?? '', LIMITS.url);
      return [...gap, url === undefined ? { type: 'text', text } : { type: 'link', url, text }];
    }
    const strong = bold || (span.kind === 'stated' && span.strong === true);
    return [...gap, { type: 'text', text, ...(strong ? { style: { bold: true } } : {}) }];
  });
  return merged(elements);
}

export const section = (elements: readonly RichElement[]): RichSection => ({ type: 'rich_text_section', elements });
export const richText = (...elements: RichText['elements']): RichText => ({ type: 'rich_text', elements });
/** A line of our own words. */
export const line = (text: string, style?: { bold?: true; italic?: true }): RichText =>
  richText(section([{ type: 'text', text, ...(style ? { style } : {}) }]));
