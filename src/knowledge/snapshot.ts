import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KnowledgeError } from '../model/errors.js';
import { buildBase, openBase, tablesOfBase, type Folder, type KnowledgeBase } from './base.js';
import { hashFolder, versionOf } from './files.js';
import { codeVersion } from '../text/prepared.js';
import { Tables, writeTables } from './tables.js';

/**
 * A snapshot is a folder as read and checked, in one file. With it a process starts without the YAML parser and the
 * schemas, which take longer to load than the record itself; so nothing here may load them but on the slow way.
 */
interface Snapshot {
  readonly format: string;
  readonly hash: string;
  readonly folder: Folder;
}

/** A snapshot holds what the schemas give out, so that one written by other schemas is another format. */
function format(): string {
  const hash = createHash('sha256');
  for (const module of ['./schema.js', './value.js']) hash.update(readFileSync(require.resolve(module)));
  return hash.digest('hex').slice(0, 12);
}

const loader = (): typeof import('./loader.js') => require('./loader.js') as typeof import('./loader.js');

/** Reads and checks a folder and writes its snapshot. Throws KnowledgeError where the folder has faults. */
export function writeSnapshot(dir: string, out: string): KnowledgeBase {
  const { folder, hash } = loader().loadFolder(dir);
  const snapshot: Snapshot = { format: format(), hash, folder };
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify(snapshot));
  return buildBase(folder, versionOf(hash));
}

/**
 * A large record's snapshot holds, beside what the folder holds, all that is worked out of it, and is read where it lies:
 * of a hundred thousand pledges, a process has the first answer before it could have parsed a tenth of them.
 */
export const READY = '.ready';

/** What else is worked out of a record, by those who look into it. */
export type Derived = (kb: KnowledgeBase) => Readonly<Record<string, Iterable<readonly [string, unknown]>>>;

/** Writes the ready snapshot of a folder that has been read and checked. */
export function saveReady(folder: Folder, hash: string, out: string, derived: Derived): KnowledgeBase {
  const kb = buildBase(folder, versionOf(hash));
  mkdirSync(dirname(out), { recursive: true });
  writeTables(out, readyStamp(), { version: [['', kb.version]], ...tablesOfBase(kb, folder), ...derived(kb) });
  return kb;
}

/** What is worked out is of the code that did it. */
const readyStamp = (): string => `${format()} ${codeVersion()}`;

/** The snapshot in a file; undefined where there is none, or none that this release can use. */
function readSnapshot(file: string): Snapshot | undefined {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Missing, unreadable or cut off: all the same to us, since the folder itself is the truth.
    return undefined;
  }
  const snapshot = (data ?? {}) as Partial<Snapshot>;
  return snapshot.format === format() && typeof snapshot.hash === 'string' && typeof snapshot.folder === 'object'
    ? (snapshot as Snapshot)
    : undefined;
}

const buildFrom = ({ folder, hash }: Snapshot): KnowledgeBase => buildBase(folder, versionOf(hash));

function openReady(file: string): KnowledgeBase | undefined {
  const tables = Tables.open(file, readyStamp());
  return tables && openBase(tables, tables.table<string>('version').get('')!);
}

function openFile(file: string): KnowledgeBase {
  const snapshot = file.endsWith(READY) ? undefined : readSnapshot(file);
  const base = snapshot ? buildFrom(snapshot) : openReady(file);
  if (base) return base;
  throw new KnowledgeError([
    { file, line: 1, problem: 'It is no snapshot of this release.', cure: 'Build it again: onrecord knowledge build DIR --out FILE.' },
  ]);
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * Opens a knowledge folder, from its snapshot where that is of the folder's present content, else from the YAML. `dir`
 * may itself be a snapshot, a .json or .ready file. Throws KnowledgeError with all faults at once.
 */
export function openKnowledge(dir: string, { snapshot: file }: { readonly snapshot?: string } = {}): KnowledgeBase {
  if ((dir.endsWith('.json') || dir.endsWith(READY)) && isFile(dir)) return openFile(dir);
  const snapshot = file === undefined ? undefined : readSnapshot(file);
  return snapshot?.hash === hashFolder(dir) ? buildFrom(snapshot) : loader().loadKnowledge(dir);
}
