import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCheck } from '../../src/cli/check.js';
import { UserError } from '../../src/model/errors.js';
import type { Checked } from '../../src/model/checked.js';
import type { Lang } from '../../src/model/language.js';
import { fakeIo } from '../support/fake.js';

const dir = mkdtempSync(path.join(tmpdir(), 'onrecord-check-'));
afterAll(() => rmSync(dir, { recursive: true }));
const file = (name: string, content: string | Buffer): string => {
  const at = path.join(dir, name);
  writeFileSync(at, content);
  return at;
};

const empty: Checked = { id: 'c1', lang: 'en', sentences: [], items: [], citations: [], knowledgeVersion: 'k1' };

async function check(args: string[], typed = '') {
  const heard: { text: string; lang: Lang | undefined }[] = [];
  const opened: (string | undefined)[] = [];
  const command = makeCheck((folder) => {
    opened.push(folder);
    return async (text, lang) => {
      heard.push({ text, lang });
      return empty;
    };
  });
  const { io, out } = fakeIo(typed);
  const code = await command.run(args, io);
  return { code, out: out(), heard, opened };
}

test('a text, a file and standard input are one and the same', async () => {
  const text = 'Quill pledges 12 million crowns.';
  const all = await Promise.all([check([text]), check([file('text.txt', `\ufeff${text}`)]), check(['-'], text), check(text.split(' '))]);
  expect(all.map(({ heard }) => heard[0]?.text)).toEqual([text, text, text, text]);
  expect(all.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
});

test('--lang and --knowledge reach the checker, and --json is one line', async () => {
  const { heard, opened, out } = await check(['--lang', 'fr', '--knowledge', 'elsewhere', '--json', 'Rien.']);
  expect(heard).toEqual([{ text: 'Rien.', lang: 'fr' }]);
  expect(opened).toEqual(['elsewhere']);
  expect(JSON.parse(out)).toMatchObject({ id: 'c1', counts: { confirmed: 0 }, items: [] });
  expect(out.trimEnd()).not.toContain('\n');
});

test('a text in which there is nothing to check says so', async () => {
  expect((await check(['Hello there.'])).out).toBe('There is no figure, name or quotation in this text to check.\n');
});

test.each<[string, () => string[], string, string]>([
  ['no text', () => [], '', 'The text is missing.'],
  ['an empty text', () => [''], '', 'The text is empty: write or paste'],
  ['an empty file', () => [file('empty.txt', '  \n')], '', 'The text is empty'],
  ['empty standard input', () => ['-'], '', 'The text is empty'],
  ['a missing file', () => [path.join(dir, 'missing.txt')], '', 'There is no file'],
  ['a file name', () => ['article.txt'], '', 'There is no file article.txt: check the name'],
  ['a folder', () => [dir], '', 'is a folder: name a file in it.'],
  ['a binary file', () => [file('image.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]))], '', 'This is no plain text'],
  ['another encoding', () => [file('latin.txt', Buffer.from('caf\xe9 pour tous', 'latin1'))], '', 'Save it as plain text (UTF-8)'],
  ['a long text', () => ['-'], 'x '.repeat(50_000), 'The text has 100,000 characters and the limit is 20,000: check it in parts.'],
  ['another language', () => ['x', '--lang', 'de'], '', '--lang is `de`'],
  ['an unknown option', () => ['x', '--jsno'], '', "Unknown option '--jsno'"],
])('%s is told with its cure', async (_, args, typed, message) => {
  const failure = await check(args(), typed).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(failure).toBeInstanceOf(UserError);
  expect((failure as Error).message).toContain(message);
});
