import type { Answer, Block, Span } from '../model/answer.js';
import { blockText } from './plain.js';
import { cut } from './cut.js';

/** How much goes onto a page: blocks, characters over all of them and of one, and sources. */
export interface PageSize {
  readonly pieces: number;
  readonly text: number;
  readonly piece: number;
  readonly sources: number;
}

/** What is read comfortably, and fits with its sources. */
export const PAGE: PageSize = { pieces: 20, text: 5000, piece: 2500, sources: 20 };

/** A block of an answer as it goes onto a page. */
export interface Piece {
  readonly block: Block;
  /** The direct answer to a question: the first sentence of its part. */
  readonly direct: boolean;
  readonly wasCut: boolean;
}

const DIRECT: readonly Answer['status'][] = ['answered', 'not_stated', 'clarify'];

/** The spans up to so many characters; what is cut shows. */
function cutSpans(spans: readonly Span[], most: number): { spans: Span[]; wasCut: boolean } {
  const out: Span[] = [];
  let left = most;
  for (const span of spans) {
    if (span.kind === 'cite') out.push(span);
    else if (span.text.length <= left) {
      out.push(span);
      left -= span.text.length;
    } else {
      out.push({ ...span, text: cut(span.text, Math.max(left, 1)) });
      // The sources of what is left stay.
      return { spans: [...out, ...spans.slice(spans.indexOf(span) + 1).filter((s) => s.kind === 'cite')], wasCut: true };
    }
  }
  return { spans: out, wasCut: false };
}

export function piecesOf(answer: Answer, size = PAGE): Piece[] {
  const parts = answer.parts.length > 0 ? answer.parts : [{ status: answer.status, blocks: answer.blocks }];
  return parts.flatMap(({ status, blocks }) =>
    blocks.map((block, i): Piece => {
      const { spans, wasCut } = cutSpans(block.spans, size.piece);
      return { block: { ...block, spans }, direct: i === 0 && block.kind === 'sentence' && DIRECT.includes(status), wasCut };
    }),
  );
}

export const citedBy = (pieces: readonly Piece[]): Set<number> =>
  new Set(pieces.flatMap((p) => p.block.spans.flatMap((s) => (s.kind === 'cite' ? [s.n] : []))));

/** The pieces by pages: each is read comfortably, and fits into a message with its sources. */
export function paginate(pieces: readonly Piece[], size = PAGE): Piece[][] {
  const pages: Piece[][] = [[]];
  let text = 0;
  for (const piece of pieces) {
    const page = pages.at(-1)!;
    const length = blockText(piece.block).length;
    const full = page.length >= size.pieces || text + length > size.text || citedBy([...page, piece]).size > size.sources;
    if (full && page.length > 0) {
      pages.push([piece]);
      text = length;
    } else {
      page.push(piece);
      text += length;
    }
  }
  return pages;
}
