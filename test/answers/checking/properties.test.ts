import type { Figure, KnowledgeBase, Quote } from '../../../src/knowledge/base.js';
import type { CheckedItem } from '../../../src/model/checked.js';
import type { Lang } from '../../../src/model/language.js';
import type { Value } from '../../../src/model/value.js';
import { formatValue } from '../../../src/answers/format.js';
import { checkOn, first, mainFigures, quoting, sentenceOf, shownItem, single } from '../../support/checking.js';
import { LANGS, RECORDS } from '../../support/records.js';

/** What is at fault, a line each; the sentence stands before what came of it. */
async function faults(
  cases: readonly { kb: KnowledgeBase; text: string; kind: CheckedItem['kind']; right: (i: CheckedItem | undefined) => boolean }[],
): Promise<string[]> {
  const all = await Promise.all(
    cases.map(async ({ kb, text, kind, right }) => {
      const item = first(await checkOn(kb, text), kind);
      return right(item) ? [] : [`${text}  →  ${shownItem(item)}`];
    }),
  );
  return all.flat();
}

const money = (amount: number, currency: string): Value => ({ kind: 'money', amounts: [{ amount, currency }] });

/** A value that is not the figure's. */
function changed(value: Value): Value | undefined {
  switch (value.kind) {
    case 'money':
      return { kind: 'money', amounts: [{ currency: value.amounts[0].currency, amount: value.amounts[0].amount * 7 }] };
    case 'count':
      return { kind: 'count', count: value.count * 7 };
    case 'percent':
      return { kind: 'percent', percent: value.percent > 50 ? 13 : 97 };
    case 'range':
      return { ...value, from: value.from * 7, to: value.to * 7 };
  }
}

const numbersOf = (value: Value): number[] =>
  value.kind === 'money'
    ? value.amounts.map((m) => m.amount)
    : value.kind === 'count'
      ? [value.count]
      : value.kind === 'percent'
        ? [value.percent]
        : [value.from, value.to];

/** Whether an owner has this number for anything at all. */
const has = (kb: KnowledgeBase, by: string, value: Value): boolean =>
  kb
    .pledgesBy(by as never)
    .flatMap((p) => kb.claimsOf(p.id))
    .some(
      (c) =>
        c.kind === 'figure' && [...c.readings, ...c.rejected].some((r) => numbersOf(r.value).some((n) => numbersOf(value).includes(n))),
    );

const cells = RECORDS.flatMap(([name, kb]) => LANGS.map((lang) => [name, lang, kb] as const));

describe.each(cells)('%s, %s', (_, lang: Lang, kb) => {
  const figures = mainFigures(kb);
  const others = (f: Figure) => figures.map((x) => x.by!).filter((by) => by !== f.by && !has(kb, by, f.readings[0]!.value));

  test('each figure, told as the record tells it, is confirmed', async () => {
    const cases = figures.map((f) => ({
      kb,
      text: sentenceOf(kb, f, lang, { hedge: f.readings[0]!.hedge }),
      kind: 'figure' as const,
      right: (i?: CheckedItem) => i?.verdict === 'confirmed',
    }));
    expect(await faults(cases)).toEqual([]);
  });

  test('a figure with another number is never confirmed', async () => {
    const cases = figures.map((f) => ({
      kb,
      text: sentenceOf(kb, f, lang, { value: changed(f.readings[0]!.value)! }),
      kind: 'figure' as const,
      right: (i?: CheckedItem) => i !== undefined && i.verdict !== 'confirmed',
    }));
    expect(await faults(cases)).toEqual([]);
  });

  test('an amount with another number is contradicted where the record has one of that pledger', async () => {
    const amounts = figures.filter(
      (f) =>
        f.readings.some((r) => r.value.kind === 'money' && r.value.amounts[0].currency !== null) &&
        mainFigures(kb).filter((x) => x.by === f.by && x.measure === f.measure).length === 1,
    );
    const cases = amounts.map((f) => ({
      kb,
      text: sentenceOf(kb, f, lang, { value: changed(f.readings[0]!.value)! }),
      kind: 'figure' as const,
      right: (i?: CheckedItem) => i?.verdict === 'contradicted',
    }));
    expect(cases.length).toBeGreaterThan(3);
    expect(await faults(cases)).toEqual([]);
  });

  test('a figure of one pledger told of another is never confirmed', async () => {
    const cases = figures.flatMap((f, n) =>
      others(f)
        .slice(n % 3, (n % 3) + 3)
        .map((by) => ({
          kb,
          text: sentenceOf(kb, f, lang, { by }),
          kind: 'figure' as const,
          right: (i?: CheckedItem) => i !== undefined && i.verdict !== 'confirmed',
        })),
    );
    expect(await faults(cases)).toEqual([]);
  });

  /** Two pledgers in one sentence, the second without a verb: "A will invest X, and B Y." */
  const amounts = figures.filter((f) => f.readings[0]!.value.kind === 'money' && kb.measures.get(f.measure)!.adds);
  const pairs = amounts.flatMap((f, n) => {
    const g = amounts[(n + 3) % amounts.length]!;
    return f.by === g.by || has(kb, f.by!, g.readings[0]!.value) || has(kb, g.by!, f.readings[0]!.value) ? [] : [{ f, g }];
  });
  const both = (f: Figure, name: string, figureOf: readonly [Figure, Figure], hedged: boolean) => {
    const [one, other] = figureOf.map((x) => ({ value: single(x.readings[0]!.value), hedge: hedged ? x.readings[0]!.hedge : {} }));
    const opening = sentenceOf(kb, f, lang, one).replace(/\.$/, '');
    return `${opening}${lang === 'en' ? ', and' : ' et'} ${name} ${formatValue(other!.value, other!.hedge, lang)}.`;
  };
  const nameOf = (f: Figure) => kb.organisations.get(f.by as never)!.name;
  const verdicts = async (text: string) =>
    (await checkOn(kb, text)).items.filter((i) => i.kind === 'figure' && !/^[\d\s]{1,3}$/.test(i.text)).map((i) => i.verdict);

  const wrong = async (texts: readonly string[], right: (v: readonly string[]) => boolean) => {
    const told = await Promise.all(texts.map(async (text) => ({ text, v: await verdicts(text) })));
    return told.flatMap(({ text, v }) => (right(v) ? [] : [`${text}  →  ${v.join()}`]));
  };

  test('two figures of two pledgers in one sentence are each confirmed, or left open', async () => {
    const told = await Promise.all(pairs.map(async ({ f, g }) => verdicts(both(f, nameOf(g), [f, g], true))));
    expect(told.flat().filter((v) => v !== 'confirmed' && v !== 'not_checked')).toEqual([]);
    expect(told.filter((v) => v.every((x) => x === 'confirmed')).length).toBeGreaterThan(told.length * 0.8);
  });

  test('two figures that change places are never confirmed', async () => {
    const texts = pairs.map(({ f, g }) => both(f, nameOf(g), [g, f], false));
    expect(await wrong(texts, (v) => !v.includes('confirmed'))).toEqual([]);
  });

  test('the figure of a stranger beside a pledger is not on record, whatever it is', async () => {
    const texts = pairs.map(({ f, g }) => both(f, 'Zorbex', [f, g], true));
    expect(await wrong(texts, (v) => v.at(-1) === 'not_on_record')).toEqual([]);
  });

  test('an amount in another currency is never confirmed', async () => {
    const cases = figures.flatMap((f) => {
      const { value } = f.readings[0]!;
      return value.kind === 'money'
        ? [
            {
              kb,
              text: sentenceOf(kb, f, lang, { value: money(value.amounts[0].amount, 'CHF') }),
              kind: 'figure' as const,
              right: (i?: CheckedItem) => i !== undefined && i.verdict !== 'confirmed',
            },
          ]
        : [];
    });
    expect(await faults(cases)).toEqual([]);
  });

  test('a hedge that is left out is told', async () => {
    const hedged = figures.filter((f) => f.readings[0]!.hedge.bound && f.readings[0]!.value.kind !== 'range');
    const cases = hedged.map((f) => ({
      kb,
      text: sentenceOf(kb, f, lang, { value: single(f.readings[0]!.value) }),
      kind: 'figure' as const,
      right: (i?: CheckedItem) => i?.hedge === 'dropped',
    }));
    expect(cases.length).toBeGreaterThan(3);
    expect(await faults(cases)).toEqual([]);
  });

  const direct = [...kb.quotes.values()].filter((q) => q.form !== 'indirect');
  const quoted = (q: Quote, words = q.words, speaker = q.speaker) => quoting(kb, q, words, speaker, lang);

  test('each quotation, word for word and by whom it is, is confirmed', async () => {
    expect(
      await faults(
        direct.map((q) => ({ kb, text: quoted(q), kind: 'quotation' as const, right: (i?: CheckedItem) => i?.verdict === 'confirmed' })),
      ),
    ).toEqual([]);
  });

  test('a quotation given to somebody else is contradicted', async () => {
    const cases = direct.flatMap((q) => {
      const other = direct.find((x) => x.speaker && x.speaker !== q.speaker && x.organisation.id !== q.organisation.id);
      return other
        ? [
            {
              kb,
              text: quoted(q, q.words, other.speaker),
              kind: 'quotation' as const,
              right: (i?: CheckedItem) => i?.verdict === 'contradicted',
            },
          ]
        : [];
    });
    expect(cases.length).toBeGreaterThan(3);
    expect(await faults(cases)).toEqual([]);
  });

  test('a word that is changed is shown, with the one on record', async () => {
    const cases = direct.flatMap((q) => {
      const words = q.words.split(' ');
      const at = Math.floor(words.length / 2);
      const text = quoted(q, [...words.slice(0, at), 'zebra', ...words.slice(at + 1)].join(' '));
      const shows = (i?: CheckedItem) =>
        (i?.words ?? []).some((r) => r.op === 'text-only' && r.text.includes('zebra')) &&
        (i?.words ?? []).some((r) => r.op === 'record-only');
      return words.length > 7
        ? [{ kb, text, kind: 'quotation' as const, right: (i?: CheckedItem) => i?.verdict === 'contradicted' && shows(i) }]
        : [];
    });
    expect(cases.length).toBeGreaterThan(3);
    expect(await faults(cases)).toEqual([]);
  });

  test('words that nobody on record said are not on record', async () => {
    const text =
      lang === 'en'
        ? '“Elephants rarely forget their umbrellas on Tuesdays”, she said.'
        : '« Les éléphants oublient rarement leur parapluie le mardi », a-t-elle dit.';
    expect(first(await checkOn(kb, text), 'quotation')?.verdict).toBe('not_on_record');
  });

  test('every fact comes from the record, and our own words hold no figure', async () => {
    const text = figures
      .map((f) => sentenceOf(kb, f, lang))
      .concat(direct.map((q) => quoted(q)))
      .join('\n');
    const { items, citations } = await checkOn(kb, text);
    const spans = items.flatMap((i) => i.blocks.flatMap((b) => b.spans));
    expect(spans.flatMap((s) => (s.kind === 'stated' && s.from.length === 0 ? [s.text] : []))).toEqual([]);
    expect(spans.flatMap((s) => (s.kind === 'words' && /\p{N}/u.test(s.text) ? [s.text] : []))).toEqual([]);
    const cited = new Set(spans.flatMap((s) => (s.kind === 'cite' ? [s.n] : [])));
    expect([...cited].sort((a, b) => a - b)).toEqual(citations.map((c) => c.n));
  });
});
