/**
 * Copies the files of the page beside the compiled code, and bundles the renderers of previews: what Slack and Teams
 * show, by libraries that others keep. They are loaded only by those who ask for a preview.
 */
import { build } from 'esbuild';
import { cpSync } from 'node:fs';
import path from 'node:path';

const web = path.join(import.meta.dirname, '..');
const out = path.join(web, '..', '..', '..', 'dist', 'adapters', 'web', 'page');

cpSync(path.join(web, 'page'), out, { recursive: true });
await build({
  entryPoints: ['slack', 'teams'].map((platform) => path.join(web, 'previews', `${platform}.mjs`)),
  outdir: path.join(out, 'preview'),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  logLevel: 'warning',
});
