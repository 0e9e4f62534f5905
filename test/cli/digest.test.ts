import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDigest, type DigestsAtHand } from '../../src/cli/digest.js';
import { run } from '../../src/cli/main.js';
import { edited, makeFolder, removeFolders } from '../support/folder.js';
import { fakeIo } from '../support/fake.js';

const home = mkdtempSync(path.join(tmpdir(), 'onrecord-digest-'));
afterAll(() => {
  removeFolders();
  rmSync(home, { recursive: true });
});

async function call(...args: string[]) {
  const { io, out, err } = fakeIo();
  return { code: await run(['digest', ...args], io), out: out(), err: err() };
}

const PLEDGE = 'pledges/fair/acme-pledge.yaml';
const before = makeFolder();
const after = makeFolder({ [PLEDGE]: edited(PLEDGE, 'is: under-way', 'is: done') });

test('preview: what is new since an earlier folder, with the sources, in both languages', async () => {
  const en = await call('preview', '--knowledge', after, '--since', before, '--date', '2026-11-24', '--about', 'Acme');
  expect(en).toMatchObject({ code: 0, err: '' });
  expect(en.out).toMatch(/^On record, 24 November 2026: Acme\n\nNew since the last digest\n- .*Acme is done/);
  expect(en.out).toMatch(/\nSources\n\[1\] Gazette/);
  const fr = await call('preview', '--knowledge', after, '--since', before, '--date', '2026-11-24', '--lang', 'fr');
  expect(fr.out).toMatch(/^Au registre, 24 novembre 2026\n\nNouveau depuis la dernière synthèse\n/);
});

test('preview: what is due in the coming thirty days, and no longer', async () => {
  const due = async (date: string) => (await call('preview', '--knowledge', before, '--date', date)).out.includes('Due in the coming days');
  expect([await due('2027-11-30'), await due('2027-12-01'), await due('2027-12-31'), await due('2028-01-01')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('preview: the picture is written as PNG', async () => {
  const file = path.join(home, 'chart.png');
  expect(await call('preview', '--date', '2026-11-24', '--picture', file)).toMatchObject({ code: 0, err: '' });
  const bytes = readFileSync(file);
  expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(bytes.length).toBeGreaterThan(5000);
});

test.each([
  [['preview', '--date', 'tomorrow'], /write a day such as/],
  [['preview', '--about', 'Zzyzx Corp'], /names nothing of the record/],
  [['preview', 'Acme'], /goes to --about/],
  [['preview', '--knowledge', before, '--picture', 'x.png'], /no two amounts/],
  [['nonsense'], /preview, list, send/],
  [[], /preview, list, send/],
  [['send'], /Name one digest by its id/],
])('%j: what to do instead', async (args, expected) => {
  expect(await call(...args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(expected) });
});

const wish = {
  schedule: { days: ['monday', 'thursday'], at: '09:00', zone: 'Europe/Paris' },
  lang: 'fr',
  filter: { organisations: ['acme'], places: [], topics: [], measures: [] },
  quiet: true,
} as never;
const hand: DigestsAtHand = {
  list: async () => ({
    digests: [
      {
        id: 'd1',
        place: 'slack:T1:C1',
        wish,
        next: { at: Date.parse('2026-11-25T08:00:00Z'), date: '2026-11-25' },
        recent: [{ date: '2026-11-24', state: 'failed', attempts: 3, why: 'http_503' }],
      },
      { id: 'd2', place: 'slack:T1:C2', wish, paused: 'archived', recent: [] },
    ],
    counts: { posted: 0, failed: 1 },
  }),
  send: async (id) => (id === 'd1' ? { place: 'slack:T1:C1' } : undefined),
};
async function withHand(...args: string[]) {
  const { io, out } = fakeIo();
  const command = makeDigest((work) => work(hand));
  return { code: await command.run(args, io).catch((cause: Error) => cause.message), out: out() };
}

test('list: each with what became of it, and why', async () => {
  expect((await withHand('list')).out).toBe(
    [
      'd1  slack:T1:C1  mon,thu 09:00 Europe/Paris  fr  acme, only news  next 2026-11-25T08:00Z',
      '    2026-11-24  failed after 3 attempts (http_503)',
      'd2  slack:T1:C2  mon,thu 09:00 Europe/Paris  fr  acme, only news  paused (archived)',
      '2 digests; 1 failed.',
      '',
    ].join('\n'),
  );
  expect(JSON.parse((await withHand('list', '--json')).out)).toMatchObject({
    digests: [{ id: 'd1' }, { id: 'd2' }],
    counts: { failed: 1 },
  });
});

test('send', async () => {
  expect(await withHand('send', 'd1')).toEqual({ code: 0, out: expect.stringMatching(/^Handed on for slack:T1:C1/) });
  expect(await withHand('send', 'd9')).toEqual({ code: expect.stringMatching(/no digest with that id/), out: '' });
});
