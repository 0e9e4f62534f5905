import { z } from 'zod';
import * as R from '../../model/record.js';
import { STATUSES } from '../../model/status.js';
import { named, schemaOf } from './schema.js';
import { hedge, lang, partialDate, value } from './values.js';

const count = z.int().nonnegative();
const claimId = z.string().describe('A claim, by its permanent id: `acme#total`.');

/** A reference to an entry of one of these kinds. */
const refTo = <const K extends readonly [R.EntryKind, ...R.EntryKind[]]>(...kinds: K) =>
  z.strictObject({ kind: z.enum(kinds), id: z.string(), name: z.string(), claim: claimId.exactOptional() });

const ref = schemaOf<R.Ref>()(
  'Ref',
  'An entry of the record by its name; its kind and id are its permanent address. `claim` is one claim of it.',
  refTo(...R.ENTRY_KINDS),
);
const [pledgeRef, quoteRef, placeRef] = [refTo('pledge'), refTo('quote'), refTo('place')];
const [personRef, organisationRef] = [refTo('person'), refTo('organisation')];
const [conflictRef, eventRef] = [refTo('conflict'), refTo('event')];

const labelled = schemaOf<R.Labelled>()('Labelled', 'A topic or a measure.', z.strictObject({ id: z.string(), label: z.string() }));

const briefShape = {
  ...refTo('source').shape,
  title: z.string().nullable().describe('Null where the page shows no title.'),
  url: z.string(),
  publishedOn: partialDate.nullable().describe('Null where the page shows no date.'),
  reliability: z
    .enum(['A', 'B', 'C'])
    .describe('A: official, wire agency, public broadcaster. B: trade or regional press, reprints. C: aggregators, copies.'),
  lang: z.string(),
};
const sourceBrief = schemaOf<R.SourceBrief>()('SourceBrief', 'A source.', z.strictObject(briefShape));

const evidence = schemaOf<R.EvidenceView>()(
  'Evidence',
  'Where something stands: the source, and the words it prints, in the language of the source.',
  z.strictObject({ source: sourceBrief, words: z.string() }),
);

const notStated = schemaOf<R.NotStatedView>()(
  'NotStated',
  'No source states it, as far as was looked.',
  z.strictObject({
    checked: z.array(sourceBrief),
    depth: z.enum(['full', 'opening']).describe('How far the sources were read.'),
    note: z.string().exactOptional(),
    evidence: z.array(evidence),
  }),
);

const reading = schemaOf<R.ReadingView>()(
  'Reading',
  "One source's print of a figure. Readings of a claim are the same fact, the leading one first; they are never added.",
  z.strictObject({
    text: z.string().describe('With its hedge.'),
    value,
    hedge,
    evidence,
    narrower: conflictRef.exactOptional().describe('The dispute that narrows it.'),
    rejected: conflictRef.exactOptional().describe('The dispute that rejects it.'),
  }),
);

const claimShape = {
  id: claimId,
  of: refTo('pledge', 'event'),
  claimedBy: refTo('organisation', 'person').exactOptional().describe('Who says so, where it is not the one who pledges.'),
  place: placeRef.exactOptional(),
  due: partialDate.exactOptional(),
  on: partialDate.exactOptional(),
  notStated: notStated.exactOptional(),
  conflicts: z.array(conflictRef),
};

const figure = schemaOf<R.FigureView>()(
  'Figure',
  'A claim that is a figure: the readings that stand, and those that are known to be wrong.',
  z.strictObject({
    ...claimShape,
    kind: z.literal('figure'),
    measure: labelled,
    covers: z.string().exactOptional(),
    readings: z.array(reading),
    rejected: z.array(reading),
    partOf: ref.exactOptional().describe('It is a share of that claim, and never added to it.'),
    progressOf: ref.exactOptional().describe('How far that claim has come.'),
    overlaps: ref.exactOptional().describe('The same money told again: never added to it.'),
    replaces: ref.exactOptional().describe('What was promised before: it holds in place of that claim since `on`.'),
    replacedBy: ref.exactOptional().describe('What is promised in its place.'),
    beside: z.boolean().describe('It stands beside the pledge: an earlier plan, a present state.'),
  }),
);

const statement = schemaOf<R.StatementView>()(
  'Statement',
  'A claim in words: a sentence with its subject.',
  z.strictObject({
    ...claimShape,
    kind: z.literal('statement'),
    aspect: z.string(),
    text: z.string(),
    with: z.array(organisationRef),
    evidence: z.array(evidence),
  }),
);

const claim = schemaOf<R.ClaimView>()('Claim', 'A claim.', z.discriminatedUnion('kind', [figure, statement]));

const status = schemaOf<R.StatusView>()(
  'Status',
  'Where a pledge stands, and since when. Talks are not plans, plans are not deliveries.',
  z.strictObject({ is: z.enum(STATUSES), on: partialDate, says: z.string().exactOptional(), evidence: z.array(evidence) }),
);

const figureCell = schemaOf<R.FigureCell>()(
  'MainFigure',
  'A main figure of a pledge, in the words of an answer.',
  z.strictObject({
    claim: claimId,
    measure: labelled,
    text: z.string(),
    n: z.number().exactOptional().describe("In the unit and currency of the list's total; absent where it prints none."),
    sources: z.array(sourceBrief),
  }),
);

const pledgeRowShape = {
  ref: pledgeRef,
  by: organisationRef,
  title: z.string(),
  event: eventRef,
  home: placeRef.exactOptional().describe('Where the organisation is at home.'),
  topics: z.array(labelled),
  status,
  places: z.array(placeRef),
  figures: z.array(figureCell),
  conflicts: count,
};
const pledgeRow = schemaOf<R.PledgeRow>()('PledgeRow', 'A pledge in a list.', z.strictObject(pledgeRowShape));

const quote = schemaOf<R.QuoteView>()(
  'Quote',
  'A quotation, with its words exactly as printed, in the language of the source.',
  z.strictObject({
    ref: quoteRef,
    words: z.string(),
    lang,
    form: z
      .enum(['original', 'translation', 'unknown', 'indirect'])
      .describe("Whether these are the words spoken. indirect: `words` are the printed words that are the speaker's."),
    speaker: personRef.exactOptional().describe('Absent where the source does not show who speaks.'),
    role: z.string().exactOptional(),
    organisation: organisationRef,
    event: eventRef.exactOptional(),
    says: z.string().exactOptional().describe('Of an indirect quotation: the sentence around the words.'),
    source: sourceBrief,
    on: partialDate.exactOptional(),
    about: z.array(ref),
    topics: z.array(labelled),
    sameMoment: quoteRef.exactOptional().describe('Another rendering of the same moment.'),
    note: z.string().exactOptional(),
  }),
);

export const conflict = schemaOf<R.ConflictView>()(
  'Conflict',
  'Where sources disagree: each version, the one that stands first, and the verdict with its reason.',
  z.strictObject({
    ref: conflictRef,
    disputed: z.string(),
    topic: z.string(),
    about: z.array(ref),
    versions: z.array(z.strictObject({ says: z.string(), stands: z.boolean(), evidence: z.array(evidence) })),
    verdict: z.string(),
  }),
);

export const pledge = schemaOf<R.PledgeView>()(
  'Pledge',
  'A pledge with its claims, each with its evidence, what is disputed about it, and what was said about it.',
  z.strictObject({
    ...pledgeRowShape,
    statuses: z.array(status).describe('The latest last.'),
    inEventTotal: z.union([z.boolean(), z.literal('unchecked')]).describe("Whether it is counted in the event's own total."),
    inEventTotalNote: z.string().exactOptional(),
    claims: z.array(claim),
    quotes: z.array(quote),
    disputes: z.array(conflict),
  }),
);

const total = schemaOf<R.Total>()(
  'Total',
  'A sum over pledges, with its work: what is in it, and what is left out and why. Nothing is converted.',
  z.strictObject({
    measure: labelled,
    currency: z.string().nullable().exactOptional().describe('Absent for a count; null where no source prints one.'),
    text: z.string().describe('With the hedges of what is in it.'),
    n: z.number(),
    hedge,
    counted: z.array(z.strictObject({ pledge: pledgeRef, text: z.string() })),
    leftOut: z.array(
      z.strictObject({
        pledge: pledgeRef,
        why: z.enum(['no-figure', 'no-currency', 'other-currency', 'range']),
        text: z.string().exactOptional(),
      }),
    ),
    outsideEvent: z.array(pledgeRef).describe("Of those counted, the ones that the event's own total does not hold."),
  }),
);

const facet = schemaOf<R.Facet>()(
  'Facet',
  'What a list can be narrowed to, and how many of its entries that leaves.',
  z.strictObject({ ...labelled.shape, count }),
);
const placeFacet = schemaOf<R.PlaceFacet>()(
  'PlaceFacet',
  'A place that a list can be narrowed to. `depth`: how many of the places listed it lies in.',
  z.strictObject({ ...facet.shape, kind: z.string(), depth: count }),
);

const role = schemaOf<R.RoleView>()(
  'Role',
  'What somebody is, and where that stands.',
  z.strictObject({ role: z.string(), organisation: organisationRef, evidence: z.array(evidence) }),
);
const personShape = { ref: personRef, roles: z.array(role), quoted: count };
const personRow = schemaOf<R.PersonRow>()('PersonRow', 'A person in a list.', z.strictObject(personShape));
export const person = schemaOf<R.PersonView>()(
  'Person',
  'A person, with what they said.',
  z.strictObject({ ...personShape, note: z.string().exactOptional(), quotes: z.array(quote), disputes: z.array(conflict) }),
);

const organisationShape = {
  ref: organisationRef,
  organisation: z.string(),
  says: z.string().exactOptional().describe('What it is, as a sentence.'),
  home: placeRef.exactOptional(),
  pledged: count,
  quoted: count,
};
const organisationRow = schemaOf<R.OrganisationRow>()('OrganisationRow', 'An organisation in a list.', z.strictObject(organisationShape));
export const organisation = schemaOf<R.OrganisationView>()(
  'Organisation',
  'An organisation, with what it pledged and said.',
  z.strictObject({
    ...organisationShape,
    partOf: organisationRef.exactOptional(),
    mention: z.strictObject({ says: z.string(), evidence: z.array(evidence) }).exactOptional(),
    pledges: z.array(pledgeRow),
    people: z.array(personRef),
    quotes: z.array(quote),
    partnerships: z.array(claim).describe('What others say they do with it.'),
    disputes: z.array(conflict),
  }),
);

const placeShape = { ref: placeRef, place: z.string(), within: z.array(placeRef), claimed: count };
const placeRow = schemaOf<R.PlaceRow>()('PlaceRow', 'A place in a list.', z.strictObject(placeShape));
export const place = schemaOf<R.PlaceView>()(
  'Place',
  'A place, with the claims that lie there or within it.',
  z.strictObject({ ...placeShape, claims: z.array(claim), homeOf: z.array(pledgeRow), disputes: z.array(conflict) }),
);

const sourceShape = { ...briefShape, claimed: count, quoted: count };
const sourceRow = schemaOf<R.SourceRow>()('SourceRow', 'A source in a list.', z.strictObject(sourceShape));
export const source = schemaOf<R.SourceView>()(
  'Source',
  'A source, with what rests on it.',
  z.strictObject({
    ...sourceShape,
    author: z.string().exactOptional(),
    publishedBasis: z.string().exactOptional(),
    retrievedOn: partialDate,
    seen: z.enum(['full', 'opening']).describe('How far it was read.'),
    note: z.string().exactOptional(),
    claims: z.array(claim),
    quotes: z.array(quote),
  }),
);

const eventShape = { ref: eventRef, on: partialDate, until: partialDate.exactOptional(), place: placeRef, pledged: count };
const eventRow = schemaOf<R.EventRow>()('EventRow', 'An event in a list.', z.strictObject(eventShape));
export const event = schemaOf<R.EventView>()(
  'Event',
  'An event, with its own claims.',
  z.strictObject({
    ...eventShape,
    host: refTo('organisation', 'person').exactOptional(),
    edition: z.int().exactOptional(),
    evidence: z.array(evidence),
    claims: z.array(claim),
    disputes: z.array(conflict),
  }),
);

/** What a list is, besides its entries. */
const listShape = { count: count.describe('How many there are in all.'), offset: count, limit: count };
const listOf = <Row extends z.ZodType>(id: string, description: string, row: Row) =>
  named(id, description, z.strictObject({ ...listShape, items: z.array(row) }));

export const pledges = schemaOf<R.PledgesView>()(
  'Pledges',
  'Pledges, their sum, and what they can be narrowed to.',
  z.strictObject({
    ...listShape,
    items: z.array(pledgeRow),
    measures: z.array(labelled).describe('The measures that the rows have figures of; the first is summed and sorted by.'),
    total: total.exactOptional(),
    facets: z.strictObject({
      topics: z.array(facet),
      homes: z.array(facet),
      statuses: z.array(facet),
      events: z.array(facet),
      places: z.array(placeFacet),
    }),
  }),
);
export const quotes = schemaOf<R.QuotesView>()(
  'Quotes',
  'Quotations, and what they can be narrowed to.',
  z.strictObject({
    ...listShape,
    items: z.array(quote),
    facets: z.strictObject({ speakers: z.array(facet), organisations: z.array(facet), topics: z.array(facet) }),
  }),
);
export const people = listOf('People', 'People.', personRow);
export const organisations = listOf('Organisations', 'Organisations.', organisationRow);
export const places = listOf('Places', 'Places.', placeRow);
export const sources = listOf('Sources', 'Sources.', sourceRow);
export const conflicts = listOf('Conflicts', 'Where sources disagree.', conflict);
export const events = listOf('Events', 'Events.', eventRow);

export { quote };
