import type { Entries, Entry, FolderCheck, RecordChange, SeenVersion } from '../../model/desk.js';
import type { Digest } from '../../model/digest.js';
import type { Lang } from '../../model/language.js';
import { digestTree } from './answer.js';
import { href, layout, type Scene } from './layout.js';
import { html, type Markup } from './markup.js';
import { treeHtml, type Tree } from './tree.js';
import { say, type PageWord } from './words.js';

const paragraph = (text: string, className = ''): Tree => ['p', className === '' ? {} : { class: className }, [text]];

/** How the files stand, fault by fault. The problems and cures are those of `knowledge check`, which speaks English. */
export function checkTree({ state, inUse }: FolderCheck, lang: Lang): Tree[] {
  switch (state.kind) {
    case 'no-folder':
      return [paragraph(say('noFolder', lang))];
    case 'faultless': {
      const counts = Object.entries(state.counts).map(
        ([what, n]) => `${what in COUNTED ? say(COUNTED[what]!, lang) : what} ${n.toLocaleString(lang)}`,
      );
      return [
        paragraph(`${say('noFaults', lang)} · ${counts.join(' · ')}`, 'fine'),
        paragraph(
          state.version === inUse ? say('filesAre', lang, { version: inUse }) : say('filesDiffer', lang, { version: state.version }),
          'small',
        ),
        ...(state.version === inUse ? [] : [paragraph(say('inUseIs', lang, { version: inUse }), 'small')]),
      ];
    }
    case 'faulty':
      return [
        paragraph(say('faults', lang, { count: state.faults.length }), 'wrong'),
        [
          'ul',
          { class: 'faults', lang: 'en' },
          state.faults.map(
            ({ file, line, problem, cure }): Tree => [
              'li',
              {},
              [['code', {}, [`${file}:${line}`]], ` ${problem} `, ['strong', {}, [cure]]],
            ],
          ),
        ],
        paragraph(say('filesWait', lang, { version: inUse }), 'small'),
      ];
  }
}
const COUNTED: Readonly<Record<string, PageWord>> = {
  events: 'events',
  pledges: 'pledges',
  claims: 'claims',
  quotes: 'quotes',
  sources: 'sources',
};

function openQuestions(scene: Scene, entries: readonly Entry[]): Markup {
  const { lang } = scene;
  return html`<table><thead><tr><th scope="col">${say('question', lang)}</th><th scope="col">${say('times', lang)}</th><th scope="col">${say('lastOn', lang)}</th><th scope="col">${say('takenAs', lang)}</th></tr></thead><tbody>${entries.map(
    (e) =>
      html`<tr><th scope="row" lang="${e.lang}">${e.question}<br><a class="small" href="${href(scene, '/', { q: e.question })}">${say('askAgain', lang)}</a></th><td class="number">${e.times}</td><td>${e.last}</td><td><code>${e.status}</code> <code>${e.understood}</code></td></tr>`,
  )}</tbody></table>`;
}

function marked(scene: Scene, entries: readonly Entry[]): Markup {
  const { lang } = scene;
  return html`<table><thead><tr><th scope="col">${say('reason', lang)}</th><th scope="col">${say('lastOn', lang)}</th><th scope="col">${say('takenAs', lang)}</th><th scope="col">${say('answerId', lang)}</th></tr></thead><tbody>${entries.map(
    (e) =>
      html`<tr><th scope="row">${e.reason === '' ? say('noReason', lang) : e.reason}</th><td>${e.last}</td><td><code>${e.understood}</code></td><td><code>${e.answer}</code></td></tr>`,
  )}</tbody></table>`;
}

const KINDS = { claim: 'claim', status: 'status', quote: 'quoteOne', conflict: 'conflictOne' } as const satisfies Record<
  RecordChange['what'],
  PageWord
>;

/** Where the entry of a change can be read, unless it is gone. */
function changeLink(scene: Scene, { what, id, change }: RecordChange): Markup {
  const [owner = id, claim] = id.split('#', 2);
  const folder = what === 'quote' ? 'quotes' : what === 'conflict' ? 'conflicts' : 'pledges';
  return change === 'removed'
    ? html`${id}`
    : html`<a href="${href(scene, `/${folder}/${owner}${claim === undefined ? '' : `#${claim}`}`)}">${id}</a>`;
}

const changeItem = (scene: Scene, c: RecordChange): Markup =>
  html`<li><p><span class="mark ${c.change}">${say(c.change, scene.lang)}</span> ${say(KINDS[c.what], scene.lang)} ${changeLink(scene, c)}</p><dl>${c.fields.map(
    ({ field, before, after }) =>
      html`<dt><code>${field}</code></dt><dd>${before === undefined ? '' : html`<del>${before}</del> `}${after === undefined ? '' : html`<ins>${after}</ins>`}</dd>`,
  )}</dl></li>`;

/** A digest that was asked for; undefined where the record knows nothing of what it is to be about. */
export interface Preview {
  readonly about: string;
  readonly day: string;
  readonly since: string | undefined;
  readonly digest: Digest | undefined;
}

function digestForm(scene: Scene, versions: readonly SeenVersion[], { about, day, since }: Omit<Preview, 'digest'>): Markup {
  const { lang } = scene;
  return html`<form class="filters" method="get" action="/desk#digest"><label>${say('digestAbout', lang)}<input name="about" value="${about}" maxlength="200"></label>
<label>${say('digestDay', lang)}<input type="date" name="day" value="${day}" required></label>${versionChoice(scene, 'since', versions, since)}${
    scene.chosen ? html`<input type="hidden" name="lang" value="${lang}">` : ''
  }<button type="submit">${say('preview', lang)}</button></form>`;
}

export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly RecordChange[];
}

function versionChoice(scene: Scene, name: 'from' | 'to' | 'since', versions: readonly SeenVersion[], chosen: string | undefined): Markup {
  return html`<label>${say(name === 'since' ? 'digestSince' : name, scene.lang)}<select name="${name}">${versions.map(
    ({ version, at }) =>
      html`<option value="${version}"${version === chosen ? html` selected` : ''}>${version} · ${at.slice(0, 16).replace('T', ' ')} UTC</option>`,
  )}</select></label>`;
}

export interface DeskParts {
  readonly check: FolderCheck;
  readonly questions: Entries;
  readonly versions: readonly SeenVersion[];
  readonly comparison: Comparison | undefined;
  readonly preview: Preview | undefined;
  readonly today: string;
}

/** What editors work with: what the files say, what was asked in vain, what a digest would say, and what changed. */
export function deskPage(scene: Scene, { check, questions, versions, comparison, preview, today }: DeskParts): string {
  const { lang } = scene;
  const unanswered = questions.entries.filter((e) => e.kind === 'unanswered');
  const down = questions.entries.filter((e) => e.kind === 'thumbs-down');
  const none = html`<p>${say('nothingHere', lang)}</p>`;
  const chosen = { from: comparison?.from ?? versions[0]?.version, to: comparison?.to ?? versions.at(-1)?.version };
  return layout(scene, {
    title: say('desk', lang),
    wide: true,
    modules: ['/desk.js'],
    body: html`<h1>${say('desk', lang)}</h1>
<section><h2>${say('deskCheck', lang)}</h2><div id="check" aria-live="polite" data-lost="${say('notLooked', lang)}">${checkTree(check, lang).map(treeHtml)}</div><p class="small">${say('deskLive', lang)}</p></section>
<section><h2>${say('deskOpen', lang)}</h2>${
      questions.days === 0
        ? html`<p>${say('notKept', lang)}</p>`
        : html`<p class="small">${say('openNote', lang, { days: questions.days })}</p>${unanswered.length > 0 ? openQuestions(scene, unanswered) : none}`
    }</section>
<section><h2>${say('deskDown', lang)}</h2>${down.length > 0 ? marked(scene, down) : none}</section>
<section id="digest"><h2>${say('deskDigest', lang)}</h2><p class="small">${say('digestNote', lang)}</p>
${digestForm(scene, versions, preview ?? { about: '', day: today, since: versions[0]?.version })}
${preview ? html`<article class="claim digest" lang="${preview.digest?.lang ?? lang}">${preview.digest ? digestTree(preview.digest).map(treeHtml) : html`<p>${say('digestUnknown', lang)}</p>`}</article>` : ''}</section>
<section id="changes"><h2>${say('deskChanges', lang)}</h2><p class="small">${say('changesNote', lang)}</p>
<form class="filters" method="get" action="/desk#changes">${versionChoice(scene, 'from', versions, chosen.from)}${versionChoice(scene, 'to', versions, chosen.to)}${
      scene.chosen ? html`<input type="hidden" name="lang" value="${lang}">` : ''
    }<button type="submit">${say('compare', lang)}</button></form>
${comparison ? (comparison.changes.length > 0 ? html`<ul class="changes">${comparison.changes.map((c) => changeItem(scene, c))}</ul>` : html`<p>${say('same', lang)}</p>`) : ''}</section>`,
  });
}
