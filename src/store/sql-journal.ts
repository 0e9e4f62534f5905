import type { Journal, JournalChange } from './digests.js';
import type { Cell, Sql } from './sql.js';

/** Rows of one insert: databases take so many values and no more. */
const ROWS = 500;

/** The earliest of each thing: what it was at first. */
export function earliest(changes: readonly JournalChange[]): JournalChange[] {
  const first = new Map<string, JournalChange>();
  for (const change of changes) {
    const key = `${change.what} ${change.id}`;
    if (!first.has(key)) first.set(key, change);
  }
  return [...first.values()];
}

/** The journal in a database, whichever it is. */
export function sqlJournal(sql: Sql, now: () => number): Journal {
  const last: Journal['last'] = async () => {
    const [row] = await sql.rows('select seq, version, at, used from knowledge_version order by seq desc limit 1');
    return row && { seq: Number(row['seq']), version: String(row['version']), at: Number(row['at']), used: Number(row['used']) };
  };
  return {
    last,
    async find(version) {
      const [row] = await sql.rows('select max(seq) as seq from knowledge_version where version = ?', [version]);
      return row && row['seq'] !== null ? Number(row['seq']) : undefined;
    },
    async use(seq) {
      await sql.rows('update knowledge_version set used = ? where seq = ?', [now(), seq]);
    },
    async content() {
      const [row] = await sql.rows('select content from knowledge_content where id = 1');
      return row && String(row['content']);
    },
    async add({ after, version, content, changes }) {
      const seq = after + 1;
      const inserts = Array.from({ length: Math.ceil(changes.length / ROWS) }, (_, i) => {
        const rows = changes.slice(i * ROWS, (i + 1) * ROWS);
        const args = rows.flatMap((c): Cell[] => [seq, c.what, c.id, c.before === undefined ? null : JSON.stringify(c.before)]);
        return [`insert into knowledge_change (seq, what, id, was) values ${rows.map(() => '(?, ?, ?, ?)').join(', ')}`, args] as const;
      });
      try {
        // The number is taken by one: whoever comes second changes nothing.
        await sql.together([
          ['insert into knowledge_version (seq, version, at, used) values (?, ?, ?, ?)', [seq, version, now(), now()]],
          ...inserts,
          [
            `insert into knowledge_content (id, seq, content) values (1, ?, ?)
               on conflict (id) do update set seq = excluded.seq, content = excluded.content`,
            [seq, content],
          ],
        ]);
        return true;
      } catch (cause) {
        if (((await last())?.seq ?? 0) > after) return false;
        throw cause;
      }
    },
    async between(after, upTo) {
      const rows = await sql.rows('select what, id, was from knowledge_change where seq > ? and seq <= ? order by seq, what, id', [
        after,
        upTo,
      ]);
      return earliest(
        rows.map((row) => ({
          what: String(row['what']),
          id: String(row['id']),
          ...(row['was'] === null ? {} : { before: JSON.parse(String(row['was'])) as unknown }),
        })),
      );
    },
  };
}
