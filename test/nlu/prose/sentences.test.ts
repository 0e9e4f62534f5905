import { sentencesOf } from '../../../src/nlu/prose/sentences.js';
import { markedIn } from '../../../src/nlu/prose/marks.js';

const parts = (text: string) => sentencesOf(text, markedIn(text)).map(({ start, end }) => text.slice(start, end));

test.each([
  ['Quill pledges €1.2bn. Fen pledges more.', ['Quill pledges €1.2bn.', 'Fen pledges more.']],
  ['It costs €400m. “We fly,” said Fen.', ['It costs €400m.', '“We fly,” said Fen.']],
  ['Mr. Fen and J. Quill met. They left.', ['Mr. Fen and J. Quill met.', 'They left.']],
  ['M. Fen et Mme. Quill. Puis rien.', ['M. Fen et Mme. Quill.', 'Puis rien.']],
  ['“We fly. We always did.” He left.', ['“We fly. We always did.”', 'He left.']],
  ['« On vole ! », a dit Fen. Il est parti.', ['« On vole ! », a dit Fen.', 'Il est parti.']],
  ['A headline without a stop\nQuill pledges.', ['A headline without a stop', 'Quill pledges.']],
  ['PORTNEUF, May 13 (Agency) - Quill pledges.', ['PORTNEUF, May 13 (Agency) -', 'Quill pledges.']],
  ['Really?! Yes… Quill did.', ['Really?!', 'Yes…', 'Quill did.']],
  ['…', []],
])('%s', (text, expected) => {
  expect(parts(text)).toEqual(expected);
});

test('what has no end is cut at spaces, and nothing is lost', () => {
  const text = 'kite '.repeat(2000).trim();
  expect(parts(text).join(' ')).toBe(text);
  expect(Math.max(...parts(text).map((p) => p.length))).toBeLessThanOrEqual(1500);
  expect(parts('k'.repeat(4000)).map((p) => p.length)).toEqual([1500, 1500, 1000]);
});
