import { leader, QUESTION, replay, startSlack, type Given, type Json, type RunningSlack } from '../../support/slack.js';
import { blockFaults, printed } from '../../support/block-kit.js';
import { memoryStore } from '../../../src/store/memory.js';

const running: RunningSlack[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((s) => s.stop()));
});
async function slack(given: Given = {}): Promise<RunningSlack> {
  const started = await startSlack(given);
  running.push(started);
  return started;
}

const mention = (text: string, over: Json = {}) => replay('app_mention', { event: { text, ...over } });
const direct = (text: string, over: Json = {}) => replay('message.im', { event: { text, ...over } });
const inThread = (text: string, over: Json = {}) => replay('message.channels', { event: { text, ...over } });
const said = (args: Json): string => printed(args['blocks'] as unknown[]).join('\n');

describe('a mention', () => {
  test('is answered in its thread, with blocks that Slack takes, and nothing unfurls', async () => {
    const s = await slack();
    expect((await s.event(mention(`<@U0BOT> ${QUESTION}`))).status).toBe(200);
    const args = await s.called('chat.postMessage');
    expect(args).toMatchObject({ channel: 'C0001', thread_ts: '1714521600.000100', unfurl_links: 'false', unfurl_media: 'false' });
    expect(blockFaults(args['blocks'] as unknown[])).toEqual([]);
    expect(said(args)).toContain(leader);
    expect(s.api.of('chat.postMessage')[0]!.token).toBe('xoxb-1');
  });

  test('within a thread is answered there', async () => {
    const s = await slack();
    await s.event(mention(`hey <@U0BOT>: ${QUESTION}`, { thread_ts: '1714521000.000100' }));
    expect(await s.called('chat.postMessage')).toMatchObject({ thread_ts: '1714521000.000100' });
  });

  test('of nothing but the name gets help', async () => {
    const s = await slack();
    await s.event(mention('<@U0BOT>'));
    expect(said(await s.called('chat.postMessage'))).toMatch(/^Ask me who pledged what/);
  });

  test('of nothing, by somebody French, gets help in French', async () => {
    const s = await slack();
    s.api.when('users.info', () => ({ body: { ok: true, user: { id: 'U0ASK', locale: 'fr-FR' } } }));
    await s.event(mention('<@U0BOT> '));
    expect(said(await s.called('chat.postMessage'))).toMatch(/^Demandez-moi/);
  });

  test('longer than a question is told so, alone', async () => {
    const s = await slack();
    await s.event(mention(`<@U0BOT> ${'x'.repeat(2001)}`));
    expect(said(await s.called('chat.postEphemeral'))).toContain('the limit is 2,000');
    expect(s.api.of('chat.postMessage')).toEqual([]);
  });

  test('in a language is answered in it', async () => {
    const s = await slack();
    await s.event(mention(`<@U0BOT> Combien ${leader} investit-il ?`));
    expect(said(await s.called('chat.postMessage'))).toContain('prévoit');
  });
});

describe('once, however often it is delivered', () => {
  test('the same event again, with a retry header', async () => {
    const s = await slack();
    const same = { ...mention(`<@U0BOT> ${QUESTION}`), event_id: 'EvSame' };
    await Promise.all([s.event(same), s.event(same, { 'X-Slack-Retry-Num': '1', 'X-Slack-Retry-Reason': 'http_timeout' }), s.event(same)]);
    await s.quiet();
    expect(s.api.of('chat.postMessage')).toHaveLength(1);
  });

  test('one post as a mention and as a message', async () => {
    const s = await slack();
    const text = `<@U0BOT> ${QUESTION}`;
    await s.event(replay('message.channels', { event: { text, ts: '1714521600.000100', thread_ts: undefined } }));
    await s.event(mention(text));
    await s.event(replay('message.channels', { event: { text, ts: '1714521600.000100', thread_ts: undefined } }));
    await s.quiet();
    expect(s.api.of('chat.postMessage')).toHaveLength(1);
  });

  test('by one of several replicas', async () => {
    const store = memoryStore({ now: () => new Date(), questionLogDays: 0 });
    const one = await slack({ store });
    const two = await slack({ store, api: one.api });
    const body = mention(`<@U0BOT> ${QUESTION}`);
    await Promise.all([one.event(body), two.event(body)]);
    await one.quiet();
    expect(one.api.of('chat.postMessage')).toHaveLength(1);
  });

  test('also while the store is away', async () => {
    const store = memoryStore({ now: () => new Date(), questionLogDays: 0 });
    const broken = () => Promise.reject(new Error('gone'));
    const s = await slack({ store: { ...store, seen: { first: broken }, told: { tell: broken, where: broken } } });
    const body = mention(`<@U0BOT> ${QUESTION}`);
    await s.event(body);
    await s.event(body);
    await s.quiet();
    expect(s.api.of('chat.postMessage')).toHaveLength(1);
    expect(s.logged()).toContain('store.failed');
  });
});

describe('nobody else is answered', () => {
  test.each(['message.bot', 'message.own', 'message.changed', 'message.deleted', 'message.joined'])('%s', async (name) => {
    const s = await slack();
    expect((await s.event(replay(name))).status).toBe(200);
    await s.quiet();
    expect(s.api.of('chat.postMessage')).toEqual([]);
    expect(s.api.of('chat.postEphemeral')).toEqual([]);
  });

  test.each<[string, Json]>([
    ['a mention by a bot', replay('app_mention', { event: { bot_id: 'B0OTHER' } })],
    ['a mention that an edit made', replay('app_mention', { event: { edited: { user: 'U0ASK', ts: '1' } } })],
    ['talk in a channel', replay('message.channels', { event: { text: QUESTION, thread_ts: undefined } })],
    ['talk in a thread that the bot takes no part in', inThread(QUESTION)],
  ])('%s', async (_, body) => {
    const s = await slack();
    await s.event(body);
    await s.quiet();
    expect(s.api.calls.filter((c) => c.method.startsWith('chat.'))).toEqual([]);
  });
});

describe('a thread that the bot takes part in', () => {
  async function begun(given: Given = {}) {
    const s = await slack(given);
    await s.event(mention(`<@U0BOT> ${QUESTION}`));
    await s.called('chat.postMessage');
    return s;
  }

  test('a follow-up is understood without a mention', async () => {
    const s = await begun();
    await s.event(inThread('And how many jobs?'));
    const args = await s.called('chat.postMessage', 2);
    expect(args).toMatchObject({ thread_ts: '1714521600.000100' });
    expect(said(args)).toContain(leader);
  });

  test('after a restart too', async () => {
    const store = memoryStore({ now: () => new Date(), questionLogDays: 0 });
    const s = await begun({ store });
    await s.stop();
    running.splice(0);
    const again = await slack({ store });
    await again.event(inThread('And how many jobs?'));
    expect(said(await again.called('chat.postMessage'))).toContain(leader);
  });

  test('another thread has its own context', async () => {
    const s = await begun();
    await s.event(mention('<@U0BOT> And how many jobs?', { ts: '1714521999.000100' }));
    expect(said(await s.called('chat.postMessage', 2)).split('\n')[0]).not.toContain(leader);
  });

  test.each([
    ['thanks', 'Thanks, see you at noon'],
    ['talk among people', 'did anybody book the room'],
    ['talk about the matter', `I think ${leader} said something about jobs`],
    ['a question about something else', 'who wants coffee?'],
    ['a post to somebody else', `<@U0TOLD> how many jobs does ${leader} promise?`],
    ['a shout', '<!here> who knows how many jobs?'],
    ['nothing', ''],
  ])('%s: nothing is said, and nothing kept', async (_, text) => {
    const s = await begun();
    await s.event(inThread(text, { user: 'U0TOLD' }));
    await s.quiet();
    expect(s.api.of('chat.postMessage')).toHaveLength(1);
    expect(await s.store.questions.list()).toEqual([]);
  });

  test('who began it and asks gets a no as well', async () => {
    const s = await begun();
    await s.event(inThread('And Oracularis?'));
    expect(said(await s.called('chat.postMessage', 2))).toContain('Oracularis');
  });

  test('a mention is answered once, not also as a follow-up', async () => {
    const s = await begun();
    const text = '<@U0BOT> and how many jobs?';
    await s.event(inThread(text));
    await s.event(mention(text, { ts: '1714521660.000200', thread_ts: '1714521600.000100' }));
    await s.called('chat.postMessage', 2);
    await s.quiet();
    expect(s.api.of('chat.postMessage')).toHaveLength(2);
  });

  test('a mention that the record has nothing for is no talk, in whichever order its events come', async () => {
    const s = await begun();
    const text = '<@U0BOT> and Oracularis?';
    await s.event(inThread(text, { user: 'U0TOLD' }));
    await s.event(mention(text, { user: 'U0TOLD', ts: '1714521660.000200', thread_ts: '1714521600.000100' }));
    expect(said(await s.called('chat.postMessage', 2))).toContain('Oracularis');
  });

  test('two turns at once are taken in order', async () => {
    let slow = true;
    const s = await slack({
      answered: async () => {
        if (slow) {
          slow = false;
          await new Promise((resolve) => setTimeout(resolve, 150));
        }
      },
    });
    await s.event(mention(`<@U0BOT> ${QUESTION}`));
    await s.event(mention('<@U0BOT> And how many jobs?', { ts: '1714521601.000100', thread_ts: '1714521600.000100' }));
    await s.called('chat.postMessage', 2);
    const first = s.api.of('chat.postMessage').map((call) => said(call.args).split('\n')[0]);
    expect(first[0]).toContain('invest');
    expect(first[1]).toMatch(new RegExp(`${leader}.*jobs`));
  });
});

describe('direct messages', () => {
  test('are answered beside, with a sign of life, and remembered', async () => {
    const s = await slack();
    await s.event(direct(QUESTION));
    const args = await s.called('chat.postMessage');
    expect(args['channel']).toBe('D0001');
    expect(args['thread_ts']).toBeUndefined();
    expect(await s.called('assistant.threads.setStatus')).toMatchObject({ channel_id: 'D0001', status: 'is looking up the record…' });
    await s.event(direct('And how many jobs?', { ts: '1714521700.000300' }));
    expect(said(await s.called('chat.postMessage', 2))).toContain(leader);
  });

  test('in a thread are answered there', async () => {
    const s = await slack();
    await s.event(direct(QUESTION, { thread_ts: '1714521000.000100' }));
    expect(await s.called('chat.postMessage')).toMatchObject({ thread_ts: '1714521000.000100' });
  });

  test('what Slack writes in its own way is read as people see it', async () => {
    const heard: string[] = [];
    const s = await slack({ answered: (text) => void heard.push(text) });
    await s.event(direct('What of <https://quill.example/a?b=1&amp;c=2|quill.example> &amp; <#C1|general>, <@U2|ann>   &lt;b&gt;'));
    await s.called('chat.postMessage');
    expect(heard).toEqual(['What of quill.example & general, ann <b>']);
  });
});

describe('who is answered, and where', () => {
  test('a channel that is not on the list: told so, alone', async () => {
    const s = await slack({ env: { SLACK_CHANNELS: 'C0009' } });
    await s.event(mention(`<@U0BOT> ${QUESTION}`));
    expect(await s.called('chat.postEphemeral')).toMatchObject({ channel: 'C0001', user: 'U0ASK', thread_ts: '1714521600.000100' });
    await s.event(direct(QUESTION));
    expect((await s.called('chat.postMessage'))['channel']).toBe('D0001');
  });

  test.each<[string, Json, Json]>([
    ['somebody of another organisation', replay('app_mention.shared'), {}],
    ['a guest', mention('<@U0BOT> x'), { is_restricted: true }],
    ['a stranger', mention('<@U0BOT> x'), { is_stranger: true }],
  ])('%s, where only members are', async (_, body, user) => {
    const s = await slack({ env: { SLACK_AUDIENCE: 'members' } });
    s.api.when('users.info', (args) => ({ body: { ok: true, user: { id: args['user'], team_id: 'T0001', ...user } } }));
    await s.event(body);
    expect(said(await s.called('chat.postEphemeral'))).toContain('members of this workspace only');
    expect(s.api.of('chat.postMessage')).toEqual([]);
  });

  test('a member, and by default everyone', async () => {
    const s = await slack({ env: { SLACK_AUDIENCE: 'members' } });
    await s.event(mention('<@U0BOT> help'));
    expect(await s.called('chat.postMessage')).toMatchObject({ channel: 'C0001' });
    const open = await slack();
    await open.event(replay('app_mention.shared'));
    expect(await open.called('chat.postMessage')).toMatchObject({ channel: 'C0001' });
  });

  test('somebody of the same organisation, in another workspace of it', async () => {
    const s = await slack({ env: { SLACK_AUDIENCE: 'members' } });
    s.api.when('users.info', (args) => ({
      body: { ok: true, user: { id: args['user'], team_id: 'T0009', enterprise_user: { teams: ['T0001', 'T0009'] } } },
    }));
    await s.event(replay('app_mention.enterprise', { event: { text: `<@U0BOT> ${QUESTION}` } }));
    expect(said(await s.called('chat.postMessage'))).toContain(leader);
  });

  test('an organisation that installed the app for all its workspaces', async () => {
    const s = await slack();
    await s.event(replay('app_mention.enterprise', { event: { text: `<@U0BOT> ${QUESTION}` } }));
    expect(said(await s.called('chat.postMessage'))).toContain(leader);
  });
});

test('which claims were told where is kept, and no text', async () => {
  const s = await slack();
  const tell = jest.spyOn(s.store.told, 'tell');
  await s.event(mention(`<@U0BOT> ${QUESTION}`));
  await s.called('chat.postMessage');
  await s.quiet();
  const [[place, claims]] = tell.mock.calls as unknown as [[string, string[]]];
  expect(place).toMatch(/^slack:T0001:C0001:\d+\.000100$/);
  expect(claims.length).toBeGreaterThan(0);
  expect(await s.store.told.where(claims[0]!)).toHaveLength(1);
});
