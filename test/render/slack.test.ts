import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Checked } from '../../src/model/checked.js';
import { checkedAnswer } from '../../src/render/findings.js';
import { home, reasonModal } from '../../src/render/slack/home.js';
import type { SlackMessage } from '../../src/render/slack/kit.js';
import { notice, slackMessage, type Frame } from '../../src/render/slack/message.js';
import { carried, carry } from '../../src/render/carried.js';
import { causeText, SLACK_WORDS } from '../../src/render/slack/words.js';
import type { Answer, Stated } from '../../src/model/answer.js';
import { blockFaults, elementsOf, printed, textsIn } from '../support/block-kit.js';
import { HOSTILE, random, URLS } from '../support/hostile.js';
import { answer, citation, cite, stated, words } from '../support/fake.js';
import { KINDS, long, SIDE_BY_SIDE } from '../support/kinds.js';

const ALL = { ...KINDS, ...SIDE_BY_SIDE };

const GOLDEN = path.join(__dirname, 'slack.golden.txt');
const OVERVIEW = {
  counts: { pledges: 5, claims: 40, quotes: 7, sources: 12 },
  latest: '2031-05-01',
  pledgers: [
    { en: 'Quill', fr: 'Quill' },
    { en: 'Reed', fr: 'Roseau' },
  ],
  speakers: [{ en: 'A. Plume', fr: 'A. Plume' }],
  events: [{ en: 'Kite Day', fr: 'Jour du cerf-volant' }],
};

const CHECKED: Checked = {
  sentences: [],
  id: 'c1',
  lang: 'en',
  knowledgeVersion: 'k1',
  citations: [citation(1)],
  items: [
    {
      kind: 'figure',
      sentence: 1,
      verdict: 'contradicted',
      text: '15 million',
      blocks: [{ kind: 'sentence', spans: [stated('12\u00a0million'), cite(1)] }],
    },
    { kind: 'name', sentence: 1, verdict: 'confirmed', text: 'Quill', blocks: [], hedge: 'dropped' },
    {
      kind: 'quotation',
      sentence: 1,
      verdict: 'not_checked',
      text: '“the wind was enough”',
      blocks: [],
      words: [
        { op: 'same', text: 'the wind' },
        { op: 'text-only', text: 'was' },
        { op: 'record-only', words: stated('is') as Stated },
        { op: 'same', text: 'enough' },
      ],
    },
    { kind: 'place', sentence: 1, verdict: 'not_on_record', text: 'Skerra <!here>', blocks: [] },
  ],
};

/** Each kind of answer in both languages: what a person in Slack reads, beside what is sent where there are no blocks. */
function golden(): string {
  const part = (title: string, { blocks, plain }: SlackMessage) =>
    [`== ${title}`, ...printed(blocks), '-- without blocks', plain, ''].join('\n').replaceAll('\u00a0', '⍽').replaceAll('\u202f', '⍽');
  const shown = Object.entries(ALL).flatMap(([kind, both]) =>
    (['en', 'fr'] as const).map((lang) => part(`${kind}, ${lang}`, slackMessage(both[lang], { again: 'PACKED' }))),
  );
  const figure = KINDS['figure']!;
  return [
    ...shown,
    part('for the asker alone', slackMessage(figure.en, { again: 'PACKED', share: true })),
    part('shared', slackMessage(figure.fr, { by: { user: 'U1', word: 'shared' } })),
    part('asked by a button', slackMessage(figure.en, { by: { user: 'U1', word: 'asks', question: 'How much?' } })),
    part('page 2 of 3', slackMessage(long(50), { again: 'PACKED', page: 2 })),
    ...(['en', 'fr'] as const).map((lang) => part(`checked, ${lang}`, slackMessage(checkedAnswer({ ...CHECKED, lang }), { share: true }))),
    part('nothing to check', slackMessage(checkedAnswer({ ...CHECKED, items: [] }))),
    part('where Slack takes no table', slackMessage(KINDS['list']!.en, { simple: true })),
    ...(['en', 'fr'] as const).map((lang) =>
      ['== home, ' + lang, ...printed(home(OVERVIEW, [], lang).blocks), ''].join('\n').replaceAll('\u00a0', '⍽'),
    ),
    ...(['en', 'fr'] as const).map((lang) => ['== reason, ' + lang, ...printed(reasonModal('{}', lang).blocks), ''].join('\n')),
  ].join('\n');
}

test('every kind of answer, in both languages, as it was looked at', () => {
  if (process.env['UPDATE_GOLDEN'] !== undefined || !existsSync(GOLDEN)) writeFileSync(GOLDEN, golden());
  expect(golden()).toBe(readFileSync(GOLDEN, 'utf8'));
});

describe('limits', () => {
  const everything: readonly [string, Answer, Frame][] = [
    ...Object.entries(ALL).flatMap(([kind, both]) =>
      (['en', 'fr'] as const).map((l): [string, Answer, Frame] => [`${kind} ${l}`, both[l], { share: true, again: 'P' }]),
    ),
    ['300 items', long(300), { again: 'P'.repeat(1900) }],
    ['items of 10,000 characters', long(40, 10_000), { again: 'P' }],
    ['a recipe too long for a button', long(40), { again: 'P'.repeat(3000) }],
    ['nothing at all', answer({ blocks: [], citations: [] }), {}],
    [
      '60 sources',
      answer({ citations: Array.from({ length: 60 }, (_, i) => citation(i + 1, { url: `https://x.example/${'y'.repeat(700)}${i}` })) }),
      {},
    ],
    ['long suggestions', answer({ suggestions: ['q'.repeat(300), 'q'.repeat(3000), ''] }), {}],
  ];
  test.each(everything)('%s', (_, given, frame) => {
    let seen = 0;
    for (let page = 1; page <= 60; page += 1) {
      const message = slackMessage(given, { ...frame, page });
      expect(blockFaults(message.blocks)).toEqual(given.blocks.length === 0 && given.suggestions.length === 0 ? ['no blocks'] : []);
      expect(message.plain.length).toBeLessThanOrEqual(4000);
      expect(message.text.length).toBeLessThanOrEqual(4000);
      if (!printed(message.blocks).some((l) => l.includes('(Next page)'))) break;
      seen = page;
    }
    expect(seen).toBeLessThan(59);
  });

  test('pages hold everything once, in order', () => {
    const pages = [1, 2, 3].map((page) => slackMessage(long(50), { again: 'P', page }));
    const firms = pages.flatMap((m) => textsIn(m.blocks)).filter((t) => /^Firm \d+$/.test(t));
    expect(firms).toEqual(Array.from({ length: 50 }, (_, i) => `Firm ${i + 1}`));
    expect(printed(pages[0]!.blocks).join('\n')).toContain('Page 1 of 3');
    expect(printed(pages[2]!.blocks).join('\n')).not.toContain('Next page');
  });

  test('what is cut is said', () => {
    const text = printed(slackMessage(long(1, 9000), { again: 'P' }).blocks).join('\n');
    expect(text).toContain('…');
    expect(text).toContain(SLACK_WORDS.cut.en);
  });

  test.each(['en', 'fr'] as const)('home and modal, %s', (lang) => {
    expect(blockFaults(home(OVERVIEW, [], lang).blocks, 'home')).toEqual([]);
    expect(blockFaults(home({ ...OVERVIEW, pledgers: [], speakers: [], events: [] }, [], lang).blocks, 'home')).toEqual([]);
    const modal = reasonModal(carry({ id: 'a1', again: 'P'.repeat(1900) }), lang);
    expect(blockFaults(modal.blocks, 'modal')).toEqual([]);
    expect(modal.title.text.length).toBeLessThanOrEqual(24);
    expect(modal.private_metadata.length).toBeLessThanOrEqual(3000);
  });
});

const LINK = /<([^<>|]*)\|([^<>|]*)>/g;

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
    const cells = () => ({ who: stated(hostile()), figure: pick([undefined, stated(hostile(), true)]), what: spans(), cites: [cite(1)] });
    const given = answer({
      blocks: Array.from({ length: 1 + Math.floor(next() * 30) }, () =>
        pick([
          () => ({ kind: 'sentence' as const, spans: spans() }),
          () => ({ kind: 'sentence' as const, spans: spans(), rows: [cells(), cells()] }),
          () => ({ kind: 'item' as const, spans: spans() }),
          () => ({ kind: 'item' as const, spans: row() }),
          () => ({ kind: 'quote' as const, lang: 'fr' as const, spans: spans() }),
        ])(),
      ),
      citations: [1, 2, 3].map((n) =>
        citation(n, {
          publisher: hostile(),
          title: next() < 0.2 ? null : hostile(),
          url: next() < 0.5 ? pick(URLS) : `https://ok.example/${n}`,
          publishedOn: next() < 0.3 ? hostile() : null,
        }),
      ),
      suggestions: [hostile(), hostile()],
    });
    const frame: Frame = {
      again: 'P',
      share: true,
      by: { user: 'U9', word: 'asks', question: hostile() },
      note: hostile() || 'x',
      simple: next() < 0.3,
    };
    const message = slackMessage(given, { ...frame, page: 1 + Math.floor(next() * 3) });

    expect(blockFaults(message.blocks)).toEqual([]);
    // The only person named is the one who pressed the button.
    expect(elementsOf(message.blocks, 'user').map((e) => e['user_id'])).toEqual(['U9']);
    for (const type of ['broadcast', 'usergroup', 'channel', 'emoji', 'date']) expect(elementsOf(message.blocks, type)).toEqual([]);
    // In markup, whatever is left of < once our links are taken out would be somebody's.
    const markup = [...elementsOf(message.blocks, 'mrkdwn').map((e) => String(e['text'])), message.text, message.plain];
    for (const text of markup) {
      const links = [...text.matchAll(LINK)];
      for (const [, url] of links) expect(url).toMatch(/^https?:\/\/(a|ok|user:p@a)\.example\//);
      expect(text.replace(LINK, '')).not.toMatch(/[<>]/);
      expect(text.replace(LINK, '').replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
    }
    for (const { text } of elementsOf(message.blocks, 'mrkdwn')) expect(String(text).replace(LINK, '')).not.toMatch(/[*_~`]/);
    for (const acting of ['\u0000', '\u001b', '\u202e', '\u2028']) expect(textsIn(message.blocks).join('').includes(acting)).toBe(false);
    // One source is one line: nothing in it starts another.
    for (const text of markup.slice(0, -2))
      for (const line of text.split('\n')) expect(line).toMatch(/^(\[\d+\] |Page |A text |and \d+ more)/);
  });
});

describe('what buttons carry', () => {
  test.each([{ id: 'a1' }, { id: 'a1', again: 'xyz' }, { id: 'a1', again: 'xyz', page: 3 }])('%j comes back', (value) => {
    expect(carried(carry(value))).toEqual(value);
  });
  test.each(['', 'x', '1', 'null', '{}', '{"id":3}', undefined])('%j is none of ours', (value) => {
    expect(carried(value)).toBeUndefined();
  });
  test('a page that is none is left out', () => {
    expect(carried('{"id":"a1","page":-1}')).toEqual({ id: 'a1' });
  });
});

test.each([
  ['not_in_channel', 'I am not in the channel, not_in_channel', 'je ne suis pas dans le canal, not_in_channel'],
  ['restricted_action_thread_locked', 'not everybody may post there', "tout le monde n'a pas le droit d'y publier"],
  ['something_new', 'something_new', 'something_new'],
])('%s is told in words', (why, en, fr) => {
  expect(causeText(why, 'en')).toContain(en);
  expect(causeText(why, 'fr')).toContain(fr);
});

test('both languages have the same slots', () => {
  const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).sort((a, b) => (a < b ? -1 : 1));
  for (const { en, fr } of Object.values(SLACK_WORDS)) expect(slots(fr)).toEqual(slots(en));
});

test('a notice of ours is escaped', () => {
  expect(notice('a < b & <!here>').text).toBe('a &lt; b &amp; &lt;!here&gt;');
});
