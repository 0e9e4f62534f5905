import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { RECORDS } from '../support/records.js';

const root = path.join(__dirname, '..', '..');
// The package as the build would leave it now, with a snapshot that is fresh: what lies in dist/ may be of yesterday.
const home = realpathSync(mkdtempSync(path.join(tmpdir(), 'onrecord-start-')));
const KNOWLEDGE = path.join(home, 'knowledge');
afterAll(() => rmSync(home, { recursive: true }));

function node(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { KNOWLEDGE_DIR: _, ...own } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: home, env: { ...own, ...env }, encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeAll(() => {
  copyFileSync(path.join(root, 'package.json'), path.join(home, 'package.json'));
  cpSync(path.join(root, 'knowledge'), KNOWLEDGE, { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(home, 'node_modules'), 'junction');
  node([
    path.join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    path.join(root, 'tsconfig.json'),
    '--noCheck',
    '--outDir',
    path.join(home, 'dist'),
  ]);
  mkdirSync(path.join(home, 'dist'), { recursive: true });
  cpSync(path.join(root, 'dist', 'words'), path.join(home, 'dist', 'words'), { recursive: true });
  cpSync(path.join(root, 'src', 'nlu', 'examples'), path.join(home, 'dist', 'nlu', 'examples'), { recursive: true });
  const built = node(['dist/cli/main.js', 'knowledge', 'build', 'knowledge', '--out', 'dist/knowledge.json']);
  if (built.status !== 0) throw new Error(`The package could not be built: ${built.stderr}`);
  const prepared = node(['dist/bot/prepare.js', 'dist/knowledge.json']);
  if (prepared.status !== 0) throw new Error(`Nothing could be prepared: ${prepared.stderr}`);
}, 60_000);

/** What a call of `onrecord` loaded: packages by name, our own modules by their path in dist/. */
function loadedBy(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const file = path.join(home, 'loaded.json');
  rmSync(file, { force: true });
  const preload = path.join(root, 'test', 'support', 'loaded.cjs');
  const { status, stdout, stderr } = node(['-r', preload, 'dist/cli/main.js', ...args], { ...env, LOADED_FILE: file });
  const urls = JSON.parse(readFileSync(file, 'utf8')) as string[];
  const packages = urls.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
  const dist = `${pathToFileURL(path.join(home, 'dist')).href}/`;
  const modules = urls.filter((url) => url.startsWith(dist)).map((url) => url.slice(dist.length));
  return { status, stdout, stderr, packages: [...new Set(packages)].sort(), modules: [...new Set(modules)].sort() };
}

/** The only packages that a question needs: whatever platform, store or parser is added some day is none of them. */
const PACKAGES = ['fuse.js', 'snowball-stemmers'];
/** What is ours and a question has no use for: the platforms, the store, and what reads the YAML. */
const NEEDLESS = /^(adapters|store|digest|knowledge\/checks)\/|^(app|config|main)\.js$|^knowledge\/(loader|schema|document|issues)\.js$/;

const needless = ({ packages, modules }: { packages: string[]; modules: string[] }): string[] => [
  ...packages.filter((name) => !PACKAGES.includes(name)),
  ...modules.filter((module) => NEEDLESS.test(module)),
];

const [[, kb]] = RECORDS as [(typeof RECORDS)[number]];
const pledge = [...kb.pledges.values()].find((p) => p.headline)!;
const QUESTION = `How much is ${kb.organisations.get(pledge.by as never)!.name} investing?`;

describe('`onrecord ask` on the record that comes with it loads no schemas, no YAML parser, no platform and no store', () => {
  test('one question', () => {
    const asked = loadedBy(['ask', QUESTION, '--json']);
    expect(asked).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(asked.stdout)).toMatchObject({ status: 'answered', knowledgeVersion: kb.version });
    expect(asked.modules).toEqual(expect.arrayContaining(['nlu/understand.js', 'answers/answer.js', 'knowledge/snapshot.js']));
    expect(needless(asked)).toEqual([]);
  });

  test('questions of every kind', () => {
    const file = path.join(root, 'test', 'records', 'harbour-forum.questions.jsonl');
    const asked = loadedBy(['ask', '--batch', file]);
    expect(asked).toMatchObject({ status: 0, stderr: '' });
    expect(asked.stdout.trim().split('\n')).toHaveLength(readFileSync(file, 'utf8').trim().split('\n').length);
    expect(needless(asked)).toEqual([]);
  });
});

describe('what would be found', () => {
  test('the schemas and the YAML parser, where a record has no snapshot', () => {
    const changed = path.join(home, 'changed');
    cpSync(KNOWLEDGE, changed, { recursive: true });
    appendFileSync(path.join(changed, 'sources.yaml'), '\n# One comment more.\n');
    const asked = loadedBy(['ask', QUESTION, '--knowledge', changed]);
    expect(asked.status).toBe(0);
    expect(needless(asked)).toEqual(expect.arrayContaining(['zod', 'yaml', 'knowledge/loader.js', 'knowledge/schema.js']));
  });

  test('the platforms and the page, where a server starts', () => {
    // It goes no further than its settings.
    const served = loadedBy(['serve'], { PORT: 'none' });
    expect(served.status).toBe(2);
    expect(needless(served)).toEqual(expect.arrayContaining(['zod', 'app.js', 'config.js', 'adapters/web/routes.js']));
  });

  test('what loads as an ES module too', () => {
    const file = path.join(home, 'loaded.json');
    node(['-r', path.join(root, 'test', 'support', 'loaded.cjs'), '--input-type=module', '-e', 'import "zod"'], { LOADED_FILE: file });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toContainEqual(expect.stringMatching(/\/node_modules\/zod\/.*\.js$/));
  });
});

describe('what the build prepared', () => {
  const file = (name: string) => path.join(home, 'dist', ...name.split('/'));
  const ask = () => loadedBy(['ask', QUESTION]);

  test('spares a question of known words the stemmers and the speller', () => {
    expect(ask()).toMatchObject({ status: 0, packages: [] });
  });

  test.each<[string, string, (text: string) => string]>([
    ['of other code', 'nlu/languages/en.js', (text) => `${text}\n// Changed.\n`],
    // Empty but well formed: nothing would be understood by it.
    ['of another record', 'words/lexicon.json', (text) => `${text.split(' ')[0]} ${'0'.repeat(12)}\n{"root":{},"vocabulary":[],"keys":[]}`],
    ['cut off', 'words/lexicon.json', (text) => text.slice(0, 500)],
    ['damaged', 'words/stems.json', (text) => `0${text}`],
  ])('is passed over where it is %s, and the answer is the same', (_, name, change) => {
    const answer = ask().stdout;
    const before = readFileSync(file(name), 'utf8');
    writeFileSync(file(name), change(before));
    try {
      expect(ask()).toMatchObject({ status: 0, stderr: '', stdout: answer });
    } finally {
      writeFileSync(file(name), before);
    }
  });
});

describe('`onrecord mcp`', () => {
  test('serves the client that starts it, and ends with it', async () => {
    const { PATH } = process.env;
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['dist/cli/main.js', 'mcp'],
      cwd: home,
      env: PATH === undefined ? {} : { PATH },
      stderr: 'pipe',
    });
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transport);
    const { pid } = transport;
    expect((await client.listTools()).tools.map((tool) => tool.name)).toEqual(['ask', 'find_pledges', 'find_quotes', 'check_text']);
    const answer = await client.callTool({ name: 'ask', arguments: { question: QUESTION } });
    expect(answer.structuredContent).toMatchObject({ status: 'answered', knowledgeVersion: kb.version });
    const said = await client.callTool({ name: 'check_text', arguments: { text: 'Nothing is said here.' } });
    expect(said.structuredContent).toMatchObject({ items: [] });
    await client.close();
    // A signal that is none finds out whether there is such a process.
    expect(() => process.kill(pid!, 0)).toThrow('ESRCH');
  });

  test('ends where nobody is at the other end', () => {
    expect(node(['dist/cli/main.js', 'mcp'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('takes no arguments, and says so without a word on standard output', () => {
    expect(node(['dist/cli/main.js', 'mcp', 'x'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('mcp takes no arguments'),
    });
  });
});
