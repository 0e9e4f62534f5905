import type { Quote } from '../../knowledge/base.js';
import { fold } from '../../text/tokens.js';
import { CONTRACTIONS } from '../phrases/contractions.js';
import { pieces } from './words.js';

/** What a word may be, spelt out. */
type Slot = readonly string[];

/** A word with all that apostrophes join to it ("we've"), or a sign that is one: another currency is another word. */
const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)*|[$€£¥%]/gu;

/** The words of a text with their contractions spelt out: "don't" is "do" and "not". */
const speltOut = (text: string): Slot[] =>
  (text.match(WORD) ?? []).flatMap((printed): Slot[] => {
    const word = fold(printed).replaceAll('’', "'");
    for (const [form, parts] of CONTRACTIONS) {
      const found = form.exec(word);
      if (found) return parts.map((slot) => slot.map((s) => (s === '$1' ? found[1]! : s)));
    }
    return [[word]];
  });

const agree = (a: Slot, b: Slot): boolean => a.some((word) => b.includes(word));

/** Whether quoted words stand in a quotation once contractions are spelt out in both: a difference of form alone. */
export function standsInForm(words: string, quote: Quote): boolean {
  if (quote.lang !== 'en') return false;
  const own = speltOut(quote.words);
  let from = 0;
  for (const piece of pieces(words)) {
    const run = speltOut(piece);
    let at = from;
    while (at + run.length <= own.length && !run.every((slot, k) => agree(slot, own[at + k]!))) at++;
    if (run.length === 0 || at + run.length > own.length) return false;
    from = at + run.length;
  }
  return from > 0;
}
