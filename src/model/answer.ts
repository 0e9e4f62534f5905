import type { ClaimId, QuoteId, SourceId } from './ids.js';
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

/**
 * A run of an answer. `words` are ours and hold no fact. `stated` is a figure, name, date or text of the record, with
 * the claims or quotes that it comes from: `answers/` can make one only from those or from a computation over them.
 */
export type Span =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'stated'; readonly text: string; readonly from: readonly (ClaimId | QuoteId | string)[]; readonly strong?: true }
  | { readonly kind: 'cite'; readonly n: number };

/** What an answer is made of, in reading order. The first sentence is the direct answer. */
export type Block =
  | { readonly kind: 'sentence'; readonly spans: readonly Span[] }
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
