import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../src/cli/main.js';
import { screenOf } from '../../src/cli/terminal.js';
import { fakeIo } from '../support/fake.js';

const root = path.join(__dirname, '..', '..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string; bin: Record<string, string> };

async function onrecord(...argv: string[]) {
  const { io, out, err } = fakeIo();
  const code = await run(argv, io);
  return { code, out: out(), err: err() };
}

test('--help lists every command', async () => {
  const { code, out, err } = await onrecord('--help');
  expect(code).toBe(0);
  expect(err).toBe('');
  expect(out).toBe(`On Record answers questions about announcements, with the source of every figure and every word.

Usage: onrecord COMMAND [...]

  ask        Answer one question, with its sources.
  chat       Have a conversation in the terminal.
  check      Hold each figure, name and quotation of a text against the record.
  serve      Start everything that the environment configures; so does npm start.
  knowledge  Check, build and compare knowledge folders.
  digest     Preview the digest; list those that are set up, and send one.
  questions  List what was left unanswered and what was marked as wrong, for editors.
  mcp        Serve the record to another assistant: an MCP server on standard input and output.
  manifest   Print the manifest from which the Slack app is made.
  eval       Ask an editor’s golden questions, and tell what differs from what is expected.
  doctor     Tell what is configured, what is missing and what to set.

onrecord COMMAND --help tells how a command is called; --version prints the version.
`);
  for (const other of [[], ['-h'], ['help']]) expect(await onrecord(...other)).toEqual({ code, out, err });
});

test.each(['ask', 'chat', 'check', 'serve', 'knowledge', 'eval', 'doctor'])('%s --help tells how it is called', async (name) => {
  const { code, out } = await onrecord(name, '--help');
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^[A-Z].+\\.\n\nUsage:\n {2}onrecord ${name}\\b`));
});

test('--version is the version of the package', async () => {
  expect(await onrecord('--version')).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
});

test.each([
  ['aks', 'There is no command `aks`. Did you mean `ask`?\n'],
  ['knowlege', 'There is no command `knowlege`. Did you mean `knowledge`?\n'],
  ['frobnicate', 'There is no command `frobnicate`. onrecord --help lists them.\n'],
  ['toString', 'There is no command `toString`. onrecord --help lists them.\n'],
])('an unknown command: %s', async (name, message) => {
  expect(await onrecord(name)).toEqual({ code: 2, out: '', err: message });
});

test('a wrong call exits with 2 and shows how it is called', async () => {
  const { code, out, err } = await onrecord('ask');
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^The question is missing\.\n\nUsage:\n {2}onrecord ask /);
});

test('bad input exits with 2 and one sentence', async () => {
  expect(await onrecord('ask', 'x'.repeat(2001))).toEqual({
    code: 2,
    out: '',
    err: 'The question has 2,001 characters and the limit is 2,000: shorten it, or ask it in parts.\n',
  });
});

test('the bin of the package is this program, and a shell can start it', () => {
  expect(manifest.bin).toEqual({ onrecord: 'dist/cli/main.js' });
  expect(readFileSync(path.join(root, 'src', 'cli', 'main.ts'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  // npm makes it so where the file is there already: in a fresh clone it is not.
  expect(statSync(path.join(root, manifest.bin['onrecord']!)).mode & 0o111).toBe(0o111);
});

describe('what a stream can show', () => {
  const stream = (over: object) => Object.assign(fakeIo().io.stdout, over);
  test.each([
    [{ isTTY: true, columns: 80 }, {}, { colour: true, width: 80 }],
    [{ isTTY: true, columns: 80 }, { NO_COLOR: '1' }, { colour: false, width: 80 }],
    [{ isTTY: true, columns: 80 }, { NO_COLOR: '' }, { colour: true, width: 80 }],
    [{}, {}, { colour: false }],
    [{}, { FORCE_COLOR: '1' }, { colour: false }],
  ])('%j with %j: %j', (over, env, screen) => {
    expect(screenOf(stream(over), env)).toEqual(screen);
  });
});
