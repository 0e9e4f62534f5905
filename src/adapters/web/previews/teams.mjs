import { AdaptiveCard, HostConfig } from 'adaptivecards';
import 'adaptivecards/dist/adaptivecards.css';
import MarkdownIt from 'markdown-it';
import './teams-frame.css';

// No HTML, as in Teams: what looks like it is text.
const markdown = new MarkdownIt({ html: false, linkify: false });

function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** A number in brackets, which Teams binds to its source: what it shows of it is its title and what it prints. */
function citation({ position, appearance: { name, url, abstract } }) {
  const title = `${name}\n${abstract}`;
  return url === undefined
    ? el('span', { class: 'cited', title }, String(position))
    : el('a', { class: 'cited', href: url, title, target: '_blank', rel: 'noreferrer noopener' }, String(position));
}

/** Puts citations where their numbers stand in the texts below a node. */
function bind(node, claims) {
  for (const child of Array.from(node.childNodes)) {
    if (child.nodeType !== Node.TEXT_NODE) bind(child, claims);
    else
      child.replaceWith(
        ...child.data.split(/(\[\d+\])/).map((piece) => {
          const claim = claims.get(piece);
          return claim ? citation(claim) : piece;
        }),
      );
  }
}

const host = (dark) => ({
  fontFamily: '"Segoe UI", system-ui, sans-serif',
  supportsInteractivity: true,
  containerStyles: {
    default: {
      backgroundColor: '#00000000',
      foregroundColors: {
        default: { default: dark ? '#ffffff' : '#242424', subtle: dark ? '#adadad' : '#616161' },
        accent: { default: dark ? '#a6a7dc' : '#5b5fc7', subtle: dark ? '#a6a7dc' : '#5b5fc7' },
      },
    },
  },
  actions: { actionsOrientation: 'horizontal', actionAlignment: 'left', maxActions: 6 },
});

function card(payload, ask) {
  const shown = new AdaptiveCard();
  shown.hostConfig = new HostConfig(host(matchMedia('(prefers-color-scheme: dark)').matches));
  shown.onExecuteAction = (action) => {
    const question = action.data?.ask;
    if (typeof question === 'string') ask(question);
  };
  shown.parse(payload);
  return shown.render() ?? '';
}

/** Shows a message as Teams does: its text with citations, and the card below it. A button that asks a question asks it. */
export function show(node, { text, entities, card: payload, rated }, { ask }) {
  const said = el('div', { class: 'text' });
  said.innerHTML = markdown.render(text);
  const claims = new Map(entities.flatMap((e) => e.citation ?? []).map((claim) => [`[${claim.position}]`, claim]));
  bind(said, claims);
  node.append(
    el(
      'div',
      { class: 'teams' },
      el('p', { class: 'from' }, el('strong', {}, 'On Record'), ' ', el('span', { class: 'ai' }, 'APP')),
      said,
      ...(payload ? [el('div', { class: 'attached' }, card(payload, ask))] : []),
      ...(rated ? [el('p', { class: 'rating', 'aria-hidden': 'true' }, 'Like · Dislike')] : []),
    ),
  );
}
