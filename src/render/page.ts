import { styleText } from 'node:util';
import type { Block, Citation } from '../model/answer.js';
import type { Lang } from '../model/language.js';
import { clean } from './clean.js';
import { spanText, standsOff } from './plain.js';
import { dateText, quoted, WORDS } from './words.js';

/** The terminal it is for. Without a width, as in a pipe, lines are not broken. */
export interface Screen {
  readonly width?: number;
  readonly colour: boolean;
}

export type Style = 'plain' | 'strong' | 'dim' | 'quote' | 'heading' | 'added' | 'removed';
export interface Run {
  readonly text: string;
  readonly style: Style;
}

const STYLES = {
  plain: [],
  strong: ['bold'],
  dim: ['dim'],
  quote: ['italic'],
  heading: ['bold'],
  added: ['green'],
  removed: ['red', 'strikethrough'],
} as const satisfies Record<Style, unknown>;

/** What stands before a block's first line, and before the others. */
const INDENT = { sentence: ['', ''], item: ['- ', '  '], quote: ['  ', '  '] } as const satisfies Record<Block['kind'], unknown>;

const columns = (text: string): number => Array.from(text.replace(/\p{Mark}/gu, '')).length;

/** Neighbours of one style as one run: fewer escapes for the same look. */
function merged(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last?.style === run.style) out[out.length - 1] = { text: last.text + run.text, style: run.style };
    else out.push(run);
  }
  return out;
}

/** Breaks runs into lines at plain spaces: a no-break space keeps its figure together, and a link stays whole. */
function wrap(runs: readonly Run[], width: number): Run[][] {
  const lines: Run[][] = [[]];
  let used = 0;
  let gap: Run | undefined;
  let word: Run[] = [];
  const endWord = () => {
    if (word.length === 0) return;
    const size = word.reduce((n, r) => n + columns(r.text), 0);
    if (used > 0 && used + (gap ? 1 : 0) + size > width) {
      lines.push([]);
      used = 0;
    } else if (gap && used > 0) {
      lines.at(-1)!.push(gap);
      used += 1;
    }
    lines.at(-1)!.push(...word);
    used += size;
    word = [];
    gap = undefined;
  };
  for (const { text, style } of runs)
    for (const piece of text.split(/( +)/)) {
      if (piece === '') continue;
      if (piece.startsWith(' ')) {
        endWord();
        gap = { text: ' ', style };
      } else word.push({ text: piece, style });
    }
  endWord();
  return lines;
}

function blockRuns(block: Block): Run[] {
  const runs: Run[] = [];
  let before = '';
  for (const span of block.spans) {
    const text = (standsOff(before, span) ? ' ' : '') + spanText(span);
    const own = block.kind === 'quote' ? 'quote' : 'plain';
    runs.push({ text, style: span.kind === 'cite' ? 'dim' : span.kind === 'stated' && span.strong ? 'strong' : own });
    before += text;
  }
  return runs;
}

/** What is shown of a citation. */
export type Shown = Omit<Citation, 'sourceId'>;

function sourceRuns(c: Shown, lang: Lang): Run[][] {
  const title = c.title === null ? `(${WORDS.untitled[lang]})` : quoted(clean(c.title), lang);
  const date = c.publishedOn === null ? WORDS.undated[lang] : dateText(clean(c.publishedOn), lang);
  return [
    [{ text: `${clean(c.publisher)}, ${title}, ${date}`, style: 'plain' }],
    [{ text: clean(c.url), style: 'dim' }],
    ...c.printed.map((words): Run[] => [{ text: quoted(clean(words), lang), style: 'quote' }]),
  ];
}

/** What goes to a terminal, line by line: wrapped to its width, painted where it shows colour. */
export class Page {
  private readonly out: string[] = [];

  constructor(private readonly screen: Screen) {}

  private readonly paint = ({ text, style }: Run): string =>
    // The stream was judged by the caller: Node 22 and later would ask the process's own streams again.
    this.screen.colour && STYLES[style].length > 0 ? styleText([...STYLES[style]], text, { validateStream: false }) : text;

  /** Runs as lines, with what stands before the first and before the others. */
  put(first: string, rest: string, runs: readonly Run[]): void {
    const width = Math.max((this.screen.width ?? Number.POSITIVE_INFINITY) - first.length, 20);
    wrap(runs, width).forEach((line, i) => this.out.push((i === 0 ? first : rest) + merged(line).map(this.paint).join('')));
  }

  /** A block of an answer; `margin` stands before each of its lines. */
  block(block: Block, margin = ''): void {
    const [first, rest] = INDENT[block.kind];
    this.put(margin + first, margin + rest, blockRuns(block));
  }

  gap(): void {
    this.out.push('');
  }

  heading(text: string): void {
    this.out.push('', this.paint({ text, style: 'heading' }));
  }

  /** The numbered sources, each with the words that it prints. */
  sources(citations: readonly Shown[], lang: Lang): void {
    if (citations.length > 0) this.heading(WORDS.sources[lang]);
    for (const c of citations) {
      const mark = `[${c.n}] `;
      const under = ' '.repeat(mark.length);
      sourceRuns(c, lang).forEach((runs, i) => this.put(i === 0 ? mark : under, under, runs));
    }
  }

  toString(): string {
    return `${this.out.join('\n')}\n`;
  }
}
