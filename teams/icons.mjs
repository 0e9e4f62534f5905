// Draws the icons of the Teams app from their SVG. `--check` tells whether what lies there is what would be drawn.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const SIZES = { color: 192, outline: 32 };

const at = (file) => path.join(import.meta.dirname, file);
const drawn = (name, size) =>
  new Resvg(readFileSync(at(`${name}.svg`), 'utf8'), { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } }).render().asPng();

for (const [name, size] of Object.entries(SIZES)) {
  const file = at(`${name}.png`);
  const png = drawn(name, size);
  if (!process.argv.includes('--check')) writeFileSync(file, png);
  else if (!existsSync(file) || !readFileSync(file).equals(png)) {
    process.stderr.write(`teams/${name}.png is not what teams/${name}.svg draws: run npm run teams:icons.\n`);
    process.exitCode = 1;
  }
}
