import { loadKnowledge } from '../../src/knowledge/loader.js';
import { lexiconOf } from '../../src/nlu/lexicon.js';
import { slips, Speller } from '../../src/nlu/spelling.js';
import { edited, makeFolder, removeFolders } from '../support/folder.js';

/** Two names that are near each other, one that is long, one of two words. */
const names = edited(
  'organisations.yaml',
  'bolt: {name: Bolt,',
  'quillfeather: {name: Quillfeather, kind: company}\nmarrowby: {name: Marrowby, kind: company}\n' +
    'marrowly: {name: Marrowly, kind: company}\nostwick: {name: Tarn Ostwickson, kind: company}\nbolt: {name: Bolt,',
);
const speller = new Speller(lexiconOf(loadKnowledge(makeFolder({ 'organisations.yaml': names }))));
afterAll(removeFolders);

test.each([
  // A letter left out, doubled, changed, added, swapped with the next
  ['quillfeathr', 'quillfeather'],
  ['quilfeather', 'quillfeather'],
  ['quilllfeather', 'quillfeather'],
  ['quillfaether', 'quillfeather'],
  ['quillfeathet', 'quillfeather'],
  ['uqillfeather', 'quillfeather'],
  // Two slips in a long word
  ['quilfeathr', 'quillfeather'],
  ['ostwikson', 'ostwickson'],
  ['ostwicksson', 'ostwickson'],
  // Words of the grammar
  ['investmnt', 'investment'],
  ['anounce', 'announce'],
  ['deadlnie', 'deadline'],
  ['combein', 'combien'],
  ['partenarait', 'partenariat'],
])('%s is %s', (typed, meant) => expect(speller.correct(typed)).toBe(meant));

test.each([
  ['quillfeather', 'it is known'],
  ['feather', 'it is an ordinary word'],
  ['plume', 'it is an ordinary word'],
  ['london', 'it is a name that the dictionaries have'],
  ['marrow', 'it is an ordinary word, near as it is to a name'],
  ['marrowky', 'it is as near to one name as to another'],
  ['ost', 'it is too short'],
  ['zorblatt', 'nothing is near it'],
  ['xqzjkw', 'nothing is near it'],
  ['quill2feather', 'it has a digit'],
  ['', 'it is nothing'],
])('%s is left alone: %s', (typed) => expect(speller.correct(typed)).toBeUndefined());

test.each([
  ['plan', 'plan', 0],
  ['plan', 'plans', 1],
  ['plans', 'plan', 1],
  ['plan', 'pland', 1],
  ['plan', 'plna', 1],
  ['plan', 'clan', 1],
  ['plan', 'clam', 2],
  ['abcd', 'badc', 2],
  ['', 'abc', 3],
])('%s and %s are %d slips apart', (a, b, n) => {
  expect(slips(a, b)).toBe(n);
  expect(slips(b, a)).toBe(n);
});
