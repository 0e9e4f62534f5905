import type { RequestListener } from 'node:http';
import express, { type RequestHandler } from 'express';

/** One address for everything: what a platform calls, and for all the rest the page and the API. */
export function createSite(web: RequestListener, platforms: readonly RequestHandler[]): RequestListener {
  const site = express();
  site.disable('x-powered-by');
  site.disable('etag');
  // A body that nobody read to its end would hold its connection open.
  site.use((req, res, next) => {
    res.once('finish', () => req.resume());
    next();
  });
  for (const routes of platforms) site.use(routes);
  site.use((req, res) => web(req, res));
  return site;
}
