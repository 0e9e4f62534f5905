import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readyTables } from '../../src/bot/ready.js';
import type { KnowledgeBase } from '../../src/knowledge/base.js';
import { loadFolder } from '../../src/knowledge/loader.js';
import { openKnowledge, saveReady } from '../../src/knowledge/snapshot.js';
import { Tables, writeTables } from '../../src/knowledge/tables.js';
import { faultLines } from '../support/faults.js';
import { emptyFolder, removeFolders } from '../support/folder.js';
import { waysToFigure, waysToQuote } from '../support/asking.js';
import { ask, RECORDS } from '../support/records.js';

afterAll(removeFolders);

const root = join(__dirname, '..', '..');
const FOLDERS = [join(root, 'knowledge'), join(root, 'test', 'records', 'harbour-forum')];

function readyOf(dir: string): string {
  const file = join(emptyFolder(), 'record.ready');
  const { folder, hash } = loadFolder(dir);
  saveReady(folder, hash, file, readyTables);
  return file;
}
const records = RECORDS.map(([name, kb], i) => [name, kb, openKnowledge(readyOf(FOLDERS[i]!))] as const);

/** Everything a base can be asked, of every key that it has. */
function told(kb: KnowledgeBase): unknown {
  const parts = ['sources', 'organisations', 'people', 'places', 'topics', 'measures', 'events', 'pledges', 'quotes', 'conflicts'] as const;
  const keys = parts.flatMap((part) => [...kb[part].keys()] as string[]);
  const looks = Object.entries(kb).filter(([, value]) => typeof value === 'function' && value.length === 1) as [
    string,
    (key: string) => unknown,
  ][];
  const byKey = looks.filter(([name]) => !['orderOf', 'nthClaim', 'nthQuote', 'nthConflict'].includes(name));
  return {
    ...Object.fromEntries([...parts, 'claims' as const].map((part) => [part, [...kb[part].entries()]])),
    ...Object.fromEntries(byKey.map(([name, look]) => [name, keys.map((key) => look(key))])),
    numbers: [1000, 4e9, 50].map((n) => kb.figuresWith(n * 0.9, n * 1.1)),
    order: [...kb.claims.values()].map((c) => kb.nthClaim(kb.orderOf(c)).id),
    quotes: [...kb.quotes.values()].map((q) => kb.nthQuote(kb.orderOf(q)).id),
    conflicts: [...kb.conflicts.values()].map((c) => kb.nthConflict(kb.orderOf(c)).id),
  };
}

test.each(records)('%s: a ready snapshot holds what the folder holds', (_, kb, ready) => {
  expect(ready.version).toBe(kb.version);
  expect(told(ready)).toEqual(told(kb));
});

test.each(records)('%s: and gives the same answers', (_, kb, ready) => {
  const questions = [
    ...[...kb.claims.values()].flatMap((c) => (c.kind === 'figure' ? waysToFigure(kb, c).slice(0, 2) : [])),
    ...[...kb.quotes.values()].flatMap((q) => waysToQuote(kb, q).slice(0, 2)),
  ].map((way) => way.question);
  const misspelt = [...kb.organisations.values()].map((o) => `How much will ${o.name.slice(0, 2)}${o.name.slice(3)} invest?`);
  const foreign = ['How much will Nestlé invest?', 'Combien Zvarekko va-t-il investir ?', 'which pledges are over 100 million?'];
  for (const question of [...questions, ...misspelt, ...foreign]) expect(ask(ready, question).answer).toEqual(ask(kb, question).answer);
});

test('a snapshot of other code, or a file cut off, is refused with its cure', () => {
  const file = readyOf(FOLDERS[1]!);
  const bytes = readFileSync(file);
  writeFileSync(file, Buffer.concat([Buffer.from('onrecord tables 1 older\n'), bytes]));
  expect(faultLines(() => openKnowledge(file))).toEqual([expect.stringContaining('Build it again')]);
  writeFileSync(file, bytes);
  truncateSync(file, bytes.length - 1000);
  expect(faultLines(() => openKnowledge(file))).toEqual([expect.stringContaining('Build it again')]);
});

test('a table finds every key in its order, and nothing else', () => {
  const file = join(emptyFolder(), 'tables');
  const entries = Array.from({ length: 999 }, (_, i) => [`clé ${i}`, { i }] as const);
  writeTables(file, 'x', { many: entries, none: [], one: [['', [1, 2]]] });
  const tables = Tables.open(file, 'x')!;
  const many = tables.table<{ i: number }>('many');
  expect([...many.keys()]).toEqual(entries.map(([key]) => key));
  expect(entries.map(([key]) => many.get(key))).toEqual(entries.map(([, value]) => value));
  expect(entries.map(([key]) => many.placeOf(key))).toEqual(entries.map((_, i) => i));
  expect([many.get('clé'), many.has('clé 999'), tables.table('none').get('')]).toEqual([undefined, false, undefined]);
  expect(tables.table('one').get('')).toEqual([1, 2]);
  expect(() => tables.table('other')).toThrow('no table');
  expect(Tables.open(file, 'y')).toBeUndefined();
});
