import type { Claim, KnowledgeBase, Quote } from '../../knowledge/base.js';
import { filterIndexOf, type FilterIndex } from '../../knowledge/filter-index.js';
import type { DigestFilter } from '../../model/digest.js';
import type { OrganisationId, PledgeId } from '../../model/ids.js';
import { all, Bits, selected, type Selection } from './bits.js';
import type { News } from './news.js';

/** What a filter leaves of the record: of its pledges, its quotations, and of these lists of its index, some places. */
export interface Scope {
  readonly pledges: Selection;
  readonly amounts: Selection;
  /** By pair. */
  readonly ahead: Selection;
  readonly quotes: Selection;
  news(n: News): boolean;
}

/** Filters that are kept with their record: many ask for the same. Of 100,000 pledges, each takes some 40 kB. */
const KEPT = 200;
const scopes = new WeakMap<KnowledgeBase, Map<string, Scope>>();

/** What a filter leaves of a record, worked out once for all who ask for the same. */
export function scopeOf(kb: KnowledgeBase, f: DigestFilter): Scope {
  const known = scopes.get(kb) ?? new Map<string, Scope>();
  scopes.set(kb, known);
  const key = JSON.stringify(f);
  const scope = known.get(key) ?? makeScope(kb, f);
  known.delete(key);
  known.set(key, scope);
  if (known.size > KEPT) known.delete(known.keys().next().value!);
  return scope;
}

const judged = new WeakMap<readonly News[], WeakMap<Scope, ReadonlySet<News>>>();

/** What of some news is in a scope, worked out once for all who last heard at the same time. */
export function newsIn(scope: Scope, news: readonly News[]): ReadonlySet<News> {
  const known = judged.get(news) ?? new WeakMap<Scope, ReadonlySet<News>>();
  judged.set(news, known);
  const found = known.get(scope) ?? new Set(news.filter((n) => scope.news(n)));
  known.set(scope, found);
  return found;
}

/** The pledges of a filter: each kind that is given narrows them, and within a kind any of its entries will do. */
function pledgesOf(kb: KnowledgeBase, index: FilterIndex, f: DigestFilter): Bits | undefined {
  let held: Bits | undefined;
  const narrow = (lists: readonly Uint32Array[], pledgeOf: (nth: number) => number): void => {
    if (lists.length === 0) return;
    const kept = new Bits(kb.pledges.size);
    for (const list of lists)
      for (const nth of list) {
        const pledge = pledgeOf(nth);
        if (pledge >= 0 && held?.has(pledge) !== false) kept.add(pledge);
      }
    held = kept;
  };
  const owners = index.owners();
  const itself = (pledge: number): number => pledge;
  const owner = (claim: number): number => owners[claim]! - 1;
  narrow(
    f.organisations.map((o) => index.pledgesBy(kb.pledgerOf(o))),
    itself,
  );
  narrow(f.topics.map(index.pledgesAbout), itself);
  narrow(f.places.map(index.claimsAt), owner);
  narrow(f.measures.map(index.figuresOf), owner);
  return held;
}

/** Whether a claim of these pledges is in: of one measure only its figures, since one in words is of the pledge as a whole; and none elsewhere. */
function claimsOf(index: FilterIndex, f: DigestFilter, held: Bits): (nth: number) => boolean {
  const owners = index.owners();
  const marked = (given: readonly unknown[], ...lists: readonly Uint32Array[]): Bits | undefined => {
    if (given.length === 0) return undefined;
    const bits = new Bits(owners.length);
    for (const list of lists) for (const nth of list) bits.add(nth);
    return bits;
  };
  const ofMeasure = marked(f.measures, index.statements(), ...f.measures.map(index.figuresOf));
  const [there, placed] = [marked(f.places, ...f.places.map(index.claimsAt)), marked(f.places, index.placed())];
  return (nth) =>
    owners[nth]! > 0 && held.has(owners[nth]! - 1) && ofMeasure?.has(nth) !== false && (there?.has(nth) !== false || !placed!.has(nth));
}

/** Quotations of those named, about a topic, or about one of these pledges. */
function quotesOf(kb: KnowledgeBase, index: FilterIndex, f: DigestFilter, held: Bits): Selection {
  const quotes = new Bits(kb.quotes.size);
  for (const list of [...f.organisations.map((o) => index.quotesFrom(kb.pledgerOf(o))), ...f.topics.map(index.quotesAbout)])
    for (const nth of list) quotes.add(nth);
  const mentions = index.mentions();
  for (let i = 0; i < mentions.length; i += 2) if (held.has(mentions[i + 1]!)) quotes.add(mentions[i]!);
  return quotes;
}

function makeScope(kb: KnowledgeBase, f: DigestFilter): Scope {
  const index = filterIndexOf(kb);
  const held = pledgesOf(kb, index, f);
  const [amounts, ahead] = [index.amounts(), index.ahead()];
  if (!held)
    return {
      pledges: all(kb.pledges.size),
      amounts: all(amounts.length),
      ahead: all(ahead.length / 2),
      quotes: all(kb.quotes.size),
      news: () => true,
    };
  const isIn = claimsOf(index, f, held);
  const organisations = new Set(f.organisations.map((o) => kb.pledgerOf(o)));
  const isOf = (by: string | undefined): boolean => by !== undefined && organisations.has(kb.pledgerOf(by as OrganisationId));
  const has = (id: string | undefined): boolean => {
    const pledge = id === undefined ? undefined : kb.pledges.get(id as PledgeId);
    return pledge !== undefined && held.has(kb.orderOf(pledge));
  };
  const touched = (refs: readonly string[]): boolean => refs.some((ref) => has(ref.split('#')[0]));
  // What is news may be gone from the record: then it is judged by what it was, and stands nowhere.
  const claim = (c: Claim): boolean =>
    has(c.pledge) &&
    (f.measures.length === 0 || c.kind === 'statement' || f.measures.includes(c.measure)) &&
    (f.places.length === 0 || c.place === undefined || kb.placesAround(c.place).some((p) => f.places.includes(p)));
  const quote = (q: Quote): boolean => isOf(q.organisation.id) || f.topics.some((t) => q.topics.includes(t)) || touched(q.about);
  return {
    pledges: held,
    amounts: selected(amounts.length, (i) => isIn(amounts[i]!)),
    ahead: selected(ahead.length / 2, (i) => isIn(ahead[i * 2 + 1]!)),
    quotes: quotesOf(kb, index, f, held),
    news(n) {
      switch (n.kind) {
        case 'corrected':
          return claim(n.now);
        case 'withdrawn':
          return claim(n.was) || isOf(n.was.by);
        case 'misquoted':
          return quote(n.now ?? n.was);
        case 'status':
        case 'pledge':
          return has(n.pledge.id);
        case 'claim':
          return claim(n.claim);
        case 'quote':
          return quote(n.quote);
        case 'conflict':
          return touched(n.conflict.about);
      }
    },
  };
}
