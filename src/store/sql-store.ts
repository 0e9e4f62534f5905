import { createHash } from 'node:crypto';
import type { Lang } from '../model/language.js';
import { KEPT, dayOf, oldestDay, sameQuestion, type Opinion, type Store, type StoreOptions, type Unanswered } from './contract.js';
import { migrate } from './migrations.js';
import { createSeal } from './seal.js';
import { sqlDigests } from './sql-digests.js';
import { sqlJournal } from './sql-journal.js';
import type { Row, Sql } from './sql.js';

const text = (row: Row, column: string): string => String(row[column]);
const opinion = (row: Row): Opinion & { at: number } => ({
  id: text(row, 'id'),
  answer: text(row, 'answer'),
  verdict: text(row, 'verdict') as Opinion['verdict'],
  ...(row['reason'] === null ? {} : { reason: text(row, 'reason') }),
  ...(row['understood'] === null ? {} : { understood: text(row, 'understood') }),
  at: Number(row['at']),
});

// Conversations that begin alike are in the same state, one object.
const json = new WeakMap<object, string>();
function inJson(context: unknown): string {
  if (typeof context !== 'object' || context === null) return JSON.stringify(context);
  const written = json.get(context) ?? JSON.stringify(context);
  json.set(context, written);
  return written;
}

/** Things kept one by one, each under its id in a column of its table. */
const oneByOne = <T, U>(
  sql: Sql,
  at: () => number,
  table: string,
  column: string,
  written: (thing: T) => string,
  read: (kept: string) => U,
) => ({
  async save(id: string, thing: T): Promise<void> {
    await sql.rows(
      `insert into ${table} (id, ${column}, at) values (?, ?, ?)
         on conflict (id) do update set ${column} = excluded.${column}, at = excluded.at`,
      [id, written(thing), at()],
    );
  },
  async find(id: string): Promise<U | undefined> {
    const [row] = await sql.rows(`select ${column} from ${table} where id = ?`, [id]);
    return row && read(text(row, column));
  },
  async remove(id: string): Promise<void> {
    await sql.rows(`delete from ${table} where id = ?`, [id]);
  },
});

/** The tables that are kept for a time. */
const EXPIRING = ['seen', 'conversation', 'told', 'feedback'] as const;

/** The store in a database, whichever it is. */
export async function sqlStore(sql: Sql, { now, questionLogDays, encryptionKey }: StoreOptions): Promise<Store> {
  const at = (): number => now().getTime();
  const seal = createSeal(encryptionKey);
  await migrate(sql, at());
  return {
    seen: {
      async first(key) {
        // One statement, so that of two replicas one is first. A key that has expired is free again.
        const taken = await sql.rows(
          `insert into seen (id, expires) values (?, ?)
             on conflict (id) do update set expires = excluded.expires where seen.expires <= ? returning id`,
          [key, at() + KEPT.seen, at()],
        );
        return taken.length > 0;
      },
    },
    conversations: {
      async recall(id, form) {
        const [row] = await sql.rows('select context from conversation where id = ? and form = ? and expires > ?', [id, form, at()]);
        return row && JSON.parse(text(row, 'context'));
      },
      async remember(id, form, context) {
        await sql.rows(
          `insert into conversation (id, form, context, expires) values (?, ?, ?, ?)
             on conflict (id) do update set form = excluded.form, context = excluded.context, expires = excluded.expires`,
          [id, form, inJson(context), at() + KEPT.conversation],
        );
      },
      knows: async (id) => (await sql.rows('select 1 as yes from conversation where id = ? and expires > ?', [id, at()])).length > 0,
    },
    told: {
      async tell(place, claims, lang) {
        if (claims.length === 0) return;
        const distinct = [...new Set(claims)];
        await sql.rows(
          `insert into told (claim, place, at, expires, lang) values ${distinct.map(() => '(?, ?, ?, ?, ?)').join(', ')}
             on conflict (claim, place) do update set at = excluded.at, expires = excluded.expires, lang = excluded.lang`,
          distinct.flatMap((claim) => [claim, place, at(), at() + KEPT.told, lang]),
        );
      },
      where: async (claim) =>
        (await sql.rows('select place, at, lang from told where claim = ? and expires > ? order by at, place', [claim, at()])).map(
          (row) => ({
            place: text(row, 'place'),
            at: Number(row['at']),
            lang: text(row, 'lang') as Lang,
          }),
        ),
    },
    feedback: {
      async give({ id, answer, verdict, reason, understood }) {
        await sql.rows(
          `insert into feedback (id, answer, verdict, reason, understood, at, expires) values (?, ?, ?, ?, ?, ?, ?)
             on conflict (id) do update set verdict = excluded.verdict, reason = excluded.reason, at = excluded.at, expires = excluded.expires`,
          [id, answer, verdict, reason ?? null, understood ?? null, at(), at() + KEPT.feedback],
        );
      },
      down: async () =>
        (await sql.rows(`select * from feedback where verdict = 'down' and expires > ? order by at desc, id`, [at()])).map(opinion),
    },
    installations: oneByOne(sql, at, 'installation', 'sealed', seal.close, seal.open),
    references: oneByOne(sql, at, 'place', 'reference', (reference) => JSON.stringify(reference), JSON.parse),
    questions: {
      async note(question) {
        if (questionLogDays === 0) return;
        const id = createHash('sha256').update(sameQuestion(question)).digest('hex');
        await sql.rows(
          `insert into unanswered (id, day, question, lang, status, understood, times) values (?, ?, ?, ?, ?, ?, 1)
             on conflict (id, day) do update set times = unanswered.times + 1`,
          [id, dayOf(now()), question.text, question.lang, question.status, question.understood],
        );
      },
      list: async () =>
        (
          await sql.rows(
            `select id, min(question) as question, min(lang) as lang, min(status) as status, min(understood) as understood,
               cast(sum(times) as bigint) as total, max(day) as latest
             from unanswered where day >= ? group by id order by total desc, latest desc, min(lower(question))`,
            [oldestDay(now(), questionLogDays)],
          )
        ).map((row) => ({
          text: text(row, 'question'),
          lang: text(row, 'lang') as Unanswered['lang'],
          status: text(row, 'status'),
          understood: text(row, 'understood'),
          times: Number(row['total']),
          last: text(row, 'latest'),
        })),
    },
    digests: sqlDigests(sql),
    journal: sqlJournal(sql, at),
    async forget(prefix) {
      await sql.rows('delete from conversation where substr(id, 1, ?) = ?', [prefix.length, prefix]);
      await sql.rows('delete from place where substr(id, 1, ?) = ?', [prefix.length, prefix]);
      for (const table of ['told', 'digest_subscription', 'digest_delivery'])
        await sql.rows(`delete from ${table} where substr(place, 1, ?) = ?`, [prefix.length, prefix]);
    },
    ping: async () => void (await sql.rows('select 1 as one')),
    async purge() {
      for (const table of EXPIRING) await sql.rows(`delete from ${table} where expires <= ?`, [at()]);
      await sql.rows('delete from digest_delivery where ended < ?', [at() - KEPT.deliveries]);
      await sql.rows('delete from unanswered where day < ?', [oldestDay(now(), questionLogDays)]);
    },
    close: () => sql.close(),
  };
}
