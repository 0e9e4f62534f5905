import type { Facet, Labelled } from '../../model/record.js';
import { href, type Scene } from './layout.js';
import { html, type Markup } from './markup.js';
import { say } from './words.js';

export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Facet[];
}

/** What is chosen stays to be seen and unchosen, even where it leaves nothing. */
const optionsOf = ({ options }: Choice, chosen: string): readonly (Labelled & { readonly count?: number })[] =>
  chosen !== '' && !options.some((o) => o.id === chosen) ? [{ id: chosen, label: chosen }, ...options] : options;

/** A form that narrows a list; it works without any script. */
export function filterForm(scene: Scene, choices: readonly Choice[], kept: readonly string[] = []): Markup {
  const { lang, query } = scene;
  const now = (name: string): string => query.get(name) ?? '';
  const any = ['q', ...choices.map((c) => c.name)].some((name) => now(name) !== '');
  return html`<form class="filters" method="get" action="${scene.path}" role="search" aria-label="${say('filters', lang)}">
<label>${say('search', lang)}<input type="search" name="q" value="${now('q')}" maxlength="200"></label>
${choices.map(
  (c) =>
    html`<label>${c.label}<select name="${c.name}"><option value="">${say('anything', lang)}</option>${optionsOf(c, now(c.name)).map(
      (o) =>
        html`<option value="${o.id}"${o.id === now(c.name) ? html` selected` : ''}>${o.label}${o.count === undefined ? '' : ` (${o.count})`}</option>`,
    )}</select></label>\n`,
)}${kept.filter((name) => now(name) !== '').map((name) => html`<input type="hidden" name="${name}" value="${now(name)}">`)}${
  scene.chosen ? html`<input type="hidden" name="lang" value="${lang}">` : ''
}<button type="submit">${say('filter', lang)}</button>${any ? html`<a href="${href(scene, scene.path, Object.fromEntries(kept.map((k) => [k, now(k)])))}">${say('clear', lang)}</a>` : ''}
</form>`;
}
