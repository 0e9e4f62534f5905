import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { request } from 'node:http';
import { build, type App } from '../../src/app.js';
import { createCheck } from '../../src/bot/check.js';
import { createCorridor } from '../../src/bot/handle.js';
import { createMemory } from '../../src/bot/memory.js';
import { readConfig } from '../../src/config.js';
import type { KnowledgeBase } from '../../src/knowledge/base.js';
import { createLog } from '../../src/log.js';
import type { Handle } from '../../src/model/message.js';
import { memoryStore } from '../../src/store/memory.js';
import { RECORDS } from '../support/records.js';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

const clock = { now: () => new Date(0) };

/** The whole app on a record, and a client of the SDK's own that is connected to it over HTTP. */
async function connected(kb: KnowledgeBase, over: { env?: NodeJS.ProcessEnv; handle?: Handle } = {}) {
  const lines: string[] = [];
  const knowledge = () => kb;
  const corridor = createCorridor({ knowledge, memory: createMemory(), clock, release: 'test' });
  const app: App = build(readConfig({ PORT: '0', ...over.env }), {
    ...corridor,
    ...(over.handle && { handle: over.handle }),
    check: createCheck({ knowledge, release: 'test' }),
    knowledge,
    store: memoryStore({ now: clock.now, questionLogDays: 0 }),
    log: createLog('info', (line) => lines.push(line), clock),
    newId: () => 'id-1',
  });
  const url = await app.start();
  running.push(() => app.stop());
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url)));
  running.push(() => client.close());
  // The client holds what tools give to their schemas only once it has seen these.
  const { tools } = await client.listTools();
  const call = async (name: string, args: Record<string, unknown>) => {
    const result = await client.callTool({ name, arguments: args });
    const [content] = result.content as { text: string }[];
    return { text: content!.text, data: result.structuredContent as Data, failed: result.isError === true };
  };
  return { url, client, tools, call, logged: () => lines.join('') };
}

interface Cited {
  readonly cites: readonly number[];
}
interface Data {
  readonly count: number;
  readonly status: string;
  readonly citations: readonly { readonly n: number; readonly url: string; readonly printed: readonly string[] }[];
  readonly knowledgeVersion: string;
  readonly pledges: readonly {
    readonly by: string;
    readonly figures: readonly (Cited & { readonly text: string })[];
    readonly statements: readonly (Cited & { readonly text: string })[];
    readonly disputes: readonly { readonly versions: readonly Cited[] }[];
    readonly status: Cited;
  }[];
  readonly quotes: readonly (Cited & { readonly words: string; readonly speaker?: string })[];
  readonly counts: Readonly<Record<string, number>>;
}

/** The raw answer to a message, with headers of one's own. */
const raw = (url: string, headers: Record<string, string>, body: unknown, method = 'POST'): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const req = request(
      new URL('/mcp', url),
      {
        method,
        headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', Connection: 'close', ...headers },
      },
      (res) => {
        let text = '';
        res.on('data', (chunk) => (text += String(chunk)));
        res.on('end', () => resolve({ status: res.statusCode!, body: text }));
      },
    );
    req.on('error', reject).end(method === 'POST' ? JSON.stringify(body) : undefined);
  });
const PING = { jsonrpc: '2.0', id: 1, method: 'ping' };

describe.each(RECORDS)('other assistants, on %s', (_, kb) => {
  const [pledge] = [...kb.pledges.values()].filter((p) => p.headline);
  const who = kb.organisations.get(pledge!.by as never)!.name;

  test('find four tools that only read, each with what it takes and gives', async () => {
    const { client, tools } = await connected(kb);
    expect(client.getServerVersion()).toMatchObject({ name: 'on-record' });
    expect(client.getInstructions()).toContain('instead of your memory');
    expect(tools.map((tool) => tool.name)).toEqual(['ask', 'find_pledges', 'find_quotes', 'check_text']);
    for (const { annotations, outputSchema, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(outputSchema).toMatchObject({ type: 'object', properties: { citations: {}, knowledgeVersion: {} } });
      expect(inputSchema.type).toBe('object');
    }
  });

  test('ask: the answer as data and as text, each figure beside its source', async () => {
    const { call } = await connected(kb);
    const { data, text } = await call('ask', { question: `How much is ${who} investing?` });
    expect(data).toMatchObject({ status: 'answered', knowledgeVersion: kb.version });
    expect(data).not.toHaveProperty('query');
    for (const { n, url, printed } of data.citations) {
      expect(text).toContain(`[${n}] `);
      expect(text).toContain(url);
      for (const words of printed) expect(text).toContain(words);
    }
    const french = await call('ask', { question: `Combien ${who} investit-il ?` });
    expect(french.data).toMatchObject({ lang: 'fr', status: 'answered' });
  });

  test('find_pledges: what each figure, statement and dispute rests on stands beside it', async () => {
    const { call } = await connected(kb);
    const { data, text } = await call('find_pledges', { organisation: who });
    expect(data.pledges.map((p) => p.by)).toContain(who);
    for (const { figures, statements, disputes } of data.pledges) {
      expect(figures.length).toBeGreaterThan(0);
      for (const line of [...figures, ...statements, ...disputes.flatMap((d) => d.versions)]) {
        expect(line.cites.length).toBeGreaterThan(0);
        for (const n of line.cites) expect(data.citations.find((c) => c.n === n)!.printed.length).toBeGreaterThan(0);
      }
      for (const figure of figures) expect(text).toContain(figure.text);
    }
    expect(data.citations.map((c) => c.n)).toEqual(data.citations.map((__, i) => i + 1));
  });

  test('find_pledges: all of them, a page at a time', async () => {
    const { call } = await connected(kb);
    const seen = new Set<string>();
    for (let offset = 0; offset < kb.pledges.size; offset += 25) {
      const { data } = await call('find_pledges', { limit: 25, offset, lang: 'fr' });
      expect(data.count).toBe(kb.pledges.size);
      for (const p of data.pledges) seen.add((p as unknown as { id: string }).id);
    }
    expect([...seen].sort()).toEqual([...kb.pledges.keys()].sort());
  });

  test('find_quotes: the words as they are printed', async () => {
    const { call } = await connected(kb);
    const quote = [...kb.quotes.values()].find((q) => q.speaker !== undefined)!;
    const speaker = kb.people.get(quote.speaker as never)!.name;
    const { data, text } = await call('find_quotes', { speaker });
    const found = data.quotes.find((q) => q.words === quote.words)!;
    expect(found.speaker).toBe(speaker);
    expect(data.citations.find((c) => c.n === found.cites[0])!.printed).toContain(quote.words);
    expect(text).toContain(speaker);
  });

  test('check_text: a quotation with another word, and a figure of nobody', async () => {
    const { call } = await connected(kb);
    const quote = [...kb.quotes.values()].find((q) => q.speaker !== undefined && q.lang === 'en' && q.form !== 'indirect')!;
    const { data } = await call('check_text', { text: `“${quote.words}” said ${kb.people.get(quote.speaker as never)!.name}.` });
    expect(data.counts['confirmed']).toBeGreaterThan(0);
    expect(data.counts['contradicted']).toBe(0);
    expect((await call('check_text', { text: 'Zorglub pledged 77 million dollars.' })).data.counts['confirmed']).toBe(0);
  });

  // Each line: the tool, what it is given, and what the assistant is told to do about it.
  test.each<[string, Record<string, unknown>, string]>([
    ['ask', { question: ' ' }, 'The question is empty'],
    ['ask', { question: '', lang: 'fr' }, 'La question est vide'],
    ['ask', {}, 'question'],
    ['find_pledges', { organisation: 'Zorglub' }, 'No organisation of this name is on record'],
    ['find_pledges', { place: 'Zorglub' }, 'No place of this name is on record'],
    ['find_pledges', { topic: 'zorglub' }, 'No such topic is on record. Those that are: '],
    ['find_pledges', { limit: 26 }, 'limit'],
    ['find_quotes', { speaker: 'a' }, 'Several may be meant: '],
    ['check_text', { text: 'x'.repeat(20_001) }, 'the limit is 20,000'],
  ])('%s, given %j, is told what to write', async (tool, args, cure) => {
    const { call } = await connected(kb);
    const { text, failed } = await call(tool, args);
    expect([failed, text.includes(cure) ? cure : text]).toEqual([true, cure]);
  });
});

describe('/mcp', () => {
  const [, kb] = RECORDS[1]!;

  test('what nobody foresaw is told by its id, and what was asked goes to no log', async () => {
    const asked = 'how much did my secret employer pledge';
    const { call, logged } = await connected(kb, { handle: (m) => Promise.reject(new Error(`cannot take "${m.text}"`)) });
    const { text, failed } = await call('ask', { question: asked });
    expect([failed, text]).toEqual([true, 'Something went wrong on our side. The log tells more under the id id-1.']);
    expect(logged()).toContain('mcp.tool-failed');
    expect(logged()).not.toContain('secret employer');
  });

  test('is counted as asked there', async () => {
    const { call, url } = await connected(kb);
    await call('ask', { question: 'help' });
    await call('check_text', { text: 'Nothing.' });
    const metrics = await (await fetch(new URL('/metrics', url))).text();
    expect(metrics).toMatch(/onrecord_questions_total\{platform="mcp",intent="help",status="help"\} 1/);
    expect(metrics).toContain('onrecord_check_seconds_count{platform="mcp"} 1');
    expect(metrics).toMatch(/onrecord_http_request_seconds_count\{area="mcp",status="2xx"\} \d/);
  });

  // Who may call it is who may read the page; and no web page from elsewhere, whatever name it gives this machine.
  test.each<[string, NodeJS.ProcessEnv, Record<string, string>, number]>([
    ['this machine', {}, {}, 200],
    ['a page of this machine', {}, { Origin: 'http://localhost:6274' }, 200],
    ['another name', {}, { Host: 'onrecord.example' }, 403],
    ['a proxy', {}, { 'X-Forwarded-For': '10.0.0.1' }, 403],
    ['a page from elsewhere', {}, { Origin: 'https://elsewhere.example' }, 403],
    ['a page of no origin', {}, { Origin: 'null' }, 403],
    ['everybody, where PAGE is public', { PAGE: 'public' }, { Host: 'onrecord.example', 'X-Forwarded-For': '10.0.0.1' }, 200],
    ['a page whose name was pointed here', { PAGE: 'public' }, { Host: 'evil.example', Origin: 'http://evil.example' }, 403],
  ])('%s', async (__, env, headers, expected) => {
    const { url } = await connected(kb, { env });
    expect((await raw(url, headers, PING)).status).toBe(expected);
  });

  test.each<[string, Record<string, string>, unknown, string, number, string]>([
    ['a list of messages', {}, [PING, PING], 'POST', 400, 'one message at a time'],
    ['another type', { 'Content-Type': 'text/plain' }, PING, 'POST', 415, 'application/json'],
    ['too much', {}, { ...PING, params: 'x'.repeat(300_000) }, 'POST', 413, '256 KiB'],
    ['a stream', {}, undefined, 'GET', 405, 'Use POST'],
    ['the end of a session', {}, undefined, 'DELETE', 405, 'Use POST'],
    ['no accepted type', { Accept: 'text/html' }, PING, 'POST', 406, 'Not Acceptable'],
  ])('%s is refused', async (__, headers, body, method, expected, words) => {
    const { url } = await connected(kb);
    const res = await raw(url, headers, body, method);
    expect([res.status, res.body.includes(words) ? words : res.body]).toEqual([expected, words]);
  });

  test('has the headers of every response', async () => {
    const { url } = await connected(kb);
    const res = await fetch(new URL('/mcp', url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
      body: JSON.stringify(PING),
    });
    expect(await res.json()).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
    expect(res.headers.get('x-content-type-options')).toBe('nosniff');
    expect(res.headers.get('cache-control')).toBe('no-store');
  });
});
