import type { ClaimView, FigureView, NotStatedView, ReadingView, StatementView } from '../../model/record.js';
import { dateText, quoted } from '../words.js';
import { addressOf, href, joined, link, type Scene } from './layout.js';
import { html, type Markup } from './markup.js';
import { evidence, sentence, sourceLine } from './parts.js';
import { colon, kindWord, parted, say } from './words.js';

const anchorOf = (id: string): string => id.split('#')[1] ?? id;

function notStated(scene: Scene, { checked, depth, note, evidence: seen }: NotStatedView): Markup {
  const { lang } = scene;
  const [before, after] = parted(depth === 'full' ? 'checkedFull' : 'checkedOpening', lang);
  const names = joined(
    checked.map((s) => link(scene, s)),
    ', ',
  );
  return html`<p class="not-stated"><strong>${say('notStated', lang)}</strong> ${before}${names}${after}${
    note === undefined ? '' : html` ${sentence(note)}`
  }</p>${seen.map((e) => evidence(scene, e))}`;
}

/** What stands around a claim: whose word it is, where, by when, and how it hangs together with others. */
function around(scene: Scene, c: ClaimView): Markup | undefined {
  const { lang } = scene;
  const [before, after] = parted('claimedBy', lang);
  const facts: Markup[] = [
    ...(c.claimedBy ? [html`${before}${link(scene, c.claimedBy)}${after}`] : []),
    ...(c.place ? [link(scene, c.place)] : []),
    ...(c.due === undefined ? [] : [html`${say('by', lang, { date: dateText(c.due, lang) })}`]),
    ...(c.on === undefined ? [] : [html`${say('asOf', lang, { date: dateText(c.on, lang) })}`]),
    ...(c.kind === 'figure'
      ? [
          ...(['partOf', 'progressOf', 'overlaps', 'replaces', 'replacedBy'] as const).flatMap((how) =>
            c[how] === undefined ? [] : [html`${say(how, lang)} ${link(scene, c[how])}`],
          ),
          ...(c.beside ? [html`${say('beside', lang)}`] : []),
        ]
      : c.with.map((o) => link(scene, o))),
    ...c.conflicts.map((x) => html`<a class="dispute" href="${href(scene, addressOf(x))}">${x.name}</a>`),
  ];
  return facts.length === 0 ? undefined : html`<p class="small facts">${joined(facts, ' · ')}</p>`;
}

const reading = (scene: Scene, { text, evidence: e, narrower, rejected }: ReadingView): Markup => {
  const dispute = narrower ?? rejected;
  return html`<li><strong>${text}</strong> <span lang="${e.source.lang}">${quoted(e.words, e.source.lang === 'fr' ? 'fr' : 'en')}</span> <span class="small">${sourceLine(scene, e.source)}${
    dispute
      ? html` · ${narrower ? `${say('narrower', scene.lang)}, ` : ''}<a href="${href(scene, addressOf(dispute))}">${say('seeDispute', scene.lang)}</a>`
      : ''
  }</span></li>`;
};

function figureBody(scene: Scene, f: FigureView): Markup {
  const { lang } = scene;
  const [leading, ...others] = f.readings;
  return html`<p class="measure">${f.measure.label}</p>
${leading ? html`<p class="figure">${leading.text}</p>` : ''}${f.covers ? html`<p>${f.covers}</p>` : ''}${around(scene, f)}
${leading ? evidence(scene, leading.evidence) : ''}
${others.length > 0 ? html`<details><summary>${say('otherReadings', lang)} (${others.length})</summary><ul class="readings">${others.map((x) => reading(scene, x))}</ul></details>` : ''}
${f.rejected.length > 0 ? html`<div class="rejected"><p class="small"><strong>${say('notUpheld', lang)}</strong></p><ul class="readings">${f.rejected.map((x) => reading(scene, x))}</ul></div>` : ''}`;
}

const statementBody = (scene: Scene, s: StatementView): Markup =>
  html`<p class="statement">${s.text}</p>${around(scene, s)}${s.evidence.map((e) => evidence(scene, e))}`;

/** A claim with its evidence, at its own address within the page; with its owner where it stands on another's page. */
export function claim(scene: Scene, c: ClaimView, owner = false): Markup {
  const { lang } = scene;
  const address = href(scene, addressOf({ ...c.of, claim: c.id }));
  return html`<article class="claim" id="${anchorOf(c.id)}">${
    owner
      ? html`<p class="small">${link(scene, { ...c.of, claim: c.id })}</p>`
      : html`<a class="permalink" href="${address}" title="${say('permalink', lang)}" aria-label="${say('permalink', lang)}${colon(lang)}${anchorOf(c.id)}">#</a>`
  }${c.kind === 'figure' ? figureBody(scene, c) : statementBody(scene, c)}${c.notStated ? notStated(scene, c.notStated) : ''}</article>`;
}

/** Claims of one owner: figures, and statements by what they are about. */
export function claimSections(scene: Scene, claims: readonly ClaimView[]): Markup[] {
  const { lang } = scene;
  const figures = claims.filter((c) => c.kind === 'figure');
  const statements = claims.filter((c) => c.kind === 'statement');
  const aspects = [...new Set(statements.map((s) => s.aspect))];
  return [
    ...(figures.length > 0
      ? [html`<section><h2>${say('figures', lang)}</h2><div class="claims">${figures.map((c) => claim(scene, c))}</div></section>`]
      : []),
    ...(statements.length > 0
      ? [
          html`<section><h2>${say('statements', lang)}</h2>${aspects.map(
            (aspect) =>
              html`<h3>${kindWord(aspect, lang)}</h3><div class="claims">${statements.filter((s) => s.aspect === aspect).map((c) => claim(scene, c))}</div>`,
          )}</section>`,
        ]
      : []),
  ];
}
