import type { IncomingMessage } from 'node:http';
import type { Scene } from '../../render/html/layout.js';
import type { At } from './route.js';
import { readLang } from './wishes.js';

/** The address that a client called, as it says: only for what is shown to that client. */
const calledAt = (req: IncomingMessage): string => `http://${req.headers.host ?? 'localhost'}`;

/** What a page is shown with. */
export function sceneOf(req: IncomingMessage, { query }: At, of: { origin?: string | undefined; version: string; editor: boolean }): Scene {
  const own = new URLSearchParams(query);
  own.delete('lang');
  return {
    lang: readLang(query, req),
    path: (req.url ?? '/').split('?', 1)[0]!,
    query: own,
    chosen: Boolean(query.get('lang')),
    origin: of.origin ?? calledAt(req),
    version: of.version,
    editor: of.editor,
  };
}
