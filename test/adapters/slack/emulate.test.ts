import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { SCOPES } from '../../../src/adapters/slack/surface.js';
import { memoryStore } from '../../../src/store/memory.js';
import { leader, QUESTION, replay, startSlack, type Json, type RunningSlack } from '../../support/slack.js';
import { blockFaults, printed } from '../../support/block-kit.js';
import type { SlackApi } from '../../support/slack-api.js';

/** The Web API and the OAuth pages as somebody else understood Slack's documents, with the scopes of our manifest enforced. */
const KEY = Buffer.alloc(32, 7).toString('base64');
let emulator: ChildProcess;
let api = '';
let port = 0;
let s: RunningSlack | undefined;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return own;
}

beforeAll(async () => {
  port = await freePort();
  const seed = JSON.stringify({ scopes: SCOPES, redirect: `http://127.0.0.1:${port}/slack/oauth_redirect` });
  emulator = spawn(process.execPath, [path.join(__dirname, '..', '..', 'support', 'emulate.mjs'), seed], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(emulator.stdout!, 'data')) as [Buffer];
  api = `${String(line).trim()}/api/`;
}, 20_000);
afterEach(async () => {
  await s?.stop();
  s = undefined;
});
afterAll(async () => {
  emulator.stdin!.end();
  await once(emulator, 'exit');
});

async function call(method: string, args: Readonly<Record<string, string>> = {}): Promise<Json> {
  const res = await fetch(new URL(method, api), {
    method: 'POST',
    headers: { Authorization: 'Bearer xoxp-alice' },
    body: new URLSearchParams(args),
  });
  const body = (await res.json()) as Json;
  if (body['ok'] !== true) throw new Error(`${method}: ${JSON.stringify(body)}`);
  return body;
}

/** The posts of a thread, once there are so many. */
async function thread(channel: string, ts: string, many: number): Promise<Json[]> {
  for (let i = 0; i < 200; i += 1) {
    const messages = (await call('conversations.replies', { channel, ts, include_all_metadata: 'true' }))['messages'] as Json[];
    if (messages.length >= many) return messages;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`There are never ${many} posts. ${s!.logged()}`);
}

async function start(env: NodeJS.ProcessEnv = {}) {
  const store = memoryStore({ now: () => new Date(), questionLogDays: 0, encryptionKey: KEY });
  s = await startSlack({ store, api: { url: api } as SlackApi, env: { PORT: String(port), ...env } });
  const { user_id: user, team_id: team } = await call('auth.test');
  const [{ id: channel }] = (await call('conversations.list'))['channels'] as [{ id: string }];
  /** What somebody really posted, as the event of it. */
  const say = async (text: string, over: Json = {}): Promise<string> => {
    const { ts } = await call('chat.postMessage', { channel, text, ...(over as Record<string, string>) });
    const event = { user, text, ts, channel, event_ts: ts, ...over };
    await s!.event(
      replay(over['thread_ts'] === undefined ? 'app_mention' : 'message.channels', {
        team_id: team,
        authorizations: [{ team_id: team, user_id: 'U0BOT', is_bot: true }],
        event,
      }),
    );
    return ts as string;
  };
  return { say, channel, store };
}

test('an answer and its follow-up stand in the thread, with their blocks and what marks them', async () => {
  const { say, channel } = await start();
  const ts = await say(`<@U0BOT> ${QUESTION}`);
  const [, answer] = await thread(channel, ts, 2);
  expect(answer).toMatchObject({ user: 'U0BOT', metadata: { event_type: 'onrecord_answer' } });
  expect(blockFaults(answer!['blocks'] as unknown[])).toEqual([]);
  expect(printed(answer!['blocks'] as unknown[]).join('\n')).toContain(leader);
  await say('And how many jobs?', { thread_ts: ts });
  const all = await thread(channel, ts, 4);
  expect(printed(all[3]!['blocks'] as unknown[]).join('\n')).toContain(leader);
});

test('a workspace installs the app, and is answered with its own token', async () => {
  const { say, channel, store } = await start({
    SLACK_BOT_TOKEN: '',
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 't'.repeat(16),
    ENCRYPTION_KEY: KEY,
  });
  const begun = await fetch(new URL('/slack/install', s!.url), { redirect: 'manual' });
  const page = await (await fetch(begun.headers.get('location')!)).text();
  // Alice, of those whom the page offers, says yes.
  const form = page.split('<form').find((f) => f.includes('>alice<'))!;
  const fields = Object.fromEntries([...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1]!, m[2]!]));
  const redirect_uri = new URL('/slack/oauth_redirect', s!.url).href;
  const agreed = await fetch(new URL('/oauth/v2/authorize/callback', api), {
    method: 'POST',
    body: new URLSearchParams({ ...fields, redirect_uri }),
    redirect: 'manual',
  });
  const back = await fetch(agreed.headers.get('location')!, {
    headers: { Cookie: begun.headers.get('set-cookie')!.split(';')[0]! },
    redirect: 'manual',
  });
  expect([back.status, await back.text()]).toEqual([200, expect.stringContaining('Thank you')]);
  expect(await store.installations.find('slack:T:T000000001')).toMatchObject({
    bot: { token: expect.stringMatching(/^xoxb-/), scopes: SCOPES },
  });
  const ts = await say(`<@U0BOT> ${QUESTION}`);
  expect(await thread(channel, ts, 2)).toHaveLength(2);
});
