import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openBrowser, root, startServer, without } from './browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BUDGET = 300 * 1024;

describe('the page in a browser', { skip: without }, () => {
  let server;
  let browser;
  let folder;
  /** The pledge that leads the table, the one after it, a person who is quoted, and an entry of each kind. */
  let first;
  let second;
  let entries;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'onrecord-e2e-'));
    cpSync(path.join(root, 'knowledge'), folder, { recursive: true });
    server = await startServer({ KNOWLEDGE_DIR: folder });
    browser = await openBrowser();
    const get = async (address) => (await fetch(server.url + address)).json();
    const [pledges, quotes] = [await get('/pledges.json'), await get('/quotes.json')];
    [first, second] = pledges.items;
    const quote = quotes.items.find((q) => q.speaker);
    const conflict = (await get('/api/conflicts?limit=1')).items[0];
    entries = [
      `/pledges/${first.ref.id}`,
      `/quotes/${quote.ref.id}`,
      `/people/${quote.speaker.id}`,
      `/organisations/${first.by.id}`,
      `/places/${first.places[0].id}`,
      `/sources/${quote.source.id}`,
      `/conflicts/${conflict.ref.id}`,
      `/events/${first.event.id}`,
    ];
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  /** A page of its own, which must report nothing and ask nobody else. */
  async function open(address, { lang = 'en', width = 1200, height = 900, dark = false } = {}, work) {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
      colorScheme: dark ? 'dark' : 'light',
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const told = [];
    page.on('console', (m) => ['error', 'warning'].includes(m.type()) && told.push(m.text()));
    page.on('pageerror', (e) => told.push(e.message));
    page.on('request', (r) => !r.url().startsWith(server.url) && !r.url().startsWith('data:') && told.push(`asks ${r.url()}`));
    await page.goto(server.url + address);
    try {
      await work(page, context);
      assert.deepEqual(told, []);
    } finally {
      await context.close();
    }
  }

  const answered = '#talk > li:last-child .answer:not([data-status="waiting"])';
  async function ask(page, text) {
    const turns = await page.locator('#talk > li').count();
    await page.fill('#question', text);
    await page.press('#question', 'Enter');
    await page.locator(`#talk > li:nth-child(${turns + 1}) .answer:not([data-status="waiting"])`).waitFor();
    return page.locator(answered);
  }

  /** What keeps somebody with a screen reader, or weak eyes, from reading it. */
  async function violations(page) {
    await page.evaluate(AXE);
    const { violations: found } = await page.evaluate(() =>
      window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
    );
    return found.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary}`).join('; ')}`);
  }

  const CONVERSATIONS = {
    en: {
      ask: (who) => `How much is ${who} investing?`,
      follow: 'And where?',
      figure: () => first.figures[0].text,
      sources: 'Sources',
    },
    fr: {
      ask: (who) => `Combien ${who} investit-il ?`,
      follow: 'Et où ?',
      figure: async () => (await (await fetch(`${server.url}/pledges.json?lang=fr`)).json()).items[0].figures[0].text,
      sources: 'Sources',
    },
  };
  for (const [lang, words] of Object.entries(CONVERSATIONS))
    test(`a conversation, ${lang}`, async () => {
      await open('/', { lang }, async (page) => {
        const question = words.ask(first.by.name);
        const answer = await ask(page, question);
        assert.equal(await answer.getAttribute('data-status'), 'answered');
        assert.equal(await answer.getAttribute('lang'), lang);
        assert.ok((await answer.innerText()).includes(await words.figure()));
        // A follow-up names nobody.
        const follow = await ask(page, words.follow);
        assert.ok((await follow.innerText()).includes(first.by.name));
        // Earlier questions come back by the arrows.
        await page.press('#question', 'ArrowUp');
        await page.press('#question', 'ArrowUp');
        assert.equal(await page.inputValue('#question'), question);
        // After a reload the conversation is still there, and goes on.
        await page.reload();
        assert.equal(await page.locator('#talk > li').count(), 2);
        // A suggestion is asked by a click.
        await page.locator('#talk > li:last-child .suggestions button').first().click();
        await page.locator('#talk > li:nth-child(3) .answer:not([data-status="waiting"])').waitFor();
        await page.locator('#fresh').click();
        assert.equal(await page.locator('#talk > li').count(), 0);
        assert.ok(await page.locator('#starters').isVisible());
      });
    });

  test('a number shows what it rests on: by pointer, by click, by keyboard', async () => {
    await open('/', {}, async (page) => {
      const answer = await ask(page, `How much is ${first.by.name} investing?`);
      const cite = answer.locator('.cite').first();
      const card = answer.locator('.card');
      await cite.hover();
      await card.waitFor();
      assert.match(await card.innerText(), /“.+”/);
      await page.mouse.move(5, 5);
      await page.locator('.asked').hover();
      await card.waitFor({ state: 'detached' });
      await cite.click();
      await page.mouse.move(5, 400);
      assert.equal(await cite.getAttribute('aria-expanded'), 'true');
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.activeElement.closest('.card') !== null), 'the next stop is a link of the card');
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'detached' });
      assert.ok(await page.evaluate(() => document.activeElement.matches('.cite')));
    });
  });

  test('an answer as Slack and as Teams show it, loaded when asked for; as text, as JSON, and how it was understood', async () => {
    await open('/', {}, async (page) => {
      const loaded = [];
      page.on('request', (r) => loaded.push(new URL(r.url()).pathname));
      const answer = await ask(page, `How much is ${first.by.name} investing?`);
      const plain = await answer.locator('.shown p').first().innerText();
      assert.deepEqual(
        loaded.filter((p) => p.startsWith('/preview/')),
        [],
      );
      const figure = first.figures[0].text.split(' (')[0];
      for (const [name, platform] of [
        ['As in Slack', 'slack'],
        ['As in Teams', 'teams'],
      ]) {
        await answer.getByRole('button', { name }).click();
        await answer.locator(`.preview.${platform}`).getByText(figure).first().waitFor();
        assert.ok(loaded.includes(`/preview/${platform}.js`));
      }
      await answer.getByRole('button', { name: 'Plain text' }).click();
      assert.ok((await answer.locator('.panel pre').innerText()).startsWith(plain.slice(0, 40)));
      await answer.getByRole('button', { name: 'JSON' }).click();
      assert.equal(JSON.parse(await answer.locator('.panel pre').innerText()).status, 'answered');
      await answer.getByRole('button', { name: 'How was this understood?' }).click();
      assert.match(await answer.locator('.panel').innerText(), /taken as figure/);
      await answer.getByRole('button', { name: 'Answer' }).click();
      assert.ok(await answer.locator('.shown').isVisible());
    });
  });

  test('the keyboard is enough: to the content, to the question, to another look, to the sources', async () => {
    await open('/pledges', {}, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.name), 'q');
    });
    await open('/', {}, async (page) => {
      assert.equal(await page.evaluate(() => document.activeElement.id), 'question');
      await page.keyboard.type(`How much is ${first.by.name} investing?`);
      await page.keyboard.press('Enter');
      await page.locator(answered).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'question');
      // Backwards through all that the answer offers, up to its first number.
      const seen = [];
      for (let i = 0; i < 60 && seen.at(-1) !== 'cite'; i++) {
        await page.keyboard.press('Shift+Tab');
        const at = await page.evaluate(() => {
          const on = document.activeElement;
          return on.matches('.cite') ? 'cite' : on.matches('.looks button') ? on.textContent : on.tagName;
        });
        seen.push(at);
        if (at === 'Plain text') {
          await page.keyboard.press('Space');
          await page.locator('.panel pre').waitFor();
          await page.keyboard.press('Shift+Tab');
          await page.keyboard.press('Shift+Tab');
          await page.keyboard.press('Shift+Tab');
          await page.keyboard.press('Enter');
          seen.push('back');
        }
      }
      assert.ok(seen.includes('back') && seen.at(-1) === 'cite', seen.join(', '));
    });
  });

  test('pledges are sorted, narrowed, drawn, and taken along', async () => {
    await open('/pledges', {}, async (page) => {
      const names = () => page.locator('tbody th a').allInnerTexts();
      assert.deepEqual((await names()).slice(0, 2), [first.by.name, second.by.name]);
      await page.getByRole('columnheader', { name: 'Who' }).getByRole('link').click();
      const sorted = await names();
      assert.deepEqual(sorted, [...sorted].sort(new Intl.Collator('en').compare));
      await page.getByLabel('Status').selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Filter' }).click();
      const few = await page.locator('tbody tr').count();
      assert.ok(few > 0 && few < sorted.length);
      assert.match(await page.locator('.total summary').innerText(), new RegExp(`of ${few} pledges`));
      const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
      const lines = readFileSync(await csv.path(), 'utf8')
        .trimEnd()
        .split('\r\n');
      assert.equal(lines.length, few + 1);
      await page.getByRole('link', { name: 'Chart' }).click();
      assert.ok((await page.locator('.chart rect').count()) > 0);
      await page.getByRole('link', { name: 'By place' }).click();
      assert.ok((await page.locator('.map li').count()) > 0);
    });
  });

  test('a citation is copied by its button', async () => {
    await open(entries[0], {}, async (page, context) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy' }).click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.ok(copied.includes(first.by.name) && copied.includes(`${server.url}${entries[0]}`), copied);
    });
  });

  test('the desk sees an edited file, its fault, and what changed', async () => {
    const file = path.join(folder, 'organisations.yaml');
    const whole = readFileSync(file, 'utf8');
    const pledge = path.join(folder, 'pledges', first.event.id, `${first.ref.id}.yaml`);
    const wholePledge = readFileSync(pledge, 'utf8');
    await open('/desk', {}, async (page) => {
      await page.locator('#check .fine').waitFor();
      appendFileSync(file, '\nnobody: {colour: red}\n');
      await page.locator('#check .faults li').first().waitFor({ timeout: 20_000 });
      assert.match(await page.locator('#check .faults').innerText(), /organisations\.yaml:\d+/);
      writeFileSync(file, whole);
      writeFileSync(
        pledge,
        wholePledge
          .replace(/^title:\n {2}en: .*$/m, 'title:\n  en: "Something else"')
          .replace(/^( +)due: 2027-12-31$/m, '$1due: 2028-12-31'),
      );
      await page.locator('#check .fine').waitFor({ timeout: 20_000 });
      await page.reload();
      const [old, now] = await page
        .getByLabel('From')
        .locator('option')
        .evaluateAll((all) => [all[0].value, all.at(-1).value]);
      assert.notEqual(old, now);
      await page.getByLabel('From').selectOption(old);
      await page.getByLabel('To').selectOption(now);
      await page.getByRole('button', { name: 'Compare' }).click();
      assert.match(await page.locator('.changes').innerText(), new RegExp(`changed claim ${first.ref.id}#`));
    });
    writeFileSync(pledge, wholePledge);
  });

  const LISTS = [
    '/pledges',
    '/pledges?view=chart',
    '/pledges?view=map',
    '/quotes',
    '/people',
    '/organisations',
    '/places',
    '/conflicts',
    '/sources',
    '/events',
    '/desk',
  ];
  test('the desk shows what a digest would say', async () => {
    await open('/desk', { lang: 'fr' }, async (page) => {
      await page.getByLabel('Sur (des noms').fill(first.by.name);
      await page.getByRole('button', { name: 'Aperçu' }).click();
      assert.ok((await page.locator('.digest').innerText()).includes(first.by.name));
    });
  });

  // Each of the two languages, of light and dark, of wide and narrow, once.
  for (const [lang, dark, width] of [
    ['en', false, 1200],
    ['fr', true, 390],
  ])
    test(`nothing keeps anybody from reading it: ${lang}, ${dark ? 'dark' : 'light'}, ${width} pixels wide`, async () => {
      const found = {};
      await open('/', { lang, dark, width }, async (page) => {
        const look = async (name) => {
          const all = await violations(page);
          if (all.length > 0) found[name] = all;
        };
        for (const address of [...LISTS, ...entries]) {
          await page.goto(server.url + address);
          await look(address);
        }
        await page.goto(`${server.url}/`);
        await look('the chat at its start');
        const answer = await ask(page, CONVERSATIONS[lang].ask(first.by.name));
        await answer.locator('.cite').first().click();
        await look('an answer and a card');
      });
      assert.deepEqual(found, {});
    });

  test('at 390 pixels nothing runs out of the page', async () => {
    for (const lang of ['en', 'fr'])
      await open('/', { lang, width: 390, height: 844 }, async (page) => {
        for (const address of [...LISTS, ...entries]) {
          await page.goto(server.url + address);
          const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(wide <= window, `${address} in ${lang} is ${wide} wide`);
        }
      });
    await open('/', { width: 390, height: 844 }, async (page) => {
      const answer = await ask(page, `How much is ${first.by.name} investing?`);
      await answer.locator('.cite').first().click();
      for (const name of ['As in Slack', 'As in Teams', 'JSON']) {
        await answer.getByRole('button', { name }).click();
        await page.waitForTimeout(300);
        const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= window, `${name} is ${wide} wide`);
      }
    });
  });

  test('what a page takes to load stays within its budget', async () => {
    for (const address of ['/', '/pledges', entries[0]])
      await open(address, {}, async (page) => {
        const sizes = await page.evaluate(() =>
          [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((e) => [
            e.name,
            e.encodedBodySize,
          ]),
        );
        const whole = sizes.reduce((n, [, size]) => n + size, 0);
        assert.ok(whole > 1000 && whole < BUDGET, `${address} takes ${whole} bytes: ${JSON.stringify(sizes)}`);
      });
  });
});
