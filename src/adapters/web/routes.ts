import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json } from '../../render/json.js';
import { ask, readMessage } from './ask.js';
import { type Asset, loadAssets } from './assets.js';
import { HttpError, isLocal, readJson, send, sendJson } from './http.js';
import type { WebOptions, WebPorts } from './ports.js';

interface Route {
  readonly methods: readonly string[];
  /** Only for those whom PAGE lets in. */
  readonly guarded: boolean;
  run(req: IncomingMessage, res: ServerResponse): void | Promise<void>;
}

const GET = ['GET', 'HEAD'] as const;

function sendAsset(req: IncomingMessage, res: ServerResponse, { type, body, etag }: Asset): void {
  const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
  if (req.headers['if-none-match'] === etag) res.writeHead(304, headers).end();
  else send(res, 200, type, body, headers);
}

function routes(ports: WebPorts, options: WebOptions): ReadonlyMap<string, Route> {
  const table = new Map<string, Route>([
    ['/healthz', { methods: GET, guarded: false, run: (_, res) => sendJson(res, 200, { status: 'ok' }) }],
    [
      '/readyz',
      {
        methods: GET,
        guarded: false,
        run(_, res) {
          const { version, counts } = ports.knowledge();
          sendJson(res, 200, { status: 'ok', knowledgeVersion: version, counts });
        },
      },
    ],
    [
      '/api/ask',
      {
        methods: ['POST'],
        guarded: true,
        async run(req, res) {
          const message = readMessage(await readJson(req), ports.newId);
          sendJson(res, 200, json(await ask(message, ports, options)));
        },
      },
    ],
  ]);
  if (options.page !== 'off')
    for (const [address, asset] of loadAssets())
      table.set(address, { methods: GET, guarded: true, run: (req, res) => sendAsset(req, res, asset) });
  return table;
}

const FORBIDDEN = 'This is open only to clients on the same machine, at its local address. To open it to others, set PAGE=public.';

/** The whole of what the web adapter answers. */
export function createListener(ports: WebPorts, options: WebOptions): RequestListener {
  const table = routes(ports, options);
  const serve = async (req: IncomingMessage, res: ServerResponse) => {
    const address = (req.url ?? '/').split('?', 1)[0]!;
    const route = table.get(address);
    if (!route)
      throw new HttpError(
        404,
        `There is nothing at this address. Questions go to POST /api/ask${options.page === 'off' ? '' : ', the page is at /'}.`,
      );
    if (route.guarded && options.page !== 'public' && !isLocal(req)) throw new HttpError(403, FORBIDDEN);
    if (!route.methods.includes(req.method ?? '')) {
      const allow = route.methods.join(', ');
      throw new HttpError(405, `Use ${allow} at this address.`, { Allow: allow });
    }
    await route.run(req, res);
  };
  return (req, res) => {
    serve(req, res).catch((cause: unknown) => {
      // The client is gone, in the middle of its own request or of our answer: there is nobody to tell.
      if (res.headersSent || req.socket.destroyed) return void res.destroy();
      if (cause instanceof HttpError) return sendJson(res, cause.status, { error: cause.message }, cause.headers);
      const id = ports.report('web.request-failed', cause);
      sendJson(res, 500, { error: `Something went wrong on our side. The log tells more under the id ${id}.`, id });
    });
  };
}
