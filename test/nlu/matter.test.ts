import { readFileSync } from 'node:fs';
import path from 'node:path';
import { examples, train } from '../../src/nlu/matter.js';
import { PLACEHOLDERS, wordingOf } from '../../src/nlu/wording.js';
import { recognise } from '../../src/nlu/utterance.js';
import { RECORDS } from '../support/records.js';

const root = path.join(__dirname, '..', '..');

describe('the examples', () => {
  const all = examples();

  test('each stands once, and on one side', () => {
    const twice = all.map(({ lang, wording }) => `${lang} ${wording}`).filter((line, i, lines) => lines.indexOf(line) !== i);
    expect(twice).toEqual([]);
  });

  test('they are folded words, and placeholders that exist', () => {
    const known = new Set(PLACEHOLDERS.map((p) => `{${p}}`));
    const odd = all.flatMap(({ wording }) => wording.split(' ').filter((w) => !known.has(w as never) && !/^[a-z0-9.]+$/.test(w)));
    expect(odd).toEqual([]);
  });
});

test('the same examples give the same weights, in whatever order they stand', () => {
  const some = examples().filter((_, i) => i % 20 === 0);
  expect(train([...some].reverse())).toEqual(train(some));
});

test('what is prepared is what training gives', () => {
  const [, ...rest] = readFileSync(path.join(root, 'dist', 'words', 'matter.json'), 'utf8').split('\n');
  expect(JSON.parse(rest.join('\n'))).toEqual(train(examples()));
});

test('a wording shows no name, whichever record knows it', () => {
  const [[, first], [, second]] = RECORDS as never as [(typeof RECORDS)[0], (typeof RECORDS)[0]];
  for (const kb of [first, second]) {
    const [pledge] = kb.pledges.values();
    const { name } = kb.organisations.get(pledge!.by as never)!;
    expect(wordingOf(recognise(`How much is ${name} investing?`, kb))).toEqual(['how', 'much', 'is', '{organisation}', 'investing']);
  }
});
