import { checked } from '../schemas/schema.js';
import { HttpError, readJson, sendJson } from '../web/http.js';
import type { WebOptions, WebPorts } from '../web/ports.js';
import { GET, type Routes } from '../web/route.js';
import { readLang } from '../web/wishes.js';
import { endpoints } from './endpoints.js';
import { openapi } from './openapi.js';

/** A name that is written wrong would otherwise narrow nothing, and look as if it had. */
function onlyKnown(query: URLSearchParams, known: readonly string[]): void {
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const cure = known.length === 0 ? 'this address takes none' : `this address takes ${known.join(', ')}`;
  throw new HttpError(400, `There is no parameter ${JSON.stringify(unknown)}: ${cure}.`);
}

/** The API, and its own description. What it gives is checked before it is sent. */
export function apiRoutes(ports: WebPorts, options: WebOptions): Routes {
  const all = endpoints(ports, options);
  let described: unknown;
  return [
    ...all.map(({ address, parameters, body, response, run }): Routes[number] => [
      address,
      {
        methods: body ? ['POST'] : GET,
        audience: 'readers',
        async run(req, res, at) {
          onlyKnown(at.query, Object.keys(parameters));
          const sent = body && { body: await readJson(req, body.rule) };
          sendJson(res, 200, checked(response, await run({ at, lang: readLang(at.query, req), ...sent })));
        },
      },
    ]),
    [
      '/api/openapi.json',
      {
        methods: GET,
        audience: 'readers',
        async run(_, res) {
          described ??= openapi(all, (await ports.state()).release);
          sendJson(res, 200, described);
        },
      },
    ],
  ];
}
