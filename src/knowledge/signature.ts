import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Tells whether a folder, or a snapshot, may have changed, without reading it: names, sizes and times of its files. What
 * it holds is what counts; this only says when it is worth a look.
 */
export async function signatureOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const add = async (name: string, at: string): Promise<void> => {
    // What goes while we look is gone the next time.
    const found = await stat(at).catch(() => undefined);
    hash.update(`${name}\0${found?.size}\0${found?.mtimeMs}\0${found?.ino}\0`);
  };
  const names = await readdir(path, { recursive: true }).catch(() => []);
  await add('', path);
  for (const name of names.sort((a, b) => (a < b ? -1 : 1))) await add(name, join(path, name));
  return hash.digest('hex');
}
