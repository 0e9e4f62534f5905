import type { EventId, MeasureId, OrganisationId, PersonId, PlaceId, PledgeId, SourceId, TopicId } from './ids.js';
import type { Bilingual, Lang } from './language.js';
import type { PledgeStatus } from './status.js';
import type { Bound } from './value.js';

/** What kind of answer is asked for. */
export type Act =
  | 'figure'
  | 'statement'
  | 'overview'
  | 'person'
  | 'speakers'
  | 'quotes'
  | 'attribute'
  | 'holders'
  | 'compare'
  | 'fold'
  | 'list'
  | 'rank'
  | 'count'
  | 'sources'
  | 'dispute'
  | 'event'
  | 'record'
  | 'verify'
  | 'help'
  | 'greeting'
  | 'thanks'
  | 'digest'
  | 'decline'
  | 'unstated';

/** What is asked of a pledge or an event, other than a figure. */
export type Aspect =
  | 'project'
  | 'place'
  | 'purpose'
  | 'partner'
  | 'deadline'
  | 'fact'
  | 'announced'
  | 'status'
  | 'home'
  | 'name'
  | 'date'
  | 'host'
  | 'edition';

/** A plain number from here on counts a thing by itself; a smaller one may as well say how many there are of something beside. */
export const COUNTED = 20;

/** A figure that somebody names, to check or to filter by. */
export interface AskedFigure {
  readonly n: number;
  readonly currency?: string;
  readonly percent?: boolean;
  readonly scaled: boolean;
  readonly bound?: Bound;
}

export interface AskedDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** A term that claims and quotations are searched by. */
export interface Term {
  readonly label: string;
  readonly keys: readonly string[];
  /** A word of grammar: it helps where it is found, and does not count against where it is not. */
  readonly light?: boolean;
  /** An everyday verb: it tells nothing of what is said. */
  readonly common?: boolean;
  /** The country that the event is in: it may stand in a quotation, and tells no figures apart. */
  readonly ground?: boolean;
}

/** Why a question is declined. */
export type Refusal =
  | { readonly kind: 'foreign'; readonly name: string }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'out-of-scope' }
  | { readonly kind: 'advice' }
  | { readonly kind: 'disobey' }
  | { readonly kind: 'nothing-found' };

/** A question, understood: an act with its slots. Plain data: it is shown, logged and kept as it is. */
export interface Query {
  readonly act: Act;
  readonly lang: Lang;
  /** As named, units not yet led to their parents. */
  readonly organisations: readonly OrganisationId[];
  /** "Both", "the two companies": the headline pledges. */
  readonly headline: boolean;
  /** Left out by the asker: "not counting X". */
  readonly excluded: readonly OrganisationId[];
  readonly people: readonly PersonId[];
  readonly places: readonly PlaceId[];
  /** Home countries that pledgers are filtered by. */
  readonly homes: readonly PlaceId[];
  readonly topics: readonly TopicId[];
  readonly measures: readonly MeasureId[];
  readonly aspects: readonly Aspect[];
  readonly sources: readonly SourceId[];
  readonly event?: EventId;
  readonly figures: readonly AskedFigure[];
  readonly dates: readonly AskedDate[];
  readonly currency?: string;
  readonly fold?: 'sum' | 'difference' | 'ratio' | 'share' | 'average' | 'per';
  /** A multiple asked about: "more than triple". */
  readonly times?: number;
  readonly limit?: 'over' | 'under' | 'between';
  readonly direction?: 'max' | 'min';
  readonly nth?: number;
  /** "Top three", "podium": how many of a ranking. */
  readonly top?: number;
  readonly site?: 'new' | 'extension';
  readonly publicBody: boolean;
  /** Ministers, presidents, elected people. */
  readonly government: boolean;
  /** Officials of a town or a region. */
  readonly local: boolean;
  /** Pledges that stand so: "which have been dropped". */
  readonly statuses: readonly PledgeStatus[];
  readonly leader: boolean;
  readonly part: boolean;
  readonly progress: boolean;
  readonly noFigure: boolean;
  readonly inTotal?: boolean;
  /** Whether it has been done is asked: "has it opened", and no plan answers yes. */
  readonly done?: boolean;
  /** A fragment of a quotation, as typed between quotation marks. */
  readonly quoted: readonly string[];
  readonly terms: readonly Term[];
  /** A yes or no is wanted: asked for in words, or by the form of the question. */
  readonly polar: 'explicit' | 'form' | null;
  readonly more: 'more' | 'less' | null;
  /** The sentence to check says that something is not so. */
  readonly negated: boolean;
  /** Words that narrow or heighten what is said: "only", "exactly", "largest", "already". */
  readonly limits: readonly Term[];
  /** One of several is asked for: "new money or old projects?" has no yes. */
  readonly choice: boolean;
  /** The edition before is compared with, or asked for. */
  readonly previous: boolean;
  /** The places named are the ones to leave out. */
  readonly except: boolean;
  /** Somebody's gender where the asker tells it: "the lady who runs". */
  readonly gender?: 'f' | 'm';
  readonly brief: boolean;
  readonly wording: boolean;
  readonly itemised: boolean;
  /** "What else": what was shown before is left out. */
  readonly else: boolean;
  readonly refusal?: Refusal;
  /** An aspect that is recognised and not recorded. */
  readonly unstated?: { readonly id: string; readonly label: Bilingual };
  /** "Which of those": only among the pledges just listed. */
  readonly within: readonly PledgeId[];
  /** Taken over from earlier turns, for `--explain`. */
  readonly inherited: readonly string[];
}
