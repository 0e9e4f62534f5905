import type { Config } from './config.js';
import { systemClock } from './model/clock.js';
import type { Store } from './store/contract.js';
import { openStore } from './store/open.js';

/** The store that the environment names. */
export const openConfiguredStore = ({ databaseUrl, questionLogDays, encryptionKey }: Config): Promise<Store> =>
  openStore(databaseUrl, { now: () => systemClock.now(), questionLogDays, encryptionKey });
