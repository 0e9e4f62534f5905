import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type App } from '../../src/app.js';
import type { SlackPorts } from '../../src/adapters/slack/ports.js';
import { createCorridor } from '../../src/bot/handle.js';
import { storedMemory } from '../../src/bot/memory.js';
import { readConfig } from '../../src/config.js';
import type { Answer } from '../../src/model/answer.js';
import { createLog } from '../../src/log.js';
import { memoryStore } from '../../src/store/memory.js';
import type { Store } from '../../src/store/contract.js';
import { RECORDS } from './records.js';
import { startSlackApi, type SlackApi } from './slack-api.js';
import { settled, until } from './waiting.js';

export const SECRET = 'f'.repeat(32);
export type Json = Record<string, unknown>;

/** A recorded delivery of Slack's, scrubbed; what is given takes the place of what it holds, also inside. */
export function replay(name: string, over: Json = {}): Json {
  const file = path.join(__dirname, '..', 'replays', 'slack', `${name}.json`);
  return merged(JSON.parse(readFileSync(file, 'utf8')) as Json, over);
}
function merged(base: Json, over: Json): Json {
  const out = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = out[key];
    const both = [before, value].every((v) => typeof v === 'object' && v !== null && !Array.isArray(v));
    out[key] = both ? merged(before as Json, value as Json) : value;
  }
  return out;
}

const [, [, kb]] = RECORDS as [unknown, (typeof RECORDS)[number]];
export const leader = kb.organisations.get([...kb.pledges.values()].find((p) => p.headline)!.by as never)!.name;
export const QUESTION = `How much is ${leader} investing?`;

let delivery = 0;

export interface Given {
  readonly env?: NodeJS.ProcessEnv;
  readonly store?: Store;
  readonly ports?: Partial<Pick<SlackPorts, 'check'>>;
  readonly api?: SlackApi;
  /** The one answer to everything. */
  readonly made?: Answer;
  readonly answered?: (text: string) => Promise<void> | void;
}

/** The whole app on the invented record, with Slack's other side, and Slack itself to drive it: real requests, signed. */
export async function startSlack({ env = {}, store: kept, ports = {}, api: given, made, answered }: Given = {}) {
  const api = given ?? (await startSlackApi());
  const lines: string[] = [];
  const store = kept ?? memoryStore({ now: () => new Date(), questionLogDays: 30, encryptionKey: Buffer.alloc(32, 7).toString('base64') });
  const log = createLog('info', (line) => lines.push(line), { now: () => new Date() });
  const config = readConfig({ PORT: '0', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: api.url, ...env });
  const corridor = createCorridor({
    knowledge: () => kb,
    memory: storedMemory(
      store.conversations,
      () => 'test',
      () => {},
    ),
    clock: { now: () => new Date() },
    release: 'test',
    unanswered: store.questions,
    digests: () => app.digests(),
  });
  const handle: typeof corridor.handle = async (message) => {
    await answered?.(message.text);
    return made ? { answer: made, explain: [], ms: 0, again: () => 'made' } : corridor.handle(message);
  };
  const repeat: typeof corridor.repeat = async (again) =>
    made ? { answer: made, explain: [], ms: 0, again: () => again } : corridor.repeat(again);
  let ids = 0;
  const app: App = build(config, {
    ...corridor,
    handle,
    repeat,
    ...ports,
    knowledge: () => kb,
    store,
    log,
    newId: () => `id-${(ids += 1)}`,
  });
  const url = await app.start();

  async function send(body: string, type: string, over: Readonly<Record<string, string>> = {}): Promise<Response> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    return fetch(new URL('/slack/events', url), {
      method: 'POST',
      headers: { 'Content-Type': type, 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': signature, ...over },
      body,
    });
  }
  const form = (fields: Json) =>
    new URLSearchParams(
      Object.entries(fields).map(([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)] as [string, string]),
    ).toString();

  return {
    api,
    store,
    url,
    logged: () => lines.join(''),
    send,
    /** How often a message came out so, by the counters that /metrics shows. */
    async counted(metric: string, labels: string): Promise<number> {
      const shown = (await (await fetch(new URL('/metrics', url))).text()).split('\n');
      return Number(
        shown
          .find((line) => line.startsWith(`onrecord_${metric}{platform="slack",${labels}}`))
          ?.split(' ')
          .at(-1) ?? 0,
      );
    },
    ready: async () => (await (await fetch(new URL('/readyz', url))).json()) as Json,
    /** Each is a delivery of its own, unless it says otherwise. */
    event: (body: Json, headers?: Readonly<Record<string, string>>) =>
      send(
        JSON.stringify({ ...body, event_id: body['event_id'] === 'Ev0001' ? `Ev${(delivery += 1)}` : body['event_id'] }),
        'application/json',
        headers,
      ),
    command: (over: Json = {}) =>
      send(
        form(replay('slash_command', { response_url: api.responseUrl, trigger_id: `t${(delivery += 1)}`, ...over })),
        'application/x-www-form-urlencoded',
      ),
    interact: (body: Json) => {
      const own = { trigger_id: `t${(delivery += 1)}`, ...('response_url' in body ? { response_url: api.responseUrl } : {}) };
      return send(form({ payload: { ...body, ...own } }), 'application/x-www-form-urlencoded');
    },
    /** Waits until Slack was called so often; fails with what was called instead. */
    called: (method: string, times = 1): Promise<Json> =>
      until(
        () => api.of(method)[times - 1]?.args,
        () =>
          `${method} was called ${api.of(method).length} times of ${times}. Calls: ${api.calls.map((c) => c.method).join(', ')}\n${lines.join('')}`,
      ),
    /** When nothing more happens. */
    quiet: (): Promise<void> => settled(() => api.calls.length),
    async stop(): Promise<void> {
      await app.stop();
      if (!given) await api.stop();
    },
  };
}
export type RunningSlack = Awaited<ReturnType<typeof startSlack>>;
