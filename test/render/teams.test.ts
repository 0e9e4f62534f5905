import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../../src/model/answer.js';
import type { Money } from '../../src/model/value.js';
import { answerCard, notice, teamsMessage, type Frame } from '../../src/render/teams/message.js';
import type { Card, TeamsMessage } from '../../src/render/teams/kit.js';
import { TEAMS_WORDS } from '../../src/render/teams/words.js';
import { cardFaults, cardTexts, elementsOf } from '../support/adaptive-card.js';
import type { Json } from '../support/connector.js';
import { answer, citation, cite, stated, words } from '../support/fake.js';
import { HOSTILE, random, URLS } from '../support/hostile.js';
import { KINDS, long, SIDE_BY_SIDE } from '../support/kinds.js';

const ALL = { ...KINDS, ...SIDE_BY_SIDE };

const GOLDEN = path.join(__dirname, 'teams.golden.txt');
const visible = (text: string): string => text.replaceAll('\u00a0', '⍽').replaceAll('\u202f', '⍽');

const cited = ({ entities }: TeamsMessage): string[] =>
  (entities[0]?.citation ?? []).map(
    ({ position, appearance: a }) => `  [${position}] ${a.name} | ${a.abstract} | ${a.url ?? 'no address'} | ${(a.keywords ?? []).join()}`,
  );
const onCard = (card: Card | undefined): string[] => {
  if (!card) return [];
  const charts = elementsOf(card, 'Chart.HorizontalBar').flatMap((c) => [
    `(chart) ${String(c['title'])}`,
    ...(c['data'] as { x: string; y: number }[]).map(({ x, y }) => `(bar) ${x} = ${y}`),
  ]);
  return [...cardTexts(card).map((t) => `  | ${t}`), ...charts, ...(card.actions ?? []).map((a) => `(${a.title})`)];
};

/** Each kind of answer in both languages: the text, the sources bound to it, the card below it; and the card that stands alone. */
function golden(): string {
  const frame: Frame = { again: 'PACKED', amountOf };
  const part = (title: string, of: Answer, over: Frame = frame) => {
    const message = teamsMessage(of, over);
    return [
      `== ${title}`,
      message.text,
      ...cited(message),
      ...onCard(message.card),
      '-- alone',
      ...onCard(answerCard(of, { ...over, heading: 'Asked?' })),
      '',
    ];
  };
  const shown = Object.entries(ALL).flatMap(([kind, both]) =>
    (['en', 'fr'] as const).flatMap((lang) => part(`${kind}, ${lang}`, both[lang])),
  );
  return visible(
    [...shown, ...part('a sum', SUM), ...part('an event', EVENT), ...part('page 2 of a long one', long(50), { ...frame, page: 2 })].join(
      '\n',
    ),
  );
}

const figureOf = (text: string, ...from: readonly string[]) => ({ ...stated(text, true), from }) as ReturnType<typeof stated>;
const named = (text: string, id: string) => ({ ...stated(text), from: [id] }) as ReturnType<typeof stated>;
const quill = named('Quill', 'quill');
const reed = named('Reed', 'reed');
const [four, more] = [figureOf('€4 billion', 'quill#total'), figureOf('more than €1.2 billion', 'reed#total')];
const together = figureOf('more than €5.2 billion', 'quill#total', 'reed#total');
const SUM = answer({
  blocks: [
    {
      kind: 'sentence',
      spans: [
        words('Together '),
        together,
        words(': '),
        quill,
        words(' '),
        four,
        words(' and '),
        reed,
        words(' '),
        more,
        cite(1),
        words('.'),
      ],
      rows: [
        { who: quill, figure: four, what: [], cites: [cite(1)] },
        { who: reed, figure: more, what: [], cites: [cite(1)] },
        { who: words('Together (our sum)'), figure: together, what: [], cites: [] },
      ],
    },
  ],
});
const EVENT = answer({
  blocks: [
    { kind: 'sentence', spans: [named('Kite Day', 'day'), words(' was held on '), named('1\u00a0May 2031', 'day'), cite(1), words('.')] },
    { kind: 'sentence', spans: [named('Kite Day', 'day'), words(': '), figureOf('€9 billion', 'day#total'), cite(1), words('.')] },
    {
      kind: 'sentence',
      spans: [named('Kite Day', 'day'), words(' could create '), figureOf('around 300 jobs', 'day#jobs'), cite(1), words('.')],
    },
  ],
});
const AMOUNTS: Readonly<Record<string, Money>> = {
  'quill#total': { currency: 'EUR', amount: 4e9 },
  'reed#total': { currency: 'EUR', amount: 1.2e9 },
};
function amountOf(claim: string): Money | undefined {
  return AMOUNTS[claim];
}

test('every kind of answer, in both languages, as it was looked at', () => {
  if (process.env['UPDATE_GOLDEN'] !== undefined || !existsSync(GOLDEN)) writeFileSync(GOLDEN, golden());
  expect(golden()).toBe(readFileSync(GOLDEN, 'utf8'));
});

const bytes = (of: unknown): number => Buffer.byteLength(JSON.stringify(of));

describe('limits', () => {
  const everything: readonly [string, Answer, Frame][] = [
    ...Object.entries(ALL).flatMap(([kind, both]) =>
      (['en', 'fr'] as const).map((l): [string, Answer, Frame] => [`${kind} ${l}`, both[l], { again: 'P' }]),
    ),
    ['300 items', long(300), { again: 'P'.repeat(1900) }],
    ['items of 10,000 characters', long(40, 10_000), { again: 'P' }],
    [
      '60 sources',
      answer({ citations: Array.from({ length: 60 }, (_, i) => citation(i + 1, { url: `https://x.example/${'y'.repeat(1900)}${i}` })) }),
      {},
    ],
    ['long suggestions', answer({ suggestions: ['q'.repeat(300), 'q'.repeat(3000), ''] }), {}],
  ];
  test.each(everything)('%s', (_, given, frame) => {
    for (let page = 1; page <= 60; page += 1) {
      const message = teamsMessage(given, { ...frame, page });
      const card = answerCard(given, { ...frame, page });
      expect(bytes(message)).toBeLessThan(28_000);
      expect([...cardFaults(card), ...(message.card ? cardFaults(message.card) : [])]).toEqual([]);
      for (const { appearance: a } of message.entities[0]?.citation ?? []) {
        expect([a.name.length <= 80, a.abstract.length <= 160, a.abstract.length > 0]).toEqual([true, true, true]);
        for (const word of a.keywords ?? []) expect(word.length).toBeLessThanOrEqual(28);
      }
      expect(message.entities[0]?.citation.length ?? 0).toBeLessThanOrEqual(20);
      if (!card.actions?.some((a) => a.title === 'Next page')) break;
      expect(page).toBeLessThan(59);
    }
  });

  test('pages hold everything once, in order, and say how many more there are', () => {
    const cards = [1, 2, 3, 4, 5].map((page) => answerCard(long(50), { again: 'P', page }));
    const firms = cards.flatMap(cardTexts).filter((t) => /^Firm \d+$/.test(t));
    expect(firms).toEqual(Array.from({ length: 50 }, (_, i) => `Firm ${i + 1}`));
    expect(teamsMessage(long(50), { again: 'P' }).text).toMatch(/_and 40 more \(page 1 of 5\)_$/);
  });

  test('what is cut is said', () => {
    expect(teamsMessage(long(1, 9000)).text).toContain(TEAMS_WORDS.cut.en);
  });

  test('what a source prints beyond the limit stands in full where the citation is opened', () => {
    const printed = ['words '.repeat(80).trim()];
    const [message] = teamsMessage(answer({ citations: [citation(1, { printed })] })).entities;
    const { abstract, text = '{}' } = message!.citation[0]!.appearance;
    expect(abstract.endsWith('…')).toBe(true);
    expect(cardTexts(JSON.parse(text)).join('\n')).toContain(printed[0]);
    expect(cardFaults(JSON.parse(text))).toEqual([]);
  });
});

describe('a chart', () => {
  const bars = (of: Answer, amount = amountOf) => elementsOf(answerCard(of, { amountOf: amount }), 'Chart.HorizontalBar');

  test('shows amounts of one currency, each as it is printed, and the same as facts where nothing is drawn', () => {
    const [chart] = bars(SUM);
    expect(chart).toMatchObject({
      title: 'Amounts (EUR billion)',
      data: [
        { x: 'Quill: €4 billion', y: 4 },
        { x: 'Reed: more than €1.2 billion', y: 1.2 },
      ],
      fallback: { type: 'FactSet', facts: [{ title: 'Quill' }, { title: 'Reed' }] },
    });
  });

  test.each<[string, (claim: string) => Money | undefined]>([
    ['no amounts', () => undefined],
    ['one amount', (c) => (c === 'quill#total' ? amountOf(c) : undefined)],
    ['two currencies', (c) => ({ ...amountOf(c)!, currency: c })],
    ['a currency that nobody prints', (c) => ({ ...amountOf(c)!, currency: null })],
    ['an amount that is not what the text prints', (c) => ({ currency: 'EUR', amount: amountOf(c)!.amount * 10 })],
  ])('is not drawn of %s; the facts are told', (_, amount) => {
    expect(bars(SUM, amount)).toEqual([]);
    expect(cardTexts(answerCard(SUM, { amountOf: amount }))).toEqual(
      expect.arrayContaining(['Quill: €4 billion', 'Together (our sum): more than €5.2 billion']),
    );
  });
});

/** What of a Markdown text would still act: what is escaped does not. */
const acting = (text: string): string => text.replace(/\\[\\`*_~[\]|#+=.)-]|\\\d/g, 'x').replace(/&(lt|gt|amp);/g, 'x');

describe('hostile words, wherever they stand', () => {
  test.each(Array.from({ length: 150 }, (_, i) => i + 1))('seed %i', (seed) => {
    const next = random(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
    const hostile = () => Array.from({ length: 1 + Math.floor(next() * 4) }, () => pick(HOSTILE)).join(pick(['', ' ', '\n']));
    const spans = () =>
      Array.from({ length: 1 + Math.floor(next() * 5) }, () =>
        pick([() => words(hostile()), () => stated(hostile(), next() < 0.5), () => cite(1 + Math.floor(next() * 4))])(),
      );
    const row = () => [stated(hostile(), true), words(': '), stated(hostile(), true), words(', '), stated(hostile()), cite(1)];
    const given = answer({
      blocks: Array.from({ length: 1 + Math.floor(next() * 30) }, () =>
        pick([
          () => ({ kind: 'sentence' as const, spans: spans() }),
          () => ({ kind: 'item' as const, spans: pick([spans, row])() }),
          () => ({ kind: 'quote' as const, lang: 'fr' as const, spans: spans() }),
        ])(),
      ),
      citations: [1, 2, 3].map((n) =>
        citation(n, {
          publisher: hostile(),
          title: next() < 0.2 ? null : hostile(),
          url: next() < 0.5 ? pick(URLS) : `https://ok.example/under_score_${n}`,
          publishedOn: next() < 0.3 ? hostile() : null,
          printed: [hostile()],
        }),
      ),
      suggestions: [hostile(), hostile()],
    });
    const frame: Frame = { again: 'P', heading: hostile() || 'x', amountOf };
    const message = teamsMessage(given, frame);
    const card = answerCard(given, frame);

    expect(bytes(message)).toBeLessThan(28_000);
    for (const own of [card, ...(message.card ? [message.card] : [])]) {
      expect(cardFaults(own)).toEqual([]);
      for (const { url } of elementsOf(own, 'Action.OpenUrl')) expect(String(url)).toMatch(/^https?:\/\/(a|ok|user:p@a)\.example\//);
    }
    for (const line of message.text.split('\n')) {
      const left = acting(line.replace(/^_(.*)_$/, '$1'));
      // Bold is ours, in pairs, and a number in brackets is a source of this answer.
      expect(left.replace(/\*\*/g, '')).not.toMatch(/[`*_~|<>\]]\(|[`*_~|<>]/);
      expect((left.match(/\*\*/g) ?? []).length % 2).toBe(0);
      expect(left.replace(/\[[1-4]\]/g, '')).not.toMatch(/[[\]]/);
      expect(left).not.toMatch(/^\s*([#=+-]|\d+[.)])/);
    }
    for (const sign of ['\u0000', '\u001b', '\u202e', '\u2028'])
      expect(JSON.stringify([message, card]).includes(JSON.stringify(sign).slice(1, -1))).toBe(false);
  });

  test('underscores in an address stay whole', () => {
    const url = 'https://ok.example/a_b_c?d_e=f_(g)';
    const given = answer({ citations: [citation(1, { url })] });
    expect(teamsMessage(given).entities[0]!.citation[0]!.appearance.url).toBe(url);
    expect(elementsOf(answerCard(given), 'Action.OpenUrl').map((a: Json) => a['url'])).toEqual([url, url]);
  });
});

test('both languages have the same slots', () => {
  const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).sort((a, b) => (a < b ? -1 : 1));
  for (const { en, fr } of Object.values(TEAMS_WORDS)) expect(slots(fr)).toEqual(slots(en));
});

test('a notice of ours is escaped', () => {
  expect(notice('a < b & <at>x</at> _c_').text).toBe('a &lt; b & &lt;at&gt;x&lt;/at&gt; \\_c\\_');
});
