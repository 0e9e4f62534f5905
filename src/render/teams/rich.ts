import type { Citation, Span } from '../../model/answer.js';
import { clean } from '../clean.js';
import { linkable } from '../link.js';
import { spanText, standsOff } from '../plain.js';
import type { RichTextBlock, TextRun } from './kit.js';
import { LIMITS } from './limits.js';

export type Sources = ReadonlyMap<number, Citation>;

export const run = (text: string, style: Omit<TextRun, 'type' | 'text'> = {}): TextRun => ({
  type: 'TextRun',
  text: clean(text),
  ...style,
});

/** A run that leads to an address, where it is one of the web's. */
export function linkRun(text: string, address: string, style: Omit<TextRun, 'type' | 'text'> = {}, most: number = LIMITS.url): TextRun {
  const url = linkable(address, most);
  return run(text, url === undefined ? style : { ...style, selectAction: { type: 'Action.OpenUrl', url } });
}

const sameStyle = (a: TextRun, b: TextRun): boolean =>
  a.weight === b.weight &&
  a.italic === b.italic &&
  a.isSubtle === b.isSubtle &&
  a.selectAction === undefined &&
  b.selectAction === undefined;

/** Neighbours of one style as one. */
function merged(runs: readonly TextRun[]): TextRun[] {
  const out: TextRun[] = [];
  for (const own of runs) {
    if (own.text === '') continue;
    const last = out.at(-1);
    if (last && sameStyle(last, own)) out[out.length - 1] = { ...last, text: last.text + own.text };
    else out.push(own);
  }
  return out;
}

/** Spans as runs: what is strong is bold, a number in brackets leads to its source. */
export function runsOf(spans: readonly Span[], sources: Sources): TextRun[] {
  let before = '';
  const runs = spans.flatMap((span): TextRun[] => {
    const gap = standsOff(before, span) ? [run(' ')] : [];
    before += spanText(span);
    if (span.kind === 'cite') return [...gap, linkRun(spanText(span), sources.get(span.n)?.url ?? '')];
    return [run(span.text, span.kind === 'stated' && span.strong ? { weight: 'Bolder' } : {})];
  });
  return merged(runs);
}

export const rich = (inlines: readonly TextRun[], over: Pick<RichTextBlock, 'spacing'> = {}): RichTextBlock => ({
  type: 'RichTextBlock',
  inlines: inlines.filter((i) => i.text !== ''),
  ...over,
});
/** A line of our own words. */
export const line = (text: string, style: Omit<TextRun, 'type' | 'text'> = {}, over: Pick<RichTextBlock, 'spacing'> = {}): RichTextBlock =>
  rich([run(text, style)], over);
