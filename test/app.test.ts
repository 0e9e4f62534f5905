import { welcome } from '../src/about.js';
import { build } from '../src/app.js';
import { readConfig } from '../src/config.js';
import type { KnowledgeBase } from '../src/knowledge/base.js';
import { createLog, type Level } from '../src/log.js';
import type { Handle } from '../src/model/message.js';
import { memoryStore } from '../src/store/memory.js';
import { corridor, fakeHandle } from './support/fake.js';

const none = new Map();
const knowledge = () =>
  ({ version: 'k1', events: none, pledges: none, claims: none, quotes: none, sources: none }) as unknown as KnowledgeBase;

const store = memoryStore({ now: () => new Date(0), questionLogDays: 0 });

function app(level: Level = 'info', handle: Handle = fakeHandle().handle, env: NodeJS.ProcessEnv = {}) {
  const lines: string[] = [];
  const log = createLog(level, (line) => lines.push(line), { now: () => new Date(0) });
  const built = build(readConfig({ PORT: '0', ...env }), { ...corridor(handle), knowledge, store, log, newId: () => 'id-1' });
  return { built, logged: () => lines.join('') };
}

async function post(url: string, text: string): Promise<Response> {
  return fetch(new URL('/api/ask', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text }),
  });
}

test('starts, answers, stops', async () => {
  const { built, logged } = app();
  const url = await built.start();
  expect((await post(url, 'How much?')).status).toBe(200);
  expect(await (await fetch(new URL('/readyz', url))).json()).toMatchObject({
    status: 'ok',
    knowledgeVersion: 'k1',
    counts: { pledges: 0 },
    store: 'ok',
    platforms: { slack: 'off', teams: 'off' },
  });
  expect(await (await fetch(new URL('/metrics', url))).text()).toContain(
    'onrecord_questions_total{platform="web",intent="figure",status="answered"} 1',
  );
  await built.stop();
  await expect(fetch(url)).rejects.toThrow();
  expect(logged()).toContain('"event":"started"');
});

const ASKED = 'how much did my secret employer pledge';
test.each<[Level, boolean]>([
  ['info', false],
  ['warn', false],
  ['error', false],
  ['debug', true],
])('after a failure, a log at %s holds what was asked: %s', async (level, holds) => {
  const { built, logged } = app(level, (message) => Promise.reject(new Error(`cannot take "${message.text}"`)));
  const url = await built.start();
  const res = await post(url, ASKED);
  await built.stop();
  expect([res.status, ((await res.json()) as { id: string }).id]).toEqual([500, 'id-1']);
  expect(logged()).toContain('"id":"id-1"');
  expect(logged().includes(ASKED)).toBe(holds);
});

test.each<[NodeJS.ProcessEnv, string]>([
  [{}, 'Slack is not connected: onrecord doctor tells what to set.\nTeams is not connected: onrecord doctor tells what to set.'],
  [
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', TEAMS_ALLOW_ANONYMOUS: 'true' },
    'Slack, by Socket Mode. The log tells when it is connected.\nTeams, by HTTP without a sign-in, for this machine alone: /api/messages. Add the app in Teams from what `npm run teams:package` builds.',
  ],
])('the greeting: the address, and where it answers: %j', (env, platforms) => {
  expect(welcome(readConfig(env), 'http://127.0.0.1:3000/')).toBe(`On Record listens at http://127.0.0.1:3000/\n${platforms}\n`);
});
