import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createClient, type ResultSet } from '@libsql/client';
import { UserError } from '../model/errors.js';
import type { Cell, Row, Sql } from './sql.js';

/** How long one process waits for another that writes, in milliseconds. */
const BUSY = 5000;

const plainRows = ({ rows, columns }: ResultSet): Row[] =>
  rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] as Cell])));

/** One file, for one machine; several processes may use it at once. */
export async function embeddedSql(file: string): Promise<Sql> {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    // One connection: what is set for it holds for all that follows.
    const client = createClient({ url: `file:${file}`, concurrency: 1, timeout: BUSY });
    await client.execute('pragma journal_mode = wal');
    // In WAL, a process that dies loses nothing; only a machine that does may lose its last moments.
    await client.execute('pragma synchronous = normal');
    return {
      rows: async (sql, args = []) => plainRows(await client.execute({ sql, args: [...args] })),
      // A batch runs without a pause: a transaction with pauses would lock this process against itself.
      async together(statements) {
        await client.batch(
          statements.map(([sql, args]) => ({ sql, args: [...args] })),
          'write',
        );
      },
      async close() {
        client.close();
      },
    };
  } catch (cause) {
    throw new UserError(
      `The store ${file} cannot be opened: make its folder writable, or set DATABASE_URL to another place (file:PATH or postgres://...).`,
      { cause },
    );
  }
}
