import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CHATS, PLATFORMS, type Delivery, type DigestOutcome, type Meters } from '../../model/meters.js';
import type { State } from '../../model/state.js';

/** Counters that the program feeds, and how they are read: the text format of Prometheus. */
export interface Metrics extends Meters {
  readonly contentType: string;
  /** All of them, with the state of this moment. */
  text(state: State): Promise<string>;
}

/** In seconds. An answer takes milliseconds; ten seconds are a store or a platform that hangs. */
const ANSWER = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const REQUEST = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 20];

/** What alarms ask for. */
const UNDELIVERED: readonly Delivery[] = ['refused', 'given-up'];
const NOT_SENT: readonly DigestOutcome[] = ['failed', 'doubtful', 'missed', 'paused'];

/** docs/operations.md tells what each of them means and what to do; a test holds it to this list. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[], buckets: number[]) =>
    new Histogram({ name, help, labelNames: [...labelNames], buckets, registers });

  const questions = counter('onrecord_questions_total', 'Questions, by what was asked for and how they were answered', [
    'platform',
    'intent',
    'status',
  ]);
  const answers = histogram('onrecord_answer_seconds', 'Time from a question to its answer', ['platform'], ANSWER);
  const checks = histogram('onrecord_check_seconds', 'Time that a checked text took', ['platform'], ANSWER);
  const deliveries = counter('onrecord_deliveries_total', 'Messages handed to a platform', ['platform', 'outcome']);
  const retries = counter('onrecord_delivery_retries_total', 'Messages handed to a platform once more', ['platform', 'why']);
  const digests = counter('onrecord_digests_total', 'Digests that were due', ['platform', 'outcome']);
  const faults = counter('onrecord_faults_total', 'Faults in the log', ['event']);
  const requests = histogram('onrecord_http_request_seconds', 'Time that requests over HTTP took', ['area', 'status'], REQUEST);
  const build = gauge('onrecord_build_info', 'The release that runs', ['release']);
  const knowledge = gauge('onrecord_knowledge_info', 'The version of the record in use', ['version']);
  const entries = gauge('onrecord_knowledge_entries', 'How much the record holds', ['kind']);
  const faulty = gauge('onrecord_knowledge_faulty', 'Whether the record as it lies there now has faults, so that an earlier one is in use');
  const store = gauge('onrecord_store_up', 'Whether the store answers');
  const platforms = gauge('onrecord_platform_ready', 'Whether a configured platform is connected', ['platform']);

  // Prometheus sees no rise in what was not there before: what alarms ask for is there from the start.
  for (const platform of PLATFORMS) questions.inc({ platform, intent: 'unknown', status: 'failed' }, 0);
  for (const platform of CHATS) {
    for (const outcome of UNDELIVERED) deliveries.inc({ platform, outcome }, 0);
    for (const outcome of NOT_SENT) digests.inc({ platform, outcome }, 0);
  }

  return {
    contentType: registry.contentType,
    question(platform, { answer: { query, status } }, seconds) {
      const [first, ...others] = [query].flat();
      const intent = others.length > 0 ? 'several' : (first?.act ?? 'unknown');
      questions.inc({ platform, intent, status });
      answers.observe({ platform }, seconds);
    },
    questionFailed: (platform) => questions.inc({ platform, intent: 'unknown', status: 'failed' }),
    check: (platform, seconds) => checks.observe({ platform }, seconds),
    delivery: (platform, outcome) => deliveries.inc({ platform, outcome }),
    retry: (platform, why) => retries.inc({ platform, why }),
    digest: (platform, outcome) => digests.inc({ platform, outcome }),
    fault: (event) => faults.inc({ event }),
    request: (area, status, seconds) => requests.observe({ area, status: `${Math.floor(status / 100)}xx` }, seconds),
    text(state) {
      // A version that is no longer in use must not go on being told.
      for (const told of [knowledge, entries, platforms]) told.reset();
      build.set({ release: state.release }, 1);
      knowledge.set({ version: state.knowledge.version }, 1);
      for (const [kind, count] of Object.entries(state.knowledge.counts)) entries.set({ kind }, count);
      faulty.set(state.knowledge.fault === undefined ? 0 : 1);
      store.set(state.store === 'ok' ? 1 : 0);
      for (const [platform, is] of Object.entries(state.platforms)) if (is !== 'off') platforms.set({ platform }, is === 'ready' ? 1 : 0);
      return registry.metrics();
    },
  };
}
