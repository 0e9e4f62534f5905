import type { PledgeStatus } from '../../model/status.js';

/**
 * What the words of a language do in a question. Concepts are shared by both languages; each language lists the words
 * for them as data. Words for what a record counts and is about stand in the record, not here.
 */
export const CONCEPTS = [
  // question heads
  'how-much', 'how-many', 'who', 'what', 'which', 'where', 'when', 'why', 'how', 'whose',
  // what is asked of a pledge, a claim or an event
  'money', 'cash', 'figure', 'place', 'purpose', 'partner', 'deadline', 'announced', 'status', 'project', 'overview', 'home', 'currency', 'progress', 'part',
  'site-new', 'site-extension', 'event-name', 'edition', 'host', 'year', 'role', 'leader', 'employer', 'total',
  // things that are listed and counted
  'pledge', 'company', 'announcement', 'public-body', 'government', 'local-official', 'people', 'conflict', 'record', 'outlet',
  // speech
  'quote', 'said', 'indirect-said', 'speaker', 'wording', 'original', 'about',
  // operations
  'list', 'rank-max', 'rank-min', 'order', 'ordinal', 'compare', 'sum', 'difference', 'ratio', 'multiple', 'share', 'average', 'count', 'only', 'except', 'no-figure',
  'more', 'less', 'over', 'under', 'between', 'equal', 'in-total-filter',
  // reference
  'held', 'previous', 'both', 'other', 'all', 'else', 'same', 'it', 'she', 'he', 'they', 'that', 'here', 'then', 'and', 'or', 'not',
  // checking
  'verify', 'tag', 'dispute', 'source', 'check-request', 'doubt',
  // form
  'brief', 'verbatim', 'bullets', 'in-english', 'in-french',
  // not about the record
  'help', 'greeting', 'thanks', 'bye', 'digest', 'digest-act', 'inject', 'invent', 'advice', 'opinion', 'task',
  // no content
  'function', 'frame', 'invest',
] as const;
export type Concept = (typeof CONCEPTS)[number];

/** An aspect that announcements are asked about and records rarely state: recognised, so that it is "not stated". */
export interface Unstated {
  readonly id: string;
  readonly label: string;
  readonly words: string;
}

export interface Grammar {
  /** Phrases, parted by `|`. Words match in any inflection; a word after `=` only as it stands. */
  readonly concepts: Readonly<Partial<Record<Concept, string>>>;
  readonly unstated: readonly Unstated[];
  /** Short forms that people type, and what they stand for. */
  readonly short: Readonly<Record<string, string>>;
  /** Number words from zero up, and scale words. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly ordinals: Readonly<Record<string, number>>;
  /** "Too": what is asked is asked beside what was asked before. */
  readonly also: readonly string[];
  /** "Not just X": a word of each says of X that it is not all that is meant. */
  readonly negations: readonly string[];
  readonly onlys: readonly string[];
  /** Words before a number that tell how many there are, and do not ask: "its three plants", "for 3 sites". */
  readonly telling: readonly string[];
  /** Pronouns that stand for a company, a person or what was told. */
  readonly pronouns: readonly string[];
  /** Words that point at one of several, and at some of them. */
  readonly ones: readonly string[];
  readonly those: readonly string[];
  /** The last of several. */
  readonly last: readonly string[];
  readonly months: readonly string[];
  /** Words for a currency, by ISO code. */
  /** Half of what follows, and a half more. */
  readonly halves: { readonly before: string; readonly after: string };
  readonly currencies: Readonly<Record<string, string>>;
  /** Words of a bound beside a figure that somebody asks to check. */
  readonly bounds: Readonly<Record<string, string>>;
  /** Peoples and their countries, by ISO 3166 code: `American`, `allemand`. */
  readonly peoples: Readonly<Record<string, string>>;
  /** Words that open a question to which the answer is yes or no. */
  readonly opensYesNo: readonly string[];
  /** Words that ask something else than yes or no, wherever they stand. */
  readonly questionWords: readonly string[];
  /** A verb before its pronoun: "crée-t-elle". */
  readonly inversion?: RegExp;
  /** Finite verbs of a plain sentence that a question mark turns into a question: "Acme invests less?" */
  readonly finite: readonly string[];
  /** Everyday verbs, and everyday adjectives and things, as they stand in a dictionary: they do not tell what a question is about. */
  readonly verbs: string;
  readonly everyday: string;
  /** Words that narrow or heighten what is said. */
  readonly limiting: readonly string[];
  /** What people write for, in their own trade's words. */
  readonly desk: readonly string[];
  /** Words at which a negation ends. */
  readonly buts: readonly string[];
  /** Words that make of a date an end of a time. */
  readonly befores: readonly string[];
  /** Words for the regions that a country is made of. */
  readonly regions: readonly string[];
  /** Words for what somebody is employed as, said of a person. */
  readonly posts: readonly string[];
  /** "Each": every one of several. */
  readonly each: readonly string[];
  /** How the day is asked for by which something is to be. */
  readonly due: readonly string[];
  /** Openings of a sentence that tells for whom somebody asks. */
  readonly forWhom: readonly string[];
  /** Words for what is one's own. */
  readonly own: readonly string[];
  /** Words before a noun: a word that is a verb elsewhere is none after them. */
  readonly articles: readonly string[];
  /** Words that open what people tell of themselves. */
  readonly self: readonly string[];
  /** Words that open what stands before a colon and asks nothing: "for my slide: …", "rappel pour mon papier : …". */
  readonly leadIn: readonly string[];
  /** Ends of what people say before they ask: "I need to know". */
  readonly toKnow: readonly string[];
  /** Words for where a pledge stands, by status. */
  readonly statuses: Readonly<Partial<Record<PledgeStatus, string>>>;
  /** Titles of those who lead an organisation. */
  readonly leaders: string;
}
