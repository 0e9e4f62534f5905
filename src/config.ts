import { isIP } from 'node:net';
import { z } from 'zod';
import { LEVELS } from './log.js';
import { UserError } from './model/errors.js';

/** A variable of the environment. An empty value is an absent one, so that a copied `.env.example` changes nothing. */
interface Variable<S extends z.ZodType = z.ZodType> {
  /** One line: what it is for. It stands above the variable in `.env.example`. */
  readonly about: string;
  /** Empty: there is none. */
  readonly default: string;
  /** Its value is never shown. */
  readonly secret?: true;
  readonly schema: S;
}
const setting = <S extends z.ZodType>(v: Variable<S>): Variable<S> => v;

const text = z.string();
const shaped = (shape: RegExp, cure: string) => z.string().regex(shape, cure);
const oneOf = <const V extends readonly [string, ...string[]]>(values: V) => z.enum(values, { error: `write ${values.join(', ')}` });
const whole = (from: number, to: number) => {
  const cure = `write a whole number from ${from} to ${to}`;
  return z.string().regex(/^\d+$/, cure).transform(Number).pipe(z.number().min(from, cure).max(to, cure));
};
const url = (cure: string) => z.url({ protocol: /^https?$/, error: cure });

export const VARIABLES = {
  SLACK_BOT_TOKEN: setting({
    about: 'Slack, one workspace: the bot token of the installed app',
    default: '',
    secret: true,
    schema: shaped(/^xoxb-\S+$/, 'write the token that starts with xoxb- (Install App, in the settings of the Slack app)'),
  }),
  SLACK_SIGNING_SECRET: setting({
    about: 'Slack over HTTP: the signing secret, by which requests are known to be from Slack',
    default: '',
    secret: true,
    schema: shaped(/^\S{16,}$/, 'write the signing secret (Basic Information, in the settings of the Slack app)'),
  }),
  SLACK_APP_TOKEN: setting({
    about: 'Slack over Socket Mode: the app-level token with connections:write; no public address is needed',
    default: '',
    secret: true,
    schema: shaped(/^xapp-\S+$/, 'write the token that starts with xapp- (Basic Information, App-Level Tokens)'),
  }),
  SLACK_CLIENT_ID: setting({ about: 'Slack, several workspaces by OAuth: the client id', default: '', schema: text }),
  SLACK_CLIENT_SECRET: setting({ about: 'Slack, several workspaces by OAuth: the client secret', default: '', secret: true, schema: text }),
  SLACK_STATE_SECRET: setting({
    about: 'Slack, several workspaces by OAuth: any long random text, by which an installation is followed',
    default: '',
    secret: true,
    schema: z.string().min(16, 'write 16 characters or more, for example from: openssl rand -hex 16'),
  }),
  SLACK_API_URL: setting({
    about: 'Slack: the address of its Web API; another one only for tests',
    default: 'https://slack.com/api/',
    schema: url('write an address that starts with https:// or http://'),
  }),
  SLACK_CHANNELS: setting({
    about: 'Slack: ids of the channels to answer in, with commas between; empty: all. Direct messages are always answered',
    default: '',
    schema: shaped(/^[CG][A-Z0-9]+(\s*,\s*[CG][A-Z0-9]+)*$/, 'write ids such as C0123ABC, with commas between (About, in a channel)'),
  }),
  SLACK_AUDIENCE: setting({
    about: 'Slack: who is answered: everyone, or members (neither guests nor people of other organisations)',
    default: 'everyone',
    schema: oneOf(['everyone', 'members']),
  }),
  MicrosoftAppId: setting({
    about: 'Teams: the application (client) id of the bot',
    default: '',
    schema: z.guid('write the id as 8-4-4-4-12 hexadecimal digits'),
  }),
  MicrosoftAppPassword: setting({ about: 'Teams: the client secret of the bot', default: '', secret: true, schema: text }),
  MicrosoftAppTenantId: setting({ about: 'Teams: the directory (tenant) id of the bot', default: '', schema: text }),
  MicrosoftAppType: setting({
    about: 'Teams: SingleTenant, MultiTenant or UserAssignedMSI',
    default: 'SingleTenant',
    schema: oneOf(['SingleTenant', 'MultiTenant', 'UserAssignedMSI']),
  }),
  TEAMS_ALLOW_ANONYMOUS: setting({
    about: 'Teams without an app id, for the playground on this machine: true or false',
    default: 'false',
    schema: oneOf(['true', 'false']).transform((v) => v === 'true'),
  }),
  DATABASE_URL: setting({
    about: 'The store: file:PATH on one machine, postgres://... for several replicas',
    default: 'file:data/onrecord.db',
    secret: true,
    schema: shaped(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'write file:PATH or postgres://USER:PASSWORD@HOST/DATABASE'),
  }),
  ENCRYPTION_KEY: setting({
    about: 'Key of what the store holds encrypted: 32 bytes in base64 (openssl rand -base64 32)',
    default: '',
    secret: true,
    schema: z.string().refine((v) => Buffer.from(v, 'base64').length === 32 && /^[A-Za-z0-9+/]{43}=$/.test(v), {
      error: 'write 32 bytes in base64, from: openssl rand -base64 32',
    }),
  }),
  KNOWLEDGE_DIR: setting({ about: 'The knowledge folder; empty for the one that comes with the package', default: '', schema: text }),
  HOST: setting({
    about: 'The address to listen on; 0.0.0.0 for every network of the machine',
    default: '127.0.0.1',
    schema: z.string().refine((v) => isIP(v) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(v), {
      error: 'write an address such as 127.0.0.1, or a host name',
    }),
  }),
  PORT: setting({ about: 'The port to listen on', default: '3000', schema: whole(0, 65535) }),
  PAGE: setting({
    about:
      'Who may use the page: local (this machine, and nobody once a platform calls by HTTP), login, public (without the desk), off; empty: local',
    default: '',
    schema: oneOf(['local', 'login', 'public', 'off']),
  }),
  PAGE_URL: setting({
    about: 'Where people reach the page, for its permanent addresses and the login: https://record.example; empty: as it is called',
    default: '',
    schema: url('write an address that starts with https:// or http://').transform((v) => v.replace(/\/+$/, '')),
  }),
  PAGE_PROXIES: setting({
    about: 'How many proxies stand before the page, so that each client is known by its own address',
    default: '0',
    schema: whole(0, 9),
  }),
  OIDC_ISSUER_URL: setting({
    about: 'PAGE=login: the OpenID Connect issuer, for example https://login.microsoftonline.com/TENANT/v2.0',
    default: '',
    schema: url('write the address of the issuer, which starts with https:// or http://'),
  }),
  OIDC_CLIENT_ID: setting({ about: 'PAGE=login: the client id at the issuer', default: '', schema: text }),
  OIDC_CLIENT_SECRET: setting({ about: 'PAGE=login: the client secret at the issuer', default: '', secret: true, schema: text }),
  OIDC_COOKIE_SECRET: setting({
    about: 'PAGE=login: any long random text, by which the cookie of a login is encrypted; the same on every replica',
    default: '',
    secret: true,
    schema: z.string().min(32, 'write 32 characters or more, for example from: openssl rand -hex 32'),
  }),
  OIDC_ALLOWED: setting({
    about: 'PAGE=login: e-mail addresses and @domains that are let in, with commas between; empty: everybody with an account there',
    default: '',
    schema: shaped(
      /^[^\s,@]*@[^\s,@]+(\s*,\s*[^\s,@]*@[^\s,@]+)*$/,
      'write addresses such as ann@example.org or domains such as @example.org, with commas between',
    ),
  }),
  QUESTION_LOG_DAYS: setting({
    about: 'Days for which unanswered questions are kept, without the asker; 0: never kept',
    default: '0',
    schema: whole(0, 3650),
  }),
  DIGEST_WINDOW_HOURS: setting({
    about: 'Hours after its time within which a missed digest is still sent',
    default: '6',
    schema: whole(1, 23),
  }),
  DIGEST_LIMIT: setting({
    about: 'Digests that one workspace may have',
    default: '500',
    schema: whole(1, 100_000),
  }),
  LOG_LEVEL: setting({
    about: 'debug, info, warn or error; what people write is logged at debug alone',
    default: 'info',
    schema: oneOf(LEVELS),
  }),
} as const;

export type VariableName = keyof typeof VARIABLES;
type Settings = { readonly [K in VariableName]: z.output<(typeof VARIABLES)[K]['schema']> | undefined };

export interface SlackConfig {
  readonly botToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  /** Socket Mode. */
  readonly appToken?: string | undefined;
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string } | undefined;
  readonly apiUrl: string;
  /** Empty: all. */
  readonly channels: readonly string[];
  readonly audience: 'everyone' | 'members';
}

export interface TeamsConfig {
  /** Absent: anonymous, on loopback. */
  readonly app?: {
    readonly id: string;
    readonly password?: string | undefined;
    readonly tenantId?: string | undefined;
    readonly type: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  };
}

export interface LoginConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly cookieSecret: string;
  /** Where the issuer sends people back to. */
  readonly url: string;
  /** E-mail addresses and @domains, in lower case; empty: everybody with an account at the issuer. */
  readonly allowed: readonly string[];
}

/** The environment, checked. A platform that is not configured is absent. */
export interface Config {
  readonly slack?: SlackConfig | undefined;
  readonly teams?: TeamsConfig | undefined;
  readonly databaseUrl: string;
  readonly encryptionKey?: string | undefined;
  readonly knowledgeDir?: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly page: 'local' | 'login' | 'public' | 'off';
  /** Where people reach it, without a slash at the end. */
  readonly pageUrl?: string | undefined;
  readonly pageProxies: number;
  /** Where PAGE is login. */
  readonly login?: LoginConfig | undefined;
  readonly questionLogDays: number;
  readonly digestWindowHours: number;
  readonly digestLimit: number;
  readonly logLevel: (typeof LEVELS)[number];
}

export interface SettingFault {
  readonly variable: VariableName;
  readonly problem: string;
}

/** An environment that cannot be used, with all its faults at once. */
export class ConfigError extends UserError {
  override readonly name = 'ConfigError';
  constructor(readonly faults: readonly SettingFault[]) {
    const list = faults.map((f) => `  ${f.variable} ${f.problem}`).join('\n');
    super(`${faults.length} fault${faults.length === 1 ? '' : 's'} in the environment (or in .env):\n${list}`);
  }
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Each variable on its own: its value, or why it is none. A secret is not repeated. */
function settings(env: NodeJS.ProcessEnv): { values: Settings; faults: SettingFault[] } {
  const values: Record<string, unknown> = {};
  const faults: SettingFault[] = [];
  for (const [name, v] of Object.entries(VARIABLES) as [VariableName, Variable][]) {
    const raw = env[name]?.trim() || v.default;
    if (raw === '') continue;
    const read = v.schema.safeParse(raw);
    if (read.success) values[name] = read.data;
    else
      faults.push({
        variable: name,
        problem: `${v.secret ? 'is not usable' : `is ${JSON.stringify(raw)}`}: ${read.error.issues[0]!.message}`,
      });
  }
  return { values: values as Settings, faults };
}

/** What one variable asks of another. */
function together(s: Settings): SettingFault[] {
  const faults: SettingFault[] = [];
  const missing = (variable: VariableName, because: string) => {
    if (s[variable] === undefined) faults.push({ variable, problem: `is missing: ${because}` });
  };
  const oauth = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;
  const first = oauth.find((name) => s[name] !== undefined);
  if (first)
    for (const name of [...oauth, 'SLACK_SIGNING_SECRET', 'ENCRYPTION_KEY'] as const)
      missing(name, `${first} is set, and OAuth needs it too; set it, or unset ${first}`);
  else if (s.SLACK_BOT_TOKEN !== undefined && s.SLACK_APP_TOKEN === undefined)
    missing('SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN is set; set this one (HTTP) or SLACK_APP_TOKEN (Socket Mode) with it');
  else if (s.SLACK_APP_TOKEN !== undefined || s.SLACK_SIGNING_SECRET !== undefined)
    missing('SLACK_BOT_TOKEN', `${s.SLACK_APP_TOKEN === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN'} is set, and works with it`);

  if (s.MicrosoftAppId !== undefined) {
    if (s.MicrosoftAppType !== 'UserAssignedMSI')
      missing('MicrosoftAppPassword', `MicrosoftAppType is ${s.MicrosoftAppType}, which needs it`);
    else if (s.MicrosoftAppPassword !== undefined)
      faults.push({
        variable: 'MicrosoftAppPassword',
        problem: 'is set while MicrosoftAppType is UserAssignedMSI, which has none: unset it',
      });
    if (s.MicrosoftAppType !== 'MultiTenant') missing('MicrosoftAppTenantId', `MicrosoftAppType is ${s.MicrosoftAppType}, which needs it`);
  } else {
    const orphan = (['MicrosoftAppPassword', 'MicrosoftAppTenantId'] as const).find((name) => s[name] !== undefined);
    if (orphan) missing('MicrosoftAppId', `${orphan} is set, and belongs to an app id`);
    // Without an app id the SDK lets everybody in, so that nobody from outside may reach it.
    else if (s.TEAMS_ALLOW_ANONYMOUS && s.HOST !== undefined && !isLoopback(s.HOST))
      faults.push({
        variable: 'TEAMS_ALLOW_ANONYMOUS',
        problem: `is true while HOST is ${s.HOST}: set HOST to 127.0.0.1, or set MicrosoftAppId`,
      });
  }
  if (s.PAGE === 'login')
    for (const name of ['OIDC_ISSUER_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_COOKIE_SECRET', 'PAGE_URL'] as const)
      missing(name, 'PAGE is login, and needs it; set it, or set PAGE to local, public or off');
  return faults;
}

/** Whether a platform calls this server by HTTP; then it is likely to stand behind a proxy, where everyone looks local. */
const reachedByHttp = (slack: SlackConfig | undefined, teams: TeamsConfig | undefined): boolean =>
  (slack !== undefined && slack.appToken === undefined) || teams?.app !== undefined;

/** Reads and checks the whole environment. Throws a ConfigError with every fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { values: s, faults } = settings(env);
  const known = new Set(faults.map((f) => f.variable));
  const all = [...faults, ...together(s).filter((f) => !known.has(f.variable))];
  if (all.length > 0) throw new ConfigError(all);

  const slack: SlackConfig | undefined =
    s.SLACK_BOT_TOKEN === undefined && s.SLACK_CLIENT_ID === undefined
      ? undefined
      : {
          botToken: s.SLACK_BOT_TOKEN,
          signingSecret: s.SLACK_SIGNING_SECRET,
          appToken: s.SLACK_APP_TOKEN,
          oauth:
            s.SLACK_CLIENT_ID === undefined
              ? undefined
              : { clientId: s.SLACK_CLIENT_ID, clientSecret: s.SLACK_CLIENT_SECRET!, stateSecret: s.SLACK_STATE_SECRET! },
          apiUrl: s.SLACK_API_URL!,
          channels: s.SLACK_CHANNELS?.split(',').map((id) => id.trim()) ?? [],
          audience: s.SLACK_AUDIENCE!,
        };
  const teams: TeamsConfig | undefined =
    s.MicrosoftAppId !== undefined
      ? { app: { id: s.MicrosoftAppId, password: s.MicrosoftAppPassword, tenantId: s.MicrosoftAppTenantId, type: s.MicrosoftAppType! } }
      : s.TEAMS_ALLOW_ANONYMOUS
        ? {}
        : undefined;
  const asked = s.PAGE ?? 'local';
  const page = asked === 'local' && reachedByHttp(slack, teams) ? 'off' : asked;
  return {
    slack,
    teams,
    databaseUrl: s.DATABASE_URL!,
    encryptionKey: s.ENCRYPTION_KEY,
    knowledgeDir: s.KNOWLEDGE_DIR,
    host: s.HOST!,
    port: s.PORT!,
    page,
    pageUrl: s.PAGE_URL,
    pageProxies: s.PAGE_PROXIES!,
    login:
      page === 'login'
        ? {
            issuer: s.OIDC_ISSUER_URL!,
            clientId: s.OIDC_CLIENT_ID!,
            clientSecret: s.OIDC_CLIENT_SECRET!,
            cookieSecret: s.OIDC_COOKIE_SECRET!,
            url: s.PAGE_URL!,
            allowed: s.OIDC_ALLOWED?.split(',').map((one) => one.trim().toLowerCase()) ?? [],
          }
        : undefined,
    questionLogDays: s.QUESTION_LOG_DAYS!,
    digestWindowHours: s.DIGEST_WINDOW_HOURS!,
    digestLimit: s.DIGEST_LIMIT!,
    logLevel: s.LOG_LEVEL!,
  };
}
