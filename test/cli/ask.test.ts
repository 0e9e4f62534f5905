import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeAsk } from '../../src/cli/ask.js';
import { answer, fakeHandle, fakeIo } from '../support/fake.js';

const dir = mkdtempSync(path.join(tmpdir(), 'onrecord-ask-'));
afterAll(() => rmSync(dir, { recursive: true }));

async function ask(args: string[], typed = '') {
  const { handle, heard } = fakeHandle();
  const opened: (string | undefined)[] = [];
  const command = makeAsk((folder) => {
    opened.push(folder);
    return handle;
  });
  const { io, out, err } = fakeIo(typed);
  const code = await command.run(args, io);
  return { code, out: out(), err: err(), heard, opened };
}

const asFile = (text: string): string => {
  const file = path.join(dir, 'batch.jsonl');
  writeFileSync(file, text);
  return file;
};

describe('one question', () => {
  test('the answer, its sources, what to ask next', async () => {
    const { code, out, heard, opened } = await ask(['How much?']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Quill pledges 12\u00a0million crowns \[1\]\.\n\nSources\n\[1\] The Gazette, .+\n\nYou could also ask\n- .+\n$/s);
    expect(heard).toEqual([{ conversation: 'ask', text: 'How much?' }]);
    expect(opened).toEqual([undefined]);
  });

  test('--json is one line, and --explain adds how it was understood', async () => {
    const { out } = await ask(['How much?', '--json']);
    expect(out.trimEnd()).not.toContain('\n');
    expect(JSON.parse(out)).not.toHaveProperty('explain');
    expect(JSON.parse((await ask(['How much?', '--json', '--explain'])).out)).toMatchObject({
      id: 'a1',
      explain: ['act: figure', 'who: quill'],
    });
    expect((await ask(['How much?', '--explain'])).out).toMatch(/\n\nact: figure\nwho: quill\n$/);
  });

  test('--lang and --knowledge reach the bot', async () => {
    const { heard, opened } = await ask(['--lang', 'fr', '--knowledge', 'elsewhere', 'Combien ?']);
    expect(heard).toEqual([{ conversation: 'ask', text: 'Combien ?', locale: 'fr' }]);
    expect(opened).toEqual(['elsewhere']);
  });

  test('without quotation marks the words are one question', async () => {
    expect((await ask(['how', 'much', 'is', 'it'])).heard[0]?.text).toBe('how much is it');
  });

  test('- reads standard input', async () => {
    expect((await ask(['-'], 'How much?\nAnd where?\n')).heard[0]?.text).toBe('How much?\nAnd where?');
  });

  test.each([
    [[''], '', 'The question is empty'],
    [['-'], '', 'The question is empty'],
    [['x'.repeat(2001)], '', 'the limit is 2,000'],
    [['-'], 'x'.repeat(100_000), 'the limit is 2,000'],
    [['a\u001b[2Jb'], '', 'U+001B'],
    [[], '', 'The question is missing'],
    [['x', '--lang', 'de'], '', '--lang is `de`: write en or fr.'],
    [['x', '--jsno'], '', "Unknown option '--jsno'"],
    [['x', '--batch', 'y'], '', 'leave the question out'],
    [['--batch', path.join(dir, 'missing.jsonl')], '', 'There is no file'],
    [['--batch', dir], '', 'cannot be read (EISDIR)'],
  ])('bad input %.40j is refused with a sentence, before the bot is opened', async (args, typed, message) => {
    await expect(ask(args, typed)).rejects.toThrow(message);
  });
});

describe('--batch', () => {
  const LINES = [
    '{"id":"q1","q":"How much?"}',
    '{"id":2,"turns":["How much?","And where?"],"q":"Who says so?"}',
    '{"id":"q3"}',
    '{"q":"no id"}',
    'no json',
    '',
    '["a list"]',
    '{"id":"q8","q":""}',
    `{"id":"q9","q":"${'x'.repeat(2001)}"}`,
    '{"id":"q10","turns":"How much?","q":"x"}',
    '{"id":"q11","turns":[""],"q":"x"}',
    '{"id":"q12","q":"separators: \u2028 \u2029"}\r',
    '{"id":"q13","q":"the last one, without a line end"}',
  ];
  const outcome = (out: string) =>
    out
      .trimEnd()
      .split('\n')
      .map((line) => {
        const { id, status, error } = JSON.parse(line) as Record<string, unknown>;
        return [id, status ?? error];
      });
  const EXPECTED = [
    ['q1', 'answered'],
    [2, 'answered'],
    ['q3', 'Line 3: "q" is missing: write the question as a string.'],
    [undefined, 'Line 4: "id" is missing: write a string or a number.'],
    [undefined, 'Line 5: It is no JSON object: write {"id": ..., "q": ...}.'],
    [undefined, 'Line 6: It is empty: write {"id": ..., "q": ...}, or remove it.'],
    [undefined, 'Line 7: It is no JSON object: write {"id": ..., "q": ...}.'],
    ['q8', 'Line 8: The question is empty: write what you want to know.'],
    ['q9', 'Line 9: The question has 2,001 characters and the limit is 2,000: shorten it, or ask it in parts.'],
    ['q10', 'Line 10: "turns" must be a list of strings: the earlier questions, oldest first.'],
    ['q11', 'Line 11: In "turns": The question is empty: write what you want to know.'],
    ['q12', 'answered'],
    ['q13', 'answered'],
  ];

  test('a line for each line, in order; bad ones say what to mend and the rest go on', async () => {
    const { code, out } = await ask(['--batch', asFile(`\ufeff${LINES.join('\n')}`)]);
    expect(code).toBe(0);
    expect(outcome(out)).toEqual(EXPECTED);
  });

  test('- is standard input', async () => {
    expect(outcome((await ask(['--batch', '-'], LINES.join('\n'))).out)).toEqual(EXPECTED);
  });

  test('each line has a conversation of its own, with its earlier turns', async () => {
    const { heard } = await ask(['--batch', asFile(LINES.slice(0, 2).join('\n')), '--lang', 'en']);
    expect(heard.map(({ conversation, text }) => [conversation, text])).toEqual([
      ['batch:1', 'How much?'],
      ['batch:2', 'How much?'],
      ['batch:2', 'And where?'],
      ['batch:2', 'Who says so?'],
    ]);
  });

  test("an output line is the answer's JSON under the id of the line", async () => {
    const { out } = await ask(['--batch', asFile(LINES[0]!)]);
    expect(Object.keys(JSON.parse(out) as object)).toEqual([
      'id',
      'status',
      'lang',
      'text',
      'query',
      'citations',
      'suggestions',
      'knowledgeVersion',
      'ms',
    ]);
  });

  test('letters of several bytes survive where chunks part them', async () => {
    const { handle, heard } = fakeHandle();
    const { io } = fakeIo();
    const bytes = Buffer.from('{"id":1,"q":"où ça ?"}\n');
    const { Readable } = await import('node:stream');
    await makeAsk(() => handle).run(['--batch', '-'], { ...io, stdin: Readable.from([...bytes].map((b) => Buffer.from([b]))) });
    expect(heard[0]?.text).toBe('où ça ?');
  });

  test('a failure that nobody foresaw costs its own line only', async () => {
    const { handle } = fakeHandle((message) => {
      if (message.text === 'boom') throw new Error('detail');
      return answer();
    });
    const { io, out, err } = fakeIo('{"id":1,"q":"boom"}\n{"id":2,"q":"fine"}\n');
    expect(await makeAsk(() => handle).run(['--batch', '-'], io)).toBe(0);
    expect(outcome(out())).toEqual([
      [1, 'Line 1: It could not be answered, by a fault of ours.'],
      [2, 'answered'],
    ]);
    expect(err()).toContain('Error: detail');
  });

  test('an empty file is no line', async () => {
    expect((await ask(['--batch', asFile('')])).out).toBe('');
  });
});
