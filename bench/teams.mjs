import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compared, deliver, inTurns, otherSide, start, usage } from './apps.mjs';
import { askedOf, recordOfPackage } from './asked.mjs';
import { machine } from './figures.mjs';

/** Messages of a round, at so many at once, from so many people. */
const MESSAGES = 1000;
const AT_ONCE = 50;
const PEOPLE = 200;
const ROUNDS = 10;
const TARGET = 0.8;

/** Teams' other side notes what it is answered. */
async function counterpart() {
  const answered = new Map();
  const side = await otherSide((_, body) => {
    const { type, replyToId } = JSON.parse(body);
    if (type === 'message') answered.set(replyToId, [...(answered.get(replyToId) ?? []), performance.now()]);
    return { status: 201, says: { id: '1' } };
  });
  return { answered, ...side };
}

let sent = 0;

async function round(app, other, base) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const acks = [];
  const asked = new Map();
  const send = async () => {
    const n = (sent += 1);
    // Each round has conversations of its own: what Teams lets a bot send in one is not what is measured.
    const body = JSON.stringify({
      type: 'message',
      id: `m${n}`,
      channelId: 'msteams',
      serviceUrl: other.url,
      from: { id: `29:${n % PEOPLE}` },
      recipient: { id: '28:bot', name: 'On Record' },
      conversation: { id: `a:${base}-${n % PEOPLE}`, conversationType: 'personal', tenantId: 't' },
      text: app.asked.next().text,
      locale: 'en-GB',
    });
    asked.set(`m${n}`, performance.now());
    acks.push(await deliver(app, agent, { body }));
  };
  const before = usage(app);
  const from = performance.now();
  const missing = () => [...asked.keys()].filter((id) => !other.answered.has(id)).length;
  let left = MESSAGES;
  const lane = async () => {
    while (left-- > 0) await send();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  for (let idle = 0; missing() > 0 && idle < 3000; idle += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  const took = performance.now() - from;
  const after = usage(app);
  const found = {
    perSecond: (MESSAGES - missing()) / (took / 1000),
    cpu: (after.cpu - before.cpu) / MESSAGES,
    acks,
    times: [...asked].flatMap(([id, at]) => (other.answered.get(id) ?? []).slice(0, 1).map((done) => done - at)),
    lost: missing(),
    twice: [...other.answered.values()].filter((times) => times.length > 1).length,
    rss: after.rss,
  };
  other.answered.clear();
  agent.destroy();
  return found;
}

export async function bench() {
  const where = machine();
  const cwd = mkdtempSync(path.join(tmpdir(), 'onrecord-bench-'));
  const other = await counterpart();
  const apps = [];
  try {
    const record = recordOfPackage();
    for (const [name, file] of [
      ['On Record', 'dist/main.js'],
      ['a bare botbuilder bot', 'bench/programs/bare-teams.cjs'],
    ])
      apps.push({
        name,
        rounds: [],
        asked: askedOf(record),
        ...(await start(file, '/api/messages', { TEAMS_ALLOW_ANONYMOUS: 'true' }, cwd)),
      });
    for (const app of apps) await round(app, other, 'warm');
    await inTurns(apps, ROUNDS, (app, i) => round(app, other, i));
    return [
      `${where}; ${ROUNDS} rounds of ${MESSAGES} messages at ${AT_ONCE} at once from ${PEOPLE} people for each bot, in turns`,
      '',
      compared(apps, TARGET),
    ].join('\n');
  } finally {
    for (const { child } of apps) child.kill();
    other.stop();
    rmSync(cwd, { recursive: true, force: true });
  }
}
