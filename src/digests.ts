import { randomUUID } from 'node:crypto';
import type { Meters } from './model/meters.js';
import { readDigestFilter } from './bot/digest.js';
import type { Config } from './config.js';
import { askedNow } from './digest/desk.js';
import { previewOf, type Preview } from './digest/preview.js';
import { localQueue, QUEUE, type Queue } from './digest/queue.js';
import { createDigests, type DigestService } from './digest/service.js';
import { openKnowledge } from './knowledge/snapshot.js';
import { KNOWLEDGE, SNAPSHOT } from './home.js';
import type { KnowledgeBase } from './knowledge/base.js';
import type { Log } from './log.js';
import type { Carrier, Chart, Digest } from './model/digest.js';
import type { Store } from './store/contract.js';

const HOUR = 3_600_000;

export interface DigestJoints {
  readonly knowledge: () => KnowledgeBase;
  readonly store: Store;
  readonly log: Log;
  readonly report: (event: string, cause: unknown) => unknown;
  readonly meters: Pick<Meters, 'digest'>;
  readonly carriers: () => readonly Carrier[];
}

/** The queue that goes with a store: of this process alone, or one that replicas share on their Postgres. */
async function openQueue(config: Config, failed: (cause: unknown) => void): Promise<Queue> {
  if (config.databaseUrl.startsWith('file:')) return localQueue({ ...QUEUE, failed });
  return (await import('./digest/postgres-queue.js')).postgresQueue(config.databaseUrl, { ...QUEUE, failed });
}

/** Joins the digests to the rest. */
export async function joinDigests(
  config: Config,
  { knowledge, store, log, report, meters, carriers }: DigestJoints,
): Promise<DigestService> {
  return createDigests({
    store,
    knowledge,
    carriers,
    queue: await openQueue(config, (cause) => report('digest.failed', cause)),
    now: Date.now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    window: config.digestWindowHours * HOUR,
    limit: config.digestLimit,
    log,
    report,
    meters,
    newId: () => randomUUID().replaceAll('-', '').slice(0, 12),
  });
}

/** A digest of a record as it would be, about what is said in words. Throws a UserError where the record knows none of it. */
export const previewDigestOf = (kb: KnowledgeBase, about: string | undefined, of: Omit<Preview, 'filter'>): Digest =>
  previewOf(kb, { ...of, ...(about === undefined ? {} : { filter: readDigestFilter(about, kb, of.lang) }) });

/** A digest of a folder as it would be, about what is said in words. */
export function previewDigest(
  dir: string | undefined,
  about: string | undefined,
  { since, ...of }: Omit<Preview, 'filter' | 'since'> & { since?: string | undefined },
): Digest {
  const kb = openKnowledge(dir ?? KNOWLEDGE, { snapshot: SNAPSHOT });
  return previewDigestOf(kb, about, { ...of, ...(since === undefined ? {} : { since: openKnowledge(since) }) });
}

/** A chart as PNG. */
export const drawChart = async (chart: Chart): Promise<Buffer> => (await import('./digest/picture.js')).chartPng(chart);

/** Deliveries shown with each digest. */
const RECENT = 3;

/** The digests of a store, for operators. */
export function digestsAtHand({ digestWindowHours }: Config, { digests }: Store) {
  return {
    async list() {
      const all = await digests.all();
      const listed = await Promise.all(
        all.map(async ({ id, place, wish, paused, next }) => ({ id, place, wish, paused, next, recent: await digests.recent(RECENT, id) })),
      );
      return { digests: listed, counts: await digests.counts() };
    },
    async send(id: string) {
      const s = await digests.find(id);
      if (!s) return undefined;
      const delivery = askedNow(s, Date.now(), digestWindowHours * HOUR);
      await digests.claim([{ delivery }]);
      return { place: s.place };
    },
  };
}
