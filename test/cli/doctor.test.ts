import path from 'node:path';
import { examine, withoutPassword } from '../../src/cli/doctor.js';

const RECORD = path.join(__dirname, '..', 'records', 'harbour-forum');

test('an empty environment: what runs, what is not connected, what to set', async () => {
  const { report, faulty } = await examine({ KNOWLEDGE_DIR: RECORD });
  expect(report).toMatch(/^ {2}Knowledge {2}version [0-9a-f]+: events \d+, pledges \d+, claims \d+, quotes \d+, sources \d+ /m);
  expect(report).toContain('  Slack      not connected; to connect it, make the app from `onrecord manifest`, and set SLACK_BOT_TOKEN');
  expect(report).toContain('  Teams      not connected; to connect it, register a bot in Azure, and set MicrosoftAppId');
  expect(report).toMatch(
    /^ {2}Machines {3}for whom the page is: .*\/api\/openapi\.json, .*\/mcp\n.*onrecord mcp`\n.*\/metrics; .*\/readyz$/m,
  );
  expect(report).toContain('  Store      file:data/onrecord.db (DATABASE_URL)');
  expect(report).toContain('  Questions  not kept (QUESTION_LOG_DAYS is 0)');
  expect(faulty).toBe(false);
});

test('faults of the settings and of the knowledge stand side by side', async () => {
  const { report, faulty } = await examine({ PORT: 'x', PAGE: 'y', KNOWLEDGE_DIR: path.join(__dirname, 'no-such-folder') });
  expect(report).toMatch(/^! Setting {4}PORT is "x": write a whole number/m);
  expect(report).toMatch(/^! Setting {4}PAGE is "y": write/m);
  expect(report).toMatch(/^! Knowledge {2}1 fault in the knowledge base:/m);
  expect(faulty).toBe(true);
});

test('no token is shown', async () => {
  const { report } = await examine({
    SLACK_BOT_TOKEN: 'xoxb-hunter2',
    SLACK_APP_TOKEN: 'xapp-hunter2',
    DATABASE_URL: 'postgres://me:hunter2@db.example/x',
  });
  expect(report).toContain('  Slack      configured, by Socket Mode\n');
  expect(report).not.toContain('hunter2');
});

test.each<[NodeJS.ProcessEnv, string]>([
  [
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'f'.repeat(32) },
    'configured, by HTTP: Slack calls https://YOUR-ADDRESS/slack/events',
  ],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET is missing'],
  [{ SLACK_CLIENT_ID: '1.2' }, 'ENCRYPTION_KEY is missing'],
])('Slack with %j: %s', async (env, says) => {
  expect((await examine(env)).report).toContain(says);
});

test.each([
  ['file:data/onrecord.db', 'file:data/onrecord.db'],
  ['postgres://me:secret@db.example:5432/record?sslmode=require', 'postgres://…@db.example:5432/record'],
  ['postgres://db.example/record', 'postgres://db.example/record'],
  ['postgres://me:se/cret@db example/record', 'postgres://…@db example/record'],
])('%s is shown as %s', (address, shown) => {
  expect(withoutPassword(address)).toBe(shown);
});
