import { Pool, types } from 'pg';
import { UserError } from '../model/errors.js';
import type { Row, Sql } from './sql.js';

/** `?` as Postgres counts them. No statement of ours holds a question mark in a text. */
const numbered = (statement: string): string => {
  let n = 0;
  return statement.replace(/\?/g, () => `$${(n += 1)}`);
};

/** How long a statement may take, and how much longer its answer may be under way, in milliseconds. */
const STATEMENT = 10_000;
const GRACE = 500;

/** One Postgres, for any number of replicas. */
export async function postgresSql(url: string, within = STATEMENT): Promise<Sql> {
  const pool = new Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 5000,
    // A statement that hangs must not hold an answer for long; nor a network that says nothing more, of which only we can tell.
    statement_timeout: within,
    query_timeout: within + GRACE,
    keepAlive: true,
    // Whole milliseconds and counts fit into a number; Postgres hands them over as text.
    types: {
      getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : (types.getTypeParser(oid, format) as (v: string) => unknown)),
    },
  });
  // A connection that breaks while nobody uses it: the pool makes a new one, and without a listener the process would end.
  pool.on('error', () => {});
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    throw new UserError('The Postgres of DATABASE_URL does not answer: start it, or mend the address, the user or the password.', {
      cause,
    });
  }
  return {
    rows: async (statement, args = []) => (await pool.query<Row>(numbered(statement), [...args])).rows,
    async together(statements) {
      const client = await pool.connect();
      let broken = false;
      try {
        await client.query('begin');
        for (const [statement, args] of statements) await client.query(numbered(statement), [...args]);
        await client.query('commit');
      } catch (cause) {
        // Where the connection is what failed, there is nothing to roll back, and nobody else is to get it.
        await client.query('rollback').catch(() => {
          broken = true;
        });
        throw cause;
      } finally {
        client.release(broken);
      }
    },
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}
