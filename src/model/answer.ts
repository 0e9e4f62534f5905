import type { SourceId } from './ids.js';
import type { Lang } from './language.js';
import type { Query } from './query.js';

export type Status = 'answered' | 'not_stated' | 'declined' | 'clarify' | 'help' | 'smalltalk' | 'digest';

/** A source as shown with an answer; `n` is the number in its brackets in the text. */
export interface Citation {
  readonly n: number;
  readonly sourceId: SourceId;
  readonly publisher: string;
  /** Null where the page shows no title. */
  readonly title: string | null;
  readonly url: string;
  /** Null where the page shows no date. */
  readonly publishedOn: string | null;
  /** The words of the source that this answer rests on, as printed. */
  readonly printed: readonly string[];
}

declare const proven: unique symbol;

/**
 * A figure, name, date or text of the record, with what it comes from. Only `answers/stated.ts` makes one, from claims,
 * quotations and other entries or from a computation over them: no other code can put a fact into an answer.
 */
export interface Stated {
  readonly kind: 'stated';
  readonly text: string;
  /** Ids of the claims, quotations, sources and other entries that it comes from. */
  readonly from: readonly string[];
  readonly strong?: true;
  readonly [proven]: true;
}

/** A run of an answer. `words` are ours and hold no fact: they come from the phrase books alone. */
export type Span = { readonly kind: 'words'; readonly text: string } | Stated | { readonly kind: 'cite'; readonly n: number };

/** What is said of one of several, in columns: who, a figure, what it is for, and where it stands. */
export interface Row {
  readonly who: Span;
  readonly figure: Span | undefined;
  readonly what: readonly Span[];
  readonly cites: readonly Span[];
}

/**
 * What an answer is made of, in reading order. The first sentence is the direct answer. `rows` are what a sentence
 * compares, ranks or adds up, and its result: the same facts once more, for where a table can be drawn below it.
 */
export type Block =
  | { readonly kind: 'sentence'; readonly spans: readonly Span[]; readonly rows?: readonly Row[] }
  | { readonly kind: 'item'; readonly spans: readonly Span[] }
  /** Words of a person, in the language they were printed in. */
  | { readonly kind: 'quote'; readonly spans: readonly Span[]; readonly lang: Lang };

export interface AnswerPart {
  readonly status: Status;
  readonly blocks: readonly Block[];
}

/** One reply. Several questions in one message make several `parts`; `blocks` are then all of them in order. */
export interface Answer {
  /** The same resolved query, knowledge and release give the same id. */
  readonly id: string;
  readonly status: Status;
  readonly lang: Lang;
  readonly blocks: readonly Block[];
  readonly parts: readonly AnswerPart[];
  readonly citations: readonly Citation[];
  /** Near questions that this record answers, at most three. */
  readonly suggestions: readonly string[];
  readonly query: Query | readonly Query[];
  readonly knowledgeVersion: string;
}
