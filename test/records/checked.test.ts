import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CheckedItem, Verdict } from '../../src/model/checked.js';
import type { Lang } from '../../src/model/language.js';
import { plain } from '../../src/render/plain.js';
import { checkOn, shownItem } from '../support/checking.js';
import { RECORDS } from '../support/records.js';

/** What a text of the file must come to: of each item named, its verdict, and something that the record says. */
interface Line {
  readonly record: string;
  readonly lang: Lang;
  readonly text: string;
  readonly expect: readonly { readonly kind: CheckedItem['kind']; readonly text: string; readonly verdict: Verdict; readonly says?: string }[];
}

const lines = readFileSync(path.join(__dirname, 'checked.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim())
  .map((line) => JSON.parse(line) as Line);

const even = (text: string): string => text.replace(/\s/g, ' ').replaceAll('’', "'");
const saidBy = (i: CheckedItem): string =>
  even([plain(i.blocks), ...(i.words ?? []).flatMap((w) => (w.op === 'record-only' ? [w.words.text] : []))].join(' '));

test.each(lines.map((line) => [line.text, line] as const))('%s', async (_, { record, lang, text, expect: expected }) => {
  const kb = RECORDS.find(([name]) => name === record)![1];
  const checked = await checkOn(kb, text);
  const problems = expected.flatMap((e) => {
    const item = checked.items.find((i) => i.kind === e.kind && even(i.text).startsWith(even(e.text)));
    if (!item) return [`${e.text}: not found`];
    if (item.verdict !== e.verdict) return [`${e.verdict} expected, ${shownItem(item)}`];
    return e.says && !saidBy(item).includes(even(e.says)) ? [`it lacks ${e.says}: ${shownItem(item)}`] : [];
  });
  expect(problems).toEqual([]);
  // Every source is one that a finding rests on, and they are numbered as they are read.
  const cited = checked.items.flatMap((i) => i.blocks.flatMap((b) => b.spans.flatMap((s) => (s.kind === 'cite' ? [s.n] : []))));
  expect([...new Set(cited)]).toEqual(checked.citations.map((c) => c.n));
  expect(checked.lang).toBe(lang);
});

test('both records, both languages and every verdict are in the file', () => {
  const verdicts = lines.flatMap((l) => l.expect.map((e) => e.verdict));
  for (const record of RECORDS) for (const lang of ['en', 'fr']) expect(lines.some((l) => l.record === record[0] && l.lang === lang)).toBe(true);
  expect(new Set(verdicts).size).toBe(4);
});
