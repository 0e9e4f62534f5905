import type { Lang } from '../../model/language.js';
import type { Overview } from '../../model/overview.js';
import { examples } from '../examples.js';
import { press } from './card.js';
import { emptyCard } from './empty.js';
import type { TeamsMessage } from './kit.js';
import { inMarkdown } from './markdown.js';
import { say } from './words.js';

/** What the bot says where it was added: who it is, and what it can be asked. */
export function greeting(overview: Overview, lang: Lang): TeamsMessage {
  const asked = examples(overview, lang).map(({ question }) => question);
  return {
    text: [say('greeting', lang), asked.map((q) => `- ${inMarkdown(q)}`).join('\n'), say('greetingHow', lang)]
      .filter((t) => t !== '')
      .join('\n\n'),
    entities: [],
    rated: false,
    card: { ...emptyCard(lang), actions: [...asked, say('help', lang)].map((ask) => press(ask, { verb: 'ask', ask })) },
  };
}
