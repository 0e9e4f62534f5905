import Ajv2020 from 'ajv/dist/2020.js';
import { apiRoutes } from '../../src/adapters/api/routes.js';
import { createListener } from '../../src/adapters/web/routes.js';
import { listen, type RunningServer } from '../../src/adapters/web/server.js';
import { createSite } from '../../src/adapters/web/site.js';
import type { WebPorts } from '../../src/adapters/web/ports.js';
import { createCheck } from '../../src/bot/check.js';
import { createCorridor } from '../../src/bot/handle.js';
import { createMemory } from '../../src/bot/memory.js';
import { createBrowse } from '../../src/browse/browse.js';
import type { KnowledgeBase } from '../../src/knowledge/base.js';
import { RECORDS } from '../support/records.js';
import { emptyDesk } from '../support/fake.js';

type Json = Readonly<Record<string, unknown>>;
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Json }[];
  readonly requestBody?: { readonly content: Json };
  readonly responses: Json;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

const running: RunningServer[] = [];
afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()));
});

/** The API of a record, on a server that runs. */
async function serving(kb: KnowledgeBase, over: Partial<WebPorts> = {}) {
  const release = '9.9.9';
  const corridor = createCorridor({ knowledge: () => kb, memory: createMemory(), clock: { now: () => new Date(0) }, release });
  const ports: WebPorts = {
    handle: corridor.handle,
    browse: createBrowse(() => kb),
    amountOf: () => undefined,
    desk: emptyDesk,
    check: createCheck({ knowledge: () => kb, release }),
    state: async () => ({
      release,
      knowledge: { version: kb.version, counts: {} },
      store: 'ok',
      platforms: { slack: 'off', teams: 'off' },
    }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    report: () => 'id-1',
    newId: () => 'fresh',
    ...over,
  };
  const options = { page: 'local', answerWithin: 10_000 } as const;
  const server = await listen(createSite(createListener(ports, options), []), '127.0.0.1', 0);
  running.push(server);
  const get = async (address: string) => {
    const res = await fetch(new URL(address, server.url));
    return { status: res.status, body: (await res.json()) as Json };
  };
  const post = async (address: string, body: unknown) => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const res = await fetch(new URL(address, server.url), init);
    return { status: res.status, body: (await res.json()) as Json };
  };
  return { get, post, addresses: apiRoutes(ports, options).map(([address]) => address) };
}

/** Holds what is given to what the description says of it. */
function holder({ paths, components }: Description) {
  const ajv = new Ajv2020({ strict: true, strictTuples: false, allErrors: true });
  // The description's parts, as a schema of its own that others refer to.
  const elsewhere = (of: unknown) => JSON.parse(JSON.stringify(of).replaceAll('"#/components/schemas/', '"api#/$defs/')) as Json;
  ajv.addSchema({ $id: 'api', $defs: elsewhere(components.schemas) });
  const schemaIn = (of: unknown) => (of as { content: { 'application/json': { schema: Json } } }).content['application/json'].schema;
  const compiled = new Map<unknown, ReturnType<typeof ajv.compile>>();
  const faults = (schema: Json, body: unknown): string[] => {
    const check = compiled.get(schema) ?? ajv.compile(elsewhere(schema));
    compiled.set(schema, check);
    return check(body) ? [] : (check.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
  };
  return {
    response: (path: string, method: string, status: number, body: unknown): string[] => {
      const { responses } = paths[path]![method]!;
      return faults(schemaIn(responses[String(status)] ?? responses[`${String(status)[0]}XX`]), body);
    },
    sent: (path: string, body: unknown) => faults(schemaIn(paths[path]!['post']!.requestBody), body),
  };
}

describe.each(RECORDS)('the API of %s', (_, kb) => {
  let api: Awaited<ReturnType<typeof serving>>;
  let description: Description;
  let held: ReturnType<typeof holder>;
  beforeAll(async () => {
    api = await serving(kb);
    description = (await api.get('/api/openapi.json')).body as unknown as Description;
    held = holder(description);
  });
  const lists = (): string[] => Object.keys(description.paths).filter((path) => `${path}/{id}` in description.paths);

  test('is described, each address of it', () => {
    const told = Object.keys(description.paths).map((path) => path.replace('{id}', ':id'));
    expect([...told, '/api/openapi.json'].sort()).toEqual([...api.addresses].sort());
    expect(lists()).toHaveLength(8);
  });

  test('every list, and every entry of it, in both languages, is what the description says', async () => {
    let entries = 0;
    for (const path of lists())
      for (const lang of ['en', 'fr']) {
        const list = await api.get(`${path}?lang=${lang}&limit=500`);
        expect([path, list.status, held.response(path, 'get', 200, list.body)]).toEqual([path, 200, []]);
        expect(list.body).toMatchObject({ lang, knowledgeVersion: kb.version });
        for (const item of list.body['items'] as { ref?: { id: string }; id: string }[]) {
          const one = `${path}/${item.ref?.id ?? item.id}`;
          const { status, body } = await api.get(`${one}?lang=${lang}`);
          expect([one, status, held.response(`${path}/{id}`, 'get', 200, body)]).toEqual([one, 200, []]);
          entries += 1;
        }
      }
    expect(entries).toBe(
      2 *
        [kb.pledges, kb.quotes, kb.people, kb.organisations, kb.places, kb.sources, kb.conflicts, kb.events].reduce(
          (n, part) => n + part.size,
          0,
        ),
    );
  });

  test('answers and checked texts are, too', async () => {
    const [quote] = [...kb.quotes.values()];
    const asked = {
      text: `How much is ${kb.organisations.get([...kb.pledges.values()][0]!.by as never)!.name} investing? And who said what?`,
    };
    const said = { text: `“${quote!.words}” It was 12 billion euros.`, lang: 'fr' };
    for (const [path, sent] of [
      ['/api/ask', asked],
      ['/api/check', said],
    ] as const) {
      expect(held.sent(path, sent)).toEqual([]);
      const { status, body } = await api.post(path, sent);
      expect([path, status, held.response(path, 'post', status, body)]).toEqual([path, 200, []]);
    }
  });

  test('what is refused is, and says what to write', async () => {
    for (const path of lists())
      for (const [address, of, expected, cure] of [
        [`${path}/no-such-id`, `${path}/{id}`, 404, `GET ${path} lists them`],
        [`${path}?limit=0`, path, 400, 'a whole number from 1 to 500'],
        [`${path}?lang=de`, path, 400, '"en" nor "fr"'],
        [`${path}?topik=x`, path, 400, 'no parameter "topik": this address takes q,'],
      ] as const) {
        const { status, body } = await api.get(address);
        expect([address, status, held.response(of, 'get', status, body)]).toEqual([address, expected, []]);
        expect(body['error']).toContain(cure);
      }
    for (const [path, sent, cure] of [
      ['/api/ask', { text: 1 }, '"text" is missing'],
      ['/api/check', {}, '"text" is missing'],
      ['/api/check', { text: 'x'.repeat(20_001) }, 'the limit is 20,000'],
      ['/api/check', { text: 'x', lang: 'de' }, '"en" nor "fr"'],
    ] as const) {
      expect(held.sent(path, sent)).not.toEqual([]);
      const { status, body } = await api.post(path, sent);
      expect([path, status, held.response(path, 'post', status, body)]).toEqual([path, 400, []]);
      expect(body['error']).toContain(cure);
    }
  });

  test('each parameter that is told is taken, and narrows', async () => {
    const [pledge] = [...kb.pledges.values()];
    const [quote] = [...kb.quotes.values()];
    const values: Readonly<Record<string, string>> = {
      q: 'a',
      organisation: pledge!.by,
      event: pledge!.event,
      place: [...kb.places.keys()][0]!,
      home: [...kb.places.keys()][0]!,
      topic: pledge!.topics[0]!,
      status: pledge!.status.at(-1)!.is,
      measure: [...kb.measures.keys()][0]!,
      sort: 'name',
      order: 'desc',
      speaker: quote!.speaker ?? '',
      source: quote!.at,
      offset: '1',
      limit: '2',
      lang: 'fr',
    };
    for (const path of lists()) {
      const { count } = (await api.get(path)).body as { count: number };
      for (const { name } of description.paths[path]!['get']!.parameters) {
        const address = `${path}?${name}=${values[name]}`;
        const { status, body } = await api.get(address);
        expect([address, status, held.response(path, 'get', status, body)]).toEqual([address, 200, []]);
        expect(body['count']).toBeLessThanOrEqual(count);
      }
      expect((await api.get(`${path}?q=zzzzqqqq`)).body).toMatchObject({ count: 0, items: [] });
    }
  });

  test('a text of 20,000 characters is taken, however it is written', async () => {
    const { status } = await api.post('/api/check', { text: '\u{1F600}'.repeat(20_000) });
    expect(status).toBe(200);
  });
});

test('every schema that is referred to is there, and none is left over', async () => {
  const { get } = await serving(RECORDS[1]![1]);
  const { body } = await get('/api/openapi.json');
  const referred = new Set([...JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((m) => m[1]!));
  expect([...referred].sort()).toEqual(Object.keys((body as unknown as Description).components.schemas).sort());
  expect(JSON.stringify(body)).not.toContain('$defs');
});

test('what is not as promised is not sent: the log tells where, and nothing of what it says', async () => {
  const reported: unknown[] = [];
  const [, kb] = RECORDS[1]!;
  const browse = createBrowse(() => kb);
  const wrong = { ...browse, people: { ...browse.people, list: () => ({ count: 1, offset: 0, limit: 1, items: [{ secret: 1 }] }) } };
  const report = (__: string, cause: unknown) => `id-${reported.push(cause)}`;
  const { get } = await serving(kb, { browse: wrong as never, report });
  expect(await get('/api/people')).toMatchObject({ status: 500, body: { id: 'id-1' } });
  expect(String(reported[0])).toContain('items.0.ref invalid_type');
});
