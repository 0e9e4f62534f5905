import { memoryStore } from '../../../src/store/memory.js';
import { QUESTION, replay, startSlack, type RunningSlack } from '../../support/slack.js';
import { startSlackApi, type SlackApi } from '../../support/slack-api.js';
import { SCOPES } from '../../../src/adapters/slack/surface.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OAUTH = {
  SLACK_BOT_TOKEN: '',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  SLACK_STATE_SECRET: 't'.repeat(16),
  ENCRYPTION_KEY: KEY,
};
const ask = replay('app_mention', { event: { text: `<@U0BOT> ${QUESTION}` } });

let api: SlackApi;
let s: RunningSlack;
const store = () => memoryStore({ now: () => new Date(), questionLogDays: 0, encryptionKey: KEY });
beforeEach(async () => {
  api = await startSlackApi();
});
afterEach(async () => {
  await s.stop();
  await api.stop();
});

async function install(): Promise<Response> {
  const begun = await fetch(new URL('/slack/install', s.url), { redirect: 'manual' });
  const to = new URL(begun.headers.get('location')!);
  expect([to.origin + to.pathname, to.searchParams.get('client_id')]).toEqual([new URL('/oauth/v2/authorize', api.url).href, '1.2']);
  expect(
    to.searchParams
      .get('scope')!
      .split(',')
      .sort((a, b) => (a < b ? -1 : 1)),
  ).toEqual(SCOPES);
  const cookie = begun.headers.get('set-cookie')!.split(';')[0]!;
  const back = new URL(`/slack/oauth_redirect?code=c0de&state=${encodeURIComponent(to.searchParams.get('state')!)}`, s.url);
  return fetch(back, { headers: { Cookie: cookie }, redirect: 'manual' });
}

test('install, be answered with the token of the workspace, uninstall, and all is forgotten', async () => {
  const kept = store();
  s = await startSlack({ api, env: OAUTH, store: kept });
  expect((await install()).status).toBe(200);
  expect(await s.called('oauth.v2.access')).toMatchObject({ code: 'c0de' });
  await s.event(ask);
  await s.called('chat.postMessage');
  expect(api.of('chat.postMessage')[0]!.token).toBe('xoxb-installed');
  expect(await kept.conversations.knows('slack:T0001:C0001:1714521600.000100')).toBe(true);

  await s.event(replay('app_uninstalled'));
  for (let i = 0; i < 100 && (await kept.installations.find('slack:T:T0001')) !== undefined; i += 1)
    await new Promise((r) => setTimeout(r, 10));
  await s.quiet();
  expect(await kept.installations.find('slack:T:T0001')).toBeUndefined();
  expect(await kept.conversations.knows('slack:T0001:C0001:1714521600.000100')).toBe(false);
  await s.event(replay('app_mention', { event: { text: `<@U0BOT> ${QUESTION}`, ts: '1714529999.1' } }));
  await s.quiet();
  expect(api.of('chat.postMessage')).toHaveLength(1);
  expect(s.logged()).toContain('slack.not-installed');
});

test('a token that was revoked is deleted; one of a person leaves the installation', async () => {
  const kept = store();
  s = await startSlack({ api, env: OAUTH, store: kept });
  await install();
  await s.event(replay('tokens_revoked', { event: { tokens: { oauth: ['U1'], bot: [] } } }));
  await s.quiet();
  expect(await kept.installations.find('slack:T:T0001')).toMatchObject({ bot: { token: 'xoxb-installed' } });
  await s.event(replay('tokens_revoked'));
  await s.quiet();
  expect(await kept.installations.find('slack:T:T0001')).toBeUndefined();
});

test('a state that is not ours installs nothing', async () => {
  s = await startSlack({ api, env: OAUTH });
  const res = await fetch(new URL('/slack/oauth_redirect?code=c0de&state=forged', s.url), { redirect: 'manual' });
  expect(res.status).toBeGreaterThanOrEqual(400);
  expect(api.of('oauth.v2.access')).toEqual([]);
});

test('a token that expires is renewed before it is used', async () => {
  const kept = store();
  s = await startSlack({ api, env: OAUTH, store: kept });
  api.when('oauth.v2.access', (args) => ({
    body: {
      ok: true,
      access_token: args['grant_type'] === 'refresh_token' ? 'xoxe.xoxb-renewed' : 'xoxe.xoxb-first',
      refresh_token: 'xoxe-1',
      expires_in: args['grant_type'] === 'refresh_token' ? 43_200 : 1,
      token_type: 'bot',
      scope: 'chat:write',
      bot_user_id: 'U0BOT',
      app_id: 'A0001',
      team: { id: 'T0001', name: 'Example' },
      enterprise: null,
      authed_user: { id: 'U0ASK' },
      is_enterprise_install: false,
    },
  }));
  await install();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await s.event(ask);
  await s.called('chat.postMessage');
  expect(api.of('chat.postMessage')[0]!.token).toBe('xoxe.xoxb-renewed');
  expect(await kept.installations.find('slack:T:T0001')).toMatchObject({ bot: { token: 'xoxe.xoxb-renewed' } });
});

const ofOrganisation = {
  team: undefined,
  enterprise: { id: 'E0001' },
  user: { id: 'U1', token: undefined, scopes: undefined },
  bot: { token: 'xoxb-org', scopes: ['chat:write'], id: 'B0BOT', userId: 'U0BOT' },
  isEnterpriseInstall: true,
  authVersion: 'v2',
  tokenType: 'bot',
};

test('a digest in a workspace without an installation of its own is posted by the one of its organisation, also after a restart', async () => {
  const kept = store();
  await kept.installations.save('slack:E:E0001', ofOrganisation);
  s = await startSlack({ api, env: OAUTH, store: kept });
  await s.event(
    replay('app_mention.enterprise', { event: { text: '<@U0BOT> post a digest every morning at 9' }, is_enterprise_install: true }),
  );
  await s.called('chat.postMessage');
  await s.quiet();
  await s.stop();
  s = await startSlack({ api, env: OAUTH, store: kept });
  const sent = api.of('chat.postMessage').length;
  const [subscription] = await kept.digests.all();
  await kept.digests.save({ ...subscription!, next: { at: Date.now() - 1000, date: '2026-11-24' } });
  await s.called('chat.postMessage', sent + 1);
  const digest = api.of('chat.postMessage').at(-1)!;
  expect([digest.args['channel'], digest.token]).toEqual(['C0001', 'xoxb-org']);

  // Its own goes first, where it has one.
  await kept.installations.save('slack:T:T0001', {
    ...ofOrganisation,
    team: { id: 'T0001' },
    bot: { ...ofOrganisation.bot, token: 'xoxb-own' },
    isEnterpriseInstall: false,
  });
  await kept.digests.save({ ...(await kept.digests.all())[0]!, next: { at: Date.now() - 1000, date: '2026-11-25' } });
  await s.called('chat.postMessage', sent + 2);
  expect(api.of('chat.postMessage').at(-1)!.token).toBe('xoxb-own');
});

test('an organisation installs once for all its workspaces', async () => {
  const kept = store();
  await kept.installations.save('slack:E:E0001', ofOrganisation);
  s = await startSlack({ api, env: OAUTH, store: kept });
  await s.event(replay('app_mention.enterprise', { event: { text: `<@U0BOT> ${QUESTION}` }, is_enterprise_install: true }));
  await s.called('chat.postMessage');
  expect(api.of('chat.postMessage')[0]!.token).toBe('xoxb-org');
});
