import { replay, startTeams, type Given, type RunningTeams } from '../../support/teams.js';
import { gone, startConnector, type Connector, type Json } from '../../support/connector.js';

const running: RunningTeams[] = [];
const connectors: Connector[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((t) => t.stop()));
  await Promise.all(connectors.splice(0).map((c) => c.stop()));
});
async function teams(given: Given = {}): Promise<RunningTeams> {
  const started = await startTeams(given);
  running.push(started);
  return started;
}
const direct = (text: string, over: Json = {}) => replay('message.personal', { text, ...over });
const TENANT = 'teams:00000000-0000-4000-8000-000000000001';
const until = async (done: () => Promise<boolean>) => {
  for (let i = 0; i < 500 && !(await done()); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
};

test('asked for in words, in the zone of who asks; sent at once with a chart of its own and its sources', async () => {
  const t = await teams();
  await t.send(direct('post a digest every weekday at 8:30'));
  expect(String((await t.said()).activity['text'])).toMatch(/Done: from Monday to Friday at 08:30 \(Europe\/London\)\. Next: /);
  expect(await t.store.digests.all()).toMatchObject([
    { place: `${TENANT}:a:personal`, workspace: `${TENANT}:`, by: `${TENANT}:user:00000000-0000-4000-8000-0000000000aa` },
  ]);
  await t.send(direct("send me today's digest now"));
  await until(async () => (await t.store.digests.counts()).posted === 1);
  const { activity, conversation, replyTo } = t.connector.messages().find((c) => String(c.activity['text']).startsWith('**On record'))!;
  expect([conversation, replyTo]).toEqual(['a:personal', undefined]);
  expect(String(activity['text'])).toMatch(/\*\*The whole\*\*/);
  const card = (activity['attachments'] as { content: { body: Json[] } }[])[0]!.content;
  expect(card.body.find((e) => e['type'] === 'Chart.HorizontalBar')).toMatchObject({
    fallback: { type: 'FactSet' },
    displayMode: 'AbsoluteWithAxis',
  });
  expect((activity['entities'] as Json[])[0]).toMatchObject({ '@type': 'Message' });
  expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(28_000);
});

test('by the command, in French', async () => {
  const t = await teams();
  await t.send(direct('synthèse tous les lundis à 9h30', { locale: 'fr-FR' }));
  expect(String((await t.said()).activity['text'])).toMatch(/C'est fait : chaque lundi à 9.h.30/);
  await t.send(direct('synthèse', { locale: 'fr-FR' }));
  expect(String((await t.said(2)).activity['text'])).toMatch(/Synthèses ici/);
});

test.each(['en', 'fr'] as const)('the form, %s: what is chosen comes back as a message, and is set up', async (lang) => {
  const t = await teams();
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  await t.send(direct(lang === 'fr' ? 'synthèse formulaire' : 'digest form', { locale }));
  const { activity } = await t.said();
  const { content } = (activity['attachments'] as { content: { body: Json[]; actions: Json[] } }[])[0]!;
  expect(content.body.map((e) => e['id']).filter((id) => id !== undefined)).toEqual(['days', 'at', 'zone', 'about', 'lang', 'quiet']);
  expect(content.body.find((e) => e['id'] === 'days')).toMatchObject({
    isMultiSelect: true,
    value: expect.stringMatching(/^monday,.*,sunday$/),
  });
  expect(content.body.find((e) => e['id'] === 'zone')).toMatchObject({ style: 'filtered', value: 'Europe/London' });
  expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(28_000);
  const [{ data }] = content.actions as [{ data: Json }];
  const value = { ...data, days: 'monday,thursday', at: '16:45', zone: 'Asia/Kolkata', about: 'measures:jobs', lang, quiet: 'true' };
  await t.send(direct('', { locale, value, text: undefined }));
  expect(String((await t.said(2)).activity['text'])).toMatch(
    lang === 'fr' ? /C'est fait : chaque lundi et jeudi à 16.h.45/ : /Done: every Monday and Thursday at 16:45 .Asia\/Kolkata. about/,
  );
  expect(await t.store.digests.all()).toMatchObject([
    { wish: { lang, quiet: true, schedule: { days: ['monday', 'thursday'], at: '16:45', zone: 'Asia/Kolkata' } } },
  ]);
});

/** A way of failing, and what comes of it. */
test.each([
  ['take-and-drop', { doubtful: 1, posted: 0 }, undefined],
  ['drop', { doubtful: 1, posted: 0 }, undefined],
  [{ status: 502 }, { doubtful: 1, posted: 0 }, undefined],
  [gone('BotNotInConversationRoster'), { failed: 1, posted: 0 }, 'gone'],
] as const)('%j: never posted twice', async (way, counts, paused) => {
  const connector = await startConnector();
  connectors.push(connector);
  const t = await teams({ connector });
  await t.send(direct('post a digest every day at 9'));
  await t.said();
  connector.when((activity) => (String(activity['text']).startsWith('**On record') ? way : undefined));
  await t.send(direct("send me today's digest now"));
  await until(async () => {
    const now = await t.store.digests.counts();
    return now.doubtful + now.failed === 1;
  });
  await t.quiet();
  expect(await t.store.digests.counts()).toMatchObject(counts);
  expect((await t.store.digests.all())[0]!.paused).toBe(paused);
  expect(connector.calls.filter((c) => String(c.activity['text']).startsWith('**On record')).length).toBe(1);
});
