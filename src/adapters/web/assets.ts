import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
}

const FILES = [
  ['/', 'page.html', 'text/html; charset=utf-8'],
  ['/page.js', 'page.js', 'text/javascript; charset=utf-8'],
  ['/page.css', 'page.css', 'text/css; charset=utf-8'],
  ['/icon.svg', 'icon.svg', 'image/svg+xml'],
] as const;

/** The files of the page by their address; read once. The build copies them beside the compiled code. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  return new Map(
    FILES.map(([address, file, type]) => {
      const body = readFileSync(path.join(__dirname, 'page', file));
      return [address, { type, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }];
    }),
  );
}
