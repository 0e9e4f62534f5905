import { createHash } from 'node:crypto';
import PgBoss from 'pg-boss';
import type { Queue, QueueOptions } from './queue.js';

const NAME = 'digest';
/** What a job is taken for, in seconds: a process that has it so long is taken for dead. Longer than any delivery takes. */
const EXPIRES = 120;
/** How often jobs of dead processes are looked for, in seconds. */
const LOOK = 15;
/** How long to wait where there is nothing to do, in milliseconds. */
const IDLE = 1000;
/** Jobs fetched, or completed, at a time. */
const BATCH = 50;
const TRIES = 5;

/** The job of a delivery: the same delivery is the same job, so that two who hand it on hand it on once. */
function jobOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface PostgresQueueOptions extends QueueOptions {
  /** Seconds after which a job of a process that died is given to another. */
  readonly expires?: number;
}

/** Replicas that start at once may get in each other's way in making it: one makes it, and the others find it made. */
async function ensureQueue(boss: PgBoss, retryDelay: number, expireInSeconds: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (await boss.getQueue(NAME)) return;
      // The window of a delivery ends its attempts, not their number.
      await boss.createQueue(NAME, { name: NAME, retryLimit: 100_000, retryDelay, expireInSeconds, retentionDays: 2 });
      return;
    } catch (cause) {
      if (attempt === TRIES) throw cause;
    }
  }
}

/**
 * The queue that replicas share, on their Postgres. pg-boss gives each job to one of them, and to another where that one
 * dies; nothing of ours stands between them.
 */
export async function postgresQueue(url: string, { atOnce, retryAfter, failed, expires = EXPIRES }: PostgresQueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    schema: 'digest_queue',
    schedule: false,
    maintenanceIntervalSeconds: Math.min(LOOK, expires),
  });
  boss.on('error', failed);
  await boss.start();
  await ensureQueue(boss, Math.max(1, Math.round(retryAfter / 1000)), expires);
  const running = new Set<Promise<void>>();
  let working: Promise<void> | undefined;
  let stopping = false;
  let wake = (): void => {};

  async function one(id: string, job: string, handle: (id: string) => Promise<'done' | 'again'>): Promise<void> {
    try {
      const outcome = await handle(id);
      if (outcome === 'done') await boss.complete(NAME, job);
      else await boss.fail(NAME, job);
    } catch (cause) {
      failed(cause);
      // Where even that cannot be said, it expires, and is taken up again.
      await boss.fail(NAME, job).catch(() => {});
    }
  }
  async function keepWorking(handle: (id: string) => Promise<'done' | 'again'>): Promise<void> {
    for (;;) {
      if (stopping) return;
      const free = atOnce - running.size;
      const jobs =
        free <= 0
          ? []
          : await boss.fetch<{ id: string }>(NAME, { batchSize: Math.min(free, BATCH) }).catch((cause: unknown) => {
              failed(cause);
              return [];
            });
      for (const job of jobs ?? []) {
        const done: Promise<void> = one(job.data.id, job.id, handle).finally(() => {
          running.delete(done);
          wake();
        });
        running.add(done);
      }
      if (jobs.length === 0 || running.size >= atOnce)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, IDLE);
          // A place that becomes free is filled at once.
          wake = running.size >= atOnce ? () => (clearTimeout(timer), resolve()) : () => {};
          if (stopping) resolve();
        });
    }
  }
  return {
    async put(ids) {
      if (ids.length > 0) await boss.insert(ids.map((id) => ({ id: jobOf(id), name: NAME, data: { id } })));
    },
    async work(handle) {
      working = keepWorking(handle);
    },
    async stop() {
      stopping = true;
      wake();
      await working;
      await Promise.all(running);
      await boss.stop({ graceful: false });
    },
  };
}
