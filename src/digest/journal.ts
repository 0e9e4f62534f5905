import { gunzipSync, gzipSync } from 'node:zlib';
import type { KnowledgeBase } from '../knowledge/base.js';
import { contentOf, diffContent, type Content } from '../knowledge/diff.js';
import type { Journal, JournalChange } from '../store/digests.js';

const EMPTY: Content = { claim: new Map(), status: new Map(), quote: new Map(), conflict: new Map() };

/** A content as the store keeps it. */
function pack(content: Content): string {
  const plain = Object.fromEntries(Object.entries(content).map(([what, items]) => [what, Object.fromEntries(items)]));
  return gzipSync(JSON.stringify(plain)).toString('base64');
}
function unpack(packed: string): Content {
  const plain = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) as Record<keyof Content, Record<string, unknown>>;
  return {
    claim: new Map(Object.entries(plain.claim)),
    status: new Map(Object.entries(plain.status)),
    quote: new Map(Object.entries(plain.quote)),
    conflict: new Map(Object.entries(plain.conflict)),
  };
}

/** Where a record stands in the journal, and what changed when it came to stand there. */
export interface Noted {
  readonly seq: number;
  /** Undefined where the record was there before. */
  readonly changes?: readonly JournalChange[];
}

/**
 * Puts a record into the journal, unless it is the last one there: what changed is worked out from what both hold. Of
 * several replicas that come with the same record, one writes it, and the others find it written.
 */
export async function note(kb: KnowledgeBase, journal: Journal): Promise<Noted> {
  for (;;) {
    const last = await journal.last();
    if (last?.version === kb.version) return { seq: last.seq };
    const packed = await journal.content();
    const [old, now] = [packed === undefined ? EMPTY : unpack(packed), contentOf(kb)];
    // The first record that a store sees is where it begins: nothing of it is news.
    const changes =
      last === undefined
        ? []
        : diffContent(old, now).map(({ what, id }) => ({ what, id, ...(old[what].has(id) ? { before: old[what].get(id) } : {}) }));
    const after = last?.seq ?? 0;
    if (await journal.add({ after, version: kb.version, content: pack(now), changes })) return { seq: after + 1, changes };
  }
}
