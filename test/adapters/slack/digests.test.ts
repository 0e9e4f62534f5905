import { DIGEST_FORM } from '../../../src/render/slack/form.js';
import { blockFaults } from '../../support/block-kit.js';
import { leader, replay, startSlack, type Given, type Json, type RunningSlack } from '../../support/slack.js';

const running: RunningSlack[] = [];
const slack = async (given?: Given) => {
  const s = await startSlack(given);
  running.push(s);
  return s;
};
afterEach(async () => {
  for (const s of running.splice(0)) await s.stop();
});

const mention = (text: string, over: Json = {}) => replay('app_mention', { event: { text, ...over } });
const said = (call: Json) => JSON.stringify(call['blocks'] ?? call['text']);
const metadata = (call: Json) => (call['metadata'] as { event_payload?: { digest?: string } } | undefined)?.event_payload?.digest;
const posts = (s: RunningSlack) => s.api.of('chat.postMessage').map((c) => c.args as Json);
const until = async (done: () => boolean | Promise<boolean>) => {
  for (let i = 0; i < 500 && !(await done()); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
};

test('asked for in words in a channel: confirmed in the thread, in the zone of who asks, and joined', async () => {
  const s = await slack();
  s.api.when('users.info', () => ({ body: { ok: true, user: { id: 'U0ASK', locale: 'en-GB', tz: 'Asia/Kolkata' } } }));
  await s.event(mention(`<@U0BOT> post a digest every weekday at 8:30 about ${leader}`));
  const confirmation = await s.called('chat.postMessage');
  expect(said(confirmation)).toMatch(/Done: from Monday to Friday at 08:30 \(Asia\/Kolkata\) about /);
  await s.called('conversations.join');
  await s.quiet();
  // It stands in the channel already: it is not announced once more.
  expect(posts(s)).toHaveLength(1);
  expect(await s.store.digests.all()).toMatchObject([{ place: 'slack:T0001:C0001', by: 'slack:T0001:U0ASK', wish: { lang: 'en' } }]);
});

test('of another channel that is named: only for its members, and told there with who did it', async () => {
  const s = await slack();
  await s.event(mention('<@U0BOT> post a digest every morning at 9 in <#C0POLICY|policy>'));
  const told = await s.called('chat.postMessage', 2);
  expect(told).toMatchObject({
    channel: 'C0POLICY',
    text: expect.stringMatching(/^<@U0ASK>, of the digest here: Done: every day at 09:00/),
  });
  s.api.when('conversations.members', () => ({ body: { ok: true, members: ['U0BOT'] } }));
  await s.event(mention('<@U0BOT> pause the digest in <#C0POLICY|policy>', { ts: '1714600950.000100' }));
  expect(said(await s.called('chat.postMessage', 3))).toMatch(/set by its members/);
  expect((await s.store.digests.all())[0]!.paused).toBeUndefined();
});

test.each(['words', 'command', 'form', 'French'])('a channel that SLACK_CHANNELS leaves out gets no digest: %s', async (way) => {
  const s = await slack({ env: { SLACK_CHANNELS: 'C0001' } });
  if (way === 'French')
    s.api.when('users.info', () => ({ body: { ok: true, user: { id: 'U0ASK', locale: 'fr-FR', tz: 'Europe/Paris' } } }));
  const refused =
    way === 'French'
      ? /pas le droit de publier dans ce canal : faites-vous envoyer la synthèse.*SLACK_CHANNELS/
      : /may not post in that channel: have the digest sent to yourself.*SLACK_CHANNELS/;
  if (way === 'command') {
    await s.command({ text: 'digest daily 09:00 in <#C0POLICY|policy>' });
    expect(said(await s.called('response_url'))).toMatch(refused);
  } else if (way === 'form') {
    const values = {
      where: { where: { selected_conversation: 'C0POLICY' } },
      days: { days: { selected_options: [{ value: 'monday' }] } },
      at: { at: { selected_time: '16:45' } },
    };
    await s.interact(replay('view_submission', { view: { id: 'V9', callback_id: DIGEST_FORM, private_metadata: '', state: { values } } }));
    expect(said(await s.called('chat.postMessage'))).toMatch(refused);
  } else {
    await s.event(
      mention(
        way === 'French'
          ? '<@U0BOT> publie la synthèse tous les jours à 9h dans <#C0POLICY|policy>'
          : '<@U0BOT> post a digest every morning at 9 in <#C0POLICY|policy>',
      ),
    );
    expect(said(await s.called('chat.postMessage'))).toMatch(refused);
  }
  await s.quiet();
  expect(await s.store.digests.all()).toEqual([]);
  expect(posts(s).filter((p) => p['channel'] === 'C0POLICY')).toEqual([]);
});

test('what is asked of the record may name any channel; and what is there already can be seen and stopped', async () => {
  const s = await slack({ env: { SLACK_CHANNELS: 'C0001' } });
  await s.event(mention('<@U0BOT> who pledged what? They ask in <#C0POLICY|policy>'));
  expect(said(await s.called('chat.postMessage'))).not.toMatch(/SLACK_CHANNELS/);
  await s.event(mention('<@U0BOT> stop the digest in <#C0POLICY|policy>', { ts: '1714600950.000100' }));
  expect(said(await s.called('chat.postMessage', 2))).toMatch(/There is no digest here/);
});

test('a digest of a channel that SLACK_CHANNELS has left out since is paused, and who set it up is told', async () => {
  const before = await slack();
  await before.event(mention('<@U0BOT> post a digest every morning at 9'));
  await before.called('chat.postMessage');
  await before.quiet();
  const { store } = before;
  await running.pop()!.stop();
  const s = await slack({ env: { SLACK_CHANNELS: 'C0009' }, store });
  const [subscription] = await store.digests.all();
  await store.digests.save({ ...subscription!, next: { at: Date.now() - 1000, date: '2026-11-24' } });
  await until(async () => (await store.digests.all())[0]!.paused !== undefined);
  expect((await store.digests.all())[0]!.paused).toBe('refused');
  await until(() => posts(s).some((p) => p['channel'] === 'D0ASK'));
  expect(said(posts(s).find((p) => p['channel'] === 'D0ASK')!)).toMatch(/is paused/);
  expect(posts(s).filter((p) => p['channel'] === 'C0001')).toEqual([]);
});

test('by command: to who asks alone, announced in the channel', async () => {
  const s = await slack();
  await s.command({ text: 'digest daily 09:00 Europe/Paris only when something is new' });
  expect(said(await s.called('response_url'))).toMatch(/Done: every day at 09:00 \(Europe\/Paris\), only when something is new/);
  expect(await s.called('chat.postMessage')).toMatchObject({ text: expect.stringContaining('<@U0ASK>') });
  await s.command({ text: 'digest list' });
  expect(said(await s.called('response_url', 2))).toMatch(/Digests here/);
  await s.quiet();
  expect(posts(s)).toHaveLength(1);
});

test('where the bot may not post, who asked is told what to do', async () => {
  const s = await slack();
  s.api.when('chat.postMessage', () => ({ body: { ok: false, error: 'not_in_channel' } }));
  await s.command({ text: 'digest daily 09:00' });
  expect(said(await s.called('chat.postEphemeral'))).toMatch(/not_in_channel.*\/invite/);
});

test('sent at once in direct messages: a message that carries its id, with a picture that was uploaded, and sources', async () => {
  const s = await slack();
  await s.event(replay('message.im', { event: { text: 'subscribe me to the daily digest at 9' } }));
  await s.called('chat.postMessage');
  await s.event(replay('message.im', { event: { text: "send me today's digest now", ts: '1714600900.000100' } }));
  await until(() => posts(s).some(metadata));
  const digest = posts(s).find(metadata)!;
  const [subscription] = await s.store.digests.all();
  expect(subscription!.place).toBe('slack:T0001:U0ASK');
  expect(metadata(digest)).toMatch(new RegExp(`^${subscription!.id}:`));
  expect(digest['channel']).toBe('D0ASK');
  const blocks = digest['blocks'] as Json[];
  expect(blockFaults(blocks as never, 'message')).toEqual([]);
  expect(blocks.map((b) => b['type'])).toEqual(expect.arrayContaining(['header', 'rich_text', 'image', 'context']));
  expect(blocks.find((b) => b['type'] === 'image')).toEqual({
    type: 'image',
    slack_file: { id: 'F0001' },
    alt_text: expect.stringMatching(/^Bar chart of amounts pledged/),
  });
  expect(s.api.of('upload')[0]!.args['bytes']).toBeGreaterThan(3000);
  await until(async () => (await s.store.digests.counts()).posted === 1);
  expect(await s.counted('digests_total', 'outcome="sent"')).toBe(1);
});

test('a picture that Slack does not take costs the picture alone', async () => {
  const s = await slack();
  await s.event(replay('message.im', { event: { text: 'subscribe me to the daily digest at 9' } }));
  await s.called('chat.postMessage');
  s.api.when('files.getUploadURLExternal', () => ({ body: { ok: false, error: 'missing_scope' } }));
  await s.event(replay('message.im', { event: { text: "send me today's digest now", ts: '1714600900.000100' } }));
  await until(() => posts(s).some(metadata));
  expect(JSON.stringify(posts(s).find(metadata))).not.toContain('slack_file');
});

test('the form: opened by command, with zones and names to choose, and what comes back is set up and told', async () => {
  const s = await slack();
  s.api.when('users.info', () => ({ body: { ok: true, user: { id: 'U0ASK', locale: 'fr-FR', tz: 'America/New_York' } } }));
  await s.command({ text: 'digest' });
  const { view } = (await s.called('views.open')) as {
    view: { callback_id: string; title: { text: string }; blocks: { block_id: string; element: Json }[] };
  };
  expect([view.callback_id, view.title.text]).toEqual([DIGEST_FORM, 'Créer une synthèse']);
  const field = (id: string) => view.blocks.find((b) => b.block_id === id)!.element;
  expect(field('zone')['initial_option']).toMatchObject({ value: 'America/New_York' });
  expect([field('days')['type'], (field('days')['options'] as unknown[]).length]).toEqual(['checkboxes', 7]);
  expect(field('days')['initial_options']).toEqual(field('days')['options']);
  const groups = [
    ...(field('zone')['option_groups'] as { options: unknown[] }[]),
    ...(field('about')['option_groups'] as { options: unknown[] }[]),
  ];
  for (const { options } of groups) expect(options.length).toBeLessThanOrEqual(100);
  expect(groups.length).toBeLessThanOrEqual(100);

  const option = (value: string) => ({ selected_option: { value } });
  const values = {
    where: { where: { selected_conversation: 'C0POLICY' } },
    days: { days: { selected_options: [{ value: 'thursday' }, { value: 'monday' }] } },
    at: { at: { selected_time: '16:45' } },
    zone: { zone: option('Europe/Paris') },
    about: { about: { selected_options: [{ value: 'measures:jobs' }] } },
    lang: { lang: option('fr') },
    quiet: { quiet: { selected_options: [{ value: 'quiet' }] } },
  };
  await s.interact(replay('view_submission', { view: { id: 'V9', callback_id: DIGEST_FORM, private_metadata: '', state: { values } } }));
  await until(async () => (await s.store.digests.all()).length > 0);
  expect(await s.store.digests.all()).toMatchObject([
    {
      place: 'slack:T0001:C0POLICY',
      wish: {
        schedule: { days: ['monday', 'thursday'], at: '16:45', zone: 'Europe/Paris' },
        lang: 'fr',
        quiet: true,
        filter: { measures: ['jobs'], organisations: [] },
      },
    },
  ]);
  await s.called('chat.postMessage', 2);
  expect(
    posts(s)
      .map((p) => p['channel'])
      .sort((a, b) => (String(a) < String(b) ? -1 : 1)),
  ).toEqual(['C0POLICY', 'U0ASK']);
  expect(posts(s).map(said).join()).toMatch(/C'est fait : chaque lundi et jeudi à 16.h.45/);
});

test('the page of the bot lists the digests of who looks, and has a button for another', async () => {
  const s = await slack();
  await s.command({ text: 'digest daily 09:00 Europe/Paris' });
  await s.called('chat.postMessage');
  await s.event(replay('app_home_opened', {}));
  const { view } = (await s.called('views.publish')) as { view: { blocks: never[] } };
  const text = JSON.stringify(view);
  expect(text).toMatch(/"channel_id":"C0001"/);
  expect(text).toMatch(/every day at 09:00/);
  expect(text).toMatch(/digest_form/);
  expect(blockFaults(view.blocks, 'home')).toEqual([]);
});
