import type { Row, Span } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import { spanText } from '../plain.js';
import type { Block, RichText } from './kit.js';
import { LIMITS } from './limits.js';
import { line, richElements, richText, section, type Sources } from './rich.js';
import { say } from './words.js';

const HEADS = ['who', 'figure', 'what', 'source'] as const;
type Column = (typeof HEADS)[number];

const spansOf = (row: Row, column: Column): readonly Span[] =>
  column === 'who' ? [row.who] : column === 'figure' ? (row.figure ? [row.figure] : []) : column === 'what' ? row.what : row.cites;

/** Characters of a cell and of all cells: what is longer is read in sentences. */
const MOST = { cell: 600, table: 5000 } as const;

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, s) => sum + spanText(s).length, 0);

/** Rows as a table, without columns that none of them fills; undefined where there is nothing to lay side by side. */
export function tableOf(rows: readonly Row[], sources: Sources, lang: Lang): Block | undefined {
  if (rows.length < 2 || rows.length >= LIMITS.tableRows) return undefined;
  const lengths = rows.flatMap((row) => HEADS.map((column) => lengthOf(spansOf(row, column))));
  if (lengths.some((length) => length > MOST.cell) || lengths.reduce((a, b) => a + b, 0) > MOST.table) return undefined;
  const cell = (spans: readonly Span[]): RichText => {
    const [last, ...others] = [...spans].reverse();
    const trimmed = last?.kind === 'words' ? [...others.reverse(), { ...last, text: last.text.trimEnd() }] : spans;
    const elements = richElements(trimmed, sources);
    return elements.length === 0 ? line('–') : richText(section(elements));
  };
  const columns = HEADS.filter((column) => rows.some((row) => spansOf(row, column).length > 0));
  return {
    type: 'table',
    rows: [
      columns.map((column) => line(say(column, lang), { bold: true })),
      ...rows.map((row) => columns.map((column) => cell(spansOf(row, column)))),
    ],
    column_settings: columns.map((column) => ({ is_wrapped: column !== 'source' })),
  };
}
