import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
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
  const child = spawn(process.execPath, [path.join(ROOT, file)], {
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

/** Rounds of each app in turns, so that what else the machine does falls on all alike. */
export async function inTurns(apps, rounds, round) {
  for (let i = 0; i < rounds; i += 1) for (const app of i % 2 === 0 ? apps : [...apps].reverse()) app.rounds.push(await round(app, i));
}

export const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
