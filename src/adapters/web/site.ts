import type { RequestListener } from 'node:http';
import compression from 'compression';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Meters } from '../../model/meters.js';
import { sendJson } from './http.js';

/** The parts of the site, by how their addresses begin; the first that fits. What is none of them is the page. */
const AREAS = [
  ['/api/messages', 'teams'],
  ['/api/', 'api'],
  ['/mcp', 'mcp'],
  ['/slack/', 'slack'],
  ['/healthz', 'health'],
  ['/readyz', 'health'],
  ['/metrics', 'health'],
] as const;
export const areaOf = (address: string): string => AREAS.find(([start]) => address.startsWith(start))?.[1] ?? 'page';

export interface SiteOptions {
  /** How many proxies stand before it, which tell the address of the client. */
  readonly proxies?: number;
  /** What stands before the page, in this order: who asks too much, who has logged in. */
  readonly before?: readonly RequestHandler[];
  /** Puts what nobody foresaw into the log, and returns the id by which it is found there. */
  readonly report?: (event: string, cause: unknown) => string;
}

/**
 * What a platform's or the login's own handler could not take. Without this, express would answer with the stack of the
 * error, and write it where no log is.
 */
const refusing =
  (report: NonNullable<SiteOptions['report']>): ErrorRequestHandler =>
  (cause: { status?: unknown } | undefined, _, res, __) => {
    if (res.headersSent) return void res.destroy();
    const status = typeof cause?.status === 'number' && cause.status >= 400 && cause.status < 500 ? cause.status : 500;
    if (status < 500) return sendJson(res, status, { error: 'This request cannot be taken as it is. Go back, and try again.' });
    const id = report('web.request-failed', cause);
    sendJson(res, status, { error: `Something went wrong on our side. The log tells more under the id ${id}.`, id });
  };

/** One address for everything: what a platform calls, and for all the rest the page and the API. Each request is measured. */
export function createSite(
  web: RequestListener,
  platforms: readonly RequestHandler[],
  measure: Meters['request'] = () => {},
  { proxies = 0, before = [], report = () => '' }: SiteOptions = {},
): RequestListener {
  const site = express();
  site.set('trust proxy', proxies);
  site.disable('x-powered-by');
  site.disable('etag');
  site.use((req, res, next) => {
    const from = performance.now();
    const area = areaOf(req.url);
    res.once('close', () => measure(area, res.statusCode, (performance.now() - from) / 1000));
    next();
  });
  // A body that nobody read to its end would hold its connection open.
  site.use((req, res, next) => {
    res.once('finish', () => req.resume());
    next();
  });
  for (const routes of platforms) site.use(routes);
  for (const handler of before) site.use(handler);
  // A stream of events is sent as it comes.
  site.use(
    compression({ filter: (req, res) => !/event-stream/.test(String(res.getHeader('content-type'))) && compression.filter(req, res) }),
  );
  site.use((req, res) => web(req, res));
  site.use(refusing(report));
  return site;
}
