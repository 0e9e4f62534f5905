import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kept } from './kept.js';

const built = path.join(__dirname, '..', '..', 'dist', 'words');
export const ORDINARY_FILE = path.join(built, 'ordinary.txt');
export const NAMES_FILE = path.join(built, 'names.txt');

/**
 * A sorted list of words, searched where it lies: some 400,000 forms are read in a millisecond or two, where a Set of
 * them would take a tenth of a second to fill.
 */
class WordList {
  private readonly known = new Map<string, boolean>();

  private constructor(private readonly bytes: Buffer) {}

  static read(file: string): WordList {
    return new WordList(readFileSync(file));
  }

  has(word: string): boolean {
    return kept(this.known, KEPT, word, () => this.find(word));
  }

  private find(word: string): boolean {
    const wanted = Buffer.from(word, 'latin1');
    let low = 0;
    let high = this.bytes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = this.bytes.lastIndexOf(10, middle - 1) + 1;
      const line = this.bytes.subarray(Math.max(start, 0), this.bytes.indexOf(10, middle));
      const order = wanted.compare(line);
      if (order === 0) return true;
      if (order < 0) high = Math.max(start, 0);
      else low = start + line.length + 1;
    }
    return false;
  }
}

/** Words of a list whose place was looked up lately: those of a question are asked about again and again. */
const KEPT = 10_000;

let ordinary: WordList | undefined;
let names: WordList | undefined;

/** Whether a folded word is ordinary English or French vocabulary. */
export function isOrdinary(word: string): boolean {
  return (ordinary ??= WordList.read(ORDINARY_FILE)).has(word);
}

/** Whether a folded word is known to both dictionaries as a name: of people, places, peoples, companies. */
export function isName(word: string): boolean {
  return (names ??= WordList.read(NAMES_FILE)).has(word);
}
