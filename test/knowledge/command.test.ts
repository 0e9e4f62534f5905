import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowledge } from '../../src/cli/knowledge';
import { KNOWLEDGE } from '../../src/home';
import { jsonSchemas, staleSchemas } from '../../src/knowledge/json-schema';
import { edited, emptyFolder, makeFolder, removeFolders, write } from '../support/folder';
import { fakeIo } from '../support/fake';

afterAll(removeFolders);

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const { io, out } = fakeIo();
  const code = await knowledge.run(args, io);
  return { code, lines: out().trimEnd().split('\n') };
}

describe('check', () => {
  test('counts what a good folder holds', async () => {
    expect(await run('check', makeFolder())).toEqual({
      code: 0,
      lines: [
        'No faults: 2 pledges, 14 claims, 2 quotes, 1 conflict, 3 sources. Printed words were not compared with their sources: --sources DIR does that.',
      ],
    });
  });

  test('lists the faults of another', async () => {
    const dir = makeFolder({ 'places.yaml': edited('places.yaml', 'within: [france]', 'within: [frnce]') });
    expect(await run('check', dir)).toEqual({
      code: 1,
      lines: ['places.yaml:2: `within` names `frnce`, but there is no such place. Did you mean `france`?', '1 fault.'],
    });
  });

  test('takes the folder as other commands do', async () => {
    const dir = makeFolder({ 'places.yaml': edited('places.yaml', 'within: [france]', 'within: [frnce]') });
    expect((await run('check', '--knowledge', dir)).lines).toHaveLength(2);
  });

  test('compares with texts', async () => {
    const texts = emptyFolder();
    expect(await run('check', makeFolder(), '--sources', texts)).toEqual({
      code: 0,
      lines: ['No faults: 2 pledges, 14 claims, 2 quotes, 1 conflict, 3 sources. 0 sources compared, 3 unchecked for want of a text.'],
    });
    write(texts, 'acme-pr.txt', "deux milliards d'euros, dont 1,5 milliard d'euros à Lyon et 500 M€ ailleurs");
    expect(await run('check', makeFolder(), '--sources', texts)).toEqual({
      code: 1,
      lines: [
        'pledges/fair/acme-pledge.yaml:27: `acme-pr` does not print "une cinquantaine d\'embauches". Copy the words from the source, or name the source that prints them.',
        '1 fault: 2 pledges, 14 claims, 2 quotes, 1 conflict, 3 sources. 1 source compared, 2 unchecked for want of a text.',
      ],
    });
  });
});

describe('build and diff', () => {
  test('a snapshot is compared like a folder', async () => {
    const out = join(emptyFolder(), 'knowledge.json');
    const built = await run('build', makeFolder(), '--out', out);
    expect(built.code).toBe(0);
    expect(built.lines[0]).toMatch(/knowledge\.json, version [0-9a-f]{12}\.$/);
    const later = makeFolder({ 'quotes/fair/doe-cloud.yaml': edited('quotes/fair/doe-cloud.yaml', 'on: 2024-05-13\n', '') });
    expect(await run('diff', out, later)).toEqual({
      code: 0,
      lines: ['~ quote doe-cloud', '    on: 2024-05-13 → (gone)', '0 added, 0 removed, 1 changed.'],
    });
    expect(await run('diff', out, out)).toEqual({ code: 0, lines: ['0 added, 0 removed, 0 changed.'] });
  });

  test('faults stop both', async () => {
    expect((await run('build', join(emptyFolder(), 'none'), '--out', '/nowhere')).code).toBe(1);
    expect((await run('diff', makeFolder(), emptyFolder())).code).toBe(1);
  });
});

describe('schema', () => {
  test('is written, and then is fresh', async () => {
    const dir = makeFolder();
    expect(await run('schema', dir)).toMatchObject({ code: 0 });
    expect(readdirSync(join(dir, 'schema'))).toHaveLength(10);
    expect(await run('schema', dir, '--check')).toEqual({ code: 0, lines: ['The schemas are those of the code.'] });
    expect((await run('check', dir)).code).toBe(0);
  });

  test('says how it differs', async () => {
    const dir = makeFolder();
    await run('schema', dir);
    const at = (name: string): string => join(dir, 'schema', name);
    writeFileSync(at('pledges.json'), readFileSync(at('pledges.json'), 'utf8').replace('"by"', '"from"'));
    rmSync(at('places.json'));
    writeFileSync(at('pets.json'), '{}');
    expect(await run('schema', dir, '--check')).toEqual({
      code: 1,
      lines: [
        'places.json is missing.',
        'pledges.json:5 says `"from": {`, and the code says `"by": {`.',
        'pets.json belongs to nothing.',
        'Write them again: onrecord knowledge schema.',
      ],
    });
  });

  test('describes what is written, not what is read', () => {
    const pledge = JSON.parse(jsonSchemas()['pledges.json']!) as { required: string[] };
    // Keys with a default may be left out.
    expect(pledge.required).toEqual(['by', 'event', 'inEventTotal', 'title', 'topics', 'status', 'claims']);
  });

  test('in the project is that of the code: onrecord knowledge schema writes it', () =>
    expect(staleSchemas(join(KNOWLEDGE, 'schema'))).toEqual([]));
});

test.each([
  [[], 'Name what to do: check, build, diff, schema.'],
  [['chek'], 'There is no `knowledge chek`. Did you mean `check`?'],
  [['check', 'a', 'b'], 'Name one folder, not 2: a b'],
  [['check', 'a', '--knowledge', 'b'], 'Name one folder, not 2: a b'],
  [['check', '--source', 'x'], "Unknown option '--source'"],
  [['diff', 'a'], 'Name the two records to compare'],
])('wrong usage: %j', async (args, message) => {
  await expect(run(...args)).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining(message) });
});
