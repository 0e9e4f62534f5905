import { WEEKDAYS, type Weekday } from '../../src/model/digest.js';
import { edited, GOOD, removeFolders } from '../support/folder.js';
import { HOUR, MONDAY, startDigests, type RunningDigests } from '../support/digest.js';

const DAY = 24 * HOUR;
const PLEDGE = 'pledges/fair/acme-pledge.yaml';
const CORRECTED = { [PLEDGE]: edited(PLEDGE, 'value: EUR 2bn, at: acme-pr, words: "deux', 'value: EUR 3bn, at: acme-pr, words: "trois') };
const daily = { do: 'subscribe', wish: { schedule: { days: WEEKDAYS, at: '09:00' } } } as const;

// A busy machine is no fault.
jest.setTimeout(60_000);

let running: RunningDigests | undefined;
const digests = async (over?: Parameters<typeof startDigests>[0]) => (running = await startDigests(over));
afterEach(() => running?.stop());
afterAll(removeFolders);

describe('what people say', () => {
  test('set up, listed, changed, paused, resumed, stopped', async () => {
    const d = await digests();
    expect(await d.say({ do: 'list' })).toEqual({ text: expect.stringMatching(/^There is no digest here/), changed: false });
    expect(await d.say(daily)).toEqual({
      text: 'Done: every day at 09:00 (Europe/Paris). Next: Monday 23 November 2026 at 09:00.',
      changed: true,
    });
    expect(
      (await d.say({ do: 'change', wish: { schedule: { days: ['friday'], at: '07:30', zone: 'Asia/Kolkata' }, quiet: true } })).text,
    ).toBe('Changed: every Friday at 07:30 (Asia/Kolkata), only when something is new. Next: Friday 27 November 2026 at 07:30.');
    expect((await d.say({ do: 'pause' })).text).toMatch(/^Paused: the whole record\./);
    expect((await d.say({ do: 'list' })).text).toBe(
      'Digests here:\n- 1. the whole record: every Friday at 07:30 (Asia/Kolkata), only when something is new. Paused on request.',
    );
    expect((await d.say({ do: 'resume' })).text).toBe('Resumed: the whole record. Next: Friday 27 November 2026 at 07:30.');
    expect(await d.say({ do: 'remove' })).toEqual({ text: expect.stringMatching(/^Stopped/), changed: true });
    expect((await d.say({ do: 'remove' })).text).toMatch(/^There is no digest here/);
  });

  test('in French', async () => {
    const d = await digests();
    expect((await d.say(daily, {}, 'fr')).text).toBe(
      "C'est fait : tous les jours à 9\u00a0h (Europe/Paris). Prochaine : lundi 23 novembre 2026 à 9\u00a0h.",
    );
  });

  test.each<[Weekday[], string, string]>([
    [['monday', 'thursday'], 'every Monday and Thursday', 'chaque lundi et jeudi'],
    [['monday', 'wednesday', 'friday'], 'every Monday, Wednesday and Friday', 'chaque lundi, mercredi et vendredi'],
    [['tuesday', 'wednesday', 'thursday'], 'from Tuesday to Thursday', 'du mardi au jeudi'],
    [['saturday', 'sunday'], 'every Saturday and Sunday', 'chaque samedi et dimanche'],
  ])('on %j', async (days, english, french) => {
    const d = await digests();
    const wish = { schedule: { days, at: '08:00' } };
    expect((await d.say({ do: 'subscribe', wish })).text).toMatch(`Done: ${english} at 08:00`);
    expect((await d.say({ do: 'list' })).text).toMatch(`the whole record: ${english} at 08:00`);
    expect((await d.say({ do: 'change', wish }, {}, 'fr')).text).toMatch(`Modifié : ${french} à 8`);
  });

  test('on two days a week: sent on these', async () => {
    const d = await digests();
    await d.say({ do: 'subscribe', wish: { schedule: { days: ['monday', 'thursday'], at: '09:00' } } });
    for (let day = 0; day < 14; day += 1) await d.at(MONDAY + day * DAY + 2 * HOUR);
    expect(d.sent.map((s) => s.digest.id.split(':')[1])).toEqual(['2026-11-23', '2026-11-26', '2026-11-30', '2026-12-03']);
  });

  test('about something: the same again changes it, something else is another one, and the number tells which', async () => {
    const d = await digests();
    const filter = { organisations: ['acme'], places: [], topics: [], measures: ['jobs'] } as never;
    expect((await d.say({ do: 'subscribe', wish: { filter } })).text).toMatch(
      /^Done: every day at 09:00 \(Europe\/Paris\) about Acme and jobs\./,
    );
    expect((await d.say(daily)).text).toMatch(/^Done/);
    expect((await d.say({ do: 'subscribe', wish: { filter, schedule: { at: '10:00' } } })).text).toMatch(/^Changed: every day at 10:00/);
    expect((await d.say({ do: 'pause' })).text).toMatch(/“pause digest 1”/);
    expect((await d.say({ do: 'pause', nth: 3 })).text).toMatch(/no digest with that number/);
    expect((await d.say({ do: 'pause', nth: 2 })).text).toMatch(/^Paused: the whole record/);
    expect(await d.desk().list('slack:T1:C1')).toMatchObject([{ wish: { schedule: { at: '10:00' } } }, { paused: 'asked' }]);
  });

  test.each([
    [{ schedule: { at: '25:00' } }, /do not know that time/],
    [{ schedule: { zone: 'Mars/Phobos' } }, /do not know that time/],
  ])('%j is refused', async (wish, expected) => {
    const d = await digests();
    expect(await d.say({ do: 'subscribe', wish })).toEqual({ text: expect.stringMatching(expected), changed: false });
    expect(await d.store.digests.all()).toEqual([]);
  });

  test('by members alone, and no more than a workspace may have', async () => {
    const d = await digests({ limit: 2 });
    expect(await d.say(daily, { member: async () => false })).toEqual({
      text: expect.stringMatching(/set by its members/),
      changed: false,
    });
    await d.say(daily);
    await d.say(daily, { place: 'slack:T1:U1' });
    expect(await d.say(daily, { place: 'slack:T1:C2' })).toEqual({ text: expect.stringMatching(/\(2\).*DIGEST_LIMIT/), changed: false });
    expect((await d.say(daily, { place: 'slack:T2:C2', workspace: 'slack:T2:' })).text).toMatch(/^Done/);
    expect((await d.desk().mine('slack:T1:U1', 'en')).map((m) => m.place)).toEqual(['slack:T1:C1', 'slack:T1:U1', 'slack:T2:C2']);
  });
});

describe('day by day', () => {
  test('a year of days: each local date once, at its hour', async () => {
    const d = await digests();
    const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
    for (const [i, zone] of zones.entries())
      await d.say({ do: 'subscribe', wish: { schedule: { at: '02:15', zone } } }, { place: `slack:T1:C${i}` });
    // From one time that something is due to the next.
    for (const end = MONDAY + 366 * DAY; d.clock.at < end; ) {
      const next = Math.min(...(await d.store.digests.all()).map((s) => s.next!.at));
      await d.at(next);
    }
    for (const [i] of zones.entries()) {
      const ids = d.sent.filter((s) => s.place === `slack:T1:C${i}`).map((s) => s.digest.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect([366, 367]).toContain(ids.length);
    }
    expect(await d.store.digests.counts()).toMatchObject({ skipped: 0, failed: 0, doubtful: 0, waiting: 0 });
  }, 60_000);

  test('what is new since the last one, once; then “nothing new”, once', async () => {
    const d = await digests();
    await d.say(daily);
    await d.at(MONDAY + 2 * HOUR);
    await d.at(MONDAY + 26 * HOUR);
    await d.at(MONDAY + 50 * HOUR);
    await d.edit({ [PLEDGE]: edited(PLEDGE, 'is: under-way', 'is: done') });
    await d.at(MONDAY + 74 * HOUR);
    await d.at(MONDAY + 98 * HOUR);
    const quiet = /Nothing is new/;
    expect(d.sent.map((s) => quiet.test(s.text))).toEqual([false, true, false, false, true]);
    expect(d.sent.map((s) => /New since the last digest\n- .*Acme is done/.test(s.text))).toEqual([false, false, false, true, false]);
  });

  test('nothing on quiet days, where that is asked for', async () => {
    const d = await digests();
    await d.say({ do: 'subscribe', wish: { quiet: true } });
    await d.at(MONDAY + 2 * HOUR);
    await d.at(MONDAY + 26 * HOUR);
    expect(d.sent).toHaveLength(0);
    await d.edit({ [PLEDGE]: edited(PLEDGE, 'is: under-way', 'is: done') });
    await d.at(MONDAY + 50 * HOUR);
    expect(d.sent).toHaveLength(1);
    expect(await d.store.digests.counts()).toMatchObject({ quiet: 2, posted: 1 });
  });

  test('sent at once, and not again at its hour', async () => {
    const d = await digests();
    await d.say({ do: 'subscribe', wish: { quiet: true } });
    expect((await d.say({ do: 'send' })).text).toBe('It is on its way.');
    await d.settled();
    expect(d.sent).toHaveLength(1);
    await d.at(MONDAY + 2 * HOUR);
    expect(d.sent).toHaveLength(1);
    expect((await d.desk().list('slack:T1:C1'))[0]!.next!.date).toBe('2026-11-24');
  });
});

describe('what goes wrong', () => {
  test('a missed hour is made up for within the window', async () => {
    const d = await digests();
    await d.say(daily);
    await d.at(MONDAY + 7 * HOUR);
    expect(d.sent).toHaveLength(1);
  });

  test('after it, it is skipped, and the next one says so', async () => {
    const d = await digests();
    await d.say(daily);
    await d.at(MONDAY + 3 * DAY + 2 * HOUR);
    expect(d.sent.map((s) => s.text)).toEqual([
      expect.stringMatching(
        /The digest of 23 November 2026 was not sent.*\nThe digest of 24 November 2026.*\nThe digest of 25 November 2026/,
      ),
    ]);
    await d.at(MONDAY + 4 * DAY + 2 * HOUR);
    expect(d.sent[1]!.text).not.toMatch(/was not sent/);
    expect(d.counted.filter((c) => c === 'slack missed')).toHaveLength(3);
  });

  test('too many at a time, and an outage: again until it is taken, once', async () => {
    const d = await digests();
    await d.say(daily);
    d.answer({ kind: 'later', after: 2000, why: 'ratelimited' }, { kind: 'later', after: 0, why: 'http_503' });
    await d.at(MONDAY + 2 * HOUR);
    expect(d.sent).toHaveLength(1);
    expect(d.sent[0]!.at).toBeGreaterThanOrEqual(MONDAY + 2 * HOUR + 2000);
    expect((await d.store.digests.recent(1))[0]).toMatchObject({ state: 'posted', attempts: 3 });
  });

  test('until the window closes: then it has failed, and the next one says so', async () => {
    const d = await digests();
    await d.say(daily);
    const late = () => {
      d.clock.at += 2 * HOUR;
      return { kind: 'later', after: 0, why: 'http_503' } as const;
    };
    d.answer(late, late, late, late);
    await d.at(MONDAY + 2 * HOUR);
    expect((await d.store.digests.recent(1))[0]).toMatchObject({ state: 'failed', why: 'http_503' });
    d.answer();
    await d.at(MONDAY + DAY + 2 * HOUR);
    expect(d.sent[0]!.text).toMatch(/The digest of 23 November 2026 could not be sent/);
  });

  test('where it can be looked up, a post of unclear end is looked up before it is repeated', async () => {
    const d = await digests();
    await d.say(daily);
    d.answer({ kind: 'unclear', why: 'timeout' });
    await d.at(MONDAY + 2 * HOUR);
    expect(d.sent.map((s) => s.maybe)).toEqual([true]);
  });

  test('where it cannot, it is not repeated, is doubtful, and the next one says so', async () => {
    const d = await digests({ platform: 'teams' });
    await d.say(daily, { place: 'teams:T1:C1' });
    d.answer({ kind: 'unclear', why: 'timeout' });
    await d.at(MONDAY + 2 * HOUR);
    expect(d.sent).toHaveLength(0);
    expect((await d.store.digests.recent(1))[0]).toMatchObject({ state: 'doubtful', why: 'timeout' });
    await d.at(MONDAY + DAY + 2 * HOUR);
    expect(d.sent[0]!.text).toMatch(/Nobody can tell whether the digest of 23 November 2026 arrived/);
    expect(d.counted).toEqual(['teams doubtful', 'teams sent']);
  });

  test.each(['slack', 'teams'] as const)('a process that died while posting, on %s', async (platform) => {
    const d = await digests({ platform });
    await d.say(daily, { place: `${platform}:T1:C1` });
    const [s] = await d.store.digests.all();
    d.clock.at = MONDAY + 2 * HOUR;
    const delivery = {
      id: `${s!.id}:2026-11-23`,
      place: s!.place,
      subscription: s!.id,
      date: '2026-11-23',
      due: s!.next!.at,
      until: d.clock.at + HOUR,
    };
    await d.store.digests.claim([{ delivery, next: { at: MONDAY + DAY, date: '2026-11-24' } }]);
    await d.store.digests.start(delivery.id);
    await d.again();
    // What is open for so long has nobody who works on it.
    await d.at(d.clock.at + 2 * 60_000);
    expect(d.sent.map((x) => x.maybe)).toEqual(platform === 'slack' ? [true] : []);
    expect((await d.store.digests.delivery(delivery.id))!.state).toBe(platform === 'slack' ? 'posted' : 'doubtful');
  });

  test('a channel that is gone pauses its digest, and whoever set it up is told', async () => {
    const d = await digests();
    await d.say({ do: 'subscribe', wish: { filter: { organisations: ['acme'], places: [], topics: [], measures: [] } as never } });
    d.answer({ kind: 'refused', why: 'is_archived', reason: 'archived' });
    await d.at(MONDAY + 2 * HOUR);
    await d.at(MONDAY + DAY + 2 * HOUR);
    expect(d.sent).toHaveLength(0);
    expect(d.told).toEqual([
      {
        place: 'slack:T1:U1',
        text: 'The digest that you set up about Acme is paused. Paused: the channel is archived. “Resume the digest” there starts it again.',
      },
    ]);
    expect((await d.say({ do: 'list' })).text).toMatch(/the channel is archived/);
    expect(d.counted).toEqual(['slack paused', 'slack failed']);
  });
});

describe('corrections', () => {
  const CORRECTION = /Corrections\n- Acme plans to invest €3 billion.* Told before: €2 billion \(\$2\.2 billion\)\./;

  test('come first in the digest of a place that was told, whatever it is about', async () => {
    const d = await digests();
    await d.say({ do: 'subscribe', wish: { filter: { organisations: ['bolt'], places: [], topics: [], measures: [] } as never } });
    await d.at(MONDAY + 2 * HOUR);
    await d.store.told.tell('slack:T1:C1:171.1', ['acme-pledge#total'], 'en');
    await d.edit(CORRECTED);
    expect(d.sent).toHaveLength(1);
    await d.at(MONDAY + DAY + 2 * HOUR);
    expect(d.sent[1]!.text).toMatch(CORRECTION);
    // A place that was not told, and is about something else, is not.
    await d.at(MONDAY + 2 * DAY + 2 * HOUR);
    expect(d.sent[2]!.text).not.toMatch(/Corrections/);
  });

  test('are told at once where there is no digest, once for each place, in its language; and to nobody else', async () => {
    const d = await digests();
    await d.store.told.tell('slack:T1:C7:171.1', ['acme-pledge#total'], 'fr');
    await d.store.told.tell('slack:T1:C7:172.2', ['acme-pledge#total'], 'fr');
    await d.store.told.tell('slack:T1:U9:173.1', ['acme-pledge#total'], 'en');
    await d.store.told.tell('slack:T1:C8:174.1', ['acme-pledge#jobs'], 'en');
    await d.edit(CORRECTED);
    await d.again();
    await d.settled();
    expect(d.sent.map((s) => s.place).sort()).toEqual(['slack:T1:C7', 'slack:T1:U9']);
    expect(d.sent.find((s) => s.place === 'slack:T1:C7')!.text).toMatch(
      /^Une correction de ce que j'ai dit ici\.[^]*Dit auparavant : 2.milliards d'euros/,
    );
    expect(d.sent.find((s) => s.place === 'slack:T1:U9')!.text).toMatch(/^A correction/);
  });

  test('an edit that is taken back is corrected at once', async () => {
    const d = await digests();
    await d.edit(CORRECTED);
    await d.store.told.tell('slack:T1:C7:171.1', ['acme-pledge#total'], 'en');
    await d.edit({});
    expect(d.sent.map((s) => s.text)).toEqual([expect.stringMatching(/plans to invest €2 billion.* Told before: €3 billion/)]);
    expect((await d.store.journal.last())!.seq).toBe(3);
  });

  describe('while replicas have different records', () => {
    let newer: RunningDigests | undefined;
    afterEach(() => newer?.stop());

    test('the later one stands, however often either starts; what is new is told once', async () => {
      const old = await digests();
      await old.say(daily);
      await old.at(MONDAY + 2 * HOUR);
      newer = await startDigests({ beside: old, files: CORRECTED });
      for (let i = 0; i < 3; i += 1) {
        await old.again();
        await newer.again();
      }
      expect((await old.store.journal.last())!.seq).toBe(2);
      const told = [];
      for (const [day, replica] of [newer, old, newer, old].entries()) {
        const before = replica.sent.length;
        old.clock.at = MONDAY + (day + 1) * DAY + 2 * HOUR;
        // The one that does not send is at work all the same, and says so.
        await old.store.journal.use(2);
        await replica.at(old.clock.at);
        told.push(replica.sent.slice(before).map((s) => /Corrections/.test(s.text)));
      }
      expect(told).toEqual([[true], [false], [false], [false]]);
      expect((await old.store.journal.last())!.seq).toBe(2);
    });

    test('where the later one is given up, the earlier one is written again, and corrects what was told meanwhile', async () => {
      const old = await digests();
      newer = await startDigests({ beside: old, files: CORRECTED });
      await newer.store.told.tell('slack:T1:C7:171.1', ['acme-pledge#total'], 'en');
      await newer.stop();
      old.clock.at += 9 * 60_000;
      await old.again();
      await old.tick();
      expect((await old.store.journal.last())!.seq).toBe(2);
      old.clock.at += 2 * 60_000;
      await old.tick();
      await old.settled();
      expect((await old.store.journal.last())!.seq).toBe(3);
      expect(old.sent.map((s) => s.text)).toEqual([expect.stringMatching(/plans to invest €2 billion.* Told before: €3 billion/)]);
    });

    test('a later one that is in use stays, for as long as it is', async () => {
      const old = await digests();
      newer = await startDigests({ beside: old, files: CORRECTED });
      for (let i = 0; i < 30; i += 1) {
        old.clock.at += 60_000;
        await newer.tick();
        await old.tick();
      }
      await old.again();
      expect((await old.store.journal.last())!.seq).toBe(2);
    });
  });

  test('of a figure that is gone', async () => {
    const d = await digests();
    await d.say(daily);
    await d.at(MONDAY + 2 * HOUR);
    await d.edit({ [PLEDGE]: GOOD[PLEDGE]!.replace(/ {2}hired: .*\n/, '') });
    await d.at(MONDAY + DAY + 2 * HOUR);
    expect(d.sent[1]!.text).toMatch(/Corrections\n- Acme, .*: .* no longer stands on record\./);
  });
});
