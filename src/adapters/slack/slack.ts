import { App, HTTPReceiver, SocketModeReceiver, type Authorize, type Logger, LogLevel, type Receiver, webApi } from '@slack/bolt';
import type { RequestHandler } from 'express';
import type { Carrier } from '../../model/digest.js';
import { listenForQuestions } from './asking.js';
import { listenForButtons } from './buttons.js';
import { createCarrier } from './carrier.js';
import { CLIENT_OPTIONS, type Client } from './client.js';
import { listenForCommands } from './commands.js';
import { keepTrying } from './connection.js';
import { createDesk } from './desk.js';
import { listenForForms } from './digests.js';
import { createEvents, type OnEvent } from './events.js';
import { failureOf, isAuthorization } from './failures.js';
import { listenForVisits } from './home.js';
import { text, type Payload } from './incoming.js';
import { installationStore, listenForLeaving, organisationsOf } from './installations.js';
import type { PlatformLog } from '../ports.js';
import type { SlackOptions, SlackPorts } from './ports.js';
import { speaksIn } from './people.js';
import { acknowledgeFirst } from './receiver.js';
import { offerStep } from './step.js';
import { PATHS, SCOPES } from './surface.js';
import { createTurns } from '../turns.js';

export interface Slack {
  /** What it answers over HTTP; absent in Socket Mode alone. */
  readonly routes: RequestHandler | undefined;
  /** Posts digests. */
  readonly carrier: Carrier;
  /** Connects in the background. */
  start(): void;
  readonly state: () => 'connecting' | 'ready';
  /** Takes nothing more, and lets what was taken on end. */
  stop(): Promise<void>;
}

/** How long answers under way may take at a stop, in milliseconds. */
const GRACE = 10_000;

/** What the SDK says may hold what somebody wrote, so that it is for `debug`. What matters of it we log ourselves. */
function quiet(log: PlatformLog): Logger {
  const say =
    (level: string) =>
    (...words: unknown[]) =>
      log.debug('slack.sdk', { level, message: words.map(String).join(' ') });
  return {
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    setLevel() {},
    getLevel: () => LogLevel.DEBUG,
    setName() {},
  };
}

/** Everything that the app listens for; Slack is told the same by manifest.json. */
export function listen(app: App, on: OnEvent, ports: SlackPorts, desk: ReturnType<typeof createDesk>): void {
  listenForQuestions(on, ports, desk);
  listenForCommands(app, ports, desk);
  listenForButtons(app, ports, desk);
  listenForVisits(on, ports, desk);
  listenForForms(app, ports, desk);
  listenForLeaving(on, ports);
  offerStep(app, ports);
}

/** What is Slack's at our address. Bolt's way in would answer all else with an error. */
const routesOf =
  ({ requestListener, installer }: HTTPReceiver): RequestHandler =>
  (req, res, next) => {
    const installs = req.path === PATHS.install || req.path === PATHS.redirect;
    const own = req.method === 'POST' ? req.path === PATHS.events : req.method === 'GET' && installer !== undefined && installs;
    return own ? requestListener(req, res) : next();
  };

const reasonOf = (cause: unknown): string => {
  const failure = failureOf(cause);
  return failure.kind === 'later' ? 'ratelimited' : failure.why;
};

export function createSlack(ports: SlackPorts, options: SlackOptions): Slack {
  const { apiUrl, botToken, signingSecret, appToken, oauth } = options;
  const logger = quiet(ports.log);
  const turns = createTurns((cause) => void ports.report('slack.failed', cause));
  const clientOptions = { ...CLIENT_OPTIONS, slackApiUrl: apiUrl };

  const http =
    signingSecret === undefined
      ? undefined
      : new HTTPReceiver({
          signingSecret,
          logger,
          endpoints: PATHS.events,
          ...(oauth && {
            ...oauth,
            scopes: [...SCOPES],
            installationStore: installationStore(ports),
            installerOptions: {
              directInstall: true,
              installPath: PATHS.install,
              redirectUriPath: PATHS.redirect,
              authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
              clientOptions,
            },
          }),
        });
  const socket =
    appToken === undefined
      ? undefined
      : new SocketModeReceiver({ appToken, logger, autoReconnectEnabled: false, installerOptions: { clientOptions } });
  const ways: Receiver[] = [http, socket].filter((way) => way !== undefined);

  // The token is not asked about before an answer: Slack may be slow or away, and then nothing would ever be answered.
  const single: Authorize<boolean> = async ({ teamId, enterpriseId }) => ({
    ...(botToken === undefined ? {} : { botToken }),
    ...(teamId === undefined ? {} : { teamId }),
    ...(enterpriseId === undefined ? {} : { enterpriseId }),
  });
  const installer = http?.installer;
  const organisations = organisationsOf(ports);
  const app = new App({
    receiver: acknowledgeFirst(ways, turns),
    authorize: installer
      ? (source) => {
          organisations.note(source);
          return installer.authorize(source);
        }
      : single,
    logger,
    clientOptions,
    // Ours are known by their kind, without asking Slack who we are.
    ignoreSelf: false,
    extendedErrorHandler: true,
    // What conversations remember is in the store; Bolt's own memory of them grows without end.
    convoStore: false,
  });
  app.error(async (given) => {
    // With `extendedErrorHandler`, the error comes with its delivery.
    const { error, body } = given as unknown as { error: Error; body: Payload };
    if (isAuthorization(error)) ports.log.warn('slack.not-installed', { team: text(body, 'team_id') });
    else ports.report('slack.failed', error);
  });
  listen(app, createEvents(app), ports, createDesk(ports, options, turns));

  let stopping = false;
  /** What is not connected yet, or no more. */
  const waiting = new Set<string>();
  // Waiting to connect again keeps no process alive that is to end.
  const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref());
  const background = { log: ports.log, sleep, stopped: () => stopping };
  const connect = async (what: string, by: () => Promise<unknown>): Promise<void> => {
    waiting.add(what);
    await keepTrying(what, async () => void (await by()), reasonOf, background);
    waiting.delete(what);
  };
  /** The SDK's own way of connecting again gives up for good on a network that fails for a moment. */
  async function keepListening({ client }: SocketModeReceiver): Promise<void> {
    for (;;) {
      await connect('SLACK_APP_TOKEN', () => client.start());
      if (stopping) return;
      await new Promise((resolve) => client.once('disconnected', resolve));
      if (stopping) return;
      ports.log.warn('slack.disconnected', { by: 'SLACK_APP_TOKEN' });
    }
  }
  const clientOf = async (team: string): Promise<Client> => {
    const token = installer
      ? (await installer.authorize({ teamId: team, enterpriseId: undefined, isEnterpriseInstall: false })).botToken
      : botToken;
    return new webApi.WebClient(token, clientOptions);
  };
  return {
    routes: http && routesOf(http),
    carrier: createCarrier({
      clientOf,
      speaksIn: (channel) => speaksIn(options, channel),
      draw: ports.draw,
      sleep: ports.sleep,
      report: ports.report,
    }),
    start() {
      if (botToken !== undefined && !oauth) void connect('SLACK_BOT_TOKEN', () => app.client.auth.test({ token: botToken }));
      if (socket) void keepListening(socket);
    },
    state: () => (waiting.size > 0 ? 'connecting' : 'ready'),
    async stop() {
      stopping = true;
      await Promise.race([Promise.all([socket?.client.disconnect(), turns.idle()]), sleep(GRACE)]);
    },
  };
}
