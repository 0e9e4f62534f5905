import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type App } from '../../src/app.js';
import { createMetrics } from '../../src/adapters/metrics/metrics.js';
import type { Seams } from '../../src/adapters/teams/teams.js';
import { createCorridor } from '../../src/bot/handle.js';
import { storedMemory } from '../../src/bot/memory.js';
import { readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import type { Answer } from '../../src/model/answer.js';
import type { Check } from '../../src/model/checked.js';
import type { Store } from '../../src/store/contract.js';
import { memoryStore } from '../../src/store/memory.js';
import { joinTeams } from '../../src/teams.js';
import { startConnector, type Call, type Connector, type Json } from './connector.js';
import { RECORDS } from './records.js';
import { settled, until } from './waiting.js';

/** What Teams sends, scrubbed; what is given takes the place of what it holds, also inside. */
export function replay(name: string, over: Json = {}): Json {
  const file = path.join(__dirname, '..', 'replays', 'teams', `${name}.json`);
  return merged(JSON.parse(readFileSync(file, 'utf8')) as Json, over);
}
function merged(base: Json, over: Json): Json {
  const out = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const both = [base[key], value].every((v) => typeof v === 'object' && v !== null && !Array.isArray(v));
    out[key] = both ? merged(base[key] as Json, value as Json) : value;
  }
  return out;
}

const [, [, kb]] = RECORDS as [unknown, (typeof RECORDS)[number]];
export const leader = kb.organisations.get([...kb.pledges.values()].find((p) => p.headline)!.by as never)!.name;
export const QUESTION = `How much is ${leader} investing?`;

// The first answer of a process reads the record; on a busy machine that takes a while.
jest.setTimeout(30_000);

/** Waits as a test can afford it. */
const PATIENCE = { tries: 6, wait: 5, longest: 10_000 };

let activities = 0;

export interface Given {
  readonly env?: NodeJS.ProcessEnv;
  readonly store?: Store;
  readonly connector?: Connector;
  readonly check?: Check;
  /** The one answer to everything. */
  readonly made?: Answer;
  readonly answered?: (text: string) => Promise<void> | void;
  readonly seams?: Seams;
}

/** The whole app on the invented record, with Teams' other side, and Teams itself to drive it: real requests. */
export async function startTeams({ env = {}, store: kept, connector: given, check, made, answered, seams = {} }: Given = {}) {
  const connector = given ?? (await startConnector());
  const lines: string[] = [];
  const store = kept ?? memoryStore({ now: () => new Date(), questionLogDays: 30 });
  const log = createLog('info', (line) => lines.push(line), { now: () => new Date() });
  const config = readConfig({ PORT: '0', TEAMS_ALLOW_ANONYMOUS: 'true', ...env });
  const memory = storedMemory(
    store.conversations,
    () => 'test',
    () => {},
  );
  const corridor = createCorridor({
    knowledge: () => kb,
    memory,
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
  const app: App = build(
    config,
    { ...corridor, handle, repeat, ...(check ? { check } : {}), knowledge: () => kb, store, log, newId: () => `id-${(ids += 1)}` },
    { patience: PATIENCE, ...seams },
  );
  const url = await app.start();

  /** Each activity has an id of its own, unless it says otherwise, and leads to the other side. */
  async function send(activity: Json, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const id = activity['id'] === 'in-1' ? `in-1-${(activities += 1)}` : activity['id'];
    const serviceUrl = activity['serviceUrl'] === 'https://smba.example/emea/' ? connector.url : activity['serviceUrl'];
    return fetch(new URL('/api/messages', url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ ...activity, id, serviceUrl }),
    });
  }
  return {
    connector,
    store,
    url,
    /** Another process on the same store, which posts unasked. */
    replica: () =>
      joinTeams(
        {},
        { ...corridor, knowledge: () => kb, store, log, report: () => 'id', meters: createMetrics(), digests: () => undefined },
        { patience: PATIENCE, ...seams },
      ),
    send,
    logged: () => lines.join(''),
    /** Sends and reads what comes back, as for an invoke. */
    async invoke(activity: Json): Promise<{ status: number; body: Json }> {
      const res = await send(activity);
      const body = await res.text();
      return { status: res.status, body: body === '' ? {} : (JSON.parse(body) as Json) };
    },
    /** Waits until so many messages stand there; the last of them. */
    said: (times = 1): Promise<Call> =>
      until(
        () => connector.messages()[times - 1],
        () => `${connector.messages().length} messages of ${times}: ${JSON.stringify(connector.calls)}\n${lines.join('')}`,
        2000,
      ),
    /** When nothing more happens. */
    quiet: (): Promise<void> => settled(() => connector.calls.length),
    async stop(): Promise<void> {
      await app.stop();
      if (!given) await connector.stop();
    },
  };
}
export type RunningTeams = Awaited<ReturnType<typeof startTeams>>;
