import type { Desk } from '../../model/desk.js';
import { checkTree, deskPage, type Comparison } from '../../render/html/desk.js';
import { sendHtml, sendJson } from './http.js';
import type { SceneOf } from './record.js';
import { GET, type Routes } from './route.js';

/** The versions that an address asks to compare, if the desk has seen both. */
function comparisonOf(desk: Desk, query: URLSearchParams): Comparison | undefined {
  const [from, to] = [query.get('from'), query.get('to')];
  const changes = from && to ? desk.changes(from, to) : undefined;
  return changes && { from: from!, to: to!, changes };
}

/** What editors alone see. */
export const deskRoutes = (desk: Desk, sceneOf: SceneOf): Routes => [
  [
    '/desk',
    {
      methods: GET,
      audience: 'editors',
      async run(req, res, at) {
        // What is looked at first may be a version that can be compared.
        const check = await desk.check();
        const questions = await desk.questions();
        sendHtml(
          res,
          200,
          deskPage(sceneOf(req, at), { check, questions, versions: desk.versions(), comparison: comparisonOf(desk, at.query) }),
        );
      },
    },
  ],
  [
    '/desk/check',
    {
      methods: GET,
      audience: 'editors',
      run: async (req, res, at) => sendJson(res, 200, checkTree(await desk.check(), sceneOf(req, at).lang)),
    },
  ],
];
