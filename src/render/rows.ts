import type { Block, Row, Span } from '../model/answer.js';

const isWords = (span: Span | undefined, shape: RegExp): boolean => span?.kind === 'words' && shape.test(span.text);

/** An item of a list that reads "who: figure, what [1]" as a row; undefined where it is a sentence of its own. */
export function rowOf({ kind, spans }: Block): Row | undefined {
  const [who, colon, ...rest] = spans;
  if (kind !== 'item' || who?.kind !== 'stated' || !isWords(colon, /^\s?:\s$/u)) return undefined;
  const cites = rest.filter((s) => s.kind === 'cite');
  const said = rest.filter((s) => s.kind !== 'cite' && !isWords(s, /^\s*$/u));
  const [first, ...more] = said;
  const hasFigure = first?.kind === 'stated' && first.strong === true;
  if (!who.strong && !hasFigure) return undefined;
  const what = hasFigure ? more : said;
  const [start] = what;
  // The comma that stood between the figure and the rest.
  const tail = start?.kind === 'words' ? [{ ...start, text: start.text.replace(/^,?\s+/u, '') }, ...what.slice(1)] : what;
  return { who, figure: hasFigure ? first : undefined, what: tail, cites };
}
