import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { openBrowser, startServer, without } from './browser.mjs';

const require = createRequire(import.meta.url);

/** The emulator of Teams in a process of its own, without a browser of its own; the address of its page. */
async function startEmulator(endpoint, folder) {
  const cli = require.resolve('@microsoft/m365agentsplayground/cli.js');
  const args = ['start', '-e', endpoint, '-c', 'msteams', '-p', '56161', '--disable-telemetry'];
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_LOGFILE: path.join(folder, 'log'),
  };
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const port = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The emulator ended with ${code}.`)));
    // A port that is taken is replaced by another: it says by which.
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /Listening on (\d+)/.exec(line);
      if (found) resolve(found[1]);
    });
  });
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

const WAIT = 15_000;
/** Pictures of what people see, for whoever wants to look: SCREENSHOTS names a folder. */
const PICTURES = process.env.SCREENSHOTS;

describe('the bot in the emulator of Teams', { skip: without }, () => {
  let folder;
  let server;
  let emulator;
  let browser;
  let page;
  /** Who leads the record, and who comes next. */
  let first;
  let second;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'onrecord-teams-'));
    server = await startServer({ TEAMS_ALLOW_ANONYMOUS: 'true' });
    const pledges = await (await fetch(`${server.url}/pledges.json`)).json();
    [first, second] = pledges.items.map((p) => p.by.name);
    emulator = await startEmulator(`${server.url}/api/messages`, folder);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1500, height: 1300 } });
    page.setDefaultTimeout(WAIT);
    await page.goto(emulator.url);
    await page.getByRole('button', { name: 'Hide log panel' }).click();
  });
  after(async () => {
    await browser?.close();
    await emulator?.stop();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const picture = async (name) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  };
  const seen = (text) => page.getByText(text).last().waitFor();
  const open = (name) => page.getByRole('treeitem', { name }).click();
  async function write(text, { mention = false } = {}) {
    await page.getByRole('textbox').first().click();
    if (mention) {
      await page.keyboard.type('@');
      await page.getByRole('menuitem', { name: /Test Bot/ }).click();
    }
    await page.keyboard.type(`${mention ? ' ' : ''}${text}`);
    await page.keyboard.press('Enter');
  }
  /** How often the page says so. */
  const times = (text) => page.getByText(text, { exact: false }).count();

  test('who opens a chat with it is greeted, with what to ask', async () => {
    await seen('Hello, I answer questions about announcements');
    await page.getByRole('button', { name: 'What can I ask?' }).first().waitFor();
  });

  test('a question in a personal chat: the answer, and a source behind each number', async () => {
    await write(`How much is ${first} investing?`);
    await seen(`${first} plans to invest`);
    const number = page.getByRole('button', { name: '1', exact: true }).last();
    await number.hover();
    await picture('citation');
    // The words that the source prints, and what they support.
    await page.getByText(/For: /).last().waitFor();
  });

  test('a comparison: amounts as bars, each as it is printed', async () => {
    await write(`Compare ${first} and ${second}`);
    await page
      .getByRole('alert', { name: /Horizontal bar chart/ })
      .last()
      .waitFor();
    await picture('comparison');
    await page.getByRole('button', { name: 'Sources in full' }).last().click();
    await picture('sources');
  });

  test('a list: each line has its sources, and it is there as a table', async () => {
    await write('pledges');
    await seen(/\d+ on record/);
    await page.getByRole('button', { name: 'As a table' }).last().click();
    await page.getByText('Figure', { exact: true }).last().waitFor();
    await picture('list');
  });

  test('a button asks the next question: its answer takes the place of the card', async () => {
    await write(`How much is ${second} investing?`);
    const button = page.getByRole('button', { name: `Where is ${second} investing?` });
    await page.waitForTimeout(1500);
    const many = await button.count();
    await button.last().click();
    await page.getByText('Your response was sent to the app').last().waitFor();
    assert.equal(await button.count(), many - 1);
    await picture('card');
  });

  test('a thumb down, with its reason', async () => {
    await page.getByRole('button', { name: 'Dislike' }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('It says too little.');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await page.waitForTimeout(1500);
    await picture('feedback');
    // The emulator keeps its dialog open.
    await page.reload();
    await page.getByRole('textbox').first().waitFor();
    assert.doesNotMatch(server.log(), /"level":"error"/);
  });

  test('a question in French is answered in French', async () => {
    await write(`Combien ${first} et ${second} promettent-ils ensemble ?`);
    await seen('notre calcul');
    await picture('french');
  });

  test('a follow-up', async () => {
    await write(`How much is ${first} investing?`);
    await seen(`${first} plans to invest`);
    await write('And where?');
    await seen(`${first} plans`);
  });

  test('in a group chat it answers who mentions it', async () => {
    await open(/Group Chat/);
    await seen('Hello, I answer questions about announcements');
    await write(`How much is ${first} investing?`, { mention: true });
    await seen(`${first} plans to invest`);
    await picture('group');
  });

  test('in a channel it answers who mentions it', async () => {
    await open(/General/);
    await page.getByText('Hello, I answer questions about announcements').first().waitFor();
    await write(`How much is ${first} investing?`, { mention: true });
    await page.getByText(`${first} plans to invest`).first().waitFor();
    await picture('channel');
  });

  test('the message extension finds a pledge, and its card goes into the message', async () => {
    await open(/Personal Chat/);
    await page.getByRole('button', { name: 'Trigger Message Extension App' }).last().click();
    await page.getByRole('menuitem', { name: 'Search Command' }).click();
    await page.getByRole('textbox', { name: 'Enter a search term' }).fill(second);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(2500);
    await picture('search');
    assert.ok((await times(second)) > 0);
    assert.doesNotMatch(server.log(), /"level":"error"/);
  });
});
