import { el, grown } from './tree.js';

const $ = (id) => document.getElementById(id);
const [talk, starters, form, box, send, fresh] = ['talk', 'starters', 'ask', 'question', 'send', 'fresh'].map($);
const WORDS = JSON.parse(talk.dataset.words);
const lang = document.documentElement.lang;

/** What is shown of an answer, and what makes it: the very payload of a platform, or a text. */
const LOOKS = [
  ['answer', 'lookAnswer'],
  ['slack', 'lookSlack'],
  ['teams', 'lookTeams'],
  ['text', 'lookText'],
  ['json', 'lookJson'],
  ['explain', 'lookExplain'],
];

/** `crypto.randomUUID` is missing where the page is read over plain HTTP from another machine. */
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');

// The conversation lasts as long as the tab: after a reload it is there again, and nothing of it stays behind.
const KEPT = 'onrecord.conversation';
const MOST_KEPT = 30;
function recallConversation() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT));
    if (typeof kept?.id === 'string' && Array.isArray(kept.turns)) return kept;
  } catch {
    // Storage is forbidden, or holds something else: a conversation begins anew.
  }
  return { id: newId(), turns: [] };
}
const conversation = recallConversation();
function keep() {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ id: conversation.id, turns: conversation.turns.slice(-MOST_KEPT) }));
  } catch {
    // Nothing is lost but what a reload would bring back.
  }
}

const asked = conversation.turns.map((turn) => turn.text);
let recalled = asked.length;

// What a number rests on: it shows where the pointer rests, where the keyboard is, and after a tap until the next.
let note;
let dismissed = false;
function hideCard() {
  note?.cite.setAttribute('aria-expanded', 'false');
  note?.node.remove();
  note = undefined;
}
function showCard(cite, pinned) {
  if (note?.cite === cite) {
    note.pinned ||= pinned;
    return;
  }
  hideCard();
  const source = cite.closest('.answer').querySelector(`.sources li[data-n="${cite.dataset.n}"] > div`);
  if (!source) return;
  const node = el('span', { class: 'card', role: 'note' }, ...Array.from(source.cloneNode(true).children, asPhrase));
  cite.after(node);
  cite.setAttribute('aria-expanded', 'true');
  // Within the answer, whatever line the number stands on.
  const frame = cite.closest('.answer').getBoundingClientRect();
  const at = cite.getBoundingClientRect();
  const left = Math.min(Math.max(at.left - frame.left - 20, 8), Math.max(frame.width - node.offsetWidth - 8, 8));
  node.style.left = `${left}px`;
  node.style.top = `${at.bottom - frame.top + 2}px`;
  note = { cite, node, pinned };
}
/** A paragraph as a part of the sentence that the card stands in. */
function asPhrase(block) {
  const phrase = el('span', { class: block.className === '' ? 'line' : block.className });
  phrase.append(...block.childNodes);
  return phrase;
}
talk.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse') return;
  const cite = event.target.closest('.cite');
  if (cite) showCard(cite, false);
  else if (note && !note.pinned && !event.target.closest('.card')) hideCard();
});
talk.addEventListener('click', (event) => {
  const cite = event.target.closest('.cite');
  if (!cite) return;
  const open = note?.cite === cite && note.pinned;
  if (open) hideCard();
  else showCard(cite, true);
});
document.addEventListener('click', (event) => {
  if (note && !event.target.closest('.cite, .card')) hideCard();
});
document.addEventListener('focusin', (event) => {
  const cite = event.target.closest('.cite');
  if (cite?.matches(':focus-visible') && !dismissed) showCard(cite, false);
  if (note && event.target !== note.cite && !note.node.contains(event.target)) hideCard();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !note) return;
  const { cite } = note;
  hideCard();
  // Where it was, without showing it again.
  dismissed = true;
  cite.focus();
  dismissed = false;
});

/** A payload as its platform shows it, by the platform's own renderer, which is loaded when it is asked for first. */
async function preview(platform, payload) {
  const host = el('div', { class: `preview ${platform}` });
  const root = host.attachShadow({ mode: 'open' });
  const mount = el('div', {});
  root.append(el('link', { rel: 'stylesheet', href: `/preview/${platform}.css` }), mount);
  const { show } = await import(`/preview/${platform}.js`);
  show(mount, payload, { ask: (question) => void ask(question), lang });
  return host;
}

const code = (text) => el('pre', { tabindex: '0' }, text);
const MAKERS = {
  slack: (made) => preview('slack', made.slack),
  teams: (made) => preview('teams', made.teams),
  text: (made) => code(made.json.text),
  json: (made) => code(JSON.stringify(made.json, null, 2)),
  explain: (made) => el('ul', { class: 'explain' }, ...made.explain.map((line) => el('li', {}, line))),
};

/** The buttons that show an answer in another way. */
function looksOf(made, panel, shown) {
  const buttons = LOOKS.filter(([look]) => look === 'answer' || look in made || look === 'text').map(([look, word]) => {
    const button = el('button', { type: 'button', 'aria-pressed': String(look === 'answer') }, WORDS[word]);
    button.addEventListener('click', async () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      shown.hidden = look !== 'answer';
      panel.hidden = look === 'answer';
      if (look === 'answer') return;
      hideCard();
      panel.replaceChildren(el('p', {}, WORDS.loading));
      const content = await Promise.resolve(MAKERS[look](made)).catch(() => el('p', {}, WORDS.noPreview));
      if (button.getAttribute('aria-pressed') === 'true') panel.replaceChildren(content);
    });
    return button;
  });
  return el('div', { class: 'looks', role: 'group', 'aria-label': WORDS.looks }, ...buttons);
}

function suggestionsOf(suggestions) {
  return suggestions.map((suggestion) => {
    const button = el('button', { type: 'button' }, suggestion);
    button.addEventListener('click', () => void ask(suggestion));
    return button;
  });
}

/** Puts an answer into its place. */
function fill(card, made) {
  const { status, lang: spoken, suggestions } = made.json;
  card.dataset.status = status;
  card.lang = spoken;
  const shown = el('div', { class: 'shown' }, ...made.tree.map(grown));
  const panel = el('div', { class: 'panel' });
  panel.hidden = true;
  card.replaceChildren(shown, panel, looksOf(made, panel, shown));
  if (suggestions.length > 0) card.after(el('div', { class: 'suggestions', lang: spoken }, ...suggestionsOf(suggestions)));
}

function fail(card, message) {
  card.dataset.status = 'fault';
  card.replaceChildren(el('p', {}, message));
}

/** The answer, or an Error whose message is for the reader. */
async function fetchAnswer(text) {
  let response;
  try {
    response = await fetch('/ask', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ conversation: conversation.id, text, lang }),
    });
  } catch {
    throw new Error(WORDS.unreachable);
  }
  const body = await response.json().catch(() => ({ error: WORDS.unreachable }));
  if (!response.ok) throw new Error(body.error);
  return body;
}

function addTurn(text) {
  const card = el('article', { class: 'answer', 'data-status': 'waiting' }, el('p', {}, WORDS.waiting));
  const turn = el('li', {}, el('p', { class: 'asked' }, text), card);
  document.body.classList.add('talking');
  fresh.hidden = false;
  talk.append(turn);
  return { turn, card };
}

async function ask(text) {
  if (send.disabled) return;
  hideCard();
  const { turn, card } = addTurn(text);
  turn.scrollIntoView({ block: 'end' });
  send.disabled = true;
  try {
    const made = await fetchAnswer(text);
    fill(card, made);
    asked.push(text);
    conversation.turns.push({ text, made });
    keep();
    if (box.value.trim() === text) box.value = '';
  } catch (error) {
    // What was asked stays in the box, to be mended or sent again.
    fail(card, error.message);
    if (box.value === '') box.value = text;
  }
  recalled = asked.length;
  send.disabled = false;
  fit();
  box.focus({ preventScroll: true });
  turn.scrollIntoView({ block: turn.offsetHeight > window.innerHeight * 0.7 ? 'start' : 'end' });
}

/** The box is as high as what stands in it. */
function fit() {
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight + 2}px`;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = box.value.trim();
  if (text !== '') void ask(text);
});

box.addEventListener('input', fit);
box.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
  // Up and down bring back earlier questions, where the arrows have nothing to do within the box.
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const atRest = box.value === '' || box.value === asked[recalled];
  if (step === undefined || !atRest || asked.length === 0) return;
  event.preventDefault();
  recalled = Math.min(Math.max(recalled + step, 0), asked.length);
  box.value = asked[recalled] ?? '';
  fit();
});

fresh.addEventListener('click', () => {
  conversation.id = newId();
  conversation.turns = [];
  keep();
  hideCard();
  talk.replaceChildren();
  document.body.classList.remove('talking');
  fresh.hidden = true;
  box.focus();
});

for (const button of starters.querySelectorAll('[data-ask]')) button.addEventListener('click', () => void ask(button.textContent));
for (const { text, made } of conversation.turns) fill(addTurn(text).card, made);

// An address may bring its question along: /?q=...
const brought = new URLSearchParams(location.search).get('q')?.trim();
if (brought) {
  history.replaceState(null, '', location.pathname);
  void ask(brought);
} else if (matchMedia('(pointer: fine)').matches) box.focus();
