import { LANGUAGES, type Lang } from '../../model/language.js';
import type { Ref } from '../../model/record.js';
import { html, type Markup } from './markup.js';
import { FOLDERS, say, type PageWord } from './words.js';

/** A page as it is asked for: what every part of it may need. */
export interface Scene {
  readonly lang: Lang;
  /** Where it stands, without its query: `/pledges/acme`. */
  readonly path: string;
  /** The query without the language. */
  readonly query: URLSearchParams;
  /** The language was chosen, so that links keep it. */
  readonly chosen: boolean;
  /** Where people reach the site, without a slash at the end: `https://record.example`. */
  readonly origin: string;
  readonly version: string;
  /** Whether the desk is open to this reader. */
  readonly editor: boolean;
}

const NAV: readonly (readonly [PageWord, string])[] = [
  ['ask', '/'],
  ['pledges', '/pledges'],
  ['quotes', '/quotes'],
  ['people', '/people'],
  ['organisations', '/organisations'],
  ['places', '/places'],
  ['conflicts', '/conflicts'],
  ['sources', '/sources'],
  ['events', '/events'],
];

/** An address of ours, in the language of the page where that was chosen. */
export function href({ lang, chosen }: Scene, path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const [before = '', anchor] = path.split('#', 2);
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value);
  if (chosen) asked.set('lang', lang);
  const tail = asked.size > 0 ? `?${asked.toString()}` : '';
  return `${before}${tail}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** The permanent address of an entry or of a claim of it. */
export const addressOf = ({ kind, id, claim }: Ref): string =>
  `/${FOLDERS[kind]}/${encodeURIComponent(id)}${claim === undefined ? '' : `#${encodeURIComponent(claim.split('#')[1] ?? claim)}`}`;

export const link = (scene: Scene, ref: Ref): Markup => html`<a href="${href(scene, addressOf(ref))}">${ref.name}</a>`;

export const joined = (pieces: readonly Markup[], by: string): Markup[] => pieces.flatMap((p, i) => (i === 0 ? [p] : [html`${by}`, p]));

function languageLink(scene: Scene, lang: Lang): Markup {
  const query = new URLSearchParams(scene.query);
  query.set('lang', lang);
  const name = { en: 'English', fr: 'Français' }[lang];
  return html`<a href="${scene.path}?${query.toString()}" hreflang="${lang}" lang="${lang}" title="${name}"${
    scene.lang === lang ? html` aria-current="true"` : ''
  }>${lang.toUpperCase()}</a>`;
}

export interface Page {
  readonly title: string;
  readonly body: Markup;
  /** Data about it for machines. */
  readonly head?: Markup | undefined;
  /** Modules beside the script that all pages have. */
  readonly modules?: readonly string[];
  /** A wider column, for tables. */
  readonly wide?: boolean;
}

/** A whole page. */
export function layout(scene: Scene, { title, body, head, modules = [], wide = false }: Page): string {
  const { lang, path, origin, version } = scene;
  const nav = [...NAV, ...(scene.editor ? [['desk', '/desk'] as const] : [])];
  const top = `/${path.split('/')[1] ?? ''}`;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === say('name', lang) ? title : `${title} · ${say('name', lang)}`}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
<link rel="canonical" href="${origin}${path}">
${LANGUAGES.map((l) => html`<link rel="alternate" hreflang="${l}" href="${origin}${path}?lang=${l}">\n`)}<script src="/page.js" defer></script>
${modules.map((src) => html`<script src="${src}" type="module"></script>\n`)}${head}
</head>
<body>
<a class="skip" href="#content">${say('skip', lang)}</a>
<header class="site">
<a class="brand" href="${href(scene, '/')}"><img src="/icon.svg" alt="" width="26" height="26">${say('name', lang)}</a>
<nav aria-label="${say('parts', lang)}"><ul>${nav.map(
    ([word, to]) => html`<li><a href="${href(scene, to)}"${top === to ? html` aria-current="page"` : ''}>${say(word, lang)}</a></li>`,
  )}</ul></nav>
<div class="languages" role="group" aria-label="${say('language', lang)}">${LANGUAGES.map((l) => languageLink(scene, l))}</div>
</header>
<main id="content" tabindex="-1"${wide ? html` class="wide"` : ''}>
${body}
</main>
<footer class="site"><p>${say('footer', lang)}</p><p>${say('recordVersion', lang, { version })}</p></footer>
</body>
</html>
`.text;
}
