import type { z } from 'zod';
import { KnowledgeError, type Fault } from '../model/errors.js';
import { buildBase, type Folder, type KnowledgeBase } from './base.js';
import { findFaults } from './checks.js';
import type { Ids, Kind, Place } from './checks/check.js';
import { readDocument, type Document } from './document.js';
import { hashFiles, readFiles, versionOf } from './files.js';
import { readEntry } from './issues.js';
import { isList, PART_NAMES, whereIs, type Part } from './layout.js';
import { ENTRIES, id as idSchema, LISTS } from './schema.js';

/** A knowledge folder that has passed its checks, and where in it everything stands. */
export interface LoadedFolder {
  readonly folder: Folder;
  readonly hash: string;
  locate(place: Place): { file: string; line: number };
}

/** One entry as it stands on disk, before it is read by its schema. */
interface RawEntry {
  readonly part: Part;
  readonly id: string;
  readonly data: unknown;
  readonly file: string;
  readonly document: Document;
}

const SCHEMAS: Readonly<Record<Part, z.ZodType>> = { ...LISTS, ...ENTRIES };
const isMap = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null && !Array.isArray(data);

/** The faults of a folder, gathered from all its steps, so that an editor sees them at once. */
class Loading {
  readonly faults: Fault[];
  readonly hash: string;
  private readonly entries = new Map<string, RawEntry>();
  /** Lists and entries whose syntax is broken: what they would name is not known. */
  private readonly unread = new Set<string>();

  constructor(dir: string) {
    const { files, faults } = readFiles(dir);
    this.faults = faults;
    this.hash = hashFiles(files);
    for (const fault of faults) this.leaveOpen(fault.file);
    for (const { path, bytes } of files) this.readFile(path, bytes.toString('utf8'));
  }

  private static key(part: Part, id: string): string {
    return `${part}/${id}`;
  }

  private leaveOpen(file: string): void {
    const where = whereIs(file);
    if (where) this.unread.add(where.id === undefined ? where.part : Loading.key(where.part, where.id));
  }

  private readFile(file: string, text: string): void {
    const { part, id } = whereIs(file)!;
    const document = readDocument(text);
    for (const fault of document.faults) this.faults.push({ file, ...fault });
    if (!document.whole) this.leaveOpen(file);
    if (id !== undefined) {
      this.add({ part, id, data: document.data, file, document });
    } else if (isMap(document.data)) {
      for (const [key, data] of Object.entries(document.data)) this.add({ part, id: key, data, file, document });
    } else if (document.whole && document.data !== null) {
      this.leaveOpen(file);
      this.faults.push({
        file,
        line: 1,
        problem: 'It is not a map from ids to entries.',
        cure: 'Write `id:` at the start of a line, and the entry indented below it.',
      });
    }
  }

  private add(entry: RawEntry): void {
    const { part, id, file, document } = entry;
    const key = Loading.key(part, id);
    const twin = this.entries.get(key);
    const line = isList(part) ? document.lineAt([id]) : 1;
    // Broken syntax yields keys that nobody wrote.
    if (document.whole && !idSchema.safeParse(id).success)
      this.faults.push({ file, line, problem: `\`${id}\` is no id.`, cure: 'An id is lower-case letters, digits and single hyphens.' });
    if (twin)
      this.faults.push({
        file,
        line: 1,
        problem: `The id \`${id}\` is taken by ${twin.file}.`,
        cure: "A file's name is its id, whatever folder it lies in: rename one of them.",
      });
    else this.entries.set(key, entry);
  }

  /** Reads every entry by its schema. What is at fault is left out of the folder, and its faults are noted. */
  readFolder(): Folder {
    // Without a prototype: an entry may be called `constructor`, and what is not on record is undefined.
    const empty = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;
    const folder = Object.fromEntries(PART_NAMES.map((part) => [part, empty()])) as Record<Part, Record<string, unknown>>;
    for (const { part, id, data, document } of this.entries.values()) {
      if (!document.whole) continue;
      const read = readEntry(SCHEMAS[part], data);
      if ('entry' in read) folder[part][id] = read.entry;
      else for (const { path, problem, cure } of read.issues) this.faults.push({ ...this.locate({ part, id, path }), problem, cure });
    }
    return folder as unknown as Folder;
  }

  /** Ids are taken from the files and not from what has passed: a reference to an entry at fault is no second fault. */
  ids(): Ids {
    const known = new Map<Kind, Set<string>>([...PART_NAMES, 'claims' as const].map((kind) => [kind, new Set()]));
    for (const { part, id, data } of this.entries.values()) {
      known.get(part)!.add(id);
      if ((part === 'pledges' || part === 'events') && isMap(data) && isMap(data['claims']))
        for (const claim of Object.keys(data['claims'])) known.get('claims')!.add(`${id}#${claim}`);
    }
    const unread = (part: Part, id: string): boolean => this.unread.has(part) || this.unread.has(Loading.key(part, id));
    const mayHold = (claim: string): boolean => {
      const owner = claim.split('#')[0]!;
      return unread('pledges', owner) || unread('events', owner);
    };
    return {
      has: (kind, id) => known.get(kind)!.has(id) || (kind === 'claims' ? mayHold(id) : unread(kind, id)),
      all: (kind) => known.get(kind)!,
    };
  }

  readonly locate = ({ part, id, path }: Place): { file: string; line: number } => {
    const { file, document } = this.entries.get(Loading.key(part, id))!;
    return { file, line: document.lineAt(isList(part) ? [id, ...path] : path) };
  };
}

const inOrder = (a: Fault, b: Fault): number => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1);

/** Reads and checks a knowledge folder. Throws KnowledgeError with all its faults at once; nothing is half loaded. */
export function loadFolder(dir: string): LoadedFolder {
  const loading = new Loading(dir);
  const folder = loading.readFolder();
  const found = findFaults(folder, loading.ids()).map(({ place, problem, cure }) => ({ ...loading.locate(place), problem, cure }));
  const faults = [...loading.faults, ...found].sort(inOrder);
  if (faults.length > 0) throw new KnowledgeError(faults, dir);
  return { folder, hash: loading.hash, locate: loading.locate };
}

/** The knowledge base of a folder of YAML files. Throws KnowledgeError with all faults at once. */
export function loadKnowledge(dir: string): KnowledgeBase {
  const { folder, hash } = loadFolder(dir);
  return buildBase(folder, versionOf(hash));
}
