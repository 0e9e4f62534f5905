import { leader, QUESTION, replay, startSlack, type RunningSlack } from '../../support/slack.js';
import { printed } from '../../support/block-kit.js';
import { refuses, startSlackApi, type SlackApi } from '../../support/slack-api.js';

const SOCKET = { SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-1' };
let api: SlackApi;
let s: RunningSlack | undefined;
beforeEach(async () => {
  api = await startSlackApi();
});
afterEach(async () => {
  await s?.stop();
  await api.stop();
});
const until = async (holds: () => boolean): Promise<void> => {
  for (let i = 0; i < 500 && !holds(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
};
const envelope = (id: string) => ({
  type: 'events_api',
  envelope_id: id,
  accepts_response_payload: false,
  retry_attempt: 0,
  retry_reason: '',
  payload: replay('app_mention', { event: { text: `<@U0BOT> ${QUESTION}` } }),
});

test('Socket Mode: acknowledged and answered, once however often it comes', async () => {
  s = await startSlack({ api, env: SOCKET });
  await until(() => api.sockets.size === 1 && s!.logged().includes('SLACK_APP_TOKEN'));
  expect(api.of('apps.connections.open')[0]!.token).toBe('xapp-1');
  api.send(envelope('e1'));
  api.send(envelope('e2'));
  expect(printed((await s.called('chat.postMessage'))['blocks'] as unknown[]).join('\n')).toContain(leader);
  await s.quiet();
  expect(api.of('chat.postMessage')).toHaveLength(1);
  expect(api.acks.map((a) => a['envelope_id'])).toEqual(['e1', 'e2']);
});

test('there is no door for HTTP then', async () => {
  s = await startSlack({ api, env: SOCKET });
  expect((await s.event(replay('app_mention'))).status).toBe(404);
});

test('a connection that ends is made again', async () => {
  s = await startSlack({ api, env: SOCKET });
  await until(() => api.sockets.size === 1 && s!.logged().includes('slack.connected'));
  for (const socket of api.sockets) socket.destroy();
  await until(() => api.of('apps.connections.open').length === 2 && api.sockets.size === 1);
  api.send(envelope('e3'));
  await s.called('chat.postMessage');
  expect(s.logged()).toContain('slack.disconnected');
  expect(await s.ready()).toMatchObject({ platforms: { slack: 'ready' } });
});

test('a token that is wrong is told, and tried again', async () => {
  api.when('apps.connections.open', (_, call) => (call === 1 ? refuses('invalid_auth') : undefined));
  s = await startSlack({ api, env: SOCKET });
  await until(() => api.sockets.size === 1);
  expect(s.logged()).toContain('"by":"SLACK_APP_TOKEN","why":"invalid_auth"');
});
