import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Seams } from '../../../src/adapters/teams/teams.js';
import { QUESTION, replay, startTeams, type RunningTeams } from '../../support/teams.js';

const APP = '00000000-0000-4000-8000-0000000000b0';
const keys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [own, other] = [keys(), keys()];

/** Plays the issuer: it publishes one key, under the name `own`, for Teams. */
const issuer = createServer((req, res) => {
  const { port } = issuer.address() as AddressInfo;
  const key = { ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', endorsements: ['msteams'] };
  const says = req.url === '/keys' ? { keys: [key] } : { jwks_uri: `http://127.0.0.1:${port}/keys` };
  res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(says));
});
let t: RunningTeams;

beforeAll(async () => {
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  const seams: Seams = {
    issuer: {
      metadataUrl: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/config`,
      credentials: {
        isValidAppId: async (id) => id === APP,
        isAuthenticationDisabled: async () => false,
        // What is sent out is signed as the bot.
        createCredentials: async () => ({
          signRequest: async (request) => {
            request.headers.set('authorization', 'Bearer of-the-bot');
            return request;
          },
        }),
      },
    },
  };
  const env = { TEAMS_ALLOW_ANONYMOUS: '', MicrosoftAppId: APP, MicrosoftAppPassword: 'p', MicrosoftAppTenantId: 'tenant' };
  t = await startTeams({ env, seams });
});
afterAll(async () => {
  await t.stop();
  issuer.closeAllConnections();
  await new Promise((resolve) => issuer.close(resolve));
});
// What the SDK prints about a token that it refuses is not ours.
beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => {}));
afterEach(() => jest.restoreAllMocks());

interface Token {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: KeyObject | string;
}
const encoded = (of: object): string => Buffer.from(JSON.stringify(of)).toString('base64url');

/** A token as Teams makes it, but for what is given. A key that is a text is a secret of both sides. */
function token({ header = {}, claims = {}, key = own.privateKey }: Token = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const body = { serviceurl: t.connector.url, iss: 'https://api.botframework.com', aud: APP, exp: now + 600, ...claims };
  const said = `${encoded({ typ: 'JWT', alg: typeof key === 'string' ? 'HS256' : 'RS256', kid: 'own', ...header })}.${encoded(body)}`;
  const signature = typeof key === 'string' ? createHmac('sha256', key).update(said).digest() : sign('sha256', Buffer.from(said), key);
  return `${said}.${signature.toString('base64url')}`;
}
/** Seconds from now, as a token counts them. */
const from = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;
const send = (header: Record<string, string>, over: Record<string, unknown> = {}) =>
  t.send(replay('message.personal', { text: QUESTION, ...over }), header);
const bearer = (of: string) => ({ Authorization: `Bearer ${of}` });

test('what Teams signed is answered, and the answer is signed as the bot', async () => {
  expect((await send(bearer(token()))).status).toBe(200);
  expect(await t.said()).toMatchObject({ authorization: 'Bearer of-the-bot' });
});

const FORGED: readonly (readonly [string, () => Record<string, string>])[] = [
  ['nothing', () => ({})],
  ['an empty header', () => ({ Authorization: '' })],
  ['something else', () => ({ Authorization: 'Basic eDp5' })],
  ['no token', () => bearer('nonsense')],
  ['a key of somebody else', () => bearer(token({ key: other.privateKey }))],
  ['a key that nobody published', () => bearer(token({ key: other.privateKey, header: { kid: 'other' } }))],
  ['the public key as a secret', () => bearer(token({ key: String(own.publicKey.export({ type: 'spki', format: 'pem' })) }))],
  ['no signature', () => bearer(`${token().split('.').slice(0, 2).join('.')}.`)],
  ['an algorithm of none', () => bearer(`${encoded({ alg: 'none', kid: 'own' })}.${token().split('.')[1]}.`)],
  ['a token that has expired', () => bearer(token({ claims: { exp: from(-600) } }))],
  ['a token that is for later', () => bearer(token({ claims: { nbf: from(3600), exp: from(7200) } }))],
  ['a token for another bot', () => bearer(token({ claims: { aud: '00000000-0000-4000-8000-0000000000b1' } }))],
  ['a token of another issuer', () => bearer(token({ claims: { iss: 'https://issuer.example' } }))],
  ['a token for another address', () => bearer(token({ claims: { serviceurl: 'https://smba.example/' } }))],
  ['a token for no address', () => bearer(token({ claims: { serviceurl: undefined } }))],
  [
    'a token as the emulator makes it',
    () =>
      bearer(
        token({
          claims: { ver: '1.0', appid: APP, serviceurl: undefined, iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' },
        }),
      ),
  ],
];

test.each(FORGED)('%s: 401, and nobody is answered', async (_, header) => {
  const before = t.connector.calls.length;
  const res = await send(header());
  expect([res.status, await res.json()]).toEqual([401, { error: 'The request is not signed by Teams for this bot.' }]);
  await t.quiet();
  expect(t.connector.calls).toHaveLength(before);
});

test('a token does not vouch for what the body says it is', async () => {
  const forged = { serviceUrl: 'http://127.0.0.1:1/elsewhere' };
  expect((await send(bearer(token()), forged)).status).toBe(401);
  for (const channelId of ['AppService', 'emulator', 'directline', 'skype'])
    expect((await send(bearer(token()), { channelId })).status).toBe(401);
  expect((await send(bearer(token()), { serviceUrl: undefined })).status).toBe(401);
});

test('the log tells that somebody was refused, and neither token nor text', async () => {
  await send(bearer(token({ claims: { exp: from(-600) } })));
  expect(t.logged()).toContain('"event":"teams.refused"');
  expect(t.logged()).not.toContain(QUESTION);
  expect(t.logged()).not.toContain('eyJ');
});
