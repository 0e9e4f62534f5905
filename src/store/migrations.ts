import { UserError } from '../model/errors.js';
import type { Sql } from './sql.js';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * What made the tables what they are, in order. A migration that was released is never edited: a new one follows it.
 * They are written in the SQL that the embedded database and Postgres share.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    'create table seen (id text primary key, expires bigint not null)',
    'create index seen_expires on seen (expires)',
    'create table conversation (id text primary key, form text not null, context text not null, expires bigint not null)',
    'create index conversation_expires on conversation (expires)',
    'create table told (claim text not null, place text not null, at bigint not null, expires bigint not null, primary key (claim, place))',
    'create index told_expires on told (expires)',
    `create table feedback (id text primary key, answer text not null, verdict text not null, reason text, understood text,
       at bigint not null, expires bigint not null)`,
    'create table installation (id text primary key, sealed text not null, at bigint not null)',
    `create table unanswered (id text not null, day text not null, question text not null, lang text not null, status text not null,
       understood text not null, times bigint not null, primary key (id, day))`,
  ],
  ['create table place (id text primary key, reference text not null, at bigint not null)'],
  [
    `create table digest_subscription (id text primary key, place text not null, workspace text not null, by_whom text not null,
       wish text not null, paused text, next_at bigint, next_date text, since bigint not null, shown text not null,
       said_quiet bigint not null, nth bigint not null)`,
    'create index digest_subscription_next on digest_subscription (next_at)',
    'create index digest_subscription_place on digest_subscription (place)',
    'create index digest_subscription_by on digest_subscription (by_whom)',
    'create index digest_subscription_workspace on digest_subscription (workspace)',
    `create table digest_delivery (id text primary key, place text not null, subscription text, local_date text not null,
       due bigint not null, until bigint not null, correction text, state text not null, attempts bigint not null,
       why text, told bigint not null, ended bigint)`,
    'create index digest_delivery_subscription on digest_delivery (subscription)',
    'create index digest_delivery_due on digest_delivery (due)',
    'create index digest_delivery_state on digest_delivery (state, due)',
    'create table knowledge_version (seq bigint primary key, version text not null, at bigint not null)',
    'create table knowledge_change (seq bigint not null, what text not null, id text not null, was text, primary key (seq, what, id))',
    'create table knowledge_content (id bigint primary key, seq bigint not null, content text not null)',
    // Of what was told before, nobody noted in which language.
    `alter table told add column lang text not null default 'en'`,
  ],
  ['alter table knowledge_version add column used bigint not null default 0'],
  // A digest's days were one word, and are a list of days.
  Object.entries({ daily: WEEK, weekdays: WEEK.slice(0, 5), ...Object.fromEntries(WEEK.map((day) => [day, [day]])) }).map(
    ([word, days]) => `update digest_subscription set wish = replace(wish, '"days":"${word}"', '"days":${JSON.stringify(days)}')`,
  ),
];

/** How many migrations a store has seen; 0 for a new one. */
async function seenBy(sql: Sql): Promise<number> {
  await sql.rows('create table if not exists migration (id bigint primary key, at bigint not null)');
  return Number((await sql.rows('select coalesce(max(id), 0) as done from migration'))[0]?.['done'] ?? 0);
}

/** Brings the tables up to this release. Several processes may start at once: one migrates, the others find it done. */
export async function migrate(sql: Sql, at: number, migrations = MIGRATIONS): Promise<void> {
  // Each round is one migration, done by us or by somebody who was faster; a fault is one that comes again where nobody gets on.
  let failures = 0;
  let before = -1;
  for (;;) {
    try {
      const done = await seenBy(sql);
      if (done > before) failures = 0;
      before = done;
      if (done > migrations.length)
        throw new UserError(
          `The store was written by a later release of On Record (${done} migrations; this one knows ${migrations.length}): start that release, or set DATABASE_URL to another store.`,
        );
      const next = migrations[done];
      if (next === undefined) return;
      const statements = next.map((statement) => [statement, []] as const);
      await sql.together([...statements, ['insert into migration (id, at) values (?, ?)', [done + 1, at]]]);
    } catch (cause) {
      failures += 1;
      if (cause instanceof UserError || failures > 3) throw cause;
    }
  }
}
