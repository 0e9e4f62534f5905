import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { digestOf, openStore, subscriptions } from './digests.mjs';
import { machine, quantile, table, timed } from './figures.mjs';
import { built, ROOT } from './product.mjs';

/** A bunch: subscriptions due in the same minute, over so many workspaces. */
const BUNCH = 2000;
const WORKSPACES = 10;
/** What Slack allows: one post a second in a channel, and several hundred a minute in a workspace. */
const PER_MINUTE = 300;
const TARGET = 1.2;
const SIZES = [10_000, 100_000];
const COMPOSED = 2000;
/** What changed since a reader last heard, and how many days they have read. */
const CHANGED = 40;
const DAYS_READ = 200;
const COMPOSED_TARGET = 20;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const rss = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** Slack with its limits: each workspace has a bucket of tokens that fills evenly, each channel one a second. */
async function limitedSlack() {
  const buckets = new Map();
  const channels = new Map();
  const seen = { posts: new Map(), refused: 0, last: 0 };
  const rate = PER_MINUTE / 60;
  const allows = (channel) => {
    const now = performance.now() / 1000;
    const workspace = channel.split('x')[0];
    const bucket = buckets.get(workspace) ?? { left: rate, at: now };
    const left = Math.min(rate, bucket.left + (now - bucket.at) * rate);
    const free = left >= 1 && now - (channels.get(channel) ?? -10) >= 1;
    buckets.set(workspace, { left: free ? left - 1 : left, at: now });
    if (free) channels.set(channel, now);
    return free;
  };
  const server = http.createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += chunk));
    req.on('end', () => {
      const args = new URLSearchParams(body);
      const id = req.url.endsWith('/chat.postMessage') ? digestOf(args) : undefined;
      if (id !== undefined) {
        if (!allows(args.get('channel'))) {
          seen.refused += 1;
          return res.writeHead(429, { 'Retry-After': '1' }).end();
        }
        seen.posts.set(id, (seen.posts.get(id) ?? 0) + 1);
        seen.last = performance.now();
      }
      res.setHeader('Content-Type', 'application/json').end('{"ok":true,"channel":"C1","ts":"1.1"}');
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { seen, url: `http://127.0.0.1:${server.address().port}/api/`, stop: () => (server.closeAllConnections(), server.close()) };
}

/** The product, in a process of its own, on the embedded store, against Slack with its limits. */
async function bunch() {
  const cwd = mkdtempSync(path.join(tmpdir(), 'onrecord-bench-'));
  const slack = await limitedSlack();
  const url = `file:${path.join(cwd, 'onrecord.db')}`;
  const store = await openStore(url);
  const due = Date.now() + 10_000;
  const places = Array.from({ length: BUNCH }, (_, i) => `slack:T${i % WORKSPACES}:C${i % WORKSPACES}x${i}`);
  for (const s of subscriptions(places, due, 1)) await store.digests.save(s);
  await store.close();
  const env = { SLACK_BOT_TOKEN: 'xoxb-b', SLACK_SIGNING_SECRET: 'f'.repeat(32), SLACK_API_URL: slack.url, LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/main.js')], {
    cwd,
    env: { PATH: process.env.PATH, DATABASE_URL: url, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await sleep(Math.max(0, due - Date.now()));
    const from = performance.now();
    let memory = 0;
    while (slack.seen.posts.size < BUNCH && performance.now() - from < 600_000) {
      await sleep(500);
      memory = Math.max(memory, rss(child.pid));
    }
    const took = (slack.seen.last - from) / 1000;
    // A bucket is full at the beginning: its first second is free.
    const least = (BUNCH / WORKSPACES - PER_MINUTE / 60) / (PER_MINUTE / 60);
    const doubled = [...slack.seen.posts.values()].filter((n) => n > 1).length;
    return { took, least, memory, refused: slack.seen.refused, posted: slack.seen.posts.size, doubled };
  } finally {
    child.kill('SIGKILL');
    slack.stop();
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** The digests on the embedded store with a platform that takes all at once: what our own work takes. */
async function unlimited(size) {
  const { createDigests } = built('digest/service.js');
  const { localQueue, QUEUE } = built('digest/queue.js');
  const kb = built('knowledge/snapshot.js').openKnowledge(path.join(ROOT, 'dist/knowledge.json'));
  const dir = mkdtempSync(path.join(tmpdir(), 'onrecord-bench-'));
  const store = await openStore(`file:${path.join(dir, 'onrecord.db')}`);
  // What one call to the database takes, from asking to its answer, over all that are under way at once.
  let busy = 0;
  let under = 0;
  let since = 0;
  const clocked = (of) =>
    new Proxy(of, {
      get(target, key) {
        const own = target[key];
        if (typeof own !== 'function') return own;
        return async (...args) => {
          if (under++ === 0) since = performance.now();
          try {
            return await own.apply(target, args);
          } finally {
            if (--under === 0) busy += performance.now() - since;
          }
        };
      },
    });
  let posted = 0;
  const now = Date.now();
  const places = Array.from({ length: size }, (_, i) => `slack:T${i % 100}:C${i}`);
  for (let i = 0; i < places.length; i += 1000)
    await Promise.all(subscriptions(places.slice(i, i + 1000), now, 1).map((s, j) => store.digests.save({ ...s, id: `s${i + j}` })));
  const carrier = { platform: 'slack', looks: true, post: async () => ((posted += 1), { kind: 'posted' }), tell: async () => {} };
  const service = createDigests({
    store: { digests: clocked(store.digests), journal: store.journal, told: clocked(store.told) },
    knowledge: () => kb,
    carriers: () => [carrier],
    queue: localQueue({ ...QUEUE, failed: (cause) => process.stderr.write(`${cause}\n`) }),
    now: Date.now,
    sleep,
    window: 6 * 3_600_000,
    limit: size,
    log: { info() {}, warn() {} },
    report: (_, cause) => process.stderr.write(`${cause}\n`),
    meters: { digest() {} },
    newId: () => 'x',
  });
  const from = performance.now();
  let memory = 0;
  await service.start();
  const arrived = () => posted;
  for (;;) {
    memory = Math.max(memory, rss(process.pid));
    if (arrived() >= size) break;
    await sleep(100);
  }
  const took = (performance.now() - from) / 1000;
  await service.stop();
  await store.close();
  rmSync(dir, { recursive: true, force: true });
  return { took, busy, memory };
}

/** What writing one digest takes on a record of 100,000 pledges, each about something else; and what is done once for a record. */
function composed() {
  const dir = mkdtempSync(path.join(tmpdir(), 'onrecord-bench-'));
  try {
    const size = '100000';
    const { status } = spawnSync(process.execPath, [path.join(ROOT, 'bench/programs/make-record.mjs'), size, dir], { stdio: 'inherit' });
    if (status !== 0) throw new Error('The record could not be made.');
    const { composeDigest } = built('answers/digest/compose.js');
    const { filterIndexOf } = built('knowledge/filter-index.js');
    const kb = built('knowledge/snapshot.js').openKnowledge(path.join(dir, `${size}.ready`));
    const firsts = (all, most) => {
      const out = [];
      for (const one of all) if (out.push(one) === most) break;
      return out;
    };
    const [organisations, places, topics, measures] = [kb.organisations, kb.places, kb.topics, kb.measures].map((of) =>
      firsts(of.keys(), 400),
    );
    const NONE = { organisations: [], places: [], topics: [], measures: [] };
    const filters = [
      () => NONE,
      (i) => ({ ...NONE, organisations: [organisations[i % organisations.length]] }),
      (i) => ({ ...NONE, places: [places[i % places.length]] }),
      (i) => ({ ...NONE, topics: [topics[i % topics.length]] }),
      (i) => ({ ...NONE, topics: [topics[i % topics.length]], measures: [measures[i % measures.length]] }),
    ];
    const pledges = firsts(kb.pledges.values(), CHANGED);
    const news = pledges.flatMap((p) => firsts(kb.claimsOf(p.id), 1).map((claim) => ({ kind: 'claim', id: claim.id, claim })));
    const read = [...firsts(kb.quotes.keys(), DAYS_READ), ...firsts(kb.pledges.keys(), DAYS_READ).map((id) => `${id}#total`)];
    const times = filters.map(() => []);
    const once = timed(() => filterIndexOf(kb).owners());
    for (let i = 0; i < COMPOSED; i += 1) {
      const kind = i % filters.length;
      const from = performance.now();
      composeDigest(kb, {
        id: `d${i}`,
        seed: `s${i}`,
        lang: i % 2 ? 'fr' : 'en',
        filter: filters[kind](i),
        news: i % 3 === 0 ? news : [],
        told: new Set(),
        today: '2029-12-15',
        // Some begin, and see a picture; some have read for long.
        shown: i % 4 === 0 ? read : ['begun'],
        saidQuiet: false,
        mishaps: [],
        picture: i % 4 === 1,
      });
      times[kind].push(performance.now() - from);
    }
    return { times, once };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const FILTERS = ['the whole record', 'an organisation', 'a place', 'a topic', 'a topic and a measure'];

async function benchBunch() {
  const b = await bunch();
  return [
    `${BUNCH} digests due in one minute, ${WORKSPACES} workspaces, each with ${PER_MINUTE} posts a minute; embedded store, one process`,
    `posted ${b.posted}, doubled ${b.doubled}; ${b.took.toFixed(1)} s, the limits alone ${b.least.toFixed(1)} s: ${(b.took / b.least).toFixed(2)} times (target: ${TARGET})`,
    `${(b.posted / b.took).toFixed(1)} digests a second, ${b.refused} refused by the limits, ${b.memory.toFixed(0)} MB\n`,
  ];
}

async function benchUnlimited() {
  const rows = [];
  for (const size of SIZES) {
    const { took, busy, memory } = await unlimited(size);
    rows.push([size.toLocaleString('en'), took.toFixed(1), (size / took).toFixed(0), (busy / size).toFixed(2), memory.toFixed(0)]);
  }
  return ['Without limits, embedded store, one process', table(['digests', 's', 'a second', 'ms of database each', 'MB'], rows)];
}

function benchComposed() {
  const { times, once } = composed();
  return [
    `Writing one digest at 100,000 pledges (target: p99 below ${COMPOSED_TARGET} ms); opening its index, once, ${once.toFixed(1)} ms`,
    table(
      ['about', 'median ms', 'p99 ms', 'longest ms'],
      [...times, times.flat()].map((t, i) => [FILTERS[i] ?? 'all', ...[0.5, 0.99, 1].map((q) => quantile(t, q).toFixed(2))]),
    ),
  ];
}

const PARTS = { bunch: benchBunch, unlimited: benchUnlimited, composed: benchComposed };

/** The parts that are named, or all. */
export async function bench(named = []) {
  const chosen = named.length > 0 ? named : Object.keys(PARTS);
  const unknown = chosen.find((part) => !Object.hasOwn(PARTS, part));
  if (unknown !== undefined) throw new Error(`There is no part ${unknown}: name ${Object.keys(PARTS).join(', ')}.`);
  const out = [`${machine()}\n`];
  for (const part of chosen) out.push(...(await PARTS[part]()));
  return `${out.join('\n')}\n`;
}
