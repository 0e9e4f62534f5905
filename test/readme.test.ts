import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../src/cli/main.js';
import { fakeIo } from './support/fake.js';

const root = path.join(__dirname, '..');
const file = path.join(root, 'README.md');
const readme = readFileSync(file, 'utf8');
const scripts = Object.keys((JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts);

const fences = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map((m) => m[1]!);

/** The words of a command line, as a shell would part them: quotation marks of both kinds, and nothing cleverer. */
const shellWords = (line: string): string[] => [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3]!);

/** `$ npx --no-install onrecord ...`, perhaps with lines piped into it: what is typed, and the arguments. */
function parse(command: string): { typed: string; argv: string[] } {
  const [, piped, call] = /^(?:printf '%s\\n' (.+) \| )?npx --no-install onrecord (.+)$/.exec(command) ?? [];
  if (call === undefined)
    throw new Error(`This test cannot run \`${command}\`: put it into a block of sh, or write it as npx --no-install onrecord ...`);
  return { typed: piped === undefined ? '' : `${shellWords(piped).join('\n')}\n`, argv: shellWords(call) };
}

async function printed(command: string): Promise<{ code: number; out: string; err: string }> {
  const { typed, argv } = parse(command);
  const { io, out, err } = fakeIo(typed, 100);
  const code = await run(argv, io);
  return { code, out: out(), err: err() };
}

/** Times differ from run to run; everything else may not. */
const steady = (output: string): string => output.replace(/"ms":[\d.]+/g, '"ms":0').trimEnd();

const shown = fences('console').map((block) => {
  const [first = '', ...output] = block.split('\n');
  return { command: first.replace(/^\$ /, ''), output: output.join('\n').trimEnd() };
});

if (process.env['UPDATE_README']) {
  test('writes what the commands print', async () => {
    let text = readme;
    for (const { command, output } of shown) {
      const head = `\`\`\`console\n$ ${command}\n`;
      const { out } = await printed(command);
      text = text.replace(`${head}${output === '' ? '' : `${output}\n`}\`\`\``, () => `${head}${steady(out)}\n\`\`\``);
    }
    writeFileSync(file, text);
    expect(text).toContain('```console');
  });
} else {
  test.each(shown)('$command prints what the README shows', async ({ command, output }) => {
    const { code, out, err } = await printed(command);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toBe('');
    // Until its answer is filled in, a command must only work.
    if (output !== '') expect(steady(out)).toBe(output);
  });
}

test('the npm commands that it names are there', () => {
  const named = [
    ...fences('sh')
      .join('\n')
      .matchAll(/\bnpm (?:run )?([\w:]+)/g),
  ].map((m) => m[1]!);
  expect(named).toEqual(['ci', 'start', 'test']);
  expect(scripts).toEqual(expect.arrayContaining(named.filter((name) => name !== 'ci')));
});

test('what the build runs is what the two commands need: nothing stands between them', () => {
  expect(scripts).toContain('prepare');
});

test('CI runs the tests by the command of the README', () => {
  expect(readFileSync(path.join(root, '.ci', 'run'), 'utf8')).toMatch(/^npm test /m);
});

test('the files that it links to are there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((m) => m[1]!);
  expect(links).toContain('knowledge/README.md');
  for (const link of links) expect(readFileSync(path.join(root, link), 'utf8')).not.toBe('');
});
