import { el, grown } from './tree.js';

/** In milliseconds, between two looks at the files. */
const EVERY = 2000;
const check = document.getElementById('check');
let shown = '';

/** What the files say now; said anew only where it is something else, so that a screen reader is not told twice. */
async function look() {
  let tree;
  try {
    const response = await fetch(`/desk/check?lang=${document.documentElement.lang}`);
    tree = response.ok ? await response.json() : undefined;
  } catch {
    // The server is away for a moment; it is looked for again.
  }
  const now = JSON.stringify(tree);
  if (now === shown) return;
  shown = now;
  check.replaceChildren(...(tree === undefined ? [el('p', { class: 'wrong' }, check.dataset.lost)] : tree.map(grown)));
}

setInterval(() => {
  if (!document.hidden) void look();
}, EVERY);
