import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
}

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** The files of the page by their address. The renderers of previews are built, and loaded only when somebody asks for one. */
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/page.js': ['page.js', SCRIPT],
  '/tree.js': ['tree.js', SCRIPT],
  '/chat.js': ['chat.js', SCRIPT],
  '/desk.js': ['desk.js', SCRIPT],
  '/page.css': ['page.css', STYLE],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
  '/preview/slack.js': ['preview/slack.js', SCRIPT],
  '/preview/slack.css': ['preview/slack.css', STYLE],
  '/preview/teams.js': ['preview/teams.js', SCRIPT],
  '/preview/teams.css': ['preview/teams.css', STYLE],
};
export const ASSETS = Object.keys(FILES);

const loaded = new Map<string, Asset>();

/** A file of the page, read once; undefined where the build has not made it. The build copies them beside the compiled code. */
export function asset(address: string): Asset | undefined {
  const known = loaded.get(address);
  if (known) return known;
  const [file, type] = FILES[address]!;
  const at = path.join(__dirname, 'page', file);
  if (!existsSync(at)) return undefined;
  const body = readFileSync(at);
  const made: Asset = {
    type,
    body,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  };
  loaded.set(address, made);
  return made;
}
