import type { Block, Citation, Span } from '../model/answer.js';
import type { Part } from './part.js';

const textOf = (block: Block): string => block.spans.map((s) => (s.kind === 'cite' ? '' : s.text)).join('');

/** Blocks without those that repeat another: two readings of one question may say the same. */
function once(blocks: readonly Block[], said: Set<string>): Block[] {
  return blocks.filter((b) => {
    const text = textOf(b);
    if (said.has(text)) return false;
    said.add(text);
    return true;
  });
}

/**
 * The parts of an answer as they are read: nothing is said twice, and citations are numbered in the order in which the
 * text first uses them; those that it does not use are gone.
 */
export function asRead(parts: readonly Part[], citations: readonly Citation[]): { parts: Part[]; citations: Citation[] } {
  const said = new Set<string>();
  const numbers = new Map<number, number>();
  const renumbered = (span: Span): Span => {
    if (span.kind !== 'cite') return span;
    const n = numbers.get(span.n) ?? numbers.size + 1;
    numbers.set(span.n, n);
    return { kind: 'cite', n };
  };
  const read = parts.map((p) => ({ ...p, blocks: once(p.blocks, said).map((b) => ({ ...b, spans: b.spans.map(renumbered) })) }));
  // A row repeats what a sentence says: it has no source of its own.
  const again = (spans: readonly Span[]): Span[] =>
    spans.flatMap((s): Span[] => (s.kind !== 'cite' ? [s] : numbers.has(s.n) ? [{ kind: 'cite', n: numbers.get(s.n)! }] : []));
  const inRows = (b: Block): Block =>
    b.kind === 'sentence' && b.rows ? { ...b, rows: b.rows.map((r) => ({ ...r, what: again(r.what), cites: again(r.cites) })) } : b;
  const used = citations.flatMap((c) => (numbers.has(c.n) ? [{ ...c, n: numbers.get(c.n)! }] : []));
  return { parts: read.map((p) => ({ ...p, blocks: p.blocks.map(inRows) })), citations: used.sort((a, b) => a.n - b.n) };
}
