import type { Digest } from '../model/digest.js';
import { clean } from './clean.js';
import { Page, type Screen } from './page.js';
import { blockText, spanText } from './plain.js';

/** The title of a digest, as text. */
export const titleOf = ({ title }: Digest): string => title.map(spanText).join('');

/** A digest for a terminal, section by section, with its sources. */
export function terminalDigest(digest: Digest, screen: Screen): string {
  const page = new Page(screen);
  page.put('', '', [{ text: titleOf(digest), style: 'strong' }]);
  for (const { heading, blocks } of digest.sections) {
    if (heading === undefined) page.gap();
    else page.heading(clean(heading));
    for (const block of blocks) page.block(block);
  }
  if (digest.chart) {
    page.gap();
    page.put('', '', [{ text: clean(digest.chart.alt), style: 'dim' }]);
  }
  page.sources(digest.citations, digest.lang);
  return page.toString();
}

/** What a person reads of it where there is nothing but text, line by line. */
export const digestLines = (digest: Digest): string[] => [
  titleOf(digest),
  ...digest.sections.flatMap(({ heading, blocks }) => [...(heading === undefined ? [] : ['', clean(heading)]), ...blocks.map(blockText)]),
];
