import type { KnowledgeBase } from '../src/knowledge/base.js';
import { createState } from '../src/state.js';

const none = new Map();
const knowledge = () =>
  ({ version: 'k1', events: none, pledges: none, claims: none, quotes: none, sources: none }) as unknown as KnowledgeBase;

function stateOf(ping: () => Promise<void>, within?: number) {
  const reported: string[] = [];
  let pings = 0;
  const store = {
    ping() {
      pings += 1;
      return ping();
    },
  };
  const platforms = () => ({ slack: 'connecting', teams: 'off' }) as const;
  const state = createState({ release: '9.9.9', knowledge, store, platforms, report: (event) => void reported.push(event) }, within);
  return { state, reported, pings: () => pings };
}

test('what runs, on what, and what is connected', async () => {
  const { state } = stateOf(async () => {});
  const counts = { events: 0, pledges: 0, claims: 0, quotes: 0, sources: 0 };
  expect(await state()).toEqual({
    release: '9.9.9',
    knowledge: { version: 'k1', counts },
    store: 'ok',
    platforms: { slack: 'connecting', teams: 'off' },
  });
});

test('a store that fails is told once while it lasts, and again when it fails again', async () => {
  let fails = true;
  const { state, reported } = stateOf(async () => {
    if (fails) throw new Error('no route');
  });
  expect([(await state()).store, (await state()).store]).toEqual(['unreachable', 'unreachable']);
  expect(reported).toEqual(['store.unreachable']);
  fails = false;
  expect((await state()).store).toBe('ok');
  fails = true;
  expect((await state()).store).toBe('unreachable');
  expect(reported).toEqual(['store.unreachable', 'store.unreachable']);
});

test('a store that hangs keeps nobody waiting', async () => {
  const { state } = stateOf(() => new Promise(() => {}), 1);
  expect((await state()).store).toBe('unreachable');
});

test('those who ask at the same time share one look at the store', async () => {
  const { state, pings } = stateOf(async () => {});
  await Promise.all([state(), state(), state()]);
  expect(pings()).toBe(1);
});
