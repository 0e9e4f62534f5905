/** Work to be done once, by whichever process takes it. */
export interface Queue {
  /** Hands on what is to be done. What is waiting or under way under the same id stays as it is. */
  put(ids: readonly string[]): Promise<void>;
  /** Begins to work. `again`: it is not done, and is taken up later. */
  work(handle: (id: string) => Promise<'done' | 'again'>): Promise<void>;
  /** Takes nothing more on, and lets what is under way end. */
  stop(): Promise<void>;
}

export interface QueueOptions {
  /** How many are under way at once. Most of them wait for a platform. */
  readonly atOnce: number;
  /** How long what was not done is left, in milliseconds. */
  readonly retryAfter: number;
  readonly failed: (cause: unknown) => void;
}
export const QUEUE: Omit<QueueOptions, 'failed'> = { atOnce: 100, retryAfter: 20_000 };

/** The queue of one process. What it holds is lost with it, and found again by whoever looks what is open. */
export function localQueue({ atOnce, retryAfter, failed }: QueueOptions): Queue {
  const known = new Set<string>();
  const waiting: string[] = [];
  const running = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let handle: ((id: string) => Promise<'done' | 'again'>) | undefined;
  let next = 0;

  const later = (id: string): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      waiting.push(id);
      turn();
    }, retryAfter).unref();
    timers.add(timer);
  };
  const one = async (id: string, work: (id: string) => Promise<'done' | 'again'>): Promise<void> => {
    let outcome: 'done' | 'again' = 'again';
    try {
      outcome = await work(id);
    } catch (cause) {
      failed(cause);
    }
    if (outcome === 'again') later(id);
    else known.delete(id);
  };
  const turn = (): void => {
    const work = handle;
    if (!work) return;
    while (running.size < atOnce && next < waiting.length) {
      const done: Promise<void> = one(waiting[next++]!, work).finally(() => {
        running.delete(done);
        turn();
      });
      running.add(done);
    }
    if (next === waiting.length) {
      waiting.length = 0;
      next = 0;
    }
  };
  return {
    async put(ids) {
      for (const id of ids) {
        if (known.has(id)) continue;
        known.add(id);
        waiting.push(id);
      }
      turn();
    },
    async work(given) {
      handle = given;
      turn();
    },
    async stop() {
      handle = undefined;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
