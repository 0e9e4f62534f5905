import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { auth, type OpenidRequest, type OpenidResponse } from 'express-openid-connect';
import { isAllowed } from './allowed.js';
import { HttpError } from './http.js';
import type { Login } from './ports.js';

/** How people log in: by an OpenID Connect issuer, which knows them. */
export interface LoginOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly cookieSecret: string;
  /** Where people reach the site, to which the issuer sends them back: at `/callback`. */
  readonly url: string;
  /** E-mail addresses and @domains in lower case; empty: everybody with an account at the issuer. */
  readonly allowed: readonly string[];
}

const REFUSED = 'Your account is not among those that may read this. Ask whoever runs it to add your address to OIDC_ALLOWED.';

/** In seconds: a working day without a look at the page, and a week with one every day. */
const SESSION = { idle: 12 * 3600, longest: 7 * 24 * 3600 } as const;

/** Login, and the addresses that it needs: `/callback` and `/logout`. The session is a cookie, encrypted: any replica reads it. */
export function createLogin({
  issuer,
  clientId,
  clientSecret,
  cookieSecret,
  url,
  allowed,
}: LoginOptions): Login & { routes: RequestHandler } {
  const claimsOf = (req: IncomingMessage) => (req as OpenidRequest).oidc?.idTokenClaims;
  const routes = auth({
    issuerBaseURL: issuer,
    clientID: clientId,
    clientSecret,
    secret: cookieSecret,
    baseURL: url,
    authRequired: false,
    enableTelemetry: false,
    // Who somebody is, and no access to anything of theirs.
    authorizationParams: { response_type: 'code', scope: 'openid email' },
    session: { name: 'onrecord', rollingDuration: SESSION.idle, absoluteDuration: SESSION.longest },
    routes: { login: false },
  });
  return {
    routes,
    isIn(req) {
      const claims = claimsOf(req);
      if (!claims) return false;
      // Looked at each time: whoever is taken off the list is out at once.
      if (!isAllowed(claims, allowed)) throw new HttpError(403, REFUSED);
      return true;
    },
    ask: (req: IncomingMessage, res: ServerResponse) => (res as unknown as OpenidResponse).oidc.login({ returnTo: req.url ?? '/' }),
  };
}
