import type { PlatformPorts } from './adapters/ports.js';
import type { Corridor } from './bot/handle.js';
import { claimsTold } from './bot/told.js';
import { overviewOf } from './browse/overview.js';
import type { KnowledgeBase } from './knowledge/base.js';
import type { Log } from './log.js';
import type { Store } from './store/contract.js';

/** What a platform is joined to. */
export interface PlatformParts extends Corridor {
  readonly knowledge: () => KnowledgeBase;
  readonly store: Store;
  readonly log: Log;
  readonly report: (event: string, cause: unknown) => string;
  readonly meters: PlatformPorts['meters'];
  readonly check?: PlatformPorts['check'];
  readonly digests: PlatformPorts['digests'];
}

/** Keys that this process has seen, for while the store does not answer. */
const MOST = 10_000;

/** While the store fails, this process alone tells whether something is new: two replicas might then both answer. */
function firstOf(store: Store, report: PlatformParts['report']): PlatformPorts['first'] {
  const own = new Set<string>();
  return async (key) => {
    if (own.has(key)) return false;
    own.add(key);
    if (own.size > MOST) own.delete(own.values().next().value!);
    try {
      return await store.seen.first(key);
    } catch (cause) {
      report('store.failed', cause);
      return true;
    }
  };
}

/** What every platform is handed, whichever it is. */
export function platformPorts({
  handle,
  repeat,
  list,
  digest,
  digests,
  check,
  knowledge,
  store,
  log,
  report,
  meters,
}: PlatformParts): PlatformPorts {
  /** What is noted beside an answer must not cost it. */
  const noted = async (work: Promise<void>): Promise<void> => work.catch((cause: unknown) => void report('store.failed', cause));
  return {
    handle,
    repeat,
    list,
    digest,
    digests,
    check,
    browse: () => overviewOf(knowledge()),
    first: firstOf(store, report),
    told: (place, answer) => noted(store.told.tell(place, claimsTold(answer), answer.lang)),
    async rate({ again, ...opinion }) {
      const query = again === undefined ? undefined : (await repeat(again))?.answer.query;
      await store.feedback.give({ ...opinion, ...(query === undefined ? {} : { understood: JSON.stringify(query) }) });
    },
    forget: (prefix) => store.forget(prefix),
    log,
    report,
    meters,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
