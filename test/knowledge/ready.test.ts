import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readyTables } from '../../src/bot/ready.js';
import type { KnowledgeBase } from '../../src/knowledge/base.js';
import { filterIndexOf } from '../../src/knowledge/filter-index.js';
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
  const byKey = looks.filter(([name]) => !['orderOf', 'nthPledge', 'nthClaim', 'nthQuote', 'nthConflict'].includes(name));
  return {
    ...Object.fromEntries([...parts, 'claims' as const].map((part) => [part, [...kb[part].entries()]])),
    ...Object.fromEntries(byKey.map(([name, look]) => [name, keys.map((key) => look(key))])),
    numbers: [1000, 4e9, 50].map((n) => kb.figuresWith(n * 0.9, n * 1.1)),
    pledgesInOrder: [...kb.pledges.values()].map((p) => kb.nthPledge(kb.orderOf(p)).id),
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

/** Everything that filters are evaluated by. */
function filtered(kb: KnowledgeBase): unknown {
  const index = filterIndexOf(kb);
  const [organisations, places, topics, measures] = [kb.organisations, kb.places, kb.topics, kb.measures].map((of) => [...of.keys()]);
  return {
    organisations: organisations!.map((id) => [index.pledgesBy(id as never), index.quotesFrom(id as never)]),
    places: places!.map((id) => index.claimsAt(id as never)),
    topics: topics!.map((id) => [index.pledgesAbout(id as never), index.quotesAbout(id as never)]),
    measures: measures!.map((id) => index.figuresOf(id as never)),
    columns: [index.placed(), index.statements(), index.owners(), index.amounts(), index.ahead(), index.mentions()],
    rankings: index.currencies().map((currency) => [currency, index.ranking(currency)]),
  };
}

test.each(records)('%s: and filters leave the same', (_, kb, ready) => {
  expect(filtered(ready)).toEqual(filtered(kb));
  expect(filterIndexOf(ready).owners()).toHaveLength(kb.claims.size);
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
  writeTables(file, 'x', { many: entries, none: [], one: [['', [1, 2]]], numbers: [['of', Uint32Array.of(7, 4e9)]] });
  const tables = Tables.open(file, 'x')!;
  const many = tables.table<{ i: number }>('many');
  expect([...many.keys()]).toEqual(entries.map(([key]) => key));
  expect(entries.map(([key]) => many.get(key))).toEqual(entries.map(([, value]) => value));
  expect(entries.map(([key]) => many.placeOf(key))).toEqual(entries.map((_, i) => i));
  expect([many.get('clé'), many.has('clé 999'), tables.table('none').get('')]).toEqual([undefined, false, undefined]);
  expect(tables.table('one').get('')).toEqual([1, 2]);
  expect([tables.table('numbers').numbers('of'), tables.table('numbers').numbers('x')]).toEqual([Uint32Array.of(7, 4e9), undefined]);
  expect(() => tables.table('other')).toThrow('no table');
  expect(Tables.open(file, 'y')).toBeUndefined();
});
