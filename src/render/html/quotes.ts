import type { ConflictView, QuotesView, QuoteView } from '../../model/record.js';
import { quoted } from '../words.js';
import { addressOf, href, joined, layout, link, type Scene } from './layout.js';
import { html, type Markup } from './markup.js';
import { reviews, quotation } from './machine.js';
import { citation, evidence, paging, sentence, sourceLine } from './parts.js';
import { filterForm } from './filters.js';
import { colon, kindWord, say } from './words.js';
import { conflictCitation, quoteCitation } from './citing.js';

/** A quotation: the words, in the language they were printed in, whose they are, and where they stand. */
export function quote(scene: Scene, q: QuoteView, own = false): Markup {
  const { lang } = scene;
  const who = q.speaker
    ? html`${link(scene, q.speaker)}${q.role ? `, ${q.role}` : ''}`
    : html`${link(scene, q.organisation)} (${say('noSpeaker', lang)})`;
  // Words that are not the speaker's own, or not in their language, are told as such wherever they stand.
  const told = own || q.form === 'translation' || q.form === 'indirect';
  return html`<figure class="quote">${q.says ? html`<p class="statement">${q.says}</p>` : ''}<blockquote lang="${q.lang}" cite="${q.source.url}">${quoted(q.words, q.lang)}</blockquote>
<figcaption>${who}${q.speaker ? html` · ${link(scene, q.organisation)}` : ''}<br><span class="small">${sourceLine(scene, q.source)}${
    own ? '' : html` · <a href="${href(scene, addressOf(q.ref))}" aria-label="${say('address', lang)}${colon(lang)}${q.ref.name}">#</a>`
  }</span>${told ? html`<br><span class="small">${say(q.form, lang)}${q.note ? ` ${sentence(q.note)}` : ''}</span>` : ''}</figcaption></figure>`;
}

export function quotePage(scene: Scene, q: QuoteView): string {
  const { lang } = scene;
  return layout(scene, {
    title: q.ref.name,
    head: quotation(scene, q),
    body: html`<h1>${q.speaker?.name ?? q.organisation.name}</h1>
${quote(scene, q, true)}
${
  q.about.length > 0
    ? html`<p>${say('about', lang)}${colon(lang)}${joined(
        q.about.map((ref) => link(scene, ref)),
        ', ',
      )}</p>`
    : ''
}
${q.sameMoment ? html`<p>${say('sameMoment', lang)}${colon(lang)}${link(scene, q.sameMoment)}</p>` : ''}
${citation(scene, [quoteCitation(scene, q)])}`,
  });
}

export function quotesPage(scene: Scene, view: QuotesView): string {
  const { lang } = scene;
  const { speakers, organisations, topics } = view.facets;
  return layout(scene, {
    title: say('quotes', lang),
    body: html`<h1>${say('quotes', lang)}</h1>
${filterForm(scene, [
  { name: 'speaker', label: say('speaker', lang), options: speakers },
  { name: 'organisation', label: say('organisation', lang), options: organisations },
  { name: 'topic', label: say('topic', lang), options: topics },
])}
<p>${say('shown', lang, { count: view.count })} · ${say('export', lang)}${colon(lang)}<a href="${exportOf(scene, 'csv')}" download>CSV</a>, <a href="${exportOf(scene, 'json')}" download>JSON</a></p>
${view.count === 0 ? html`<p>${say('none', lang)}</p>` : view.items.map((q) => quote(scene, q))}${paging(scene, view)}`,
  });
}

/** Where what is shown can be had as a file. */
export const exportOf = (scene: Scene, form: 'csv' | 'json'): string =>
  href({ ...scene, chosen: true }, `${scene.path}.${form}`, Object.fromEntries(scene.query));

/** A dispute: its versions, what stands first, and the verdict. */
export function dispute(scene: Scene, c: ConflictView, heading: 'h2' | 'h3' | 'none' = 'h3'): Markup {
  const { lang } = scene;
  const title = html`<a href="${href(scene, addressOf(c.ref))}">${c.topic}</a>`;
  return html`<article class="dispute">${heading === 'none' ? '' : heading === 'h2' ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
<p class="verdict"><strong>${say('verdict', lang)}</strong> ${c.verdict}</p>
<ul class="versions">${c.versions.map(
    ({ says, stands, evidence: e }) =>
      html`<li class="${stands ? 'stands' : 'falls'}"><p><span class="mark">${say(stands ? 'upheld' : 'notUpheld', lang)}</span> ${says}</p>${e.map((x) => evidence(scene, x))}</li>`,
  )}</ul></article>`;
}

export function conflictPage(scene: Scene, c: ConflictView): string {
  const { lang } = scene;
  return layout(scene, {
    title: c.topic,
    head: reviews(scene, [c]),
    body: html`<h1>${c.topic}</h1><p class="small">${kindWord(c.disputed, lang)} · ${say('about', lang)}${colon(lang)}${joined(
      c.about.map((ref) => link(scene, ref)),
      ', ',
    )}</p>
${dispute(scene, c, 'none')}${citation(scene, [conflictCitation(scene, c)])}`,
  });
}
