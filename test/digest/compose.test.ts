import { composeDigest, claimsIn, type DigestAsk } from '../../src/answers/digest/compose.js';
import { newsOf, type News } from '../../src/answers/digest/news.js';
import { chartSvg } from '../../src/digest/picture.js';
import { contentOf, diffContent } from '../../src/knowledge/diff.js';
import type { KnowledgeBase } from '../../src/knowledge/base.js';
import { loadKnowledge } from '../../src/knowledge/loader.js';
import { WHOLE_RECORD, type Digest, type DigestFilter } from '../../src/model/digest.js';
import { digestLines } from '../../src/render/digest.js';
import { digestMessage as slackDigest } from '../../src/render/slack/digest.js';
import { digestMessage as teamsDigest } from '../../src/render/teams/digest.js';
import { blockFaults } from '../support/block-kit.js';
import { edited, GOOD, makeFolder, removeFolders } from '../support/folder.js';
import { RECORDS } from '../support/records.js';

afterAll(removeFolders);
const [[, real], [, invented]] = RECORDS as unknown as [[unknown, KnowledgeBase], [unknown, KnowledgeBase]];

const ask = (over: Partial<DigestAsk> = {}): DigestAsk => ({
  id: 'd1:2026-11-24',
  seed: 'd1',
  lang: 'en',
  filter: WHOLE_RECORD,
  news: [],
  told: new Set(),
  today: '2026-11-24',
  shown: [],
  saidQuiet: true,
  mishaps: [],
  picture: true,
  ...over,
});
const text = (digest: Digest) => digestLines(digest).join('\n');

describe.each([
  ['the record', real],
  ['the invented one', invented],
])('%s', (_, kb) => {
  test.each(['en', 'fr'] as const)('every line that states something has its source, and every source is used, %s', (lang) => {
    for (const today of ['2026-11-24', '2027-12-05', '2024-05-01']) {
      const { digest } = composeDigest(kb, ask({ lang, today }));
      const blocks = digest.sections.flatMap((s) => s.blocks);
      const facts = blocks.filter((b) => b.spans.some((s) => s.kind === 'stated' && s.strong));
      expect(facts.length).toBeGreaterThan(0);
      for (const b of facts) expect(b.spans.some((s) => s.kind === 'cite')).toBe(true);
      const cited = new Set(blocks.flatMap((b) => b.spans).flatMap((s) => (s.kind === 'cite' ? [s.n] : [])));
      expect([...cited].sort((a, b) => a - b)).toEqual(digest.citations.map((c) => c.n));
    }
  });

  test('a quotation and a figure come again only when all have been shown', () => {
    let shown: readonly string[] = [];
    const seen: string[][] = [];
    for (let day = 0; day < 60; day += 1) {
      const made = composeDigest(kb, ask({ shown, picture: false }));
      seen.push(made.shown.filter((id) => !shown.includes(id)));
      shown = made.shown;
      expect(new Set(shown).size).toBe(shown.length);
    }
    const quotes = seen.flat().filter((id) => !id.includes('#'));
    const first = [...kb.quotes.keys()].length;
    // The first round shows each once.
    expect(new Set(quotes.slice(0, first)).size).toBe(first);
  });

  test('both platforms take it, whole', () => {
    for (const lang of ['en', 'fr'] as const) {
      const { digest } = composeDigest(kb, ask({ lang, today: '2027-12-05' }));
      expect(blockFaults(slackDigest(digest, 'F1').blocks as never, 'message')).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(teamsDigest(digest)))).toBeLessThan(28_000);
    }
  });
});

const PLEDGE = 'pledges/fair/acme-pledge.yaml';
const newsFrom = (files: Record<string, string>): { kb: ReturnType<typeof loadKnowledge>; news: News[] } => {
  const [before, kb] = [loadKnowledge(makeFolder()), loadKnowledge(makeFolder(files))];
  const old = contentOf(before);
  return {
    kb,
    news: newsOf(
      kb,
      diffContent(old, contentOf(kb)).map(({ what, id }) => ({ what, id, before: old[what].get(id) })),
    ),
  };
};

describe('what is news', () => {
  const kinds = (files: Record<string, string>) => newsFrom(files).news.map((n) => `${n.kind} ${n.id}`);
  test.each<[string, string, string[]]>([
    // Another source for the same figure tells nobody anything new.
    ['- {value: EUR 2bn = USD 2.2bn, at: gazette, words: "€2bn ($2.2bn)"}', '- {value: EUR 2bn, at: gazette, words: "€2bn"}', []],
    ['value: EUR 2bn, at: acme-pr, words: "deux', 'value: EUR 3bn, at: acme-pr, words: "trois', ['corrected acme-pledge#total']],
    ['hedge: around, at: acme-pr', 'hedge: up-to, at: acme-pr', ['corrected acme-pledge#jobs']],
    ['due: 2027, ', 'due: 2028, ', ['corrected acme-pledge#jobs']],
    ['is: under-way', 'is: done', ['status acme-pledge']],
    ['says: {en: works with Bolt', 'says: {en: talks with Bolt', ['corrected acme-pledge#partner']],
  ])('%s → %s', (piece, by, expected) => expect(kinds({ [PLEDGE]: edited(PLEDGE, piece, by) })).toEqual(expected));

  test('a new pledge is one, with its claims', () => {
    const { kb, news } = newsFrom({
      'pledges/fair/new.yaml': GOOD['pledges/fair/bolt-pledge.yaml']!.replace(
        'claims: {}',
        'claims:\n  total: {measure: investment, readings: [{value: EUR 7m, at: gazette, words: "7 million euros"}]}\n  jobs: {measure: jobs, readings: [{value: 7, at: gazette, words: "seven"}]}',
      ),
    });
    expect(news.map((n) => `${n.kind} ${n.id}`)).toEqual(['pledge new']);
    expect(text(composeDigest(kb, ask({ news })).digest)).toMatch(
      /New since the last digest\n- New pledge: Bolt plans to invest €7 million \[1\]\./,
    );
  });

  test('at most ten, and how many more', () => {
    const claims = Array.from(
      { length: 14 },
      (_, i) =>
        `  fact-${i}: {aspect: fact, says: {en: opens site ${i}, fr: ouvre le site ${i}}, evidence: [{at: gazette, words: "site ${i}"}]}`,
    );
    const { kb, news } = newsFrom({ [PLEDGE]: `${GOOD[PLEDGE]!}${claims.join('\n')}\n` });
    const { digest, isNews } = composeDigest(kb, ask({ news }));
    const changes = digest.sections.find((s) => s.kind === 'changes')!;
    expect([changes.blocks.filter((b) => b.kind === 'item').length, isNews]).toEqual([10, true]);
    expect(text(digest)).toMatch(/And 4 more changes/);
    // What is only counted was told to nobody: no correction of it is owed.
    expect(claimsIn(digest).filter((id) => id.includes('#fact-'))).toHaveLength(10);
  });

  const only = (filter: Partial<DigestFilter>) => ({ ...WHOLE_RECORD, ...filter }) as DigestFilter;
  test.each<[string, Partial<Record<keyof DigestFilter, string[]>>, boolean]>([
    ['its organisation', { organisations: ['acme'] }, true],
    ['a unit of it', { organisations: ['acme-cloud'] }, true],
    ['another one', { organisations: ['bolt'] }, false],
    ['its place', { places: ['lyon'] }, true],
    ['the country of it', { places: ['france'] }, true],
    ['its measure', { measures: ['investment'] }, true],
    ['another measure', { measures: ['jobs'] }, false],
    ['its topic', { topics: ['cloud'] }, true],
    ['its organisation, and another measure', { organisations: ['acme'], measures: ['share'] }, false],
  ])('a correction, and who reads about %s', (_, filter, expected) => {
    const { kb, news } = newsFrom({
      [PLEDGE]: edited(PLEDGE, 'value: EUR 2bn, at: acme-pr, words: "deux', 'value: EUR 3bn, at: acme-pr, words: "trois'),
    });
    const made = composeDigest(kb, ask({ news, filter: only(filter as never), picture: false }));
    expect(made.isNews).toBe(expected);
    expect(claimsIn(made.digest).includes('acme-pledge#total') && made.digest.sections.some((s) => s.kind === 'corrections')).toBe(
      expected,
    );
    // Whoever was told it hears of it in any case.
    expect(composeDigest(kb, ask({ news, filter: only(filter as never), told: new Set(['acme-pledge#total']) })).isNews).toBe(true);
  });
});

test('a chart: a bar for each amount in one currency, the longest whole, figures never cut, and nothing of a text read as markup', () => {
  const svg = chartSvg({
    title: 'Pledged, in <euros>',
    bars: [
      { label: 'Quill & Sons', value: 400, text: 'more than €400 million (intended), as far as “anybody” knows' },
      { label: 'A name that is much too long to stand beside a bar', value: 100, text: '€100 million' },
    ],
    alt: 'Bars: "Quill" & others',
  });
  expect(svg).toContain('Pledged, in &#60;euros&#62;');
  expect(svg).toContain('more than €400 million (intended), as far as “anybody” knows');
  expect(svg).toMatch(/A name that is much too…/);
  const widths = [...svg.matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map((m) => Number(m[1]));
  expect(widths[0]! / widths[1]!).toBeCloseTo(4, 1);
});
