import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWLEDGE } from '../../src/home';
import { jsonSchemas } from '../../src/knowledge/json-schema';
import { loadKnowledge } from '../../src/knowledge/loader';
import { faultLines } from '../support/faults';
import { emptyFolder, removeFolders, write } from '../support/folder';
import { ask } from '../support/records';

/** The guide for editors is held to its word: its examples are a record without a fault, which answers. */
const guide = readFileSync(join(KNOWLEDGE, 'README.md'), 'utf8');

afterAll(removeFolders);

/** A piece put at the end of a key's own lines: `under status`. */
function under(text: string, key: string, piece: string): string {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(`${key}:`));
  const length = lines.slice(from + 1).findIndex((line) => /^\S/.test(line));
  const at = length < 0 ? lines.length : from + 1 + length;
  return [...lines.slice(0, at), piece, ...lines.slice(at)].join('\n');
}

/** The files that the guide writes: each block of YAML opens with its path, and with the key that it goes under. */
function files(): Map<string, string> {
  const found = new Map(['measures.yaml', 'topics.yaml'].map((file) => [file, readFileSync(join(KNOWLEDGE, file), 'utf8')]));
  for (const [, path = '', key, text = ''] of guide.matchAll(/^```yaml\n# (\S+?\.yaml)(?:, under `(\w+)`)?\n(.*?)^```/gms)) {
    const before = found.get(path) ?? '';
    found.set(path, key === undefined ? before + text : under(before, key, text));
  }
  return found;
}

function folder(more: Readonly<Record<string, string>> = {}): string {
  const dir = emptyFolder();
  for (const [file, text] of [...files(), ...Object.entries(more)]) write(dir, file, text);
  return dir;
}

test('every block of YAML says which file it is of', () =>
  expect(guide.match(/^```yaml$/gm)).toHaveLength([...guide.matchAll(/^```yaml\n# \S+\.yaml/gm)].length));

test('its examples have no fault', () => expect(faultLines(() => loadKnowledge(folder()))).toEqual([]));

describe('its record', () => {
  const kb = loadKnowledge(folder());

  test.each([
    ['How much is Halden investing?', ['€95 million', 'Until February 2032: €80 million ($90 million)']],
    ['Combien investit Halden ?', ["95 millions d'euros", "Jusqu'en février 2032 : 80 millions d'euros"]],
    ['Did Halden pledge 80 million euros?', ['€95 million', 'Until February 2032: €80 million']],
    ['When was the Harbour Summit?', ['took place from 2 to 3 April 2031']],
    ['Quand a eu lieu le Sommet des ports ?', ['du 2 au 3 avril 2031']],
    ['Was the summit on 3 April 2031?', ['from 2 to 3 April 2031']],
    ['What is the Harbour Summit?', ['held from 2 to 3 April 2031']],
    ['How much does Halden get in subsidies?', ['Not stated: Halden Cables states no public subsidy']],
    ['What did Vega Bank announce?', ['was named as a guest of the summit']],
    ['What did Ingrid Dahl say about the tide?', ['We follow the tide', 'Nous suivons la marée']],
  ])('%s', (question, told) => {
    const { text } = ask(kb, question);
    for (const piece of told) expect(text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')).toContain(piece);
  });
});

describe("an editor's words go before our own", () => {
  const measures = `${files().get('measures.yaml')!}
grants-for-students:
  label: {en: scholarships, fr: bourses d'études}
  unit: count
  adds: true
  noun: {en: {one: scholarship, other: scholarships}, fr: {one: bourse, other: bourses}}
  promises: {en: "fund {n}", fr: "financer {n}"}
  findBy: {fr: [bourses]}
`;
  const school = 'pledges/harbour-2031/subsea-school.yaml';
  const kb = loadKnowledge(
    folder({
      'measures.yaml': measures,
      [school]: `${files().get(school)!}
  students:
    measure: grants-for-students
    readings: [{value: 40, at: halden-pr, words: "40 scholarships"}]
  visits:
    aspect: fact
    says: {en: gives no ticket price, fr: n'indique pas le prix d'entrée}
    findBy: {en: [ticket]}
    notStated: {checked: [halden-pr], depth: full}
`.replace('by: halden-subsea', 'by: vega-bank'),
    }),
  );

  test.each([
    ['Combien de bourses de Vega Bank ?', '40 bourses'],
    ['Halden finance combien de bourses ?', "bourses d'études"],
    ['How much is a ticket at Vega Bank?', 'Not stated: Vega Bank gives no ticket price'],
  ])('%s', (question, told) => expect(ask(kb, question).text.replaceAll('\u00a0', ' ')).toContain(told));
});

/** Every key of the schemas that takes one of a few values, with the parts whose key it is. */
function choices(): Map<string, { readonly part: string; readonly values: readonly string[] }[]> {
  const found = new Map<string, { part: string; values: readonly string[] }[]>();
  const walk = (part: string, key: string, node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [step, child] of Object.entries(node))
      if (step === 'enum') found.set(key, [...(found.get(key) ?? []), { part, values: child as string[] }]);
      else walk(part, Array.isArray(node) || ['items', 'anyOf', 'properties'].includes(step) ? key : step, child);
  };
  for (const [file, text] of Object.entries(jsonSchemas())) walk(file.replace('.json', ''), '', JSON.parse(text));
  return found;
}

/** The values that the guide's table gives a key. */
function listed(key: string): string[] | undefined {
  const row = guide
    .split('\n')
    .find((line) => line.startsWith('| ') && line.split(' | ')[0]!.includes(`\`${key}\``) && line.includes(', `'));
  return row === undefined ? undefined : [...row.split(' | ')[1]!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!);
}

test('it lists what each key may be', () => {
  const missing: string[] = [];
  for (const [key, of] of choices())
    for (const { part, values } of of)
      if (JSON.stringify(listed(key === 'kind' ? `${part}.kind` : key)) !== JSON.stringify(values))
        missing.push(`${part}.${key}: ${values.join(', ')}`);
  expect(missing).toEqual([]);
});
