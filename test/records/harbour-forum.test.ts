import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHandle } from '../../src/bot/handle.js';
import { createMemory } from '../../src/bot/memory.js';
import type { Answer } from '../../src/model/answer.js';
import type { Lang } from '../../src/model/language.js';
import type { Reply } from '../../src/model/message.js';
import { plain } from '../../src/render/plain.js';
import { told } from '../support/records.js';
import { RECORDS } from '../support/records.js';

/** What a question of the file must get. `must`: of each list one; `claims` and `quotes`: what the answer rests on. */
interface Line {
  readonly id: string;
  readonly lang: Lang;
  readonly turns?: readonly string[];
  readonly q: string;
  readonly status: Answer['status'];
  readonly claims?: readonly string[];
  readonly quotes?: readonly string[];
  readonly must?: readonly (readonly string[])[];
  readonly mustNot?: readonly string[];
}

const lines = readFileSync(path.join(__dirname, 'harbour-forum.questions.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim())
  .map((line) => JSON.parse(line) as Line);

const kb = RECORDS[1]![1];
const handle = createHandle({
  knowledge: () => kb,
  memory: createMemory(),
  clock: { now: () => new Date('2026-05-01T09:00:00Z') },
  release: 'test',
});

/** Small letters, one kind of space, one kind of apostrophe. */
const even = (text: string): string => text.toLowerCase().replace(/\s/g, ' ').replaceAll('’', "'");

/** Whether an answer names a claim or quotation as its origin, or cites the words that it rests on. */
function restsOn({ blocks, citations }: Answer, id: string): boolean {
  if (blocks.some((b) => b.spans.some((s) => s.kind === 'stated' && s.from.includes(id)))) return true;
  const claim = kb.claims.get(id as never);
  const grounds = claim === undefined ? [] : claim.kind === 'figure' ? [...claim.readings, ...(claim.notStated?.evidence ?? [])] : [...claim.evidence, ...(claim.notStated?.evidence ?? [])];
  return citations.some((c) => grounds.some((g) => g.at === c.sourceId && c.printed.includes(g.words)));
}

async function converse({ id, turns = [], q }: Line): Promise<Reply> {
  for (const text of turns) await handle({ conversation: id, text });
  return handle({ conversation: id, text: q });
}

function problemsOf(line: Line, answer: Answer, text: string): string[] {
  const said = even(text);
  return [
    ...(answer.status === line.status ? [] : [`${answer.status} instead of ${line.status}`]),
    ...(answer.lang === line.lang ? [] : [`answered in ${answer.lang}`]),
    ...(line.must ?? []).filter((any) => !any.some((t) => said.includes(even(t)))).map((any) => `it lacks ${any.join(' or ')}`),
    ...(line.mustNot ?? []).filter((t) => said.includes(even(t))).map((t) => `it says ${t}`),
    ...[...(line.claims ?? []), ...(line.quotes ?? [])].filter((id) => !restsOn(answer, id)).map((id) => `it does not rest on ${id}`),
    ...(answer.status === 'answered' && answer.citations.length === 0 ? ['it cites nothing'] : []),
  ];
}

/** What is not understood yet, and why. A question that is mended fails here until it is taken off. */
const MISSED: Readonly<Record<string, string>> = {
  'hf-en-11': 'a part of a project is no subject to go on from',
  'hf-en-20': '"the two companies" are those of the headline, not those of the conversation',
  'hf-en-23': 'a part of one pledge is not added to another pledge',
  'hf-fr-12': 'a dispute that is asked about without a word for one',
  'hf-fr-15': '"combien" goes on with the pledge and not with what was counted',
};

const asked = (missed: boolean) => lines.filter((l) => l.id in MISSED === missed).map((line) => [line.id, line.q, line] as const);

async function check(_: string, question: string, line: Line): Promise<void> {
  const { answer, explain } = await converse(line);
  const text = plain(answer.blocks);
  expect(told(problemsOf(line, answer, text).map((problem) => ({ question, problem, text, explain })))).toBe('');
}

test.each(asked(false))('%s: %s', check);
test.failing.each(asked(true))('not yet, %s: %s', check);

test('the file asks in both languages, in conversations too, and no id twice', () => {
  expect(new Set(lines.map((l) => l.lang)).size).toBe(2);
  expect(lines.some((l) => l.turns)).toBe(true);
  expect(new Set(lines.map((l) => l.id)).size).toBe(lines.length);
});
