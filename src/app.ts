import type { Slack } from './adapters/slack/slack.js';
import type { SlackPorts } from './adapters/slack/ports.js';
import type { Seams, Teams } from './adapters/teams/teams.js';
import type { WebPorts } from './adapters/web/ports.js';
import { createListener } from './adapters/web/routes.js';
import { listen, type RunningServer } from './adapters/web/server.js';
import { createSite } from './adapters/web/site.js';
import { createMetrics, type Metrics } from './adapters/metrics/metrics.js';
import type { Corridor } from './bot/handle.js';
import { amountOf } from './browse/amount.js';
import { createBrowse } from './browse/browse.js';
import type { Config } from './config.js';
import { createDesk } from './desk.js';
import { doorOf } from './door.js';
import type { KnowledgeBase } from './knowledge/base.js';
import { KNOWLEDGE, version } from './home.js';
import { systemClock } from './model/clock.js';
import type { Log } from './log.js';
import { joinDigests } from './digests.js';
import { measured, measuredCheck } from './measured.js';
import type { DigestDesk } from './model/digest.js';
import type { Platform } from './model/meters.js';
import type { State } from './model/state.js';
import type { DigestService } from './digest/service.js';
import type { PlatformParts } from './platform.js';
import { joinSlack } from './slack.js';
import { joinTeams } from './teams.js';
import { createState } from './state.js';
import { PURGE_EVERY, type Store } from './store/contract.js';

export interface App {
  /** Starts everything that is configured; the address comes back. */
  start(): Promise<string>;
  stop(): Promise<void>;
  /** What can be done with digests; undefined where no platform carries them. */
  digests(): DigestDesk | undefined;
  /** Another record is in use: who has to know is told. */
  swapped(): Promise<void>;
}

/** What the app is made of, besides its configuration. */
export interface AppPorts extends Corridor {
  readonly knowledge: () => KnowledgeBase;
  readonly store: Store;
  readonly log: Log;
  /** A text against the record; absent where the release has no such thing. */
  readonly check?: SlackPorts['check'];
  /** What is counted; a counter of its own where there is none. */
  readonly metrics?: Metrics;
  /** What is wrong with the knowledge folder as it is now, if something is. */
  readonly fault?: () => string | undefined;
  /** An id that nobody can guess. */
  readonly newId: () => string;
}

/** Joins what the environment configures; `seams` are for tests. */
export function build(config: Config, ports: AppPorts, seams?: Seams): App {
  const { check, knowledge, store, log, newId, fault, metrics = createMetrics() } = ports;
  const report = (event: string, cause: unknown): string => {
    const id = newId();
    log.fault(event, cause, { id });
    return id;
  };
  let slack: Slack | undefined;
  let teams: Teams | undefined;
  let digests: DigestService | undefined;
  const platforms = (): State['platforms'] => ({ slack: slack?.state() ?? 'off', teams: teams ? 'ready' : 'off' });
  const webPorts: WebPorts = {
    handle: measured(ports, 'web', metrics).handle,
    browse: createBrowse(knowledge),
    amountOf: (claim) => amountOf(knowledge(), claim),
    desk: createDesk({
      dir: config.knowledgeDir ?? KNOWLEDGE,
      knowledge,
      store,
      questionLogDays: config.questionLogDays,
      clock: systemClock,
    }),
    check: check && measuredCheck(check, 'web', metrics),
    mcp: check && { handle: measured(ports, 'mcp', metrics).handle, check: measuredCheck(check, 'mcp', metrics) },
    newId,
    report,
    state: createState({ release: version(), knowledge, fault, store, platforms, report }),
    metrics,
  };
  /** What a platform is joined to; what is asked there is counted there. */
  const partsOf = (platform: Platform): PlatformParts => ({
    ...ports,
    ...measured(ports, platform, metrics),
    ...(check && { check: measuredCheck(check, platform, metrics) }),
    digests: () => digests?.desk,
    meters: metrics,
    report,
  });
  const purge = () => void store.purge().catch((cause: unknown) => report('store.purge-failed', cause));
  let server: RunningServer | undefined;
  let purging: NodeJS.Timeout | undefined;
  return {
    async start() {
      purge();
      purging = setInterval(purge, PURGE_EVERY).unref();
      slack = config.slack && (await joinSlack(config.slack, partsOf('slack')));
      teams = config.teams && (await joinTeams(config.teams, partsOf('teams'), seams));
      const routes = [slack?.routes, teams?.routes].filter((r) => r !== undefined);
      const door = await doorOf(config);
      const site = createSite(createListener(webPorts, door.options), routes, metrics.request, { ...door.site, report });
      server = await listen(site, config.host, config.port);
      slack?.start();
      const carriers = [slack?.carrier, teams?.carrier].filter((c) => c !== undefined);
      if (carriers.length > 0)
        digests = await joinDigests(config, { knowledge, store, log, report, meters: metrics, carriers: () => carriers });
      await digests?.start();
      log.info('started', { url: server.url, knowledge: knowledge().version });
      return server.url;
    },
    async stop() {
      clearInterval(purging);
      await digests?.stop();
      await server?.stop();
      await Promise.all([slack?.stop(), teams?.stop()]);
      log.info('stopped');
    },
    digests: () => digests?.desk,
    async swapped() {
      await digests?.swapped();
    },
  };
}
