import type { Answer } from '../../src/model/answer.js';
import { json } from '../../src/render/json.js';
import { plain } from '../../src/render/plain.js';
import { terminal } from '../../src/render/terminal.js';
import { answer, citation, cite, stated, words } from '../support/fake.js';

/** One input, every output below it: a sentence, an item, a quote, two sources, a suggestion. */
const full = answer({
  blocks: [
    {
      kind: 'sentence',
      spans: [stated('Quill'), words(' pledges '), stated('12\u00a0million\u00a0crowns', true), cite(1), cite(2), words('.')],
    },
    { kind: 'item', spans: [words('for '), stated('kites'), cite(1)] },
    { kind: 'quote', lang: 'fr', spans: [stated('«\u202fLe vent suffit\u202f»'), words(', '), stated('A. Plume'), words(' '), cite(2)] },
  ],
  citations: [citation(1), citation(2, { title: null, publishedOn: null, printed: ['a', 'b'] })],
});

describe('one answer, every output', () => {
  test('plain', () => {
    expect(plain(full.blocks)).toBe(
      `
Quill pledges 12\u00a0million\u00a0crowns [1][2].
- for kites [1]
«\u202fLe vent suffit\u202f», A. Plume [2]
`.trim(),
    );
  });

  test('terminal, wide and without colour', () => {
    expect(terminal(full, { colour: false })).toBe(
      `
Quill pledges 12\u00a0million\u00a0crowns [1][2].
- for kites [1]
  «\u202fLe vent suffit\u202f», A. Plume [2]

Sources
[1] The Gazette, “Quill to build kite works”, 1\u00a0May 2031
    https://gazette.example/1
    “will put 12 million crowns into kites”
[2] The Gazette, (title not shown), undated
    https://gazette.example/2
    “a”
    “b”

You could also ask
- How many jobs does Quill promise?
`.trimStart(),
    );
  });

  test('terminal, narrow: breaks at plain spaces, never within a figure or a link', () => {
    expect(terminal(full, { colour: false, width: 24 })).toBe(
      `
Quill pledges
12\u00a0million\u00a0crowns
[1][2].
- for kites [1]
  «\u202fLe vent suffit\u202f», A.
  Plume [2]

Sources
[1] The Gazette, “Quill
    to build kite
    works”, 1\u00a0May 2031
    https://gazette.example/1
    “will put 12 million
    crowns into kites”
[2] The Gazette, (title
    not shown), undated
    https://gazette.example/2
    “a”
    “b”

You could also ask
- How many jobs does
  Quill promise?
`.trimStart(),
    );
  });

  test('terminal, in colour: the figure is bold, numbers and links are dim, and the text is the same', () => {
    const coloured = terminal(full, { colour: true });
    expect(coloured).toContain('Quill pledges \u001b[1m12\u00a0million\u00a0crowns\u001b[22m\u001b[2m [1][2]\u001b[22m.');
    // eslint-disable-next-line no-control-regex
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(terminal(full, { colour: false }));
  });

  test('json, key by key in the order of the contract', () => {
    expect(JSON.stringify(json({ answer: full, explain: ['not for here'], ms: 1.26 }), null, 1)).toBe(
      JSON.stringify(
        {
          id: 'a1',
          status: 'answered',
          lang: 'en',
          text: 'Quill pledges 12\u00a0million\u00a0crowns [1][2].\n- for kites [1]\n«\u202fLe vent suffit\u202f», A. Plume [2]',
          query: { act: 'figure' },
          citations: [
            {
              n: 1,
              sourceId: 'gazette-1',
              publisher: 'The Gazette',
              title: 'Quill to build kite works',
              url: 'https://gazette.example/1',
              publishedOn: '2031-05-01',
              printed: ['will put 12 million crowns into kites'],
            },
            {
              n: 2,
              sourceId: 'gazette-2',
              publisher: 'The Gazette',
              title: null,
              url: 'https://gazette.example/2',
              publishedOn: null,
              printed: ['a', 'b'],
            },
          ],
          suggestions: ['How many jobs does Quill promise?'],
          knowledgeVersion: 'k1',
          ms: 1.3,
        },
        null,
        1,
      ),
    );
  });
});

describe('several questions in one message', () => {
  const one = [{ kind: 'sentence', spans: [words('One.')] }] as const;
  const two = [{ kind: 'sentence', spans: [words('Two.')] }] as const;
  const both: Answer = answer({
    blocks: [...one, ...two],
    parts: [
      { status: 'answered', blocks: one },
      { status: 'declined', blocks: two },
    ],
    citations: [],
    suggestions: [],
  });

  test('json has parts, before the citations', () => {
    const made = json({ answer: both, explain: [], ms: 0 });
    expect(made.parts).toEqual([
      { status: 'answered', text: 'One.' },
      { status: 'declined', text: 'Two.' },
    ]);
    expect(Object.keys(made)).toEqual([
      'id',
      'status',
      'lang',
      'text',
      'query',
      'parts',
      'citations',
      'suggestions',
      'knowledgeVersion',
      'ms',
    ]);
  });

  test('the terminal sets them apart; nothing stands where there are no sources', () => {
    expect(terminal(both, { colour: false })).toBe('One.\n\nTwo.\n');
  });
});

describe('in French', () => {
  const french = answer({
    lang: 'fr',
    citations: [citation(1), citation(2, { title: null, publishedOn: null }), citation(3, { publishedOn: '2031-08' })],
  });
  test('headings, dates and quotation marks', () => {
    const lines = terminal(french, { colour: false }).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '[1] The Gazette, «\u202fQuill to build kite works\u202f», 1er\u00a0mai 2031',
        '[2] The Gazette, (titre non indiqué), sans date',
        '[3] The Gazette, «\u202fQuill to build kite works\u202f», août 2031',
        'Vous pouvez aussi demander',
      ]),
    );
  });
});

describe('what acts instead of showing is neutralised, wherever it stands', () => {
  const hostile = 'a\u001b]0;title\u0007b\u202ec\u0000d\r\ne\u2028f';
  const shown = 'a\ufffd]0;title\ufffdb\ufffdc\ufffdd  e f';
  const bad = answer({
    blocks: [
      { kind: 'sentence', spans: [stated(hostile), words(hostile)] },
      { kind: 'quote', lang: 'en', spans: [stated(hostile)] },
    ],
    citations: [citation(1, { publisher: hostile, title: hostile, url: hostile, publishedOn: hostile, printed: [hostile] })],
    suggestions: [hostile],
  });

  test('plain', () => {
    expect(plain(bad.blocks)).toBe(`${shown}${shown}\n${shown}`);
  });
  test('terminal: nothing but line ends and, in colour, our own styles', () => {
    expect(terminal(bad, { colour: false }).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    // eslint-disable-next-line no-control-regex
    expect(terminal(bad, { colour: true }).replace(/\u001b\[(1|2|3|22|23)m|\n/g, '')).not.toMatch(/\p{Cc}/u);
  });
});
