import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { fold } from '../src/text/tokens.js';

const root = path.join(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Every file below a folder, as paths from the root with forward slashes. */
function filesBelow(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort();
}

/**
 * The doors of the house: what each folder of src/ may import from the others, and which packages. CONTRIBUTING.md says
 * what each door buys. A better house is welcome: table, text and code change in one commit, with the reason.
 */
const DOORS: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> = {
  model: { folders: [], packages: [] },
  text: { folders: ['model'], packages: ['snowball-stemmers'] },
  knowledge: { folders: ['model', 'text'], packages: ['zod', 'yaml'] },
  nlu: { folders: ['model', 'text', 'knowledge'], packages: ['fuse.js'] },
  answers: { folders: ['model', 'text', 'knowledge'], packages: ['diff'] },
  render: { folders: ['model'], packages: [] },
  browse: { folders: ['model', 'text', 'knowledge', 'answers'], packages: [] },
  store: { folders: ['model'], packages: ['libsql', 'pg'] },
  bot: { folders: ['model', 'text', 'knowledge', 'nlu', 'answers', 'store'], packages: [] },
  digest: { folders: ['model', 'knowledge', 'answers', 'store'], packages: ['croner', 'pg-boss', '@resvg/resvg-js', 'dejavu-fonts-ttf'] },
  // The only ones who may see a platform's SDK, whichever it is.
  adapters: { folders: ['model', 'render'], packages: ['*'] },
  // They join the others, so that they know everybody; the page and the platforms they know through app.ts alone.
  cli: { folders: ['model', 'render', 'knowledge', '.'], packages: [] },
  '.': { folders: ['model', 'knowledge', 'bot', 'browse', 'store', 'digest', 'adapters', 'cli'], packages: ['zod'] },
};

interface Import {
  readonly file: string;
  readonly of: string;
}

const importsIn = (file: string): Import[] =>
  [...read(file).matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\(|\brequire\.resolve\()\s*'([@\w.][^'\s]*)'/g)].map((m) => ({
    file,
    of: m[1]!,
  }));

/** The folder of src/ that a file belongs to; `.` for those that stand in src/ itself. */
const folderOf = (file: string): string => (file.split('/').length > 2 ? file.split('/')[1]! : '.');

function complaint({ file, of }: Import): string | undefined {
  const own = folderOf(file);
  const doors = DOORS[own];
  if (!doors) return `${file}: the table of doors has no folder ${own}`;
  if (of.startsWith('node:')) return undefined;
  if (!of.startsWith('.')) {
    const name = of
      .split('/')
      .slice(0, of.startsWith('@') ? 2 : 1)
      .join('/');
    return doors.packages.includes('*') || doors.packages.includes(name) ? undefined : `${file} imports the package ${name}`;
  }
  const target = folderOf(path.posix.join(path.posix.dirname(file), of));
  return target === own || doors.folders.includes(target) ? undefined : `${file} imports ${of}, and ${own}/ has no door to ${target}/`;
}

/** The build writes the lists of words from dictionaries that nothing needs afterwards. */
const BUILD_ONLY = ['src/text/build.ts'];

describe('the doors of the house', () => {
  const sources = filesBelow('src').filter((file) => file.endsWith('.ts') && !BUILD_ONLY.includes(file));

  test('nobody imports through a wall', () => {
    expect(sources.flatMap(importsIn).flatMap((i) => complaint(i) ?? [])).toEqual([]);
  });

  test('the page imports its own files, and nothing else', () => {
    expect(
      filesBelow('src/adapters/web/page')
        .filter((file) => file.endsWith('.js'))
        .flatMap(importsIn)
        .filter(({ of }) => !/^\.\/[a-z]+\.js$/.test(of)),
    ).toEqual([]);
  });

  test.each<[string, string, boolean]>([
    ['src/adapters/web/x.ts', '../../answers/amount.js', false],
    ['src/adapters/web/x.ts', '../../render/json.js', true],
    ['src/adapters/slack/x.ts', '@slack/bolt', true],
    ['src/render/x.ts', '../knowledge/base.js', false],
    ['src/answers/x.ts', '../adapters/web/routes.js', false],
    ['src/answers/x.ts', '@slack/types', false],
    ['src/nlu/languages/en/x.ts', '../../../answers/amount.js', false],
    ['src/nlu/languages/en/x.ts', '../../slots.js', true],
    ['src/model/x.ts', '../text/tokens.js', false],
    ['src/bot/x.ts', 'zod', false],
    ['src/app.ts', './adapters/web/routes.js', true],
    ['src/cli/x.ts', '../adapters/web/routes.js', false],
    ['src/attic/x.ts', './y.js', false],
  ])('%s may import %s: %s', (file, of, allowed) => {
    expect(complaint({ file, of }) === undefined).toBe(allowed);
  });

  test('every dependency is used, and used where a door is open for it', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const used = new Set(sources.flatMap(importsIn).map((i) => i.of));
    expect(Object.keys(dependencies).filter((name) => ![...used].some((of) => of === name || of.startsWith(`${name}/`)))).toEqual([]);
  });
});

/** Words with a small letter in a Hunspell dictionary: vocabulary, and no name of anybody. */
function vocabulary(dictionary: string): string[] {
  const dic = readFileSync(path.join(path.dirname(require.resolve(dictionary)), 'index.dic'), 'utf8');
  return dic
    .split('\n')
    .map((line) => line.split('/', 1)[0]!.trim())
    .filter((word) => /^\p{Ll}/u.test(word))
    .map(fold);
}

/** Names of the record that the code may mean something else by: the SDK for Slack, in this case. */
const HOMONYMS = ['Bolt'];

/** Names and aliases of a record's organisations and people. */
function namesOf(record: string): string[] {
  return ['organisations', 'people']
    .flatMap((list) => Object.values(parse(read(`${record}/${list}.yaml`)) as Record<string, { name: string; aliases?: string[] }>))
    .flatMap(({ name, aliases = [] }) => [name, ...aliases]);
}

describe('the record is knowledge, and no line of code', () => {
  const lists = filesBelow('test/records').filter((file) => file.endsWith('/organisations.yaml'));
  const records = ['knowledge', ...lists.map((file) => path.posix.dirname(file))];
  const ordinary = new Set(['dictionary-en', 'dictionary-fr'].flatMap(vocabulary));
  const isOrdinary = (name: string) =>
    fold(name)
      .split(/[^a-z]+/)
      .every((word) => ordinary.has(word));

  const long = [...new Set(records.flatMap(namesOf))].filter((name) => name.replace(/\P{L}/gu, '').length >= 4);
  const names = [...new Set(long.filter((name) => !isOrdinary(name)).map(fold))];
  // A name that is also a word means somebody where it has its capital in the midst of a sentence, or is a text of its own.
  const wordNames = long.filter((name) => isOrdinary(name) && /^\p{Lu}\p{Ll}+$/u.test(name) && !HOMONYMS.includes(name));

  const oneOf = (list: readonly string[]) => list.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const asName = new RegExp(`(?<![a-z0-9])(?:${oneOf(names)})(?![a-z0-9])`, 'g');
  const asWord = new RegExp(`(?<=\\p{Ll},? )(?:${oneOf(wordNames)})(?!\\p{L})|(?<=['"\`])(?:${oneOf(wordNames)})(?=['"\`])`, 'gu');

  /** Names in a text, each with its line. Packages and media types are not ours to name. */
  const namesIn = (text: string): string[] =>
    text.split('\n').flatMap((line, i) => {
      const ours = line.replace(/(from |import\(|require\(|require\.resolve\()'[^']+'|'application\/vnd\.[^']+'/g, '');
      return [...fold(ours).matchAll(asName), ...ours.matchAll(asWord)].map((found) => `${i + 1}: ${found[0]}`);
    });

  test('both records are there', () => {
    expect(records).toHaveLength(2);
    expect(names.length).toBeGreaterThan(50);
    expect(wordNames.length).toBeGreaterThan(5);
  });

  test('a name is found whatever its case and accents, and only as a whole word', () => {
    const name = names.find((n) => /^[a-z]+$/.test(n))!;
    expect(namesIn(`one\nthe ${name.toUpperCase()} way`)).toEqual([`2: ${name}`]);
    expect(namesIn(`${name}ish un${name}`)).toEqual([]);
  });

  test('a name that is also a word is found where it can only be a name', () => {
    const [name = ''] = wordNames;
    expect(namesIn(`how much is ${name} investing, '${name}'`)).toEqual([`1: ${name}`, `1: ${name}`]);
    expect(namesIn(`${name} and ${name.toLowerCase()}`)).toEqual([]);
  });

  test.each([
    ['the code', () => filesBelow('src')],
    // What the end-to-end tests drive is named in a package.json of their own.
    ['the tests, but for those of the records', () => filesBelow('test').filter((file) => !/^test\/(records\/|e2e\/package)/.test(file))],
  ])('%s: no name of either record', (_, files) => {
    expect(files().flatMap((file) => namesIn(read(file)).map((found) => `${file}:${found}`))).toEqual([]);
  });
});
