import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '..');

const require = createRequire(import.meta.url);

/** Whether a package has been loaded into this process. */
export const isLoaded = (name) =>
  Object.keys(require.cache).some((file) => file.includes(`${path.sep}node_modules${path.sep}${name}${path.sep}`));

/** A module of what the build wrote: that, and no source, is what is measured. */
export function built(module) {
  const file = path.join(ROOT, 'dist', module);
  if (!existsSync(file)) throw new Error(`${file} is not there: run npm run build first.`);
  return require(file);
}

/** The lines of a file of questions. */
export const questionsOf = (file) =>
  readFileSync(path.join(ROOT, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
