import type { Lang } from './language.js';
import type { Overview } from './overview.js';
import type { PledgeStatus } from './status.js';
import type { Hedge, PartialDate, Value } from './value.js';

/**
 * Read-only views of the record, in one language: what pages show, what the API gives out, what other assistants look
 * up. Everything in them stands in the record; a sum says what is in it.
 */

export const ENTRY_KINDS = ['pledge', 'quote', 'person', 'organisation', 'place', 'source', 'conflict', 'event'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** An entry of the record by its name; its kind and id are its permanent address. */
export interface Ref<K extends EntryKind = EntryKind> {
  readonly kind: K;
  readonly id: string;
  readonly name: string;
  /** One claim of it: `acme#total`. */
  readonly claim?: string;
}

/** A topic or a measure, by its label. */
export interface Labelled {
  readonly id: string;
  readonly label: string;
}

export interface SourceBrief extends Ref<'source'> {
  /** Null where the page shows no title. */
  readonly title: string | null;
  readonly url: string;
  /** Null where the page shows no date. */
  readonly publishedOn: PartialDate | null;
  /** A: official, wire agency, public broadcaster. B: trade or regional press, reprints. C: aggregators, copies. */
  readonly reliability: 'A' | 'B' | 'C';
  readonly lang: string;
}

/** Where something stands: the source, and the words it prints, in the language of the source. */
export interface EvidenceView {
  readonly source: SourceBrief;
  readonly words: string;
}

/** Nobody states it, as far as was looked. */
export interface NotStatedView {
  readonly checked: readonly SourceBrief[];
  /** How far the sources were read. */
  readonly depth: 'full' | 'opening';
  readonly note?: string;
  readonly evidence: readonly EvidenceView[];
}

/** One source's print of a figure. `text` has its hedge: "more than €1.2 billion". */
export interface ReadingView {
  readonly text: string;
  readonly value: Value;
  readonly hedge: Hedge;
  readonly evidence: EvidenceView;
  /** The dispute that narrows it, or that rejects it. */
  readonly narrower?: Ref<'conflict'>;
  readonly rejected?: Ref<'conflict'>;
}

interface ClaimBase {
  /** Permanent: `acme#total`. */
  readonly id: string;
  /** The pledge or event it belongs to. */
  readonly of: Ref<'pledge' | 'event'>;
  /** Who says so, where it is not the one who pledges. */
  readonly claimedBy?: Ref<'organisation' | 'person'>;
  readonly place?: Ref<'place'>;
  readonly due?: PartialDate;
  readonly on?: PartialDate;
  readonly notStated?: NotStatedView;
  readonly conflicts: readonly Ref<'conflict'>[];
}

/** A figure: the readings that stand, the leading one first, and those that are known to be wrong. */
export interface FigureView extends ClaimBase {
  readonly kind: 'figure';
  readonly measure: Labelled;
  readonly covers?: string;
  readonly readings: readonly ReadingView[];
  readonly rejected: readonly ReadingView[];
  /** Other claims: of which it is a share, how far one has come, the same money told again. */
  readonly partOf?: Ref;
  readonly progressOf?: Ref;
  readonly overlaps?: Ref;
  /** What was promised before it, and what is promised in its place. */
  readonly replaces?: Ref;
  readonly replacedBy?: Ref;
  /** It stands beside the pledge and is not what was pledged. */
  readonly beside: boolean;
}

/** A claim in words: a sentence with its subject. */
export interface StatementView extends ClaimBase {
  readonly kind: 'statement';
  readonly aspect: string;
  readonly text: string;
  readonly with: readonly Ref<'organisation'>[];
  readonly evidence: readonly EvidenceView[];
}

export type ClaimView = FigureView | StatementView;

/** A figure of a pledge as a table shows it: the same text as in an answer. */
export interface FigureCell {
  readonly claim: string;
  readonly measure: Labelled;
  readonly text: string;
  /** In the unit and currency of the table's total; absent where it prints none. */
  readonly n?: number;
  readonly sources: readonly SourceBrief[];
}

export interface StatusView {
  readonly is: PledgeStatus;
  readonly on: PartialDate;
  readonly says?: string;
  readonly evidence: readonly EvidenceView[];
}

export interface PledgeRow {
  readonly ref: Ref<'pledge'>;
  readonly by: Ref<'organisation'>;
  readonly title: string;
  readonly event: Ref<'event'>;
  readonly home?: Ref<'place'>;
  readonly topics: readonly Labelled[];
  readonly status: StatusView;
  readonly places: readonly Ref<'place'>[];
  /** Main figures, by the measures of the table that it states. */
  readonly figures: readonly FigureCell[];
  readonly conflicts: number;
}

export interface PledgeView extends PledgeRow {
  /** The latest last. */
  readonly statuses: readonly StatusView[];
  readonly inEventTotal: boolean | 'unchecked';
  readonly inEventTotalNote?: string;
  readonly claims: readonly ClaimView[];
  readonly quotes: readonly QuoteView[];
  readonly disputes: readonly ConflictView[];
}

/** Why something is not in a sum. */
export type LeftOut = 'no-figure' | 'no-currency' | 'other-currency' | 'range';

/** A sum over pledges, with its work. `text` carries the hedges of what is in it. */
export interface Total {
  readonly measure: Labelled;
  /** Absent for a count; null where no source prints one. */
  readonly currency?: string | null;
  readonly text: string;
  readonly n: number;
  readonly hedge: Hedge;
  readonly counted: readonly { readonly pledge: Ref<'pledge'>; readonly text: string }[];
  readonly leftOut: readonly { readonly pledge: Ref<'pledge'>; readonly why: LeftOut; readonly text?: string }[];
  /** Of those counted, the ones that the event's own total does not hold. */
  readonly outsideEvent: readonly Ref<'pledge'>[];
}

/** What a list can be narrowed to, and how many of the entries shown it leaves. */
export interface Facet extends Labelled {
  readonly count: number;
}

export interface PlaceFacet extends Facet {
  readonly kind: string;
  /** How many of the places listed it lies in, one within another. */
  readonly depth: number;
}

/** What is wanted of the pledges; all of it must hold. Values are ids; what is no id leaves nothing. */
export interface PledgeFilter {
  /** Words that are all in its names, title, topics or statements. */
  readonly text?: string;
  readonly organisation?: string;
  readonly event?: string;
  readonly place?: string;
  readonly home?: string;
  readonly topic?: string;
  readonly status?: string;
  /** Its main figure of this measure is stated. */
  readonly measure?: string;
}

/** A column of the table: `name`, `status`, `home`, `figure` (of the table's measure), or the record's own order. */
export const PLEDGE_SORTS = ['record', 'name', 'figure', 'status', 'home'] as const;
export type PledgeSort = (typeof PLEDGE_SORTS)[number];

/** Which of a list: from this one on, from 0, and how many at most. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

export interface PledgeWish extends PledgeFilter, Slice {
  readonly sort: PledgeSort;
  readonly descending: boolean;
}

export interface Listed<T> extends Slice {
  /** How many there are in all. */
  readonly count: number;
  readonly items: readonly T[];
}

export interface PledgesView extends Listed<PledgeRow> {
  /** The measures that the rows have figures of; the first is summed, drawn and sorted by. */
  readonly measures: readonly Labelled[];
  readonly total?: Total;
  readonly facets: {
    readonly topics: readonly Facet[];
    readonly homes: readonly Facet[];
    readonly statuses: readonly Facet[];
    readonly events: readonly Facet[];
    readonly places: readonly PlaceFacet[];
  };
}

export interface QuoteView {
  readonly ref: Ref<'quote'>;
  /** Exactly as printed. */
  readonly words: string;
  readonly lang: Lang;
  readonly form: 'original' | 'translation' | 'unknown' | 'indirect';
  /** Absent where the source does not show who speaks. */
  readonly speaker?: Ref<'person'>;
  readonly role?: string;
  readonly organisation: Ref<'organisation'>;
  readonly event?: Ref<'event'>;
  /** Of an indirect quotation: the sentence around the words. */
  readonly says?: string;
  readonly source: SourceBrief;
  readonly on?: PartialDate;
  readonly about: readonly Ref[];
  readonly topics: readonly Labelled[];
  readonly sameMoment?: Ref<'quote'>;
  readonly note?: string;
}

export interface QuoteFilter {
  /** Words that are all in the quotation, its speaker, or what it is about. */
  readonly text?: string;
  readonly speaker?: string;
  readonly organisation?: string;
  readonly source?: string;
  readonly topic?: string;
  readonly event?: string;
}

export interface QuotesView extends Listed<QuoteView> {
  readonly facets: { readonly speakers: readonly Facet[]; readonly organisations: readonly Facet[]; readonly topics: readonly Facet[] };
}

export interface ConflictView {
  readonly ref: Ref<'conflict'>;
  /** What is disputed: figures, scope, dates, meaning, identity, status, names, authenticity, double-counting. */
  readonly disputed: string;
  readonly topic: string;
  readonly about: readonly Ref[];
  /** What stands first. */
  readonly versions: readonly { readonly says: string; readonly stands: boolean; readonly evidence: readonly EvidenceView[] }[];
  readonly verdict: string;
}

export interface RoleView {
  readonly role: string;
  readonly organisation: Ref<'organisation'>;
  readonly evidence: readonly EvidenceView[];
}
export interface PersonRow {
  readonly ref: Ref<'person'>;
  readonly roles: readonly RoleView[];
  /** How many quotations of them there are. */
  readonly quoted: number;
}
export interface PersonView extends PersonRow {
  readonly note?: string;
  readonly quotes: readonly QuoteView[];
  readonly disputes: readonly ConflictView[];
}

export interface OrganisationRow {
  readonly ref: Ref<'organisation'>;
  readonly organisation: string;
  /** What it is, as a sentence. */
  readonly says?: string;
  readonly home?: Ref<'place'>;
  readonly pledged: number;
  readonly quoted: number;
}
export interface OrganisationView extends OrganisationRow {
  readonly partOf?: Ref<'organisation'>;
  readonly mention?: { readonly says: string; readonly evidence: readonly EvidenceView[] };
  readonly pledges: readonly PledgeRow[];
  readonly people: readonly Ref<'person'>[];
  readonly quotes: readonly QuoteView[];
  /** What others say they do with it. */
  readonly partnerships: readonly ClaimView[];
  readonly disputes: readonly ConflictView[];
}

export interface PlaceRow {
  readonly ref: Ref<'place'>;
  readonly place: string;
  readonly within: readonly Ref<'place'>[];
  /** How many claims lie there or within it. */
  readonly claimed: number;
}
export interface PlaceView extends PlaceRow {
  readonly claims: readonly ClaimView[];
  /** Pledges by organisations whose home it is. */
  readonly homeOf: readonly PledgeRow[];
  readonly disputes: readonly ConflictView[];
}

export interface SourceRow extends SourceBrief {
  readonly claimed: number;
  readonly quoted: number;
}
export interface SourceView extends SourceRow {
  readonly author?: string;
  readonly publishedBasis?: string;
  readonly retrievedOn: PartialDate;
  readonly seen: 'full' | 'opening';
  readonly note?: string;
  readonly claims: readonly ClaimView[];
  readonly quotes: readonly QuoteView[];
}

export interface EventRow {
  readonly ref: Ref<'event'>;
  readonly on: PartialDate;
  /** Its last day, where it took several. */
  readonly until?: PartialDate;
  readonly place: Ref<'place'>;
  readonly pledged: number;
}
export interface EventView extends EventRow {
  readonly host?: Ref<'organisation' | 'person'>;
  readonly edition?: number;
  readonly evidence: readonly EvidenceView[];
  readonly claims: readonly ClaimView[];
  readonly disputes: readonly ConflictView[];
}

/** Entries of a kind, each by its id: undefined where there is none. */
export interface Part<Row, View> {
  /** Those whose names or texts hold all words of `text`, where there is one. */
  list(lang: Lang, wish: Slice & { readonly text?: string }): Listed<Row>;
  find(id: string, lang: Lang): View | undefined;
}

/** The port by which adapters read the record. Each call reads the record as it is then. */
export interface Browse {
  /** Of the record in use. */
  version(): string;
  overview(): Overview;
  readonly pledges: { list(lang: Lang, wish: PledgeWish): PledgesView; find(id: string, lang: Lang): PledgeView | undefined };
  readonly quotes: {
    list(lang: Lang, wish: QuoteFilter & Slice): QuotesView;
    find(id: string, lang: Lang): QuoteView | undefined;
  };
  readonly people: Part<PersonRow, PersonView>;
  readonly organisations: Part<OrganisationRow, OrganisationView>;
  readonly places: Part<PlaceRow, PlaceView>;
  readonly sources: Part<SourceRow, SourceView>;
  readonly conflicts: Part<ConflictView, ConflictView>;
  readonly events: Part<EventRow, EventView>;
}
