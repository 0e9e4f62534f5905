import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, test } from 'node:test';
import { openBrowser, startServer, without } from './browser.mjs';
import { startIssuer } from './issuer.mjs';

/** A port that was free a moment ago: the issuer is told the address before the server is there. */
const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

describe('PAGE=login', { skip: without }, () => {
  /** The product behind an issuer that knows this person, and a browser that comes to it. */
  async function visiting(person, allowed, work) {
    const [issuer, port] = [await startIssuer({ clientId: 'onrecord', person }), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const server = await startServer({
      PORT: String(port),
      PAGE: 'login',
      PAGE_URL: url,
      OIDC_ISSUER_URL: issuer.url,
      OIDC_CLIENT_ID: 'onrecord',
      OIDC_CLIENT_SECRET: 'secret-of-the-client',
      OIDC_COOKIE_SECRET: 'c'.repeat(40),
      OIDC_ALLOWED: allowed,
    });
    const browser = await openBrowser();
    try {
      await work(await browser.newPage(), url, server);
    } finally {
      await browser.close();
      await server.stop();
      await issuer.stop();
    }
  }

  test('whoever is let in comes back to the address that was asked for, asks, and sees the desk', async () => {
    await visiting({ email: 'ann@paper.example', email_verified: true }, '@paper.example', async (page, url, server) => {
      const bare = await fetch(`${url}/api/pledges`);
      assert.equal(bare.status, 401);
      const res = await page.goto(`${url}/pledges?status=done`);
      assert.equal(res.status(), 200);
      assert.equal(page.url(), `${url}/pledges?status=done`);
      const [cookie] = (await page.context().cookies()).filter((c) => c.name.startsWith('onrecord'));
      assert.deepEqual([cookie.httpOnly, cookie.sameSite], [true, 'Lax']);
      await page.goto(`${url}/desk`);
      await page.locator('#check .fine').waitFor();
      await page.goto(`${url}/`);
      await page.fill('#question', 'help');
      await page.press('#question', 'Enter');
      await page.locator('.answer[data-status="help"]').waitFor();
      assert.doesNotMatch(server.log(), /secret-of-the-client|ann@paper/);
    });
  });

  test('whoever is not is told so, and to whom to turn', async () => {
    await visiting({ email: 'eve@elsewhere.example', email_verified: true }, '@paper.example', async (page, url) => {
      const res = await page.goto(`${url}/pledges`);
      assert.equal(res.status(), 403);
      assert.match(await res.text(), /OIDC_ALLOWED/);
    });
  });
});
