import type { Quote } from '../../../src/knowledge/base.js';
import { likeness, standsIn, wordRuns } from '../../../src/answers/checking/words.js';
import { Writer } from '../../../src/answers/stated.js';
import { RECORDS } from '../../support/records.js';

const quote = { id: 'q', words: "We don't wait for the tide; we fly kites, and the kites are green.", lang: 'en' } as unknown as Quote;
const w = new Writer(RECORDS[0]![1], 'en');
const runs = (words: string) =>
  wordRuns(w, words, quote).map((r) => (r.op === 'same' ? r.text : r.op === 'text-only' ? `+${r.text}` : `-${r.words.text}`));

test.each([
  ['we fly kites', true],
  ['WE don’t wait for the tide: we fly kites', true],
  ['we fly […] green', true],
  ['we fly … the tide', false],
  ['we fly green kites', false],
  ['…', true],
])('%s stands in the quotation: %s', (words, stands) => {
  expect(standsIn(words, quote)).toBe(stands);
});

test('what is left out at either end is no difference, what is changed inside is', () => {
  expect(runs('wait for the sea; we fly kites')).toEqual(['wait for the', '-tide', '+sea', 'we fly kites']);
  expect(runs('we fly kites, and the kites are red')).toEqual(['we fly kites, and the kites are', '-green', '+red']);
  expect(runs('we fly big kites')).toEqual(['we fly', '+big', 'kites']);
});

test('likeness is the share of the words that stand in it in order', () => {
  expect(likeness('we fly red kites', quote)).toEqual({ shared: 3, share: 0.75 });
  expect(likeness('', quote)).toEqual({ shared: 0, share: 0 });
});
