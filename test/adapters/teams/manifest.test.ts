import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { commandIn } from '../../../src/adapters/teams/commands.js';
import { CHECK_ACTION, COMMANDS, SEARCH, SEARCH_PARAMETER } from '../../../src/adapters/teams/surface.js';

const root = path.join(__dirname, '..', '..', '..');
type Json = Record<string, unknown>;
const json = (file: string): Json => JSON.parse(readFileSync(file, 'utf8')) as Json;
const manifest = json(path.join(root, 'teams', 'manifest.json'));
const french = json(path.join(root, 'teams', 'fr.json')) as Record<string, string>;
const [bot] = manifest['bots'] as [
  { scopes: string[]; commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[] },
];
const [extension] = manifest['composeExtensions'] as [
  { commands: { id: string; type: string; context: string[]; parameters?: { name: string }[] }[] },
];

/** The schemas that the package ships: nothing is asked of a network. */
function faults(file: string, of: Json): unknown {
  const schemas = path.join(path.dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams', 'v1.30');
  const validate = addFormats(new AjvDraft04({ strict: false, unicodeRegExp: false })).compile(json(path.join(schemas, file)));
  validate(of);
  return validate.errors ?? [];
}

test('the manifest and its French texts are as the newest schema says', () => {
  expect(faults('MicrosoftTeams.schema.json', manifest)).toEqual([]);
  expect(faults('MicrosoftTeams.Localization.schema.json', french)).toEqual([]);
});

test('commands: those of the code, in each place and both languages, and no others', () => {
  expect(bot.commandLists.map((l) => l.scopes)).toEqual(bot.scopes.map((s) => [s]));
  for (const [i, { commands }] of bot.commandLists.entries()) {
    const told = commands.map(({ title }, j) => [title, french[`bots[0].commandLists[${i}].commands[${j}].title`]]);
    expect(new Set(told.map(([en]) => commandIn(en!)?.name))).toEqual(new Set(Object.keys(COMMANDS)));
    expect(told).toHaveLength(Object.keys(COMMANDS).length);
    // Each is understood as what it says, in its language.
    for (const [en, fr] of told) {
      const name = commandIn(en!)!.name;
      expect([commandIn(fr!)?.name, (COMMANDS[name] as readonly string[]).slice(0, 2)]).toEqual([name, [en, fr]]);
    }
  }
});

test('the message extension: those that the code answers, and no others', () => {
  const searches = extension.commands.filter((c) => c.type === 'query');
  expect(searches.map((c) => c.id)).toEqual(Object.values(SEARCH));
  for (const { parameters } of searches) expect(parameters?.map((p) => p.name)).toEqual([SEARCH_PARAMETER]);
  expect(extension.commands.filter((c) => c.type === 'action')).toMatchObject([
    { id: CHECK_ACTION, context: ['message'], fetchTask: true },
  ]);
});

test('every text that people see has its French', () => {
  const texts = (of: unknown, at: string): string[] =>
    Array.isArray(of)
      ? of.flatMap((v, i) => texts(v, `${at}[${i}]`))
      : typeof of === 'object' && of !== null
        ? Object.entries(of).flatMap(([k, v]) =>
            typeof v === 'object' ? texts(v, `${at}.${k}`) : ['title', 'description'].includes(k) ? [`${at}.${k}`] : [],
          )
        : [];
  const own = [...texts(manifest['bots'], 'bots'), ...texts(manifest['composeExtensions'], 'composeExtensions')];
  expect(own.filter((key) => french[key] === undefined)).toEqual([]);
});

function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { MicrosoftAppId: _, ...own } = process.env;
  return spawnSync(process.execPath, [path.join(root, 'teams', script), ...args], { env: { ...own, ...env }, encoding: 'utf8' });
}

test('the icons are drawn from their SVG, in the sizes of Teams', () => {
  expect(run('icons.mjs', ['--check'])).toMatchObject({ status: 0, stderr: '' });
  for (const [name, size] of [
    ['color', 192],
    ['outline', 32],
  ] as const) {
    const png = readFileSync(path.join(root, 'teams', `${name}.png`));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
});

describe('npm run teams:package', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'onrecord-teams-'));
  afterAll(() => rmSync(home, { recursive: true }));
  const APP = '00000000-0000-4000-8000-0000000000b0';

  test('builds a zip with the ids of this installation, the same each time', () => {
    const [first, second] = ['a.zip', 'b.zip'].map((name) => path.join(home, name)) as [string, string];
    for (const out of [first, second]) expect(run('package.mjs', ['--out', out], { MicrosoftAppId: APP })).toMatchObject({ status: 0 });
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
    const files = unzipSync(readFileSync(first));
    expect(Object.keys(files)).toEqual(['manifest.json', 'fr.json', 'color.png', 'outline.png']);
    const made = JSON.parse(Buffer.from(files['manifest.json']!).toString('utf8')) as Json;
    expect(made).toMatchObject({ id: APP, bots: [{ botId: APP }], composeExtensions: [{ botId: APP }] });
    expect(made['version']).toBe(json(path.join(root, 'package.json'))['version']);
    expect(faults('MicrosoftTeams.schema.json', made)).toEqual([]);
  });

  test.each(['nonsense', '123'])('%s is no id: it says what to write', (id) => {
    expect(run('package.mjs', ['--out', path.join(home, 'c.zip')], { MicrosoftAppId: id })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('write the application (client) id'),
    });
  });
});
