import { gzipSync } from 'node:zlib';
import { note } from '../../src/digest/journal.js';
import { contentOf } from '../../src/knowledge/diff.js';
import { loadKnowledge } from '../../src/knowledge/loader.js';
import { memoryStore } from '../../src/store/memory.js';
import { edited, makeFolder, removeFolders } from '../support/folder.js';
import { RECORDS } from '../support/records.js';

afterAll(removeFolders);
const open = () => memoryStore({ now: () => new Date(0), questionLogDays: 0 }).journal;
const now = () => 0;
const PLEDGE = 'pledges/fair/acme-pledge.yaml';

test.each(RECORDS)('%s: what comes back from the store is what was put there', async (_, kb) => {
  const journal = open();
  expect(await note(kb, journal, now)).toEqual({ seq: 1, changes: [] });
  expect(await note(kb, journal, now)).toEqual({ seq: 1 });
  expect(await note({ ...kb, version: 'other' }, journal, now, 1)).toEqual({ seq: 2, changes: [] });
});

test('what changed, with what it was; letters that end lines elsewhere end none here', async () => {
  const journal = open();
  const odd = loadKnowledge(
    makeFolder({ [PLEDGE]: edited(PLEDGE, 'says: {en: works with Bolt', 'says: {en: "works\\t\\n\\u2028with Bolt"') }),
  );
  await note(odd, journal, now);
  const { changes } = await note(loadKnowledge(makeFolder()), journal, now);
  expect(changes).toEqual([{ what: 'claim', id: 'acme-pledge#partner', before: odd.claims.get('acme-pledge#partner' as never) }]);
});

test('a content that was kept whole, as it was once, is held against the record too', async () => {
  const journal = open();
  const old = contentOf(loadKnowledge(makeFolder({ [PLEDGE]: edited(PLEDGE, 'is: under-way', 'is: done') })));
  const plain = (of: (typeof old)['claim']) => Object.fromEntries([...of.keys()].map((id) => [id, of.get(id)]));
  const whole = Object.fromEntries(Object.entries(old).map(([what, of]) => [what, plain(of)]));
  const content = gzipSync(JSON.stringify(whole)).toString('base64');
  await journal.add({ after: 0, version: 'v1', content, changes: [] });
  const { changes } = await note(loadKnowledge(makeFolder()), journal, now);
  expect(changes!.map(({ what, id }) => `${what} ${id}`)).toEqual(['status acme-pledge']);
});

test('others have their turn meanwhile', async () => {
  const [, kb] = RECORDS[0]!;
  let [looks, most, noted] = [0, 0, false];
  class Looked extends Map<string, unknown> {
    override get(id: string): unknown {
      most = Math.max(most, (looks += 1));
      return super.get(id);
    }
  }
  const claims = new Looked(Array.from({ length: 20_000 }, (_claim, i) => [`large#${i}`, { i }]));
  const turn = (): void => {
    looks = 0;
    if (!noted) setImmediate(turn);
  };
  turn();
  const journal = open();
  for (const version of ['v1', 'v2']) await note({ ...kb, claims: claims as never, version }, journal, now);
  noted = true;
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(1500);
});
