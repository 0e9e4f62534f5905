import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PHRASES, type PhraseKey } from '../../src/answers/phrases/index.js';

const keys = Object.keys(PHRASES.en) as PhraseKey[];
const slotsOf = (phrase: string): string[] => [...new Set(phrase.match(/\{\w+\}/g))].sort();

const folder = path.join(__dirname, '..', '..', 'src', 'answers');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('phrases'))
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .join('\n');

test('both languages have the same phrases', () => {
  expect(Object.keys(PHRASES.fr).sort()).toEqual([...keys].sort());
});

/** Figures come in by the slots alone, from what the record states. */
test.each(['en', 'fr'] as const)('no phrase in %s holds a digit', (lang) => {
  expect(keys.filter((key) => /\p{N}/u.test(PHRASES[lang][key]))).toEqual([]);
});

/** A slot that one language lacks is a fact that its readers do not get. */
test('both languages have the same slots', () => {
  const differing = keys.filter((key) => slotsOf(PHRASES.en[key]).join() !== slotsOf(PHRASES.fr[key]).join());
  expect(differing.map((key) => `${key}: ${slotsOf(PHRASES.en[key]).join('')} / ${slotsOf(PHRASES.fr[key]).join('')}`)).toEqual([]);
});

/** A key is used where it stands between quotation marks or after `PHRASES[…]`, or where a template makes it. */
const made = [...sources.matchAll(/`([a-z-]+)\$\{[^}]+\}`/g)].map((m) => m[1]!);
const destructured = [...sources.matchAll(/\{([\w, ]+)\} = PHRASES\[/g)].flatMap((m) => m[1]!.split(',').map((name) => name.trim()));
const isUsed = (key: string): boolean =>
  sources.includes(`'${key}'`) ||
  new RegExp(`PHRASES\\[\\w+\\]\\.${key}\\b`).test(sources) ||
  destructured.includes(key) ||
  made.some((prefix) => key.startsWith(prefix));

test('every phrase is used', () => {
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
});

/** A slot that a phrase has and its caller never fills shows as nothing at all. */
test('every slot is filled somewhere', () => {
  const unfilled = [...new Set(keys.flatMap((key) => slotsOf(PHRASES.en[key])))].filter(
    (slot) => !new RegExp(`\\b${slot.slice(1, -1)}\\b`).test(sources),
  );
  expect(unfilled).toEqual([]);
});

test.each(['en', 'fr'] as const)('phrases in %s have paired brackets, quotation marks, and single spaces', (lang) => {
  const odd = keys.filter((key) => {
    const phrase = PHRASES[lang][key];
    const pairs = [
      ['(', ')'],
      ['“', '”'],
      ['«', '»'],
      ['{', '}'],
    ] as const;
    return pairs.some(([open, close]) => phrase.split(open).length !== phrase.split(close).length) || /\s{2}/.test(phrase);
  });
  expect(odd).toEqual([]);
});

/** French sets a space before a colon, a question mark and quotation marks; English none. */
test('each language has its own spaces at marks', () => {
  expect(keys.filter((key) => /[^\s][:?!»]|«[^\s]/.test(PHRASES.fr[key]))).toEqual([]);
  expect(keys.filter((key) => /\s[:?!]/.test(PHRASES.en[key]))).toEqual([]);
});

test.each(['en', 'fr'] as const)('an apostrophe is one and the same throughout %s', (lang) => {
  const marks = new Set(keys.flatMap((key) => PHRASES[lang][key].match(/['’]/g) ?? []));
  expect([...marks]).toHaveLength(1);
});
