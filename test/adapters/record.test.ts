import { createListener } from '../../src/adapters/web/routes.js';
import { listen, type RunningServer } from '../../src/adapters/web/server.js';
import { createSite } from '../../src/adapters/web/site.js';
import { createBrowse } from '../../src/browse/browse.js';
import type { KnowledgeBase } from '../../src/knowledge/base.js';
import { emptyDesk, fakeHandle } from '../support/fake.js';
import { LANGS, RECORDS } from '../support/records.js';

const running: RunningServer[] = [];
afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()));
});

async function site(kb: KnowledgeBase): Promise<(path: string, headers?: Record<string, string>) => Promise<Response>> {
  const ports = {
    handle: fakeHandle().handle,
    browse: createBrowse(() => kb),
    amountOf: () => undefined,
    desk: emptyDesk,
    report: (_: string, cause: unknown) => String(cause),
    newId: () => 'x',
  };
  const listener = createListener(
    { ...ports, state: undefined as never, metrics: undefined as never },
    { page: 'local', answerWithin: 1000 },
  );
  const server = await listen(createSite(listener, []), '127.0.0.1', 0);
  running.push(server);
  return (path, headers = {}) => fetch(new URL(path, server.url), { headers });
}

const PARTS = ['pledges', 'quotes', 'people', 'organisations', 'places', 'sources', 'conflicts', 'events'] as const;

/** What machines are told in a page. */
const dataIn = (html: string): Record<string, unknown>[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].flatMap(
    (m) => (JSON.parse(m[1]!) as { '@graph': Record<string, unknown>[] })['@graph'],
  );

/** Rows of a CSV, which our own cells always quote. */
const rowsOf = (csv: string): string[][] =>
  csv
    .replace('\ufeff', '')
    .trimEnd()
    .split(/\r\n(?=")/)
    .map((row) => row.slice(1, -1).split('","'));

describe.each(RECORDS)('%s', (_, kb) => {
  let get: Awaited<ReturnType<typeof site>>;
  beforeAll(async () => {
    get = await site(kb);
  });

  test.each(LANGS)(
    '%s: every entry has an address, and every address that a page names is one',
    async (lang) => {
      const seen = new Set<string>();
      const waiting = PARTS.map((part) => `/${part}`);
      while (waiting.length > 0) {
        const path = waiting.pop()!;
        if (seen.has(path)) continue;
        seen.add(path);
        const res = await get(`${path}?lang=${lang}`);
        expect([path, res.status]).toEqual([path, 200]);
        const html = await res.text();
        expect(html).toContain(`<html lang="${lang}">`);
        expect(html).not.toMatch(/undefined|\[object|\{\w+\}|<style|\sstyle=|\son\w+="/);
        // What a slot was to hold stands where it was to stand.
        expect(html).not.toMatch(/[:,] ?\.(?! ?\.)/);
        // Every claim that is linked to stands on its page.
        for (const [, to, anchor] of html.matchAll(/href="(\/[^"?#]*)[^"#]*(?:#([^"]*))?"/g)) {
          if (/^\/(pledges|quotes|people|organisations|places|sources|conflicts|events)\/[^/]+$/.test(to!)) waiting.push(to!);
          if (anchor !== undefined && to === path) expect(html).toContain(` id="${anchor}"`);
        }
      }
      for (const part of PARTS) for (const id of kb[part].keys()) expect([...seen]).toContain(`/${part}/${id}`);
    },
    60_000,
  );

  test('quotations and reviews of disputed claims are told to machines', async () => {
    const [quote] = [...kb.quotes.values()].filter((q) => q.speaker);
    expect(dataIn(await (await get(`/quotes/${quote!.id}`)).text())).toMatchObject([
      {
        '@type': 'Quotation',
        text: quote!.words,
        inLanguage: quote!.lang,
        creator: { '@type': 'Person', name: kb.people.get(quote!.speaker as never)!.name },
        isPartOf: { url: kb.sources.get(quote!.at as never)!.url },
      },
    ]);
    const [conflict] = [...kb.conflicts.values()].filter((c) => c.versions.some((v) => !v.stands));
    const reviews = dataIn(await (await get(`/conflicts/${conflict!.id}?lang=fr`)).text());
    expect(reviews).toHaveLength(conflict!.versions.length);
    for (const { says, stands } of conflict!.versions)
      expect(reviews).toContainEqual(
        expect.objectContaining({
          '@type': 'ClaimReview',
          claimReviewed: says.fr,
          reviewBody: conflict!.verdict.fr,
          reviewRating: expect.objectContaining({ ratingValue: stands ? 5 : 1 }) as unknown,
        }),
      );
  });

  test('what is shown can be had as CSV and JSON, all of it', async () => {
    const [home] = [...kb.pledges.values()].flatMap((p) => kb.organisations.get(p.by as never)?.home ?? []);
    for (const [query, count] of [
      ['', kb.pledges.size],
      [`?home=${home}&limit=1`, kb.pledgesFrom(home as never).length],
    ] as const) {
      const csv = await get(`/pledges.csv${query}`);
      expect(csv.headers.get('content-disposition')).toBe('attachment; filename="pledges.csv"');
      const [head, ...rows] = rowsOf(await csv.text());
      expect(rows).toHaveLength(count);
      for (const row of rows) expect(row).toHaveLength(head!.length);
      expect(((await (await get(`/pledges.json${query}`)).json()) as { items: unknown[] }).items).toHaveLength(count);
    }
    expect(rowsOf(await (await get('/quotes.csv')).text())).toHaveLength(kb.quotes.size + 1);
  });

  test('a figure of the table leads to the claim that states it', async () => {
    const html = await (await get('/pledges')).text();
    const figures = [...html.matchAll(/<a class="number" href="(\/pledges\/[^"#]+)#([^"]+)"/g)];
    expect(figures.length).toBeGreaterThan(3);
    for (const [, path, claim] of figures.slice(0, 5)) expect(await (await get(path!)).text()).toContain(`id="${claim}"`);
  });
});

describe('what an address brings along', () => {
  let get: Awaited<ReturnType<typeof site>>;
  beforeAll(async () => {
    get = await site(RECORDS[0]![1]);
  });

  test.each([
    '/pledges?q=%3Cscript%3Ealert(1)%3C/script%3E',
    '/pledges?topic=%22%3E%3Cimg%20src=x%3E',
    '/pledges?sort=name&view=%3Cb%3E',
    '/quotes?q=%3Cscript%3E%22',
    '/pledges/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  ])('%s is text', async (path) => {
    const html = await (await get(path)).text();
    expect(html).not.toMatch(/<script>|<img src=x|<b>/);
  });

  test('a page knows its address by the one that was called', async () => {
    const html = await (await get('/pledges')).text();
    expect(html).toMatch(/<link rel="canonical" href="http:\/\/127\.0\.0\.1:\d+\/pledges">/);
  });

  test.each([
    ['/pledges?limit=0', 400, '"limit" must be'],
    ['/pledges?sort=colour', 400, '"sort" must be'],
    ['/pledges?lang=de', 400, 'neither "en" nor "fr"'],
    ['/pledges/nothing', 404, 'Nothing is on record at this address.'],
    ['/people/%ff', 404, 'There is nothing at this address'],
  ])('%s: %i', async (path, status, told) => {
    const res = await get(path);
    const text = await res.text();
    const error = res.headers.get('content-type')!.includes('json') ? (JSON.parse(text) as { error: string }).error : text;
    expect([res.status, error]).toEqual([status, expect.stringContaining(told)]);
  });

  test('the language that the browser would rather read, unless the address tells', async () => {
    const french = { 'Accept-Language': 'fr-FR,fr;q=0.9' };
    expect(await (await get('/pledges', french)).text()).toContain('<html lang="fr">');
    const html = await (await get('/pledges?lang=en', french)).text();
    expect(html).toContain('<html lang="en">');
    // Chosen once, it is kept from page to page.
    expect(html).toContain('href="/quotes?lang=en"');
  });

  test('what is chosen stays in the form, and the way to the other language keeps it', async () => {
    const html = await (await get('/pledges?q=cloud&status=planned')).text();
    expect(html).toContain('name="q" value="cloud"');
    expect(html).toContain('<option value="planned" selected>');
    expect(html).toContain('href="/pledges?q=cloud&amp;status=planned&amp;lang=fr"');
  });
});
