import type { Store } from '../../src/store/contract.js';
import type { NewDelivery, Subscription } from '../../src/store/digests.js';

const wish = {
  schedule: { days: ['monday', 'thursday'], at: '09:00', zone: 'Europe/Paris' },
  lang: 'fr',
  filter: { organisations: [], places: [], topics: [], measures: [] },
  quiet: true,
} as const;

const NOON = Date.parse('2031-05-01T12:00:00Z');
export const subscription = (id: string, over: Partial<Subscription> = {}): Subscription => ({
  id,
  place: 'slack:T1:C1',
  workspace: 'slack:T1:',
  by: 'slack:T1:U1',
  wish,
  next: { at: NOON, date: '2031-05-01' },
  since: 3,
  shown: ['q1', 'quill#total'],
  saidQuiet: true,
  ...over,
});
export const delivery = (of: Subscription, over: Partial<NewDelivery> = {}): NewDelivery => ({
  id: `${of.id}:${of.next?.date}`,
  place: of.place,
  subscription: of.id,
  date: of.next?.date ?? '',
  due: of.next?.at ?? 0,
  until: NOON + 1000,
  ...over,
});
const tomorrow = { at: NOON + 86_400_000, date: '2031-05-02' };

type Opened = { readonly store: Store; readonly again: () => Promise<Store>; readonly clock: { at: number } };

/** What every store does with digests and the journal: `open` opens a new one. */
export function digestCases(open: () => Promise<Opened>, sharedTest: jest.It): void {
  test('a digest is kept as it was set up; saved again, it keeps how far it has come', async () => {
    const { digests } = (await open()).store;
    const first = subscription('a');
    await digests.save(first);
    expect(await digests.find('a')).toEqual(first);
    await digests.save({ ...first, wish: { ...wish, quiet: false }, since: 9, shown: [], saidQuiet: false });
    expect(await digests.find('a')).toEqual({ ...first, wish: { ...wish, quiet: false } });
    await digests.save(subscription('b', { place: 'slack:T1:U2', by: 'slack:T1:U2' }));
    await digests.save(subscription('c', { workspace: 'slack:T2:', place: 'slack:T2:C1' }));
    await digests.save(subscription('0'));
    expect((await digests.of('slack:T1:C1')).map((s) => s.id)).toEqual(['a', '0']);
    expect((await digests.by('slack:T1:U2')).map((s) => s.id)).toEqual(['b']);
    expect((await digests.all()).map((s) => s.id)).toEqual(['a', '0', 'b', 'c']);
    expect(await digests.count('slack:T1:')).toBe(3);
    await digests.remove('a');
    expect(await digests.find('a')).toBeUndefined();
  });

  test('what is due: the longest due first, and nothing that is paused', async () => {
    const { digests } = (await open()).store;
    await digests.save(subscription('a'));
    await digests.save(subscription('b', { next: { at: NOON - 1, date: '2031-05-01' } }));
    await digests.save(subscription('c', { next: { at: NOON + 1, date: '2031-05-01' } }));
    await digests.save(subscription('d'));
    await digests.pause('d', 'gone');
    expect((await digests.due(NOON, 9)).map((s) => s.id)).toEqual(['b', 'a']);
    expect((await digests.due(NOON, 1)).map((s) => s.id)).toEqual(['b']);
    expect(await digests.find('d')).toMatchObject({ paused: 'gone' });
    expect((await digests.find('d'))?.next).toBeUndefined();
  });

  test('a day is claimed once, and its subscription moves on', async () => {
    const { digests } = (await open()).store;
    const s = subscription('a');
    await digests.save(s);
    expect(await digests.claim([])).toEqual([]);
    expect(await digests.claim([{ delivery: delivery(s), next: tomorrow }])).toEqual(['a:2031-05-01']);
    expect((await digests.find('a'))?.next).toEqual(tomorrow);
    expect(await digests.claim([{ delivery: delivery(s), next: { at: 1, date: 'x' } }])).toEqual([]);
    // Whoever comes late moves nothing.
    expect((await digests.find('a'))?.next).toEqual(tomorrow);
    expect(await digests.delivery('a:2031-05-01')).toEqual({ ...delivery(s), state: 'waiting', attempts: 0 });
    expect(await digests.delivery('none')).toBeUndefined();
  });

  sharedTest('by one process of several', async () => {
    const { store, again } = await open();
    const all = Array.from({ length: 40 }, (_, i) => subscription(`s${i}`));
    for (const s of all) await store.digests.save(s);
    const stores = await Promise.all([again(), again(), again()]);
    const claims = all.map((s) => ({ delivery: delivery(s), next: tomorrow }));
    const taken = await Promise.all(stores.map((own) => own.digests.claim(claims)));
    expect(taken.flat().sort()).toEqual(claims.map((c) => c.delivery.id).sort());
    expect(await store.digests.due(NOON, 100)).toEqual([]);
  });

  test('a delivery from waiting to its end', async () => {
    const { digests } = (await open()).store;
    const s = subscription('a');
    await digests.save(s);
    await digests.claim([{ delivery: delivery(s), next: tomorrow }]);
    await digests.start('a:2031-05-01');
    expect(await digests.delivery('a:2031-05-01')).toMatchObject({ state: 'posting', attempts: 1 });
    await digests.postpone('a:2031-05-01', 'ratelimited');
    expect(await digests.delivery('a:2031-05-01')).toMatchObject({ state: 'waiting', attempts: 1, why: 'ratelimited' });
    expect((await digests.open(NOON + 1, 9)).map((d) => d.id)).toEqual(['a:2031-05-01']);
    expect(await digests.open(NOON, 9)).toEqual([]);
    await digests.finish('a:2031-05-01', { state: 'posted', at: NOON, progress: { since: 4, shown: ['q2'], saidQuiet: false } });
    expect((await digests.delivery('a:2031-05-01'))?.why).toBeUndefined();
    expect(await digests.find('a')).toMatchObject({ since: 4, shown: ['q2'], saidQuiet: false });
    // What has ended stays as it ended.
    await digests.start('a:2031-05-01');
    await digests.postpone('a:2031-05-01', 'late');
    expect(await digests.delivery('a:2031-05-01')).toMatchObject({ state: 'posted', attempts: 1 });
    expect(await digests.open(NOON + 1, 9)).toEqual([]);
    expect(await digests.counts()).toMatchObject({ posted: 1, waiting: 0, doubtful: 0 });
  });

  test('what went wrong is told with the next one that arrives, once', async () => {
    const { digests } = (await open()).store;
    const s = subscription('a');
    await digests.save(s);
    const days = ['1', '2', '3', '4'].map((d, i) => delivery(s, { id: `a:${d}`, date: d, due: NOON + i }));
    await digests.claim(days.map((d) => ({ delivery: d })));
    await digests.finish('a:1', { state: 'skipped', at: NOON });
    await digests.finish('a:2', { state: 'doubtful', at: NOON, why: 'timeout' });
    expect((await digests.untold('a')).map((d) => [d.date, d.state])).toEqual([
      ['1', 'skipped'],
      ['2', 'doubtful'],
    ]);
    await digests.finish('a:3', { state: 'quiet', at: NOON });
    expect(await digests.untold('a')).toHaveLength(2);
    await digests.finish('a:4', { state: 'posted', at: NOON, progress: { since: 4, shown: [], saidQuiet: false } });
    expect(await digests.untold('a')).toEqual([]);
    expect((await digests.recent(2)).map((d) => d.id)).toEqual(['a:4', 'a:3']);
    expect((await digests.recent(9, 'a')).map((d) => d.state)).toEqual(['posted', 'quiet', 'doubtful', 'skipped']);
    expect(await digests.recent(9, 'b')).toEqual([]);
  });

  test('a correction is a delivery without a subscription', async () => {
    const { digests } = (await open()).store;
    const correction = { claims: ['quill#total'], lang: 'fr', since: 1 } as const;
    const { subscription: _, ...own } = delivery(subscription('a'), { id: 'correction:2:slack:T1:C1', correction });
    await digests.claim([{ delivery: own }]);
    expect(await digests.delivery(own.id)).toEqual({ ...own, state: 'waiting', attempts: 0 });
  });

  test('a workspace that leaves takes its digests along; what ended long ago goes', async () => {
    const { store, clock } = await open();
    const [a, b] = [subscription('a'), subscription('b', { place: 'slack:T2:C1' })];
    for (const s of [a, b]) await store.digests.save(s);
    await store.digests.claim([{ delivery: delivery(a) }, { delivery: delivery(b) }]);
    await store.forget('slack:T1:');
    expect((await store.digests.all()).map((s) => s.id)).toEqual(['b']);
    expect(await store.digests.delivery('a:2031-05-01')).toBeUndefined();
    await store.digests.finish('b:2031-05-01', { state: 'posted', at: clock.at });
    clock.at += 89 * 86_400_000;
    await store.purge();
    expect(await store.digests.delivery('b:2031-05-01')).toMatchObject({ state: 'posted' });
    clock.at += 2 * 86_400_000;
    await store.purge();
    expect(await store.digests.delivery('b:2031-05-01')).toBeUndefined();
  });

  test('the journal: each version after the one before, and what things were at first', async () => {
    const { store, clock } = await open();
    const { journal } = store;
    expect([await journal.last(), await journal.content()]).toEqual([undefined, undefined]);
    expect(await journal.add({ after: 0, version: 'v1', content: 'one', changes: [] })).toBe(true);
    const second = [
      { what: 'claim', id: 'quill#jobs' },
      { what: 'claim', id: 'quill#total', before: { readings: [1] } },
    ];
    expect(await journal.add({ after: 1, version: 'v2', content: 'two', changes: second })).toBe(true);
    expect(await journal.add({ after: 1, version: 'v3', content: 'other', changes: second })).toBe(false);
    const many = Array.from({ length: 1200 }, (_, i) => ({ what: 'quote', id: `q${String(i).padStart(4, '0')}`, before: i }));
    expect(
      await journal.add({
        after: 2,
        version: 'v1',
        content: 'three',
        changes: [{ what: 'claim', id: 'quill#total', before: 'later' }, ...many],
      }),
    ).toBe(true);
    const written = clock.at;
    expect(await journal.last()).toEqual({ seq: 3, version: 'v1', at: written, used: written });
    clock.at += 60_000;
    await journal.use(3);
    expect(await journal.last()).toEqual({ seq: 3, version: 'v1', at: written, used: clock.at });
    expect([await journal.find('v1'), await journal.find('v2'), await journal.find('v9')]).toEqual([3, 2, undefined]);
    expect(await journal.content()).toBe('three');
    expect(await journal.between(0, 2)).toEqual(second);
    expect((await journal.between(1, 3)).find((c) => c.id === 'quill#total')).toEqual(second[1]);
    expect(await journal.between(2, 3)).toHaveLength(1201);
    expect(await journal.between(3, 3)).toEqual([]);
  });
}
