import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError, type Fault } from '../model/errors.js';
import { isBeside, PART_NAMES, whereIs } from './layout.js';
import { didYouMean } from './nearest.js';

/** A file of the record as it stands on disk. */
export interface FolderFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Buffer;
}

const at = (file: string, problem: string, cure: string): Fault => ({ file, line: 1, problem, cure });
const code = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

const UNREADABLE: Readonly<Record<string, string>> = {
  EACCES: 'Give the user that runs onrecord the right to read it.',
  EPERM: 'Give the user that runs onrecord the right to read it.',
  EISDIR: 'Put a file in place of the folder of that name.',
  ENOTDIR: 'Put a folder in place of the file of that name.',
  ENOENT: 'It links to something that is not there: mend or remove the link.',
  ELOOP: 'It links to itself: mend or remove the link.',
};
const unreadable = (path: string, error: unknown): Fault =>
  at(path, `It cannot be read (${code(error)}).`, UNREADABLE[code(error)] ?? 'Look at the disk and its rights.');

function stray(path: string): Fault {
  const cure = path.endsWith('.yml')
    ? `Rename it to \`${path.replace(/yml$/, 'yaml')}\`.`
    : didYouMean(path.replace(/\.yaml$/, ''), PART_NAMES, 'Remove it, or move it out of the knowledge folder.');
  return at(path, 'Nothing reads this.', cure);
}

/** Refuses what is no folder with a reason, before anything in it is looked at. */
function requireFolder(dir: string): void {
  const refuse = (problem: string, cure: string): never => {
    throw new KnowledgeError([at(dir, problem, cure)]);
  };
  const hint = 'Name the folder that holds sources.yaml and pledges/, as an argument or in KNOWLEDGE_DIR.';
  try {
    if (!statSync(dir).isDirectory()) refuse('It is not a folder.', hint);
  } catch (error) {
    if (error instanceof KnowledgeError) throw error;
    if (code(error) === 'ENOENT') refuse('There is no such folder.', hint);
    throw new KnowledgeError([unreadable(dir, error)]);
  }
}

/**
 * Reads the files of a knowledge folder, sorted by path. A knowledge folder is small, so that reading it in one go is
 * quicker than anything cleverer. Throws KnowledgeError where there is no folder or nothing in it; what is wrong with
 * single files comes back as faults.
 */
export function readFiles(dir: string): { files: FolderFile[]; faults: Fault[] } {
  requireFolder(dir);
  const files: FolderFile[] = [];
  const faults: Fault[] = [];

  const read = (path: string): void => {
    try {
      files.push({ path, bytes: readFileSync(join(dir, path)) });
    } catch (error) {
      faults.push(unreadable(path, error));
    }
  };
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(dir, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isBeside(path)) continue;
      try {
        // A mounted folder may consist of links (Kubernetes does that), so what counts is what a link leads to.
        const isFolder = (entry.isSymbolicLink() ? statSync(join(dir, path)) : entry).isDirectory();
        if (whereIs(path)) read(path);
        else if (isFolder && whereIs(`${path}/x.yaml`)) walk(path);
        else faults.push(stray(path));
      } catch (error) {
        faults.push(unreadable(path, error));
      }
    }
  };
  try {
    walk('');
  } catch (error) {
    throw new KnowledgeError([unreadable(dir, error)]);
  }

  if (files.length === 0 && faults.length === 0)
    throw new KnowledgeError([
      at(
        dir,
        'The folder is empty.',
        'Add sources.yaml, events/ and pledges/; README.md in the knowledge folder of the project shows how.',
      ),
    ]);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, faults };
}

/** A hash of paths and bytes: the same folder gives the same hash on every machine. */
export function hashFiles(files: readonly FolderFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}

/** The content hash of a knowledge folder. */
export function hashFolder(dir: string): string {
  const { files, faults } = readFiles(dir);
  const missing = faults.filter((f) => whereIs(f.file));
  if (missing.length > 0) throw new KnowledgeError(missing, dir);
  return hashFiles(files);
}

/** What answers carry as the version of the record. */
export const versionOf = (hash: string): string => hash.slice(0, 12);
