import type { Block as AnswerBlock, Span } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import { rowOf } from '../rows.js';
import type { Block, RichText } from './kit.js';
import { line, richElements, richText, section, type Sources } from './rich.js';
import { say } from './words.js';

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
