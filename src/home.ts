import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the package lies: one folder above `src/` and above `dist/`, so both find the same things. */
export const PACKAGE_ROOT = path.join(__dirname, '..');

/** The record that comes with the package. */
export const KNOWLEDGE = path.join(PACKAGE_ROOT, 'knowledge');

/** The same record as read and checked at build time. */
export const SNAPSHOT = path.join(PACKAGE_ROOT, 'dist', 'knowledge.json');

export function version(): string {
  const { version: release } = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
  return release;
}
