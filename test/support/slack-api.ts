import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A call that was made to Slack: its method (or `response_url`), the token, and what was sent. */
export interface Call {
  readonly method: string;
  readonly token: string | undefined;
  readonly args: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** What Slack answers: JSON, or another status, or nothing at all. */
export type Answer =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: Readonly<Record<string, unknown>> | string;
    }
  | 'hang'
  | 'reset';
type Way = (args: Call['args'], call: number) => Answer | undefined;

const ok = (body: Readonly<Record<string, unknown>> = {}): Answer => ({ body: { ok: true, ...body } });
export const refuses = (error: string): Answer => ({ body: { ok: false, error } });

/** Frames of RFC 6455, as far as Socket Mode uses them: whole texts, short or long. */
function frame(text: string): Buffer {
  const data = Buffer.from(text);
  const head = data.length < 126 ? Buffer.from([0x81, data.length]) : Buffer.from([0x81, 126, data.length >> 8, data.length & 255]);
  return Buffer.concat([head, data]);
}
function unframe(buffer: Buffer): { op: number; text: string; rest: Buffer } | undefined {
  if (buffer.length < 2) return undefined;
  const short = buffer[1]! & 127;
  const from = short === 126 ? 8 : 6;
  if (buffer.length < from) return undefined;
  const length = short === 126 ? buffer.readUInt16BE(2) : short;
  if (buffer.length < from + length) return undefined;
  const mask = buffer.subarray(from - 4, from);
  const data = buffer.subarray(from, from + length).map((byte, i) => byte ^ mask[i % 4]!);
  return { op: buffer[0]! & 15, text: Buffer.from(data).toString(), rest: buffer.subarray(from + length) };
}

/**
 * The other side of Slack, as far as the app talks to it: it records every call, answers as Slack documents, and fails
 * where a test tells it to. Blocks and limits are looked at by the tests themselves.
 */
export async function startSlackApi() {
  const calls: Call[] = [];
  const ways = new Map<string, Way>();
  const posted: { channel: string; ts: string; thread_ts?: string; metadata?: unknown }[] = [];
  const sockets = new Set<Socket>();
  const hung: ServerResponse[] = [];
  const acks: Record<string, unknown>[] = [];
  let clock = 1_714_600_000;
  let base = '';

  const methods: Readonly<Record<string, (args: Call['args'], token: string | undefined) => Answer>> = {
    'auth.test': () => ok({ team: 'Example', team_id: 'T0001', user_id: 'U0BOT', bot_id: 'B0BOT' }),
    'chat.postMessage'(args) {
      clock += 1;
      const given = String(args['channel']);
      const channel = given.startsWith('U') ? `D${given.slice(1)}` : given;
      const ts = `${clock}.000100`;
      posted.push({ channel, ts, thread_ts: args['thread_ts'] as string, metadata: args['metadata'] });
      return ok({ channel, ts });
    },
    'chat.postEphemeral': () => ok({ message_ts: '1.1' }),
    'conversations.replies': (args) => ok({ messages: posted.filter((p) => p.thread_ts === args['ts']) }),
    'conversations.history': (args) => ok({ messages: posted.filter((p) => p.channel === args['channel']) }),
    'users.info': (args) => ok({ user: { id: args['user'], team_id: 'T0001', locale: 'en-GB', is_restricted: false } }),
    'conversations.open': (args) => ok({ channel: { id: `D${String(args['users']).slice(1)}` } }),
    'conversations.join': () => ok(),
    'conversations.members': () => ok({ members: ['U0ASK', 'U0BOT'] }),
    'files.getUploadURLExternal': () => ok({ upload_url: `${base}upload`, file_id: 'F0001' }),
    'files.completeUploadExternal': () => ok({ files: [{ id: 'F0001' }] }),
    upload: () => ({ body: 'OK' }),
    'views.open': () => ok({ view: { id: 'V1' } }),
    'views.publish': () => ok({ view: { id: 'V2' } }),
    'assistant.threads.setStatus': () => ok(),
    'assistant.threads.setSuggestedPrompts': () => ok(),
    'functions.completeSuccess': () => ok(),
    'functions.completeError': () => ok(),
    'apps.connections.open': () => ok({ url: `${base.replace('http', 'ws')}socket` }),
    'oauth.v2.access': () =>
      ok({
        access_token: 'xoxb-installed',
        token_type: 'bot',
        scope: 'chat:write',
        bot_user_id: 'U0BOT',
        app_id: 'A0001',
        team: { id: 'T0001', name: 'Example' },
        enterprise: null,
        authed_user: { id: 'U0ASK' },
        is_enterprise_install: false,
      }),
    response_url: () => ({ body: 'ok' }),
  };

  const parse = (type: string, body: string): Record<string, unknown> => {
    if (type.includes('json')) return JSON.parse(body || '{}') as Record<string, unknown>;
    return Object.fromEntries([...new URLSearchParams(body)].map(([k, v]) => [k, /^[[{]/.test(v) ? (JSON.parse(v) as unknown) : v]));
  };

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of req) body += String(chunk);
    const address = req.url ?? '/';
    const method = address.startsWith('/respond')
      ? 'response_url'
      : address === '/upload'
        ? 'upload'
        : address.replace(/^\/api\//, '').split('?')[0]!;
    const args = method === 'upload' ? { bytes: body.length } : parse(req.headers['content-type'] ?? '', body);
    const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? (args['token'] as string | undefined);
    calls.push({ method, token, args, at: Date.now() });
    const way = ways.get(method)?.(args, calls.filter((c) => c.method === method).length);
    const answer = way ?? methods[method]?.(args, token) ?? refuses('unknown_method');
    if (answer === 'hang') return void hung.push(res);
    if (answer === 'reset') return void req.socket.destroy();
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
    res.writeHead(answer.status ?? 200, {
      'Content-Type': typeof answer.body === 'string' ? 'text/plain' : 'application/json',
      ...answer.headers,
    });
    res.end(text);
  }

  const server = createServer((req, res) => void serve(req, res));
  server.on('upgrade', (req: IncomingMessage, socket: Socket) => {
    const key = createHash('sha1').update(`${req.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let buffer: Buffer = Buffer.alloc(0);
    socket.on('data', (data) => {
      buffer = Buffer.concat([buffer, data]);
      for (let got = unframe(buffer); got; got = unframe(buffer)) {
        buffer = got.rest;
        if (got.op === 1) acks.push(JSON.parse(got.text) as Record<string, unknown>);
        if (got.op === 8) socket.end(Buffer.from([0x88, 0]));
      }
    });
    socket.write(frame(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0001' } })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return {
    url: `${base}api/`,
    responseUrl: `${base}respond`,
    calls,
    /** The calls of one method. */
    of: (method: string): Call[] => calls.filter((c) => c.method === method),
    /** Answers a method otherwise; undefined answers as always. */
    when: (method: string, way: Way): void => void ways.set(method, way),
    /** Answers what hangs. */
    release: (): void => {
      for (const res of hung.splice(0)) res.end('{"ok":true,"channel":"C0001","ts":"1.1"}');
    },
    /** Socket Mode: sends an envelope, and what came back. */
    acks,
    sockets,
    send: (envelope: Readonly<Record<string, unknown>>): void => {
      for (const socket of sockets) socket.write(frame(JSON.stringify(envelope)));
    },
    async stop(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type SlackApi = Awaited<ReturnType<typeof startSlackApi>>;
