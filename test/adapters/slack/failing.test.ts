import { createHmac } from 'node:crypto';
import { QUESTION, replay, SECRET, startSlack, type Given, type Json, type RunningSlack } from '../../support/slack.js';
import { printed } from '../../support/block-kit.js';
import { refuses, startSlackApi } from '../../support/slack-api.js';

const running: RunningSlack[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((s) => s.stop()));
});
async function slack(given: Given = {}): Promise<RunningSlack> {
  const started = await startSlack(given);
  running.push(started);
  return started;
}
const ask = replay('app_mention', { event: { text: `<@U0BOT> ${QUESTION}` } });
const said = (args: Json): string => printed(args['blocks'] as unknown[]).join('\n');

describe('signatures', () => {
  const body = JSON.stringify(ask);
  const now = (): number => Math.floor(Date.now() / 1000);
  const sign = (text: string, at: number, secret = SECRET) => `v0=${createHmac('sha256', secret).update(`v0:${at}:${text}`).digest('hex')}`;

  test.each<[string, () => Record<string, string>]>([
    ['none', () => ({ 'X-Slack-Signature': '', 'X-Slack-Request-Timestamp': '' })],
    ['of another secret', () => ({ 'X-Slack-Request-Timestamp': `${now()}`, 'X-Slack-Signature': sign(body, now(), 'x'.repeat(32)) })],
    ['of another body', () => ({ 'X-Slack-Request-Timestamp': `${now()}`, 'X-Slack-Signature': sign(`${body} `, now()) })],
    ['of six minutes ago', () => ({ 'X-Slack-Request-Timestamp': `${now() - 360}`, 'X-Slack-Signature': sign(body, now() - 360) })],
    ['with another time', () => ({ 'X-Slack-Request-Timestamp': `${now() - 1}`, 'X-Slack-Signature': sign(body, now()) })],
  ])('%s: 401, nothing is done, nothing of the body is logged', async (_, headers) => {
    const s = await slack();
    const res = await s.send(body, 'application/json', headers());
    await s.quiet();
    expect([res.status, await res.text()]).toEqual([401, '']);
    expect(s.api.calls.filter((c) => c.method !== 'auth.test')).toEqual([]);
    expect(s.logged()).not.toContain(QUESTION);
    expect(s.logged()).not.toContain('U0ASK');
    // What the SDK says of it is for debug.
    expect(s.logged()).not.toContain('slack.sdk');
  });

  test('Slack makes sure of the address', async () => {
    const s = await slack();
    const res = await s.event(replay('url_verification'));
    expect([res.status, await res.json()]).toEqual([200, { challenge: '3eZbrw1a' }]);
  });

  test('what is no JSON, and what is too long', async () => {
    const s = await slack();
    expect((await s.send('{', 'application/json')).status).toBe(400);
    expect((await s.send(JSON.stringify({ x: 'y'.repeat(6_000_000) }), 'application/json')).status).toBe(413);
    expect((await fetch(new URL('/slack/events', s.url))).status).toBe(404);
  });
});

describe('acknowledged at once', () => {
  test('whatever Slack and the store take', async () => {
    const s = await slack();
    s.api.when('users.info', () => 'hang');
    s.api.when('chat.postMessage', () => 'hang');
    // What hangs is let go only afterwards: an acknowledgement that waited for it would never come.
    expect((await s.event(ask)).status).toBe(200);
    expect([(await s.command({ text: QUESTION })).status, (await s.interact(replay('block_actions'))).status]).toEqual([200, 200]);
    s.api.when('users.info', () => undefined);
    s.api.when('chat.postMessage', () => undefined);
    s.api.release();
    await s.called('chat.postMessage');
  });

  test('a flood', async () => {
    const s = await slack();
    s.api.when('chat.postMessage', () => 'hang');
    const all = await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const { status } = await s.event(replay('app_mention', { event: { text: `<@U0BOT> ${QUESTION}`, ts: `17145216${i}.000100` } }));
        return status;
      }),
    );
    expect(all.every((status) => status === 200)).toBe(true);
    s.api.when('chat.postMessage', () => undefined);
    s.api.release();
    await s.called('chat.postMessage', 100);
  });
});

describe('Slack in trouble', () => {
  test('429: waits as long as it says, and posts once', async () => {
    const s = await slack();
    s.api.when('chat.postMessage', (_, call) => (call === 1 ? { status: 429, headers: { 'Retry-After': '1' }, body: {} } : undefined));
    await s.event(ask);
    await s.called('chat.postMessage', 2);
    const [first, second] = s.api.of('chat.postMessage');
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(1000);
    await s.quiet();
    expect(s.api.of('chat.postMessage')).toHaveLength(2);
    expect(await s.counted('delivery_retries_total', 'why="limited"')).toBe(1);
    expect(await s.counted('deliveries_total', 'outcome="delivered"')).toBe(1);
  });

  test.each<[string, (args: unknown, call: number) => ReturnType<Parameters<RunningSlack['api']['when']>[1]>]>([
    ['a 503', (_, call) => (call <= 2 ? { status: 503, body: 'unavailable' } : undefined)],
    ['a broken connection', (_, call) => (call === 1 ? 'reset' : undefined)],
    ['an error of its own', (_, call) => (call === 1 ? refuses('internal_error') : undefined)],
  ])('%s: again, within seconds', async (_, way) => {
    const s = await slack();
    s.api.when('chat.postMessage', way);
    await s.event(ask);
    expect(await s.called('chat.postMessage', 2)).toMatchObject({ channel: 'C0001' });
    await s.quiet();
    expect(await s.counted('delivery_retries_total', 'why="unclear"')).toBe(s.api.of('chat.postMessage').length - 1);
  });

  test('refused, and told to the asker alone: both are counted, and the question once', async () => {
    const s = await slack();
    s.api.when('chat.postMessage', () => refuses('not_in_channel'));
    await s.event(ask);
    await s.called('chat.postEphemeral');
    await s.quiet();
    expect(await s.counted('deliveries_total', 'outcome="refused"')).toBe(1);
    expect(await s.counted('deliveries_total', 'outcome="delivered"')).toBe(1);
    expect(await s.counted('questions_total', 'intent="figure",status="answered"')).toBe(1);
  });

  test('posted, and then no word: it is looked up before it is posted again', async () => {
    const s = await slack();
    const api = s.api;
    let posted: Json | undefined;
    api.when('chat.postMessage', (args) => {
      posted = args;
      return 'reset';
    });
    api.when('conversations.replies', () => ({ body: { ok: true, messages: [{ ts: '9.9', metadata: posted!['metadata'] }] } }));
    await s.event(ask);
    expect(await s.called('conversations.replies')).toMatchObject({ channel: 'C0001', ts: '1714521600.000100' });
    await s.quiet();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(api.of('chat.postMessage')).toHaveLength(1);
  });

  test.each(['not_in_channel', 'is_archived', 'restricted_action', 'channel_not_found'])(
    '%s: the asker gets the answer alone, and why',
    async (why) => {
      const s = await slack();
      s.api.when('chat.postMessage', (args) => (args['channel'] === 'C0001' ? refuses(why) : undefined));
      await s.event(ask);
      const text = said(await s.called('chat.postEphemeral'));
      expect(text).toContain(why);
      expect(text).toContain('[1]');
    },
  );

  test('and where that fails too, in the direct messages', async () => {
    const s = await slack();
    s.api.when('chat.postMessage', (args) => (args['channel'] === 'C0001' ? refuses('not_in_channel') : undefined));
    s.api.when('chat.postEphemeral', () => refuses('user_not_in_channel'));
    await s.event(ask);
    expect(await s.called('chat.postMessage', 2)).toMatchObject({ channel: 'U0ASK' });
  });

  test.each([
    ['a Slack that knows no tables', 2, (args: Json) => JSON.stringify(args['blocks'] ?? '').includes('context_actions')],
    ['one that takes no blocks', 3, (args: Json) => args['blocks'] !== undefined],
  ])('%s still shows the answer', async (_, times, refused) => {
    const s = await slack();
    s.api.when('chat.postMessage', (args) => (refused(args) ? refuses('invalid_blocks') : undefined));
    await s.event(ask);
    const args = await s.called('chat.postMessage', times);
    expect(String(args['text'])).toContain('[1]');
    await s.quiet();
    expect(s.api.of('chat.postMessage')).toHaveLength(times);
  });

  test('what nobody foresaw: the asker is told, with the id in the log, and nothing of what was asked is logged', async () => {
    const s = await slack({ answered: () => Promise.reject(new Error(`cannot take "${QUESTION}"`)) });
    await s.event(ask);
    expect(said(await s.called('chat.postEphemeral'))).toContain('under id-1');
    expect(s.logged()).toContain('"id":"id-1"');
    expect(s.logged()).not.toContain(QUESTION);
  });

  test('users.info that fails costs nothing', async () => {
    const s = await slack();
    s.api.when('users.info', () => refuses('missing_scope'));
    await s.event(ask);
    expect(await s.called('chat.postMessage')).toMatchObject({ channel: 'C0001' });
  });

  test('a response_url that Slack does not take any more', async () => {
    const s = await slack();
    s.api.when('response_url', () => ({ status: 404, body: '{"ok":false,"error":"expired_url"}' }));
    await s.command({ text: QUESTION });
    await s.called('response_url');
    await s.quiet();
    expect((await fetch(new URL('/healthz', s.url))).status).toBe(200);
  });
});

describe('the start', () => {
  test('with a token that is wrong: a clear line, and all else lives', async () => {
    const api = await startSlackApi();
    api.when('auth.test', () => refuses('invalid_auth'));
    const s = await slack({ api });
    await s.called('auth.test');
    await s.quiet();
    expect(s.logged()).toContain('"event":"slack.not-connected","by":"SLACK_BOT_TOKEN","why":"invalid_auth"');
    expect(await s.ready()).toMatchObject({ status: 'degraded', platforms: { slack: 'connecting' } });
    api.when('auth.test', () => undefined);
    await s.called('auth.test', 2);
    await s.quiet();
    expect(await s.ready()).toMatchObject({ status: 'ok', platforms: { slack: 'ready' } });
    expect(s.logged()).toContain('slack.connected');
    await api.stop();
  });

  test('with Slack away: the same, and the page answers', async () => {
    const s = await slack({ env: { SLACK_API_URL: 'http://127.0.0.1:9/api/', PAGE: 'public' } });
    await s.quiet();
    for (let i = 0; i < 50 && !s.logged().includes('unreachable'); i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(s.logged()).toContain('"why":"unreachable"');
    const res = await fetch(new URL('/api/ask', s.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: QUESTION }),
    });
    expect(res.status).toBe(200);
  });
});
