import type { Block, Span } from '../../model/answer.js';
import { clean } from '../clean.js';
import { spanText, standsOff } from '../plain.js';

/** Signs that Markdown reads wherever they stand. */
const SIGNS = /[\\`*_~[\]|]/g;
const TAGS: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;' };

/** A text of somebody's for within Markdown: nothing in it is read, and it is one line. */
export function inMarkdown(text: string): string {
  return clean(text)
    .replace(SIGNS, (sign) => `\\${sign}`)
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/[<>]/g, (sign) => TAGS[sign]!);
}

/** At the beginning of a line, what would begin a heading, a list or a rule. */
const atStart = (line: string): string =>
  line.replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, (_, gap: string, sign: string) => `${gap}\\${sign}`).replace(/^\\(\d+)([.)])/, '$1\\$2');

/** Bold, where the signs for it would be taken as such: not around nothing, and not within a word. */
function bold(text: string, next: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return inner === '' || (after === '' && /^[\p{L}\p{N}]/u.test(next)) ? text : `${before}**${inner}**${after}`;
}

/** Spans as Markdown: figures and names stand out, and a number in brackets is where Teams puts its source. */
export function spansMarkdown(spans: readonly Span[]): string {
  let before = '';
  const runs: { text: string; strong: boolean }[] = [];
  for (const span of spans) {
    const gap = standsOff(before, span) ? ' ' : '';
    before += gap + spanText(span);
    const strong = span.kind === 'stated' && span.strong === true;
    const text = span.kind === 'cite' ? `${gap}[${span.n}]` : inMarkdown(span.text);
    const last = runs.at(-1);
    // Signs for the end of one and the beginning of the next would be taken for others.
    if (last?.strong === strong) last.text += text;
    else runs.push({ text, strong });
  }
  return runs.map(({ text, strong }, i) => (strong ? bold(text, runs[i + 1]?.text ?? '') : text)).join('');
}

const LEAD = { sentence: '', item: '• ', quote: '' } as const satisfies Record<Block['kind'], string>;

/** Blocks as Markdown, a paragraph each: in a list or a quotation of Markdown, the emulator of Teams binds no number to its source. */
export function blocksMarkdown(blocks: readonly Block[]): string {
  return blocks
    .map(({ kind, spans }) => {
      const text = spansMarkdown(spans);
      return text === '' ? '' : `${LEAD[kind]}${kind === 'item' ? text : atStart(text)}`;
    })
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
