import { Pool, types } from 'pg';
import { UserError } from '../model/errors.js';
import type { Row, Sql } from './sql.js';

/** `?` as Postgres counts them. No statement of ours holds a question mark in a text. */
const numbered = (statement: string): string => {
  let n = 0;
  return statement.replace(/\?/g, () => `$${(n += 1)}`);
};

/** One Postgres, for any number of replicas. */
export async function postgresSql(url: string): Promise<Sql> {
  const pool = new Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 5000,
    // A statement that hangs must not hold an answer for long.
    statement_timeout: 10_000,
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
      try {
        await client.query('begin');
        for (const [statement, args] of statements) await client.query(numbered(statement), [...args]);
        await client.query('commit');
      } catch (cause) {
        await client.query('rollback');
        throw cause;
      } finally {
        client.release();
      }
    },
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}
