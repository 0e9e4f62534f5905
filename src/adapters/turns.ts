/**
 * Work that is taken on at once and done in turns: between two beginnings the process looks at what has arrived, so that
 * a flood of questions keeps nobody from being acknowledged.
 */
export interface Turns {
  take(work: () => Promise<void>): void;
  /** Two with the same key never run at once: the second turn of a conversation sees the first. */
  inOrder<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** When all that was taken on is done. */
  idle(): Promise<void>;
}

export function createTurns(failed: (cause: unknown) => void): Turns {
  const waiting: (() => Promise<void>)[] = [];
  const running = new Set<Promise<void>>();
  const lines = new Map<string, Promise<unknown>>();
  let awake = false;

  const next = (): void => {
    const work = waiting.shift();
    if (!work) {
      awake = false;
      return;
    }
    const done: Promise<void> = work()
      .catch(failed)
      .finally(() => running.delete(done));
    running.add(done);
    setImmediate(next);
  };
  return {
    take(work) {
      waiting.push(work);
      if (awake) return;
      awake = true;
      setImmediate(next);
    },
    inOrder(key, work) {
      const before = lines.get(key) ?? Promise.resolve();
      const own = before.then(work, work);
      const settled = own
        .catch(() => {})
        .finally(() => {
          if (lines.get(key) === settled) lines.delete(key);
        });
      lines.set(key, settled);
      return own;
    },
    async idle() {
      while (waiting.length > 0 || running.size > 0) {
        await Promise.all(running);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
