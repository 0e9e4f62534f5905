import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { setImmediate as turn } from 'node:timers/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { KnowledgeBase } from '../knowledge/base.js';
import { compare, contentOf, KINDS, type Change, type Content } from '../knowledge/diff.js';
import type { Journal, JournalChange } from '../store/digests.js';

/** As many things are looked at before others have their turn: of a large record it is the work of a minute. */
const AT_ONCE = 200;

type What = Change['what'];
/** A thing of a record, as JSON. */
type Line = readonly [what: What, id: string, json: string];

/** All things of a content. */
function* linesOf(content: Content): Iterable<Line> {
  for (const what of KINDS) for (const id of content[what].keys()) yield [what, id, JSON.stringify(content[what].get(id))];
}

/**
 * A content as the store keeps it: a line for each thing, so that it is never whole in memory. Others have their turn
 * while what has been handed over is packed.
 */
async function pack(content: Content): Promise<string> {
  const zip = createGzip();
  const chunks: Buffer[] = [];
  zip.on('data', (chunk: Buffer) => void chunks.push(chunk));
  let lines: string[] = [];
  for (const line of linesOf(content)) {
    if (lines.push(`${line.join('\t')}\n`) < AT_ONCE) continue;
    await new Promise((written) => zip.write(lines.join(''), written));
    lines = [];
  }
  zip.end(lines.join(''));
  await once(zip, 'end');
  return Buffer.concat(chunks).toString('base64');
}

/** The same, as stores hold it since before it was written in lines: one object for all, and no line at all. */
function* linesOfWhole(json: string): Iterable<Line> {
  const whole = JSON.parse(json) as Record<What, Record<string, unknown>>;
  for (const what of KINDS) for (const [id, one] of Object.entries(whole[what])) yield [what, id, JSON.stringify(one)];
}

/** The lines of what was packed. */
async function* unpack(packed: string): AsyncIterable<Line> {
  const zip = createGunzip();
  zip.end(Buffer.from(packed, 'base64'));
  const decoder = new StringDecoder('utf8');
  let begun = '';
  for await (const chunk of zip) {
    begun += decoder.write(chunk as Buffer);
    const lines = begun.split('\n');
    begun = lines.pop()!;
    for (const line of lines) {
      const [what, id, json] = line.split('\t', 3) as [What, string, string];
      yield [what, id, json];
    }
  }
  if (begun !== '') yield* linesOfWhole(begun);
}

/** What changed from what was packed to a content, in the order of kinds and ids. */
async function changesSince(packed: string, now: Content): Promise<JournalChange[]> {
  const known = Object.fromEntries(KINDS.map((what) => [what, new Set<string>()])) as Record<What, Set<string>>;
  const changes: JournalChange[] = [];
  for await (const [what, id, json] of unpack(packed)) {
    known[what].add(id);
    // Mostly it is the same to the letter, and need not be read.
    if (JSON.stringify(now[what].get(id)) === json) continue;
    const before = JSON.parse(json) as unknown;
    if (compare(before, now[what].get(id)).length > 0) changes.push({ what, id, before });
  }
  let n = 0;
  for (const what of KINDS)
    for (const id of now[what].keys()) {
      if (n++ % AT_ONCE === 0) await turn();
      if (!known[what].has(id)) changes.push({ what, id });
    }
  const order = ({ what }: JournalChange): number => KINDS.indexOf(what as What);
  return changes.sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
}

/** Where a record stands in the journal, and what changed when it came to stand there. */
export interface Noted {
  readonly seq: number;
  /** Undefined where the record was there before. */
  readonly changes?: readonly JournalChange[];
}

/** For so long after it was last in use, a record is not taken for given up, in milliseconds. */
export const IN_USE = 10 * 60_000;

/**
 * Puts a record into the journal, unless it is the last one there: what changed is worked out from what both hold. Of
 * several replicas that come with the same record, one writes it, and the others find it written.
 *
 * A record that was superseded stays where it stands while the later one is in use: in a rolling update both are, and
 * each would correct the other for ever. It is written again where the later one is given up, or where this process had
 * that one itself (`held`) and went back: then somebody took an edit back.
 */
export async function note(kb: KnowledgeBase, journal: Journal, now: () => number, held?: number): Promise<Noted> {
  for (;;) {
    const last = await journal.last();
    if (last?.version === kb.version) {
      await journal.use(last.seq);
      return { seq: last.seq };
    }
    const earlier = last && last.seq !== held && now() - last.used < IN_USE ? await journal.find(kb.version) : undefined;
    if (earlier !== undefined) return { seq: earlier };
    const content = contentOf(kb);
    const packed = last && (await journal.content());
    // The first record that a store sees is where it begins: nothing of it is news.
    const changes = packed === undefined ? [] : await changesSince(packed, content);
    const after = last?.seq ?? 0;
    if (await journal.add({ after, version: kb.version, content: await pack(content), changes })) return { seq: after + 1, changes };
  }
}
