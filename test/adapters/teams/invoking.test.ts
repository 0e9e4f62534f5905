import type { Checked } from '../../../src/model/checked.js';
import { answer, citation, cite, stated, words } from '../../support/fake.js';
import { cardFaults, cardTexts, elementsOf } from '../../support/adaptive-card.js';
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

const checked = (items: number): Checked => ({
  id: 'c1',
  lang: 'en',
  sentences: [],
  citations: [citation(1)],
  knowledgeVersion: 'k1',
  items: Array.from({ length: items }, (_, i) => ({
    kind: 'figure' as const,
    sentence: 1,
    verdict: 'contradicted' as const,
    text: `${i + 1} million`,
    blocks: [{ kind: 'sentence' as const, spans: [stated('Quill pledges'), words(' '), stated('12\u00a0million', true), cite(1)] }],
  })),
});
const failing: Given = {
  answered: () => {
    throw new TypeError('hunter2');
  },
};
const pressed = (data: Json, over: Json = {}) => replay('invoke.card', { value: { action: { data } }, ...over });

/** Buttons of a card, by what stands on them. */
const buttons = (card: Json): Map<string, Json> =>
  new Map(elementsOf(card, 'Action.Execute', 'Action.Submit').map((a) => [String(a['title']), a['data'] as Json]));

describe('a button', () => {
  test('that asks: the answer takes the place of the card, with its question above', async () => {
    const t = await teams();
    const { status, body } = await t.invoke(pressed({ verb: 'ask', ask: QUESTION }));
    expect([status, body['statusCode'], body['type']]).toEqual([200, 200, 'application/vnd.microsoft.card.adaptive']);
    const card = body['value'] as Json;
    expect(cardFaults(card)).toEqual([]);
    expect(cardTexts(card)[0]).toBe(QUESTION);
    expect(cardTexts(card).join('\n')).toContain(leader);
    await t.quiet();
    expect(t.connector.calls).toEqual([]);
  });

  test('goes on from the conversation that it stands in', async () => {
    const t = await teams();
    await t.invoke(pressed({ verb: 'ask', ask: QUESTION }));
    const { body } = await t.invoke(pressed({ verb: 'ask', ask: 'And how many jobs?' }));
    expect(cardTexts(body['value'] as Json).join('\n')).toContain(leader);
  });

  test('of every answer that has one does what stands on it', async () => {
    const t = await teams();
    await t.send(replay('message.channel', { text: `<at>On Record</at> pledges` }));
    const { activity } = await t.said();
    const [{ content }] = activity['attachments'] as [{ content: Json }];
    expect(cardFaults(content)).toEqual([]);
    const all = buttons(content);
    expect(all.size).toBeGreaterThan(2);
    for (const data of all.values()) {
      const { body } = await t.invoke(pressed(data));
      expect(body['type']).toBe('application/vnd.microsoft.card.adaptive');
    }
  });

  test('of a client that knows no Action.Execute comes as a message, and is answered as one', async () => {
    const t = await teams();
    await t.send(replay('message.submit', { value: { verb: 'ask', ask: QUESTION } }));
    expect(String((await t.said()).activity['text'])).toContain(leader);
    await t.send(replay('message.submit', { value: { verb: 'page', carried: '{"id":"gone"}' } }));
    expect(String((await t.said(2)).activity['text'])).toContain('record has changed');
  });

  test.each<[string, Json]>([
    ['of another release', { verb: 'page', carried: '{"id":"a","again":"xyz"}' }],
    ['of nothing', {}],
    ['of nonsense', { verb: 'page', carried: '{' }],
    ['without a question', { verb: 'ask', ask: '' }],
  ])('%s gets a line that says what to do', async (_, data) => {
    const t = await teams();
    const { status, body } = await t.invoke(pressed(data));
    expect([status, body['statusCode'], body['type']]).toEqual([200, 200, 'application/vnd.microsoft.activity.message']);
    expect(String(body['value'])).toMatch(/[Aa]sk again/);
  });

  test('whose work fails gets a line with the id of the fault', async () => {
    const t = await teams(failing);
    const { status, body } = await t.invoke(pressed({ verb: 'ask', ask: QUESTION }, { locale: 'fr-FR' }));
    expect([status, body['value']]).toEqual([200, expect.stringMatching(/Une erreur .* id-1/)]);
    expect(t.logged()).not.toContain('hunter2');
  });
});

describe('the search of the message extension', () => {
  const search = (text: string, over: Json = {}) =>
    replay('invoke.search', { value: { parameters: [{ name: 'words', value: text }], ...(over['value'] as Json) }, ...over });
  const results = (body: Json) =>
    ((body['composeExtension'] as Json)['attachments'] ?? []) as { content: Json; preview: { content: Json } }[];

  test('before a word is written: every pledge of the record', async () => {
    const t = await teams();
    const { body } = await t.invoke(search('', { value: { parameters: [{ name: 'initialRun', value: 'true' }] } }));
    expect(body['composeExtension']).toMatchObject({ type: 'result', attachmentLayout: 'list' });
    expect(results(body).length).toBeGreaterThan(3);
    for (const { content } of results(body)) {
      expect(cardFaults(content)).toEqual([]);
      // Where it is inserted, nobody of ours may be: nothing on it can be pressed in vain.
      expect(buttons(content).size).toBe(0);
    }
  });

  test('a pledge, with its source', async () => {
    const t = await teams();
    const { body } = await t.invoke(search(leader));
    const [first] = results(body);
    expect(first!.preview.content).toMatchObject({ title: expect.stringContaining(leader) });
    expect(elementsOf(first!.content, 'Action.OpenUrl').length).toBeGreaterThan(0);
  });

  test('a quotation', async () => {
    const t = await teams();
    const { body } = await t.invoke(search(leader, { value: { commandId: 'quotes', parameters: [{ name: 'words', value: leader }] } }));
    expect((body['composeExtension'] as Json)['type']).toMatch(/result|message/);
  });

  test('so many, from so many on', async () => {
    const t = await teams();
    const page = async (skip: number, count: number) => {
      const { body } = await t.invoke(search('', { value: { parameters: [], queryOptions: { skip, count } } }));
      return results(body).map((r) => r.preview.content['title']);
    };
    const all = await page(0, 25);
    expect(await page(2, 2)).toEqual(all.slice(2, 4));
  });

  test('nothing found says so; a fault too', async () => {
    const t = await teams();
    const { body } = await t.invoke(search('xyzzy plugh'));
    expect(body['composeExtension']).toEqual({ type: 'message', text: expect.stringContaining('Nothing on record') });
    const broken = await teams(failing);
    expect((await broken.invoke(search('wind'))).body['composeExtension']).toEqual({
      type: 'message',
      text: expect.stringContaining('id-1'),
    });
  });
});

describe('a message, checked against the record', () => {
  const html = '<p>Quill pledges <strong>15</strong> million&nbsp;&amp; more.</p><p>So it says.</p>';
  const check = (content = html, over: Json = {}) => replay('invoke.check', { value: { messagePayload: { body: { content } } }, ...over });
  const dialog = (body: Json) => (body['task'] as Json)['value'] as { title: string; card: { content: Json } };

  test('its words are held against it, and what comes of it is seen by who asked alone', async () => {
    const heard: string[] = [];
    const t = await teams({
      check: async (text) => {
        heard.push(text);
        return checked(1);
      },
    });
    const { body } = await t.invoke(check());
    expect(heard).toEqual(['Quill pledges 15 million & more.\nSo it says.']);
    expect((body['task'] as Json)['type']).toBe('continue');
    expect(dialog(body).title).toBe('Against the record');
    expect(cardFaults(dialog(body).card.content)).toEqual([]);
    expect(cardTexts(dialog(body).card.content).join('\n')).toContain('Contradicted');
    await t.quiet();
    expect(t.connector.calls).toEqual([]);
  });

  test('many findings come in pages', async () => {
    const t = await teams({ check: async () => checked(40) });
    const { body } = await t.invoke(check());
    const next = buttons(dialog(body).card.content).get('Next page')!;
    const turned = await t.invoke(replay('invoke.check', { name: 'composeExtension/submitAction', value: { data: next } }));
    expect(cardTexts(dialog(turned.body).card.content).join('\n')).toContain('page 2');
    expect(buttons(dialog(turned.body).card.content).has('Previous page')).toBe(true);
  });

  test('nothing to check, no check in this release, or a fault: the dialog says so', async () => {
    const t = await teams({ check: async () => checked(1) });
    expect(cardTexts(dialog((await t.invoke(check('<p> </p>'))).body).card.content).join()).toContain('The text is empty');
    const without = await teams();
    expect(cardTexts(dialog((await without.invoke(check())).body).card.content).join()).toContain('not available');
    const broken = await teams({ check: () => Promise.reject(new TypeError('hunter2')) });
    expect(cardTexts(dialog((await broken.invoke(check())).body).card.content).join()).toContain('id-1');
  });
});

describe('what somebody thinks of an answer', () => {
  const rate = (reaction: string, feedback: string | undefined, over: Json = {}) =>
    replay('invoke.feedback', { value: { actionValue: { reaction, feedback } }, ...over });

  test('is kept with its reason and how the question was understood, and the last of one person counts', async () => {
    const t = await teams({ made: answer() });
    await t.send(replay('message.personal', { text: QUESTION }));
    await t.said();
    expect(await t.invoke(rate('dislike', '{"feedbackText":" it is 13 "}'))).toEqual({ status: 200, body: {} });
    const [down, ...others] = await t.store.feedback.down();
    expect([down, others]).toEqual([
      expect.objectContaining({
        answer: 'a1',
        verdict: 'down',
        reason: 'it is 13',
        understood: '{"act":"figure"}',
        id: expect.stringMatching(/^[0-9a-f]{64}$/),
      }),
      [],
    ]);
    await t.invoke(rate('like', '{"feedbackText":""}'));
    expect(await t.store.feedback.down()).toEqual([]);
  });

  test('of an answer that nobody here knows, and in the form of the emulator', async () => {
    const t = await teams();
    await t.invoke(rate('dislike', 'too slow', { replyToId: undefined }));
    expect((await t.store.feedback.down()).map((o) => o.reason)).toEqual(['too slow']);
    expect(await t.invoke(rate('shrug', undefined))).toEqual({ status: 200, body: {} });
  });

  test('a store that fails shows nobody an error', async () => {
    const t = await teams();
    t.store.feedback.give = () => Promise.reject(new Error('gone'));
    expect(await t.invoke(rate('like', undefined))).toEqual({ status: 200, body: {} });
    expect(t.logged()).toContain('teams.invoke-failed');
  });
});
