import { foldedWords } from '../../text/tokens.js';
import { isFunctionWord } from '../utterance.js';

/** Words between quotation marks: `start` and `end` with the marks, `words` without them. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Marks that open and close; straight ones do both. */
const PAIRS: Readonly<Record<string, string>> = { '“': '”“', '„': '“”', '«': '»', '"': '"' };
/** A single mark opens after a space and closes before one, not too far on: between letters it is an apostrophe. */
const SINGLE = /(?<![\p{L}\p{N}])['‘](?=\S)([^\n]{3,600}?)(?<=\S)['’](?![\p{L}\p{N}])/gu;

/** Where a mark that opened at a place closes, within its paragraph; the place after the paragraph where it never does. */
function closing(text: string, from: number, closers: string): { at: number; closed: boolean } {
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\n') return { at: i, closed: false };
    if (closers.includes(text[i]!)) return { at: i, closed: true };
  }
  return { at: text.length, closed: false };
}

/** All that stands between quotation marks, outermost first, in order. */
export function markedIn(text: string): Marked[] {
  const found: Marked[] = [];
  for (let i = 0; i < text.length; i++) {
    const closers = PAIRS[text[i]!];
    if (closers === undefined) continue;
    const { at, closed } = closing(text, i + 1, closers);
    // A straight mark that nothing closes may be inches; an opening one begins words that go on in the next paragraph.
    if (!closed && text[i] === '"') continue;
    found.push({ start: i, end: closed ? at + 1 : at, words: text.slice(i + 1, at).trim() });
    i = at;
  }
  for (const m of text.matchAll(SINGLE)) {
    const [start, end] = [m.index, m.index + m[0].length];
    if (!found.some((f) => start < f.end && end > f.start)) found.push({ start, end, words: m[1]!.trim() });
  }
  return found.filter((f) => f.words !== '').sort((a, b) => a.start - b.start);
}

/** Whether marked words are somebody's, and not a name, a title or a figure that is set off. */
export function isSpeech({ words }: Marked): boolean {
  const spoken = foldedWords(words).filter((w) => /^\p{L}/u.test(w));
  const content = spoken.filter((w) => w.length > 3 && !isFunctionWord(w));
  const titled = words.split(/\s+/).filter((w) => w.length > 3 && /^\p{L}/u.test(w));
  const isTitle = titled.length > 0 && titled.every((w) => /^\p{Lu}/u.test(w));
  if (/\p{N}/u.test(words) && spoken.length < 4) return false;
  return !isTitle && (spoken.length >= 3 || (spoken.length >= 2 && content.length >= 2));
}

/** The text with stretches filled by a sign that is no word, so that everything keeps its place. */
export function masked(text: string, stretches: readonly { readonly start: number; readonly end: number }[]): string {
  let out = text;
  for (const { start, end } of stretches) out = out.slice(0, start) + '_'.repeat(end - start) + out.slice(end);
  return out;
}
