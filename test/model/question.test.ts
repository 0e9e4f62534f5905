import { QUESTION_LIMIT, questionProblem } from '../../src/model/question.js';

test.each([
  'How much?',
  'line one\n\tline two\r\n',
  'é'.repeat(QUESTION_LIMIT),
  '😀'.repeat(QUESTION_LIMIT),
  'no\u00a0break \u200d joined',
])('can be asked: %j', (text) => {
  expect(questionProblem(text)).toBeUndefined();
});

test.each([
  ['', 'The question is empty: write what you want to know.'],
  [' \n\t\u00a0', 'The question is empty: write what you want to know.'],
  ['x'.repeat(QUESTION_LIMIT + 1), 'The question has 2,001 characters and the limit is 2,000: shorten it, or ask it in parts.'],
  ['x'.repeat(100_000), 'The question has 100,000 characters and the limit is 2,000: shorten it, or ask it in parts.'],
  ['how\u0000much', 'The question holds a control character (U+0000): remove it and ask again.'],
  ['how\u001b[31mmuch', 'The question holds a control character (U+001B): remove it and ask again.'],
  ['how\u009bmuch', 'The question holds a control character (U+009B): remove it and ask again.'],
])('cannot be asked: %.20j', (text, problem) => {
  expect(questionProblem(text)).toBe(problem);
});

test('and in French', () => {
  expect(questionProblem('', 'fr')).toBe('La question est vide : écrivez ce que vous voulez savoir.');
  expect(questionProblem('x'.repeat(3000), 'fr')).toContain('3\u202f000 caractères et la limite est de 2 000');
});
