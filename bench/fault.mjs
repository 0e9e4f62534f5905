// `npm run fault` breaks what digests stand on while they are sent, and counts what arrived: three replicas on one Postgres
// are killed at random, Postgres is restarted, Slack and Teams fail in every way; and a process that writes to the
// embedded store is killed. It ends with 0 where nothing was lost that may not be, and nothing came twice.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomFrom } from './chance.mjs';
import { digestOf, openStore, subscriptions } from './digests.mjs';
import { ROOT } from './product.mjs';

const { hasPostgres, startPostgres } = createRequire(import.meta.url)('../test/support/postgres.cjs');

const SLACK = 1600;
const TEAMS = 400;
const REPLICAS = 3;
const KILLS = 8;
/** Milliseconds between two kills, from and to. */
const PAUSE = [4000, 9000];
/** Of a hundred calls, how many fail in which way; the rest are taken. */
const FAULTS = [
  [4, 'limited'],
  [3, 'error'],
  [3, 'error-taken'],
  [2, 'drop'],
  [2, 'drop-taken'],
  [1, 'hang'],
  [1, 'hang-taken'],
];
/** After this nothing more is waited for, in milliseconds. */
const LONGEST = 20 * 60_000;
const WRITES = 20;

const random = randomFrom(20_310_501);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const wayOf = () => {
  let left = random() * 100;
  for (const [share, way] of FAULTS) {
    left -= share;
    if (left < 0) return way;
  }
  return 'take';
};
const count = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);

/** A platform's other side: what it takes it takes, whatever it then answers. */
async function counterpart(take, other) {
  const ways = new Map();
  const server = http.createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += chunk));
    req.on('end', () => {
      const posting = take.isPost(req);
      if (!posting) return other(req, res, body);
      const way = wayOf();
      count(ways, way);
      if (way === 'limited') return res.writeHead(429, { 'Retry-After': '1' }).end();
      const taken = way === 'take' || way.endsWith('-taken') ? take.post(req, body) : undefined;
      if (way.startsWith('error')) return res.writeHead(503).end();
      if (way.startsWith('drop')) return res.destroy();
      if (way.startsWith('hang')) return undefined;
      res.writeHead(take.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(taken));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, ways, stop: () => (server.closeAllConnections(), server.close()) };
}

async function slackSide() {
  const posts = new Map();
  const byChannel = new Map();
  const take = {
    status: 200,
    isPost: (req) => req.url.endsWith('/chat.postMessage'),
    post(_, body) {
      const args = new URLSearchParams(body);
      const id = digestOf(args);
      if (id === undefined) return { ok: true, channel: args.get('channel'), ts: '1.1' };
      count(posts, id);
      const channel = args.get('channel');
      byChannel.set(channel, [...(byChannel.get(channel) ?? []), { ts: '1.1', metadata: JSON.parse(args.get('metadata')) }]);
      return { ok: true, channel, ts: '1.1' };
    },
  };
  const side = await counterpart(take, (req, res, body) => {
    const args = new URLSearchParams(body);
    const says = req.url.includes('conversations.history')
      ? { ok: true, messages: byChannel.get(args.get('channel')) ?? [] }
      : { ok: true };
    res.setHeader('Content-Type', 'application/json').end(JSON.stringify(says));
  });
  return { ...side, posts };
}

async function teamsSide() {
  const posts = new Map();
  const take = {
    status: 201,
    isPost: (req) => /\/v3\/conversations\/[^/]+\/activities/.test(req.url),
    post(req) {
      count(posts, decodeURIComponent(/\/conversations\/([^/]+)\//.exec(req.url)[1]));
      return { id: '1' };
    },
  };
  const side = await counterpart(take, (_, res) => res.setHeader('Content-Type', 'application/json').end('{}'));
  return { ...side, posts };
}

/** A replica of the product; `ready` once it listens. */
function replica(env, cwd) {
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/main.js')], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data) => (said = `${said}${data}`.slice(-4000)));
  const ready = new Promise((resolve) => {
    child.stdout.once('data', resolve);
    child.once('exit', resolve);
  });
  return { child, ready, said: () => said };
}

async function replicas() {
  const out = [];
  const postgres = await startPostgres();
  const [slack, teams] = [await slackSide(), await teamsSide()];
  const cwd = mkdtempSync(path.join(tmpdir(), 'onrecord-fault-'));
  const env = {
    DATABASE_URL: postgres.url,
    PORT: '0',
    SLACK_BOT_TOKEN: 'xoxb-fault',
    SLACK_SIGNING_SECRET: 'f'.repeat(32),
    SLACK_API_URL: `${slack.url}/api/`,
    TEAMS_ALLOW_ANONYMOUS: 'true',
    LOG_LEVEL: 'warn',
  };
  let running = [];
  let store = await openStore(postgres.url);
  try {
    const due = Date.now() + 20_000;
    const channels = Array.from({ length: SLACK }, (_, i) => `slack:T${i % 8}:C${String(i).padStart(5, '0')}`);
    const rooms = Array.from({ length: TEAMS }, (_, i) => `teams:T${i % 8}:room-${i}`);
    for (const [i, place] of rooms.entries())
      await store.references.save(place, { serviceUrl: `${teams.url}/`, conversation: `room-${i}`, bot: { id: '28:bot' } });
    for (const s of subscriptions([...channels, ...rooms], due, 1)) await store.digests.save(s);
    out.push(
      `${REPLICAS} replicas on one Postgres, ${SLACK + TEAMS} digests due in the same minute (${SLACK} on Slack, ${TEAMS} on Teams)`,
    );
    running = Array.from({ length: REPLICAS }, () => replica(env, cwd));
    await Promise.all(running.map((r) => r.ready));
    await sleep(Math.max(0, due - Date.now()));
    const from = Date.now();
    let restarted = false;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(PAUSE[0] + random() * (PAUSE[1] - PAUSE[0]));
      const at = Math.floor(random() * running.length);
      running[at].child.kill('SIGKILL');
      running[at] = replica(env, cwd);
      if (!restarted && kill >= KILLS / 2) {
        postgres.restart();
        restarted = true;
      }
    }
    const counts = async () => {
      try {
        return await store.digests.counts();
      } catch {
        // The pool was broken by the restart, or is not there yet.
        await store.close().catch(() => undefined);
        store = await openStore(postgres.url);
        return store.digests.counts();
      }
    };
    let now = await counts();
    const total = SLACK + TEAMS;
    const ended = () => now.posted + now.doubtful + now.failed + now.skipped + now.quiet;
    while (ended() < total && Date.now() - from < LONGEST) {
      await sleep(2000);
      now = await counts();
    }
    const deliveries = await store.digests.recent(total + 100);
    const doubtful = deliveries.filter((d) => d.state === 'doubtful' && d.place.startsWith('teams:'));
    const date = new Date(due).toISOString().slice(0, 10);
    const once = channels.filter((_, i) => slack.posts.get(`s${i}:${date}`) === 1).length;
    const lost = channels.filter((_, i) => !slack.posts.has(`s${i}:${date}`)).length;
    const doubled = [...slack.posts.values()].filter((n) => n > 1).length;
    const listed = new Set(doubtful.map((d) => d.place.split(':').at(-1)));
    const missing = rooms.filter((_, i) => !teams.posts.has(`room-${i}`));
    const unlisted = missing.filter((place) => !listed.has(place.split(':').at(-1))).length;
    const twice = [...teams.posts.values()].filter((n) => n > 1).length;
    const ways = (side) => [...side.ways].map(([way, n]) => `${n} ${way}`).join(', ');
    out.push(
      `${KILLS} replicas killed with SIGKILL, Postgres restarted once; it took ${Math.round((Date.now() - from) / 1000)} s`,
      `calls to post, Slack: ${ways(slack)}`,
      `calls to post, Teams: ${ways(teams)}`,
      `Slack: ${once} of ${SLACK} exactly once, ${lost} lost, ${doubled} doubled`,
      `Teams: ${teams.posts.size} of ${TEAMS} delivered, ${twice} doubled, ${doubtful.length} listed as doubtful, ${unlisted} neither delivered nor listed`,
      `states in the store: ${Object.entries(now)
        .filter(([, n]) => n > 0)
        .map(([state, n]) => `${n} ${state}`)
        .join(', ')}`,
    );
    const right = once === SLACK && doubled === 0 && twice === 0 && unlisted === 0;
    if (!right) out.push(...running.map((r) => r.said()));
    return { out, right };
  } finally {
    for (const { child } of running) child.kill('SIGKILL');
    await store.close().catch(() => undefined);
    slack.stop();
    teams.stop();
    postgres.stop();
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Writes digests until it is killed, and says what was confirmed. */
async function write(file, round) {
  const store = await openStore(`file:${file}`);
  for (let i = 0; ; i += 1) {
    const [s] = subscriptions([`slack:T1:C${round}-${i}`], Date.now(), 1);
    const own = { ...s, id: `r${round}-${i}` };
    await store.digests.save(own);
    const delivery = { id: `${own.id}:d`, place: own.place, subscription: own.id, date: 'd', due: own.next.at, until: own.next.at + 1 };
    await store.digests.claim([{ delivery, next: { at: own.next.at + 1000, date: 'e' } }]);
    await store.digests.finish(delivery.id, { state: 'posted', at: Date.now(), progress: { since: 2, shown: [], saidQuiet: false } });
    process.stdout.write(`${own.id}\n`);
  }
}

async function embedded() {
  const dir = mkdtempSync(path.join(tmpdir(), 'onrecord-fault-'));
  const file = path.join(dir, 'onrecord.db');
  const confirmed = [];
  try {
    for (let round = 0; round < WRITES; round += 1) {
      const child = spawn(process.execPath, [import.meta.filename, 'write', file, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (data) => (said += data));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await sleep(50 + random() * 400);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
      confirmed.push(...said.split('\n').slice(0, -1));
    }
    const store = await openStore(`file:${file}`);
    let lost = 0;
    for (const id of confirmed) {
      const s = await store.digests.find(id);
      const d = await store.digests.delivery(`${id}:d`);
      if (s?.since !== 2 || d?.state !== 'posted') lost += 1;
    }
    await store.close();
    return {
      out: [`Embedded store: killed ${WRITES} times while writing; of ${confirmed.length} digests confirmed, ${lost} lost`],
      right: lost === 0,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const [what, ...args] = process.argv.slice(2);
if (what === 'write') await write(...args);
else if (!hasPostgres && what !== 'embedded') {
  process.stderr.write('There is no Postgres here: install one, or name one in TEST_POSTGRES_URL.\n');
  process.exitCode = 2;
} else {
  const parts = [embedded, ...(what === 'embedded' ? [] : [replicas])];
  for (const part of parts) {
    const { out, right } = await part();
    process.stdout.write(`${out.join('\n')}\n`);
    if (!right) process.exitCode = 1;
  }
}
