import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDesk } from '../src/desk.js';
import { openKnowledge } from '../src/knowledge/snapshot.js';
import { memoryStore } from '../src/store/memory.js';

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true });
});

/** A folder of its own, with the desk that looks at it. */
function desk(questionLogDays = 0) {
  const dir = mkdtempSync(path.join(tmpdir(), 'onrecord-desk-'));
  made.push(dir);
  cpSync(path.join(__dirname, 'records', 'harbour-forum'), dir, { recursive: true });
  const kb = openKnowledge(dir);
  const clock = { now: () => new Date(0) };
  const store = memoryStore({ now: clock.now, questionLogDays });
  return { dir, kb, store, desk: createDesk({ dir, knowledge: () => kb, store, questionLogDays, clock }) };
}

const quoteFile = (dir: string): string => {
  const [folder] = readdirSync(path.join(dir, 'quotes'));
  const [file] = readdirSync(path.join(dir, 'quotes', folder!));
  return path.join(dir, 'quotes', folder!, file!);
};

test('the files are what is in use, until one is edited; then they are another version, and what changed is told', async () => {
  const { dir, kb, desk: at } = desk();
  expect((await at.check()).state).toMatchObject({ kind: 'faultless', version: kb.version, counts: { pledges: kb.pledges.size } });
  expect(at.versions().map((v) => v.version)).toEqual([kb.version]);

  const file = quoteFile(dir);
  writeFileSync(file, `${readFileSync(file, 'utf8').replace(/^note:.*\n( .*\n)*/m, '')}\nnote: {en: told twice, fr: dit deux fois}\n`);
  const { state, inUse } = await at.check();
  expect(state.kind).toBe('faultless');
  const now = (state as { version: string }).version;
  expect([inUse, now === kb.version]).toEqual([kb.version, false]);
  const changes = at.changes(kb.version, now)!;
  expect(changes.map(({ what, id, change }) => [what, id, change])).toEqual([['quote', path.basename(file, '.yaml'), 'changed']]);
  expect(changes[0]!.fields).toContainEqual(expect.objectContaining({ field: 'note.en', after: 'told twice' }));
  expect(at.changes(kb.version, 'nothing')).toBeUndefined();
});

test('a fault has its file, its line and its cure, and answers go on from what is in use', async () => {
  const { dir, kb, desk: at } = desk();
  appendFileSync(quoteFile(dir), '\ncolour: red\n');
  const { state, inUse } = await at.check();
  expect(state).toMatchObject({
    kind: 'faulty',
    faults: [{ line: expect.any(Number) as number, problem: expect.stringContaining('colour') as string }],
  });
  expect(inUse).toBe(kb.version);
});

test('a record that is no folder', async () => {
  const { kb, store } = desk();
  const clock = { now: () => new Date(0) };
  const at = createDesk({ dir: 'dist/knowledge.json', knowledge: () => kb, store, questionLogDays: 0, clock });
  expect((await at.check()).state).toEqual({ kind: 'no-folder' });
});

test('a digest as it would be, about what is named, and about nothing that is not on record', async () => {
  const { kb, desk: at } = desk();
  const [pledge] = kb.headlines;
  const about = kb.organisations.get(pledge!.by as never)!.name;
  const digest = await at.preview({ lang: 'en', day: '2031-05-01', about });
  expect(JSON.stringify(digest)).toContain(about);
  expect(await at.preview({ lang: 'en', day: '2031-05-01' })).toMatchObject({ lang: 'en', knowledgeVersion: kb.version });
  expect(await at.preview({ lang: 'fr', day: '2031-05-01', about: 'Zzyzx Qwfp' })).toBeUndefined();
});

test('what was asked in vain, and what was marked as wrong, with how it was understood', async () => {
  const { store, desk: at } = desk(30);
  await store.questions.note({
    text: 'Who runs the kites?',
    lang: 'en',
    status: 'declined',
    understood: '{"act":"decline","organisations":["quill"]}',
  });
  await store.feedback.give({ id: 'o1', answer: 'a1', verdict: 'down', reason: 'old figure', understood: '{"act":"figure"}' });
  expect(await at.questions()).toMatchObject({
    days: 30,
    entries: [
      { kind: 'unanswered', question: 'Who runs the kites?', understood: 'decline quill', times: 1 },
      { kind: 'thumbs-down', reason: 'old figure', understood: 'figure', answer: 'a1' },
    ],
  });
});
