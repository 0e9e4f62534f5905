import type { Block as Said } from '../../model/answer.js';
import type { Digest, DigestSection } from '../../model/digest.js';
import { clean } from '../clean.js';
import { cut } from '../cut.js';
import { digestLines, titleOf } from '../digest.js';
import type { Block, RichText, SlackMessage } from './kit.js';
import { LIMITS } from './limits.js';
import { escapedLines, plainText } from './message.js';
import { line, richElements, richText, section, type Sources } from './rich.js';
import { fitting, smallPrint, sourceLine, sourceText } from './sources.js';

/** Of all source lines together, so that with the text they stay within what Slack takes. */
const SOURCES_TEXT = 5500;

/** The lines of a section: items as one list, a quotation set off. */
function linesOf(blocks: readonly Said[], sources: Sources): RichText['elements'][number][] {
  const out: RichText['elements'][number][] = [];
  for (const block of blocks) {
    const elements = richElements(block.spans, sources);
    const last = out.at(-1);
    if (block.kind === 'quote') out.push({ type: 'rich_text_quote', elements });
    else if (block.kind === 'sentence') out.push(section(elements));
    else if (last?.type === 'rich_text_list') out[out.length - 1] = { ...last, elements: [...last.elements, section(elements)] };
    else out.push({ type: 'rich_text_list', style: 'bullet', elements: [section(elements)] });
  }
  return out;
}

function sectionBlocks({ heading, blocks }: DigestSection, sources: Sources): Block[] {
  return [...(heading === undefined ? [] : [line(clean(heading), { bold: true })]), richText(...linesOf(blocks, sources))];
}

/** A digest as a message, with its picture where one was uploaded. */
export function digestMessage(digest: Digest, picture?: string): SlackMessage {
  const { lang, citations, sections, chart } = digest;
  const sources: Sources = new Map(citations.map((c) => [c.n, c]));
  const lines = digestLines(digest);
  const shown = (of: readonly string[], most: number) => fitting(of, most, lang);
  const image: Block[] =
    picture !== undefined && chart ? [{ type: 'image', slack_file: { id: picture }, alt_text: cut(clean(chart.alt), LIMITS.altText) }] : [];
  const feet = shown(
    citations.map((c) => sourceText(c, lang)),
    LIMITS.text / 2,
  ).join('\n');
  return {
    text: escapedLines(lines, LIMITS.text - 500),
    blocks: [
      { type: 'header', text: plainText(titleOf(digest), LIMITS.headerText) },
      ...sections.flatMap((s) => sectionBlocks(s, sources)),
      ...image,
      ...smallPrint(
        shown(
          citations.map((c) => sourceLine(c, lang)),
          SOURCES_TEXT,
        ),
      ),
    ],
    plain: [escapedLines(lines, LIMITS.text - feet.length - 1), feet].filter((t) => t !== '').join('\n'),
  };
}
