import { isMain, isStated, lastDay, tablesUnder, type Claim, type KnowledgeBase } from './base.js';
import type { MeasureId, OrganisationId, PlaceId, PledgeId, TopicId } from '../model/ids.js';
import type { Money } from '../model/value.js';

/**
 * Posting lists of what filters name, and columns of what they ask of every claim: each entry is the how many-th of its
 * kind, in ascending order. A filter over a hundred thousand pledges reads numbers, and makes no entry that nobody sees.
 */
export interface FilterIndex {
  /** Pledges of an organisation that pledges for itself. */
  readonly pledgesBy: (pledger: OrganisationId) => Uint32Array;
  /** Pledges about a topic, or of organisations of this sector. */
  readonly pledgesAbout: (topic: TopicId) => Uint32Array;
  /** Claims at a place or at one that lies in it. */
  readonly claimsAt: (place: PlaceId) => Uint32Array;
  readonly figuresOf: (measure: MeasureId) => Uint32Array;
  readonly quotesFrom: (pledger: OrganisationId) => Uint32Array;
  readonly quotesAbout: (topic: TopicId) => Uint32Array;
  /** Claims at any place. */
  readonly placed: () => Uint32Array;
  /** Claims in words. */
  readonly statements: () => Uint32Array;
  /** Of each claim, the pledge that it belongs to and one more; 0 of an event's own. */
  readonly owners: () => Uint32Array;
  /** Figures that are what a pledge comes to. */
  readonly amounts: () => Uint32Array;
  /** Pairs: the last day of what is waited for, as `dayNumber` has it, and the claim; the earliest first. */
  readonly ahead: () => Uint32Array;
  /** Currencies in which pledges are ranked. */
  readonly currencies: () => readonly string[];
  /** Pledges whose amount leads with this currency, the most first: the only list in another order than the record's. */
  readonly ranking: (currency: string) => Uint32Array;
  /** Pairs: a quotation, and a pledge that it is about. */
  readonly mentions: () => Uint32Array;
}

/** Under what a list is kept: its name alone, or with what the filter names. */
const key = (name: keyof FilterIndex, id = ''): string => `${name} ${id}`;

/** A day as a number that comes after those before it: `2026-11-24` is 20261124. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

/** Whether nothing of a pledge is waited for any more. */
const isOver = (kb: KnowledgeBase, { pledge }: Claim): boolean =>
  pledge !== undefined && ['done', 'dropped'].includes(kb.pledges.get(pledge)?.status.at(-1)?.is ?? '');

/** What a pledge comes to, in the currency that leads. */
function amountOf(kb: KnowledgeBase, pledge: PledgeId): Money | undefined {
  for (const c of kb.claimsOf(pledge)) {
    if (c.kind !== 'figure' || !isMain(c) || !isStated(c) || kb.measures.get(c.measure)?.unit !== 'money') continue;
    const { value } = c.readings[0]!;
    return value.kind === 'money' ? value.amounts[0] : undefined;
  }
  return undefined;
}

interface Lists {
  readonly numbers: ReadonlyMap<string, Uint32Array>;
  readonly currencies: readonly string[];
}

/** Goes through the whole record once. */
function listsOf(kb: KnowledgeBase): Lists {
  const lists = new Map<string, number[]>();
  const put = (at: string, ...numbers: readonly number[]): void => {
    const list = lists.get(at);
    if (list) list.push(...numbers);
    else lists.set(at, [...numbers]);
  };
  const nthPledge = new Map<string, number>();
  const ranked = new Map<string, { readonly nth: number; readonly id: string; readonly amount: number }[]>();
  for (const [id, { by, topics }] of kb.pledges) {
    const nth = nthPledge.size;
    nthPledge.set(id, nth);
    put(key('pledgesBy', kb.pledgerOf(by as OrganisationId)), nth);
    const sector = kb.organisations.get(by as OrganisationId)?.sector;
    for (const topic of new Set([...topics, ...(sector === undefined ? [] : [sector])])) put(key('pledgesAbout', topic), nth);
    const { currency = null, amount = 0 } = amountOf(kb, id) ?? {};
    if (currency === null) continue;
    ranked.set(currency, ranked.get(currency) ?? []);
    ranked.get(currency)!.push({ nth, id, amount });
  }
  for (const [currency, pledges] of ranked)
    for (const { nth } of pledges.sort((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1))) put(key('ranking', currency), nth);
  const ahead: (readonly [number, number])[] = [];
  let nth = 0;
  for (const c of kb.claims.values()) {
    put(key('owners'), c.pledge === undefined ? 0 : nthPledge.get(c.pledge)! + 1);
    if (c.place !== undefined) {
      put(key('placed'), nth);
      for (const place of kb.placesAround(c.place)) put(key('claimsAt', place), nth);
    }
    if (c.kind === 'statement') put(key('statements'), nth);
    else put(key('figuresOf', c.measure), nth);
    if (c.kind === 'figure' && c.pledge !== undefined && isMain(c) && isStated(c)) put(key('amounts'), nth);
    if (c.due !== undefined && !c.notStated && !isOver(kb, c)) ahead.push([dayNumber(lastDay(c.due)), nth]);
    nth += 1;
  }
  for (const pair of ahead.sort((a, b) => a[0] - b[0] || a[1] - b[1])) put(key('ahead'), ...pair);
  nth = 0;
  for (const { organisation, topics, about } of kb.quotes.values()) {
    put(key('quotesFrom', kb.pledgerOf(organisation.id as OrganisationId)), nth);
    for (const topic of topics) put(key('quotesAbout', topic), nth);
    for (const id of new Set(about.map((ref) => ref.split('#')[0]!))) if (nthPledge.has(id)) put(key('mentions'), nth, nthPledge.get(id)!);
    nth += 1;
  }
  return { numbers: new Map([...lists].map(([at, list]) => [at, Uint32Array.from(list)])), currencies: [...ranked.keys()].sort() };
}

const TABLE = 'filters';
/** The lists as a table. */
export function filterTables(kb: KnowledgeBase): Record<string, Iterable<readonly [string, unknown]>> {
  const { numbers, currencies } = listsOf(kb);
  return { [TABLE]: [[key('currencies'), currencies], ...numbers] };
}

const NONE = new Uint32Array();
function makeIndex(kb: KnowledgeBase): FilterIndex {
  const ready = tablesUnder(kb)?.table<readonly string[]>(TABLE);
  const made = ready ? undefined : listsOf(kb);
  const read = new Map<string, Uint32Array>();
  const list = (name: keyof FilterIndex, id?: string): Uint32Array => {
    const at = key(name, id);
    const numbers = made?.numbers.get(at) ?? read.get(at) ?? ready?.numbers(at) ?? NONE;
    if (ready) read.set(at, numbers);
    return numbers;
  };
  return {
    pledgesBy: (pledger) => list('pledgesBy', pledger),
    pledgesAbout: (topic) => list('pledgesAbout', topic),
    claimsAt: (place) => list('claimsAt', place),
    figuresOf: (measure) => list('figuresOf', measure),
    quotesFrom: (pledger) => list('quotesFrom', pledger),
    quotesAbout: (topic) => list('quotesAbout', topic),
    placed: () => list('placed'),
    statements: () => list('statements'),
    owners: () => list('owners'),
    amounts: () => list('amounts'),
    ahead: () => list('ahead'),
    currencies: () => made?.currencies ?? ready!.get(key('currencies'))!,
    ranking: (currency) => list('ranking', currency),
    mentions: () => list('mentions'),
  };
}

const indexes = new WeakMap<KnowledgeBase, FilterIndex>();
/** What filters are evaluated by, made once for each record. */
export function filterIndexOf(kb: KnowledgeBase): FilterIndex {
  const known = indexes.get(kb) ?? makeIndex(kb);
  indexes.set(kb, known);
  return known;
}
