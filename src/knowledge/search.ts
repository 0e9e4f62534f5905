import type { Claim, Conflict, KnowledgeBase, Quote } from './base.js';
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

/** The entries of a record, in the order that postings count them in. */
const entriesOf = (kb: KnowledgeBase): Entry[] => [
  ...[...kb.claims.values()].map((claim): Entry => ({ kind: 'claim', claim })),
  ...[...kb.quotes.values()].map((quote): Entry => ({ kind: 'quote', quote })),
  ...[...kb.conflicts.values()].map((conflict): Entry => ({ kind: 'conflict', conflict })),
];

/** By key, the entries that have it, each by its place among all, and what it weighs there. Plain data, to be prepared. */
type Postings = Readonly<Record<string, readonly (readonly [at: number, weight: number])[]>>;

function postingsOf(kb: KnowledgeBase): Postings {
  const asked = askedBy(kb);
  const postings: Record<string, [number, number][]> = {};
  for (const [at, entry] of entriesOf(kb).entries())
    for (const [key, weight] of documentOf(entry, kb, asked).weights) (postings[key] ??= []).push([at, weight]);
  return postings;
}

/** What the build keeps the postings under. */
const PREPARED = 'search';

/** Prepares the index of a record. */
export const prepareSearch = (kb: KnowledgeBase): void => prepare(PREPARED, postingsOf(kb), kb.version);

/** An inverted index over claims, quotations and conflicts. A search costs what the rarest asked terms have hits. */
export class SearchIndex {
  private readonly entries: readonly Entry[];
  private readonly postings: Postings;

  constructor(kb: KnowledgeBase) {
    this.entries = entriesOf(kb);
    this.postings = (prepared(PREPARED, kb.version) as Postings | undefined) ?? postingsOf(kb);
  }

  /** Whether any entry is found by a key. */
  has(key: string): boolean {
    return Object.hasOwn(this.postings, key);
  }

  private rarity(df: number): number {
    return Math.log(1 + (this.entries.length - df + 0.5) / (df + 0.5));
  }

  /**
   * Entries that speak of the terms, best first. A term that no entry knows counts against coverage as a rare one, or as
   * the share of it that `unknown` says.
   */
  search(terms: readonly Term[], keep: (entry: Entry) => boolean = () => true, unknown = 1): Hit[] {
    const found = new Map<Entry, { score: number; matched: string[] }>();
    let asked = 0;
    for (const term of terms) {
      const best = new Map<Entry, number>();
      for (const key of term.keys)
        for (const [at, weight] of this.has(key) ? this.postings[key]! : []) {
          const entry = this.entries[at]!;
          if (!keep(entry)) continue;
          // An entry that has the very word, and not only what the word is about, is nearer.
          const before = best.get(entry);
          best.set(entry, before === undefined ? weight : Math.max(before, weight) + NEARER);
        }
      const df = best.size;
      const rarity = this.rarity(df);
      asked += df === 0 && !term.keys.some((k) => this.has(k)) ? rarity * unknown : rarity;
      for (const [entry, weight] of best) {
        const hit = found.get(entry) ?? { score: 0, matched: [] };
        hit.score += rarity * weight;
        hit.matched.push(term.label);
        found.set(entry, hit);
      }
    }
    return [...found]
      .map(([entry, { score, matched }]) => ({ entry, score, coverage: asked > 0 ? Math.min(1, score / asked) : 0, matched }))
      .sort((a, b) => b.score - a.score);
  }
}

/** How many adjacent words tell a fragment of a quotation from a phrase that anybody might use. */
const FRAGMENT = 5;

/** Quotations by each run of a few of their words, so that a fragment typed without quotation marks is known. */
export class QuoteFragments {
  private readonly runs = new Map<string, Quote>();
  /** Shorter runs, by which a fragment in quotation marks is known for somebody's words. */
  private readonly short = new Set<string>();

  constructor(kb: KnowledgeBase) {
    for (const quote of kb.quotes.values()) {
      const words = foldedWords(quote.words);
      for (const n of [2, 3]) for (let i = 0; i + n <= words.length; i++) this.short.add(words.slice(i, i + n).join(' '));
      for (let i = 0; i + FRAGMENT <= words.length; i++) this.runs.set(words.slice(i, i + FRAGMENT).join(' '), quote);
    }
  }

  /** Whether words in quotation marks are of a quotation: three of them in a row, or both of two. */
  knows(words: readonly string[]): boolean {
    // Three words of a long sentence may stand in anybody's text.
    if (words.length >= 8) return this.find(words) !== undefined;
    const n = Math.min(3, words.length);
    return n > 1 && words.some((_, i) => this.short.has(words.slice(i, i + n).join(' ')) && i + n <= words.length);
  }

  /** The longest run of the words that stands in a quotation, as `from` and `to` (exclusive). */
  find(words: readonly string[]): { from: number; to: number } | undefined {
    let best: { from: number; to: number } | undefined;
    for (let i = 0; i + FRAGMENT <= words.length; i++) {
      let to = i;
      while (to + FRAGMENT <= words.length && this.runs.has(words.slice(to, to + FRAGMENT).join(' '))) to++;
      if (to > i && (!best || to - i > best.to - best.from - FRAGMENT + 1)) best = { from: i, to: to + FRAGMENT - 1 };
    }
    return best;
  }
}

const fragments = new WeakMap<KnowledgeBase, QuoteFragments>();
export function quoteFragmentsOf(kb: KnowledgeBase): QuoteFragments {
  const known = fragments.get(kb) ?? new QuoteFragments(kb);
  fragments.set(kb, known);
  return known;
}

const made = new WeakMap<KnowledgeBase, SearchIndex>();
/** The index of a knowledge base; made once for each. */
export function searchIndexOf(kb: KnowledgeBase): SearchIndex {
  const known = made.get(kb) ?? new SearchIndex(kb);
  made.set(kb, known);
  return known;
}
