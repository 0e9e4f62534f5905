import type { Block as AnswerBlock, Span } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import type { Block, RichText } from './kit.js';
import { line, richElements, richText, section, type Sources } from './rich.js';
import { say } from './words.js';

/** An item of a list that reads "who: figure, what [1]". */
interface Row {
  readonly who: Span;
  readonly figure: Span | undefined;
  readonly what: readonly Span[];
  readonly cites: readonly Span[];
}

const isWords = (span: Span | undefined, shape: RegExp): boolean => span?.kind === 'words' && shape.test(span.text);

/** The item as a row; undefined where it is a sentence of its own. */
export function rowOf({ kind, spans }: AnswerBlock): Row | undefined {
  const [who, colon, ...rest] = spans;
  if (kind !== 'item' || who?.kind !== 'stated' || !who.strong || !isWords(colon, /^\s?:\s$/u)) return undefined;
  const cites = rest.filter((s) => s.kind === 'cite');
  const said = rest.filter((s) => s.kind !== 'cite' && !isWords(s, /^\s*$/u));
  const [first, ...more] = said;
  const hasFigure = first?.kind === 'stated' && first.strong === true;
  const what = hasFigure ? more : said;
  const [start] = what;
  // The comma that stood between the figure and the rest.
  const tail = start?.kind === 'words' ? [{ ...start, text: start.text.replace(/^,?\s+/u, '') }, ...what.slice(1)] : what;
  return { who, figure: hasFigure ? first : undefined, what: tail, cites };
}

/** Items as a table, where all of them are rows; Slack takes one table in a message. */
export function tableOf(items: readonly AnswerBlock[], sources: Sources, lang: Lang): Block | undefined {
  const rows = items.map(rowOf);
  if (rows.length < 2 || !rows.every((row) => row !== undefined)) return undefined;
  const cell = (spans: readonly Span[]): RichText => {
    const [last, ...others] = [...spans].reverse();
    const trimmed = last?.kind === 'words' ? [...others.reverse(), { ...last, text: last.text.trimEnd() }] : spans;
    const elements = richElements(trimmed, sources);
    return elements.length === 0 ? line('–') : richText(section(elements));
  };
  const head = (['who', 'figure', 'what', 'source'] as const).map((word) => line(say(word, lang), { bold: true }));
  return {
    type: 'table',
    rows: [head, ...rows.map((r) => [cell([r.who]), cell(r.figure ? [r.figure] : []), cell(r.what), cell(r.cites)])],
    column_settings: [{ is_wrapped: true }, { is_wrapped: true }, { is_wrapped: true }, { is_wrapped: false }],
  };
}
