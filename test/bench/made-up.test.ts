import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadKnowledge } from '../../src/knowledge/loader.js';

const bench = path.join(__dirname, '..', '..', 'bench');
const dir = mkdtempSync(path.join(tmpdir(), 'onrecord-made-up-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** The benchmarks are modules that these tests cannot load: they are run. */
function makeUp(pledges: number, seed: number, name: string): string {
  const folder = path.join(dir, name);
  execFileSync(process.execPath, [path.join(bench, 'made-up.mjs'), String(pledges), String(seed), folder]);
  return folder;
}
const evaluated = (code: string): unknown =>
  JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: bench, encoding: 'utf8' }));

const pledges = (folder: string): string[] =>
  readdirSync(path.join(folder, 'pledges'))
    .sort()
    .map((file) => readFileSync(path.join(folder, 'pledges', file), 'utf8'));

test('a made-up record has as many pledges as asked for, and no fault', () => {
  const kb = loadKnowledge(makeUp(120, 1, 'one'));
  expect(kb.pledges.size).toBe(120);
  for (const part of [kb.quotes, kb.conflicts, kb.people, kb.claims]) expect(part.size).toBeGreaterThan(0);
  // Every measure, topic and kind of claim that the questions ask about.
  expect(new Set([...kb.claims.values()].filter((c) => c.by).map((c) => (c.kind === 'figure' ? c.measure : c.aspect))).size).toBe(7);
  expect([...kb.claims.values()].some((c) => c.notStated)).toBe(true);
});

test('the same seed gives the same record, another one another', () => {
  expect(pledges(makeUp(30, 7, 'again'))).toEqual(pledges(makeUp(30, 7, 'and-again')));
  expect(pledges(makeUp(30, 8, 'another'))).not.toEqual(pledges(path.join(dir, 'again')));
});

test('questions are asked in every form and in both languages, of what stands in the record', () => {
  const asked = evaluated(
    `import { madeUp } from './made-up.mjs'; import { questionsOn } from './questions.mjs';
     const record = madeUp(40, 1); const names = Object.values(record.organisations).map((o) => o.name);
     const asked = questionsOn(record, 2);
     console.log(JSON.stringify({
       kinds: [...new Set(asked.map((q) => q.form + ' ' + q.lang))].length,
       named: asked.filter((q) => q.form === 'amount').every((q) => names.some((n) => q.turns[0].includes(n))),
       misspelt: asked.filter((q) => q.form === 'misspelt').some((q) => names.some((n) => q.turns[0].includes(n))),
     }))`,
  );
  expect(asked).toEqual({ kinds: 20, named: true, misspelt: false });
});

test('a quantile lies between the values next to it', () => {
  const found = evaluated(
    `import { quantile } from './figures.mjs';
     const values = [5, 1, 4, 2, 3];
     console.log(JSON.stringify([0, 0.5, 0.9, 0.99, 1].map((share) => Number(quantile(values, share).toFixed(9)))))`,
  );
  expect(found).toEqual([1, 3, 4.6, 4.96, 5]);
});
