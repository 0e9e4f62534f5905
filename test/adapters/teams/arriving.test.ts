import { answer } from '../../support/fake.js';
import { cardFaults, elementsOf } from '../../support/adaptive-card.js';
import { gone, limited, startConnector, type Json } from '../../support/connector.js';
import { QUESTION, replay, startTeams, type Given, type RunningTeams } from '../../support/teams.js';

const running: RunningTeams[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((t) => t.stop()));
});
async function teams(given: Given = {}): Promise<RunningTeams> {
  const started = await startTeams(given);
  running.push(started);
  return started;
}
const TENANT = 'teams:00000000-0000-4000-8000-000000000001';
const remove = replay('installation.add', { action: 'remove' });

describe('where the bot is added', () => {
  test('it says once who it is and what to ask, whatever Teams tells of it and how often', async () => {
    const t = await teams();
    await Promise.all([t.send(replay('installation.add')), t.send(replay('members.added')), t.send(replay('installation.add'))]);
    const { activity, replyTo } = await t.said();
    await t.send(replay('installation.add', { action: 'add-upgrade' }));
    await t.quiet();
    expect(t.connector.messages()).toHaveLength(1);
    expect(replyTo).toBeUndefined();
    expect(String(activity['text'])).toMatch(/^Hello, I answer questions/);
    const [{ content }] = activity['attachments'] as [{ content: Json }];
    expect(cardFaults(content)).toEqual([]);
    expect(elementsOf(content, 'Action.Execute').length).toBeGreaterThan(2);
  });

  test('in the language of the person', async () => {
    const t = await teams();
    await t.send(replay('installation.add', { locale: 'fr-FR' }));
    expect(String((await t.said()).activity['text'])).toMatch(/^Bonjour/);
  });

  test('somebody else who comes or goes is none of its business', async () => {
    const t = await teams();
    await t.send(replay('members.added', { membersAdded: [{ id: '29:other' }] }));
    await t.send(replay('members.added', { membersAdded: [], membersRemoved: [{ id: '29:other' }] }));
    await t.quiet();
    expect(t.connector.calls).toEqual([]);
  });

  test('and spoken with before: it says nothing', async () => {
    const t = await teams();
    await t.send(replay('message.personal', { text: QUESTION }));
    await t.said();
    await t.send(replay('installation.add'));
    await t.quiet();
    expect(t.connector.messages()).toHaveLength(1);
  });
});

describe('what is remembered of a place', () => {
  test('how to speak there, and nobody who did', async () => {
    const t = await teams();
    await t.send(replay('message.channel', { text: `<at>On Record</at> ${QUESTION}` }));
    await t.said();
    expect(await t.store.references.find(`${TENANT}:19:channel@thread.tacv2`)).toEqual({
      serviceUrl: t.connector.url,
      conversation: '19:channel@thread.tacv2',
      bot: { id: '28:bot', name: 'On Record' },
      lang: 'en',
    });
  });

  test('moves with it', async () => {
    const t = await teams();
    await t.send(replay('message.personal', { text: QUESTION }));
    await t.said();
    const moved = await startConnector();
    await t.send(replay('message.personal', { text: QUESTION, serviceUrl: moved.url }));
    for (let i = 0; i < 300 && moved.messages().length === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await t.store.references.find(`${TENANT}:a:personal`)).toMatchObject({ serviceUrl: moved.url });
    await moved.stop();
  });

  test('goes when the bot is removed, with what was said there; an upgrade removes nobody', async () => {
    const t = await teams();
    await t.send(replay('message.personal', { text: QUESTION }));
    await t.said();
    await t.send({ ...remove, action: 'remove-upgrade' });
    await t.quiet();
    expect(await t.store.references.find(`${TENANT}:a:personal`)).toBeDefined();
    await t.send(remove);
    for (let i = 0; i < 300 && !t.logged().includes('teams.removed'); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await t.store.references.find(`${TENANT}:a:personal`)).toBeUndefined();
    expect(await t.store.conversations.knows(`${TENANT}:a:personal`)).toBe(false);
  });
});

describe('unasked', () => {
  /** An app that was met in one channel, and what another replica posts there. */
  async function met() {
    const t = await teams();
    await t.send(replay('message.channel', { text: `<at>On Record</at> ${QUESTION}` }));
    await t.said();
    const place = `${TENANT}:19:channel@thread.tacv2`;
    const other = await t.replica();
    return { t, place, post: (at = place) => other.post(at, answer()) };
  }

  test('is posted in the channel, not in a thread of it, and noted as told there', async () => {
    const { t, place, post } = await met();
    expect(await post()).toEqual({ kind: 'delivered', id: 'out-2' });
    expect(await t.said(2)).toMatchObject({ conversation: '19:channel@thread.tacv2', replyTo: undefined });
    expect((await t.store.told.where('quill#total')).map((told) => told.place)).toEqual([`${place}:out-2`]);
  });

  test('where it was never met, nothing is posted', async () => {
    const { post } = await met();
    expect(await post(`${TENANT}:19:other`)).toMatchObject({ kind: 'refused', gone: true });
  });

  test('too many: again when Teams says so', async () => {
    const { t, post } = await met();
    t.connector.when((_, n) => (n < 3 ? limited(0.01) : undefined));
    expect(await post()).toMatchObject({ kind: 'delivered' });
  });

  test.each<[string, Parameters<Awaited<ReturnType<typeof startConnector>>['when']>[0]]>([
    ['a gateway in trouble', () => ({ status: 502 })],
    ['a server in trouble', () => ({ status: 500 })],
    ['a connection that ends', () => 'drop'],
    ['taken, and a connection that ends', () => 'take-and-drop'],
  ])('%s: nobody knows, and it is not posted again', async (_, way) => {
    const { t, post } = await met();
    t.connector.when(way);
    const before = t.connector.calls.length;
    expect(await post()).toMatchObject({ kind: 'doubtful' });
    expect(t.connector.calls).toHaveLength(before + 1);
  });

  test('refused for good: said so, and the place is forgotten', async () => {
    const { t, place, post } = await met();
    t.connector.when(() => gone('BotNotInConversationRoster'));
    expect(await post()).toEqual({ kind: 'refused', why: 'http 403 BotNotInConversationRoster', gone: true });
    expect(await t.store.references.find(place)).toBeUndefined();
  });
});
