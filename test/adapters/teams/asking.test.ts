import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { Json } from '../../support/connector.js';
import { leader, QUESTION, replay, startTeams, type Given, type RunningTeams } from '../../support/teams.js';

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
const inChannel = (text: string, over: Json = {}) => replay('message.channel', { text: `<at>On Record</at> ${text}\n`, ...over });
const inGroup = (text: string, over: Json = {}) => replay('message.group', { text: `<at>On Record</at>&nbsp;${text}`, ...over });
const words = ({ activity }: { activity: Json }): string => String(activity['text']);

test('what speaks to Teams is made once, and not for each message', async () => {
  const credentials = jest.spyOn(ConfigurationServiceClientCredentialFactory.prototype, 'createCredentials');
  const t = await teams();
  for (const times of [1, 2, 3]) {
    await t.send(direct(QUESTION));
    await t.said(times);
  }
  // One client for what is said, and the SDK's own for who would log in.
  expect(credentials).toHaveBeenCalledTimes(2);
  credentials.mockRestore();
});

describe('a question', () => {
  test('in a personal chat is acknowledged with nothing, and answered there', async () => {
    const t = await teams();
    const res = await t.send(direct(QUESTION));
    expect([res.status, await res.text()]).toEqual([200, '']);
    const said = await t.said();
    expect(said).toMatchObject({ conversation: 'a:personal', replyTo: expect.stringMatching(/^in-1/), authorization: undefined });
    expect(said.activity).toMatchObject({
      type: 'message',
      textFormat: 'markdown',
      from: { id: '28:bot' },
      channelData: { feedbackLoop: { type: 'default' } },
    });
    expect(words(said)).toContain(leader);
  });

  test('in a channel is answered in its thread', async () => {
    const t = await teams();
    await t.send(inChannel(QUESTION));
    const said = await t.said();
    expect(said.conversation).toBe('19:channel@thread.tacv2;messageid=1714521600000');
    expect(words(said)).toContain(leader);
  });

  test('in a group chat is answered there', async () => {
    const t = await teams();
    await t.send(inGroup(QUESTION));
    expect((await t.said()).conversation).toBe('19:group@thread.v2');
  });

  test('in a language is answered in it, whatever the person speaks', async () => {
    const t = await teams();
    await t.send(direct(`Combien ${leader} investit-il ?`));
    expect(words(await t.said())).toContain('prévoit');
  });

  test('of nothing but the name gets help, in the language of the person', async () => {
    const t = await teams();
    await t.send(inChannel('', { locale: 'fr-FR' }));
    expect(words(await t.said())).toMatch(/^Demandez-moi/);
  });

  test('longer than a question is told so', async () => {
    const t = await teams();
    await t.send(direct('x'.repeat(2001)));
    expect(words(await t.said())).toContain('the limit is 2,000');
  });

  test('goes on from the one before, in the same thread alone', async () => {
    const t = await teams();
    await t.send(inChannel(QUESTION));
    await t.said();
    await t.send(inChannel('And how many jobs?'));
    expect(words(await t.said(2))).toContain(leader);
    await t.send(inChannel('And how many jobs?', { conversation: { id: '19:channel@thread.tacv2;messageid=2' } }));
    expect(words(await t.said(3))).not.toContain(`${leader} plans`);
  });

  test('said in a channel to somebody else is none of ours', async () => {
    const t = await teams();
    await t.send(inChannel('', { text: QUESTION, entities: [] }));
    await t.send(
      inChannel('', {
        entities: [{ type: 'mention', mentioned: { id: '29:other', name: 'B' }, text: '<at>B</at>' }],
        text: `<at>B</at> ${QUESTION}`,
      }),
    );
    await t.quiet();
    expect(t.connector.calls).toEqual([]);
  });

  test('names others as they are called, and holds what Teams encodes', async () => {
    const heard: string[] = [];
    const t = await teams({ answered: (text) => void heard.push(text) });
    await t.send(
      inChannel('', {
        text: '<at>On Record</at> what did <at>A. Plume</at> say &amp; when &lt;now&gt;?&nbsp;',
        entities: [
          { type: 'mention', mentioned: { id: '28:bot', name: 'On Record' }, text: '<at>On Record</at>' },
          { type: 'mention', mentioned: { id: '29:p', name: 'A. Plume' }, text: '<at>A. Plume</at>' },
        ],
      }),
    );
    await t.said();
    expect(heard).toEqual(['what did A. Plume say & when <now>?']);
  });
});

describe('once, however often it is delivered', () => {
  test('the same activity again, also after a while', async () => {
    const t = await teams();
    const same = { ...direct(QUESTION), id: 'same' };
    await Promise.all([t.send(same), t.send(same), t.send(same)]);
    await t.said();
    await t.send(same);
    await t.quiet();
    expect(t.connector.messages()).toHaveLength(1);
  });

  test('by one of several replicas', async () => {
    const first = await teams();
    const second = await teams({ store: first.store, connector: first.connector });
    const same = { ...direct(QUESTION), id: 'same' };
    await Promise.all([first.send(same), second.send(same), first.send(same), second.send(same)]);
    await first.said();
    await first.quiet();
    expect(first.connector.messages()).toHaveLength(1);
  });

  test('two that say the same are two', async () => {
    const t = await teams();
    await t.send(direct(QUESTION));
    await t.send(direct(QUESTION));
    await t.said(2);
    expect(t.connector.messages()).toHaveLength(2);
  });
});

test('acknowledged while the answer, the store and Teams take their time', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const t = await teams({ answered: () => held });
  // What hangs is let go only afterwards: an acknowledgement that waited for it would never come.
  expect((await t.send(direct(QUESTION))).status).toBe(200);
  t.connector.when(() => 'hang');
  release();
  expect((await t.send(inGroup(QUESTION))).status).toBe(200);
  t.connector.when(() => undefined);
  t.connector.release();
});

test('who waits sees that somebody works; who does not, sees the answer', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const t = await teams({ answered: () => held });
  await t.send(direct(QUESTION));
  for (let i = 0; i < 500 && t.connector.calls.length === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(t.connector.calls.map((c) => c.activity['type'])).toEqual(['typing']);
  release();
  await t.said();
  const quick = await teams();
  await quick.send(direct(QUESTION));
  await quick.said();
  await quick.quiet();
  expect(quick.connector.calls.map((c) => c.activity['type'])).toEqual(['message']);
});

describe('commands', () => {
  test.each<[string, RegExp]>([
    ['pledges', /on record/],
    ['/pledges', /on record/],
    ['Promesses', /au registre/],
    [`pledges ${leader}`, new RegExp(leader)],
    ['help', /^Ask me who pledged what/],
    ['aide', /^Demandez-moi/],
    ['digest', /digest/i],
    [`check`, /is not available/],
  ])('%s', async (text, says) => {
    const t = await teams();
    await t.send(direct(text));
    expect(words(await t.said())).toMatch(says);
  });

  test('quotes, and quotes about somebody', async () => {
    const t = await teams();
    await t.send(direct('quotes'));
    await t.said();
    await t.send(direct('citations'));
    expect([words(await t.said(1)), words(await t.said(2))].every((w) => w.length > 20)).toBe(true);
  });
});
