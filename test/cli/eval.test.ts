import path from 'node:path';
import { createHandle } from '../../src/bot/handle.js';
import { createMemory } from '../../src/bot/memory.js';
import { makeEval } from '../../src/cli/eval.js';
import type { KnowledgeBase } from '../../src/knowledge/base.js';
import { systemClock } from '../../src/model/clock.js';
import { fakeIo } from '../support/fake.js';
import { mainFigures } from '../support/checking.js';
import { RECORDS } from '../support/records.js';

const root = path.join(__dirname, '..', '..');

async function evaluate(kb: KnowledgeBase, args: string[], lines: readonly unknown[] = []) {
  const handle = createHandle({ knowledge: () => kb, memory: createMemory(), clock: systemClock, release: 'test' });
  const command = makeEval(() => ({ handle, knowledge: () => kb }));
  const { io, out } = fakeIo(lines.map((l) => (typeof l === 'string' ? l : JSON.stringify(l))).join('\n'));
  const code = await command.run(args, io);
  return { code, out: out() };
}

test('our own golden questions are answered as they should be', async () => {
  const { code, out } = await evaluate(RECORDS[0]![1], [path.join(root, 'knowledge', 'questions.jsonl')]);
  expect(out).toMatch(/^\d+ asked, 0 differ, 0 could not be read\.\n$/);
  expect(code).toBe(0);
});

const kb = RECORDS[1]![1];
const f = mainFigures(kb).find((x) => kb.measures.get(x.measure)?.unit === 'money')!;
const name = kb.organisations.get(f.by!)!.name;
const good = { id: 'good', q: `How much is ${name} investing?`, status: 'answered', claims: [f.id] };

test('what differs is shown with the answer, and the exit code says so', async () => {
  const { code, out } = await evaluate(
    kb,
    ['-'],
    [good, { ...good, id: 'bad', status: 'declined', must: [['umbrella', 'parasol']], mustNot: [name] }],
  );
  expect(code).toBe(1);
  expect(out).toContain(`bad (line 2): How much is ${name} investing?\n`);
  expect(out).toContain('    answered instead of declined\n    it lacks umbrella or parasol\n');
  expect(out).toContain(`    it says ${name}\n    > ${name} `);
  expect(out).toContain('2 asked, 1 differ, 0 could not be read.\n');
});

test('an answer that rests on something else differs', async () => {
  const other = mainFigures(kb).find((x) => x.by !== f.by)!;
  expect((await evaluate(kb, ['-'], [{ ...good, claims: [other.id] }])).out).toContain(`it does not rest on ${other.id}\n`);
});

test('turns come before the question, in a conversation of its own', async () => {
  const line = { id: 1, turns: [good.q], q: 'And how many jobs?', status: 'answered' };
  expect((await evaluate(kb, ['-'], [line])).code).toBe(0);
  expect((await evaluate(kb, ['-'], [{ ...line, turns: [] }])).code).toBe(0);
});

test('bad lines are told with their number and their cure, and the rest go on', async () => {
  const bad: readonly (readonly [unknown, string])[] = [
    ['{"q": ', 'It is no JSON object'],
    [[], 'It is no JSON object'],
    [{ status: 'answered' }, '"q" is missing'],
    [{ q: 'x', status: 'right' }, '"status" is not right: write one of answered'],
    [{ q: 'x', expect: {} }, '"expect" means nothing here'],
    [{ q: 'x' }, 'Nothing is expected: add one of'],
    [{ q: 'x', must: ['y'] }, '"must" is not right'],
    [{ q: 'x', claims: ['nobody#total'] }, 'The record has no `nobody#total`'],
    [{ q: '', status: 'answered' }, 'The question is empty'],
    [good, 'Its "id" is that of line 1'],
  ];
  const { code, out } = await evaluate(kb, ['-'], [good, '', ...bad.map(([line]) => line), { ...good, id: 'last' }]);
  bad.forEach(([, problem], i) => expect(out).toContain(`Line ${i + 3}: ${problem}`));
  expect(out).toContain(`2 asked, 0 differ, ${bad.length} could not be read.\n`);
  expect(code).toBe(1);
});

test('--json tells the same', async () => {
  const { out } = await evaluate(kb, ['-', '--json'], [good, { ...good, id: 'bad', status: 'declined' }, 'x']);
  expect(JSON.parse(out)).toMatchObject({
    asked: 2,
    differing: [
      { id: 'bad', line: 2, q: good.q, differences: ['answered instead of declined'], text: expect.stringContaining(name) as string },
    ],
    badLines: [{ line: 3, problem: expect.stringContaining('no JSON object') as string }],
  });
});

test.each([
  [[], 'The file of questions is missing.'],
  [['a', 'b'], 'Name one file, not 2.'],
  [['/nowhere/questions.jsonl'], 'There is no file /nowhere/questions.jsonl'],
  [['-'], 'Standard input holds no questions'],
])('called as %j it tells the cure', async (args, message) => {
  await expect(evaluate(kb, args)).rejects.toThrow(message);
});
