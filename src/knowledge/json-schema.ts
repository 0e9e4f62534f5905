import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ENTRIES, id, LISTS } from './schema.js';

/** Draft 7 is what the YAML plugins of editors read. What a transform does cannot be said in JSON Schema: the input is. */
const draw = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }), null, 2)}\n`;

/** A JSON Schema for each kind of file of a knowledge folder, by file name. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...Object.entries(LISTS).map(([part, entry]) => [`${part}.json`, draw(z.record(id, entry))]),
    ...Object.entries(ENTRIES).map(([part, entry]) => [`${part}.json`, draw(entry)]),
  ]);
}

/** Writes the schemas to a folder; returns their names. */
export function writeSchemas(dir: string): string[] {
  mkdirSync(dir, { recursive: true });
  const schemas = Object.entries(jsonSchemas());
  for (const [name, text] of schemas) writeFileSync(join(dir, name), text);
  return schemas.map(([name]) => name);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function filesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** How the files of a folder differ from the schemas, a line for each that does. */
export function staleSchemas(dir: string): string[] {
  const schemas = jsonSchemas();
  const wrong = Object.entries(schemas).flatMap(([name, text]) => {
    const present = read(join(dir, name));
    if (present === undefined) return [`${name} is missing`];
    if (present === text) return [];
    const [was, is] = [present.split('\n'), text.split('\n')];
    const line = is.findIndex((l, i) => l !== was[i]);
    return [`${name}:${line + 1} says \`${(was[line] ?? '').trim()}\`, and the code says \`${is[line]!.trim()}\``];
  });
  return [
    ...wrong,
    ...filesIn(dir)
      .filter((name) => !Object.hasOwn(schemas, name))
      .map((name) => `${name} belongs to nothing`),
  ];
}
