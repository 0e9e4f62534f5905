import type { RequestListener } from 'node:http';
import compression from 'compression';
import express, { type RequestHandler } from 'express';
import type { Meters } from '../../model/meters.js';

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
}

/** One address for everything: what a platform calls, and for all the rest the page and the API. Each request is measured. */
export function createSite(
  web: RequestListener,
  platforms: readonly RequestHandler[],
  measure: Meters['request'] = () => {},
  { proxies = 0, before = [] }: SiteOptions = {},
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
  return site;
}
