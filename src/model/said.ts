import type { EventId, MeasureId, OrganisationId, PersonId, PlaceId } from './ids.js';
import type { Lang } from './language.js';
import type { AskedDate, AskedFigure, Term } from './query.js';

/** What a text says, taken apart and held against nothing yet. Plain data: reading makes it, checking judges it. */

/** Whose a figure or a place is, as far as the sentence tells. */
export type Whose =
  /** `firm`: no other reading of the sentence is likely. `carried`: by a pronoun or from the sentence before. */
  | { readonly kind: 'organisation'; readonly id: OrganisationId; readonly firm: boolean; readonly carried: boolean }
  /** Several together, as one subject; `each` where what is told is told of every one of them. */
  | { readonly kind: 'joint'; readonly ids: readonly OrganisationId[]; readonly summed: boolean; readonly each?: boolean }
  | { readonly kind: 'event'; readonly id: EventId }
  /** Somebody whom the record does not know. */
  | { readonly kind: 'foreign'; readonly name: string }
  | { readonly kind: 'open' };

/** What stands around a figure and bars a plain yes. */
export type Bar = 'negated' | 'asked' | 'supposed' | 'rate' | 'elsewhere' | 'other-measure' | 'unknown' | 'other-year';

export interface SaidFigure extends AskedFigure {
  readonly kind: 'figure';
  readonly text: string;
  readonly start: number;
  readonly whose: Whose;
  /** The other end of a range: "20 to 30 million". */
  readonly upTo?: number;
  /** Empty where nothing says what is counted. */
  readonly measures: readonly MeasureId[];
  readonly money: boolean;
  /** In words: "two plants" may be a way of speaking. */
  readonly spelt: boolean;
  readonly places: readonly PlaceId[];
  readonly years: readonly number[];
  /** Words of the sentence that tell one claim of an owner from another. */
  readonly terms: readonly Term[];
  readonly bars: readonly Bar[];
  /** "Temporary", "seasonal": what kind of job it counts. */
  readonly kinds: readonly string[];
  /** "Of which", "including": a part of something. */
  readonly partial: boolean;
  /** "So far", "already". */
  readonly progress: boolean;
  /** "Could", "plans to": not told as certain. */
  readonly softened: boolean;
  /** The sentence speaks of pledging or spending: what a wrong amount can be wrong about. */
  readonly pledges: boolean;
}

export interface SaidName {
  readonly kind: 'name';
  readonly text: string;
  readonly start: number;
  readonly person?: PersonId;
  readonly organisation?: OrganisationId;
  /** The name is near one of the record, and not it: another first name, another spelling. */
  readonly near: boolean;
  /** Where the text says that a person belongs to, and with what title. */
  readonly of: readonly OrganisationId[];
  readonly titles: readonly string[];
  /** Who is said to work with this organisation. */
  readonly partner?: OrganisationId;
  /** What a verb says that they do there: "who runs Acme". */
  readonly leads?: 'runs' | 'chairs';
  /** Whom the record knows by the office that the text gives this person. */
  readonly holder?: PersonId;
}

export interface SaidPlace {
  readonly kind: 'place';
  readonly text: string;
  readonly start: number;
  readonly place: PlaceId;
  readonly whose: Whose;
  readonly eventNamed: boolean;
}

export interface SaidDate extends AskedDate {
  readonly kind: 'date';
  readonly text: string;
  readonly start: number;
  readonly whose: Whose;
  /** "By", "until": the date is a deadline. */
  readonly due: boolean;
  /** "From", "after", "before": one end of an open stretch of time, and no deadline. */
  readonly open: boolean;
  /** The figure that it is told with. */
  readonly figure?: SaidFigure;
  readonly eventNamed: boolean;
  readonly terms: readonly Term[];
}

export interface SaidQuotation {
  readonly kind: 'quotation';
  readonly text: string;
  readonly start: number;
  readonly words: string;
  readonly lang: Lang;
  readonly speaker: Speaker;
  readonly terms: readonly Term[];
}

/** To whom a text gives words. `sure`: named beside a verb of speech, and nobody else in the sentence. */
export type Speaker =
  | { readonly kind: 'person'; readonly id: PersonId; readonly sure: boolean }
  | { readonly kind: 'organisation'; readonly id: OrganisationId; readonly sure: boolean }
  | { readonly kind: 'foreign'; readonly name: string }
  /** "He said", after two people were named. */
  | { readonly kind: 'several' }
  | { readonly kind: 'nobody' };

export type Said = SaidFigure | SaidName | SaidPlace | SaidDate | SaidQuotation;

export interface SaidSentence {
  readonly text: string;
  readonly said: readonly Said[];
}

export interface SaidText {
  readonly lang: Lang;
  readonly sentences: readonly SaidSentence[];
}

/** What titles say of an office, folded. */
export interface Titles {
  /** Titles that many an office bears: they tell nobody's office from another's. */
  readonly loose: ReadonlySet<string>;
  /** Titles of whoever runs a company: one office by several names. */
  readonly chiefs: ReadonlySet<string>;
  /** The names of that office that mean nothing less: a "directeur général" may run a branch. */
  readonly plainChiefs: ReadonlySet<string>;
  /** Whole offices of who runs something, and of who chairs it. */
  readonly running: ReadonlySet<string>;
  readonly chairing: ReadonlySet<string>;
}
