import type { Figure, KnowledgeBase, Reading } from '../../src/knowledge/base.js';
import type { Block, Span, Stated } from '../../src/model/answer.js';
import { BOUNDS, type Bound, type Mode } from '../../src/model/value.js';
import type { Lang } from '../../src/model/language.js';
import { BOUND_WORDS, formatMoney, formatNumber } from '../../src/answers/format.js';
import { inBoth, pledgerQuestions, recordedFigureQuestions, wholeQuestions } from '../support/questions.js';
import { askAll, faultsIn, RECORDS, told, type Said } from '../support/records.js';

/** Promise 3: "around", "up to", "could", "aims to" are printed with the figure, wherever it stands. */
const MODE_WORDS: Readonly<Record<Lang, Readonly<Record<Mode, RegExp>>>> = {
  en: { could: /\b(could|possibl[ey])\b/, 'aims-to': /\b(aim|target)/, intends: /\b(intend|want)/, expects: /\bexpect/ },
  fr: { could: /pourrai|possible/, 'aims-to': /\bvise|objectif|\bcible/, intends: /\bveut|envisag|souhait/, expects: /\bcompte|\battend/ },
};

const isStated = (s: Span): s is Stated => s.kind === 'stated';
const lineOf = (b: Block): string => b.spans.map((s) => (s.kind === 'cite' ? '' : s.text)).join('');

/** The readings that a text gives: those whose figure stands in it as the language writes it. */
function readingsShown(f: Figure, text: string, lang: Lang): Reading[] {
  const stands = (written: string) => new RegExp(`(?<![\\d.,])${written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(text);
  return [...f.readings, ...f.rejected].filter(({ value }) => {
    if (value.kind === 'money') return value.amounts.some((m) => stands(formatMoney(m, lang)));
    if (value.kind === 'count') return stands(formatNumber(value.count, lang)) || stands(formatNumber(value.count / 1e6, lang));
    return value.kind === 'percent' ? stands(formatNumber(value.percent, lang)) : stands(formatNumber(value.from, lang));
  });
}

const boundIn = (text: string, lang: Lang): Bound | undefined => BOUNDS.find((b) => text.startsWith(`${BOUND_WORDS[lang][b]} `));

/** Single figures of an answer, each with its claim and the readings that it may be. */
function* figuresIn({ answer: { blocks, lang } }: Said, kb: KnowledgeBase) {
  for (const block of blocks)
    for (const span of block.spans.filter(isStated)) {
      const claim = span.from.length === 1 ? kb.claims.get(span.from[0] as never) : undefined;
      if (!span.strong || claim?.kind !== 'figure') continue;
      const readings = readingsShown(claim, span.text, lang);
      if (readings.length > 0) yield { block, span, claim, readings, lang };
    }
}

const UNDECIDED = ['talks', 'doubtful', 'dropped'];

describe.each(RECORDS)('%s', (_, kb) => {
  let answers: ReturnType<typeof askAll> = [];
  beforeAll(() => {
    answers = askAll(kb, inBoth([...recordedFigureQuestions(kb), ...pledgerQuestions(kb), ...wholeQuestions(kb)]));
  });
  const faults = (check: (said: Said) => readonly string[]): string => told(faultsIn(answers, check));

  test('there are hedges to watch', () => {
    const hedged = [...kb.claims.values()].filter((c) => c.kind === 'figure' && (c.readings[0]?.hedge.bound ?? c.readings[0]?.hedge.mode));
    expect(hedged.length).toBeGreaterThan(9);
  });

  test('a figure keeps its bound', () => {
    expect(
      faults((said) =>
        [...figuresIn(said, kb)]
          .filter(({ span, readings, lang }) => !readings.some((r) => r.hedge.bound === boundIn(span.text, lang)))
          .map(({ span, claim, readings }) => `${claim.id} is ${readings[0]!.hedge.bound ?? 'stated plainly'}: "${span.text}"`),
      ),
    ).toBe('');
  });

  test('a figure keeps its mode', () => {
    expect(
      faults((said) =>
        [...figuresIn(said, kb)].flatMap(({ block, span, claim, readings, lang }) => {
          const modes = readings.map((r) => r.hedge.mode);
          // One source that states it plainly is enough to state it plainly.
          if (modes.includes(undefined)) return [];
          return modes.some((m) => MODE_WORDS[lang][m!].test(lineOf(block)))
            ? []
            : [`${claim.id} is "${modes[0]}": "${span.text}" in "${lineOf(block)}"`];
        }),
      ),
    ).toBe('');
  });

  /** The latest status leads: a plan that was dropped is told as dropped, not as something intended. */
  test('a talk is not told as a plan, and what was dropped is told to be', () => {
    const undecided = new Map(
      [...kb.pledges.values()].flatMap((p) => (UNDECIDED.includes(p.status.at(-1)!.is) ? [[p.id, p.status.at(-1)!]] : [])),
    );
    expect(undecided.size).toBeGreaterThan(0);
    const unsaid = faults((said) => {
      const { lang } = said.answer;
      const hedged = Object.values(MODE_WORDS[lang]).some((words) => words.test(said.text));
      const claims = new Set([...figuresIn(said, kb)].map((f) => f.claim).filter((c) => !c.beside && undecided.has(c.pledge!)));
      return [...claims].flatMap((claim) => {
        const status = undecided.get(claim.pledge!)!;
        const isSaid =
          /Statu[st], |(?:dropped|abandonné)\)/.test(said.text) || (status.says !== undefined && said.text.includes(status.says[lang]));
        return isSaid || (hedged && status.is !== 'dropped') ? [] : [`${claim.id} stands as if it were decided (${status.is})`];
      });
    });
    expect(unsaid).toBe('');
  });
});
