import type { Block, Citation, Row, Span } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import { clean } from '../clean.js';
import { cut } from '../cut.js';
import type { Piece } from '../pages.js';
import { emptyCard } from './empty.js';
import { chartOf, factSet, factsOf, isSum, rowsOf, type AmountOf } from './facts.js';
import type { Action, Card, Element, Pressed, TableRow } from './kit.js';
import { LIMITS } from './limits.js';
import { line, rich, run, runsOf, type Sources } from './rich.js';
import { sourceList, type Depth } from './sources.js';
import { say } from './words.js';

/** A button that asks or turns a page; the answer replaces the card that it stands on. */
export function press(title: string, data: Pressed): Action {
  const label = cut(clean(title), LIMITS.buttonTitle);
  return { type: 'Action.Execute', title: label, verb: data.verb, data, fallback: { type: 'Action.Submit', title: label, data } };
}

/** The same in a dialog, where what is pressed is submitted. */
export function submit(title: string, data: Pressed): Action {
  return { type: 'Action.Submit', title: cut(clean(title), LIMITS.buttonTitle), data };
}

/** Parts that are there and seen only after a button is pressed. */
const HIDDEN = { table: 'table', sources: 'sources' } as const;

const toggle = (id: string, title: string): Action => ({ type: 'Action.ToggleVisibility', title, targetElements: [id] });

const QUOTE = { italic: true } as const;

function blockElement({ kind, spans }: Block, sources: Sources): Element | undefined {
  const runs = runsOf(spans, sources);
  if (runs.length === 0) return undefined;
  if (kind === 'item') return rich([run('• '), ...runs], { spacing: 'Small' });
  return rich(kind === 'quote' ? runs.map((r) => ({ ...r, ...QUOTE })) : runs);
}

/** Rows that say more than a name and a figure, as a table; undefined where there are not two. */
function tableOf(rows: readonly Row[], sources: Sources, lang: Lang): Element | undefined {
  if (rows.length < 2 || rows.every((row) => row.what.length === 0)) return undefined;
  const cell = (spans: readonly Span[]) => {
    const inlines = runsOf(spans, sources);
    return { type: 'TableCell' as const, items: [inlines.length === 0 ? line('–') : rich(inlines)] };
  };
  const head = (['who', 'figure', 'what', 'source'] as const).map((word) => ({
    type: 'TableCell' as const,
    items: [line(say(word, lang), { weight: 'Bolder' })],
  }));
  const row = (cells: TableRow['cells']): TableRow => ({ type: 'TableRow', cells });
  return {
    type: 'Table',
    columns: [{ width: 2 }, { width: 2 }, { width: 4 }, { width: '75px' }],
    rows: [row(head), ...rows.map((r) => row([cell([r.who]), cell(r.figure ? [r.figure] : []), cell(r.what), cell(r.cites)]))],
    firstRowAsHeader: true,
    gridStyle: 'default',
  };
}

const hidden = (id: string, items: readonly Element[]): Element => ({ type: 'Container', id, isVisible: false, items });

/** What a card is made of. */
export interface CardParts {
  readonly lang: Lang;
  /** A line of ours above: the question that it answers. */
  readonly heading?: string | undefined;
  readonly pieces: readonly Piece[];
  readonly citations: readonly Citation[];
  readonly notices: readonly string[];
  readonly amountOf: AmountOf;
  readonly buttons: readonly Action[];
  /** Whether the card is all there is, or stands below a text that says the same. */
  readonly alone: boolean;
  /** Without what can be done without: the table, and the sources below a text that has them. */
  readonly lean: boolean;
  readonly depth: Depth;
}

/** An answer as a card; undefined where it would show nothing beside the text. */
export function cardOf({ lang, heading, pieces, citations, notices, amountOf, buttons, alone, lean, depth }: CardParts): Card | undefined {
  const sources: Sources = new Map(citations.map((c) => [c.n, c]));
  const blocks = pieces.map((p) => p.block);
  const facts = factsOf(blocks);
  const chart = facts.length < 2 ? undefined : chartOf(facts, amountOf, lang);
  const table = lean ? undefined : tableOf(rowsOf(blocks), sources, lang);
  const inFull = sourceList(citations, lang, depth);
  const said = alone ? blocks.filter((b) => table === undefined || b.kind !== 'item') : [];
  const body: Element[] = [
    ...(heading === undefined ? [] : [line(cut(heading, 300), { weight: 'Bolder' })]),
    ...said.flatMap((b) => blockElement(b, sources) ?? []),
    ...(chart ? [chart] : []),
    ...(facts.length >= 2 && table === undefined && (chart === undefined || facts.some(isSum)) ? [factSet(facts)] : []),
    ...(table === undefined ? [] : [alone ? table : hidden(HIDDEN.table, [table])]),
    ...(alone ? inFull : lean || inFull.length === 0 ? [] : [hidden(HIDDEN.sources, inFull)]),
    ...notices.map((n) => line(n, { isSubtle: true })),
  ];
  const actions = [
    ...buttons.slice(0, LIMITS.buttons),
    ...(table === undefined || alone ? [] : [toggle(HIDDEN.table, say('asTable', lang))]),
    ...(alone || lean || inFull.length === 0 ? [] : [toggle(HIDDEN.sources, say('sourcesShown', lang))]),
  ];
  if (body.length === 0 && actions.length === 0) return undefined;
  return {
    ...emptyCard(lang),
    body,
    ...(actions.length > 0 ? { actions } : {}),
    ...(chart || table ? { msteams: { width: 'Full' } as const } : {}),
  };
}
