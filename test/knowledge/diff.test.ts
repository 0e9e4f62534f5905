import { diffKnowledge } from '../../src/knowledge/diff';
import { loadKnowledge } from '../../src/knowledge/loader';
import { edited, GOOD, makeFolder, removeFolders } from '../support/folder';

afterAll(removeFolders);

const PLEDGE = 'pledges/fair/acme-pledge.yaml';

/** The changes from the good folder to one with these files, each as `what id change: field before → after`. */
const changes = (files: Record<string, string>): string[] =>
  diffKnowledge(loadKnowledge(makeFolder()), loadKnowledge(makeFolder(files))).flatMap(({ what, id, change, fields }) =>
    fields.map((f) => `${what} ${id} ${change}: ${f.field} ${f.before ?? '·'} → ${f.after ?? '·'}`),
  );

test('a record does not differ from itself', () => expect(changes({})).toEqual([]));

test.each([
  [
    PLEDGE,
    'value: EUR 2bn, at: acme-pr, words: "deux',
    'value: EUR 3bn, at: acme-pr, words: "trois',
    [
      'claim acme-pledge#total changed: readings[0].value EUR 2,000,000,000 → EUR 3,000,000,000',
      "claim acme-pledge#total changed: readings[0].words deux milliards d'euros → trois milliards d'euros",
    ],
  ],
  [
    PLEDGE,
    '20..30, at: gazette, words: "20 to',
    '25..30, hedge: around, at: gazette, words: "about 25 to',
    [
      'claim acme-pledge#hired changed: readings[0].value 20..30 → 25..30',
      'claim acme-pledge#hired changed: readings[0].words 20 to 30 hired → about 25 to 30 hired',
      'claim acme-pledge#hired changed: readings[0].hedge.bound · → around',
    ],
  ],
  [PLEDGE, 'due: 2027, ', '', ['claim acme-pledge#jobs changed: due 2027 → ·']],
  [PLEDGE, 'is: under-way', 'is: done', ['status acme-pledge changed: status[1].is under-way → done']],
  ['quotes/fair/doe-cloud.yaml', 'form: original', 'form: unknown', ['quote doe-cloud changed: form original → unknown']],
  [
    'conflicts/scope.yaml',
    'fr: Acme a raison.',
    'fr: Acme dit vrai.',
    ['conflict scope changed: verdict.fr Acme a raison. → Acme dit vrai.'],
  ],
])('%s: %s → %s', (file, piece, by, expected) => expect(changes({ [file]: edited(file, piece, by) })).toEqual(expected));

test('what is added and removed says so, whole', () => {
  const more = makeFolder({
    'pledges/fair/bolt-pledge.yaml': GOOD['pledges/fair/bolt-pledge.yaml']!.replace(
      'claims: {}',
      'claims:\n  jobs: {measure: jobs, readings: [{value: 7, at: gazette, words: "seven"}]}',
    ),
  });
  const [good, other] = [loadKnowledge(makeFolder()), loadKnowledge(more)];
  const added = diffKnowledge(good, other);
  expect(added).toMatchObject([{ what: 'claim', id: 'bolt-pledge#jobs', change: 'added' }]);
  expect(added[0]!.fields).toContainEqual({ field: 'readings[0].value', after: '7' });
  const removed = diffKnowledge(other, good);
  expect(removed).toMatchObject([{ what: 'claim', id: 'bolt-pledge#jobs', change: 'removed' }]);
  expect(removed[0]!.fields).toContainEqual({ field: 'readings[0].value', before: '7' });
});
