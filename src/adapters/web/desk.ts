import type { Desk } from '../../model/desk.js';
import type { Lang } from '../../model/language.js';
import { checkTree, deskPage, type Comparison, type Preview } from '../../render/html/desk.js';
import { HttpError, sendHtml, sendJson } from './http.js';
import type { SceneOf } from './record.js';
import { GET, type Routes } from './route.js';

/** The versions that an address asks to compare, if the desk has seen both. */
function comparisonOf(desk: Desk, query: URLSearchParams): Comparison | undefined {
  const [from, to] = [query.get('from'), query.get('to')];
  const changes = from && to ? desk.changes(from, to) : undefined;
  return changes && { from: from!, to: to!, changes };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The digest that an address asks for, if it does. */
async function previewOf(desk: Desk, query: URLSearchParams, lang: Lang): Promise<Preview | undefined> {
  const [about, day, since] = [query.get('about')?.trim() ?? '', query.get('day') ?? '', query.get('since') || undefined];
  if (!query.has('day')) return undefined;
  if (!DAY.test(day) || Number.isNaN(Date.parse(day))) throw new HttpError(400, '"day" must be a day such as 2026-11-24.');
  const digest = await desk.preview({ lang, day, since, about: about === '' ? undefined : about });
  return { about, day, since, digest };
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
        const scene = sceneOf(req, at);
        const page = {
          check,
          questions: await desk.questions(),
          versions: desk.versions(),
          comparison: comparisonOf(desk, at.query),
          preview: await previewOf(desk, at.query, scene.lang),
          today: check.checkedAt.slice(0, 10),
        };
        sendHtml(res, 200, deskPage(scene, page));
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
