import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { apiRoutes } from '../api/routes.js';
import { mcpRoutes } from '../mcp/routes.js';
import { faultPage } from '../../render/html/fault.js';
import { admitted, wantsPage } from './admission.js';
import { healthRoutes } from './health.js';
import { HttpError, send, sendJson } from './http.js';
import { pageRoutes } from './pages.js';
import type { WebOptions, WebPorts } from './ports.js';
import { routeAt, type Route } from './route.js';

/** Tells why not: a browser as a page, a program as JSON. */
function refuse(req: IncomingMessage, res: ServerResponse, { status, message, headers }: HttpError): void {
  if (wantsPage(req)) send(res, status, 'text/html; charset=utf-8', faultPage(message), headers);
  else sendJson(res, status, { error: message }, headers);
}

/** The whole of what the web adapter answers. */
export function createListener(ports: WebPorts, options: WebOptions): RequestListener {
  const table = new Map<string, Route>([
    ...healthRoutes(ports),
    // Behind a proxy that does not tell of itself everybody looks local: what is off answers nobody at all.
    ...(options.page === 'off' ? [] : [...apiRoutes(ports, options), ...mcpRoutes(ports, options), ...pageRoutes(ports, options)]),
  ]);
  const serve = async (req: IncomingMessage, res: ServerResponse) => {
    const found = routeAt(table, req.url ?? '/');
    if (!found)
      throw new HttpError(
        404,
        options.page === 'off'
          ? 'There is nothing at this address: the page, the API and /mcp are off. To open them, set PAGE.'
          : 'There is nothing at this address. Questions go to POST /api/ask, the page is at /.',
      );
    const { route, at } = found;
    if (!(await admitted(route.audience, options, req, res))) return;
    if (!route.methods.includes(req.method ?? '')) {
      const allow = route.methods.join(', ');
      throw new HttpError(405, `Use ${allow} at this address.`, { Allow: allow });
    }
    await route.run(req, res, at);
  };
  return (req, res) => {
    serve(req, res).catch((cause: unknown) => {
      // The client is gone, in the middle of its own request or of our answer: there is nobody to tell.
      if (res.headersSent || req.socket.destroyed) return void res.destroy();
      if (cause instanceof HttpError) return refuse(req, res, cause);
      const id = ports.report('web.request-failed', cause);
      sendJson(res, 500, { error: `Something went wrong on our side. The log tells more under the id ${id}.`, id });
    });
  };
}
