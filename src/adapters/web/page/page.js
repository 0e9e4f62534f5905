'use strict';

/** All the words of the page, in both languages. */
const WORDS = {
  en: {
    greeting: 'Who announced what, who said what, and where it is printed.',
    question: 'Your question',
    send: 'Ask',
    waiting: 'Looking it up…',
    sources: 'Sources',
    untitled: 'title not shown',
    undated: 'undated',
    unreachable: 'The server cannot be reached. Is it running? Your question is still in the box.',
    help: 'help',
  },
  fr: {
    greeting: 'Qui a annoncé quoi, qui a dit quoi, et où c’est imprimé.',
    question: 'Votre question',
    send: 'Demander',
    waiting: 'Je cherche…',
    sources: 'Sources',
    untitled: 'titre non indiqué',
    undated: 'sans date',
    unreachable: 'Le serveur ne répond pas. Est-il démarré ? Votre question est encore dans la case.',
    help: 'aide',
  },
};

const $ = (id) => document.getElementById(id);
const [talk, starters, form, box, send] = ['talk', 'starters', 'ask', 'question', 'send'].map($);

let lang = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
let turns = 0;
const asked = [];
let recalled = 0;

/** `crypto.randomUUID` is missing where the page is read over plain HTTP from another machine. */
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
const conversation = newId();

/** An element with its text or children. Text goes in as text, whatever it holds. */
function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** A line of an answer, in which the numbers of its sources become links to them. */
function lineOf(line, sourceIds) {
  return line.split(/(\[\d+\])/).map((piece) => {
    const id = sourceIds.get(piece);
    return id === undefined ? piece : el('a', { class: 'cite', href: `#${id}` }, piece);
  });
}

function textOf(text, sourceIds) {
  const blocks = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('- ')) {
      blocks.push(el('p', {}, ...lineOf(line, sourceIds)));
      continue;
    }
    if (blocks.at(-1)?.tagName !== 'UL') blocks.push(el('ul', {}));
    blocks.at(-1).append(el('li', {}, ...lineOf(line.slice(2), sourceIds)));
  }
  return blocks;
}

function dateOf(published, words) {
  if (published === null) return words.undated;
  const [year, month, day] = published.split('-').map(Number);
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  if (Number.isNaN(date.getTime())) return published;
  const shape = { year: 'numeric', ...(month && { month: 'long' }), ...(day && { day: 'numeric' }), timeZone: 'UTC' };
  const text = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', shape).format(date);
  return lang === 'fr' && day === 1 ? text.replace('1', '1er') : text;
}

function sourceOf(citation, id, words) {
  const title = citation.title ?? `(${words.untitled})`;
  const linked = /^https?:\/\//.test(citation.url);
  const link = linked ? el('a', { href: citation.url, rel: 'noreferrer noopener', target: '_blank' }, title) : title;
  const printed = citation.printed.map((p) => el('p', { class: 'printed' }, lang === 'fr' ? `«\u202f${p}\u202f»` : `“${p}”`));
  const about = el('div', {}, `${citation.publisher}, `, link, `, ${dateOf(citation.publishedOn, words)}`, ...printed);
  return el('li', { id, tabindex: '-1' }, el('span', {}, `[${citation.n}]`), about);
}

function suggestionsOf(suggestions) {
  return suggestions.map((suggestion) => {
    const button = el('button', { type: 'button' }, suggestion);
    button.addEventListener('click', () => ask(suggestion));
    return button;
  });
}

function show(card, answer) {
  const turn = ++turns;
  const words = WORDS[answer.lang] ?? WORDS[lang];
  const sourceIds = new Map(answer.citations.map((c) => [`[${c.n}]`, `t${turn}-s${c.n}`]));
  card.dataset.status = answer.status;
  card.lang = answer.lang;
  card.replaceChildren(...textOf(answer.text, sourceIds));
  if (answer.citations.length > 0) {
    const sources = answer.citations.map((c) => sourceOf(c, sourceIds.get(`[${c.n}]`), words));
    card.append(el('ol', { class: 'sources', 'aria-label': words.sources }, ...sources));
  }
  if (answer.suggestions.length > 0) card.after(el('div', { class: 'suggestions' }, ...suggestionsOf(answer.suggestions)));
}

function fail(card, message) {
  card.dataset.status = 'fault';
  card.replaceChildren(el('p', {}, message));
}

/** The answer as JSON, or an Error whose message is for the reader. */
async function fetchAnswer(text, inConversation) {
  let response;
  try {
    response = await fetch('/api/ask', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...(inConversation && { conversation }), text, lang }),
    });
  } catch {
    throw new Error(WORDS[lang].unreachable);
  }
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
}

async function ask(text) {
  if (send.disabled) return;
  const card = el('article', { class: 'answer', 'data-status': 'waiting' }, el('p', {}, WORDS[lang].waiting));
  const turn = el('li', {}, el('p', { class: 'asked' }, text), card);
  starters.replaceChildren();
  talk.append(turn);
  turn.scrollIntoView({ block: 'end' });
  send.disabled = true;
  try {
    show(card, await fetchAnswer(text, true));
    asked.push(text);
    if (box.value.trim() === text) box.value = '';
  } catch (error) {
    // What was asked stays in the box, to be mended or sent again.
    fail(card, error.message);
    if (box.value === '') box.value = text;
  }
  recalled = asked.length;
  send.disabled = false;
  fit();
  box.focus();
  turn.scrollIntoView({ block: turn.offsetHeight > window.innerHeight * 0.7 ? 'start' : 'end' });
}

/** What the record can be asked, as long as nothing has been. An unreachable server says so at the first question. */
async function showStarters() {
  const wanted = lang;
  const answer = await fetchAnswer(WORDS[lang].help, false).catch(() => undefined);
  if (answer?.status === 'help' && wanted === lang && talk.children.length === 0)
    starters.replaceChildren(...suggestionsOf(answer.suggestions));
}

function setLang(next) {
  lang = next;
  document.documentElement.lang = lang;
  for (const button of document.querySelectorAll('[data-lang]')) button.setAttribute('aria-pressed', String(button.dataset.lang === lang));
  $('greeting').textContent = WORDS[lang].greeting;
  $('question-label').textContent = WORDS[lang].question;
  box.placeholder = WORDS[lang].question;
  send.textContent = WORDS[lang].send;
  void showStarters();
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

talk.addEventListener('click', (event) => {
  const cite = event.target.closest?.('a.cite');
  if (!cite) return;
  event.preventDefault();
  $(cite.getAttribute('href').slice(1))?.focus();
});

for (const button of document.querySelectorAll('[data-lang]')) button.addEventListener('click', () => setLang(button.dataset.lang));
setLang(lang);
box.focus();
