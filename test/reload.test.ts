import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKnowledge } from '../src/knowledge/snapshot.js';
import { signatureOf } from '../src/knowledge/signature.js';
import { createReload } from '../src/reload.js';
import { edited, makeFolder, removeFolders } from './support/folder.js';

afterAll(removeFolders);
const PLEDGE = 'pledges/fair/acme-pledge.yaml';

function reloaded(dir = makeFolder()) {
  let kb = openKnowledge(dir);
  const first = kb;
  const said: string[] = [];
  const swapped: string[] = [];
  const reload = createReload({
    signature: () => signatureOf(dir),
    open: () => openKnowledge(dir),
    current: () => kb,
    use(next) {
      kb = next;
      swapped.push(next.version);
    },
    log: {
      info: (event) => said.push(event),
      warn: (event, { faults }) => said.push(`${event} ${faults}`),
      fault: (event) => said.push(event),
    },
    now: () => 0,
    sleep: async () => {},
  });
  const write = (file: string, text: string) => writeFileSync(join(dir, file), text);
  /** Long enough for an edit to come to rest. */
  const looks = async () => {
    for (let i = 0; i < 3; i += 1) await reload.look();
  };
  return { dir, first, reload, said, swapped, write, looks, version: () => kb.version };
}

test('an edited folder is swapped in, once', async () => {
  const { looks, write, said, swapped, version, first } = reloaded();
  await looks();
  expect(swapped).toEqual([]);
  write(PLEDGE, edited(PLEDGE, 'due: 2027, ', ''));
  await looks();
  await looks();
  expect(swapped).toEqual([version()]);
  expect(version()).not.toBe(first.version);
  expect(said).toEqual(['knowledge.swapped']);
});

test('an edit that is still going on is left until it has come to rest', async () => {
  const { reload, write, swapped } = reloaded();
  await reload.look();
  write(PLEDGE, edited(PLEDGE, 'due: 2027, ', ''));
  await reload.look();
  expect(swapped).toEqual([]);
  write(PLEDGE, edited(PLEDGE, 'due: 2027, ', 'due: 2029, '));
  await reload.look();
  expect(swapped).toEqual([]);
  await reload.look();
  expect(swapped).toHaveLength(1);
});

test('a faulty edit keeps the last good record, says so once, and goes when it is mended', async () => {
  const { reload, looks, write, said, version, first } = reloaded();
  await looks();
  write(PLEDGE, edited(PLEDGE, 'topics: [cloud]', 'topics: [nonsense]'));
  await looks();
  await looks();
  expect(version()).toBe(first.version);
  expect(reload.fault()).toMatch(/^1 fault in the knowledge folder/);
  expect(said).toEqual([expect.stringMatching(/^knowledge\.faulty .*acme-pledge\.yaml:/s)]);
  write(PLEDGE, edited(PLEDGE, 'due: 2027, ', 'due: 2028, '));
  await looks();
  expect(reload.fault()).toBeUndefined();
  expect(version()).not.toBe(first.version);
});

test('a faulty edit that is taken back is told to the log too: what was wrong is over', async () => {
  const { dir, looks, write, said, swapped } = reloaded();
  const good = readFileSync(join(dir, PLEDGE), 'utf8');
  await looks();
  write(PLEDGE, edited(PLEDGE, 'topics: [cloud]', 'topics: [nonsense]'));
  await looks();
  write(PLEDGE, good);
  await looks();
  await looks();
  expect(said.map((line) => line.split(' ')[0])).toEqual(['knowledge.faulty', 'knowledge.mended']);
  expect(swapped).toEqual([]);
});

test('a file written anew with the same content swaps nothing', async () => {
  const { dir, looks, write, swapped } = reloaded();
  await looks();
  write(PLEDGE, readFileSync(join(dir, PLEDGE), 'utf8'));
  await looks();
  expect(swapped).toEqual([]);
});

test('a folder that is gone keeps the last good record', async () => {
  const { dir, reload, looks, version, first } = reloaded();
  await looks();
  rmSync(dir, { recursive: true });
  await looks();
  expect([version(), reload.fault()]).toEqual([first.version, expect.stringMatching(/fault/)]);
});
