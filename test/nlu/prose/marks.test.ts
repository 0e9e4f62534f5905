import { isSpeech, markedIn } from '../../../src/nlu/prose/marks.js';

const wordsIn = (text: string) => markedIn(text).map((m) => m.words);

test.each([
  ['“We fly kites,” she said.', ['We fly kites,']],
  ['"We fly kites," she said, "every day."', ['We fly kites,', 'every day.']],
  ['« Nous volons », dit-elle.', ['Nous volons']],
  ['„Wir fliegen“', ['Wir fliegen']],
  ['‘We don’t fly kites,’ he said.', ['We don’t fly kites,']],
  ["'We don't fly kites,' he said, and the boys' kites fell.", ["We don't fly kites,"]],
  ['“He said ‘up’ and left”', ['He said ‘up’ and left']],
  ['A 12" kite and nothing else', []],
  ["Quill's kites and the boys' kites", []],
])('%s', (text, found) => {
  expect(wordsIn(text)).toEqual(found);
});

test('words that open and go on in the next paragraph end with theirs', () => {
  expect(wordsIn('“We fly kites.\n“We always will.”')).toEqual(['We fly kites.', 'We always will.']);
});

test.each([
  ['“We fly kites”', true],
  ['“historic”', false],
  ['“Open Water Summit”', false],
  ['“4 billion euros”', false],
])('%s is speech: %s', (text, speech) => {
  expect(markedIn(text).some(isSpeech)).toBe(speech);
});
