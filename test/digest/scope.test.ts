import { all, selected } from '../../src/answers/digest/bits.js';
import { amountOf } from '../../src/answers/claims.js';
import { chartOf } from '../../src/answers/digest/chart.js';
import { dueFrom } from '../../src/answers/digest/due.js';
import { pick } from '../../src/answers/digest/pick.js';
import { scopeOf } from '../../src/answers/digest/scope.js';
import { Writer } from '../../src/answers/stated.js';
import { lastDay, type Claim, type KnowledgeBase, type Pledge, type Quote } from '../../src/knowledge/base.js';
import { filterIndexOf } from '../../src/knowledge/filter-index.js';
import { FILTER_KINDS, WHOLE_RECORD, type DigestFilter } from '../../src/model/digest.js';
import { RECORDS } from '../support/records.js';

/** What a filter leaves, said as plainly as it can be: every entry is looked at. */
function plainly(kb: KnowledgeBase, f: DigestFilter) {
  const one = (wanted: readonly string[], has: (id: string) => boolean) => wanted.length === 0 || wanted.some(has);
  const at = (c: Claim, p: string) => c.place !== undefined && kb.placesAround(c.place).includes(p as never);
  const pledge = (p: Pledge) =>
    one(f.organisations, (o) => kb.pledgerOf(o as never) === kb.pledgerOf(p.by as never)) &&
    one(f.topics, (t) => p.topics.includes(t) || kb.organisations.get(p.by as never)?.sector === t) &&
    one(f.places, (place) => kb.claimsOf(p.id).some((c) => at(c, place))) &&
    one(f.measures, (m) => kb.claimsOf(p.id).some((c) => c.kind === 'figure' && c.measure === m));
  const whole = FILTER_KINDS.every((kind) => f[kind].length === 0);
  const pledges = new Set([...kb.pledges.values()].filter(pledge).map((p): string => p.id));
  const claim = (c: Claim) =>
    whole ||
    (pledges.has(c.pledge ?? '') &&
      (c.kind === 'statement' || one(f.measures, (m) => c.measure === m)) &&
      (c.place === undefined || one(f.places, (p) => at(c, p))));
  const quote = (q: Quote) =>
    whole ||
    f.organisations.some((o) => kb.pledgerOf(o) === kb.pledgerOf(q.organisation.id as never)) ||
    f.topics.some((t) => q.topics.includes(t)) ||
    q.about.some((ref) => pledges.has(ref.split('#')[0]!));
  return { pledges, claims: [...kb.claims.values()].filter(claim), quotes: [...kb.quotes.values()].filter(quote) };
}

const isAmount = (c: Claim): boolean =>
  c.kind === 'figure' && c.pledge !== undefined && c.readings.length > 0 && !c.partOf && !c.progressOf && !c.beside;

/** Each entry of a kind, and pairs of kinds. */
function filters(kb: KnowledgeBase): DigestFilter[] {
  const ids = Object.fromEntries(FILTER_KINDS.map((kind) => [kind, [...kb[kind].keys()]])) as unknown as DigestFilter;
  const alone = FILTER_KINDS.flatMap((kind) => ids[kind].map((id) => ({ ...WHOLE_RECORD, [kind]: [id] })));
  const several = FILTER_KINDS.map((kind) => ({ ...WHOLE_RECORD, [kind]: ids[kind].slice(0, 3) }));
  const pairs = ids.topics.flatMap((t) => [
    ...ids.measures.slice(0, 4).map((m) => ({ ...WHOLE_RECORD, topics: [t], measures: [m] })),
    ...ids.places.slice(0, 6).map((p) => ({ ...WHOLE_RECORD, topics: [t], places: [p] })),
  ]);
  const gone = { ...WHOLE_RECORD, places: ['no-such-place'] } as unknown as DigestFilter;
  return [WHOLE_RECORD, gone, ...alone, ...several, ...pairs] as DigestFilter[];
}

test('a selection goes from one that is in to the next', () => {
  for (const places of [[], [0], [31, 32, 63, 64], [5, 99]]) {
    const bits = selected(100, (i) => places.includes(i));
    const found = [];
    for (let i = bits.next(0); i >= 0; i = bits.next(i + 1)) found.push(i);
    expect(found).toEqual(places);
    expect(bits.next(100)).toBe(-1);
  }
  expect([all(3).next(2), all(3).next(3), all(3).has(3)]).toEqual([2, -1, false]);
});

describe.each(RECORDS)('%s', (_, kb) => {
  test('a filter leaves what each entry, looked at by itself, says that it leaves', () => {
    for (const f of filters(kb)) {
      const scope = scopeOf(kb, f);
      const { pledges, claims, quotes } = plainly(kb, f);
      const amounts = [...filterIndexOf(kb).amounts()].filter((_nth, i) => scope.amounts.has(i)).map((nth) => kb.nthClaim(nth).id);
      expect([f, amounts]).toEqual([f, claims.filter(isAmount).map((c) => c.id)]);
      expect([f, [...kb.quotes.values()].filter((q) => scope.quotes.has(kb.orderOf(q))).map((q) => q.id)]).toEqual([
        f,
        quotes.map((q) => q.id),
      ]);
      expect([f, [...kb.pledges.values()].filter((p) => scope.pledges.has(kb.orderOf(p))).map((p) => p.id)]).toEqual([f, [...pledges]]);
      // What is news is judged by itself, since it may be gone.
      expect([f, claims.every((claim) => scope.news({ kind: 'claim', id: claim.id, claim }))]).toEqual([f, true]);
      expect([f, [...kb.claims.values()].filter((claim) => scope.news({ kind: 'claim', id: claim.id, claim })).length]).toEqual([
        f,
        claims.length,
      ]);
    }
  });

  test('what is due: of thirty days, the earliest first, and nothing that is over or not stated', () => {
    const days = [...new Set([...kb.claims.values()].flatMap((c) => (c.due === undefined ? [] : [lastDay(c.due)])))];
    const plus = (day: string, n: number) => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
    for (const f of filters(kb).slice(0, 40))
      for (const today of days.flatMap((d) => [plus(d, -31), plus(d, -30), d, plus(d, 1)])) {
        const due = plainly(kb, f)
          .claims.filter((c) => c.due !== undefined && lastDay(c.due) >= today && lastDay(c.due) <= plus(today, 30))
          .filter((c) => !c.notStated && !['done', 'dropped'].includes((c.pledge && kb.pledges.get(c.pledge)?.status.at(-1)?.is) ?? ''))
          .sort((a, b) => (lastDay(a.due!) < lastDay(b.due!) ? -1 : lastDay(a.due!) > lastDay(b.due!) ? 1 : kb.orderOf(a) - kb.orderOf(b)));
        const found = dueFrom(kb, scopeOf(kb, f), today, 3);
        expect([f, today, found.count, found.first.map((c) => c.id)]).toEqual([f, today, due.length, due.slice(0, 3).map((c) => c.id)]);
      }
  });

  test('a picture shows the largest amounts, in the currency that most lead with', () => {
    for (const f of filters(kb)) {
      const { pledges } = plainly(kb, f);
      const amounts = [...pledges].flatMap((id) => {
        const figure = amountOf(kb, kb.pledges.get(id as never)!);
        const value = figure?.readings[0]?.value;
        return value?.kind === 'money' && value.amounts[0].currency !== null ? [{ id, ...value.amounts[0] }] : [];
      });
      const count = (currency: string | null) => amounts.filter((a) => a.currency === currency).length;
      const [first] = [...amounts].sort((a, b) => count(b.currency) - count(a.currency) || (a.currency! < b.currency! ? -1 : 1));
      const bars = amounts
        .filter((a) => a.currency === first?.currency)
        .sort((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1))
        .slice(0, 10)
        .map((a) => a.amount);
      const drawn = chartOf(new Writer(kb, 'en'), kb, scopeOf(kb, f).pledges);
      expect([f, drawn?.chart.bars.map((b) => b.value)]).toEqual([f, bars.length > 1 ? bars : undefined]);
    }
  });

  test('a quotation and a figure in turn: all of them in a round, and as many rounds as one likes; what is gone ends none', () => {
    for (const f of filters(kb).filter((_f, i) => i % 9 === 0)) {
      const scope = scopeOf(kb, f);
      const { claims, quotes } = plainly(kb, f);
      const figures = claims.filter(isAmount);
      let shown: readonly string[] = ['gone', 'gone#total'];
      const seen = { quotes: [] as string[], figures: [] as string[] };
      for (let i = 0; i < 2 * Math.max(quotes.length, figures.length); i += 1) {
        const picked = pick(kb, scope, shown, 'someone');
        if (picked.quote) seen.quotes.push(picked.quote.id);
        if (picked.figure) seen.figures.push(picked.figure.id);
        shown = picked.shown;
      }
      for (const [whole, ids] of [
        [quotes, seen.quotes],
        [figures, seen.figures],
      ] as const) {
        const rounds = Array.from({ length: 2 }, (_round, i) => ids.slice(i * whole.length, (i + 1) * whole.length));
        for (const round of rounds) expect([...round].sort()).toEqual(whole.map((one) => one.id as string).sort());
      }
    }
  });
});
