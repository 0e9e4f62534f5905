// Builds the zip that is uploaded to Teams: the manifest with the ids of this installation, its French texts, the icons.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';

const ROOT = path.join(import.meta.dirname, '..');
const FILES = ['fr.json', 'color.png', 'outline.png'];
const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(ROOT, 'dist', 'onrecord-teams.zip') } } });
try {
  loadEnvFile(path.join(ROOT, '.env'));
} catch {
  // Without a .env the environment is all there is.
}
const id = process.env.MicrosoftAppId?.trim() ?? '';
if (!GUID.test(id)) {
  process.stderr.write('MicrosoftAppId is missing or is no id: write the application (client) id of the bot into .env, then run this again.\n');
  process.exit(2);
}

const read = (file) => readFileSync(path.join(import.meta.dirname, file));
const manifest = JSON.parse(read('manifest.json').toString('utf8'));
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
manifest.id = id;
manifest.version = version;
for (const part of [...manifest.bots, ...manifest.composeExtensions]) part.botId = id;

const entries = { 'manifest.json': Buffer.from(JSON.stringify(manifest, null, 2)), ...Object.fromEntries(FILES.map((file) => [file, read(file)])) };
mkdirSync(path.dirname(values.out), { recursive: true });
// The same content gives the same bytes.
writeFileSync(values.out, zipSync(entries, { mtime: new Date('2024-01-01T00:00:00Z') }));
process.stdout.write(`Wrote ${path.relative(process.cwd(), values.out)}: upload it in Teams (Apps, Manage your apps, Upload an app), or in the Teams admin centre.\n`);
