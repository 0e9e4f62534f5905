import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** Something looked up by a key, in memory or in a file. */
export interface Lookup<V> {
  readonly size: number;
  has(key: string): boolean;
  get(key: string): V | undefined;
  keys(): Iterable<string>;
}

/** The first line of a file of tables, before its stamp. */
const MAGIC = 'onrecord tables 1';
/** The last bytes tell how long the directory before them is. */
const TRAILER = 12;

interface Entry {
  readonly at: number;
  readonly count: number;
  readonly slots: number;
  readonly keys: number;
}
type Directory = Readonly<Record<string, Entry>>;

/** FNV-1a: quick, and the same everywhere. */
function hash(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

const bytesOf = (numbers: Uint32Array): Buffer => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/**
 * Writes tables of keys and JSON values that are read where they lie: to open them takes no longer than to read the file,
 * whatever they hold, and a value is parsed when it is asked for first. A Uint32Array is written as it is.
 */
export function writeTables(file: string, stamp: string, tables: Readonly<Record<string, Iterable<readonly [string, unknown]>>>): void {
  const out = openSync(file, 'w');
  const directory: Record<string, Entry> = {};
  let at = 0;
  const write = (bytes: Buffer): void => {
    for (let done = 0; done < bytes.length; ) done += writeSync(out, bytes, done);
    at += bytes.length;
  };
  try {
    write(Buffer.from(`${MAGIC} ${stamp}\n`));
    for (const [name, entries] of Object.entries(tables)) {
      // Numbers of four bytes begin at a multiple of four.
      write(Buffer.alloc((4 - (at % 4)) % 4));
      const { slots, ends, keys, values } = laidOut(entries);
      directory[name] = { at, count: ends.length / 2 - 1, slots: slots.length, keys: keys.reduce((n, k) => n + k.length, 0) };
      for (const bytes of [bytesOf(slots), bytesOf(ends), ...keys, ...values]) write(bytes);
    }
    const listed = Buffer.from(JSON.stringify(directory));
    write(listed);
    write(Buffer.from(String(listed.length).padStart(TRAILER)));
  } finally {
    closeSync(out);
  }
}

/** A table as it stands in the file: where to look for a key, where keys and values end, keys, values. */
function laidOut(entries: Iterable<readonly [string, unknown]>): {
  slots: Uint32Array;
  ends: Uint32Array;
  keys: Buffer[];
  values: Buffer[];
} {
  const hashes: number[] = [];
  const [keyEnds, valueEnds] = [[0], [0]];
  const [keys, values]: [Buffer[], Buffer[]] = [[], []];
  const put = (list: Buffer[], ends: number[], bytes: Buffer): void => {
    list.push(bytes);
    ends.push(ends.at(-1)! + bytes.length);
  };
  for (const [key, value] of entries) {
    hashes.push(hash(key));
    put(keys, keyEnds, Buffer.from(key));
    put(values, valueEnds, value instanceof Uint32Array ? bytesOf(value) : Buffer.from(JSON.stringify(value)));
  }
  let size = 4;
  while (size < hashes.length * 2) size *= 2;
  const slots = new Uint32Array(size);
  for (const [i, h] of hashes.entries()) {
    let slot = h % size;
    while (slots[slot] !== 0) slot = (slot + 1) % size;
    slots[slot] = i + 1;
  }
  return { slots, ends: Uint32Array.from([...keyEnds, ...valueEnds]), keys: joined(keys), values: joined(values) };
}

/** Many small pieces as few large ones. */
function joined(pieces: readonly Buffer[]): Buffer[] {
  const few: Buffer[] = [];
  for (let i = 0; i < pieces.length; i += 50_000) few.push(Buffer.concat(pieces.slice(i, i + 50_000)));
  return few;
}

/** A table in a file. What was asked for once is kept. */
export class Table<V> implements Lookup<V> {
  readonly size: number;
  private readonly known = new Map<string, V>();

  constructor(
    private readonly bytes: Buffer,
    private readonly slots: Uint32Array,
    private readonly ends: Uint32Array,
    private readonly keysAt: number,
    private readonly valuesAt: number,
  ) {
    this.size = ends.length / 2 - 1;
  }

  /** The key of the entry that stands at a place. */
  keyAt(place: number): string {
    return this.bytes.toString('utf8', this.keysAt + this.ends[place]!, this.keysAt + this.ends[place + 1]!);
  }

  /** Where the entry of a key stands; -1 where there is none. */
  placeOf(key: string): number {
    const size = this.slots.length;
    for (let slot = hash(key) % size; this.slots[slot] !== 0; slot = (slot + 1) % size)
      if (this.keyAt(this.slots[slot]! - 1) === key) return this.slots[slot]! - 1;
    return -1;
  }

  has(key: string): boolean {
    return this.placeOf(key) >= 0;
  }

  get(key: string): V | undefined {
    const seen = this.known.get(key);
    if (seen !== undefined) return seen;
    const bytes = this.bytesUnder(key);
    if (!bytes) return undefined;
    const value = JSON.parse(bytes.toString('utf8')) as V;
    this.known.set(key, value);
    return value;
  }

  /** Numbers that were given as such: they are no JSON. */
  numbers(key: string): Uint32Array | undefined {
    // Copied, since numbers of four bytes cannot be read where they do not begin at a multiple of four.
    const bytes = this.bytesUnder(key);
    return bytes && new Uint32Array(Uint8Array.from(bytes).buffer);
  }

  private bytesUnder(key: string): Buffer | undefined {
    const place = this.placeOf(key);
    if (place < 0) return undefined;
    const [from, to] = [this.ends[this.size + 1 + place]!, this.ends[this.size + 2 + place]!];
    return this.bytes.subarray(this.valuesAt + from, this.valuesAt + to);
  }

  *keys(): Iterable<string> {
    for (let place = 0; place < this.size; place++) yield this.keyAt(place);
  }
}

/** Tables that lie in a file. */
export class Tables {
  private readonly opened = new Map<string, Table<unknown>>();

  private constructor(
    private readonly bytes: Buffer,
    private readonly directory: Directory,
  ) {}

  /** Opens a file of tables; undefined where it is none, not whole, or of another stamp. */
  static open(file: string, stamp: string): Tables | undefined {
    try {
      const bytes = readFileSync(file);
      const first = `${MAGIC} ${stamp}\n`;
      if (bytes.toString('utf8', 0, Buffer.byteLength(first)) !== first) return undefined;
      const end = bytes.length - TRAILER;
      const length = Number(bytes.toString('utf8', end));
      return new Tables(bytes, JSON.parse(bytes.toString('utf8', end - length, end)) as Directory);
    } catch {
      // Unreadable or cut off, so that what stands at its end is no directory.
      return undefined;
    }
  }

  table<V>(name: string): Table<V> {
    const seen = this.opened.get(name);
    if (seen) return seen as Table<V>;
    const entry = this.directory[name];
    if (!entry) throw new Error(`There is no table ${name}.`);
    const numbers = (from: number, n: number) => new Uint32Array(this.bytes.buffer, this.bytes.byteOffset + from, n);
    const ends = entry.at + entry.slots * 4;
    const keys = ends + (entry.count + 1) * 8;
    const made = new Table<V>(this.bytes, numbers(entry.at, entry.slots), numbers(ends, (entry.count + 1) * 2), keys, keys + entry.keys);
    this.opened.set(name, made);
    return made;
  }
}
