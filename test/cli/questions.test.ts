import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/main.js';
import { makeQuestions } from '../../src/cli/questions.js';
import type { Entry } from '../../src/model/desk.js';
import { understoodAs } from '../../src/questions.js';
import { openStore } from '../../src/store/open.js';
import { fakeIo } from '../support/fake.js';

const entry = (over: Partial<Entry>): Entry => ({
  kind: 'unanswered',
  times: 3,
  last: '2031-05-02',
  lang: 'en',
  status: 'not_stated',
  question: 'How tall is the kite?',
  reason: '',
  understood: 'figure quill',
  answer: '',
  ...over,
});

async function printed(entries: readonly Entry[], args: string[] = [], days = 30): Promise<string> {
  const { io, out } = fakeIo();
  await makeQuestions(async () => ({ days, entries })).run(args, io);
  return out();
}

const TWO = [entry({}), entry({ kind: 'thumbs-down', question: '', reason: 'The wind \u001b[2J was stronger', answer: 'a1' })];

test('as text: nothing in it acts on the terminal', async () => {
  expect(await printed(TWO)).toBe(
    'Not answered, of the last 30 days, the most frequent first\n' +
      '   3 ×  How tall is the kite?  (not_stated, en, last on 2031-05-02; taken as figure quill)\n\n' +
      'Thumbs down, the latest first\n' +
      '2031-05-02  The wind \ufffd[2J was stronger  (taken as figure quill; answer a1)\n',
  );
});

test('with nothing kept, it tells what to set', async () => {
  expect(await printed([], [], 0)).toContain('QUESTION_LOG_DAYS=30 keeps');
  expect(await printed([], [], 7)).toContain('of the last 7 days, the most frequent first\nNone.');
});

test('as JSON', async () => {
  expect(JSON.parse(await printed(TWO, ['--json']))).toEqual(TWO);
});

test('as CSV: no cell is run, and none breaks out', async () => {
  const cells = ['=HYPERLINK("http://evil")', '+1', '-1', '@SUM(A1)', '\t=1', '|cmd', 'a "b", c\r\nd', 'plain'];
  const out = await printed(
    cells.map((question) => entry({ question })),
    ['--csv'],
  );
  expect(out.split('\r\n')[0]).toBe('"kind","times","last","lang","status","question","reason","understood","answer"');
  for (const start of ['=', '+', '-', '@', '\t', '|']) expect(out).not.toContain(`"${start}`);
  expect(out).toContain(`"'=HYPERLINK(""http://evil"")"`);
  expect(out).toContain('"a ""b"", c\r\nd"');
  expect(out).toContain('"plain"');
});

test('how a question was taken, in a few words', () => {
  expect(understoodAs(JSON.stringify({ act: 'figure', organisations: ['quill'], measures: ['jobs'], figures: [] }))).toBe(
    'figure quill jobs',
  );
  expect(understoodAs(JSON.stringify([{ act: 'list' }, { act: 'help' }]))).toBe('list; help');
  expect(understoodAs(undefined)).toBe('');
});

test('what is in the store of the environment', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'onrecord-questions-'));
  const url = `file:${path.join(home, 'x.db')}`;
  const before = { ...process.env };
  Object.assign(process.env, { DATABASE_URL: url, QUESTION_LOG_DAYS: '30' });
  try {
    const store = await openStore(url, { now: () => new Date(), questionLogDays: 30 });
    await store.questions.note({ text: 'Why?', lang: 'en', status: 'declined', understood: '{"act":"decline"}' });
    await store.feedback.give({ id: '1', answer: 'a1', verdict: 'down', reason: 'Old.' });
    await store.close();
    const { io, out } = fakeIo();
    expect(await run(['questions', '--json'], io)).toBe(0);
    expect(JSON.parse(out())).toMatchObject([
      { kind: 'unanswered', times: 1, question: 'Why?', understood: 'decline' },
      { kind: 'thumbs-down', reason: 'Old.', answer: 'a1' },
    ]);
  } finally {
    process.env = before;
    rmSync(home, { recursive: true });
  }
});
