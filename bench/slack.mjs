import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compared, deliver, inTurns, otherSide, start, usage } from './apps.mjs';
import { askedOf, recordOfPackage } from './asked.mjs';
import { machine } from './figures.mjs';

/** Questions of a round, and rounds of each app: together the 20,000 over which memory is looked at. */
const QUESTIONS = 2000;
const ROUNDS = 10;
/** Where no question comes twice there are fewer. */
const ROUNDS_OF_DIFFERENT = 4;
const WARM_UP = 500;
/** Deliveries under way at once, and answers that may be open: as many as are taken, without a queue of our own. */
const SENDING = 32;
const OPEN = 128;
const TARGET = 0.8;
const SECRET = 'f'.repeat(32);

/** Slack's other side notes when an answer came to which thread. */
async function counterpart() {
  const answered = new Map();
  const other = { answered, answers: 0 };
  const side = await otherSide((req, body) => {
    const args = new URLSearchParams(body);
    const method = req.url.replace('/api/', '');
    if (method === 'chat.postMessage') {
      const thread = args.get('thread_ts');
      answered.set(thread, [...(answered.get(thread) ?? []), performance.now()]);
      other.answers += 1;
    }
    return {
      says:
        method === 'users.info' ? { ok: true, user: { id: args.get('user'), locale: 'en-GB' } } : { ok: true, channel: 'C1', ts: '1.1' },
    };
  });
  return Object.assign(other, side, { url: `${side.url}/api/` });
}

let posts = 0;

/** A signed mention, as Slack delivers one. */
function mention({ text, ts, thread, channel }) {
  const event = { type: 'app_mention', user: `U${posts % 50}`, text: `<@U0BOT> ${text}`, ts, channel, event_ts: ts };
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${posts}`,
    event: thread === undefined ? event : { ...event, thread_ts: thread },
    authorizations: [{ team_id: 'T1', user_id: 'U0BOT', is_bot: true }],
  });
  const at = String(Math.floor(Date.now() / 1000));
  const headers = {
    'X-Slack-Request-Timestamp': at,
    'X-Slack-Signature': `v0=${createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex')}`,
  };
  return { body, headers };
}

/** One round: signed mentions, as many as are taken, until every one is answered. */
async function round(app, other, count) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: SENDING });
  /** Posts by their thread: a question, and at most one that goes on with it once it is answered. */
  const threads = new Map();
  const acks = [];
  const firstOf = [];
  let sent = 0;
  const post = () => {
    posts += 1;
    sent += 1;
    const ts = `1714521600.${String(posts).padStart(6, '0')}`;
    const { text, goesOn } = app.asked.next();
    const before = goesOn ? firstOf.findIndex(({ thread }) => other.answered.has(thread)) : -1;
    if (before >= 0) {
      const [root] = firstOf.splice(before, 1);
      threads.get(root.thread).push(performance.now());
      return { ...root, text, ts };
    }
    const root = { thread: ts, channel: `C${posts % 20}` };
    threads.set(ts, [performance.now()]);
    if (firstOf.length < 500) firstOf.push(root);
    return { text, ts, channel: root.channel };
  };
  const send = async () => void acks.push(await deliver(app, agent, mention(post())));
  const before = usage(app);
  const from = performance.now();
  const lane = async () => {
    for (;;) {
      while (sent - other.answers > OPEN) await new Promise((resolve) => setTimeout(resolve, 2));
      if (sent >= count) return;
      await send();
    }
  };
  await Promise.all(Array.from({ length: SENDING }, lane));
  for (let idle = 0; other.answers < count && idle < 500; idle += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  const took = performance.now() - from;
  const after = usage(app);
  const counts = [...threads].map(([thread, asked]) => (other.answered.get(thread)?.length ?? 0) - asked.length);
  const times = [...threads].flatMap(([thread, asked]) => {
    const done = other.answered.get(thread) ?? [];
    return asked.flatMap((at, i) => (done[i] === undefined ? [] : [done[i] - at]));
  });
  const found = {
    perSecond: times.length / (took / 1000),
    cpu: (after.cpu - before.cpu) / count,
    acks,
    times,
    lost: counts.filter((n) => n < 0).length,
    twice: counts.filter((n) => n > 0).length,
    rss: after.rss,
  };
  other.answered.clear();
  other.answers = 0;
  agent.destroy();
  return found;
}

/** `different`: no question comes twice in the same words, so that none that is remembered helps. */
export async function bench([which]) {
  const different = which === 'different';
  const rounds = different ? ROUNDS_OF_DIFFERENT : ROUNDS;
  const where = machine();
  const cwd = mkdtempSync(path.join(tmpdir(), 'onrecord-bench-'));
  const other = await counterpart();
  const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: other.url };
  const apps = [];
  try {
    const record = recordOfPackage();
    for (const [name, file] of [
      ['On Record', 'dist/main.js'],
      ['a bare Bolt app', 'bench/programs/bare-slack.cjs'],
    ])
      apps.push({ name, rounds: [], asked: askedOf(record, { different }), ...(await start(file, '/slack/events', env, cwd)) });
    for (const app of apps) await round(app, other, WARM_UP);
    await inTurns(apps, rounds, (app) => round(app, other, QUESTIONS));
    return [
      `${where}; ${rounds} rounds of ${QUESTIONS} signed mentions for each app, in turns, from another process that is also Slack's other side${different ? '; no question twice in the same words' : ''}`,
      '',
      compared(apps, TARGET),
    ].join('\n');
  } finally {
    for (const { child } of apps) child.kill();
    other.stop();
    rmSync(cwd, { recursive: true, force: true });
  }
}
