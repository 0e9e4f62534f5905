import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pause, type Window } from '../../src/adapters/teams/queue.js';

export type Json = Record<string, unknown>;

/** What the bot sent: where, as an answer to what, and how. */
export interface Call {
  readonly conversation: string;
  readonly replyTo: string | undefined;
  readonly activity: Json;
  readonly authorization: string | undefined;
  /** The number that it got, or the status by which it was refused. */
  readonly outcome: string | number;
}

/** How a call is answered instead: a status with a body; never; by an end of the connection; taken, and then an end. */
export type Way =
  | { readonly status: number; readonly body?: Json; readonly headers?: Readonly<Record<string, string>> }
  | 'hang'
  | 'drop'
  | 'take-and-drop';

export const gone = (code: string): Way => ({ status: 403, body: { error: { code, message: 'no' } } });
export const limited = (seconds: number): Way => ({ status: 429, headers: { 'Retry-After': String(seconds) } });

/** Teams' other side, made small: it takes what a bot sends, keeps to limits if it is told some, and fails on demand. */
export async function startConnector(windows: readonly Window[] = []) {
  const calls: Call[] = [];
  const hung: ServerResponse[] = [];
  const sent = new Map<string, number[]>();
  let way: (activity: Json, times: number) => Way | undefined = () => undefined;
  let ids = 0;
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const [, conversation, replyTo] = /^\/connector\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(req.url ?? '') ?? [];
      if (req.method !== 'POST' || conversation === undefined) return void res.writeHead(404).end();
      const activity = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Json;
      const where = decodeURIComponent(conversation);
      const note = (outcome: Call['outcome']) =>
        calls.push({
          conversation: where,
          replyTo: replyTo === undefined ? undefined : decodeURIComponent(replyTo),
          activity,
          authorization: req.headers.authorization,
          outcome,
        });
      const take = () => {
        const id = `out-${(ids += 1)}`;
        note(id);
        return id;
      };
      const instead = way(activity, calls.length);
      if (instead === 'hang') return void hung.push(res);
      if (instead === 'drop') {
        note(0);
        return void res.destroy();
      }
      if (instead === 'take-and-drop') {
        take();
        return void res.destroy();
      }
      if (instead) {
        note(instead.status);
        return void res
          .writeHead(instead.status, { 'Content-Type': 'application/json', ...instead.headers })
          .end(JSON.stringify(instead.body ?? {}));
      }
      const past = sent.get(where) ?? [];
      const wait = pause(past, Date.now(), windows);
      if (wait > 0) {
        note(429);
        return void res.writeHead(429, { 'Retry-After': String(wait / 1000) }).end();
      }
      sent.set(where, [...past, Date.now()]);
      res.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id: take() }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const taken = (): Call[] => calls.filter((c) => typeof c.outcome === 'string');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/connector`,
    calls,
    /** What was taken: what people see. */
    taken,
    messages: (): Call[] => taken().filter((c) => c.activity['type'] === 'message'),
    /** Answers otherwise; undefined answers as always. */
    when: (other: typeof way): void => {
      way = other;
    },
    /** Answers what hangs. */
    release: (): void => {
      for (const res of hung.splice(0)) res.writeHead(201, { 'Content-Type': 'application/json' }).end('{"id":"late"}');
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type Connector = Awaited<ReturnType<typeof startConnector>>;
