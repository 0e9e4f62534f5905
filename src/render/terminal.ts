import type { Answer } from '../model/answer.js';
import { clean } from './clean.js';
import { Page, type Screen } from './page.js';
import { WORDS } from './words.js';

export type { Screen } from './page.js';

/** An answer for a terminal: the answer, its numbered sources with the words they print, what could be asked next. */
export function terminal(answer: Answer, screen: Screen): string {
  const page = new Page(screen);
  const parts = answer.parts.length > 1 ? answer.parts.map((p) => p.blocks) : [answer.blocks];
  parts.forEach((blocks, i) => {
    if (i > 0) page.gap();
    for (const block of blocks) page.block(block);
  });
  const { lang, citations, suggestions } = answer;
  page.sources(citations, lang);
  if (suggestions.length > 0) page.heading(WORDS.ask[lang]);
  for (const s of suggestions) page.put('- ', '  ', [{ text: clean(s), style: 'plain' }]);
  return page.toString();
}
