import { answer } from '../../support/fake.js';
import { gone, limited, startConnector, type Json } from '../../support/connector.js';
import { QUESTION, replay, startTeams, type Given, type RunningTeams } from '../../support/teams.js';
import { WINDOWS, type Window } from '../../../src/adapters/teams/queue.js';
import { long } from '../../support/kinds.js';

const running: RunningTeams[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((t) => t.stop()));
});
async function teams(given: Given = {}): Promise<RunningTeams> {
  const started = await startTeams(given);
  running.push(started);
  return started;
}
const direct = (text: string, over: Json = {}) => replay('message.personal', { text, ...over });
const place = 'teams:00000000-0000-4000-8000-000000000001:a:personal';

test('what goes over the wire holds its citations, whole', async () => {
  const t = await teams({ made: answer() });
  await t.send(direct(QUESTION));
  const { activity } = await t.said();
  expect(activity['entities']).toEqual([
    {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      '@id': '',
      citation: [
        {
          '@type': 'Claim',
          position: 1,
          appearance: {
            '@type': 'DigitalDocument',
            name: 'The Gazette, “Quill to build kite works”',
            url: 'https://gazette.example/1',
            abstract: '“will put 12 million crowns into kites” – For: 12\u00a0million crowns',
            keywords: ['1\u00a0May 2031'],
          },
        },
      ],
    },
  ]);
  expect(String(activity['text'])).toContain('[1]');
  expect(JSON.stringify(activity)).not.toContain('AIGeneratedContent');
});

/** The limits of Teams with seconds of ten milliseconds, so that the test can afford them. */
const SHORT: readonly Window[] = WINDOWS.slice(0, 3).map(([most, within]) => [most, within / 100]);

describe('within the limits of Teams', () => {
  test('a hundred questions in one conversation get a hundred answers, in order, and no refusal', async () => {
    const connector = await startConnector(SHORT);
    // A little more than Teams counts: what is sent in time arrives a moment later.
    const t = await teams({ connector, seams: { windows: SHORT.map(([most, within]) => [most, within + 15]) } });
    const asked = Array.from({ length: 100 }, (_, i) => `ask-${i}`);
    for (const id of asked) await t.send({ ...direct(QUESTION), id });
    await t.said(100);
    expect(connector.messages().map((c) => c.replyTo)).toEqual(asked);
    expect(connector.calls.filter((c) => c.outcome === 429).length).toBeLessThan(10);
    await connector.stop();
  });

  test('also where several replicas together are over them', async () => {
    const connector = await startConnector(SHORT);
    const t = await teams({ connector, seams: { windows: [] } });
    const asked = Array.from({ length: 40 }, (_, i) => `ask-${i}`);
    for (const id of asked) await t.send({ ...direct(QUESTION), id });
    await t.said(40);
    expect(connector.messages().map((c) => c.replyTo)).toEqual(asked);
    await connector.stop();
  });
});

describe('where Teams does not take it', () => {
  test.each<[string, Parameters<Awaited<ReturnType<typeof startConnector>>['when']>[0]]>([
    ['too many, twice', (_, n) => (n < 2 ? limited(0.01) : undefined)],
    ['two at once', (_, n) => (n < 1 ? { status: 412 } : undefined)],
    ['a gateway in trouble', (_, n) => (n < 2 ? { status: 502 } : undefined)],
    ['a gateway that waited', (_, n) => (n < 1 ? { status: 504 } : undefined)],
    ['a connection that ends', (_, n) => (n < 1 ? 'drop' : undefined)],
  ])('%s: it is there in the end, once', async (_, way) => {
    const t = await teams();
    t.connector.when(way);
    await t.send(direct(QUESTION));
    await t.said();
    await t.quiet();
    expect(t.connector.messages()).toHaveLength(1);
  });

  test.each(['BotNotInConversationRoster', 'ConversationBlockedByUser', 'BotDisabledByAdmin'])(
    '%s: not tried again, said in the log, and not spoken there any more',
    async (code) => {
      const t = await teams();
      t.connector.when(() => gone(code));
      await t.send(direct(QUESTION));
      await t.quiet();
      expect(t.connector.calls).toHaveLength(1);
      expect(t.logged()).toContain(`"event":"teams.undelivered","why":"http 403 ${code}"`);
      expect(await t.store.references.find(place)).toBeUndefined();
    },
  );

  test('writing stopped for a while is no end', async () => {
    const t = await teams();
    t.connector.when(() => ({ status: 403, body: { error: { code: 'Forbidden' } } }));
    await t.send(direct(QUESTION));
    await t.quiet();
    expect(await t.store.references.find(place)).toBeDefined();
  });

  test('what a message is made of: it is said in a plainer form', async () => {
    const t = await teams();
    t.connector.when((activity) =>
      activity['attachments'] === undefined ? undefined : { status: 413, body: { error: { code: 'MessageSizeTooBig' } } },
    );
    await t.send(direct(QUESTION));
    const { activity } = await t.said();
    expect([activity['attachments'], (activity['entities'] as Json[]).length]).toEqual([undefined, 1]);
    t.connector.when((own) => (own['entities'] === undefined ? undefined : { status: 400, body: { error: { code: 'BadSyntax' } } }));
    await t.send(direct(QUESTION));
    expect((await t.said(2)).activity['text']).toBe(activity['text']);
  });

  test('nothing of what was asked goes to the log', async () => {
    const t = await teams();
    t.connector.when(() => ({ status: 500 }));
    await t.send(direct('How much will it cost, hunter2?'));
    for (let i = 0; i < 300 && !t.logged().includes('teams.undelivered'); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(t.logged()).toContain('"outcome":"doubtful"');
    expect(t.logged()).not.toContain('hunter2');
  });
});

describe('where something of ours fails', () => {
  test('whoever asked is told, in their language, under which id it stands in the log', async () => {
    const t = await teams({
      answered: () => {
        throw new TypeError('hunter2');
      },
    });
    await t.send(direct(QUESTION, { locale: 'fr-FR' }));
    expect((await t.said()).activity['text']).toMatch(/Une erreur s'est produite .* id-1/);
    expect(t.logged()).toContain('"event":"teams.answer-failed","id":"id-1"');
    expect(t.logged()).not.toContain('hunter2');
  });

  test('a store that fails costs no answer', async () => {
    const t = await teams();
    t.store.seen.first = () => Promise.reject(new Error('gone'));
    t.store.references.save = () => Promise.reject(new Error('gone'));
    await t.send(direct(QUESTION));
    expect((await t.said()).activity['type']).toBe('message');
  });
});

test('an answer of any length is taken, and what is left out is counted', async () => {
  const t = await teams({ made: long(80) });
  await t.send(direct(QUESTION));
  const { activity } = await t.said();
  expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(28_000);
  expect(String(activity['text'])).toMatch(/_and \d+ more \(page 1 of \d+\)_$/);
});

describe('what is no activity', () => {
  test.each<[string, string, number]>([
    ['no JSON', '{', 400],
    ['nothing', '', 400],
    ['a list', '[]', 400],
    ['no type', '{}', 400],
    ['too much', JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }), 413],
    ['of another channel', JSON.stringify({ ...direct(QUESTION), channelId: 'emulator' }), 401],
    ['for somewhere else', JSON.stringify({ ...direct(QUESTION), serviceUrl: 'https://evil.example/' }), 401],
    ['for nowhere', JSON.stringify({ ...direct(QUESTION), serviceUrl: '' }), 401],
    ['for a name that only looks local', JSON.stringify({ ...direct(QUESTION), serviceUrl: 'http://127.0.0.1.evil.example/' }), 401],
  ])('%s: %s', async (_, body, status) => {
    const t = await teams();
    const res = await fetch(new URL('/api/messages', t.url), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    expect([res.status, await res.text()]).toEqual([status, expect.stringContaining('error')]);
    await t.quiet();
    expect(t.connector.calls).toEqual([]);
  });

  test('what says too little is let go', async () => {
    const t = await teams();
    for (const over of [
      { conversation: {} },
      { conversation: 'x' },
      { recipient: null },
      { type: 'nonsense' },
      { entities: 'x', from: 3, value: 7 },
    ])
      expect((await t.send({ ...direct(QUESTION), ...over })).status).toBe(200);
    expect((await t.send({ ...direct(QUESTION), type: 'invoke', name: 'other' })).status).toBe(501);
  });
});
