import type { KnowledgeBase } from '../knowledge/base.js';
import type { Carrier } from '../model/digest.js';
import type { Meters } from '../model/meters.js';
import type { Store } from '../store/contract.js';
import type { Queue } from './queue.js';

type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** What the digests are made of. */
export interface DigestParts {
  readonly store: Pick<Store, 'digests' | 'journal' | 'told'>;
  readonly knowledge: () => KnowledgeBase;
  readonly carriers: () => readonly Carrier[];
  readonly queue: Queue;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** How long after its time a digest is still sent, in milliseconds. */
  readonly window: number;
  /** Digests that one workspace may have. */
  readonly limit: number;
  readonly log: { info(event: string, fields?: Fields): void; warn(event: string, fields?: Fields): void };
  readonly report: (event: string, cause: unknown) => unknown;
  readonly meters: Pick<Meters, 'digest'>;
  /** An id that nobody can guess. */
  readonly newId: () => string;
}
