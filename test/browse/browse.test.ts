import { amountOf } from '../../src/answers/claims.js';
import { createBrowse } from '../../src/browse/browse.js';
import type { PledgesView, PledgeWish } from '../../src/model/record.js';
import { converse, LANGS, RECORDS } from '../support/records.js';

const ALL = { offset: 0, limit: 10_000 };
const WISH: PledgeWish = { ...ALL, sort: 'record', descending: false };
const PARTS = ['people', 'organisations', 'places', 'sources', 'conflicts', 'events'] as const;

/** Every reference in a view, wherever it stands. */
function* refsIn(view: unknown): Iterable<{ kind: string; id: string; name: string }> {
  if (typeof view !== 'object' || view === null) return;
  if ('kind' in view && 'id' in view && 'name' in view) yield view as never;
  for (const inner of Object.values(view)) yield* refsIn(inner);
}

describe.each(RECORDS)('%s', (_, kb) => {
  const browse = createBrowse(() => kb);
  const find = (kind: string, id: string): unknown => {
    const part = { pledge: 'pledges', quote: 'quotes', person: 'people' }[kind] ?? `${kind}s`;
    return browse[part as 'pledges'].find(id, 'en');
  };

  test.each(LANGS)('%s: every entry has its page, and whatever a page names has one too', (lang) => {
    const pages = [
      ...browse.pledges.list(lang, WISH).items.map(({ ref }) => browse.pledges.find(ref.id, lang)),
      ...browse.quotes.list(lang, ALL).items.map(({ ref }) => browse.quotes.find(ref.id, lang)),
      ...PARTS.flatMap((part) =>
        browse[part].list(lang, ALL).items.map((row) => browse[part].find('ref' in row ? row.ref.id : row.id, lang)),
      ),
    ];
    expect(pages).toHaveLength(kb.pledges.size + kb.quotes.size + PARTS.reduce((n, part) => n + kb[part].size, 0));
    expect(pages).not.toContain(undefined);
    const named = [...new Map([...refsIn(pages)].map((ref) => [`${ref.kind} ${ref.id}`, ref])).values()].filter((r) => r.kind in KINDS);
    expect(named.filter(({ kind, id }) => find(kind, id) === undefined)).toEqual([]);
    expect(named.filter(({ id, name }) => name === id)).toEqual([]);
  });

  test('what is not on record has no page', () => {
    for (const part of ['pledges', 'quotes', ...PARTS] as const)
      for (const id of ['nowhere', '', '__proto__', 'constructor']) expect(browse[part].find(id, 'en')).toBeUndefined();
  });

  test('a sum is the one that an answer gives', () => {
    const sums = browse.pledges.list('en', WISH).facets.homes.flatMap(({ id }) => {
      const { total } = browse.pledges.list('en', { ...WISH, home: id });
      const adjective = kb.places.get(id as never)!.adjectives.en[0];
      if (!total || total.counted.length < 2 || adjective === undefined) return [];
      return [{ total: total.text, told: converse(kb, [`What is the sum of the ${adjective} pledges?`]).text }];
    });
    expect(sums.length).toBeGreaterThan(0);
    for (const { total, told } of sums) expect(told).toContain(`Together ${total} (our sum)`);
  });

  test('each pledge is in the sum or left out of it', () => {
    const { total } = browse.pledges.list('en', WISH);
    const told = [...total!.counted, ...total!.leftOut].map(({ pledge }) => pledge.id);
    expect(told.sort()).toEqual([...kb.pledges.keys()].sort());
  });

  test('a pledge without a figure is left out of the sum for that, and one whose amounts print no currency for this', () => {
    const total = browse.pledges.list('en', WISH).total!;
    const amountsOf = (id: string) => {
      const figure = amountOf(kb, kb.pledges.get(id as never)!, total.measure.id as never);
      return (figure?.readings ?? []).flatMap((r) => (r.value.kind === 'money' ? r.value.amounts : []));
    };
    const told = total.leftOut.filter((x) => x.why !== 'range').map(({ pledge, why }) => [pledge.id, why]);
    const expected = told.map(([id]) => {
      const amounts = amountsOf(id!);
      return [id, amounts.length === 0 ? 'no-figure' : amounts.every((m) => m.currency === null) ? 'no-currency' : 'other-currency'];
    });
    expect(told).toEqual(expected);
    expect(told.length).toBeGreaterThan(0);
  });

  test('a list narrowed by each value that it offers leaves as many as it says', () => {
    const { facets } = browse.pledges.list('fr', WISH);
    const narrowed = (filter: Partial<PledgeWish>) => browse.pledges.list('fr', { ...WISH, ...filter }).count;
    for (const { id, count } of facets.places) expect([id, narrowed({ place: id })]).toEqual([id, count]);
    for (const { id, count } of facets.homes) expect(narrowed({ home: id })).toBeGreaterThanOrEqual(count);
    for (const { id, count } of facets.statuses) expect(narrowed({ status: id })).toBe(count);
    for (const { id, count } of facets.topics) expect(narrowed({ topic: id })).toBeGreaterThanOrEqual(count);
    expect(narrowed({ place: 'nowhere' })).toBe(0);
    expect(narrowed({ measure: 'nothing' })).toBe(0);
  });

  test('words are found whatever their case and accents', () => {
    const [row] = browse.pledges.list('en', WISH).items;
    const found = browse.pledges.list('en', { ...WISH, text: row!.title.toUpperCase() });
    expect(found.items.map(({ ref }) => ref.id)).toContain(row!.ref.id);
    expect(browse.quotes.list('en', { ...ALL, text: 'zzzzqx' }).count).toBe(0);
  });

  const figures = ({ items, measures }: PledgesView) =>
    items.map(({ figures: cells }) => cells.find((c) => c.measure.id === measures[0]!.id)?.n);
  test.each([true, false])('sorted by figure, descending %s: what has none comes last', (descending) => {
    const ns = figures(browse.pledges.list('en', { ...WISH, sort: 'figure', descending }));
    const has = ns.filter((n) => n !== undefined);
    expect(has.length).toBeGreaterThan(1);
    expect(ns.slice(0, has.length)).toEqual([...has].sort((a, b) => (descending ? b - a : a - b)));
  });

  test('a part of a list says how much there is', () => {
    const { count, items } = browse.pledges.list('en', { ...WISH, offset: 1, limit: 2 });
    expect([count, items.map(({ ref }) => ref.id)]).toEqual([kb.pledges.size, [...kb.pledges.keys()].slice(1, 3)]);
  });

  test('a reading that is known to be wrong stands apart, with the dispute that says so', () => {
    const claims = [...kb.pledges.keys()].flatMap((id) => browse.pledges.find(id, 'en')!.claims);
    const wrong = claims.flatMap((c) => (c.kind === 'figure' ? c.rejected : []));
    expect(wrong.length).toBeGreaterThan(0);
    for (const { rejected } of wrong) expect(browse.conflicts.find(rejected!.id, 'en')).toBeDefined();
  });
});

const KINDS = { pledge: 0, quote: 0, person: 0, organisation: 0, place: 0, source: 0, conflict: 0, event: 0 };
