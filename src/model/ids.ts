/** An id is not a string: each kind of id is a type of its own, made only where a record is loaded. */
declare const kind: unique symbol;
type Id<K extends string> = string & { readonly [kind]: K };

export type SourceId = Id<'source'>;
export type OrganisationId = Id<'organisation'>;
export type PersonId = Id<'person'>;
export type PlaceId = Id<'place'>;
export type TopicId = Id<'topic'>;
export type MeasureId = Id<'measure'>;
export type EventId = Id<'event'>;
export type PledgeId = Id<'pledge'>;
export type QuoteId = Id<'quote'>;
export type ConflictId = Id<'conflict'>;
/** `<pledge or event>#<claim>`, permanent: `acme#total`. */
export type ClaimId = Id<'claim'>;
