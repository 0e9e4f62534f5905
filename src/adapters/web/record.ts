import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Browse, Listed, Part } from '../../model/record.js';
import type { Lang } from '../../model/language.js';
import * as entries from '../../render/html/entries.js';
import type { Scene } from '../../render/html/layout.js';
import { PLEDGE_LOOKS, pledgePage, pledgesPage } from '../../render/html/pledges.js';
import { conflictPage, quotePage, quotesPage } from '../../render/html/quotes.js';
import { pledgesCsv, quotesCsv } from '../../render/html/tables.js';
import { send, sendHtml } from './http.js';
import { GET, type At, type Route, type Routes } from './route.js';
import { readPledgeWish, readQuoteWish, readSlice, readText, SLICE } from './wishes.js';

/** What a page is shown with; the address may choose the language. */
export type SceneOf = (req: IncomingMessage, at: At) => Scene;

type Show = (scene: Scene, at: At) => string | undefined;

/** A page; where the record has no such entry, one that says so. */
const page = (sceneOf: SceneOf, show: Show): Route => ({
  methods: GET,
  audience: 'readers',
  run(req, res, at) {
    const scene = sceneOf(req, at);
    const text = show(scene, at);
    sendHtml(res, text === undefined ? 404 : 200, text ?? entries.missingPage(scene));
  },
});

/** What is shown, as a file: all of it, and not a page of a list alone. */
const file = (name: string, type: string, sceneOf: SceneOf, write: (at: At, scene: Scene) => string): Route => ({
  methods: GET,
  audience: 'readers',
  run(req, res: ServerResponse, at) {
    send(res, 200, type, write(at, sceneOf(req, at)), { 'Content-Disposition': `attachment; filename="${name}"` });
  },
});

/** A list, and a page for each of its entries. */
const part = <R, V>(
  sceneOf: SceneOf,
  name: string,
  views: Part<R, V>,
  list: (scene: Scene, view: Listed<R>) => string,
  one: (scene: Scene, view: V) => string,
): Routes => [
  [`/${name}`, page(sceneOf, (scene, at) => list(scene, views.list(scene.lang, { ...readText(at.query), ...readSlice(at.query) })))],
  [
    `/${name}/:id`,
    page(sceneOf, (scene, at) => {
      const view = views.find(at.id, scene.lang);
      return view && one(scene, view);
    }),
  ],
];

/** A table opens with the largest pledges first. */
const LARGEST = { sort: 'figure', descending: true } as const;
const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** A spreadsheet takes a CSV for UTF-8 only where a mark at its start says so. */
const marked = (csv: string): string => `\ufeff${csv}`;

/** The record's pages: a list of each part, a permanent address for each entry, and what is shown as a file. */
export function recordRoutes(browse: Browse, sceneOf: SceneOf): Routes {
  const all = { offset: 0, limit: Number.MAX_SAFE_INTEGER };
  const pledgesOf = ({ query }: At, lang: Lang) => browse.pledges.list(lang, { ...readPledgeWish(query, LARGEST), ...all });
  const quotesOf = ({ query }: At, lang: Lang) => browse.quotes.list(lang, { ...readQuoteWish(query), ...all });
  return [
    [
      '/pledges',
      page(sceneOf, (scene, { query }) => {
        const wish = readPledgeWish(query, LARGEST);
        const look = PLEDGE_LOOKS.find((l) => l === query.get('view')) ?? 'table';
        // A chart is one picture: all that it can hold, and from the largest.
        const drawn = look === 'chart' ? { ...wish, ...LARGEST, limit: SLICE.most } : wish;
        return pledgesPage(scene, browse.pledges.list(scene.lang, drawn), look, wish);
      }),
    ],
    [
      '/pledges/:id',
      page(sceneOf, (scene, { id }) => {
        const view = browse.pledges.find(id, scene.lang);
        return view && pledgePage(scene, view);
      }),
    ],
    ['/pledges.csv', file('pledges.csv', CSV, sceneOf, (at, { lang, origin }) => marked(pledgesCsv(pledgesOf(at, lang), lang, origin)))],
    ['/pledges.json', file('pledges.json', JSON_TYPE, sceneOf, (at, { lang }) => JSON.stringify(pledgesOf(at, lang), null, 2))],
    ['/quotes', page(sceneOf, (scene, { query }) => quotesPage(scene, browse.quotes.list(scene.lang, readQuoteWish(query))))],
    [
      '/quotes/:id',
      page(sceneOf, (scene, { id }) => {
        const view = browse.quotes.find(id, scene.lang);
        return view && quotePage(scene, view);
      }),
    ],
    ['/quotes.csv', file('quotes.csv', CSV, sceneOf, (at, { lang, origin }) => marked(quotesCsv(quotesOf(at, lang), lang, origin)))],
    ['/quotes.json', file('quotes.json', JSON_TYPE, sceneOf, (at, { lang }) => JSON.stringify(quotesOf(at, lang), null, 2))],
    ...part(sceneOf, 'people', browse.people, entries.peoplePage, entries.personPage),
    ...part(sceneOf, 'organisations', browse.organisations, entries.organisationsPage, entries.organisationPage),
    ...part(sceneOf, 'places', browse.places, entries.placesPage, entries.placePage),
    ...part(sceneOf, 'sources', browse.sources, entries.sourcesPage, entries.sourcePage),
    ...part(sceneOf, 'conflicts', browse.conflicts, entries.conflictsPage, conflictPage),
    ...part(sceneOf, 'events', browse.events, entries.eventsPage, entries.eventPage),
  ];
}
