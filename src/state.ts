import type { KnowledgeBase } from './knowledge/base.js';
import { countsOf } from './about.js';
import type { State } from './model/state.js';
import type { Store } from './store/contract.js';

/** How long the store may take to say that it is there, in milliseconds. Whoever asks how things are waits no longer. */
const PING_WITHIN = 2000;

export interface StateParts {
  readonly release: string;
  readonly knowledge: () => KnowledgeBase;
  readonly fault?: (() => string | undefined) | undefined;
  readonly store: Pick<Store, 'ping'>;
  readonly platforms: () => State['platforms'];
  readonly report: (event: string, cause: unknown) => unknown;
}

/** How the program is. Those who ask at the same time share one look at the store: to ask costs it little. */
export function createState(
  { release, knowledge, fault, store, platforms, report }: StateParts,
  within = PING_WITHIN,
): () => Promise<State> {
  let looking: Promise<State['store']> | undefined;
  let last: State['store'] = 'ok';
  async function look(): Promise<State['store']> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The store does not answer in time.')), within);
    });
    try {
      await Promise.race([store.ping(), late]);
      last = 'ok';
    } catch (cause) {
      // Told once, however often somebody asks while it lasts.
      if (last === 'ok') report('store.unreachable', cause);
      last = 'unreachable';
    } finally {
      clearTimeout(timer);
      looking = undefined;
    }
    return last;
  }
  return async () => {
    looking ??= look();
    const kb = knowledge();
    const wrong = fault?.();
    return {
      release,
      knowledge: { version: kb.version, counts: countsOf(kb), ...(wrong === undefined ? {} : { fault: wrong }) },
      store: await looking,
      platforms: platforms(),
    };
  };
}
