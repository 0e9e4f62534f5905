import type { Answer, Block, Citation, Span } from '../../model/answer.js';
import type { Digest } from '../../model/digest.js';
import type { Lang } from '../../model/language.js';
import { clean } from '../clean.js';
import { titleOf } from '../digest.js';
import { spanText, standsOff } from '../plain.js';
import { dateText, quoted, WORDS } from '../words.js';
import { addressOf } from './layout.js';
import { isLink } from './parts.js';
import type { Tree } from './tree.js';
import { say, type PageWord } from './words.js';

/** An answer as the page shows it. */

type Cite = (n: number) => Tree;
/** A number of a source is a button: what it rests on shows beside it. */
const opening: Cite = (n) => ['button', { type: 'button', class: 'cite', 'data-n': String(n), 'aria-expanded': 'false' }, [`[${n}]`]];
/** The same where no script shows anything. */
const still: Cite = (n) => ['span', { class: 'cite' }, [`[${n}]`]];

function spansTree(all: readonly Span[], cite: Cite): Tree[] {
  let before = '';
  return all.flatMap((span): Tree[] => {
    const gap = standsOff(before, span) ? [' '] : [];
    const text = spanText(span);
    before += gap.join('') + text;
    if (span.kind === 'cite') return [...gap, cite(span.n)];
    return [...gap, span.kind === 'stated' && span.strong ? ['strong', {}, [text]] : text];
  });
}

/** Items that follow each other are one list. */
function body(blocks: readonly Block[], cite: Cite): Tree[] {
  const out: Tree[] = [];
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i]!;
    if (block.kind !== 'item') {
      out.push(
        block.kind === 'quote'
          ? ['blockquote', { lang: block.lang }, spansTree(block.spans, cite)]
          : ['p', {}, spansTree(block.spans, cite)],
      );
      i += 1;
      continue;
    }
    const end = blocks.findIndex((b, j) => j > i && b.kind !== 'item');
    const items = blocks.slice(i, end < 0 ? undefined : end);
    out.push(['ul', {}, items.map((b): Tree => ['li', {}, spansTree(b.spans, cite)])]);
    i += items.length;
  }
  return out;
}

function source(c: Citation, lang: Lang): Tree {
  const title = c.title === null ? `(${WORDS.untitled[lang]})` : quoted(c.title, lang);
  const own = `${addressOf({ kind: 'source', id: c.sourceId, name: c.publisher })}?lang=${lang}`;
  const page: Tree = isLink(c.url) ? ['a', { href: c.url, rel: 'noreferrer noopener external', target: '_blank' }, [title]] : title;
  const date = c.publishedOn === null ? WORDS.undated[lang] : dateText(c.publishedOn, lang);
  const line: Tree = ['p', {}, [['a', { href: own }, [c.publisher]], ', ', page, `, ${date}`]];
  const printed = c.printed.map((words): Tree => ['p', { class: 'printed' }, [quoted(words, lang)]]);
  return [
    'li',
    { 'data-n': String(c.n) },
    [
      ['span', {}, [`[${c.n}]`]],
      ['div', {}, [line, ...printed]],
    ],
  ];
}

/** The numbered sources, which can be folded away. */
const sources = (citations: readonly Citation[], lang: Lang): Tree[] =>
  citations.length === 0
    ? []
    : [
        [
          'details',
          { class: 'sources', open: '' },
          [
            ['summary', {}, [`${WORDS.sources[lang]} (${citations.length})`]],
            ['ol', {}, citations.map((c) => source(c, lang))],
          ],
        ],
      ];

/** What an answer is, where it is none: a colour alone would not tell. */
const STATUSES: Readonly<Partial<Record<Answer['status'], PageWord>>> = {
  not_stated: 'answerNotStated',
  declined: 'answerDeclined',
  clarify: 'answerClarify',
};

export function answerTree({ lang, status, blocks, citations }: Answer): Tree[] {
  const label = STATUSES[status];
  const head: Tree[] = label ? [['p', { class: 'answer-status' }, [say(label, lang)]]] : [];
  return [...head, ...body(blocks, opening), ...sources(citations, lang)];
}

/** A digest as the desk shows it, section by section. */
export const digestTree = (digest: Digest): Tree[] => [
  ['h3', {}, [titleOf(digest)]],
  ...digest.sections.flatMap(({ heading, blocks }): Tree[] => [
    ...(heading === undefined ? [] : [['h4', {}, [clean(heading)]] as const]),
    ...body(blocks, still),
  ]),
  ...(digest.chart ? [['p', { class: 'small' }, [clean(digest.chart.alt)]] as const] : []),
  ...sources(digest.citations, digest.lang),
];
