import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createMetrics, type Metrics } from '../../src/adapters/metrics/metrics.js';
import { areaOf } from '../../src/adapters/web/site.js';
import { measured, measuredCheck } from '../../src/measured.js';
import type { Checked } from '../../src/model/checked.js';
import type { Query } from '../../src/model/query.js';
import type { State } from '../../src/model/state.js';
import { answer, corridor, fakeHandle } from '../support/fake.js';

const STATE: State = {
  release: '9.9.9',
  knowledge: { version: 'k1', counts: { pledges: 5 } },
  store: 'ok',
  platforms: { slack: 'connecting', teams: 'off' },
};

/** The lines of one metric, without its help; of a counter, those that counted something. */
const linesOf = async (metrics: Metrics, name: string, state: State = STATE): Promise<string[]> =>
  (await metrics.text(state))
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => !(name.endsWith('_total') && line.endsWith(' 0')));

const asked = { conversation: 'c', text: 'how much did my secret employer pledge' };

test('questions are counted by platform, intent and status, and nothing of their words', async () => {
  const metrics = createMetrics();
  const { handle } = fakeHandle();
  const several = fakeHandle(() => answer({ query: [{ act: 'figure' }, { act: 'quotes' }] as unknown as Query[] })).handle;
  await measured(corridor(handle), 'web', metrics).handle(asked);
  await measured(corridor(handle), 'slack', metrics).list(asked);
  await measured(corridor(several), 'web', metrics).handle(asked);
  expect(await linesOf(metrics, 'onrecord_questions_total')).toEqual([
    'onrecord_questions_total{platform="web",intent="figure",status="answered"} 1',
    'onrecord_questions_total{platform="slack",intent="figure",status="answered"} 1',
    'onrecord_questions_total{platform="web",intent="several",status="answered"} 1',
  ]);
  expect(await linesOf(metrics, 'onrecord_answer_seconds_count')).toEqual([
    'onrecord_answer_seconds_count{platform="web"} 2',
    'onrecord_answer_seconds_count{platform="slack"} 1',
  ]);
  expect(await metrics.text(STATE)).not.toContain('employer');
});

test('a question that fails is counted, and fails', async () => {
  const metrics = createMetrics();
  const failing = measured(
    corridor(() => Promise.reject(new Error('no'))),
    'slack',
    metrics,
  );
  await expect(failing.handle(asked)).rejects.toThrow('no');
  expect(await linesOf(metrics, 'onrecord_questions_total')).toEqual([
    'onrecord_questions_total{platform="slack",intent="unknown",status="failed"} 1',
  ]);
});

test('what was overheard and got no reply was no question', async () => {
  const metrics = createMetrics();
  const silent = measured({ ...corridor(fakeHandle().handle), overhear: async () => undefined }, 'slack', metrics);
  expect(await silent.overhear(asked)).toBeUndefined();
  expect(await linesOf(metrics, 'onrecord_questions_total')).toEqual([]);
});

test('checked texts, deliveries, digests, faults and requests', async () => {
  const metrics = createMetrics();
  await measuredCheck(async () => ({}) as Checked, 'mcp', metrics)('a text');
  metrics.delivery('slack', 'refused');
  metrics.retry('slack', 'limited');
  metrics.digest('teams', 'doubtful');
  metrics.fault('store.failed');
  metrics.request(areaOf('/api/ask'), 404, 0.2);
  const lines = await Promise.all(
    ['check_seconds_count', 'deliveries_total', 'delivery_retries_total', 'digests_total', 'faults_total', 'http_request_seconds_sum'].map(
      (name) => linesOf(metrics, `onrecord_${name}`),
    ),
  );
  expect(lines.flat()).toEqual([
    'onrecord_check_seconds_count{platform="mcp"} 1',
    'onrecord_deliveries_total{platform="slack",outcome="refused"} 1',
    'onrecord_delivery_retries_total{platform="slack",why="limited"} 1',
    'onrecord_digests_total{platform="teams",outcome="doubtful"} 1',
    'onrecord_faults_total{event="store.failed"} 1',
    'onrecord_http_request_seconds_sum{area="api",status="4xx"} 0.2',
  ]);
});

test('what alarms look for is there before it happens: Prometheus sees no rise from nothing', async () => {
  const text = await createMetrics().text(STATE);
  for (const line of [
    'onrecord_questions_total{platform="mcp",intent="unknown",status="failed"} 0',
    'onrecord_deliveries_total{platform="teams",outcome="given-up"} 0',
    'onrecord_digests_total{platform="slack",outcome="missed"} 0',
  ])
    expect(text).toContain(`${line}\n`);
});

test('the state of the moment, and nothing of the one before', async () => {
  const metrics = createMetrics();
  await metrics.text(STATE);
  const later: State = { ...STATE, knowledge: { version: 'k2', counts: { pledges: 6 }, fault: 'x' }, store: 'unreachable' };
  const lines = await Promise.all(
    ['build_info', 'knowledge_info', 'knowledge_entries', 'knowledge_faulty', 'store_up', 'platform_ready'].map((name) =>
      linesOf(metrics, `onrecord_${name}`, later),
    ),
  );
  expect(lines.flat()).toEqual([
    'onrecord_build_info{release="9.9.9"} 1',
    'onrecord_knowledge_info{version="k2"} 1',
    'onrecord_knowledge_entries{kind="pledges"} 6',
    'onrecord_knowledge_faulty 1',
    'onrecord_store_up 0',
    'onrecord_platform_ready{platform="slack"} 0',
  ]);
});

test.each([
  ['/', 'page'],
  ['/pledges/x?y=/mcp', 'page'],
  ['/api/messages', 'teams'],
  ['/api/ask', 'api'],
  ['/mcp', 'mcp'],
  ['/slack/events', 'slack'],
  ['/readyz', 'health'],
])('%s belongs to the %s', (address, area) => {
  expect(areaOf(address)).toBe(area);
});

describe('docs/operations.md', () => {
  const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'operations.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `((?:onrecord|process|nodejs)_\w+)` \| (.*) \|$/gm)].map((m) => ({ name: m[1]!, rest: m[2]! }));
  const kept = async () => {
    const text = await createMetrics().text(STATE);
    return [...text.matchAll(/^# TYPE (\w+)/gm)].map((m) => m[1]!);
  };

  test('tells of each of our metrics, and of no other', async () => {
    const ours = (names: readonly string[]) => names.filter((name) => name.startsWith('onrecord_')).sort();
    expect(ours(rows.map((row) => row.name))).toEqual(ours(await kept()));
  });

  test('and of no metric of Node that is not there', async () => {
    const there = await kept();
    expect(rows.map((row) => row.name).filter((name) => !there.includes(name))).toEqual([]);
  });

  // A counter without a value yet shows no labels: each is fed once.
  test('tells each label', async () => {
    const metrics = createMetrics();
    const { handle } = fakeHandle();
    await measured(corridor(handle), 'web', metrics).handle(asked);
    metrics.check('web', 0);
    metrics.delivery('slack', 'delivered');
    metrics.retry('slack', 'unclear');
    metrics.digest('slack', 'sent');
    metrics.fault('x');
    metrics.request('page', 200, 0);
    const text = await metrics.text(STATE);
    for (const { name, rest } of rows.filter((row) => row.name.startsWith('onrecord_'))) {
      const told = [...rest.split(' | ')[0]!.matchAll(/`(\w+)`/g)].map((m) => m[1]!);
      const [, labels = ''] = new RegExp(`^${name}(?:_count)?(?:\\{(.*)\\})? `, 'm').exec(text)!;
      expect([name, ...told]).toEqual([name, ...[...labels.matchAll(/(\w+)="/g)].map((m) => m[1]!)]);
    }
  });
});
