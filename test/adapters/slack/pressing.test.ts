import { leader, QUESTION, replay, startSlack, type Given, type Json, type RunningSlack } from '../../support/slack.js';
import { blockFaults, elementsOf, printed } from '../../support/block-kit.js';
import type { Checked } from '../../../src/model/checked.js';
import { citation, cite, stated, words } from '../../support/fake.js';
import { long } from '../../support/kinds.js';

const running: RunningSlack[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((s) => s.stop()));
});
async function slack(given: Given = {}): Promise<RunningSlack> {
  const started = await startSlack(given);
  running.push(started);
  return started;
}

const said = (args: Json): string => printed(args['blocks'] as unknown[]).join('\n');
const buttons = (args: Json) => elementsOf(args['blocks'], 'button');
const valueOf = (args: Json, action: string): string =>
  String(buttons(args).find((b) => String(b['action_id']).startsWith(action))?.['value']);
const press = (name: string, action: string, value: string, over: Json = {}) =>
  replay(name, { ...over, actions: [{ ...(replay(name)['actions'] as Json[])[0], action_id: action, value }] });

describe('slash commands', () => {
  test('/onrecord QUESTION is answered to the asker alone, with a button to share', async () => {
    const s = await slack();
    const res = await s.command({ text: QUESTION });
    expect([res.status, await res.text()]).toEqual([200, '']);
    const args = await s.called('response_url');
    expect(args).toMatchObject({ response_type: 'ephemeral', replace_original: false, unfurl_links: false });
    expect(blockFaults(args['blocks'] as unknown[])).toEqual([]);
    expect(said(args)).toContain(leader);
    expect(said(args)).toContain('(Share in this channel)');
    expect(s.api.of('chat.postMessage')).toEqual([]);
  });

  test('a follow-up by command keeps the subject', async () => {
    const s = await slack();
    await s.command({ text: QUESTION });
    await s.called('response_url');
    await s.command({ text: 'and how many jobs?' });
    expect(said(await s.called('response_url', 2))).toContain(leader);
  });

  test.each<[string, string, RegExp]>([
    ['/onrecord', '', /^Ask me who pledged what/],
    ['/onrecord', 'help', /^Ask me who pledged what/],
    ['/onrecord', 'HELP', /^Ask me who pledged what/],
    ['/onrecord', 'aide', /^Demandez-moi/],
    ['/onrecord', 'digest every morning', /^\*?\*?Done: every day at 09:00/],
    ['/onrecord', 'check Quill pledged 3 crowns', /not available in this release/],
    ['/pledges', '', /^\*\*\d+ on record/],
    // One who pledged is told with what they pledged, and not as a count of pledges that nobody states.
    ['/pledges', leader, new RegExp(`^\\*\\*${leader}`)],
    ['/pledges', 'over 100 million', /on record/],
    ['/quotes', '', /^\*\*On record as speaking/],
    ['/quotes', leader, /▎/],
  ])('%s %s', async (command, text, expected) => {
    const s = await slack();
    await s.command({ command, text });
    expect(said(await s.called('response_url'))).toMatch(expected);
  });

  test('/pledges in French, for somebody French', async () => {
    const s = await slack();
    s.api.when('users.info', () => ({ body: { ok: true, user: { id: 'U0ASK', locale: 'fr-FR' } } }));
    await s.command({ command: '/pledges', text: '' });
    expect(said(await s.called('response_url'))).toMatch(/au registre/);
  });

  test('delivered twice is answered once', async () => {
    const s = await slack();
    await s.command({ text: QUESTION, trigger_id: 'same' });
    await s.command({ text: QUESTION, trigger_id: 'same' });
    await s.quiet();
    expect(s.api.of('response_url')).toHaveLength(1);
  });

  test('in a channel that is not on the list', async () => {
    const s = await slack({ env: { SLACK_CHANNELS: 'C0009' } });
    await s.command({ text: QUESTION });
    expect(said(await s.called('response_url'))).toContain('I do not answer in this channel');
  });
});

describe('sharing', () => {
  test('posts the answer, and who shared it; once', async () => {
    const s = await slack();
    await s.command({ text: QUESTION });
    const value = valueOf(await s.called('response_url'), 'share');
    for (let i = 0; i < 2; i += 1) await s.interact(press('block_actions.ephemeral', 'share', value));
    const args = await s.called('chat.postMessage');
    expect(args).toMatchObject({ channel: 'C0001' });
    expect(said(args)).toMatch(/^Shared by @U0ASK\n/);
    expect(said(args)).toContain(leader);
    expect(said(args)).not.toContain('Share in this channel');
    await s.quiet();
    expect(s.api.of('chat.postMessage')).toHaveLength(1);
  });

  test('where the bot may not post: the sharer is told, and what to do', async () => {
    const s = await slack();
    await s.command({ text: QUESTION });
    const value = valueOf(await s.called('response_url'), 'share');
    s.api.when('chat.postMessage', (args) => (args['channel'] === 'C0001' ? { body: { ok: false, error: 'not_in_channel' } } : undefined));
    await s.interact(press('block_actions.ephemeral', 'share', value));
    expect(said(await s.called('chat.postEphemeral'))).toContain('/invite');
  });

  test.each([
    ['', 'I do not have that answer any more'],
    ['x', 'I do not have that answer any more'],
    ['{"id":"a1"}', 'I do not have that answer any more'],
    ['{"id":"a1","again":"x"}', 'The record has changed'],
  ])('of %j, which is none of ours, of another process or of another release', async (value, told) => {
    const s = await slack();
    await s.interact(press('block_actions.ephemeral', 'share', value));
    expect(said(await s.called('response_url'))).toContain(told);
    expect(s.api.of('chat.postMessage')).toEqual([]);
  });
});

describe('the next question by a button', () => {
  test('in a thread: the answer stands there, with who asked what', async () => {
    const s = await slack();
    await s.interact(press('block_actions', 'ask_1', QUESTION));
    const args = await s.called('chat.postMessage');
    expect(args).toMatchObject({ channel: 'C0001', thread_ts: '1714521600.000100' });
    expect(said(args)).toContain(`@U0ASK_ asks: ${QUESTION}_`);
  });

  test('below an answer for one alone: the next one is too', async () => {
    const s = await slack();
    await s.interact(press('block_actions.ephemeral', 'ask_0', QUESTION));
    expect(said(await s.called('response_url'))).toContain(leader);
    expect(s.api.of('chat.postMessage')).toEqual([]);
  });

  test('on the page of the bot: in the direct messages, where one can go on', async () => {
    const s = await slack();
    await s.interact(press('block_actions.home', 'ask_0', QUESTION));
    expect((await s.called('chat.postMessage'))['channel']).toBe('U0ASK');
    await s.event(replay('message.im', { event: { text: 'And how many jobs?' } }));
    expect(said(await s.called('chat.postMessage', 2))).toContain(leader);
  });
});

describe('pages', () => {
  test('a page of another release says so', async () => {
    const s = await slack();
    await s.interact(press('block_actions', 'page_next', '{"id":"a1","again":"x","page":2}'));
    expect(said(await s.called('response_url'))).toContain('The record has changed');
  });

  test('a long list goes on in place, and back', async () => {
    const s = await slack();
    await s.command({ command: '/pledges', text: '' });
    const first = await s.called('response_url');
    expect(said(first)).toMatch(/\(Show \d+ more\)/);
    expect(said(first)).not.toContain('Previous page');
    await s.interact(press('block_actions.ephemeral', 'page_next', valueOf(first, 'page_next')));
    const second = await s.called('response_url', 2);
    expect(second).toMatchObject({ replace_original: true });
    expect(said(second)).not.toMatch(/on record/);
    await s.interact(press('block_actions.ephemeral', 'page_previous', valueOf(second, 'page_previous')));
    expect((await s.called('response_url', 3))['blocks']).toEqual(first['blocks']);
    expect(s.api.of('chat.postMessage')).toEqual([]);
  });

  test('what a list goes on with is noted as told to who sees it', async () => {
    const s = await slack();
    await s.command({ command: '/pledges', text: '' });
    const next = valueOf(await s.called('response_url'), 'page_next');
    const tell = jest.spyOn(s.store.told, 'tell');
    await s.interact(press('block_actions.ephemeral', 'page_next', next));
    await s.interact(press('block_actions', 'page_next', next));
    await s.called('response_url', 3);
    await s.quiet();
    expect(tell.mock.calls.map(([place]) => place)).toEqual([
      expect.stringMatching(/^slack:T\w+:U0ASK:command$/),
      expect.stringMatching(/^slack:T\w+:C0001:[\d.]+$/),
    ]);
  });

  test('turn in place; who asked it stays above', async () => {
    // A record whose every answer is long.
    const s = await slack({ made: long(50) });
    await s.command({ text: 'x' });
    const next = valueOf(await s.called('response_url'), 'page');
    const head = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U0ASK' }] }] };
    await s.interact(press('block_actions', 'page_next', next, { message: { blocks: [head] } }));
    const args = await s.called('response_url', 2);
    expect(args).toMatchObject({ replace_original: true });
    expect(said(args)).toMatch(/^@U0ASK\n/);
    expect(said(args)).toContain('Page 2 of 3');
  });
});

describe('feedback', () => {
  async function answered() {
    const s = await slack();
    await s.event(replay('app_mention', { event: { text: `<@U0BOT> ${QUESTION}` } }));
    const [feedback] = elementsOf((await s.called('chat.postMessage'))['blocks'], 'feedback_buttons');
    const value = (side: 'positive_button' | 'negative_button') => String((feedback![side] as Json)['value']);
    return { s, up: value('positive_button'), down: value('negative_button') };
  }

  test('thumbs up is kept, and asks nothing', async () => {
    const { s, up } = await answered();
    const give = jest.spyOn(s.store.feedback, 'give');
    await s.interact(press('block_actions', 'feedback', up));
    await s.quiet();
    expect(give.mock.calls[0]![0]).toMatchObject({ verdict: 'up' });
    expect(s.api.of('views.open')).toEqual([]);
  });

  test('thumbs down asks for the reason; editors see it with how the question was taken, and not who gave it', async () => {
    const { s, down } = await answered();
    await s.interact(press('block_actions', 'feedback', down));
    const { view } = await s.called('views.open');
    expect(view).toMatchObject({ type: 'modal', callback_id: 'reason' });
    await s.interact(replay('view_submission', { view: { private_metadata: (view as Json)['private_metadata'] } }));
    expect(said(await s.called('chat.postEphemeral'))).toContain('Thank you');
    const [opinion, ...others] = await s.store.feedback.down();
    expect(others).toEqual([]);
    expect(opinion).toMatchObject({ verdict: 'down', reason: 'The figure is old.' });
    expect(JSON.parse(opinion!.understood!)).toMatchObject({ act: 'figure' });
    expect(JSON.stringify(opinion)).not.toContain('U0ASK');
  });

  test('of a value that is none of ours: nothing', async () => {
    const s = await slack();
    for (const value of ['', 'x', '{"id":"a"}']) await s.interact(press('block_actions', 'feedback', value));
    await s.interact(replay('view_submission', { view: { private_metadata: 'x' } }));
    await s.quiet();
    expect(await s.store.feedback.down()).toEqual([]);
  });
});

describe('the page of the bot', () => {
  test('what is on record, and what to ask', async () => {
    const s = await slack();
    await s.event(replay('app_home_opened'));
    const { view, user_id } = await s.called('views.publish');
    expect(user_id).toBe('U0ASK');
    expect(blockFaults((view as Json)['blocks'] as unknown[], 'home')).toEqual([]);
    const page = said(view as Json);
    expect(page).toMatch(/\d+ pledges with \d+ claims, \d+ quotations, \d+ sources; the latest of/);
    expect(page).toContain(`How much is ${leader} investing?`);
  });

  test('in French, for somebody French', async () => {
    const s = await slack();
    s.api.when('users.info', () => ({ body: { ok: true, user: { id: 'U0ASK', locale: 'fr-FR' } } }));
    await s.event(replay('app_home_opened'));
    expect(said((await s.called('views.publish'))['view'] as Json)).toContain('# Ce que contient le registre');
  });

  test('the pane: questions are suggested', async () => {
    const s = await slack();
    await s.event(replay('app_home_opened', { event: { tab: 'messages' } }));
    const { channel_id, prompts } = await s.called('assistant.threads.setSuggestedPrompts');
    expect(channel_id).toBe('D0001');
    expect(prompts).toContainEqual({ title: QUESTION, message: QUESTION });
    expect(s.api.of('views.publish')).toEqual([]);
  });
});

describe('a text against the record', () => {
  const found: Checked = {
    sentences: [],
    id: 'c1',
    lang: 'en',
    knowledgeVersion: 'k1',
    citations: [citation(1)],
    items: [
      {
        kind: 'figure',
        sentence: 1,
        verdict: 'contradicted',
        text: '15 million',
        blocks: [{ kind: 'sentence', spans: [words('It is '), stated('12\u00a0million crowns'), cite(1)] }],
      },
      { kind: 'name', sentence: 1, verdict: 'confirmed', text: 'Quill', blocks: [], hedge: 'dropped' },
    ],
  };

  test('by the shortcut on a message: what it says, alone, and shared by a button', async () => {
    const texts: string[] = [];
    const check = async (text: string) => {
      texts.push(text);
      return found;
    };
    const s = await slack({ ports: { check } });
    await s.interact(replay('message_action'));
    const args = await s.called('response_url');
    expect(texts).toEqual(['Quill pledged 15 million']);
    expect(said(args)).toContain('✗ “15 million”: Contradicted');
    await s.interact(press('block_actions.ephemeral', 'share', valueOf(args, 'share')));
    expect(said(await s.called('chat.postMessage'))).toMatch(/^Shared by @U0ASK\n\*\*Confirmed: 1 · Contradicted: 1/);
  });

  test('a long one has pages, although a button cannot make it again', async () => {
    const items = Array.from({ length: 50 }, (_, i) => ({ ...found.items[1]!, text: `Quill ${i + 1}` }));
    const s = await slack({ ports: { check: async () => ({ ...found, items }) } });
    await s.command({ text: 'check x' });
    const first = await s.called('response_url');
    expect(said(first)).toContain('Page 1 of 3');
    await s.interact(press('block_actions.ephemeral', 'page_next', valueOf(first, 'page')));
    expect(said(await s.called('response_url', 2))).toContain('Page 2 of 3');
  });

  test('by command', async () => {
    const s = await slack({ ports: { check: async () => found } });
    await s.command({ text: 'check Quill pledged 15 million' });
    expect(said(await s.called('response_url'))).toContain('✗ “15 million”: Contradicted');
    await s.command({ text: 'check' });
    expect(said(await s.called('response_url', 2))).toContain('The text is empty');
  });

  test('where the release has none, it says so', async () => {
    const s = await slack();
    await s.interact(replay('message_action'));
    expect(said(await s.called('response_url'))).toContain('not available in this release');
  });
});

describe('the step for workflows', () => {
  test('a question in; answer, sources and status out', async () => {
    const s = await slack();
    await s.event(replay('function_executed', { event: { inputs: { question: QUESTION } } }));
    const { outputs, function_execution_id } = await s.called('functions.completeSuccess');
    expect(function_execution_id).toBe('Fx0001');
    expect((outputs as Json)['answer']).toContain(leader);
    expect((outputs as Json)['sources']).toMatch(/^\[1\] .+<https:/);
    expect((outputs as Json)['status']).toBe('answered');
    expect(s.api.of('functions.completeSuccess')[0]!.token).toBe('xwfp-step');
  });

  test.each(['', 'x'.repeat(2001)])('a question that is none (%#) fails with what to do', async (question) => {
    const s = await slack();
    await s.event(replay('function_executed', { event: { inputs: { question } } }));
    expect(String((await s.called('functions.completeError'))['error'])).toMatch(/^The question/);
  });

  test('that fails says so to the workflow', async () => {
    const s = await slack({ answered: () => Promise.reject(new Error('no')) });
    await s.event(replay('function_executed'));
    expect(String((await s.called('functions.completeError'))['error'])).toContain('id-');
  });
});
