import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deliver, inTurns, mean, otherSide, start, usage } from './apps.mjs';
import { machine, quantile, table } from './figures.mjs';
import { built } from './product.mjs';

/** Messages of a round, at so many at once, from so many people. */
const MESSAGES = 1000;
const AT_ONCE = 50;
const PEOPLE = 200;
const ROUNDS = 5;
const TARGET = 0.8;

/** Teams' other side notes what it is answered. */
async function counterpart() {
  const answered = new Map();
  const side = await otherSide((_, body) => {
    const { type, replyToId } = JSON.parse(body);
    if (type === 'message') answered.set(replyToId, (answered.get(replyToId) ?? 0) + 1);
    return { status: 201, says: { id: '1' } };
  });
  return { answered, ...side };
}

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
  const send = async () => {
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
    acks.push(await deliver(app, agent, { body }));
  };
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
    rss: usage(app).rss,
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
    const texts = questions();
    for (const [name, file] of [
      ['On Record', 'dist/main.js'],
      ['a bare botbuilder bot', 'bench/programs/bare-teams.cjs'],
    ])
      apps.push({ name, rounds: [], ...(await start(file, '/api/messages', { TEAMS_ALLOW_ANONYMOUS: 'true' }, cwd)) });
    for (const app of apps) await round(app, other, texts, 'warm');
    await inTurns(apps, ROUNDS, (app, i) => round(app, other, texts, i));
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
