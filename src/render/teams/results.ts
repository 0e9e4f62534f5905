import type { Answer, Block } from '../../model/answer.js';
import { citedBy, piecesOf } from '../pages.js';
import { clean } from '../clean.js';
import { cut } from '../cut.js';
import { spanText } from '../plain.js';
import type { Card } from './kit.js';
import { answerCard, type Frame } from './message.js';

/** What the message extension lists: a title, a line, and the card that goes into the message. */
export interface Result {
  readonly title: string;
  readonly text: string;
  readonly card: Card;
}

const textOf = (spans: Block['spans']): string =>
  spans
    .flatMap((s) => (s.kind === 'cite' ? [] : [spanText(s)]))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** Who it is about, and the rest. */
function lines({ spans }: Block): { title: string; text: string } {
  const i = spans.findIndex((s) => s.kind === 'stated');
  const head = i < 0 ? '' : textOf([spans[i]!]);
  const rest = textOf(spans.slice(i + 1)).replace(/^[\s:,]+/u, '');
  return { title: cut(clean(head), 80), text: cut(clean(rest), 160) };
}

/** An answer as results: each item or quotation for itself, with its own sources; or else the whole of it. */
export function searchResults(answer: Answer, frame: Frame): Result[] {
  const own = answer.blocks.filter((b) => b.kind !== 'sentence');
  const blocks = own.length > 0 ? own : answer.blocks.slice(0, 1);
  return blocks.map((block) => {
    const kept = own.length > 0 ? [block] : answer.blocks;
    const only: Answer = { ...answer, blocks: kept, parts: [], suggestions: [], citations: answer.citations };
    const cited = citedBy(piecesOf(only));
    return {
      ...lines(block),
      card: answerCard({ ...only, citations: answer.citations.filter((c) => cited.has(c.n)) }, { ...frame, buttons: 'none' }),
    };
  });
}
