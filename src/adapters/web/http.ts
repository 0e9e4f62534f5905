import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that cannot be served. The message goes to the client, and names the cure. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A body that may be sent: how large, and what one looks like, for those whose body is none. */
export interface BodyRule {
  /** In KiB. */
  readonly limit: number;
  readonly example: string;
}
export const QUESTION_BODY: BodyRule = { limit: 64, example: '{"text": "your question"}' };

const SECURITY = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Sets what every response has, for those that are not sent from here. */
export function secure(res: ServerResponse): void {
  for (const [name, value] of Object.entries({ ...SECURITY, 'Cache-Control': 'no-store' })) res.setHeader(name, value);
}

export function send(
  res: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  res.writeHead(status, {
    ...SECURITY,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...headers,
  });
  res.end(body);
}

export function sendJson(res: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  send(res, status, 'application/json; charset=utf-8', JSON.stringify(body), headers);
}

/** A page. What it says may be another thing in a moment: the record is read as it is. */
export const sendHtml = (res: ServerResponse, status: number, body: string): void =>
  send(res, status, 'text/html; charset=utf-8', body, { Vary: 'Accept-Language' });

/** The body, up to its limit. What is beyond is read and thrown away: a closed connection would often cost the client our answer. */
async function readBody(req: IncomingMessage, { limit, example }: BodyRule): Promise<Buffer> {
  const most = limit * 1024;
  const chunks: Buffer[] = [];
  let size = Number(req.headers['content-length'] ?? 0);
  if (size <= most) {
    size = 0;
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) break;
      chunks.push(chunk);
    }
  }
  if (size <= most) return Buffer.concat(chunks);
  req.resume();
  throw new HttpError(413, `The body is larger than ${limit} KiB. Send ${example}, in parts if need be.`);
}

/** The body as JSON. Browsers send JSON across origins only after asking, and nobody here says yes: a form cannot. */
export async function readJson(req: IncomingMessage, rule = QUESTION_BODY): Promise<unknown> {
  const type = /^application\/json\s*(?:;\s*charset=(?:utf-8|"utf-8")\s*)?$/i;
  if (!type.test(req.headers['content-type']?.trim() ?? ''))
    throw new HttpError(415, 'Send the body as JSON in UTF-8, with the header Content-Type: application/json.');
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity') throw new HttpError(415, 'Send the body without Content-Encoding.');
  const body = await readBody(req, rule);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // The parser's message quotes the body: it is nothing for the log.
    throw new HttpError(400, `The body is not JSON in UTF-8. Send for example ${rule.example}.`);
  }
}

const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
const LOCAL_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether a proxy handed a request on, as far as it shows. One that is left as it comes says nothing, but speaks HTTP/1.0. */
export const isForwarded = (req: IncomingMessage): boolean =>
  req.httpVersion === '1.0' || FORWARDED.some((name) => req.headers[name] !== undefined);

/**
 * Whether a request comes from this very machine. Behind a proxy every client looks local, so a forwarded request is
 * none; and a name that is not local means a page from elsewhere that had its name pointed here.
 */
export function isLocal(req: IncomingMessage): boolean {
  return LOOPBACK.test(req.socket.remoteAddress ?? '') && LOCAL_NAME.test(req.headers.host ?? '') && !isForwarded(req);
}

/** Whether no web page sent a request, or one of this very machine. A browser tells where a page is from that sends a POST. */
export function isLocalOrigin(req: IncomingMessage): boolean {
  const { origin } = req.headers;
  return origin === undefined || (URL.canParse(origin) && LOCAL_NAME.test(new URL(origin).host));
}
