import { loadFolder } from '../../src/knowledge/loader';
import { checkSources, isPrinted } from '../../src/knowledge/source-check';
import { emptyFolder, makeFolder, removeFolders, write } from '../support/folder';

afterAll(removeFolders);

test.each([
  ['plain words', 'It will invest 4 billion euros here.', 'invest 4 billion euros'],
  ['another case', 'THE CLOUD is our future', 'the cloud is our future'],
  ['typographic quotes', 'l’emploi, “said” he', 'l\'emploi, "said" he'],
  ['French quotes and their spaces', 'Il a dit : «\u00a0Nous investissons\u00a0» hier', 'dit : "Nous investissons" hier'],
  ['dashes and the spaces around them', 'an investment – of $4.3bn', 'an investment - of $4.3bn'],
  ['kinds of space', '25\u202f000\u00a0emplois\nen France', '25 000 emplois en France'],
  ['soft hyphens', 'investis\u00adsement', 'investissement'],
  [
    'an ellipsis that leaves something out',
    '11 viennent d’outre-Atlantique, dit-on, et 30 d’Europe',
    '11 viennent d’outre-Atlantique… et 30 d’Europe',
  ],
  ['an ellipsis in brackets', 'one two three four', 'one [...] four'],
])('printed: %s', (_what, text, words) => expect(isPrinted(words, text)).toBe(true));

test.each([
  ['other words', 'It will invest 5 billion euros', 'invest 4 billion euros'],
  ['a figure that another holds', 'worth $14.3bn', '4.3bn'],
  ['the beginning of a word', 'three sites', 'three site'],
  ['pieces the other way round', 'four three two one', 'one … four'],
])('not printed: %s', (_what, text, words) => expect(isPrinted(words, text)).toBe(false));

/** All that the good folder has from the gazette. */
const GAZETTE = `Jane Doe, president of Acme, spoke at the Fair in Lyons. More than 5 billion euros, she said: "The cloud is our future".
Work has begun. €2bn ($2.2bn) it is, $1.5bn for its cloud; not 3 billion euros. 20 to 30 hired, 89 percent in Lyons, with Bolt: "jobs for Lyons".
It trains one hundred people, 60 of them here and 40 others there.`;

test('words are looked for in the texts that there are, and the rest is counted', () => {
  const { folder, locate } = loadFolder(makeFolder());
  const texts = emptyFolder();
  write(texts, 'gazette.txt', GAZETTE);
  write(texts, 'unknown.txt', '');
  expect(checkSources(folder, texts)).toEqual({ findings: [], checked: ['gazette'], unchecked: ['jornal', 'acme-pr'] });

  write(texts, 'gazette.txt', GAZETTE.replace('The cloud', 'A cloud').replace('89 percent', '98 percent').replace('president', 'head'));
  const faults = checkSources(folder, texts).findings.map(
    ({ place, problem }) => `${locate(place).file}:${locate(place).line}: ${problem}`,
  );
  expect(faults).toEqual([
    'people.yaml:1: `gazette` does not print "Jane Doe, president of Acme".',
    'pledges/fair/acme-pledge.yaml:32: `gazette` does not print "89 percent".',
    'quotes/fair/doe-cloud.yaml:4: `gazette` does not print "The cloud is our future".',
    'quotes/fair/doe-cloud.yaml:2: `gazette` does not print "president".',
    'quotes/fair/doe-jobs.yaml:2: `gazette` does not print "president".',
  ]);
});

test('a folder of texts that is not there is named', () => {
  const { folder } = loadFolder(makeFolder());
  expect(() => checkSources(folder, '/nowhere')).toThrow('The texts in /nowhere cannot be read (ENOENT)');
});
