import { tablesUnder, type Claim, type Conflict, type KnowledgeBase, type Quote } from './base.js';
import { kept } from '../text/kept.js';
import type { Lookup } from './tables.js';
import type { OrganisationId, PersonId, PlaceId } from '../model/ids.js';
import { LANGUAGES, type Bilingual, type Lang } from '../model/language.js';
import { prepare, prepared } from '../text/prepared.js';
import { stem } from '../text/stem.js';
import { foldedWords } from '../text/tokens.js';

/** What can be found by words: a claim, a quotation, a conflict. */
export type Entry =
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'quote'; readonly quote: Quote }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

export interface Hit {
  readonly entry: Entry;
  /** Its place among all entries. */
  readonly at: number;
  /** Share of what was asked, weighted by rarity, that the entry speaks of: 0 to 1. */
  readonly coverage: number;
  readonly score: number;
  /** The asked terms that it speaks of. */
  readonly matched: readonly string[];
}

/** One thing asked for: a word with its stems, or a tag (`#topic:x`) that a phrase means, or either. */
export interface Term {
  readonly label: string;
  readonly keys: readonly string[];
}

/** The keys that a word is found by: its stem in each language. */
export function wordKeys(word: string): string[] {
  const folded = foldedWords(word)[0] ?? word;
  return LANGUAGES.map((l) => `${l}:${stem(folded, l)}`);
}

/** The longest phrase that is found as a whole. */
export const PHRASE = 4;
/** The key of a phrase of several words, which is worth more than its words apart. */
export const phraseKey = (words: readonly string[], lang: Lang): string | undefined =>
  words.length > 1 && words.length <= PHRASE ? `${lang}~${words.map((w) => stem(w, lang)).join(' ')}` : undefined;

export const tag = {
  topic: (id: string) => `#topic:${id}`,
  measure: (id: string) => `#measure:${id}`,
  organisation: (id: string) => `#organisation:${id}`,
  person: (id: string) => `#person:${id}`,
  place: (id: string) => `#place:${id}`,
  year: (year: string | number) => `#year:${year}`,
};

/** What a second way of matching the same term adds. */
const NEARER = 0.25;
/** How much a match in each part of an entry weighs. */
const WEIGHT = { tag: 1, findBy: 1, quoted: 0.9, says: 0.7, printed: 0.5 };

class Document {
  readonly weights = new Map<string, number>();
  private put(key: string, weight: number): void {
    if ((this.weights.get(key) ?? 0) < weight) this.weights.set(key, weight);
  }
  words(text: string, lang: Lang, weight: number): void {
    for (const w of foldedWords(text)) if (w.length > 1) this.put(`${lang}:${stem(w, lang)}`, weight);
  }
  both(text: Bilingual | undefined, weight: number): void {
    if (text) for (const l of LANGUAGES) this.words(text[l], l, weight);
  }
  lists(words: { en: readonly string[]; fr: readonly string[] }, weight: number): void {
    for (const l of LANGUAGES)
      for (const phrase of words[l]) {
        this.words(phrase, l, weight);
        const key = phraseKey(foldedWords(phrase), l);
        if (key) this.put(key, weight);
      }
  }
  tags(...tags: readonly string[]): void {
    for (const t of tags) this.put(t, WEIGHT.tag);
  }
}

const printedLang = (kb: KnowledgeBase, at: string): Lang => (kb.sources.get(at as never)?.lang === 'fr' ? 'fr' : 'en');

function describe(
  doc: Document,
  kb: KnowledgeBase,
  refs: { topics?: readonly string[]; places?: readonly PlaceId[]; organisations?: readonly string[] },
): void {
  for (const id of refs.topics ?? []) {
    doc.tags(tag.topic(id));
    const topic = kb.topics.get(id as never);
    if (topic) doc.both(topic.label, WEIGHT.says);
  }
  for (const id of refs.places ?? []) doc.tags(...kb.placesAround(id).map(tag.place));
  for (const id of refs.organisations ?? []) doc.tags(tag.organisation(kb.pledgerOf(id as OrganisationId)), tag.organisation(id));
}

function claimDocument(claim: Claim, kb: KnowledgeBase): Document {
  const doc = new Document();
  const pledge = claim.pledge ? kb.pledges.get(claim.pledge) : undefined;
  describe(doc, kb, {
    // A pledge's topics are those of its whole; a claim with topics of its own is about these.
    topics: claim.topics.length > 0 ? claim.topics : (pledge?.topics ?? []),
    places: claim.place ? [claim.place] : [],
    organisations: [claim.by, claim.claimedBy, ...(claim.kind === 'statement' ? claim.with : [])].filter(
      (o) => o !== undefined && kb.organisations.has(o as OrganisationId),
    ) as string[],
  });
  if (claim.claimedBy && kb.people.has(claim.claimedBy as PersonId)) doc.tags(tag.person(claim.claimedBy));
  for (const date of [claim.due, claim.on]) if (date) doc.tags(tag.year(date.slice(0, 4)));
  doc.lists(claim.findBy, WEIGHT.findBy);
  if (claim.kind === 'figure') {
    doc.tags(tag.measure(claim.measure));
    doc.both(kb.measures.get(claim.measure)?.label, WEIGHT.says);
    doc.both(claim.covers, WEIGHT.says);
    for (const r of claim.readings) doc.words(r.words, printedLang(kb, r.at), WEIGHT.printed);
  } else {
    doc.both(claim.says, WEIGHT.says);
    for (const e of claim.evidence) doc.words(e.words, printedLang(kb, e.at), WEIGHT.printed);
  }
  return doc;
}

/** A measure or topic by its tag, and the phrases it is asked by, as stems. */
interface Asked {
  readonly tag: string;
  readonly phrases: readonly (readonly string[])[];
}

type AskedBy = Readonly<Record<Lang, readonly Asked[]>>;

/** What every measure and topic is asked by, in each language. A phrase with a very short word tells nothing. */
function askedBy(kb: KnowledgeBase): AskedBy {
  const stems = (list: readonly string[], lang: Lang) =>
    list
      .map(foldedWords)
      .filter((words) => words.every((w) => w.length > 2))
      .map((words) => words.map((w) => stem(w, lang)));
  const of = (lang: Lang): Asked[] => [
    ...[...kb.measures.values()].map((m) => ({ tag: tag.measure(m.id), phrases: stems(m.findBy[lang], lang) })),
    ...[...kb.topics.values()].map((t) => ({ tag: tag.topic(t.id), phrases: stems(t.findBy[lang], lang) })),
  ];
  return { en: of('en'), fr: of('fr') };
}

function quoteDocument(quote: Quote, kb: KnowledgeBase, asked: readonly Asked[]): Document {
  const doc = new Document();
  describe(doc, kb, { topics: quote.topics, organisations: [quote.organisation.id] });
  if (quote.speaker) doc.tags(tag.person(quote.speaker));
  for (const ref of quote.about) {
    const [owner = ref] = ref.split('#');
    const pledge = kb.pledges.get(owner as never);
    if (pledge) doc.tags(tag.organisation(pledge.by));
    if (kb.organisations.has(owner as never)) doc.tags(tag.organisation(owner));
    if (kb.topics.has(owner as never)) doc.tags(tag.topic(owner));
  }
  // What a quotation speaks of, by the words that ask for it: findable in the other language too.
  const spoken = new Set(foldedWords(quote.words).map((word) => stem(word, quote.lang)));
  for (const a of asked) if (a.phrases.some((phrase) => phrase.every((w) => spoken.has(w)))) doc.tags(a.tag);
  doc.lists(quote.findBy, WEIGHT.findBy);
  doc.words(quote.words, quote.lang, WEIGHT.quoted);
  doc.both(quote.says, WEIGHT.says);
  return doc;
}

function conflictDocument(conflict: Conflict, kb: KnowledgeBase): Document {
  const doc = new Document();
  for (const ref of conflict.about) {
    const [owner = ref] = ref.split('#');
    const pledge = kb.pledges.get(owner as never);
    if (pledge) doc.tags(tag.organisation(pledge.by));
    if (kb.organisations.has(owner as never)) doc.tags(tag.organisation(owner));
    if (kb.people.has(owner as never)) doc.tags(tag.person(owner));
    const claim = kb.claims.get(ref as never);
    if (claim?.kind === 'figure') doc.tags(tag.measure(claim.measure));
  }
  doc.lists(conflict.findBy, WEIGHT.findBy);
  doc.both(conflict.topic, WEIGHT.findBy);
  for (const v of conflict.versions) doc.both(v.says, WEIGHT.says);
  return doc;
}

function documentOf(entry: Entry, kb: KnowledgeBase, asked: AskedBy): Document {
  switch (entry.kind) {
    case 'claim':
      return claimDocument(entry.claim, kb);
    case 'quote':
      return quoteDocument(entry.quote, kb, asked[entry.quote.lang]);
    case 'conflict':
      return conflictDocument(entry.conflict, kb);
  }
}

/** What a match may weigh, heaviest first: a posting keeps its place in this list. */
const WEIGHTS = [...new Set(Object.values(WEIGHT))].sort((x, y) => y - x);
/** The bits of a posting that say what it weighs; those above are the entry's place among all. */
const WEIGHT_BITS = 3;
const WEIGHT_MASK = (1 << WEIGHT_BITS) - 1;

/** By key, the entries that have it, in order, each a number: its place among all, and what the key weighs there. */
type Postings = Lookup<Posted>;
type Posted = readonly number[];

function* entriesOf(kb: KnowledgeBase): Iterable<Entry> {
  for (const claim of kb.claims.values()) yield { kind: 'claim', claim };
  for (const quote of kb.quotes.values()) yield { kind: 'quote', quote };
  for (const conflict of kb.conflicts.values()) yield { kind: 'conflict', conflict };
}

function postingsOf(kb: KnowledgeBase): ReadonlyMap<string, Posted> {
  const asked = askedBy(kb);
  const postings = new Map<string, number[]>();
  let at = 0;
  for (const entry of entriesOf(kb)) {
    for (const [key, weight] of documentOf(entry, kb, asked).weights) {
      const posting = (at << WEIGHT_BITS) | WEIGHTS.indexOf(weight);
      const list = postings.get(key);
      if (list) list.push(posting);
      else postings.set(key, [posting]);
    }
    at++;
  }
  return postings;
}

/** What the build keeps the postings under. */
const PREPARED = 'search';

/** Prepares the index of a record. */
export const prepareSearch = (kb: KnowledgeBase): void => prepare(PREPARED, Object.fromEntries(postingsOf(kb)), kb.version);
/** The index as a table. */
export const searchTables = (kb: KnowledgeBase) => ({ [PREPARED]: postingsOf(kb) });

function knownPostings(kb: KnowledgeBase): Postings {
  const ready = tablesUnder(kb);
  if (ready) return ready.table<Posted>(PREPARED);
  const data = prepared(PREPARED, kb.version) as Readonly<Record<string, Posted>> | undefined;
  return data ? new Map(Object.entries(data)) : postingsOf(kb);
}

/** A stretch of the record's entries: the claims, the quotations, what was said of an event itself. */
type Stretch = 'all' | 'claims' | 'claims of events' | 'claims of pledges' | 'claims and quotes' | 'quotes' | 'conflicts';

/** Where to look: a stretch, and a filter on it by a name of its own, under which counts are kept. */
export interface Scope {
  readonly in: Stretch;
  readonly only?: { readonly name: string; readonly keep: (entry: Entry) => boolean };
}

export interface Wanted {
  /** How many hits. */
  readonly most: number;
  /** The least coverage of a hit; nothing is looked at that cannot reach it. */
  readonly least?: number;
  readonly unknown?: number;
}

/** A term as it is found: its postings, by key. */
interface Sought {
  readonly term: Term;
  readonly lists: readonly Posted[];
  rarity: number;
  /** How many entries have it. */
  df: number;
  /** The most that it can add to a score. */
  most: number;
}

/** Sums of the same numbers in another order differ in their last digits. */
const SLACK = 1e-9;
/** From how many postings on a count is kept, and how many are. */
const WORTH_KEEPING = 512;
const KEPT = 5000;
/** From how many entries on it is quicker to add up all than to look each of them up. */
const CROWD = 250;

/** An inverted index over claims, quotations and conflicts. A search costs what the rarest asked terms have hits. */
export class SearchIndex {
  private readonly postings: Postings;
  private readonly stretches: Readonly<Record<Stretch, readonly [from: number, to: number]>>;
  private readonly counts = new Map<string, number>();
  private readonly found = new Map<string, readonly Hit[]>();
  /** For adding up: by entry, its score, what the term at hand weighs, and the round that each was written in. */
  private scratch: { score: Float64Array; weight: Float64Array; scored: Uint32Array; weighed: Uint32Array; order: Uint32Array } | undefined;
  private round = 0;

  private readonly size: number;

  constructor(private readonly kb: KnowledgeBase) {
    this.postings = knownPostings(kb);
    const ofEvents = kb.claimsOfEvents();
    const [claims, quotes, all] = [kb.claims.size, kb.claims.size + kb.quotes.size, kb.claims.size + kb.quotes.size + kb.conflicts.size];
    this.size = all;
    this.stretches = {
      all: [0, all],
      claims: [0, claims],
      'claims of events': [0, ofEvents],
      'claims of pledges': [ofEvents, claims],
      'claims and quotes': [0, quotes],
      quotes: [claims, quotes],
      conflicts: [quotes, all],
    };
  }

  /** Whether any entry is found by a key. */
  has(key: string): boolean {
    return this.postings.has(key);
  }

  private entryAt(place: number): Entry {
    const [claims, quotes] = [this.stretches.claims[1], this.stretches.quotes[1]];
    if (place < claims) return { kind: 'claim', claim: this.kb.nthClaim(place) };
    if (place < quotes) return { kind: 'quote', quote: this.kb.nthQuote(place - claims) };
    return { kind: 'conflict', conflict: this.kb.nthConflict(place - quotes) };
  }

  private rarity(df: number): number {
    return Math.log(1 + (this.size - df + 0.5) / (df + 0.5));
  }

  /** What a term weighs in an entry; 0 where it does not speak of it. */
  private weightIn(lists: readonly Posted[], entry: number): number {
    let weight = 0;
    for (const list of lists) {
      const posting = list[firstFrom(list, entry)];
      if (posting === undefined || posting >>> WEIGHT_BITS !== entry) continue;
      const here = WEIGHTS[posting & WEIGHT_MASK]!;
      // An entry that has the very word, and not only what the word is about, is nearer.
      weight = weight === 0 ? here : Math.max(weight, here) + NEARER;
    }
    return weight;
  }

  private listsOf(term: Term): Posted[] {
    return term.keys.flatMap((key) => {
      const list = this.postings.get(key);
      return list ? [list] : [];
    });
  }

  /** The entries that have any of the keys, in the order of the keys, each once. */
  private entriesWith(lists: readonly Posted[], [from, to]: readonly [number, number], keep?: (entry: Entry) => boolean): number[] {
    const seen = new Set<number>();
    for (const list of lists)
      for (let i = firstFrom(list, from); i < list.length && list[i]! >>> WEIGHT_BITS < to; i++) {
        const entry = list[i]! >>> WEIGHT_BITS;
        if (!seen.has(entry) && (!keep || keep(this.entryAt(entry)))) seen.add(entry);
      }
    return [...seen];
  }

  /** How many entries have any of the keys. A count over many is made once. */
  private countOf({ keys }: Term, lists: readonly Posted[], { in: where, only }: Scope): number {
    const [from, to] = this.stretches[where];
    if (lists.length === 1 && !only) return firstFrom(lists[0]!, to) - firstFrom(lists[0]!, from);
    const size = lists.reduce((n, list) => n + list.length, 0);
    if (size < WORTH_KEEPING) return this.entriesWith(lists, [from, to], only?.keep).length;
    return kept(this.counts, KEPT, `${where}|${only?.name ?? ''}|${keys.join(' ')}`, () => {
      const { weighed } = this.scratchpad();
      const round = ++this.round;
      let count = 0;
      for (const list of lists) {
        const end = firstFrom(list, to);
        for (let i = firstFrom(list, from); i < end; i++) {
          const entry = list[i]! >>> WEIGHT_BITS;
          if (weighed[entry] === round) continue;
          weighed[entry] = round;
          if (!only || only.keep(this.entryAt(entry))) count++;
        }
      }
      return count;
    });
  }

  private scratchpad() {
    const n = this.size;
    if (this.round > 0xfffffff0) this.round = 0;
    if (this.round === 0) this.scratch = undefined;
    return (this.scratch ??= {
      score: new Float64Array(n),
      weight: new Float64Array(n),
      scored: new Uint32Array(n),
      weighed: new Uint32Array(n),
      order: new Uint32Array(n),
    });
  }

  /** What was asked, term by term. A term that no entry knows counts as a rare one, or as a share of it. */
  private seek(
    terms: readonly Term[],
    unknown: number,
    count: (term: Term, lists: readonly Posted[]) => number,
  ): { sought: Sought[]; asked: number } {
    let asked = 0;
    const sought = terms.map((term) => {
      const lists = this.listsOf(term);
      const df = lists.length === 0 ? 0 : count(term, lists);
      const rarity = this.rarity(df);
      asked += lists.length === 0 ? rarity * unknown : rarity;
      return { term, lists, df, rarity, most: df === 0 ? 0 : rarity * (1 + NEARER * (lists.length - 1)) };
    });
    return { sought, asked };
  }

  private hit(entry: number, sought: readonly Sought[], asked: number): Hit & { readonly place: readonly [number, number, number] } {
    let score = 0;
    const matched: string[] = [];
    let place: readonly [number, number, number] | undefined;
    for (const [i, { term, lists, rarity }] of sought.entries()) {
      const weight = this.weightIn(lists, entry);
      if (weight === 0) continue;
      score += rarity * weight;
      matched.push(term.label);
      place ??= [i, lists.findIndex((list) => this.weightIn([list], entry) > 0), entry];
    }
    return {
      entry: this.entryAt(entry),
      at: entry,
      score,
      coverage: asked > 0 ? Math.min(1, score / asked) : 0,
      matched,
      place: place ?? [0, 0, entry],
    };
  }

  /**
   * Of a few claims those that speak of the terms, best first; nothing else is looked at. A term that none of them knows
   * counts against coverage as a rare one, or as the share of it that `unknown` says.
   */
  amongClaims(terms: readonly Term[], claims: readonly Claim[], unknown = 1): Hit[] {
    return this.among(
      terms,
      [...new Set(claims)].map((claim) => this.kb.orderOf(claim)),
      unknown,
    );
  }

  /** The same over a few quotations. */
  amongQuotes(terms: readonly Term[], quotes: readonly Quote[], unknown = 1): Hit[] {
    return this.among(
      terms,
      [...new Set(quotes)].map((quote) => this.stretches.quotes[0] + this.kb.orderOf(quote)),
      unknown,
    );
  }

  /** The same over a few conflicts. */
  amongConflicts(terms: readonly Term[], conflicts: readonly Conflict[], unknown = 1): Hit[] {
    return this.among(
      terms,
      [...new Set(conflicts)].map((conflict) => this.stretches.conflicts[0] + this.kb.orderOf(conflict)),
      unknown,
    );
  }

  /** What the terms would score in an entry that was found by others. */
  scoring(terms: readonly Term[], scope: Scope): (hit: Hit) => number {
    const { sought } = this.seek(terms, 1, (term, lists) => this.countOf(term, lists, scope));
    return ({ at }) => sought.reduce((sum, { lists, rarity }) => sum + rarity * this.weightIn(lists, at), 0);
  }

  private among(terms: readonly Term[], entries: readonly number[], unknown: number): Hit[] {
    const { sought, asked } = this.seek(terms, unknown, (_, lists) => entries.filter((e) => this.weightIn(lists, e) > 0).length);
    return entries
      .filter((e) => sought.some(({ lists }) => this.weightIn(lists, e) > 0))
      .map((e) => this.hit(e, sought, asked))
      .sort(inOrder);
  }

  /**
   * Of all entries in a scope the best; of equals, the one that the earlier term finds, by its earlier key. Rare terms are
   * looked up first: as soon as what is left of the terms cannot lift an entry above those found, it is not looked at, so
   * that words that are everywhere in the record cost next to nothing.
   */
  best(terms: readonly Term[], scope: Scope, { most, least = 0, unknown = 1 }: Wanted): readonly Hit[] {
    const { sought, asked } = this.seek(terms, unknown, (term, lists) => this.countOf(term, lists, scope));
    const live = sought.filter((t) => t.df > 0).sort((a, b) => a.df - b.df);
    const needed = least * asked - SLACK;
    if (live.length === 0 || live.reduce((sum, t) => sum + t.most, 0) < needed) return [];
    const stretch = this.stretches[scope.in];
    const keep = scope.only?.keep;
    const seen = new Set<number>();
    let hits: ReturnType<SearchIndex['hit']>[] = [];
    for (const [i, { lists, df }] of live.entries()) {
      const rest = live.slice(i).reduce((sum, t) => sum + t.most, 0);
      if (rest < needed || (hits.length >= most && hits[most - 1]!.score > rest + SLACK)) return hits.slice(0, most);
      if (df > CROWD)
        return kept(this.found, KEPT, keyOf(sought, asked, scope, most, needed), () => this.addedUp(sought, asked, scope, most, needed));
      for (const entry of this.entriesWith(lists, stretch, keep)) {
        if (seen.has(entry)) continue;
        seen.add(entry);
        const hit = this.hit(entry, sought, asked);
        if (hit.score >= needed) hits.push(hit);
      }
      hits = hits.sort(inOrder).slice(0, most);
    }
    return hits;
  }

  /** The best of all that any term finds, where every term finds many. */
  private addedUp(sought: readonly Sought[], asked: number, scope: Scope, most: number, needed: number): readonly Hit[] {
    const { score, weight, scored, weighed, order } = this.scratchpad();
    const stretch = this.stretches[scope.in];
    const round = ++this.round;
    let n = 0;
    for (const { lists, rarity } of sought) {
      const term = ++this.round;
      const from = n;
      const again: number[] = [];
      for (const list of lists) {
        const end = firstFrom(list, stretch[1]);
        for (let i = firstFrom(list, stretch[0]); i < end; i++) {
          const entry = list[i]! >>> WEIGHT_BITS;
          const here = WEIGHTS[list[i]! & WEIGHT_MASK]!;
          if (weighed[entry] === term) {
            weight[entry] = Math.max(weight[entry]!, here) + NEARER;
            continue;
          }
          if (scope.only && !scope.only.keep(this.entryAt(entry))) continue;
          weighed[entry] = term;
          weight[entry] = here;
          if (scored[entry] === round) again.push(entry);
          else {
            scored[entry] = round;
            score[entry] = 0;
            order[n++] = entry;
          }
        }
      }
      for (let i = from; i < n; i++) score[order[i]!]! += rarity * weight[order[i]!]!;
      for (const entry of again) score[entry]! += rarity * weight[entry]!;
    }
    // Found in order, so that an equal one that comes later stays behind.
    const top: number[] = [];
    for (let i = 0; i < n; i++) {
      const entry = order[i]!;
      if (score[entry]! < needed || (top.length === most && score[entry]! <= score[top[most - 1]!]!)) continue;
      if (top.length === most) top.pop();
      let at = top.length;
      while (at > 0 && score[top[at - 1]!]! < score[entry]!) at--;
      top.splice(at, 0, entry);
    }
    return top.map((entry) => this.hit(entry, sought, asked));
  }

  /** Whether any entry of a stretch speaks of a term and passes. */
  any(term: Term, where: Stretch, passes: (entry: Entry) => boolean = () => true): boolean {
    const [from, to] = this.stretches[where];
    for (const list of this.listsOf(term))
      for (let i = firstFrom(list, from); i < list.length && list[i]! >>> WEIGHT_BITS < to; i++)
        if (passes(this.entryAt(list[i]! >>> WEIGHT_BITS))) return true;
    return false;
  }
}

/** What hits depend on: names that the record does not have tell none apart. */
const keyOf = (sought: readonly Sought[], asked: number, { in: where, only }: Scope, most: number, needed: number): string =>
  JSON.stringify([
    where,
    only?.name,
    most,
    needed,
    asked,
    sought.map(({ term, lists }) => (lists.length === 0 ? 0 : [term.label, term.keys])),
  ]);

/** The place of the first posting that is of this entry or a later one. */
function firstFrom(list: Posted, entry: number): number {
  let low = 0;
  let high = list.length;
  const wanted = entry << WEIGHT_BITS;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Best first; of equals, the one that the earlier term finds, by its earlier key. */
const inOrder = (a: { score: number; place: readonly number[] }, b: { score: number; place: readonly number[] }): number =>
  b.score - a.score || a.place[0]! - b.place[0]! || a.place[1]! - b.place[1]! || a.place[2]! - b.place[2]!;

const made = new WeakMap<KnowledgeBase, SearchIndex>();
/** The index of a knowledge base; made once for each. */
export function searchIndexOf(kb: KnowledgeBase): SearchIndex {
  const known = made.get(kb) ?? new SearchIndex(kb);
  made.set(kb, known);
  return known;
}
