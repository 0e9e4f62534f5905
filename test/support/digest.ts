import { createDigests } from '../../src/digest/service.js';
import { localQueue } from '../../src/digest/queue.js';
import type { KnowledgeBase } from '../../src/knowledge/base.js';
import { loadKnowledge } from '../../src/knowledge/loader.js';
import type { Block } from '../../src/model/answer.js';
import type { Carrier, Digest, DigestSpot, Posted } from '../../src/model/digest.js';
import { digestLines } from '../../src/render/digest.js';
import { plain } from '../../src/render/plain.js';
import type { Store } from '../../src/store/contract.js';
import { memoryStore } from '../../src/store/memory.js';
import { makeFolder } from './folder.js';

export const HOUR = 3_600_000;
export const MONDAY = Date.parse('2026-11-23T06:00:00Z');

export const spot = (over: Partial<DigestSpot> = {}): DigestSpot => ({
  place: 'slack:T1:C1',
  workspace: 'slack:T1:',
  person: 'slack:T1:U1',
  zone: 'Europe/Paris',
  member: async () => true,
  ...over,
});

export interface Sent {
  readonly place: string;
  readonly digest: Digest;
  readonly text: string;
  readonly at: number;
  readonly maybe: boolean;
}

interface Digesting {
  readonly platform?: 'slack' | 'teams';
  readonly limit?: number;
  /** Another replica, on the same store and clock. */
  readonly beside?: { readonly clock: { at: number }; readonly store: Store };
  /** What its record has otherwise. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The digests on a clock that the test sets, with a platform that records what it is sent and answers as it is told. */
export async function startDigests({ platform = 'slack', limit = 5, beside, files }: Digesting = {}) {
  const clock = beside?.clock ?? { at: MONDAY };
  let kb: KnowledgeBase = loadKnowledge(makeFolder(files));
  const store = beside?.store ?? memoryStore({ now: () => new Date(clock.at), questionLogDays: 0 });
  const sent: Sent[] = [];
  const told: { place: string; text: string }[] = [];
  const log: string[] = [];
  const counted: string[] = [];
  let answers: (Posted | (() => Posted))[] = [];
  const carrier: Carrier = {
    platform,
    looks: platform === 'slack',
    async post(place, digest, maybe) {
      const given = answers.shift() ?? { kind: 'posted' };
      const posted = typeof given === 'function' ? given() : given;
      if (posted.kind === 'posted')
        sent.push({ place, digest, text: digestLines(digest).join('\n'), at: clock.at, maybe: maybe !== undefined });
      return posted;
    },
    async tell(place, blocks: readonly Block[]) {
      told.push({ place, text: plain(blocks) });
    },
  };
  let ids = 0;
  const open = () => {
    const failed = (cause: unknown) => void log.push(`failed ${String(cause)}`);
    return createDigests({
      store,
      knowledge: () => kb,
      carriers: () => [carrier],
      queue: localQueue({ atOnce: 20, retryAfter: 1, failed }),
      now: () => clock.at,
      sleep: async (ms) => {
        clock.at += ms;
      },
      window: 6 * HOUR,
      limit,
      log: { info: (event) => void log.push(event), warn: (event) => void log.push(event) },
      report: (event, cause) => void log.push(`${event} ${String(cause)}`),
      meters: { digest: (on, outcome) => void counted.push(`${on} ${outcome}`) },
      newId: () => `d${(ids += 1)}`,
    });
  };
  let service = open();
  await service.start();

  /** When every delivery has come to its end. */
  async function settled(): Promise<void> {
    for (let i = 0; i < 400; i += 1) {
      if ((await store.digests.open(clock.at + 1, 1)).length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    throw new Error(`A delivery stays open: ${JSON.stringify(await store.digests.open(clock.at + 1, 1))}\n${log.join('\n')}`);
  }
  return {
    clock,
    store,
    sent,
    told,
    log,
    counted,
    settled,
    desk: () => service.desk,
    /** What is answered to posts, one after the other; then all are taken. */
    answer: (...given: (Posted | (() => Posted))[]) => void (answers = given),
    /** It is that time, and what is due then is done. */
    async at(when: number | string): Promise<void> {
      clock.at = typeof when === 'number' ? when : Date.parse(when);
      await service.tick();
      await settled();
    },
    tick: () => service.tick(),
    async edit(edits: Readonly<Record<string, string>>): Promise<void> {
      kb = loadKnowledge(makeFolder(edits));
      await service.swapped();
      await settled();
    },
    /** As after a restart. */
    async again(): Promise<void> {
      await service.stop();
      service = open();
      await service.start();
    },
    stop: () => service.stop(),
    say: async (request: Parameters<typeof service.desk.manage>[0], over: Partial<DigestSpot> = {}, lang: 'en' | 'fr' = 'en') => {
      const { blocks, changed } = await service.desk.manage(request, spot(over), lang);
      return { text: plain(blocks), changed };
    },
  };
}
export type RunningDigests = Awaited<ReturnType<typeof startDigests>>;
