import { createCorridor, type Ports } from '../../src/bot/handle.js';
import { createMemory, storedMemory } from '../../src/bot/memory.js';
import { claimsTold } from '../../src/bot/told.js';
import { plain } from '../../src/render/plain.js';
import { memoryStore } from '../../src/store/memory.js';
import type { Unanswered } from '../../src/store/contract.js';
import { RECORDS } from '../support/records.js';

const [, [, kb]] = RECORDS as [unknown, (typeof RECORDS)[number]];
const pledges = [...kb.pledges.values()].filter((p) => p.headline);
const name = (i: number): string => kb.organisations.get(pledges[i]!.by as never)!.name;

function corridor(over: Partial<Ports> = {}) {
  const noted: Unanswered[] = [];
  const note = async (q: Unanswered) => void noted.push(q);
  const ports: Ports = { knowledge: () => kb, memory: createMemory(), clock: { now: () => new Date(0) }, release: 'r1', ...over };
  return { ...createCorridor({ unanswered: { note }, ...ports }), noted };
}
const ask = (text: string, conversation = 'c') => ({ text, conversation });

describe('again: an answer made anew from what a button carries', () => {
  test('is the same, byte for byte, in another process', async () => {
    const one = corridor();
    await one.handle(ask(`How much is ${name(0)} investing?`));
    const reply = await one.handle(ask('And how many jobs?'));
    const packed = reply.again!();
    expect(packed).toMatch(/^[\w-]{1,1500}$/);
    expect((await corridor().repeat(packed))?.answer).toEqual(reply.answer);
  });

  test('is none for another release or record, nor for any other text', async () => {
    const reply = await corridor().handle(ask(`How much is ${name(0)} investing?`));
    expect(await corridor({ release: 'r2' }).repeat(reply.again!())).toBeUndefined();
    for (const text of ['', 'x', 'AAAA', reply.again!().slice(0, -8), '<!channel>']) expect(await corridor().repeat(text)).toBeUndefined();
  });
});

describe('what was asked lately', () => {
  const remembering = (over: Partial<Ports> = {}) => corridor({ recent: 2, ...over });
  const question = `How much is ${name(0)} investing?`;

  test('is not worked out again, in the same words or in others that mean the same', async () => {
    const { handle } = remembering();
    const { answer } = await handle(ask(question, 'c1'));
    expect((await handle(ask(question, 'c2'))).answer).toBe(answer);
    expect((await handle(ask(`hello, ${question}`, 'c3'))).answer).toBe(answer);
    expect((await corridor().handle(ask(question, 'c4'))).answer).toEqual(answer);
  });

  test('in another conversation goes on from what was said there', async () => {
    const { handle } = remembering();
    await handle(ask(question, 'c1'));
    await handle(ask(`How much is ${name(1)} investing?`, 'c2'));
    expect(plain((await handle(ask('And how many jobs?', 'c1'))).answer.blocks)).toContain(name(0));
    expect(plain((await handle(ask('And how many jobs?', 'c2'))).answer.blocks)).toContain(name(1));
  });

  test('on another record is worked out anew', async () => {
    let record = kb;
    const { handle } = remembering({ knowledge: () => record });
    const { answer } = await handle(ask(question, 'c1'));
    record = { ...kb, version: 'another' };
    expect((await handle(ask(question, 'c2'))).answer.knowledgeVersion).toBe('another');
    expect(answer.knowledgeVersion).toBe(kb.version);
  });

  test('is forgotten after so many others, and in what is overheard never remembered', async () => {
    const { handle, overhear } = remembering();
    const { answer } = await handle(ask(question, 'c1'));
    for (const i of [0, 1]) await handle(ask(`How many jobs does ${name(i)} promise?`, `d${i}`));
    expect((await handle(ask(question, 'c2'))).answer).not.toBe(answer);
    const heard = await overhear(ask(question, 'c3'));
    expect((await handle(ask(question, 'c4'))).answer).not.toBe(heard!.answer);
  });
});

test('how a message was taken is told to who wants to see it, also where the answer is remembered', async () => {
  const { handle } = corridor({ recent: 2 });
  const question = `How much is ${name(0)} investing?`;
  expect(await handle(ask(question, 'c1'))).not.toHaveProperty('explain');
  const { answer, explain } = await handle({ ...ask(question, 'c2'), explain: true });
  expect(explain).toContain('language: en');
  expect(explain!.join('\n')).toMatch(/^taken as figure by "a figure"$/m);
  const again = await handle(ask(question, 'c3'));
  expect(again.answer).toBe(answer);
  expect(again).not.toHaveProperty('explain');
});

describe('what is said to nobody in particular', () => {
  test('is answered where the record has something to say, as part of the conversation', async () => {
    const { handle, overhear } = corridor();
    await handle(ask(`How much is ${name(0)} investing?`));
    const reply = await overhear(ask(`and ${name(1)}?`));
    expect(plain(reply!.answer.blocks)).toContain(name(1));
  });

  test.each(['Thanks Bob, see you at noon', 'Did anybody watch the match?', 'ok', 'lol', 'who wants coffee?'])(
    '%j: nothing, and nothing is kept',
    async (text) => {
      const { handle, overhear, noted } = corridor();
      await handle(ask(`How much is ${name(0)} investing?`));
      expect(await overhear(ask(text))).toBeUndefined();
      expect(noted).toEqual([]);
      expect(plain((await handle(ask('And how many jobs?'))).answer.blocks)).toContain(name(0));
    },
  );
});

test('a question that is not answered is noted, and who asked is not', async () => {
  const { handle, noted } = corridor();
  await handle(ask(`How much is ${name(0)} investing?`, 'slack:T1:U1'));
  await handle(ask(`What is the share price of ${name(0)}?`, 'slack:T1:U1'));
  expect(noted).toHaveLength(1);
  expect(noted[0]).toMatchObject({ lang: 'en', text: `What is the share price of ${name(0)}?` });
  expect(JSON.stringify(noted)).not.toContain('U1');
});

describe('a memory in the store', () => {
  const now = () => new Date(0);
  test('lasts from one process to the next, on the same record', async () => {
    const { conversations } = memoryStore({ now, questionLogDays: 0 });
    const memory = (form: string) =>
      storedMemory(
        conversations,
        () => form,
        () => {},
      );
    await corridor({ memory: memory('r1') }).handle(ask(`How much is ${name(0)} investing?`));
    const told = async (form: string) =>
      plain((await corridor({ memory: memory(form) }).handle(ask('And how many jobs?', 'c'))).answer.blocks);
    expect(await told('r1')).toContain(name(0));
  });

  test('that fails costs the thread, and no answer', async () => {
    const reported: unknown[] = [];
    const broken = () => Promise.reject(new Error('gone'));
    const memory = storedMemory(
      { recall: broken, remember: broken, knows: broken },
      () => 'r1',
      (cause) => reported.push(cause),
    );
    const reply = await corridor({ memory }).handle(ask(`How much is ${name(0)} investing?`));
    expect(reply.answer.status).toBe('answered');
    expect(reported).toHaveLength(2);
  });
});

test('the claims that an answer told', async () => {
  const { answer } = await corridor().handle(ask(`How much is ${name(0)} investing?`));
  const told = claimsTold(answer);
  expect(told.length).toBeGreaterThan(0);
  for (const claim of told) expect(kb.claims.has(claim as never)).toBe(true);
});

test.each(
  RECORDS.flatMap(([name_, record]) => [
    [name_, record, 'Which pledges are on record?', 'en'] as const,
    [name_, record, 'Quelles promesses sont au registre ?', 'fr'] as const,
  ]),
)('%s: all pledges, which a button can bring again', async (_, record, text, lang) => {
  const { list, repeat } = corridor({ knowledge: () => record });
  const reply = await list(ask(text));
  expect([reply.answer.status, reply.answer.lang]).toEqual(['answered', lang]);
  expect(plain(reply.answer.blocks)).toMatch(new RegExp(`^${record.pledges.size}\\b`));
  expect((await repeat(reply.again!()))?.answer).toEqual(reply.answer);
});

test.each(RECORDS)('a long list of %s goes on until all of it was shown, each once and in order', async (_, record) => {
  const { list, repeat } = corridor({ knowledge: () => record });
  const shown: string[] = [];
  let reply = await list(ask('Which pledges are on record?'));
  const ids = () =>
    reply.answer.blocks.flatMap((b) =>
      b.kind === 'item' ? [b.spans.flatMap((s) => (s.kind === 'stated' ? s.from : [])).find((id) => record.pledges.has(id as never))!] : [],
    );
  shown.push(...ids());
  const pages = [reply.answer];
  while (reply.rest) {
    const packed = reply.rest.again();
    expect(packed.length).toBeLessThan(1900);
    reply = (await repeat(packed))!;
    expect(plain(reply.answer.blocks)).not.toMatch(/^\d+ on record/);
    shown.push(...ids());
    pages.push(reply.answer);
  }
  // And back, page by page.
  const back = [reply.answer];
  while (reply.before) {
    reply = (await repeat(reply.before.again()))!;
    back.unshift(reply.answer);
  }
  expect(back).toEqual(pages);
  expect(shown).toHaveLength(record.pledges.size);
  expect(new Set(shown)).toEqual(new Set(record.pledges.keys()));
});
