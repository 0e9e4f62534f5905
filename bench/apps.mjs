import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { quantile, table } from './figures.mjs';
import { ROOT } from './product.mjs';

/** A platform's other side: it hands each call to `take`, and sends back at once what that gives: a status and a body. */
export async function otherSide(take) {
  const server = http.createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += chunk));
    req.on('end', () => {
      const { status = 200, says } = take(req, body);
      res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(says));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => (server.closeAllConnections(), server.close()) };
}

/** An app in a process of its own; it says where it listens, and `address` is what is called there. */
export async function start(file, address, env, cwd) {
  const child = spawn(process.execPath, ['--expose-gc', '-r', path.join(ROOT, 'bench/programs/heap.cjs'), path.join(ROOT, file)], {
    cwd,
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise((resolve, reject) => {
    child.stderr.on('data', (data) => (said += data));
    child.stdout.on('data', (data) => {
      said += data;
      const at = /listens at (\S+)/.exec(said);
      if (at) resolve(new URL(address, at[1]));
    });
    child.once('exit', () => reject(new Error(`${file} ended: ${said}`)));
  });
  return { child, url };
}

/** Milliseconds of processor time that an app has had, and the memory that it holds, in MB. */
export function usage({ child }) {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1];
  return { cpu: (Number(stat[11]) + Number(stat[12])) * 10, rss: Number(rss) / 1024 };
}

/** The memory, in MB, that an app holds when what is garbage has been collected. */
async function held({ child }) {
  const told = new Promise((resolve) => {
    const read = (data) => {
      const bytes = /held (\d+)/.exec(data)?.[1];
      if (bytes === undefined) return;
      child.stdout.off('data', read);
      resolve(Number(bytes) / 1024 / 1024);
    };
    child.stdout.on('data', read);
  });
  child.kill('SIGUSR2');
  return told;
}

/** Delivers one event; after how many milliseconds it was acknowledged. */
export const deliver = ({ url }, agent, { body, headers = {} }) =>
  new Promise((resolve, reject) => {
    const from = performance.now();
    const sent = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers };
    const req = http.request(url, { method: 'POST', agent, headers: sent }, (res) => {
      res.resume();
      res.on('end', () => {
        if (res.statusCode === 200) resolve(performance.now() - from);
        else reject(new Error(`${res.statusCode} instead of an acknowledgement`));
      });
    });
    req.on('error', reject).end(body);
  });

/**
 * Rounds of each app in turns, so that what else the machine does falls on all alike. Half way, when what is remembered is
 * full, and at the end, it is looked at what they hold.
 */
export async function inTurns(apps, rounds, round) {
  for (let i = 0; i < rounds; i += 1) {
    for (const app of i % 2 === 0 ? apps : [...apps].reverse()) app.rounds.push(await round(app, i));
    for (const app of apps) {
      if (i === Math.ceil(rounds / 2) - 1) app.heldHalfWay = await held(app);
      if (i === rounds - 1) app.heldAtLast = await held(app);
    }
  }
}

const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;

const HEAD = [
  '',
  'messages/s',
  'in the first round',
  'cpu ms',
  'ack p99 ms',
  'answer p99 ms',
  'lost',
  'twice',
  'MB held half way',
  'at last',
  'MB taken',
];

/** What was found of apps: the first of them beside the second, over their later rounds, when both run what they compiled. */
export function compared(apps, target) {
  const late = ({ rounds }) => rounds.slice(Math.floor(rounds.length / 2));
  const perSecond = (rounds) => mean(rounds.map((r) => r.perSecond));
  const p99 = (rounds, what) =>
    quantile(
      rounds.flatMap((r) => r[what]),
      0.99,
    ).toFixed(0);
  const sum = (rounds, what) => String(rounds.reduce((n, r) => n + r[what], 0));
  const rows = apps.map((app) => [
    app.name,
    perSecond(late(app)).toFixed(0),
    app.rounds[0].perSecond.toFixed(0),
    mean(late(app).map((r) => r.cpu)).toFixed(2),
    p99(app.rounds, 'acks'),
    p99(app.rounds, 'times'),
    sum(app.rounds, 'lost'),
    sum(app.rounds, 'twice'),
    app.heldHalfWay.toFixed(0),
    app.heldAtLast.toFixed(0),
    app.rounds.at(-1).rss.toFixed(0),
  ]);
  const [ours, bare] = apps;
  const ratio = perSecond(late(ours)) / perSecond(late(bare));
  return [
    table(HEAD, rows),
    `Throughput over that of the bare app, in the first round ${(ours.rounds[0].perSecond / bare.rounds[0].perSecond).toFixed(2)}, in the last ${late(ours).length} of ${ours.rounds.length} rounds ${ratio.toFixed(2)}; target at least ${target}: ${ratio >= target ? 'met' : 'not met'}`,
    '',
  ].join('\n');
}
