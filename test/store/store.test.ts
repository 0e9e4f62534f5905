import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { Client } from 'pg';
import { DAY, KEPT, type Store } from '../../src/store/contract.js';
import { WEEKDAYS, WORKING_DAYS } from '../../src/model/digest.js';
import { embeddedSql } from '../../src/store/embedded.js';
import { migrate, MIGRATIONS } from '../../src/store/migrations.js';
import { openStore } from '../../src/store/open.js';
import { postgresSql } from '../../src/store/postgres.js';
import { hasPostgres, startPostgres } from '../support/postgres.cjs';
import { digestCases } from './digest-cases.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const NOON = Date.parse('2031-05-01T12:00:00Z');

const home = mkdtempSync(path.join(tmpdir(), 'onrecord-store-'));
afterAll(() => rmSync(home, { recursive: true }));
let files = 0;
let postgres: { url: string; stop: () => void } | undefined;
afterAll(() => postgres?.stop());

/** A new, empty place for a store, or undefined where one process's memory is the place. */
const PLACES: Readonly<Record<string, { readonly fresh: () => Promise<string>; readonly shared: boolean }>> = {
  memory: { fresh: async () => 'memory:', shared: false },
  embedded: { fresh: async () => `file:${path.join(home, `${(files += 1)}`, 'on record.db')}`, shared: true },
  Postgres: {
    shared: true,
    async fresh() {
      postgres ??= await startPostgres();
      const client = new Client(postgres.url);
      await client.connect();
      await client.query('drop schema public cascade; create schema public');
      await client.end();
      return postgres.url;
    },
  },
};

const open: Store[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
});

/** A store whose clock the test sets; `again` opens the same place as another process would. */
async function opened(fresh: () => Promise<string>, over: { days?: number; key?: string | undefined } = {}) {
  const { days = 0 } = over;
  const key = 'key' in over ? over.key : KEY;
  const url = await fresh();
  const clock = { at: NOON };
  const again = async (other: { days?: number; key?: string | undefined } = {}) => {
    const encryptionKey = 'key' in other ? other.key : key;
    const store = await openStore(url, { now: () => new Date(clock.at), questionLogDays: other.days ?? days, encryptionKey });
    open.push(store);
    return store;
  };
  return { url, store: await again(), again, clock };
}

const asked = { text: 'How much will Quill pay?', lang: 'en', status: 'not_stated', understood: '{"act":"figure"}' } as const;

for (const [name, { fresh, shared }] of Object.entries(PLACES)) {
  // Without a Postgres on this machine its cases are skipped, and the report says so. TEST_POSTGRES_URL names one.
  const suite = name === 'Postgres' && !hasPostgres ? describe.skip : describe;

  suite(`the store: ${name}`, () => {
    // The memory of one process is gone with it: what two processes share is no case of it.
    const sharedTest = shared ? test : test.skip;
    test('an event is taken on once', async () => {
      const { store, clock } = await opened(fresh);
      const answers = await Promise.all(Array.from({ length: 20 }, () => store.seen.first('Ev1')));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await store.seen.first('Ev2')).toBe(true);
      clock.at += KEPT.seen - 1;
      expect(await store.seen.first('Ev1')).toBe(false);
      clock.at += 1;
      expect([await store.seen.first('Ev1'), await store.seen.first('Ev1')]).toEqual([true, false]);
    });

    sharedTest('by one process of several', async () => {
      const { again } = await opened(fresh);
      const stores = await Promise.all([again(), again(), again()]);
      const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => stores[i % 3]!.seen.first(`Ev${Math.floor(i / 3)}`)));
      expect(answers.filter(Boolean)).toHaveLength(10);
    });

    test('a conversation is remembered until it expires, and in its own form alone', async () => {
      const { store, clock } = await opened(fresh);
      expect(await store.conversations.recall('c', 'v1')).toBeUndefined();
      expect(await store.conversations.knows('c')).toBe(false);
      await store.conversations.remember('c', 'v1', { last: { act: 'list' }, recent: ['quill'] });
      await store.conversations.remember('c', 'v1', { recent: ['ådal'] });
      expect(await store.conversations.recall('c', 'v1')).toEqual({ recent: ['ådal'] });
      expect(await store.conversations.recall('c', 'v2')).toBeUndefined();
      expect(await store.conversations.recall('d', 'v1')).toBeUndefined();
      clock.at += KEPT.conversation - 1;
      expect(await store.conversations.knows('c')).toBe(true);
      clock.at += 1;
      expect(await store.conversations.recall('c', 'v1')).toBeUndefined();
      expect(await store.conversations.knows('c')).toBe(false);
    });

    sharedTest('across a restart', async () => {
      const { store, again } = await opened(fresh);
      await store.conversations.remember('c', 'v1', { recent: ['quill'] });
      await store.close();
      expect(await (await again()).conversations.recall('c', 'v1')).toEqual({ recent: ['quill'] });
    });

    test('claims told: where and when, the earliest first', async () => {
      const { store, clock } = await opened(fresh);
      await store.told.tell('p2', ['quill#total', 'quill#jobs', 'quill#total'], 'en');
      clock.at += 1000;
      await store.told.tell('p1', ['quill#total'], 'fr');
      await store.told.tell('p3', [], 'en');
      expect(await store.told.where('quill#total')).toEqual([
        { place: 'p2', at: NOON, lang: 'en' },
        { place: 'p1', at: NOON + 1000, lang: 'fr' },
      ]);
      expect(await store.told.where('quill#jobs')).toEqual([{ place: 'p2', at: NOON, lang: 'en' }]);
      clock.at += KEPT.told;
      expect(await store.told.where('quill#total')).toEqual([]);
    });

    test('feedback: the last of one person counts, the latest thumbs-down first', async () => {
      const { store, clock } = await opened(fresh);
      await store.feedback.give({ id: '1', answer: 'a1', verdict: 'down', understood: '{}' });
      clock.at += 1;
      await store.feedback.give({ id: '1', answer: 'a1', verdict: 'down', reason: "it's old; drop table" });
      await store.feedback.give({ id: '2', answer: 'a1', verdict: 'up' });
      clock.at += 1;
      await store.feedback.give({ id: '3', answer: 'a2', verdict: 'down' });
      const down = await store.feedback.down();
      expect(down.map((o) => [o.id, o.answer, o.reason, o.at - NOON])).toEqual([
        ['3', 'a2', undefined, 2],
        ['1', 'a1', "it's old; drop table", 1],
      ]);
      await store.feedback.give({ id: '3', answer: 'a2', verdict: 'up' });
      expect(await store.feedback.down()).toHaveLength(1);
    });

    test('installations are saved, replaced, removed', async () => {
      const { store } = await opened(fresh);
      expect(await store.installations.find('T1')).toBeUndefined();
      await store.installations.save('T1', { bot: { token: 'xoxb-1' } });
      await store.installations.save('T1', { bot: { token: 'xoxb-2' } });
      expect(await store.installations.find('T1')).toEqual({ bot: { token: 'xoxb-2' } });
      await store.installations.remove('T1');
      expect(await store.installations.find('T1')).toBeUndefined();
    });

    test('where the bot was met: saved, replaced, removed', async () => {
      const { store, clock } = await opened(fresh);
      expect(await store.references.find('teams:t:a')).toBeUndefined();
      await store.references.save('teams:t:a', { serviceUrl: 'https://one.example', lang: 'fr' });
      await store.references.save('teams:t:a', { serviceUrl: 'https://two.example' });
      await store.references.save('teams:t:b', {});
      clock.at += 400 * DAY;
      await store.purge();
      expect(await store.references.find('teams:t:a')).toEqual({ serviceUrl: 'https://two.example' });
      await store.references.remove('teams:t:a');
      expect([await store.references.find('teams:t:a'), await store.references.find('teams:t:b')]).toEqual([undefined, {}]);
    });

    test('without a key nothing is saved, and the setting is named', async () => {
      const { store } = await opened(fresh, { key: undefined });
      await expect(store.installations.save('T1', {})).rejects.toThrow('ENCRYPTION_KEY is missing');
    });

    sharedTest('with another key nothing opens, and the setting is named', async () => {
      const { store, again } = await opened(fresh);
      await store.installations.save('T1', { bot: { token: 'xoxb-1' } });
      const other = await again({ key: Buffer.alloc(32, 8).toString('base64') });
      await expect(other.installations.find('T1')).rejects.toThrow('ENCRYPTION_KEY is not the one');
    });

    test('no question is kept unless it is asked for', async () => {
      const { store, again } = await opened(fresh);
      await store.questions.note(asked);
      expect(await store.questions.list()).toEqual([]);
      if (shared) expect(await (await again({ days: 30 })).questions.list()).toEqual([]);
    });

    test('unanswered questions: the most frequent first, for as many days as is set', async () => {
      const { store, clock } = await opened(fresh, { days: 3 });
      await store.questions.note(asked);
      await store.questions.note({ ...asked, text: 'Et la pluie ?', lang: 'fr' });
      await store.questions.note({ ...asked, text: '  How  much will Quill pay?' });
      clock.at += DAY;
      await store.questions.note(asked);
      const times = async () => (await store.questions.list()).map((q) => [q.text.trim(), q.lang, q.times, q.last]);
      const listed = await store.questions.list();
      expect(listed.map((q) => [q.text.replace(/\s+/g, ' ').trim(), q.lang, q.times, q.last])).toEqual([
        ['How much will Quill pay?', 'en', 3, '2031-05-02'],
        ['Et la pluie ?', 'fr', 1, '2031-05-01'],
      ]);
      clock.at += 2 * DAY;
      expect(await times()).toEqual([['How much will Quill pay?', 'en', 1, '2031-05-02']]);
      clock.at += DAY;
      expect(await times()).toEqual([]);
    });

    test('what has had its time is deleted; the rest stays', async () => {
      const { store, clock, again } = await opened(fresh, { days: 2 });
      await store.seen.first('Ev1');
      await store.conversations.remember('c', 'v1', {});
      await store.questions.note(asked);
      await store.installations.save('T1', {});
      await store.purge();
      expect([await store.seen.first('Ev1'), await store.conversations.knows('c')]).toEqual([false, true]);
      clock.at += 2 * DAY;
      await store.purge();
      // Back in time: what was deleted is not merely hidden.
      clock.at = NOON;
      expect([await store.seen.first('Ev1'), await store.conversations.knows('c')]).toEqual([true, true]);
      expect(await store.questions.list()).toEqual([]);
      expect(await store.installations.find('T1')).toEqual({});
      if (!shared) return;
      await store.questions.note(asked);
      const none = await again({ days: 0 });
      await none.purge();
      expect(await store.questions.list()).toEqual([]);
    });

    test('a workspace that leaves takes its conversations and what it was told along', async () => {
      const { store } = await opened(fresh);
      for (const place of ['slack:T1:C1', 'slack:T1:C2', 'slack:T10:C1', 'web:T1']) {
        await store.conversations.remember(place, 'v1', {});
        await store.told.tell(place, ['quill#total'], 'en');
        await store.references.save(place, {});
      }
      await store.forget('slack:T1:');
      expect([await store.references.find('slack:T1:C1'), await store.references.find('slack:T10:C1')]).toEqual([undefined, {}]);
      expect(await store.conversations.knows('slack:T1:C1')).toBe(false);
      expect(await store.conversations.knows('slack:T10:C1')).toBe(true);
      expect((await store.told.where('quill#total')).map((t) => t.place)).toEqual(['slack:T10:C1', 'web:T1']);
    });

    test('says that it is there', async () => {
      const { store } = await opened(fresh);
      await expect(store.ping()).resolves.toBeUndefined();
    });

    sharedTest('that is gone says so', async () => {
      const { store } = await opened(fresh);
      await store.close();
      await expect(store.ping()).rejects.toThrow();
    });

    digestCases(() => opened(fresh), sharedTest);

    sharedTest('a digest of an earlier release, whose days were one word, keeps its days', async () => {
      const url = await fresh();
      const sql = url.startsWith('file:') ? await embeddedSql(url.slice('file:'.length)) : await postgresSql(url);
      // The last one before days became a list.
      await migrate(sql, NOON, MIGRATIONS.slice(0, 4));
      const words = ['daily', 'weekdays', 'friday'];
      for (const [nth, days] of words.entries()) {
        const wish = { schedule: { days, at: '09:00', zone: 'UTC' }, lang: 'en', filter: {}, quiet: false };
        await sql.rows(
          `insert into digest_subscription (id, place, workspace, by_whom, wish, since, shown, said_quiet, nth)
             values (?, 'p', 'w', 'u', ?, 0, '[]', 0, ?)`,
          [days, JSON.stringify(wish), nth],
        );
      }
      await sql.close();
      const store = await openStore(url, { now: () => new Date(NOON), questionLogDays: 0 });
      open.push(store);
      const schedules = await Promise.all(words.map(async (id) => (await store.digests.find(id))!.wish.schedule));
      expect(schedules.map((s) => s.days)).toEqual([WEEKDAYS, WORKING_DAYS, ['friday']]);
      expect(schedules[0]).toMatchObject({ at: '09:00', zone: 'UTC' });
    });

    sharedTest('several processes that start at once find one set of tables', async () => {
      const url = await fresh();
      const start = () => openStore(url, { now: () => new Date(NOON), questionLogDays: 0 });
      open.push(...(await Promise.all(Array.from({ length: 4 }, start))));
      expect(await open[3]!.seen.first('Ev1')).toBe(true);
    });
  });
}

test('whoever is always the slower one finds every migration done', async () => {
  let done = 0;
  const sql = {
    rows: async (statement: string) => (statement.startsWith('select') ? [{ done }] : []),
    together: async () => {
      done += 1;
      throw new Error('Somebody was faster.');
    },
    close: async () => {},
  };
  await migrate(
    sql,
    0,
    Array.from({ length: 6 }, () => ['create table t (id text)']),
  );
  expect(done).toBe(6);
});

describe('the embedded store', () => {
  test('holds neither a token nor what it is told to forget in the clear', async () => {
    const { url, store } = await opened(PLACES['embedded']!.fresh);
    await store.installations.save('T1', { bot: { token: 'xoxb-hunter2' } });
    await store.close();
    const folder = path.dirname(url.slice('file:'.length));
    for (const file of readdirSync(folder)) expect(readFileSync(path.join(folder, file)).includes('hunter2')).toBe(false);
    expect(existsSync(path.join(folder, 'on record.db'))).toBe(true);
  });

  test('is for its owner alone', async () => {
    const { url } = await opened(PLACES['embedded']!.fresh);
    const { mode } = statSync(path.dirname(url.slice('file:'.length)));
    expect((mode & 0o777).toString(8)).toBe('700');
  });

  test('of a later release is refused, with what to do', async () => {
    const { url, store } = await opened(PLACES['embedded']!.fresh);
    await store.close();
    const sql = await embeddedSql(url.slice('file:'.length));
    await sql.rows('insert into migration (id, at) values (99, 0)');
    await sql.close();
    await expect(openStore(url, { now: () => new Date(NOON), questionLogDays: 0 })).rejects.toThrow('start that release');
  });

  test('what fails among writes of one moment fails alone', async () => {
    const { url, store } = await opened(PLACES['embedded']!.fresh);
    await store.close();
    const sql = await embeddedSql(url.slice('file:'.length));
    const insert = (id: string) => [`insert into seen (id, expires) values (?, 1)`, [id]] as const;
    const outcomes = await Promise.allSettled([
      sql.rows(...insert('a')),
      sql.rows(...insert('a')),
      sql.together([insert('b'), insert('c')]),
      sql.together([insert('d'), insert('a')]),
      sql.rows('insert into nowhere (id) values (1)'),
      sql.rows(...insert('e')),
    ]);
    expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect((await sql.rows('select id from seen order by id')).map((row) => row['id'])).toEqual(['a', 'b', 'c', 'e']);
    await sql.close();
  });

  test('a process that writes for long does not hold up another one, which writes when it is done', async () => {
    const { url, store } = await opened(PLACES['embedded']!.fresh);
    const other = new Database(url.slice('file:'.length));
    other.exec('begin immediate');
    let isDone = false;
    const first = store.seen.first('Ev1').finally(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    // Had it been held up, this would not come before the end.
    expect(isDone).toBe(false);
    other.exec('commit');
    expect(await first).toBe(true);
    other.close();
  });

  test('that cannot be opened names the setting', async () => {
    await expect(openStore('file:/dev/null/x.db', { now: () => new Date(NOON), questionLogDays: 0 })).rejects.toThrow('set DATABASE_URL');
  });
});

test('a Postgres that does not answer names the setting', async () => {
  const url = 'postgres://nobody@127.0.0.1:1/none';
  await expect(openStore(url, { now: () => new Date(NOON), questionLogDays: 0 })).rejects.toThrow('of DATABASE_URL does not answer');
});

/** A Postgres that takes a connection, answers what it is asked first, and then nothing more. */
function silentPostgres(): Promise<{ url: string; stop: () => void }> {
  const sockets = new Set<Socket>();
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const ready = message('Z', Buffer.from('I'));
  const server = createServer((socket) => {
    sockets.add(socket);
    let heard = 0;
    socket.on('error', () => {});
    socket.on('data', () => {
      heard += 1;
      if (heard === 1) socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]));
      else if (heard === 2) socket.write(Buffer.concat([message('C', Buffer.from('SELECT 1\0')), ready]));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        url: `postgres://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/none`,
        stop() {
          for (const socket of sockets) socket.destroy();
          server.close();
        },
      });
    });
  });
}

test('a Postgres that falls silent holds nobody up for good', async () => {
  const { url, stop } = await silentPostgres();
  const sql = await postgresSql(url, 1);
  try {
    await expect(sql.rows('select 2')).rejects.toThrow('timeout');
    await expect(sql.together([['select 3', []]])).rejects.toThrow('timeout');
  } finally {
    stop();
    await sql.close();
  }
});
