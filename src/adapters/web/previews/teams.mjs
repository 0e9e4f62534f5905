import { AdaptiveCard, HostConfig } from 'adaptivecards';
import 'adaptivecards/dist/adaptivecards.css';

/** Shows a card as Teams does. A button that asks the next question asks it. */
export function show(node, { card }, { ask }) {
  const shown = new AdaptiveCard();
  shown.hostConfig = new HostConfig({ fontFamily: 'system-ui, sans-serif' });
  shown.onExecuteAction = (action) => {
    const question = action.data?.question;
    if (typeof question === 'string') ask(question);
  };
  shown.parse(card);
  node.append(shown.render());
}
