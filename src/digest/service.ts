import type { DigestDesk } from '../model/digest.js';
import { claimCorrections } from './corrections.js';
import { createDeliver } from './deliver.js';
import { createDesk } from './desk.js';
import { createNews } from './news.js';
import type { DigestParts } from './parts.js';
import { nextDue } from './schedule.js';

/** How often it is looked what is due, in milliseconds. */
export const TICK = 2_000;
/** What was due so long ago and is still open may have been lost on its way to the queue, in milliseconds. */
const STRANDED = 60_000;
/** Taken at a time. */
const BATCH = 250;
/** Days that were missed are noted one by one for so long; of an older absence, only its end. */
const REMEMBERED = 7 * 86_400_000;

export interface DigestService {
  readonly desk: DigestDesk;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Claims what is due, and hands it to the queue. Called by itself once it was started. */
  tick(): Promise<void>;
  /** The record was swapped: it is noted, and who was told otherwise is told. */
  swapped(): Promise<void>;
}

/** The digests: what is due is claimed in the store, so that of several processes one sends it. */
export function createDigests(parts: DigestParts): DigestService {
  const { store, queue, now, window, report } = parts;
  const news = createNews(parts);
  const deliver = createDeliver(parts, news);
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> | undefined;

  async function claimDue(): Promise<void> {
    for (;;) {
      const at = now();
      const due = await store.digests.due(at, BATCH);
      const claims = due.map((s) => {
        const { at: when, date } = s.next!;
        const delivery = { id: `${s.id}:${date}`, place: s.place, subscription: s.id, date, due: when, until: when + window };
        return { delivery, next: nextDue(s.wish.schedule, Math.max(when, at - REMEMBERED)) };
      });
      await queue.put(await store.digests.claim(claims));
      if (due.length < BATCH && claims.every((c) => c.next.at > at)) return;
    }
  }
  async function tick(): Promise<void> {
    await claimDue();
    // A record that comes into use again, since the later one was given up, corrects what that one told.
    if (await news.look()) await claimCorrections(parts, news);
    await queue.put((await store.digests.open(now() - STRANDED, BATCH)).map((d) => d.id));
  }
  const turn = (): void => {
    if (ticking) return;
    ticking = tick()
      .catch((cause: unknown) => void report('digest.tick-failed', cause))
      .finally(() => {
        ticking = undefined;
      });
  };
  const swapped = async (): Promise<void> => {
    await news.position();
    await claimCorrections(parts, news);
  };
  return {
    desk: createDesk(parts, news, turn),
    tick,
    swapped,
    async start() {
      await queue.work(deliver);
      await swapped().catch((cause: unknown) => report('digest.journal-failed', cause));
      turn();
      timer = setInterval(turn, TICK).unref();
    },
    async stop() {
      clearInterval(timer);
      await ticking;
      await queue.stop();
    },
  };
}
