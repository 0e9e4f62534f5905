import { tablesUnder, type KnowledgeBase } from '../knowledge/base.js';
import { kept } from '../text/kept.js';
import type { Lookup, Tables } from '../knowledge/tables.js';
import type { EventId, MeasureId, OrganisationId, PersonId, PlaceId, SourceId, TopicId } from '../model/ids.js';
import { LANGUAGES, type Lang } from '../model/language.js';
import type { PledgeStatus } from '../model/status.js';
import type { Bound } from '../model/value.js';
import { prepare, prepared } from '../text/prepared.js';
import { stem } from '../text/stem.js';
import { foldedWords } from '../text/tokens.js';
import { GRAMMARS } from './languages/index.js';
import { spellingTables } from './spelling.js';
import type { Concept } from './languages/grammar.js';

/** What a phrase may mean. One phrase may mean several things; the reading of the whole decides. */
export type Meaning =
  | { readonly kind: 'concept'; readonly concept: Concept }
  | { readonly kind: 'unstated'; readonly id: string }
  | { readonly kind: 'leader' }
  | { readonly kind: 'status'; readonly status: PledgeStatus }
  | { readonly kind: 'bound'; readonly bound: Bound }
  | { readonly kind: 'currency'; readonly code: string }
  /** A country or a people of it, by ISO code; `place` where the record has the country. */
  | { readonly kind: 'country'; readonly code: string; readonly place?: PlaceId; readonly people: boolean }
  /** `common`: meant by a common noun ("jobs agency"), not by name. */
  | { readonly kind: 'organisation'; readonly id: OrganisationId; readonly common: boolean }
  /** `part`: by a single word of the name. */
  | { readonly kind: 'person'; readonly id: PersonId; readonly part: boolean }
  | { readonly kind: 'place'; readonly id: PlaceId }
  | { readonly kind: 'event'; readonly id: EventId; readonly common: boolean }
  | { readonly kind: 'topic'; readonly id: TopicId }
  | { readonly kind: 'measure'; readonly id: MeasureId }
  | { readonly kind: 'source'; readonly id: SourceId };

/** A meaning and the language whose phrase has it; none for names, which belong to both. */
export interface Sense {
  readonly meaning: Meaning;
  readonly lang: Lang | null;
  /** The phrase as it is listed, folded: an exact match is nearer than one of stems. */
  readonly phrase: string;
}

/** Plain data, to be prepared. Most nodes lack one of the two. */
interface Node {
  next?: Record<string, Node>;
  senses?: Sense[];
}

/** All that a lexicon holds, as plain data. */
export interface LexiconData {
  /** What phrases begin with, and how they go on. */
  readonly first: Readonly<Record<string, Node>>;
  readonly vocabulary: readonly string[];
  readonly keys: readonly string[];
}

/** Where a lexicon is looked up: in memory, or in tables. */
interface Store {
  readonly first: Lookup<Node>;
  readonly keys: Pick<Lookup<unknown>, 'has'>;
  readonly vocabulary: () => Iterable<string>;
  /** The tables that it lies in, if it does. */
  readonly tables?: Tables;
}

export interface Match {
  /** Number of words matched. */
  readonly length: number;
  readonly senses: readonly Sense[];
}

const keys = new Map<string, readonly string[]>();
/** Words whose keys are kept. */
const KEPT = 10_000;
/** A word as it stands, and its stem in each language. */
const keysOf = (word: string): readonly string[] =>
  kept(keys, KEPT, word, () => [`=${word}`, ...LANGUAGES.map((l) => `${l}:${stem(word, l)}`)]);

/**
 * Every phrase that means something, grammar and record together, in one trie over words. A step compares a word as it
 * stands (names, short words) or by its stem in the language of the phrase.
 */
export class Lexicon {
  constructor(private readonly store: Store) {}

  /** Single words of names and phrases, for correcting what is misspelt. */
  get vocabulary(): Iterable<string> {
    return this.store.vocabulary();
  }
  /** The tables that it lies in, if it does: what is worked out of the vocabulary lies there too. */
  get tables(): Tables | undefined {
    return this.store.tables;
  }

  /** Whether a phrase has a concept of the grammar. */
  means(phrase: string, lang: Lang, concept: Concept): boolean {
    const words = foldedWords(phrase);
    return this.matches(words, 0).some(
      (m) =>
        m.length === words.length && m.senses.some((s) => s.lang === lang && s.meaning.kind === 'concept' && s.meaning.concept === concept),
    );
  }

  /** Whether a single word is a word of the grammar. */
  knowsAsConcept(word: string): boolean {
    return this.matches([word], 0).some((m) => m.senses.some((s) => s.meaning.kind === 'concept'));
  }

  /** Whether a single word of a language means something of the record by itself. */
  speaks(word: string, lang: Lang): boolean {
    return this.matches([word], 0).some((m) => m.senses.some((s) => s.lang === lang && s.meaning.kind !== 'concept'));
  }

  /** Whether a word stands in any phrase. */
  knows(word: string): boolean {
    return keysOf(word).some((k) => this.store.keys.has(k));
  }

  /** All phrases that begin at a word, longest first. */
  matches(words: readonly string[], from: number): Match[] {
    const opening = words[from];
    if (opening === undefined) return [];
    const found = new Map<number, readonly Sense[]>();
    const step = (at: Node, length: number): void => {
      if (at.senses) found.set(length, [...(found.get(length) ?? []), ...at.senses]);
      const word = words[from + length];
      if (word === undefined || !at.next) return;
      for (const key of keysOf(word)) {
        const next = at.next[key];
        if (next) step(next, length + 1);
      }
    };
    for (const key of keysOf(opening)) {
      const next = this.store.first.get(key);
      if (next) step(next, 1);
    }
    return [...found].map(([length, senses]) => ({ length, senses })).sort((a, b) => b.length - a.length);
  }
}

/** A lexicon as it is made, phrase by phrase. */
class Growing extends Lexicon {
  private readonly words = new Set<string>();

  constructor(
    private readonly first = new Map<string, Node>(),
    private readonly known = new Set<string>(),
  ) {
    super({ first, keys: known, vocabulary: () => this.words });
  }

  /** What another lexicon can be made of that knows the same. */
  data(): LexiconData {
    return { first: Object.fromEntries(this.first), vocabulary: [...this.words], keys: [...this.known] };
  }

  /** The same as tables. */
  laidOut(): Record<string, Iterable<readonly [string, unknown]>> {
    return {
      [TABLES.first]: this.first,
      [TABLES.keys]: [...this.known].map((key) => [key, 1] as const),
      [TABLES.vocabulary]: [['', [...this.words]]],
      ...spellingTables(this.words),
    };
  }

  add(phrase: string, lang: Lang | null, meaning: Meaning): void {
    const words = phrase
      .trim()
      .split(/\s+/)
      .flatMap((w) => {
        const exact = w.startsWith('=');
        return foldedWords(exact ? w.slice(1) : w).map((word) => ({ word, exact: exact || lang === null || word.length < 4 }));
      });
    if (words.length === 0) return;
    let at: Node | undefined;
    for (const { word, exact } of words) {
      const key = exact ? `=${word}` : `${lang}:${stem(word, lang!)}`;
      this.known.add(key);
      at = at ? ((at.next ??= {})[key] ??= {}) : this.beginning(key);
      if (word.length > 3) this.words.add(word);
    }
    const folded = words.map((w) => w.word).join(' ');
    const senses = (at!.senses ??= []);
    const rivals = senses.filter((s) => s.lang === lang && s.phrase === folded);
    const same = rivals.length > 0 ? JSON.stringify(meaning) : '';
    if (!rivals.some((s) => JSON.stringify(s.meaning) === same)) senses.push({ meaning, lang, phrase: folded });
  }

  private beginning(key: string): Node {
    const known = this.first.get(key);
    if (known) return known;
    const made: Node = {};
    this.first.set(key, made);
    return made;
  }
}

const TABLES = { first: 'phrases', keys: 'phrase keys', vocabulary: 'vocabulary' } as const;

const phrases = (list: string): string[] =>
  list
    .split('|')
    .map((p) => p.trim())
    .filter(Boolean);

/** Whether a record has a phrase of the grammar for a thing of its own. */
type Owns = (phrase: string, meaning: Meaning) => boolean;

/** Words for money and promises of which some have a plain meaning too: a ticket, a contribution. */
const PROMISING: ReadonlySet<Concept> = new Set<Concept>(['money', 'cash', 'pledge']);

/**
 * What an editor lists goes before what the grammar makes of it: what a measure counts is nothing that nobody states
 * ("bourses" are scholarships, and no stock exchange), and what a claim says is missing is that, and no word for the pledge.
 */
function ownWords(kb: KnowledgeBase): Owns {
  const key = (phrase: string, lang: Lang): string =>
    `${lang}: ${foldedWords(phrase)
      .map((w) => stem(w, lang))
      .join(' ')}`;
  const keysIn = (words: Readonly<Record<Lang, readonly string[]>>) => LANGUAGES.flatMap((l) => words[l].map((phrase) => key(phrase, l)));
  const counted = new Set([...kb.measures.values()].flatMap((m) => keysIn(m.findBy)));
  const missing = new Set([...kb.claims.values()].flatMap((c) => (c.notStated ? keysIn(c.findBy) : [])));
  // A word of both languages is the editor's in both: "ticket".
  const has = (words: ReadonlySet<string>, phrase: string) => LANGUAGES.some((lang) => words.has(key(phrase, lang)));
  return (phrase, meaning) =>
    (meaning.kind === 'unstated' && has(counted, phrase)) ||
    (meaning.kind === 'concept' && PROMISING.has(meaning.concept) && has(missing, phrase));
}

function addGrammar(lexicon: Growing, owns: Owns = () => false): void {
  for (const lang of LANGUAGES) {
    const grammar = GRAMMARS[lang];
    const add = (list: string, meaning: Meaning) =>
      phrases(list).forEach((p) => {
        if (!owns(p, meaning)) lexicon.add(p, lang, meaning);
        else if (meaning.kind === 'concept') lexicon.add(p, lang, { kind: 'unstated', id: p });
      });
    for (const [concept, list] of Object.entries(grammar.concepts)) add(list, { kind: 'concept', concept: concept as Concept });
    for (const u of grammar.unstated) add(u.words, { kind: 'unstated', id: u.id });
    add(grammar.leaders, { kind: 'leader' });
    for (const [status, list] of Object.entries(grammar.statuses)) add(list, { kind: 'status', status: status as PledgeStatus });
    for (const [code, list] of Object.entries(grammar.currencies)) add(list, { kind: 'currency', code });
    for (const [bound, list] of Object.entries(grammar.bounds)) add(list, { kind: 'bound', bound: bound as Bound });
  }
}

/** Countries and peoples of the world, so that a foreign one is known for what it is, and not taken for a word. */
function addCountries(lexicon: Growing, kb: KnowledgeBase): void {
  const recorded = new Map<string, PlaceId>();
  for (const p of kb.places.values()) if (p.kind === 'country') recorded.set(foldedWords(p.name.en).join(' '), p.id);
  const codes = new Set(LANGUAGES.flatMap((l) => Object.keys(GRAMMARS[l].peoples)));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const names = { en: english, fr: new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' }) };
  for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
    const name = english.of(code);
    // Regions of no state ("European Union", "Outlying Oceania", "Eurozone") are no countries.
    if (name === undefined || ['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'].includes(code)) continue;
    const place = recorded.get(foldedWords(name).join(' '));
    const country = (people: boolean): Meaning => ({ kind: 'country', code, people, ...(place ? { place } : {}) });
    for (const lang of LANGUAGES) {
      lexicon.add(names[lang].of(code)!, null, country(false));
      if (codes.has(code)) phrases(GRAMMARS[lang].peoples[code] ?? '').forEach((p) => lexicon.add(p, lang, country(true)));
    }
  }
}

/** The words of a name that stand for the whole of it where they are no ordinary words: a surname, mostly. */
/** French joins the article of a place's name to a preposition: "Le Havre", "au Havre". */
const contracted = (name: string): string[] => {
  const [, article, rest] = /^(Les?) (.+)$/.exec(name) ?? [];
  return article === 'Le' ? [`au ${rest!}`, `du ${rest!}`] : article === 'Les' ? [`aux ${rest!}`, `des ${rest!}`] : [];
};

function partsOf(name: string): string[] {
  const words = foldedWords(name);
  return words.length > 1 ? [words.at(-1)!, words.slice(1).join(' ')].filter((w) => w.length > 2) : [];
}

function addRecord(lexicon: Growing, kb: KnowledgeBase): void {
  const bilingual = (words: { en: readonly string[]; fr: readonly string[] }, meaning: Meaning) => {
    for (const lang of LANGUAGES) for (const phrase of words[lang]) lexicon.add(phrase, lang, meaning);
  };
  for (const o of kb.organisations.values()) {
    const byName: Meaning = { kind: 'organisation', id: o.id, common: false };
    for (const name of [o.name, ...o.aliases, ...o.formerly, ...(o.localName ? Object.values(o.localName) : [])])
      lexicon.add(name, null, byName);
    bilingual(o.findBy, { ...byName, common: true });
  }
  for (const p of kb.people.values()) {
    for (const name of [p.name, ...p.aliases]) lexicon.add(name, null, { kind: 'person', id: p.id, part: false });
    for (const part of partsOf(p.name)) lexicon.add(part, null, { kind: 'person', id: p.id, part: true });
  }
  for (const p of kb.places.values()) {
    const meaning: Meaning = { kind: 'place', id: p.id };
    for (const name of [p.name.en, p.name.fr, ...p.aliases, ...contracted(p.name.fr)]) lexicon.add(name, null, meaning);
    bilingual(p.findBy, meaning);
    bilingual(p.adjectives, meaning);
  }
  for (const e of kb.events.values()) {
    for (const name of [e.name.en, e.name.fr, ...e.aliases]) lexicon.add(name, null, { kind: 'event', id: e.id, common: false });
    bilingual(e.kind, { kind: 'event', id: e.id, common: true });
  }
  for (const t of kb.topics.values()) {
    for (const lang of LANGUAGES) lexicon.add(t.label[lang], lang, { kind: 'topic', id: t.id });
    bilingual(t.findBy, { kind: 'topic', id: t.id });
  }
  for (const m of kb.measures.values()) {
    for (const lang of LANGUAGES) {
      lexicon.add(m.label[lang], lang, { kind: 'measure', id: m.id });
      // "People" and "personnes" are what many measures count; they name none of them.
      if (m.noun)
        for (const form of Object.values(m.noun[lang]))
          if (!lexicon.means(form, lang, 'people')) lexicon.add(form, lang, { kind: 'measure', id: m.id });
    }
    bilingual(m.findBy, { kind: 'measure', id: m.id });
  }
  for (const s of kb.sources.values())
    for (const name of [s.publisher, s.publisher.replace(/\s*\(.*\)|,.*$/g, ''), ...s.aliases])
      lexicon.add(name, null, { kind: 'source', id: s.id });
}

const made = new WeakMap<KnowledgeBase, Lexicon>();

function makeLexicon(kb: KnowledgeBase): Growing {
  const lexicon = new Growing();
  addGrammar(lexicon, ownWords(kb));
  addCountries(lexicon, kb);
  addRecord(lexicon, kb);
  return lexicon;
}

/** The phrases of the grammars alone, without any record. */
export function grammarLexicon(): Lexicon {
  const lexicon = new Growing();
  addGrammar(lexicon);
  return lexicon;
}

/** What the build keeps the lexicon under. */
const PREPARED = 'lexicon';

/** Prepares the lexicon of a knowledge base. */
export const prepareLexicon = (kb: KnowledgeBase): void => prepare(PREPARED, makeLexicon(kb).data(), kb.version);

/** The lexicon as tables. */
export const lexiconTables = (kb: KnowledgeBase) => makeLexicon(kb).laidOut();

function knownLexicon(kb: KnowledgeBase): Lexicon {
  const ready = tablesUnder(kb);
  if (ready)
    return new Lexicon({
      first: ready.table(TABLES.first),
      keys: ready.table(TABLES.keys),
      vocabulary: () => ready.table<readonly string[]>(TABLES.vocabulary).get('')!,
      tables: ready,
    });
  const data = prepared(PREPARED, kb.version) as LexiconData | undefined;
  if (!data) return makeLexicon(kb);
  return new Lexicon({ first: new Map(Object.entries(data.first)), keys: new Set(data.keys), vocabulary: () => data.vocabulary });
}

/** The lexicon of a knowledge base; made once for each. */
export function lexiconOf(kb: KnowledgeBase): Lexicon {
  const known = made.get(kb);
  if (known) return known;
  const lexicon = knownLexicon(kb);
  made.set(kb, lexicon);
  return lexicon;
}
