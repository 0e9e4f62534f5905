/** Takes the pictures of the README anew: node test/e2e/pictures.mjs, after npm run build. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openBrowser, root, startServer } from './browser.mjs';

const out = path.join(root, 'docs', 'pictures');
mkdirSync(out, { recursive: true });
const server = await startServer();
const browser = await openBrowser();
const { items } = await (await fetch(`${server.url}/pledges.json`)).json();
const [first, second] = items.map((row) => row.by.name);

async function picture(name, address, { width = 1080, height, dark = false }, work = async () => {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', locale: 'en-GB' });
  await page.goto(server.url + address);
  await work(page);
  await page.screenshot({ path: path.join(out, `${name}.png`) });
  await page.close();
}
const asked = async (page, question) => {
  await page.fill('#question', question);
  await page.press('#question', 'Enter');
  await page.locator('.answer:not([data-status="waiting"])').waitFor();
};

await picture('ask', '/', { height: 660 }, async (page) => {
  await asked(page, `How much is ${first} investing?`);
  await page.locator('.cite').first().hover();
  await page.locator('.card').waitFor();
});
await picture('pledges', '/pledges', { width: 1150, height: 700 });
await picture('slack', '/', { height: 740, dark: true }, async (page) => {
  await asked(page, `Who is investing more, ${first} or ${second}?`);
  await page.getByRole('button', { name: 'As in Slack' }).click();
  await page.locator('.preview.slack').getByText(first).first().waitFor();
});
await browser.close();
await server.stop();
