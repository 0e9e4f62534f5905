import type { Figure } from '../../src/knowledge/base.js';
import type { Span, Stated } from '../../src/model/answer.js';
import { organisationIs, pledgersOf } from '../support/questions.js';
import { askAll, faultsIn, RECORDS, told, type Said } from '../support/records.js';

/** Two pledgers side by side: who is ahead, told in one currency, and only where the sources share one. */
const isStated = (s: Span): s is Stated => s.kind === 'stated';

describe.each(RECORDS)('%s', (_, kb) => {
  const money = [...kb.measures.values()].find((m) => m.unit === 'money')!;
  const amountOf = (id: string): Figure | undefined =>
    kb
      .pledgesBy(id as never)
      .flatMap((p) => kb.claimsOf(p.id))
      .find(
        (c): c is Figure =>
          c.kind === 'figure' && c.measure === money.id && !c.partOf && !c.progressOf && !c.beside && c.readings.length > 0,
      );
  const currenciesOf = (f: Figure): Set<string> =>
    new Set(f.readings.flatMap((r) => (r.value.kind === 'money' ? r.value.amounts.flatMap((m) => (m.currency ? [m.currency] : [])) : [])));
  const inCurrency = (f: Figure, currency: string): number =>
    f.readings.flatMap((r) => (r.value.kind === 'money' ? r.value.amounts : [])).find((m) => m.currency === currency)!.amount;

  const holders = pledgersOf(kb).filter((o) => kb.pledgesBy(o.id).length === 1 && amountOf(o.id) !== undefined);
  const pairs = holders.flatMap((a, i) => holders.slice(i + 1, i + 4).map((b) => [a, b] as const));
  const sharing = pairs.filter(([a, b]) => [...currenciesOf(amountOf(a.id)!)].some((c) => currenciesOf(amountOf(b.id)!).has(c)));
  const apart = pairs.filter((pair) => !sharing.includes(pair));

  const ways = (list: readonly (typeof pairs)[number][]) =>
    list.flatMap(([a, b]) => {
      const [x, y] = [organisationIs(a), organisationIs(b)];
      return [
        `Does ${x.en} invest more than ${y.en}?`,
        `Compare ${x.en} and ${y.en}`,
        `Who invests more, ${x.en} or ${y.en}?`,
        `${x.fr} investit-il plus que ${y.fr} ?`,
        `Qui investit le plus, ${x.fr} ou ${y.fr} ?`,
      ];
    });
  const namedIn = ({ question }: Said) =>
    pairs.find(([a, b]) => question.includes(a.name) && question.includes(b.name) && a.name !== b.name);

  test('where they share a currency, the one that is ahead is the one with more', () => {
    const faults = faultsIn(askAll(kb, ways(sharing)), (said) => {
      if (said.answer.status !== 'answered') return said.answer.status;
      const [a, b] = namedIn(said)!.map((o) => amountOf(o.id)!) as [Figure, Figure];
      const common = [...currenciesOf(a)].find((c) => currenciesOf(b).has(c))!;
      const [more] = inCurrency(a, common) >= inCurrency(b, common) ? [a, b] : [b, a];
      const first = said.answer.blocks
        .flatMap((block) => block.spans.filter(isStated))
        .find((s) => s.from.includes(a.by!) || s.from.includes(b.by!));
      return first?.from.includes(more.by!) || inCurrency(a, common) === inCurrency(b, common)
        ? undefined
        : `${more.by} has more, and ${first?.text} comes first`;
    });
    expect(told(faults)).toBe('');
  });

  test('what is laid side by side is what the sentence says, and nothing else', () => {
    const together = sharing.flatMap(([a, b]) => [
      `How much do ${organisationIs(a).en} and ${organisationIs(b).en} invest together?`,
      `Combien ${organisationIs(a).fr} et ${organisationIs(b).fr} investissent-ils ensemble ?`,
    ]);
    const said = askAll(kb, [...ways(sharing), ...together]);
    let seen = 0;
    const faults = faultsIn(said, ({ answer }) => {
      for (const block of answer.blocks) {
        const rows = block.kind === 'sentence' ? (block.rows ?? []) : [];
        const printed = new Set(block.spans.map((s) => (s.kind === 'cite' ? s.n : s.text)));
        seen += rows.length;
        for (const { who, figure, what, cites } of rows) {
          const stated = [...(isStated(who) ? [who] : []), ...(figure ? [figure] : []), ...what];
          for (const s of [...stated, ...cites])
            if (!printed.has(s.kind === 'cite' ? s.n : s.text)) return `${s.kind === 'cite' ? s.n : s.text} stands in no sentence`;
        }
      }
      return undefined;
    });
    expect(told(faults)).toBe('');
    expect(seen).toBeGreaterThan(sharing.length * 2);
  });

  test('where they share none, nobody is said to be ahead', () => {
    expect(apart.length).toBeGreaterThan(0);
    const verdict = /^(Yes|No|Oui|Non)\b|is ahead|est devant|devance|times|fois/;
    expect(
      told(faultsIn(askAll(kb, ways(apart)), ({ text }) => (verdict.test(text) ? `a verdict: ${text.split('\n')[0]}` : undefined))),
    ).toBe('');
  });

  test('two figures that are held against each other are in one currency', () => {
    const sign = /[€$£¥]|[A-Z]{3}(?= \d)|euros|dollars|livres|yens/g;
    const faults = faultsIn(askAll(kb, ways(pairs)), ({ answer }) =>
      answer.blocks.slice(0, 1).flatMap((block) => {
        const figures = block.spans
          .filter(isStated)
          .filter((s) => s.strong && s.from.length === 1 && kb.claims.get(s.from[0] as never)?.kind === 'figure');
        const [a, b] = figures.map((s) => new Set(s.text.match(sign) ?? []));
        return !a || !b || [...a].some((c) => b.has(c)) ? [] : [`${figures[0]!.text} against ${figures[1]!.text}`];
      }),
    );
    expect(told(faults)).toBe('');
  });
});
