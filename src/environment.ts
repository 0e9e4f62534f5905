import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { UserError } from './model/errors.js';

/** The environment of a process, and below it what `.env` in this folder says. `config.ts` checks it. */
export function environment(folder = process.cwd(), env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const file = path.join(folder, '.env');
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...env };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return env;
    throw new UserError(`${file} cannot be read: make it a readable text file, or remove it.`, { cause });
  }
}
