import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError, isLocal } from './http.js';
import type { WebOptions } from './ports.js';
import type { Audience } from './route.js';

const LOCAL = 'This is open only to clients on the same machine, at its local address. To open it to others, set PAGE=public.';
const EDITORS = 'This is for the editors of the record. To let them in, set PAGE=local or PAGE=login.';
const LOGIN = 'Log in first: open the page in a browser.';

/** Whether what is for editors alone is open to this client, once it is in. */
export const isEditor = (options: WebOptions): boolean => options.page === 'local' || options.page === 'login';

/** Whether a person waits for a page. */
export const wantsPage = (req: IncomingMessage): boolean => req.method === 'GET' && /text\/html/.test(req.headers.accept ?? '');

/**
 * True where a client may go on. A browser that has not logged in is sent to do that, and is answered by it. Throws
 * where PAGE does not let a client in.
 */
export async function admitted(audience: Audience, options: WebOptions, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  if (audience === 'everybody') return true;
  if (audience === 'editors' && !isEditor(options)) throw new HttpError(403, EDITORS);
  switch (options.page) {
    case 'public':
      return true;
    case 'local':
    case 'off':
      if (!isLocal(req)) throw new HttpError(403, LOCAL);
      return true;
    case 'login':
      if (options.login.isIn(req)) return true;
      if (!wantsPage(req)) throw new HttpError(401, LOGIN);
      await options.login.ask(req, res);
      return false;
  }
}
