import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { UserError } from '../model/errors.js';
import type { Cell, Row, Sql } from './sql.js';

/** How long one process waits for another that writes, and how long between two looks, in milliseconds. */
const BUSY = 5000;
const LOOK = 10;
/** How long what is to be written waits for more of it, in milliseconds: a transaction costs more than what it writes. */
const GATHER = 4;
/** Statements that are kept prepared: far more than there are. */
const PREPARED = 200;

type Statement = readonly [sql: string, args: readonly Cell[]];
type Rows = readonly Row[];

/** Statements that stand or fall as one, and who waits for them. */
interface Unit {
  readonly statements: readonly Statement[];
  readonly done: (rows: Rows) => void;
  readonly failed: (cause: unknown) => void;
}

const isBusy = (cause: unknown): boolean => (cause as { code?: string } | null)?.code?.startsWith('SQLITE_BUSY') === true;

/** Waits while another process writes. This one goes on with other things meanwhile: the database itself would hold it up. */
async function patiently<T>(work: () => T): Promise<T> {
  for (const until = Date.now() + BUSY; ; await pause(LOOK)) {
    try {
      return work();
    } catch (cause) {
      if (!isBusy(cause) || Date.now() > until) throw cause;
    }
  }
}

function connect(file: string): Database.Database {
  // Of what it holds, nothing is for others of this machine.
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 });
  const db = new Database(file, { timeout: BUSY });
  db.exec('pragma journal_mode = wal');
  // In WAL, a process that dies loses nothing; only a machine that does may lose its last moments.
  db.exec('pragma synchronous = normal');
  db.exec('pragma busy_timeout = 0');
  return db;
}

/** One file, for one machine; several processes may use it at once. */
export async function embeddedSql(file: string): Promise<Sql> {
  let db: Database.Database;
  try {
    db = connect(file);
  } catch (cause) {
    throw new UserError(
      `The store ${file} cannot be opened: make its folder writable, or set DATABASE_URL to another place (file:PATH or postgres://...).`,
      { cause },
    );
  }

  const prepared = new Map<string, (args: readonly Cell[]) => Rows>();
  const run = ([sql, args]: Statement): Rows => {
    const known = prepared.get(sql);
    if (known) return known(args);
    const statement = db.prepare(sql);
    const made = statement.reader
      ? (given: readonly Cell[]) => statement.all(given) as Row[]
      : (given: readonly Cell[]) => (statement.run(given), []);
    if (prepared.size < PREPARED) prepared.set(sql, made);
    return made(args);
  };

  /** One unit within a transaction: what of it fails leaves the others as they are. A statement alone does so by itself. */
  const part = ({ statements }: Unit): (() => Rows) => {
    const several = statements.length > 1;
    try {
      if (several) db.exec('savepoint unit');
      const rows = statements.map(run).at(-1) ?? [];
      if (several) db.exec('release unit');
      return () => rows;
    } catch (cause) {
      if (several && db.inTransaction) db.exec('rollback to unit');
      return () => {
        throw cause;
      };
    }
  };

  const commit = (units: readonly Unit[]): (() => Rows)[] => {
    run(['begin immediate', []]);
    try {
      const parts = units.map(part);
      run(['commit', []]);
      return parts;
    } catch (cause) {
      if (db.inTransaction) db.exec('rollback');
      throw cause;
    }
  };

  // What is to be written in one moment is written by one transaction; whoever waits for it waits for that.
  let waiting: Unit[] = [];
  let writing: Promise<void> | undefined;
  async function write(): Promise<void> {
    while (waiting.length > 0) {
      await pause(GATHER);
      const units = waiting;
      waiting = [];
      try {
        const parts = await patiently(() => commit(units));
        units.forEach(({ done, failed }, i) => {
          try {
            done(parts[i]!());
          } catch (cause) {
            failed(cause);
          }
        });
      } catch (cause) {
        for (const { failed } of units) failed(cause);
      }
    }
    writing = undefined;
  }
  const written = (statements: readonly Statement[]) =>
    new Promise<Rows>((done, failed) => {
      waiting.push({ statements, done, failed });
      writing ??= write();
    });

  return {
    rows: (sql, args = []) => (/^select\b/.test(sql) ? patiently(() => run([sql, args])) : written([[sql, args]])),
    async together(statements) {
      await written(statements);
    },
    async close() {
      await writing;
      db.close();
    },
  };
}
