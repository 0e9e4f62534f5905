import type {
  ConflictView,
  EventRow,
  EventView,
  Listed,
  OrganisationRow,
  OrganisationView,
  PersonRow,
  PersonView,
  PlaceRow,
  PlaceView,
  PledgeRow,
  QuoteView,
  SourceRow,
  SourceView,
} from '../../model/record.js';
import type { Lang } from '../../model/language.js';
import { dateText } from '../words.js';
import { entryCitation, sourceCitation } from './citing.js';
import { claim, claimSections } from './claims.js';
import { filterForm } from './filters.js';
import { addressOf, href, joined, layout, link, type Scene } from './layout.js';
import { reviews } from './machine.js';
import { html, type Markup } from './markup.js';
import { citation, evidence, grade, outside, paging, section, sourceLine, when } from './parts.js';
import { pledgeTable } from './pledges.js';
import { dispute, quote } from './quotes.js';
import { colon, kindWord, RELIABILITY_WORDS, parted, say, type PageWord } from './words.js';

/** People, organisations, places, sources, disputes and events: their lists, and a page each. */

/** The day of an event, or its days. */
const days = ({ on, until }: EventRow, lang: Lang): string =>
  until === undefined ? dateText(on, lang) : `${dateText(on, lang)} – ${dateText(until, lang)}`;

/** How many there are of what, where there are any. */
const counts = (scene: Scene, of: Readonly<Partial<Record<'pledged' | 'claims' | 'quoted', number>>>): string =>
  (Object.entries(of) as [PageWord, number][]).flatMap(([word, n]) => (n > 0 ? [`${n} ${say(word, scene.lang)}`] : [])).join(' · ');

function listPage<T>(scene: Scene, title: PageWord, view: Listed<T>, line: (row: T) => Markup): string {
  return layout(scene, {
    title: say(title, scene.lang),
    body: html`<h1>${say(title, scene.lang)}</h1>${filterForm(scene, [])}<p>${say('shown', scene.lang, { count: view.count })}</p><ul class="entries">${view.items.map(
      (row) => html`<li>${line(row)}</li>`,
    )}</ul>${paging(scene, view)}`,
  });
}

export const peoplePage = (scene: Scene, view: Listed<PersonRow>): string =>
  listPage(
    scene,
    'people',
    view,
    ({ ref, roles, quoted }) =>
      html`${link(scene, ref)}<span class="what">${roles[0] ? html`${roles[0].role} · ${link(scene, roles[0].organisation)}` : say('noRole', scene.lang)}</span><span class="small">${counts(scene, { quoted })}</span>`,
  );

export const organisationsPage = (scene: Scene, view: Listed<OrganisationRow>): string =>
  listPage(
    scene,
    'organisations',
    view,
    ({ ref, says, organisation, pledged, quoted }) =>
      html`${link(scene, ref)}<span class="what">${says ?? kindWord(organisation, scene.lang)}</span><span class="small">${counts(scene, { pledged, quoted })}</span>`,
  );

export const placesPage = (scene: Scene, view: Listed<PlaceRow>): string =>
  listPage(
    scene,
    'places',
    view,
    ({ ref, place, within, claimed }) =>
      html`${link(scene, ref)}<span class="what">${kindWord(place, scene.lang)}${within[0] ? html` · ${link(scene, within[0])}` : ''}</span><span class="small">${counts(scene, { claims: claimed })}</span>`,
  );

export const sourcesPage = (scene: Scene, view: Listed<SourceRow>): string =>
  listPage(
    scene,
    'sources',
    view,
    (s) => html`<span>${sourceLine(scene, s)}</span><span class="small">${counts(scene, { claims: s.claimed, quoted: s.quoted })}</span>`,
  );

export const conflictsPage = (scene: Scene, view: Listed<ConflictView>): string =>
  listPage(
    scene,
    'conflicts',
    view,
    (c) => html`${link(scene, c.ref)}<span class="what">${c.verdict}</span><span class="small">${kindWord(c.disputed, scene.lang)}</span>`,
  );

export const eventsPage = (scene: Scene, view: Listed<EventRow>): string =>
  listPage(
    scene,
    'events',
    view,
    (e) =>
      html`${link(scene, e.ref)}<span class="what">${days(e, scene.lang)} · ${link(scene, e.place)}</span><span class="small">${counts(scene, { pledged: e.pledged })}</span>`,
  );

const quotes = (scene: Scene, of: readonly QuoteView[]) =>
  section(
    say('quotations', scene.lang),
    of.map((q) => quote(scene, q)),
  );
const disputes = (scene: Scene, of: readonly ConflictView[]) =>
  section(
    say('disputes', scene.lang),
    of.map((c) => dispute(scene, c)),
  );
const pledges = (scene: Scene, title: PageWord, rows: readonly PledgeRow[]) =>
  rows.length === 0 ? undefined : section(say(title, scene.lang), pledgeTable(scene, rows, measuresOf(rows)));
const measuresOf = (rows: readonly PledgeRow[]) => [
  ...new Map(rows.flatMap((row) => row.figures.map((f) => [f.measure.id, f.measure]))).values(),
];

export const personPage = (scene: Scene, p: PersonView): string =>
  layout(scene, {
    title: p.ref.name,
    head: reviews(scene, p.disputes),
    body: html`<h1>${p.ref.name}</h1>${p.note ? html`<p>${p.note}</p>` : ''}
${section(
  say('roles', scene.lang),
  p.roles.map(
    (r) =>
      html`<article class="claim"><p class="statement">${r.role}</p><p class="small">${link(scene, r.organisation)}</p>${r.evidence.map((e) => evidence(scene, e))}</article>`,
  ),
)}${quotes(scene, p.quotes)}${disputes(scene, p.disputes)}${citation(scene, [entryCitation(scene, p.ref)])}`,
  });

export function organisationPage(scene: Scene, o: OrganisationView): string {
  const { lang } = scene;
  const [before, after] = parted('unit', lang);
  return layout(scene, {
    title: o.ref.name,
    head: reviews(scene, o.disputes),
    wide: true,
    body: html`<h1>${o.ref.name}</h1>${o.says ? html`<p class="lead">${o.says}</p>` : ''}
<p class="small">${kindWord(o.organisation, lang)}${o.home ? html` · ${link(scene, o.home)}` : ''}</p>
${o.partOf ? html`<p>${before}${link(scene, o.partOf)}${after}</p>` : ''}
${o.mention ? section(say('mention', lang), html`<article class="claim"><p class="statement">${o.mention.says}</p>${o.mention.evidence.map((e) => evidence(scene, e))}</article>`) : ''}
${pledges(scene, 'pledges', o.pledges)}
${section(
  say('people', lang),
  o.people.length === 0
    ? []
    : [
        html`<p>${joined(
          o.people.map((ref) => link(scene, ref)),
          ', ',
        )}</p>`,
      ],
)}${section(
  say('partnerships', lang),
  o.partnerships.map((c) => claim(scene, c, true)),
)}${quotes(scene, o.quotes)}${disputes(scene, o.disputes)}${citation(scene, [entryCitation(scene, o.ref)])}`,
  });
}

export function placePage(scene: Scene, p: PlaceView): string {
  const { lang } = scene;
  return layout(scene, {
    title: p.ref.name,
    head: reviews(scene, p.disputes),
    wide: true,
    body: html`<h1>${p.ref.name}</h1><p class="small">${kindWord(p.place, lang)}${
      p.within.length > 0
        ? html` · ${say('within', lang)} ${joined(
            p.within.map((ref) => link(scene, ref)),
            ', ',
          )}`
        : ''
    } · <a href="${href(scene, '/pledges', { place: p.ref.id })}">${say('pledges', lang)}</a></p>
${section(
  say('claimsHere', lang),
  p.claims.map((c) => claim(scene, c, true)),
)}${pledges(scene, 'homeOf', p.homeOf)}${disputes(scene, p.disputes)}${citation(scene, [entryCitation(scene, p.ref)])}`,
  });
}

export function sourcePage(scene: Scene, s: SourceView): string {
  const { lang } = scene;
  const rows: readonly (readonly [PageWord, Markup | string | undefined])[] = [
    ['publisher', s.name],
    ['author', s.author],
    ['published', `${when(s.publishedOn, lang)}${s.publishedBasis ? ` (${s.publishedBasis})` : ''}`],
    ['retrieved', dateText(s.retrievedOn, lang)],
    ['seen', say(s.seen === 'full' ? 'seenFull' : 'seenOpening', lang)],
    ['reliability', html`${grade(s.reliability, lang)} ${RELIABILITY_WORDS[s.reliability][lang]}`],
  ];
  return layout(scene, {
    title: s.title ?? s.name,
    body: html`<h1>${s.title === null ? s.name : html`<span lang="${s.lang}">${s.title}</span>`}</h1>
<p>${outside(s.url, say('openSource', lang))}</p>
<dl>${rows.flatMap(([word, value]) => (value === undefined ? [] : [html`<dt>${say(word, lang)}</dt><dd>${value}</dd>`]))}</dl>
${s.note ? html`<p class="small" lang="en">${s.note}</p>` : ''}
${section(
  say('rests', lang),
  s.claims.map((c) => claim(scene, c, true)),
)}${quotes(scene, s.quotes)}${citation(scene, [sourceCitation(scene, s)])}`,
  });
}

export function eventPage(scene: Scene, e: EventView): string {
  const { lang } = scene;
  return layout(scene, {
    title: e.ref.name,
    head: reviews(scene, e.disputes),
    body: html`<h1>${e.ref.name}</h1>
<p class="facts">${days(e, lang)} · ${link(scene, e.place)}${e.host ? html` · ${say('host', lang)}${colon(lang)}${link(scene, e.host)}` : ''} · <a href="${href(scene, '/pledges', { event: e.ref.id })}">${e.pledged} ${say('pledged', lang)}</a></p>
${e.evidence.map((x) => evidence(scene, x))}${claimSections(scene, e.claims)}${disputes(scene, e.disputes)}${citation(scene, [entryCitation(scene, e.ref)])}`,
  });
}

/** Nothing stands at this address. */
export const missingPage = (scene: Scene): string =>
  layout(scene, {
    title: say('notFound', scene.lang),
    body: html`<h1>${say('notFound', scene.lang)}</h1><p><a href="${href(scene, addressOf({ kind: 'pledge', id: '', name: '' }).replace(/\/$/, ''))}">${say('pledges', scene.lang)}</a></p>`,
  });
