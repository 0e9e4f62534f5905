import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { machine, quantile, table } from './figures.mjs';
import { built, ROOT } from './product.mjs';

/** Messages of a round, at so many at once, from so many people. */
const MESSAGES = 1000;
const AT_ONCE = 50;
const PEOPLE = 200;
const ROUNDS = 5;
const TARGET = 0.8;

/** Teams' other side: it takes every message at once, and notes what it answers. */
async function counterpart() {
  const answered = new Map();
  const server = http.createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += chunk));
    req.on('end', () => {
      const { type, replyToId } = JSON.parse(body);
      if (type === 'message') answered.set(replyToId, (answered.get(replyToId) ?? 0) + 1);
      res.writeHead(201, { 'Content-Type': 'application/json' }).end('{"id":"1"}');
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { answered, url: `http://127.0.0.1:${server.address().port}`, stop: () => (server.closeAllConnections(), server.close()) };
}

/** A bot in a process of its own; it says where it listens. */
async function start(file, cwd) {
  const env = { PATH: process.env.PATH, TEAMS_ALLOW_ANONYMOUS: 'true', PORT: '0', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [path.join(ROOT, file)], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${file} ended.`)));
    child.stdout.on('data', (data) => {
      const at = /listens at (\S+)/.exec(String(data));
      if (at) resolve(new URL('/api/messages', at[1]));
    });
  });
  return { child, url };
}

const rss = ({ child }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024;

function questions() {
  const { KNOWLEDGE, SNAPSHOT } = built('home.js');
  const kb = built('knowledge/snapshot.js').openKnowledge(KNOWLEDGE, { snapshot: SNAPSHOT });
  const names = [...new Set([...kb.pledges.values()].map((p) => kb.organisations.get(p.by).name))];
  return names.flatMap((n) => [`How much is ${n} investing?`, `Where is ${n} investing?`, `Combien ${n} investit-il ?`]);
}

let sent = 0;

async function round(app, other, texts, base) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const acks = [];
  const ids = [];
  const send = () =>
    new Promise((resolve, reject) => {
      const n = (sent += 1);
      ids.push(`m${n}`);
      // Each round has conversations of its own: what Teams lets a bot send in one is not what is measured.
      const body = JSON.stringify({
        type: 'message',
        id: `m${n}`,
        channelId: 'msteams',
        serviceUrl: other.url,
        from: { id: `29:${n % PEOPLE}` },
        recipient: { id: '28:bot', name: 'On Record' },
        conversation: { id: `a:${base}-${n % PEOPLE}`, conversationType: 'personal', tenantId: 't' },
        text: texts[n % texts.length],
        locale: 'en-GB',
      });
      const from = performance.now();
      const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
      const req = http.request(app.url, { method: 'POST', agent, headers }, (res) => {
        res.resume();
        res.on('end', () => {
          if (res.statusCode !== 200) return reject(new Error(`${res.statusCode} instead of an acknowledgement`));
          acks.push(performance.now() - from);
          resolve();
        });
      });
      req.on('error', reject).end(body);
    });
  const from = performance.now();
  const missing = () => ids.filter((id) => !other.answered.has(id)).length;
  let left = MESSAGES;
  const lane = async () => {
    while (left-- > 0) await send();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  for (let idle = 0; missing() > 0 && idle < 3000; idle += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  const took = performance.now() - from;
  const found = {
    perSecond: (MESSAGES - missing()) / (took / 1000),
    acks,
    lost: missing(),
    twice: ids.filter((id) => other.answered.get(id) > 1).length,
    rss: rss(app),
  };
  other.answered.clear();
  agent.destroy();
  return found;
}

const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;

export async function bench() {
  const where = machine();
  const cwd = mkdtempSync(path.join(tmpdir(), 'onrecord-bench-'));
  const other = await counterpart();
  const apps = [];
  try {
    const texts = questions();
    for (const [name, file] of [
      ['On Record', 'dist/main.js'],
      ['a bare botbuilder bot', 'bench/programs/bare-teams.cjs'],
    ])
      apps.push({ name, rounds: [], ...(await start(file, cwd)) });
    for (const app of apps) await round(app, other, texts, 'warm');
    // In turns, so that what else the machine does falls on both alike.
    for (let i = 0; i < ROUNDS; i += 1)
      for (const app of i % 2 === 0 ? apps : [...apps].reverse()) app.rounds.push(await round(app, other, texts, i));
    const rows = apps.map(({ name, rounds }) => [
      name,
      mean(rounds.map((r) => r.perSecond)).toFixed(0),
      quantile(
        rounds.flatMap((r) => r.acks),
        0.99,
      ).toFixed(0),
      String(rounds.reduce((sum, r) => sum + r.lost, 0)),
      String(rounds.reduce((sum, r) => sum + r.twice, 0)),
      ...rounds.map((r) => r.rss.toFixed(0)),
    ]);
    const [ours, bare] = apps.map(({ rounds }) => mean(rounds.map((r) => r.perSecond)));
    const head = [
      '',
      'messages/s',
      'ack p99 ms',
      'lost',
      'twice',
      ...Array.from({ length: ROUNDS }, (_, i) => `MB after ${(i + 1) * MESSAGES}`),
    ];
    return [
      `${where}; ${ROUNDS} rounds of ${MESSAGES} messages at ${AT_ONCE} at once from ${PEOPLE} people for each bot, in turns`,
      '',
      table(head, rows),
      `Throughput over that of the bare bot: ${(ours / bare).toFixed(2)}, target at least ${TARGET}: ${ours / bare >= TARGET ? 'met' : 'not met'}`,
      '',
    ].join('\n');
  } finally {
    for (const { child } of apps) child.kill();
    other.stop();
    rmSync(cwd, { recursive: true, force: true });
  }
}
