import type { Lang } from '../../model/language.js';
import { LANGUAGES } from '../../model/language.js';
import { fold } from '../../text/tokens.js';
import { PROSE } from '../languages/prose.js';

/** A stretch of a text: one sentence. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const ABBREVIATIONS = new Set(LANGUAGES.flatMap((l: Lang) => PROSE[l].abbreviations.split('|').map((a) => fold(a.trim()))));
const END = /[.!?…]+[”"»’')\]\s]*?(?=\s|$)|\n/gu;
/** What a sentence may open with: a capital, a figure, a quotation mark, a dash, a bullet. */
const OPENING = /^[\s]*[\p{Lu}\p{N}“"«‘'([$€£¥_–—•-]/u;

function endsHere(text: string, mark: RegExpMatchArray & { index: number }): boolean {
  if (mark[0] === '\n') return true;
  // "€400m." ends a sentence where "M." does not.
  const before = /(?<![\p{L}\p{N}])(\p{L}[\p{L}\p{M}]*)$/u.exec(text.slice(0, mark.index))?.[1] ?? '';
  const short = mark[0].startsWith('.') && (/^\p{Lu}$/u.test(before) || ABBREVIATIONS.has(fold(before)));
  const rest = text.slice(mark.index + mark[0].length);
  return !short && (rest.trim() === '' || OPENING.test(rest));
}

/** "PARIS, May 13 (Agency) - ": where and whence a report comes opens it, and is no part of its first sentence. */
const DATELINE = /^[\p{Lu}][\p{Lu} .'’-]+(?:,[^\n–—]{0,30}?)?(?:\s*\([^)\n]*\))?\s*[-–—]\s+(?=\p{Lu})/gmu;

/** Longer than any sentence: a list without an end is cut, so that what it costs stays in bounds. */
const LONGEST = 1500;

/** A stretch that is too long, cut at spaces outside of what is not parted. */
function cut(text: string, { start, end }: Stretch, whole: readonly Stretch[]): Stretch[] {
  const pieces: Stretch[] = [];
  let from = start;
  while (end - from > LONGEST) {
    const space = text.lastIndexOf(' ', from + LONGEST);
    const at = space > from ? space : from + LONGEST;
    const to = Math.min(whole.find((w) => at > w.start && at < w.end)?.end ?? at, end);
    pieces.push({ start: from, end: to });
    from = text[to] === ' ' ? to + 1 : to;
  }
  return from < end ? [...pieces, { start: from, end }] : pieces;
}

/** The sentences of a text. What stands between quotation marks is not parted: `whole` are its stretches. */
export function sentencesOf(text: string, whole: readonly Stretch[]): Stretch[] {
  const cuts: number[] = [...text.matchAll(DATELINE)].map((m) => m.index + m[0].length);
  for (const mark of text.matchAll(END)) {
    const at = mark.index + mark[0].length;
    if (whole.some((w) => mark.index >= w.start && at < w.end)) continue;
    if (endsHere(text, mark)) cuts.push(at);
  }
  const ends = [...new Set([...cuts, text.length])].sort((a, b) => a - b);
  return ends.flatMap((end, i) => {
    const start = i === 0 ? 0 : ends[i - 1]!;
    const piece = text.slice(start, end);
    if (!/[\p{L}\p{N}]/u.test(piece)) return [];
    return cut(text, { start: start + piece.length - piece.trimStart().length, end: start + piece.trimEnd().length }, whole);
  });
}
