import type { Overview } from '../../model/overview.js';
import { examples } from '../examples.js';
import { layout, type Scene } from './layout.js';
import { html } from './markup.js';
import { say, type PageWord } from './words.js';

/** What the script of the chat says; it holds no words of its own. */
const SCRIPT_WORDS = [
  'question',
  'send',
  'waiting',
  'unreachable',
  'looks',
  'lookAnswer',
  'lookSlack',
  'lookTeams',
  'lookText',
  'lookJson',
  'lookExplain',
  'loading',
  'noPreview',
  'close',
] as const satisfies readonly PageWord[];

/** The chat. A script fills it; without one, it says what to do instead. */
export function askPage(scene: Scene, overview: Overview): string {
  const { lang } = scene;
  const words = Object.fromEntries(SCRIPT_WORDS.map((word) => [word, say(word, lang)]));
  return layout(scene, {
    title: say('name', lang),
    modules: ['/chat.js'],
    body: html`<div class="chat"><div class="opening"><h1>${say('greeting', lang)}</h1>
<p>${say('greetingMore', lang)}</p>
<div id="starters" class="suggestions" role="group" aria-label="${say('starters', lang)}">${examples(overview, lang).map(
      ({ question }) => html`<button type="button" data-ask>${question}</button>`,
    )}</div>
<noscript><p>${say('noScript', lang)}</p></noscript></div>
<ol id="talk" class="talk" aria-live="polite" aria-label="${say('talk', lang)}" data-words="${JSON.stringify(words)}"></ol></div>
<form id="ask" class="asking"><button type="button" id="fresh" hidden>${say('fresh', lang)}</button><label class="unseen" for="question">${say('question', lang)}</label>
<textarea id="question" rows="1" autocomplete="off" spellcheck="true" placeholder="${say('placeholder', lang)}"></textarea>
<button type="submit" id="send">${say('send', lang)}</button></form>`,
  });
}
