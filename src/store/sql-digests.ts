import type { PauseReason } from '../model/digest.js';
import { DELIVERY_STATES, type Delivery, type DeliveryState, type Digests, type NewDelivery, type Subscription } from './digests.js';
import type { Cell, Row, Sql } from './sql.js';

const text = (row: Row, column: string): string => String(row[column]);
const optional = (row: Row, column: string): string | undefined => (row[column] === null ? undefined : text(row, column));

function subscription(row: Row): Subscription {
  const paused = optional(row, 'paused') as PauseReason | undefined;
  return {
    id: text(row, 'id'),
    place: text(row, 'place'),
    workspace: text(row, 'workspace'),
    by: text(row, 'by_whom'),
    wish: JSON.parse(text(row, 'wish')),
    ...(paused === undefined ? {} : { paused }),
    ...(row['next_at'] === null ? {} : { next: { at: Number(row['next_at']), date: text(row, 'next_date') } }),
    since: Number(row['since']),
    shown: JSON.parse(text(row, 'shown')),
    saidQuiet: Number(row['said_quiet']) === 1,
  };
}

function delivery(row: Row): Delivery {
  const correction = optional(row, 'correction');
  const [of, why] = [optional(row, 'subscription'), optional(row, 'why')];
  return {
    id: text(row, 'id'),
    place: text(row, 'place'),
    ...(of === undefined ? {} : { subscription: of }),
    date: text(row, 'local_date'),
    due: Number(row['due']),
    until: Number(row['until']),
    state: text(row, 'state') as DeliveryState,
    attempts: Number(row['attempts']),
    ...(why === undefined ? {} : { why }),
    ...(correction === undefined ? {} : { correction: JSON.parse(correction) }),
  };
}

const COLUMNS = '(id, place, subscription, local_date, due, until, correction, state, attempts, told)';
const valuesOf = (d: NewDelivery): Cell[] => [
  d.id,
  d.place,
  d.subscription ?? null,
  d.date,
  d.due,
  d.until,
  d.correction === undefined ? null : JSON.stringify(d.correction),
];

const WRONG = `state in ('skipped', 'failed', 'doubtful')`;
const OPEN = `state in ('waiting', 'posting')`;

/** The digests in a database, whichever it is. */
export function sqlDigests(sql: Sql): Digests {
  const subscriptions = async (rest: string, args: readonly Cell[]) =>
    (await sql.rows(`select * from digest_subscription ${rest}`, args)).map(subscription);
  const deliveries = async (rest: string, args: readonly Cell[]) =>
    (await sql.rows(`select * from digest_delivery ${rest}`, args)).map(delivery);
  return {
    async save(s) {
      await sql.rows(
        `insert into digest_subscription (id, place, workspace, by_whom, wish, paused, next_at, next_date, since, shown, said_quiet, nth)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(nth), 0) + 1 from digest_subscription where place = ?))
           on conflict (id) do update set wish = excluded.wish, by_whom = excluded.by_whom, paused = excluded.paused,
             next_at = excluded.next_at, next_date = excluded.next_date`,
        [
          s.id,
          s.place,
          s.workspace,
          s.by,
          JSON.stringify(s.wish),
          s.paused ?? null,
          s.next?.at ?? null,
          s.next?.date ?? null,
          s.since,
          JSON.stringify(s.shown),
          s.saidQuiet ? 1 : 0,
          s.place,
        ],
      );
    },
    find: async (id) => (await subscriptions('where id = ?', [id]))[0],
    of: (place) => subscriptions('where place = ? order by nth, id', [place]),
    by: (person) => subscriptions('where by_whom = ? or place = ? order by place, nth, id', [person, person]),
    all: () => subscriptions('order by place, nth, id', []),
    count: async (workspace) =>
      Number((await sql.rows('select count(*) as n from digest_subscription where workspace = ?', [workspace]))[0]?.['n'] ?? 0),
    async remove(id) {
      await sql.together([
        [`delete from digest_delivery where subscription = ?`, [id]],
        ['delete from digest_subscription where id = ?', [id]],
      ]);
    },
    due: (now, most) => subscriptions('where next_at <= ? order by next_at, id limit ?', [now, most]),
    async claim(wanted) {
      if (wanted.length === 0) return [];
      const taken = await sql.rows(
        `insert into digest_delivery ${COLUMNS} values ${wanted.map(() => `(?, ?, ?, ?, ?, ?, ?, 'waiting', 0, 0)`).join(', ')}
           on conflict (id) do nothing returning id`,
        wanted.flatMap(({ delivery: d }) => valuesOf(d)),
      );
      const moves = wanted.filter((w) => w.delivery.subscription !== undefined && w.next !== undefined);
      // Should the process end between the two, the next look finds it claimed, and moves it on.
      if (moves.length > 0)
        await sql.rows(
          `update digest_subscription set next_at = v.column3, next_date = v.column4
             from (values ${moves.map(() => '(cast(? as text), cast(? as bigint), cast(? as bigint), cast(? as text))').join(', ')}) as v
             where digest_subscription.id = v.column1 and digest_subscription.next_at = v.column2`,
          moves.flatMap(({ delivery: d, next }) => [d.subscription!, d.due, next!.at, next!.date]),
        );
      return taken.map((row) => text(row, 'id'));
    },
    delivery: async (id) => (await deliveries('where id = ?', [id]))[0],
    open: (before, most) => deliveries(`where ${OPEN} and due < ? order by due, id limit ?`, [before, most]),
    async start(id) {
      await sql.rows(`update digest_delivery set state = 'posting', attempts = attempts + 1 where id = ? and ${OPEN}`, [id]);
    },
    async postpone(id, why) {
      await sql.rows(`update digest_delivery set state = 'waiting', why = ? where id = ? and ${OPEN}`, [why, id]);
    },
    async finish(id, { state, why, progress, at }) {
      const own = '(select subscription from digest_delivery where id = ?)';
      const end = ['update digest_delivery set state = ?, why = ?, ended = ? where id = ?', [state, why ?? null, at, id]] as const;
      const onward =
        progress === undefined
          ? []
          : ([
              [
                `update digest_subscription set since = ?, shown = ?, said_quiet = ? where id = ${own}`,
                [progress.since, JSON.stringify(progress.shown), progress.saidQuiet ? 1 : 0, id],
              ],
              [`update digest_delivery set told = 1 where told = 0 and ${WRONG} and id <> ? and subscription = ${own}`, [id, id]],
            ] as const);
      await sql.together([...onward, end]);
    },
    async pause(id, reason) {
      await sql.rows('update digest_subscription set paused = ?, next_at = null, next_date = null where id = ?', [reason, id]);
    },
    untold: (of) => deliveries(`where subscription = ? and told = 0 and ${WRONG} order by due, id`, [of]),
    recent: (most, of) =>
      of === undefined
        ? deliveries('order by due desc, id limit ?', [most])
        : deliveries('where subscription = ? order by due desc, id limit ?', [of, most]),
    async counts() {
      const rows = await sql.rows('select state, count(*) as n from digest_delivery group by state');
      const found = new Map(rows.map((row) => [text(row, 'state'), Number(row['n'])]));
      return Object.fromEntries(DELIVERY_STATES.map((s) => [s, found.get(s) ?? 0])) as Record<DeliveryState, number>;
    },
  };
}
