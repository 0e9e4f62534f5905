import type { Block } from '../../model/answer.js';
import type { Chart, Digest } from '../../model/digest.js';
import { clean } from '../clean.js';
import { cut } from '../cut.js';
import { titleOf } from '../digest.js';
import { emptyCard } from './empty.js';
import type { Card, Element, TeamsMessage } from './kit.js';
import { blocksMarkdown, inMarkdown } from './markdown.js';
import { firstFit } from './message.js';
import { line } from './rich.js';
import { citedMessage, sourceElements, type Depth } from './sources.js';

/** How much is said. */
type Form = Depth & { readonly lean: boolean };

/** The longest label of a bar. */
const LABEL = 70;
const SCALES = [1e9, 1e6, 1e3, 1] as const;

/** The chart as Teams draws it, and as facts where it does not. */
function chartElement({ title, bars }: Chart): Element {
  const scale = SCALES.find((s) => bars.some((b) => b.value >= s)) ?? 1;
  return {
    type: 'Chart.HorizontalBar',
    title: clean(title),
    showTitle: true,
    displayMode: 'AbsoluteWithAxis',
    data: bars.map(({ label, text, value }) => ({ x: cut(clean(`${label}: ${text}`), LABEL), y: Number((value / scale).toFixed(3)) })),
    fallback: {
      type: 'FactSet',
      facts: bars.map(({ label, text }) => ({ title: inMarkdown(cut(label, 80)), value: inMarkdown(cut(text, 200)) })),
    },
  };
}

/** The chart, and the sources in full; undefined where neither is there. */
function cardOf({ chart, citations, lang }: Digest, { lean, ...depth }: Form): Card | undefined {
  const sources = lean ? [] : citations.flatMap((c) => sourceElements(c, lang, depth));
  const body = [...(chart ? [chartElement(chart), line(chart.alt, { isSubtle: true })] : []), ...sources];
  return body.length === 0 ? undefined : { ...emptyCard(lang), body, ...(chart ? { msteams: { width: 'Full' } as const } : {}) };
}

/** A digest as a message: its text with citations, and below it a card with its chart and the sources in full. */
export function digestMessage(digest: Digest): TeamsMessage {
  const { lang, sections, citations } = digest;
  const blocks: Block[] = sections.flatMap((s) => s.blocks);
  const pieces = blocks.map((block) => ({ block, direct: false, wasCut: false }));
  const text = [
    `**${inMarkdown(titleOf(digest))}**`,
    ...sections.flatMap((s) => [...(s.heading === undefined ? [] : [`**${inMarkdown(s.heading)}**`]), blocksMarkdown(s.blocks)]),
  ].join('\n\n');
  return firstFit((form) => {
    const card = cardOf(digest, form);
    return { text, entities: citedMessage(citations, pieces, lang, form), ...(card ? { card } : {}), rated: false };
  });
}
