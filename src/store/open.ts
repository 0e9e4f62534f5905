import type { Store, StoreOptions } from './contract.js';
import { memoryStore } from './memory.js';
import { sqlStore } from './sql-store.js';

/** Opens the store of an address (`file:PATH`, `postgres://...`, `memory:`). Each database is loaded only where it is used. */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  if (url === 'memory:') return memoryStore(options);
  const sql = url.startsWith('file:')
    ? await (await import('./embedded.js')).embeddedSql(url.slice('file:'.length))
    : await (await import('./postgres.js')).postgresSql(url);
  try {
    return await sqlStore(sql, options);
  } catch (cause) {
    await sql.close();
    throw cause;
  }
}
