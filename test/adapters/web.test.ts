import { request as httpRequest, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { isAllowed } from '../../src/adapters/web/allowed.js';
import { createLimit } from '../../src/adapters/web/limit.js';
import { createListener } from '../../src/adapters/web/routes.js';
import { createSite } from '../../src/adapters/web/site.js';
import { listen, type RunningServer } from '../../src/adapters/web/server.js';
import type { Login, WebPorts } from '../../src/adapters/web/ports.js';
import type { State } from '../../src/model/state.js';
import { UserError } from '../../src/model/errors.js';
import type { Handle } from '../../src/model/message.js';
import { createBrowse } from '../../src/browse/browse.js';
import { answer, emptyDesk, fakeHandle, words } from '../support/fake.js';
import { RECORDS } from '../support/records.js';

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const STATE: State = {
  release: '9.9.9',
  knowledge: { version: 'k1', counts: { pledges: 5 } },
  store: 'ok',
  platforms: { slack: 'ready', teams: 'off' },
};

const LIMITS = { head: 10_000, request: 10_000, check: 5000, grace: 60_000 };

async function web(
  over: { handle?: Handle; page?: 'local' | 'public' | 'off' | Login; answerWithin?: number; limits?: typeof LIMITS; state?: State } = {},
) {
  const fake = fakeHandle();
  const reported: unknown[] = [];
  const ports: WebPorts = {
    handle: over.handle ?? fake.handle,
    browse: createBrowse(() => RECORDS[1]![1]),
    amountOf: () => undefined,
    desk: emptyDesk,
    state: async () => over.state ?? STATE,
    metrics: { contentType: 'text/plain', text: async (state) => `version ${state.knowledge.version}\n` },
    report: (_, cause) => `id-${reported.push(cause)}`,
    newId: () => 'fresh',
  };
  const { page = 'local', answerWithin = 10_000 } = over;
  const listener = createListener(ports, { answerWithin, ...(typeof page === 'string' ? { page } : { page: 'login', login: page }) });
  const server = await listen(createSite(listener, []), '127.0.0.1', 0, over.limits ?? LIMITS);
  running.push(server);
  const url = (path: string) => new URL(path, server.url).href;
  const post = (body: unknown, headers: Record<string, string> = { 'Content-Type': 'application/json' }) =>
    fetch(url('/api/ask'), { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { server, url, post, heard: fake.heard, reported };
}

/** Like fetch, but with any header: fetch sets Host itself. */
const status = (url: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const req = httpRequest(url, { method, headers }, (res) => {
      res.resume();
      resolve(res.statusCode);
    });
    req.on('error', reject).end(body);
  });

test('who asks on the page sees how the words were taken, beside what platforms get', async () => {
  const { url } = await web();
  const res = await fetch(url('/ask'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: 'How much?' }),
  });
  expect(await res.json()).toMatchObject({
    tree: expect.anything(),
    json: { id: 'a1' },
    explain: ['act: figure', 'who: quill'],
    slack: { blocks: expect.any(Array) },
    teams: { text: expect.any(String) },
  });
});

describe('POST /api/ask', () => {
  test('answers in JSON', async () => {
    const { post, heard } = await web();
    const res = await post({ text: 'How much?', conversation: 'c1', lang: 'fr' });
    expect(res.status).toBe(200);
    expect(res.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(res.headers.get('cache-control')).toBe('no-store');
    expect(await res.json()).toMatchObject({
      status: 'answered',
      text: 'Quill pledges 12\u00a0million crowns [1].',
      knowledgeVersion: 'k1',
    });
    expect(heard).toEqual([{ conversation: 'web:c1', text: 'How much?', locale: 'fr' }]);
  });

  test('without a conversation, each question is one of its own', async () => {
    const { post, heard } = await web();
    await post({ text: 'How much?' });
    expect(heard).toEqual([{ conversation: 'web:fresh', once: true, text: 'How much?' }]);
  });

  // Each line: what is wrong, the body, the headers, the status, a word of the cure.
  const JSON_TYPE = { 'Content-Type': 'application/json' };
  test.each<[string, unknown, Record<string, string>, number, string]>([
    ['no JSON', '{"text":', JSON_TYPE, 400, 'Send for example {"text"'],
    ['empty body', '', JSON_TYPE, 400, 'Send for example {"text"'],
    ['a list', [1], JSON_TYPE, 400, 'must be a JSON object'],
    ['null', 'null', JSON_TYPE, 400, 'must be a JSON object'],
    ['no text', { q: 'x' }, JSON_TYPE, 400, '"text" is missing'],
    ['a number as text', { text: 7 }, JSON_TYPE, 400, '"text" is missing'],
    ['empty text', { text: ' ' }, JSON_TYPE, 400, 'The question is empty'],
    ['empty text, in French', { text: '', lang: 'fr' }, JSON_TYPE, 400, 'La question est vide'],
    ['too long', { text: 'x'.repeat(2001) }, JSON_TYPE, 400, 'limit is 2,000'],
    ['control character', { text: 'a\u0000b' }, JSON_TYPE, 400, 'U+0000'],
    ['unknown language', { text: 'x', lang: 'de' }, JSON_TYPE, 400, '"en" nor "fr"'],
    ['conversation is no string', { text: 'x', conversation: 1 }, JSON_TYPE, 400, '"conversation" must be'],
    ['conversation too long', { text: 'x', conversation: 'c'.repeat(201) }, JSON_TYPE, 400, '"conversation" must be'],
    ['a form', 'text=x', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'Content-Type: application/json'],
    ['plain text', '{"text":"x"}', { 'Content-Type': 'text/plain' }, 415, 'Content-Type: application/json'],
    ['another charset', '{"text":"x"}', { 'Content-Type': 'application/json; charset=latin1' }, 415, 'UTF-8'],
    ['packed', '{"text":"x"}', { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, 415, 'Content-Encoding'],
    ['a large body', { text: 'x'.repeat(100_000) }, JSON_TYPE, 413, 'larger than 64 KiB'],
  ])('%s', async (_, body, headers, expected, cure) => {
    const { post, heard, reported } = await web();
    const res = await post(body, headers);
    expect(res.status).toBe(expected);
    expect(((await res.json()) as { error: string }).error).toContain(cure);
    expect(heard).toEqual([]);
    expect(reported).toEqual([]);
  });

  test('UTF-8 may be named', async () => {
    const { post } = await web();
    expect((await post({ text: 'x' }, { 'Content-Type': 'Application/JSON; charset=UTF-8' })).status).toBe(200);
  });

  test('bytes that are no UTF-8', async () => {
    const { url } = await web();
    const body = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect((await fetch(url('/api/ask'), { method: 'POST', headers: JSON_TYPE, body })).status).toBe(400);
  });

  test('a large body without a length', async () => {
    const { url } = await web();
    const body = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 20; i++) controller.enqueue(new Uint8Array(8192).fill(32));
        controller.close();
      },
    });
    const res = await fetch(url('/api/ask'), { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' });
    expect(res.status).toBe(413);
  });

  test('a failure of ours: an id for the client, the detail for the log', async () => {
    const cause = new Error('how much did they pledge');
    const { post, reported } = await web({ handle: () => Promise.reject(cause) });
    const res = await post({ text: 'how much did they pledge' });
    expect(res.status).toBe(500);
    expect(await res.json()).toEqual({ error: 'Something went wrong on our side. The log tells more under the id id-1.', id: 'id-1' });
    expect(reported).toEqual([cause]);
  });

  test('a failure before the first promise is no different', async () => {
    const { post } = await web({
      handle: () => {
        throw new Error('at once');
      },
    });
    expect((await post({ text: 'x' })).status).toBe(500);
  });

  test('an answer that does not come', async () => {
    const { post } = await web({ handle: () => new Promise(() => {}), answerWithin: 1 });
    const res = await post({ text: 'x' });
    expect(res.status).toBe(503);
    expect(res.headers.get('retry-after')).toBe('5');
  });

  test('a request that does not end', async () => {
    const { server } = await web({ limits: { ...LIMITS, head: 50, request: 50, check: 10 } });
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"text"');
    let got = '';
    for await (const chunk of socket) got += String(chunk);
    expect(got).toContain('HTTP/1.1 408');
  });
});

describe('addresses and methods', () => {
  test.each([
    ['GET', '/api/ask', 405, 'POST'],
    ['PUT', '/api/ask', 405, 'POST'],
    ['OPTIONS', '/api/ask', 405, 'POST'],
    ['POST', '/', 405, 'GET, HEAD'],
    ['DELETE', '/healthz', 405, 'GET, HEAD'],
    ['GET', '/nothing', 404, null],
    ['GET', '/../package.json', 404, null],
    ['GET', '/%2e%2e/package.json', 404, null],
    ['POST', '/api/ask/', 404, null],
    ['GET', '/healthz?x=1', 200, null],
  ])('%s %s is %i', async (method, path, expected, allow) => {
    const { url } = await web();
    const res = await fetch(url('/') + path.slice(1), { method });
    expect(res.status).toBe(expected);
    expect(res.headers.get('allow')).toBe(allow);
    expect(res.headers.get('content-type')).toBe('application/json; charset=utf-8');
    if (expected >= 400) expect(((await res.json()) as { error: string }).error).not.toBe('');
  });

  test('/healthz and /readyz', async () => {
    const { url } = await web({ page: 'off' });
    expect(await (await fetch(url('/healthz'))).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(url('/readyz'))).json()).toEqual({
      status: 'ok',
      release: '9.9.9',
      knowledgeVersion: 'k1',
      counts: { pledges: 5 },
      store: 'ok',
      platforms: { slack: 'ready', teams: 'off' },
    });
  });

  test.each<[string, Partial<State>]>([
    ['the store is away', { store: 'unreachable' }],
    ['a platform is not connected', { platforms: { slack: 'connecting', teams: 'off' } }],
  ])('/readyz says degraded where %s, and stays in service: questions are answered', async (_, over) => {
    const { url } = await web({ state: { ...STATE, ...over } });
    const res = await fetch(url('/readyz'));
    expect(res.status).toBe(200);
    expect(await res.json()).toMatchObject({ status: 'degraded', ...over });
  });

  // What is behind a proxy may come from anywhere.
  test.each<[Record<string, string>, number]>([
    [{}, 200],
    [{ Host: 'replica-3.internal' }, 200],
    [{ 'X-Forwarded-For': '10.0.0.1' }, 403],
    [{ Via: '1.1 proxy' }, 403],
  ])('/metrics with %j: %i, whatever PAGE is', async (headers, expected) => {
    for (const page of ['off', 'public'] as const) {
      const { url } = await web({ page });
      expect(await status(url('/metrics'), headers)).toBe(expected);
    }
  });

  test('what a proxy hands on in HTTP/1.0, as it does where it is left as it comes, is not from this machine', async () => {
    const { server } = await web();
    for (const path of ['/metrics', '/pledges']) {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.write(`GET ${path} HTTP/1.0\r\nHost: 127.0.0.1:3000\r\nConnection: close\r\n\r\n`);
      let got = '';
      for await (const chunk of socket) got += String(chunk);
      expect([path, got.split('\r\n', 1)[0]]).toEqual([path, 'HTTP/1.1 403 Forbidden']);
    }
  });

  test('/readyz says that the record has faults', async () => {
    const knowledge = { ...STATE.knowledge, fault: '2 faults in the knowledge folder' };
    const { url } = await web({ state: { ...STATE, knowledge } });
    expect(await (await fetch(url('/readyz'))).json()).toMatchObject({ status: 'degraded', knowledgeFault: knowledge.fault });
  });

  test('/metrics has the state of the moment', async () => {
    const { url } = await web();
    const res = await fetch(url('/metrics'));
    expect([res.headers.get('content-type'), await res.text()]).toEqual(['text/plain', 'version k1\n']);
  });
});

describe('the page', () => {
  test('has a strict policy, and keeps it: nothing inline, nothing from elsewhere', async () => {
    const { url } = await web();
    const res = await fetch(url('/'));
    expect(res.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(res.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(res.headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/);
    expect(res.headers.get('x-content-type-options')).toBe('nosniff');
    const html = await res.text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/i);
    const linked = [...new Set([...html.matchAll(/(?:src|href)="(\/[^"?]*)["?]/g)].map((m) => m[1]!))];
    expect(linked).toEqual(expect.arrayContaining(['/icon.svg', '/page.css', '/page.js', '/chat.js', '/pledges']));
    expect(linked.filter((path) => !path.startsWith('/'))).toEqual([]);
    for (const path of linked) {
      const asset = await fetch(url(path));
      expect([path, asset.status]).toEqual([path, 200]);
      expect(await asset.text()).not.toMatch(/@import|url\(|innerHTML|insertAdjacentHTML|document\.write/);
    }
  });

  test('is not sent again where the reader has it', async () => {
    const { url } = await web();
    const etag = (await fetch(url('/page.js'))).headers.get('etag')!;
    expect((await fetch(url('/page.js'), { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  test('HEAD has the length and no body', async () => {
    const { url } = await web();
    const res = await fetch(url('/'), { method: 'HEAD' });
    expect(Number(res.headers.get('content-length'))).toBeGreaterThan(500);
    expect(await res.text()).toBe('');
  });
});

describe("what a platform's own handler could not take", () => {
  const failing = async (cause: unknown) => {
    const reported: unknown[] = [];
    const site = createSite(
      (_, res) => res.end(),
      [
        () => {
          throw cause;
        },
      ],
      undefined,
      { report: (_, what) => `id-${reported.push(what)}` },
    );
    const server = await listen(site, '127.0.0.1', 0, LIMITS);
    running.push(server);
    const res = await fetch(server.url);
    return { status: res.status, headers: res.headers, body: await res.text(), reported };
  };

  test('is reported, and told by its id: no stack, no path of this machine', async () => {
    const cause = new Error('secret');
    const { status: code, body, headers, reported } = await failing(cause);
    expect([code, headers.get('x-content-type-options'), reported]).toEqual([500, 'nosniff', [cause]]);
    expect(JSON.parse(body)).toEqual({ error: 'Something went wrong on our side. The log tells more under the id id-1.', id: 'id-1' });
  });

  test('is no fault of ours where the request is to blame', async () => {
    const { status: code, body, reported } = await failing(Object.assign(new Error('state missing'), { status: 400 }));
    expect([code, reported]).toEqual([400, []]);
    expect(body).not.toContain('state missing');
  });
});

describe('PAGE decides who comes in', () => {
  const ask = { method: 'POST', body: '{"text":"x"}', headers: { 'Content-Type': 'application/json' } };
  const elsewhere = { Host: 'onrecord.example' };
  // A name that leads here from elsewhere, and a proxy in front, where every client looks local.
  test.each<['local' | 'public' | 'off', Record<string, string>, number, number]>([
    ['local', {}, 200, 200],
    ['local', { Host: 'localhost:1' }, 200, 200],
    ['local', elsewhere, 403, 403],
    ['local', { 'X-Forwarded-For': '10.0.0.1' }, 403, 403],
    ['local', { Forwarded: 'for=10.0.0.1' }, 403, 403],
    ['public', { ...elsewhere, 'X-Forwarded-For': '10.0.0.1' }, 200, 200],
    // Off is where a platform calls by HTTP: a proxy that tells nothing of itself makes everybody look local.
    ['off', {}, 404, 404],
    ['off', elsewhere, 404, 404],
  ])('%s, with %j: page %i, question %i', async (page, headers, forPage, forQuestion) => {
    const { url } = await web({ page });
    expect(await status(url('/'), headers)).toBe(forPage);
    expect(await status(url('/api/ask'), { ...ask.headers, ...headers }, ask.method, ask.body)).toBe(forQuestion);
    expect(await status(url('/healthz'), headers)).toBe(200);
  });
});

describe('a login', () => {
  const login = (isIn: Login['isIn']): Login => ({
    isIn,
    ask: async (req, res) => void res.writeHead(302, { Location: `https://issuer.example/?back=${req.url}` }).end(),
  });
  const html = { Accept: 'text/html' };

  test('a browser is sent to log in, and back to where it was; a program is told', async () => {
    const { url, post, heard } = await web({ page: login(() => false) });
    const res = await fetch(url('/pledges?status=done'), { headers: html, redirect: 'manual' });
    expect([res.status, res.headers.get('location')]).toEqual([302, 'https://issuer.example/?back=/pledges?status=done']);
    expect((await fetch(url('/api/pledges'))).status).toBe(401);
    expect((await post({ text: 'x' })).status).toBe(401);
    expect(heard).toEqual([]);
    expect((await fetch(url('/healthz'))).status).toBe(200);
  });

  test('who has logged in reads from anywhere, and sees the desk', async () => {
    const { url } = await web({ page: login(() => true) });
    const headers = { ...html, 'X-Forwarded-For': '10.0.0.1' };
    const res = await fetch(url('/pledges'), { headers });
    expect(res.status).toBe(200);
    expect(await res.text()).toContain('href="/desk"');
  });

  test('what the public reads has no desk', async () => {
    const { url } = await web({ page: 'public' });
    expect(await (await fetch(url('/pledges'))).text()).not.toContain('href="/desk"');
    for (const path of ['/desk', '/desk/check']) expect((await fetch(url(path))).status).toBe(403);
  });

  // Each line: what the issuer tells of somebody, who is let in, and whether that one is.
  test.each<[Record<string, unknown>, readonly string[], boolean]>([
    [{}, [], true],
    [{}, ['@paper.example'], false],
    [{ email: 'Ann@Paper.Example' }, ['@paper.example'], true],
    [{ email: 'ann@paper.example', email_verified: false }, ['@paper.example'], false],
    [{ email: 'ann@paper.example' }, ['bob@paper.example'], false],
    [{ email: 'bob@paper.example', email_verified: true }, ['@other.example', 'bob@paper.example'], true],
    [{ email: 'ann@notpaper.example' }, ['@paper.example'], false],
    [{ email: ['ann@paper.example'] }, ['@paper.example'], false],
  ])('%j with %j: %s', (claims, allowed, expected) => {
    expect(isAllowed(claims, allowed)).toBe(expected);
  });
});

describe('who asks too much', () => {
  const site = async (proxies: number) => {
    const listener: RequestListener = (_, res) => void res.end('ok');
    const server = await listen(
      createSite(listener, [], undefined, { proxies, before: [createLimit({ asked: 2, read: 3 })] }),
      '127.0.0.1',
      0,
    );
    running.push(server);
    return async (path: string, method = 'GET', from?: string) =>
      (await fetch(new URL(path, server.url), { method, headers: from === undefined ? {} : { 'X-Forwarded-For': from } })).status;
  };

  test('waits a moment, and is still told that the server lives', async () => {
    const ask = await site(0);
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push(await ask('/pledges'));
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect([await ask('/api/ask', 'POST'), await ask('/api/ask', 'POST'), await ask('/api/ask', 'POST')]).toEqual([200, 200, 429]);
    expect(await ask('/healthz')).toBe(200);
  });

  test('is known by its own address where a proxy tells it, and by no header where none stands before', async () => {
    const [behind, bare] = [await site(1), await site(0)];
    for (const from of ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4']) expect(await behind('/', 'GET', from)).toBe(200);
    const statuses = [];
    for (const from of ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4']) statuses.push(await bare('/', 'GET', from));
    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

describe('start and stop', () => {
  test('a port in use: the sentence names PORT', async () => {
    const { server } = await web();
    const port = Number(new URL(server.url).port);
    const again = listen(() => {}, '127.0.0.1', port);
    await expect(again).rejects.toThrow(UserError);
    await expect(again).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use: stop the program that uses it, or set PORT to another one`);
  });

  test('a host that is not here: the sentence names HOST', async () => {
    await expect(listen(() => {}, '192.0.2.1', 0)).rejects.toThrow('set HOST to 127.0.0.1');
  });

  test('a stop lets an answer under way end, and takes no new question', async () => {
    let finish = () => {};
    let asked = () => {};
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const handle: Handle = () =>
      new Promise((resolve) => {
        finish = () => resolve({ answer: answer({ blocks: [{ kind: 'sentence', spans: [words('In time.')] }] }), explain: [], ms: 1 });
        asked();
      });
    const { server, url } = await web({ handle });
    // A client that keeps its connection open would hold up the stop until it lets go.
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const body = '{"text":"x"}';
    socket.write(
      `POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await begun;
    const stopped = server.stop();
    await expect(fetch(url('/healthz'))).rejects.toThrow();
    finish();
    let got = '';
    for await (const chunk of socket) got += String(chunk);
    expect(got).toContain('In time.');
    await stopped;
  }, 3000);
});
