import { quoteFragmentsOf } from '../../src/knowledge/spoken.js';
import { foldedWords } from '../../src/text/tokens.js';
import { RECORDS } from '../support/records.js';

/** The longest run of the words that stands in a text, looked for word by word. */
function longestRun(words: readonly string[], text: readonly string[]): number {
  let longest = 0;
  for (let i = 0; i < words.length; i++)
    for (let j = 0; j < text.length; j++) {
      let n = 0;
      while (i + n < words.length && words[i + n] === text[j + n]) n++;
      longest = Math.max(longest, n);
    }
  return longest;
}

test.each(RECORDS)('%s: of a fragment, whole or with other words in it, each quotation has the share that stands in it', (_, kb) => {
  const quotes = [...kb.quotes.values()];
  const texts = quotes.map((quote) => foldedWords(quote.words));
  for (const [i, text] of texts.entries()) {
    const other = texts[(i + 1) % texts.length]!;
    for (const words of [
      text,
      text.slice(0, 5),
      text.slice(2, 9),
      [...text.slice(0, 4), 'zvarekko', ...text.slice(4, 8)],
      [...text.slice(-3), ...other.slice(0, 2)],
      [...text.slice(0, 2), ...text.slice(0, 2)],
      text.slice(0, 1),
      ['zvarekko'],
      [],
    ]) {
      const shares = texts.map((t) => longestRun(words, t) / words.length);
      const expected = quotes.map((quote, at) => ({ quote, share: shares[at]! })).filter(({ share }) => share >= 0.6);
      expect(quoteFragmentsOf(kb).sharing(words, 0.6)).toEqual(expected);
    }
  }
});
