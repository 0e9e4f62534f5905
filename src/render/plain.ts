import type { Block, Span } from '../model/answer.js';
import { clean } from './clean.js';

/** A span's own text. Quotation marks belong to the spans: only `answers/` knows which words are a person's. */
export function spanText(span: Span): string {
  return span.kind === 'cite' ? `[${span.n}]` : clean(span.text);
}

/** Whether a space is due between what was printed so far and this span: a number in brackets stands off its word. */
export function standsOff(before: string, span: Span): boolean {
  return span.kind === 'cite' && before !== '' && !/[\s[\]]$/u.test(before);
}

/** One block as one line. */
export function blockText(block: Block): string {
  let line = '';
  for (const span of block.spans) line += (standsOff(line, span) ? ' ' : '') + spanText(span);
  return block.kind === 'item' ? `- ${line}` : line;
}

/** What a person reads, a line a block: no list of sources, no suggestions. */
export function plain(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n');
}
