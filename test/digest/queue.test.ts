import { Client } from 'pg';
import { postgresQueue } from '../../src/digest/postgres-queue.js';
import { localQueue, type Queue, type QueueOptions } from '../../src/digest/queue.js';
import { hasPostgres, startPostgres } from '../support/postgres.cjs';

let postgres: { url: string; stop: () => void } | undefined;
afterAll(() => postgres?.stop());

// A busy machine is no fault.
jest.setTimeout(60_000);

const faults: unknown[] = [];
const OPTIONS: QueueOptions = { atOnce: 3, retryAfter: 1, failed: (cause) => void faults.push(cause) };

const QUEUES: Readonly<Record<string, (options: QueueOptions) => Promise<Queue>>> = {
  'one process': async (options) => localQueue(options),
  Postgres: async (options) => {
    postgres ??= await startPostgres();
    return postgresQueue(postgres.url, options);
  },
};

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
};

for (const [name, open] of Object.entries(QUEUES)) {
  const suite = name === 'Postgres' && !hasPostgres ? describe.skip : describe;
  suite(`the queue: ${name}`, () => {
    const opened: Queue[] = [];
    const queue = async (options: Partial<QueueOptions> = {}) => {
      const own = await open({ ...OPTIONS, ...options });
      opened.push(own);
      return own;
    };
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((q) => q.stop()));
      if (name !== 'Postgres') return;
      const client = new Client(postgres!.url);
      await client.connect();
      await client.query('drop schema if exists digest_queue cascade');
      await client.end();
    });

    test('what is put twice is done once; no more at once than may be', async () => {
      const q = await queue();
      const ids = Array.from({ length: 12 }, (_, i) => `d${i}`);
      await q.put(ids);
      await q.put(ids.slice(0, 6));
      await q.put([]);
      const done: string[] = [];
      let [running, most] = [0, 0];
      await q.work(async (id) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running -= 1;
        done.push(id);
        return 'done';
      });
      await until(() => done.length >= 12);
      expect(done.slice(0, 12).sort()).toEqual(ids.sort());
      expect(most).toBe(3);
    });

    test('what is not done, or fails, is taken up again', async () => {
      const q = await queue();
      const tries: Record<string, number> = {};
      await q.work(async (id) => {
        tries[id] = (tries[id] ?? 0) + 1;
        if (tries[id] === 3) return 'done';
        if (id === 'fails') throw new Error('on purpose');
        return 'again';
      });
      await q.put(['later', 'fails']);
      await until(() => tries['later'] === 3 && tries['fails'] === 3);
      await q.stop();
      expect(tries).toEqual({ later: 3, fails: 3 });
      expect(faults.map((f) => (f as Error).message)).toContain('on purpose');
    });
  });
}

const sharedTest = hasPostgres ? test : test.skip;
sharedTest('of several processes, one has each', async () => {
  const open = QUEUES['Postgres']!;
  const queues = await Promise.all([open(OPTIONS), open(OPTIONS), open(OPTIONS)]);
  const ids = Array.from({ length: 60 }, (_, i) => `shared${i}`);
  const done: string[] = [];
  await Promise.all(queues.map((q) => q.put(ids)));
  await Promise.all(
    queues.map((q) =>
      q.work(async (id) => {
        done.push(id);
        return 'done';
      }),
    ),
  );
  await until(() => done.length >= 60);
  await Promise.all(queues.map((q) => q.stop()));
  expect([...done].sort()).toEqual([...ids].sort());
});
