import type { Block, Stated } from '../../src/model/answer.js';
import type { Checked } from '../../src/model/checked.js';
import { checkedJson, checkedTerminal } from '../../src/render/checked.js';
import { citation, cite, stated, words } from '../support/fake.js';

const line: Block = {
  kind: 'sentence',
  spans: [stated('Quill'), words(' pledges '), stated('12 million crowns', true), cite(1), words('.')],
};

const checked: Checked = {
  id: 'c1',
  lang: 'en',
  sentences: ['Quill pledges 12m crowns.', 'Nothing here.', '“We build kites,” said Fen.'],
  items: [
    { kind: 'figure', verdict: 'confirmed', sentence: 1, text: '12m crowns', blocks: [line], hedge: 'dropped' },
    {
      kind: 'quotation',
      verdict: 'contradicted',
      sentence: 3,
      text: '“We build kites,”',
      blocks: [{ kind: 'quote', lang: 'en', spans: [stated('Fen'), words(': “'), stated('We fly kites'), words('”'), cite(2)] }],
      words: [
        { op: 'same', text: 'We' },
        { op: 'record-only', words: stated('fly') as Stated },
        { op: 'text-only', text: 'build' },
        { op: 'same', text: 'kites' },
      ],
    },
    { kind: 'name', verdict: 'not_on_record', sentence: 3, text: 'Fen\u001b[2J', blocks: [] },
  ],
  citations: [citation(1), citation(2, { title: null })],
  knowledgeVersion: 'k1',
};

test('terminal: sentence by sentence, what only one of the two has is marked, then the sources', () => {
  const out = checkedTerminal(checked, { colour: false });
  expect(out.split('\n\nSources\n')[0]).toBe(`Confirmed: 1 · Contradicted: 1 · Not on record: 1

1. Quill pledges 12m crowns.
  ✓ “12m crowns”: Confirmed, but for its hedge
    Quill pledges 12 million crowns [1].

3. “We build kites,” said Fen.
  ✗ “We build kites,”: Contradicted
    We [-fly-] {+build+} kites
    [-only on record-] {+only in the text+}
      Fen: “We fly kites” [2]
  – “Fen\ufffd[2J”: Not on record`);
  expect(out).toContain('[2] The Gazette, (title not shown), 1\u00a0May 2031');
});

test('terminal in colour says the same', () => {
  const coloured = checkedTerminal(checked, { colour: true });
  // oxlint-disable-next-line no-control-regex
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(checkedTerminal(checked, { colour: false }));
});

test('French has its own words and spaces', () => {
  const out = checkedTerminal({ ...checked, lang: 'fr' }, { colour: false });
  expect(out).toMatch(/^Confirmé : 1 · Contredit : 1 · Absent du registre : 1\n/);
  expect(out).toContain('«\u202f12m crowns\u202f» : Confirmé, à la nuance près');
});

test('json, key by key in the order of the contract', () => {
  const json = checkedJson(checked);
  expect(Object.keys(json)).toEqual(['id', 'lang', 'counts', 'sentences', 'items', 'citations', 'knowledgeVersion']);
  expect(json.counts).toEqual({ confirmed: 1, contradicted: 1, not_on_record: 1, not_checked: 0 });
  expect(json.items[0]).toEqual({
    kind: 'figure',
    verdict: 'confirmed',
    sentence: 1,
    text: '12m crowns',
    record: 'Quill pledges 12 million crowns [1].',
    hedge: 'dropped',
    cites: [1],
  });
  expect(Object.keys(json.items[1]!)).toEqual(['kind', 'verdict', 'sentence', 'text', 'record', 'words', 'cites']);
  expect(json.items[1]!.words).toEqual([
    { op: 'same', text: 'We' },
    { op: 'record-only', text: 'fly' },
    { op: 'text-only', text: 'build' },
    { op: 'same', text: 'kites' },
  ]);
});
