import type { Answer, Citation, Row } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import { clean } from '../clean.js';
import { carry, type Carried } from '../carried.js';
import { cut } from '../cut.js';
import { citedBy, paginate, piecesOf, type Piece } from '../pages.js';
import { blockText, spanText } from '../plain.js';
import { quotedIn } from './quote.js';
import { rowOf } from '../rows.js';
import { escape, upTo } from './escape.js';
import type { Block, Button, PlainText, RichElement, SlackMessage } from './kit.js';
import { LIMITS } from './limits.js';
import { line, richElements, richText, section, type Sources } from './rich.js';
import { fitting, smallPrint, sourceLine, sourceText } from './sources.js';
import { tableOf } from './table.js';
import { say } from './words.js';

/** Of all source lines of a page together, so that with its text it stays within what Slack takes. */
const SOURCES_TEXT = 5500;

/** What surrounds an answer. */
export interface Frame {
  /** What makes the answer again. Without it there are further pages only where the answer is kept. */
  readonly again?: string | undefined;
  readonly kept?: boolean;
  /** How many more a list has, and what makes the answer that goes on with them. */
  readonly rest?: { readonly count: number; readonly again: string } | undefined;
  /** How many of the list were told before, and what makes the answer that tells the last of them. */
  readonly before?: { readonly count: number; readonly again: string } | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  /** For the asker alone, who may share it. */
  readonly share?: boolean;
  /** A line above: somebody (by id) who shared it, or who asked this by a button. */
  readonly by?: { readonly user: string; readonly word: 'shared' | 'asks'; readonly question?: string } | undefined;
  /** A line of ours above, for example why it stands here. */
  readonly note?: string | undefined;
  /** Only what every Slack takes: no table, no feedback. */
  readonly simple?: boolean;
}

export const plainText = (text: string, most: number): PlainText => ({ type: 'plain_text', text: cut(clean(text), most), emoji: false });

export const button = (action_id: string, label: string, value: string): Button => ({
  type: 'button',
  action_id,
  text: plainText(label, LIMITS.buttonText),
  value,
});

/** Buttons that ask the next question: the question stands on them and in them. */
const asking = (questions: readonly string[]): Button[] =>
  questions.filter((q) => q.length <= LIMITS.buttonValue && q.trim() !== '').map((q, i) => button(`ask_${i}`, q, q));

/** The blocks of a page in their order; what can be laid side by side stands in a table, of which Slack takes one in a message. */
function bodyOf(pieces: readonly Piece[], sources: Sources, lang: Lang, simple: boolean): Block[] {
  const out: Block[] = [];
  let hasTable = simple;
  // What sentences compare waits for the items that follow, and stands above them.
  let compared: Row[] = [];
  let speaking = '';
  const table = (items: readonly Row[]): Block | undefined => {
    const drawn = hasTable ? undefined : tableOf([...compared, ...items], sources, lang);
    hasTable ||= drawn !== undefined;
    compared = [];
    return drawn;
  };
  for (let i = 0; i < pieces.length; ) {
    const { block, direct } = pieces[i]!;
    if (block.kind === 'item') {
      const isRow = rowOf(block) !== undefined;
      const end = pieces.findIndex((p, j) => j > i && (p.block.kind !== 'item' || (rowOf(p.block) !== undefined) !== isRow));
      const items = pieces.slice(i, end < 0 ? undefined : end).map((p) => p.block);
      const drawn = isRow ? table(items.flatMap((b) => rowOf(b) ?? [])) : undefined;
      out.push(
        drawn ?? richText({ type: 'rich_text_list', style: 'bullet', elements: items.map((b) => section(richElements(b.spans, sources))) }),
      );
      i += items.length;
      continue;
    }
    if (block.kind === 'quote') {
      const { by, said } = quotedIn(block.spans);
      const speaker = by.map(spanText).join('');
      // Whose words they are stands once above all that follow.
      const head = speaker === '' || speaker === speaking ? [] : [section(richElements(by, sources))];
      const elements = richElements(said, sources);
      if (elements.length > 0) out.push(richText(...head, { type: 'rich_text_quote', elements }));
      speaking = speaker;
      i += 1;
      continue;
    }
    speaking = '';
    const elements = richElements(block.spans, sources, direct);
    if (elements.length > 0) out.push(richText(section(elements)));
    if (block.kind === 'sentence' && compared.length === 0) compared = [...(block.rows ?? [])];
    i += 1;
  }
  const last = table([]);
  return last ? [...out, last] : out;
}

function above({ by, note }: Frame, lang: Lang): Block[] {
  const elements: RichElement[] = by
    ? [
        ...(by.word === 'shared' ? [{ type: 'text', text: `${say('shared', lang)} ` } as const] : []),
        { type: 'user', user_id: by.user },
        ...(by.word === 'asks'
          ? [{ type: 'text', text: ` ${say('asks', lang)} ${cut(clean(by.question ?? ''), 300)}`, style: { italic: true } } as const]
          : []),
      ]
    : [];
  return [
    ...(elements.length > 0 ? [richText(section(elements))] : []),
    ...(note === undefined ? [] : [line(cut(clean(note), 500), { italic: true })]),
  ];
}

function feedback(answer: Answer, again: string | undefined): Block[] {
  if (answer.status === 'help' || answer.status === 'smalltalk' || answer.status === 'digest') return [];
  const own = (word: 'good' | 'bad', verdict: 'up' | 'down') => ({
    text: plainText(say(word, answer.lang), LIMITS.buttonText),
    value: carry({ id: answer.id, verdict, ...(again === undefined ? {} : { again }) }),
  });
  const element = {
    type: 'feedback_buttons',
    action_id: 'feedback',
    positive_button: own('good', 'up'),
    negative_button: own('bad', 'down'),
  } as const;
  return [{ type: 'context_actions', elements: [element] }];
}

/** An answer as a message: the page of it that is asked for, its sources, and what can be done next. */
export function slackMessage(answer: Answer, frame: Frame = {}): SlackMessage {
  const { lang, id } = answer;
  const { again, share = false, simple = false } = frame;
  const sources: Sources = new Map(answer.citations.map((c) => [c.n, c]));
  const pages = paginate(piecesOf(answer));
  const page = Math.min(Math.max(frame.page ?? 1, 1), pages.length);
  const pieces = pages[page - 1]!;
  const cited = citedBy(pieces);
  // Sources that no number points to stand with the last page.
  const pointed = citedBy(pages.flat());
  const shown = answer.citations.filter((c: Citation) => cited.has(c.n) || (page === pages.length && !pointed.has(c.n)));

  const notices = [
    ...(pages.length > 1 ? [say('page', lang, { page, pages: pages.length })] : []),
    ...(pieces.some((p) => p.wasCut) ? [say('cut', lang)] : []),
  ];
  const turned = (which: 'previous' | 'next', label: string, to: Omit<Carried, 'id'>): Button =>
    button(`page_${which}`, label, carry({ id, ...to }));
  const within = (to: number): Omit<Carried, 'id'> | undefined =>
    (again === undefined && !frame.kept) || to < 1 || to > pages.length
      ? undefined
      : { page: to, ...(again === undefined ? {} : { again }) };
  const back = within(page - 1) ?? (page === 1 && frame.before ? { again: frame.before.again } : undefined);
  const on = within(page + 1);
  const rest = page === pages.length ? frame.rest : undefined;
  const buttons = [
    ...(back ? [turned('previous', say('previous', lang), back)] : []),
    ...(on ? [turned('next', say('next', lang), on)] : []),
    ...(rest ? [turned('next', say('more', lang, { count: rest.count }), { again: rest.again })] : []),
    ...asking(answer.suggestions),
    ...(share ? [button('share', say('share', lang), carry({ id, page, ...(again === undefined ? {} : { again }) }))] : []),
  ].slice(0, LIMITS.actionsElements);

  const blocks: Block[] = [
    ...above(frame, lang),
    ...bodyOf(pieces, sources, lang, simple),
    ...smallPrint([
      ...fitting(
        shown.map((c) => sourceLine(c, lang)),
        SOURCES_TEXT,
        lang,
      ),
      ...notices,
    ]),
    ...(buttons.length > 0 ? [{ type: 'actions', elements: buttons } as const] : []),
    ...(simple ? [] : feedback(answer, again)),
  ];
  const said = pieces.map((p) => blockText(p.block));
  const heads = frame.note === undefined ? [] : [cut(frame.note, 500)];
  const feet = [
    ...fitting(
      shown.map((c) => sourceText(c, lang)),
      LIMITS.text / 2,
      lang,
    ),
    ...notices,
  ].join('\n');
  return {
    text: escapedLines(said, LIMITS.text - 500),
    blocks,
    plain: [escapedLines([...heads, ...said], LIMITS.text - feet.length - 1), feet].filter((t) => t !== '').join('\n'),
  };
}

/** Lines of text, escaped, up to so many characters over all. */
export function escapedLines(lines: readonly string[], most: number): string {
  const out: string[] = [];
  let left = most;
  for (const own of lines) {
    const safe = upTo(own, left, escape);
    out.push(safe);
    left -= safe.length + 1;
    if (safe.endsWith('…') || left < 2) break;
  }
  return out.join('\n');
}

/** A line of ours, for where there is no answer to give. */
export function notice(text: string): SlackMessage {
  return { text: escape(text), blocks: [line(text)], plain: escape(text) };
}
