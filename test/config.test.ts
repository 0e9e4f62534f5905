import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError, isLoopback, readConfig, VARIABLES } from '../src/config.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const GUID = '11111111-2222-3333-4444-555555555555';

/** The faults of an environment, a line each. */
function faults(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
    return [];
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    return cause.faults.map((f) => `${f.variable} ${f.problem}`);
  }
}

describe('.env.example', () => {
  const file = readFileSync(path.join(__dirname, '..', '.env.example'), 'utf8');
  const listed = [...file.matchAll(/^# (.+)\n(\w+)=(.*)$/gm)].map(([, about, name, value]) => ({ name, about, default: value }));

  test('lists each variable of config.ts with its line and its default, in the same order, and no other', () => {
    expect(listed).toEqual(Object.entries(VARIABLES).map(([name, v]) => ({ name, about: v.about, default: v.default })));
  });
  test('holds nothing else but its head', () => {
    expect(file.replace(/^# .+\n\w+=.*\n/gm, '').trim()).toBe('# Copy this file to .env and fill in what you use. An empty value is none.');
  });
  test('copied as it is, changes nothing', () => {
    expect(readConfig(parseEnv(file))).toEqual(readConfig({}));
  });
});

test('an empty environment is a small local server', () => {
  expect(readConfig({})).toEqual({
    slack: undefined,
    teams: undefined,
    databaseUrl: 'file:data/onrecord.db',
    encryptionKey: undefined,
    knowledgeDir: undefined,
    host: '127.0.0.1',
    port: 3000,
    page: 'local',
    pageUrl: undefined,
    pageProxies: 0,
    login: undefined,
    questionLogDays: 0,
    digestWindowHours: 6,
    digestLimit: 500,
    logLevel: 'info',
  });
});

// Each line: an environment, and every fault that it has.
const FAULTY: readonly [NodeJS.ProcessEnv, readonly string[]][] = [
  [{ PORT: '99999' }, ['PORT is "99999": write a whole number from 0 to 65535']],
  [{ PORT: '80a' }, ['PORT is "80a": write a whole number from 0 to 65535']],
  [{ HOST: 'a b' }, ['HOST is "a b": write an address such as 127.0.0.1, or a host name']],
  [{ PAGE: 'yes' }, ['PAGE is "yes": write local, login, public, off']],
  [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL is "loud": write debug, info, warn, error']],
  [{ QUESTION_LOG_DAYS: '-1' }, ['QUESTION_LOG_DAYS is "-1": write a whole number from 0 to 3650']],
  [{ DIGEST_WINDOW_HOURS: '0' }, ['DIGEST_WINDOW_HOURS is "0": write a whole number from 1 to 23']],
  [{ DATABASE_URL: 'mysql://x' }, ['DATABASE_URL is not usable: write file:PATH or postgres://USER:PASSWORD@HOST/DATABASE']],
  [{ ENCRYPTION_KEY: 'abc' }, ['ENCRYPTION_KEY is not usable: write 32 bytes in base64, from: openssl rand -base64 32']],
  [{ TEAMS_ALLOW_ANONYMOUS: '1' }, ['TEAMS_ALLOW_ANONYMOUS is "1": write true, false']],
  [{ PAGE_URL: 'record.example' }, ['PAGE_URL is "record.example": write an address that starts with https:// or http://']],
  [{ PAGE_PROXIES: '-1' }, ['PAGE_PROXIES is "-1": write a whole number from 0 to 9']],
  [
    { OIDC_ALLOWED: 'paper.example' },
    ['OIDC_ALLOWED is "paper.example": write addresses such as ann@example.org or domains such as @example.org, with commas between'],
  ],
  [
    { OIDC_COOKIE_SECRET: 'short' },
    ['OIDC_COOKIE_SECRET is not usable: write 32 characters or more, for example from: openssl rand -hex 32'],
  ],
  [
    { PAGE: 'login', OIDC_ISSUER_URL: 'https://issuer.example', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 's' },
    [
      'OIDC_COOKIE_SECRET is missing: PAGE is login, and needs it; set it, or set PAGE to local, public or off',
      'PAGE_URL is missing: PAGE is login, and needs it; set it, or set PAGE to local, public or off',
    ],
  ],
  [{ SLACK_API_URL: 'slack.com' }, ['SLACK_API_URL is "slack.com": write an address that starts with https:// or http://']],
  [{ SLACK_CHANNELS: 'general' }, ['SLACK_CHANNELS is "general": write ids such as C0123ABC, with commas between (About, in a channel)']],
  [{ SLACK_AUDIENCE: 'all' }, ['SLACK_AUDIENCE is "all": write everyone, members']],
  [
    { SLACK_BOT_TOKEN: 'xoxp-secret' },
    ['SLACK_BOT_TOKEN is not usable: write the token that starts with xoxb- (Install App, in the settings of the Slack app)'],
  ],
  [
    { SLACK_BOT_TOKEN: 'xoxb-1' },
    ['SLACK_SIGNING_SECRET is missing: SLACK_BOT_TOKEN is set; set this one (HTTP) or SLACK_APP_TOKEN (Socket Mode) with it'],
  ],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN is missing: SLACK_APP_TOKEN is set, and works with it']],
  [{ SLACK_SIGNING_SECRET: 'f'.repeat(32) }, ['SLACK_BOT_TOKEN is missing: SLACK_SIGNING_SECRET is set, and works with it']],
  [
    { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's' },
    [
      'SLACK_STATE_SECRET is missing: SLACK_CLIENT_ID is set, and OAuth needs it too; set it, or unset SLACK_CLIENT_ID',
      'SLACK_SIGNING_SECRET is missing: SLACK_CLIENT_ID is set, and OAuth needs it too; set it, or unset SLACK_CLIENT_ID',
      'ENCRYPTION_KEY is missing: SLACK_CLIENT_ID is set, and OAuth needs it too; set it, or unset SLACK_CLIENT_ID',
    ],
  ],
  [
    { MicrosoftAppId: GUID },
    [
      'MicrosoftAppPassword is missing: MicrosoftAppType is SingleTenant, which needs it',
      'MicrosoftAppTenantId is missing: MicrosoftAppType is SingleTenant, which needs it',
    ],
  ],
  [{ MicrosoftAppPassword: 'p' }, ['MicrosoftAppId is missing: MicrosoftAppPassword is set, and belongs to an app id']],
  [
    { TEAMS_ALLOW_ANONYMOUS: 'true', HOST: '0.0.0.0' },
    ['TEAMS_ALLOW_ANONYMOUS is true while HOST is 0.0.0.0: set HOST to 127.0.0.1, or set MicrosoftAppId'],
  ],
  [
    {
      MicrosoftAppId: '00000000-0000-4000-8000-000000000000',
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppTenantId: 't',
      MicrosoftAppPassword: 'p',
    },
    ['MicrosoftAppPassword is set while MicrosoftAppType is UserAssignedMSI, which has none: unset it'],
  ],
];

describe('faults name the variable and what to write', () => {
  test.each(FAULTY)('%j', (env, expected) => {
    expect(faults(env)).toEqual(expected);
  });
  test('all of them at once', () => {
    const all = Object.assign({}, ...FAULTY.slice(0, 10).map(([env]) => env)) as NodeJS.ProcessEnv;
    expect(faults(all).map((f) => f.split(' ')[0])).toEqual([
      'TEAMS_ALLOW_ANONYMOUS',
      'DATABASE_URL',
      'ENCRYPTION_KEY',
      'HOST',
      'PORT',
      'PAGE',
      'QUESTION_LOG_DAYS',
      'DIGEST_WINDOW_HOURS',
      'LOG_LEVEL',
    ]);
  });
  test('no secret is repeated', () => {
    const secrets = Object.entries(VARIABLES).filter(([, v]) => 'secret' in v);
    const env = Object.fromEntries(secrets.map(([name]) => [name, 'hunter2 !']));
    expect(faults(env).join('\n')).not.toContain('hunter2');
  });
});

const SLACK_HTTP = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'f'.repeat(32) };
const SLACK_OAUTH = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's',
  SLACK_STATE_SECRET: 't'.repeat(16),
  SLACK_SIGNING_SECRET: 'f'.repeat(32),
  ENCRYPTION_KEY: KEY,
};
const TEAMS = { MicrosoftAppId: GUID, MicrosoftAppPassword: 'p', MicrosoftAppTenantId: GUID };

// The page is for this machine, and for nobody once a platform calls by HTTP: behind a proxy everyone looks local.
const PAGES: readonly [NodeJS.ProcessEnv, string][] = [
  [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, 'local'],
  [SLACK_HTTP, 'off'],
  [SLACK_OAUTH, 'off'],
  [TEAMS, 'off'],
  [{ TEAMS_ALLOW_ANONYMOUS: 'true' }, 'local'],
  [{ ...SLACK_HTTP, PAGE: 'public' }, 'public'],
  [{ ...SLACK_HTTP, PAGE: 'local' }, 'off'],
  [{ PAGE: 'local' }, 'local'],
];
test.each(PAGES)('PAGE of %j is %s', (env, page) => {
  expect(readConfig(env).page).toBe(page);
});

test('a login: where people come back to, and who is let in', () => {
  const env = {
    PAGE: 'login',
    PAGE_URL: 'https://record.example/',
    OIDC_ISSUER_URL: 'https://issuer.example',
    OIDC_CLIENT_ID: 'id',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_COOKIE_SECRET: 'c'.repeat(32),
    OIDC_ALLOWED: '@Paper.example, ann@other.example',
  };
  const { page, pageUrl, login } = readConfig(env);
  expect({ page, pageUrl }).toEqual({ page: 'login', pageUrl: 'https://record.example' });
  expect(login).toMatchObject({ url: 'https://record.example', allowed: ['@paper.example', 'ann@other.example'] });
});

test('channels and audience of Slack', () => {
  expect(readConfig(SLACK_HTTP).slack).toMatchObject({ channels: [], audience: 'everyone' });
  const env = { ...SLACK_HTTP, SLACK_CHANNELS: 'C1, G2,C3', SLACK_AUDIENCE: 'members' };
  expect(readConfig(env).slack).toMatchObject({ channels: ['C1', 'G2', 'C3'], audience: 'members' });
});

test('Teams without an app id is anonymous, and only where it is allowed', () => {
  expect(readConfig({}).teams).toBeUndefined();
  expect(readConfig({ TEAMS_ALLOW_ANONYMOUS: 'true' }).teams).toEqual({});
  expect(readConfig(TEAMS).teams?.app?.id).toBe(GUID);
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.0.0.1.example', false],
])('%s is loopback: %s', (host, loopback) => {
  expect(isLoopback(host)).toBe(loopback);
});
