import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';

/** Requests of one address within a minute: what is asked takes work, and nobody reads so many pages. */
export const PER_MINUTE = { asked: 120, read: 1200 } as const;

const limit = (most: number): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: most,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // A proxy that is not told of in PAGE_PROXIES is one client; this is nothing to warn of at each of its requests.
    validate: false,
    message: { error: 'Too many requests from your address within a minute. Wait a moment, then go on.' },
  });

/** Holds back whoever asks too much. Whether the server lives is not asked too often. */
export function createLimit(per: Readonly<Record<keyof typeof PER_MINUTE, number>> = PER_MINUTE): RequestHandler {
  const [asked, read] = [limit(per.asked), limit(per.read)];
  const free = new Set(['/healthz', '/readyz', '/metrics']);
  return (req, res, next) => {
    if (free.has(req.path)) next();
    else if (req.method === 'GET' || req.method === 'HEAD') void read(req, res, next);
    else void asked(req, res, next);
  };
}
