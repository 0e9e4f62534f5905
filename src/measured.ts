import type { Corridor } from './bot/handle.js';
import type { Check } from './model/checked.js';
import type { Handle, Reply } from './model/message.js';
import type { Meters, Platform } from './model/meters.js';

const seconds = (from: number): number => (performance.now() - from) / 1000;

/** The corridor as one platform is handed it: what is asked there is counted as asked there. */
export function measured(corridor: Corridor, platform: Platform, meters: Meters): Corridor {
  const counted = <A, R extends Reply | undefined>(ask: (asked: A) => Promise<R>) => {
    return async (asked: A): Promise<R> => {
      const from = performance.now();
      try {
        const reply = await ask(asked);
        // What was overheard and is no question was not asked of anybody.
        if (reply) meters.question(platform, reply, seconds(from));
        return reply;
      } catch (cause) {
        meters.questionFailed(platform);
        throw cause;
      }
    };
  };
  const { handle, overhear, list, repeat, digest } = corridor;
  // A button that shows an answer again asks nothing new.
  return { handle: counted(handle) satisfies Handle, overhear: counted(overhear), list: counted(list), digest: counted(digest), repeat };
}

export function measuredCheck(check: Check, platform: Platform, meters: Meters): Check {
  return async (...asked) => {
    const from = performance.now();
    const checked = await check(...asked);
    meters.check(platform, seconds(from));
    return checked;
  };
}
