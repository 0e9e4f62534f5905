import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REFERENCES } from '../../src/knowledge/checks/references';
import { loadFolder, loadKnowledge } from '../../src/knowledge/loader';
import { ENTRIES, id, LISTS } from '../../src/knowledge/schema';
import { faultLines } from '../support/faults';
import { emptyFolder, GOOD, makeFolder, removeFolders, write } from '../support/folder';

afterAll(removeFolders);

const faultsOf = (dir: string): string[] => faultLines(() => loadKnowledge(dir));

test('a folder becomes a knowledge base', () => {
  const base = loadKnowledge(makeFolder());
  expect([...base.pledges.keys()]).toEqual(['acme-pledge', 'bolt-pledge']);
  expect(base.claims.get('acme-pledge#total' as never)).toMatchObject({
    kind: 'figure',
    by: 'acme',
    event: 'fair',
    rejected: [{ words: '3 billion euros' }],
  });
  expect(base.quotesBy('jane-doe' as never)).toHaveLength(2);
});

test('the version is of the content, wherever the folder lies', () => {
  const version = (files = {}): string => loadKnowledge(makeFolder(files)).version;
  expect(version()).toMatch(/^[0-9a-f]{12}$/);
  expect(version()).toBe(version());
  expect(version({ 'topics.yaml': `${GOOD['topics.yaml']!.trim()}\n\n` })).not.toBe(version());
});

describe('a folder that cannot be used', () => {
  test('is not there', () => {
    const dir = join(emptyFolder(), 'nowhere');
    expect(faultsOf(dir)).toEqual([
      `${dir}:1: There is no such folder. Name the folder that holds sources.yaml and pledges/, as an argument or in KNOWLEDGE_DIR.`,
    ]);
  });

  test('is a file', () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    expect(faultsOf(file)[0]).toContain(`${file}:1: It is not a folder.`);
  });

  test('lies below a file', () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    expect(faultsOf(join(file, 'knowledge'))).toEqual([
      `${join(file, 'knowledge')}:1: It cannot be read (ENOTDIR). Put a folder in place of the file of that name.`,
    ]);
  });

  test('links to itself', () => {
    const link = join(emptyFolder(), 'link');
    symlinkSync(link, link);
    expect(faultsOf(link)[0]).toContain('It cannot be read (ELOOP). It links to itself');
  });

  test('is empty', () => expect(faultsOf(emptyFolder())[0]).toMatch(/:1: The folder is empty\. Add sources\.yaml/));

  test('holds nothing but a README', () => {
    const dir = emptyFolder();
    write(dir, 'README.md', 'Knowledge');
    expect(faultsOf(dir)[0]).toContain('The folder is empty.');
  });
});

describe('files', () => {
  test('that are unreadable are named, and what they hold is not missed elsewhere', () => {
    const { 'people.yaml': _, ...rest } = GOOD;
    const dir = emptyFolder();
    for (const [file, text] of Object.entries(rest)) write(dir, file, text);
    mkdirSync(join(dir, 'people.yaml'));
    expect(faultsOf(dir)).toEqual(['people.yaml:1: It cannot be read (EISDIR). Put a file in place of the folder of that name.']);
  });

  test('that link to nothing are named', () => {
    const dir = makeFolder();
    symlinkSync(join(dir, 'gone'), join(dir, 'pledges/lost.yaml'));
    expect(faultsOf(dir)).toEqual([
      'pledges/lost.yaml:1: It cannot be read (ENOENT). It links to something that is not there: mend or remove the link.',
    ]);
  });

  test('that are linked are read', () => {
    const dir = makeFolder();
    const linked = emptyFolder();
    for (const name of ['sources.yaml', 'pledges']) symlinkSync(join(dir, name), join(linked, name));
    expect(faultsOf(linked).every((fault) => fault.startsWith('pledges/fair/'))).toBe(true);
  });

  test.each([
    ['source.yaml', 'Did you mean `sources`?'],
    ['sources.yml', 'Rename it to `sources.yaml`.'],
    ['pledge/acme.yaml', 'Did you mean `pledges`?'],
    ['pledges/fair/notes.txt', 'Remove it, or move it out of the knowledge folder.'],
    ['sources/gazette.yaml', 'Did you mean `sources`?'],
    ['pledges.yaml', 'Did you mean `pledges`?'],
  ])('that nothing reads are named: %s', (file, cure) => {
    const dir = makeFolder();
    write(dir, file, 'x: 1\n');
    const named = file.split('/')[0]!;
    expect(faultsOf(dir)).toEqual([`${file.startsWith('pledges/') ? file : named}:1: Nothing reads this. ${cure}`]);
  });

  test('for people and tools are left alone', () => {
    const dir = makeFolder();
    for (const file of ['README.md', 'pledges/README.md', '.gitkeep', 'pledges/.draft.yaml', 'questions.jsonl', 'schema/pledges.json'])
      write(dir, file, '?');
    expect(faultsOf(dir)).toEqual([]);
  });

  test('share an id', () => {
    expect(faultsOf(makeFolder({ 'pledges/other/bolt-pledge.yaml': GOOD['pledges/fair/bolt-pledge.yaml']! }))).toEqual([
      "pledges/other/bolt-pledge.yaml:1: The id `bolt-pledge` is taken by pledges/fair/bolt-pledge.yaml. A file's name is its id, whatever folder it lies in: rename one of them.",
    ]);
  });

  test('have names that are no ids', () => {
    expect(faultsOf(makeFolder({ 'pledges/Bolt 2.yaml': GOOD['pledges/fair/bolt-pledge.yaml']! }))).toEqual([
      'pledges/Bolt 2.yaml:1: `Bolt 2` is no id. An id is lower-case letters, digits and single hyphens.',
    ]);
  });

  test('may be absent, unless they are missed', () => {
    const dir = emptyFolder();
    write(dir, 'sources.yaml', GOOD['sources.yaml']!);
    write(dir, 'topics.yaml', '# none yet\n');
    expect(faultsOf(dir)).toEqual([]);
    write(dir, 'organisations.yaml', 'acme: {name: Acme, kind: company, home: france}\n');
    expect(faultsOf(dir)).toEqual([
      'organisations.yaml:1: `home` names `france`, but there is no such place. Add it to `places.yaml`, or mend the id.',
    ]);
  });
});

test('all faults come at once, by file and line', () => {
  const faults = faultsOf(
    makeFolder({
      'people.yaml': 'jane-doe: {name: Jane, roles: [}\n',
      'topics.yaml': 'cloud: {label: {en: cloud}}\n',
      'conflicts/scope.yaml': GOOD['conflicts/scope.yaml']!.replace('at: acme-pr', 'at: acme'),
      'stray.md': '',
    }),
  );
  expect(faults).toEqual([
    'conflicts/scope.yaml:5: `at` names `acme`, but there is no such source. Did you mean `acme-pr`?',
    expect.stringMatching(/^people\.yaml:1: This is not YAML: /),
    'stray.md:1: Nothing reads this. Remove it, or move it out of the knowledge folder.',
    'topics.yaml:1: `label.fr` is missing. Add `fr`.',
  ]);
});

test('a place in an entry is found in its file', () => {
  const { locate } = loadFolder(makeFolder());
  expect(locate({ part: 'organisations', id: 'bolt', path: ['says', 'fr'] })).toEqual({ file: 'organisations.yaml', line: 3 });
  expect(locate({ part: 'pledges', id: 'acme-pledge', path: ['claims', 'total', 'readings', 2] })).toEqual({
    file: 'pledges/fair/acme-pledge.yaml',
    line: 16,
  });
});

test('every key that holds an id is followed', () => {
  const { pattern } = z.toJSONSchema(id);
  const keys = new Set<string>();
  const collect = (schema: unknown, key: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if ((schema as { pattern?: string }).pattern === pattern && key !== 'propertyNames') keys.add(key);
    for (const [step, child] of Object.entries(schema))
      collect(child, ['items', 'anyOf', 'properties'].includes(step) || /^\d+$/.test(step) ? key : step);
  };
  for (const schema of [...Object.values(LISTS), ...Object.values(ENTRIES)])
    collect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '');
  expect([...keys].filter((key) => !(key in REFERENCES))).toEqual([]);
  expect(keys.size).toBeGreaterThan(15);
});
