import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(__dirname, '..', '..', 'dist', 'words');
const fileOf = (name: string): string => path.join(FOLDER, `${name}.json`);

let known: string | undefined;
/**
 * A hash of the code that prepared things derive from: whole folders, so that no module can be forgotten, and the tables
 * of Node (names of countries). Sources hash to something else than their build, so that tests never see what is prepared.
 */
export function codeVersion(): string {
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(`${process.versions.icu} ${process.versions.unicode}`);
  hash.update(readFileSync(require.resolve('snowball-stemmers/package.json')));
  for (const folder of ['model', 'text', 'knowledge', 'nlu', 'nlu/languages']) {
    const dir = path.join(__dirname, '..', folder);
    for (const file of readdirSync(dir).sort())
      if (/\.[jt]s$/.test(file)) hash.update(`${folder}/${file}\0`).update(readFileSync(path.join(dir, file)));
  }
  return (known = hash.digest('hex').slice(0, 12));
}

const stampOf = (version: string): string => `${codeVersion()} ${version}\n`;

/**
 * What the build worked out ahead under a name, for a version of what it was made of. Undefined where there is none, or
 * one of other code or another version: whoever asks then works it out, so that nothing stale is ever answered from.
 */
export function prepared(name: string, version = ''): unknown {
  try {
    const stamp = stampOf(version);
    const text = readFileSync(fileOf(name), 'utf8');
    return text.startsWith(stamp) ? (JSON.parse(text.slice(stamp.length)) as unknown) : undefined;
  } catch {
    // Missing, unreadable or cut off: all the same, since it can be worked out again.
    return undefined;
  }
}

/** Keeps something for `prepared`. What is not plain data is lost. */
export function prepare(name: string, data: unknown, version = ''): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(name), stampOf(version) + JSON.stringify(data));
}
