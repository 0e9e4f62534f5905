import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '../../src/knowledge/loader';
import { openKnowledge, writeSnapshot } from '../../src/knowledge/snapshot';
import type { KnowledgeBase } from '../../src/knowledge/base';
import { faultLines } from '../support/faults';
import { edited, emptyFolder, makeFolder, removeFolders, write } from '../support/folder';

afterAll(removeFolders);

/** What a base holds, without the functions that look into it. */
const content = (base: KnowledgeBase): unknown =>
  Object.fromEntries(Object.entries(base).filter(([, value]) => typeof value !== 'function'));
const snapshotOf = (dir: string): string => {
  const file = join(emptyFolder(), 'deep', 'knowledge.json');
  writeSnapshot(dir, file);
  return file;
};
/** Writes another name into a snapshot, to see afterwards whether it was used. */
function mark(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace('"name":"Bolt"', '"name":"From the snapshot"'));
}
const bolt = (base: KnowledgeBase): string | undefined => base.organisations.get('bolt' as never)?.name;

test('a snapshot holds what the folder holds', () => {
  const dir = makeFolder();
  const file = snapshotOf(dir);
  const loaded = content(loadKnowledge(dir));
  expect(content(openKnowledge(dir, { snapshot: file }))).toEqual(loaded);
  expect(content(openKnowledge(file))).toEqual(loaded);
});

test('a fresh snapshot is used', () => {
  const dir = makeFolder();
  const snapshot = snapshotOf(dir);
  mark(snapshot);
  expect(bolt(openKnowledge(dir, { snapshot }))).toBe('From the snapshot');
  expect(bolt(openKnowledge(dir))).toBe('Bolt');
});

test('a fresh snapshot needs neither zod nor yaml', () => {
  const dir = makeFolder();
  const snapshot = snapshotOf(dir);
  jest.isolateModules(() => {
    for (const name of ['zod', 'yaml'])
      jest.doMock(name, () => {
        throw new Error(`${name} was loaded`);
      });
    const isolated = require('../../src/knowledge/snapshot') as typeof import('../../src/knowledge/snapshot');
    expect(isolated.openKnowledge(dir, { snapshot }).version).toHaveLength(12);
    expect(isolated.openKnowledge(snapshot).version).toHaveLength(12);
    expect(() => isolated.openKnowledge(dir)).toThrow('was loaded');
  });
});

test.each([
  [
    'another content',
    (dir: string) => write(dir, 'organisations.yaml', edited('organisations.yaml', 'name: Acme Cloud', 'name: Acme Web').trimStart()),
  ],
  ['another file', (dir: string) => write(dir, 'topics.yaml', 'cloud: {label: {en: cloud, fr: nuage}}\n')],
])('a stale snapshot is not used: %s', (_what, change) => {
  const dir = makeFolder();
  const snapshot = snapshotOf(dir);
  mark(snapshot);
  change(dir);
  expect(bolt(openKnowledge(dir, { snapshot }))).toBe('Bolt');
});

test.each([
  ['cut off', (text: string) => text.slice(0, -20)],
  ['of another format', (text: string) => text.replace(/"format":"\w+"/, '"format":"000000000000"')],
  ['no object', () => 'null'],
  ['empty', () => ''],
])('a snapshot that is %s is not used', (_what, corrupt) => {
  const dir = makeFolder();
  const snapshot = snapshotOf(dir);
  mark(snapshot);
  writeFileSync(snapshot, corrupt(readFileSync(snapshot, 'utf8')));
  expect(bolt(openKnowledge(dir, { snapshot }))).toBe('Bolt');
  expect(faultLines(() => openKnowledge(snapshot))).toEqual([
    `${snapshot}:1: It is no snapshot of this release. Build it again: onrecord knowledge build DIR --out FILE.`,
  ]);
});

test('a missing snapshot is no fault', () =>
  expect(bolt(openKnowledge(makeFolder(), { snapshot: '/nowhere/knowledge.json' }))).toBe('Bolt'));

test('a folder with faults makes no snapshot', () => {
  const out = join(emptyFolder(), 'knowledge.json');
  const dir = makeFolder({ 'topics.yaml': 'cloud: {}\n' });
  expect(faultLines(() => writeSnapshot(dir, out))).toEqual(['topics.yaml:1: `label` is missing. Add `label`.']);
  expect(() => readFileSync(out)).toThrow('ENOENT');
});

test('a folder that became faulty is not served from its snapshot', () => {
  const dir = makeFolder();
  const snapshot = snapshotOf(dir);
  write(dir, 'topics.yaml', 'cloud: {}\n');
  expect(faultLines(() => openKnowledge(dir, { snapshot }))).toHaveLength(1);
});
