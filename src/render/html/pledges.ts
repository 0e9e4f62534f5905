import type { Lang } from '../../model/language.js';
import type { FigureCell, PledgeRow, PledgesView, PledgeView, Total } from '../../model/record.js';
import { dateText } from '../words.js';
import { pledgeCitation } from './citing.js';
import { claimSections } from './claims.js';
import { filterForm } from './filters.js';
import { addressOf, href, joined, layout, link, type Scene } from './layout.js';
import { pledgeData } from './machine.js';
import { html, type Markup } from './markup.js';
import { badge, citation, evidence, paging, section, sentence } from './parts.js';
import { dispute, exportOf, quote } from './quotes.js';
import { colon, kindWord, LEFT_OUT_WORDS, parted, say, STATUS_WORDS } from './words.js';

/** How the pledges are shown. */
export const PLEDGE_LOOKS = ['table', 'chart', 'map'] as const;
export type PledgeLook = (typeof PLEDGE_LOOKS)[number];

/** A bar of a chart, as long as its share of the longest; drawn without a style, which the page's policy forbids. */
const BAR = 200;
function bar(n: number, most: number, pale = false): Markup {
  const width = most > 0 ? Math.max((n / most) * BAR, 1) : 0;
  return html`<svg class="bar" viewBox="0 0 ${BAR} 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${width.toFixed(1)}" height="8" rx="1.5"${pale ? html` class="pale"` : ''}/></svg>`;
}

const undecided = ({ status }: PledgeRow): boolean => ['talks', 'doubtful', 'dropped'].includes(status.is);
const cellOf = (row: PledgeRow, measure: string | undefined): FigureCell | undefined => row.figures.find((f) => f.measure.id === measure);
const largest = (rows: readonly PledgeRow[], measure: string | undefined): number =>
  Math.max(0, ...rows.map((row) => cellOf(row, measure)?.n ?? 0));

/** Of a sum, the entries that a page names; how many more there are stands below, and the exports have them all. */
const NAMED = 200;
const some = <T>(all: readonly T[], lang: Lang, line: (item: T) => Markup): Markup[] => [
  ...all.slice(0, NAMED).map(line),
  ...(all.length > NAMED ? [html`<li>${say('andMore', lang, { count: all.length - NAMED })}</li>`] : []),
];

function totalBox(scene: Scene, total: Total, all: number): Markup {
  const { lang } = scene;
  const { counted, leftOut, outsideEvent, text } = total;
  const reasons = [...new Set(leftOut.map((x) => x.why))];
  const [before, after] = parted('outside', lang);
  return html`<details class="total"><summary><strong>${say('total', lang, { text })}</strong> <span>${say('ourSum', lang, { count: counted.length, all })}</span></summary>
<h2>${say('counted', lang)} (${counted.length})</h2><ul>${some(counted, lang, (x) => html`<li>${link(scene, x.pledge)}${colon(lang)}${x.text}</li>`)}</ul>
${
  outsideEvent.length > 0
    ? html`<p>${before}${joined(
        outsideEvent.slice(0, NAMED).map((ref) => link(scene, ref)),
        '; ',
      )}${after}</p>`
    : ''
}
${
  leftOut.length > 0
    ? html`<h2>${say('leftOut', lang)} (${leftOut.length})</h2>${reasons.map(
        (why) =>
          html`<p class="small">${LEFT_OUT_WORDS[why][lang]}</p><ul>${some(
            leftOut.filter((x) => x.why === why),
            lang,
            (x) => html`<li>${link(scene, x.pledge)}${x.text ? `${colon(lang)}${x.text}` : ''}</li>`,
          )}</ul>`,
      )}`
    : ''
}</details>`;
}

const COLUMNS = [
  ['name', 'who'],
  ['figure', undefined],
  ['status', 'status'],
  ['home', 'home'],
] as const;
type Sorting = { readonly sort: string; readonly descending: boolean };

/** The head of a column that can be sorted by: first the way that shows most, then the other. */
function sortHead(scene: Scene, key: (typeof COLUMNS)[number][0], label: string, { sort, descending }: Sorting): Markup {
  const next = sort === key ? !descending : key === 'figure';
  const to = href(scene, scene.path, { ...Object.fromEntries(scene.query), sort: key, order: next ? 'desc' : 'asc', offset: undefined });
  const now = sort === key ? html` aria-sort="${descending ? 'descending' : 'ascending'}"` : '';
  return html`<th scope="col" class="column-${key}"${now}><a href="${to}" title="${say('sortBy', scene.lang, { column: label })}">${label}</a></th>`;
}

const figureCell = (scene: Scene, cell: FigureCell | undefined, drawn: Markup | string = ''): Markup =>
  cell
    ? html`<a class="number" href="${href(scene, addressOf({ kind: 'pledge', id: cell.claim.split('#')[0]!, name: '', claim: cell.claim }))}">${cell.text}</a>${drawn}`
    : html`<span class="absent">${say('notStatedShort', scene.lang)}</span>`;

/** Pledges as a table: by whom, what, how much, where, and where it stands. */
export function pledgeTable(scene: Scene, rows: readonly PledgeRow[], measures: PledgesView['measures'], sorting?: Sorting): Markup {
  const { lang } = scene;
  const [first, ...others] = measures;
  const most = largest(rows, first?.id);
  const head = (key: (typeof COLUMNS)[number][0], label: string): Markup =>
    sorting ? sortHead(scene, key, label, sorting) : html`<th scope="col" class="column-${key}">${label}</th>`;
  return html`<table class="pledges"><thead><tr>${head('name', say('who', lang))}${first ? head('figure', first.label) : ''}${others.map(
    (m) => html`<th scope="col" class="column-other">${m.label}</th>`,
  )}${head('status', say('status', lang))}${head('home', say('home', lang))}<th scope="col" class="column-where">${say('where', lang)}</th></tr></thead>
<tbody>${rows.map((row) => {
    const cell = cellOf(row, first?.id);
    return html`<tr><th scope="row"><a href="${href(scene, addressOf(row.ref))}">${row.by.name}</a><span class="what">${row.title}</span>${
      row.conflicts > 0 ? html`<span class="dispute">${say('disputed', lang, { count: row.conflicts })}</span>` : ''
    }</th>${first ? html`<td>${figureCell(scene, cell, cell?.n === undefined ? '' : bar(cell.n, most, undecided(row)))}</td>` : ''}${others.map(
      (m) => html`<td class="column-other">${figureCell(scene, cellOf(row, m.id))}</td>`,
    )}<td>${badge(row.status, lang)}</td><td class="column-home">${row.home ? link(scene, row.home) : ''}</td><td class="column-where">${joined(
      row.places.slice(0, 4).map((p) => link(scene, p)),
      ', ',
    )}${row.places.length > 4 ? html`, …` : ''}</td></tr>`;
  })}</tbody></table>`;
}

function chart(scene: Scene, { items, measures, total }: PledgesView): Markup {
  const { lang } = scene;
  const [first] = measures;
  const drawn = items.filter((row) => cellOf(row, first?.id)?.n !== undefined);
  const most = largest(items, first?.id);
  const bare = items.length - drawn.length;
  const note = total?.currency ? say('chartNote', lang, { currency: total.currency }) : say('chartNoteCount', lang);
  return html`<figure class="chart"><figcaption>${say('chartOf', lang, { measure: first?.label ?? '' })}. ${note}</figcaption>
<ol>${drawn.map((row) => {
    const cell = cellOf(row, first?.id)!;
    return html`<li><a href="${href(scene, addressOf(row.ref))}">${row.by.name}</a>${bar(cell.n!, most, undecided(row))}<span class="number">${cell.text}</span></li>`;
  })}</ol>${bare > 0 ? html`<p class="small">${say('noBar', lang, { count: bare })}</p>` : ''}</figure>`;
}

function map(scene: Scene, { facets }: PledgesView): Markup {
  const { lang } = scene;
  const most = Math.max(0, ...facets.places.map((p) => p.count));
  return html`<p class="small">${say('placesNote', lang)}</p><ul class="map">${facets.places.map(
    (p) =>
      html`<li class="depth-${Math.min(p.depth, 5)}"><a href="${href(scene, addressOf({ kind: 'place', id: p.id, name: p.label }))}">${p.label}</a> <span class="small">${kindWord(p.kind, lang)}</span>${bar(p.count, most)}<a class="number" aria-label="${say('inPlace', lang, { place: p.label })}${colon(lang)}${p.count}" href="${href(scene, scene.path, { ...Object.fromEntries(scene.query), place: p.id, view: undefined, offset: undefined })}">${p.count}</a></li>`,
  )}</ul>`;
}

/** The pledges that are wanted, as a table, a chart or by place. */
export function pledgesPage(scene: Scene, view: PledgesView, look: PledgeLook, sorting: Sorting): string {
  const { lang } = scene;
  const { facets, total } = view;
  const looks = PLEDGE_LOOKS.map(
    (l) =>
      html`<a href="${href(scene, scene.path, { ...Object.fromEntries(scene.query), view: l === 'table' ? undefined : l })}"${l === look ? html` aria-current="true"` : ''}>${say(l, lang)}</a>`,
  );
  const shown = {
    table: () => pledgeTable(scene, view.items, view.measures, sorting),
    chart: () => chart(scene, view),
    map: () => map(scene, view),
  };
  return layout(scene, {
    title: say('pledges', lang),
    wide: true,
    body: html`<h1>${say('pledges', lang)}</h1>
${filterForm(
  scene,
  [
    { name: 'topic', label: say('topic', lang), options: facets.topics },
    { name: 'home', label: say('home', lang), options: facets.homes },
    { name: 'place', label: say('place', lang), options: facets.places },
    {
      name: 'status',
      label: say('status', lang),
      options: facets.statuses.map((f) => ({ ...f, label: STATUS_WORDS[f.id as 'done']?.[lang] ?? f.label })),
    },
    ...(facets.events.length > 1 || scene.query.get('event') ? [{ name: 'event', label: say('event', lang), options: facets.events }] : []),
  ],
  ['sort', 'order', 'view'],
)}
<div class="bar-line"><div class="looks" role="group" aria-label="${say('views', lang)}">${looks}</div><p>${say('shown', lang, { count: view.count })} · ${say('export', lang)}${colon(lang)}<a href="${exportOf(scene, 'csv')}" download>CSV</a>, <a href="${exportOf(scene, 'json')}" download>JSON</a></p></div>
${view.count === 0 ? html`<p>${say('none', lang)}</p>` : html`${total ? totalBox(scene, total, view.count) : ''}${shown[look]()}`}${look === 'map' ? '' : paging(scene, view)}`,
  });
}

const inTotal = ({ inEventTotal, inEventTotalNote }: PledgeView, { lang }: Scene): string =>
  `${say(inEventTotal === 'unchecked' ? 'totalUnchecked' : inEventTotal ? 'inTotal' : 'notInTotal', lang)}${inEventTotalNote ? ` ${sentence(inEventTotalNote)}` : ''}`;

/** A pledge with each claim and its evidence, what is disputed, what was said, and where it stands. */
export function pledgePage(scene: Scene, p: PledgeView): string {
  const { lang } = scene;
  const [cell] = p.figures;
  return layout(scene, {
    title: p.ref.name,
    head: pledgeData(scene, p),
    body: html`<p class="small"><a href="${href(scene, '/pledges')}">${say('pledges', lang)}</a></p>
<h1>${p.by.name}</h1>
<p class="lead">${p.title}${cell ? html`${colon(lang)}<a class="number" href="${href(scene, addressOf({ ...p.ref, claim: cell.claim }))}">${cell.text}</a>` : ''}</p>
<p class="facts">${badge(p.status, lang)} · ${link(scene, p.by)} · ${link(scene, p.event)}${p.home ? html` · ${link(scene, p.home)}` : ''}</p>
<p class="small">${inTotal(p, scene)}</p>
<p class="tags">${p.topics.map((t) => html`<a href="${href(scene, '/pledges', { topic: t.id })}">${t.label}</a> `)}</p>
${claimSections(scene, p.claims)}
${section(
  say('statuses', lang),
  [...p.statuses]
    .reverse()
    .map(
      (s) =>
        html`<article class="claim"><p>${badge(s, lang)} ${dateText(s.on, lang)}</p>${s.says ? html`<p>${p.by.name} ${s.says}.</p>` : ''}${s.evidence.map((e) => evidence(scene, e))}</article>`,
    ),
)}
${section(
  say('disputes', lang),
  p.disputes.map((c) => dispute(scene, c)),
)}
${section(
  say('quotations', lang),
  p.quotes.map((q) => quote(scene, q)),
)}
${citation(scene, [pledgeCitation(scene, p)])}`,
  });
}
