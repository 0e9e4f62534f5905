import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Message } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';

const dark = () => matchMedia('(prefers-color-scheme: dark)').matches;

/**
 * Blocks as the renderer reads them: to Slack, a verbatim text has its links and no more of them; the renderer takes
 * it for one without any.
 */
const readable = (blocks) => JSON.parse(JSON.stringify(blocks, (key, value) => (key === 'verbatim' ? undefined : value)));

/** Shows blocks as Slack does. A button that asks the next question asks it. */
export function show(node, { blocks }, { ask }) {
  const message = createElement(Message, {
    blocks: readable(blocks),
    name: 'On Record',
    logo: '/icon.svg',
    time: new Date(),
    theme: dark() ? 'dark' : 'light',
  });
  createRoot(node).render(message);
  const questions = new Set(
    blocks.flatMap((b) => (b.type === 'actions' ? b.elements : [])).flatMap((e) => (e.action_id?.startsWith('ask_') ? [e.value] : [])),
  );
  node.addEventListener('click', (event) => {
    const text = event.target.closest?.('button')?.textContent.trim();
    if (questions.has(text)) ask(text);
  });
}
