import type * as S from './schema.js';
import type {
  ClaimId,
  ConflictId,
  EventId,
  MeasureId,
  OrganisationId,
  PersonId,
  PlaceId,
  PledgeId,
  QuoteId,
  SourceId,
  TopicId,
} from '../model/ids.js';
import type { Hedge, Value } from '../model/value.js';

/** A knowledge folder as read and checked entry by entry: plain data, what a snapshot holds. */
export interface Folder {
  sources: Record<string, S.Source>;
  organisations: Record<string, S.Organisation>;
  people: Record<string, S.Person>;
  places: Record<string, S.Place>;
  topics: Record<string, S.Topic>;
  measures: Record<string, S.Measure>;
  events: Record<string, S.EventEntry>;
  pledges: Record<string, S.Pledge>;
  quotes: Record<string, S.Quote>;
  conflicts: Record<string, S.Conflict>;
}

export type Source = S.Source & { readonly id: SourceId };
export type Organisation = S.Organisation & { readonly id: OrganisationId };
export type Person = S.Person & { readonly id: PersonId };
export type Place = S.Place & { readonly id: PlaceId };
export type Topic = S.Topic & { readonly id: TopicId };
export type Measure = S.Measure & { readonly id: MeasureId };
export type EventRecord = S.EventEntry & { readonly id: EventId };
export type Pledge = S.Pledge & { readonly id: PledgeId };
export type Quote = S.Quote & { readonly id: QuoteId };
export type Conflict = S.Conflict & { readonly id: ConflictId };
export type Evidence = S.Evidence;
export type NotStated = S.NotStated;

/** One source's print of a figure. */
export interface Reading {
  readonly value: Value;
  readonly hedge: Hedge;
  readonly at: SourceId;
  readonly words: string;
  readonly narrower?: ConflictId;
  readonly rejected?: ConflictId;
}

interface ClaimBase {
  readonly id: ClaimId;
  /** The pledge it belongs to, or the event's own claims. */
  readonly pledge?: PledgeId;
  readonly event: EventId;
  /** Who pledged; absent for the event's own claims. */
  readonly by?: OrganisationId;
  readonly topics: readonly TopicId[];
  readonly findBy: S.Words;
  readonly claimedBy?: OrganisationId | PersonId;
  readonly place?: PlaceId;
  readonly due?: string;
  readonly on?: string;
  readonly notStated?: NotStated;
}

/** A claim that is a figure. `readings` are those that stand, the leading one first; empty when it is not stated. */
export interface Figure extends ClaimBase {
  readonly kind: 'figure';
  readonly measure: MeasureId;
  readonly covers?: { readonly en: string; readonly fr: string };
  readonly readings: readonly Reading[];
  readonly rejected: readonly Reading[];
  readonly partOf?: ClaimId;
  readonly progressOf?: ClaimId;
  readonly overlaps?: ClaimId;
  readonly beside: boolean;
}

/** A claim in words. `evidence` is empty when it is not stated. */
export interface Statement extends ClaimBase {
  readonly kind: 'statement';
  readonly aspect: (typeof S.ASPECTS)[number];
  readonly says: { readonly en: string; readonly fr: string };
  readonly site?: 'new' | 'extension';
  readonly with: readonly OrganisationId[];
  readonly of?: ClaimId;
  readonly evidence: readonly Evidence[];
}

export type Claim = Figure | Statement;

/** What the record holds: frozen, every reference resolved, swapped whole when the folder changes. */
export interface KnowledgeBase {
  /** A hash of the content: the same folder gives the same version on every machine. */
  readonly version: string;
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly organisations: ReadonlyMap<OrganisationId, Organisation>;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly places: ReadonlyMap<PlaceId, Place>;
  readonly topics: ReadonlyMap<TopicId, Topic>;
  readonly measures: ReadonlyMap<MeasureId, Measure>;
  readonly events: ReadonlyMap<EventId, EventRecord>;
  readonly pledges: ReadonlyMap<PledgeId, Pledge>;
  readonly quotes: ReadonlyMap<QuoteId, Quote>;
  readonly conflicts: ReadonlyMap<ConflictId, Conflict>;
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  /** Pledges of an organisation, its units' parents included. */
  pledgesBy(org: OrganisationId): readonly Pledge[];
  claimsOf(owner: PledgeId | EventId): readonly Claim[];
  quotesBy(speaker: PersonId): readonly Quote[];
  quotesFrom(org: OrganisationId): readonly Quote[];
  /** Quotations that a source prints. */
  quotesAt(source: SourceId): readonly Quote[];
  /** Figures of a measure, whoever's. */
  figuresOf(measure: MeasureId): readonly Figure[];
  /** Figures with a reading, rejected ones too, whose number lies from `low` to `high`, or a range that meets them. */
  figuresWith(low: number, high: number): readonly Figure[];
  /** People with a role in this organisation, its parent or a unit of it. */
  peopleOf(org: OrganisationId): readonly Person[];
  /** Claims at a place or at one that lies in it. */
  claimsAt(place: PlaceId): readonly Claim[];
  /** Claims that rest on a source. */
  claimsFrom(source: SourceId): readonly Claim[];
  /** Statements that name this organisation as a partner. */
  claimsWith(org: OrganisationId): readonly Statement[];
  pledgesAbout(topic: TopicId): readonly Pledge[];
  /** Pledges of organisations of this sector. */
  pledgesInSector(topic: TopicId): readonly Pledge[];
  /** The pledges meant by "both", "the two companies". */
  readonly headlines: readonly Pledge[];
  /** Pledges of organisations whose home is in this country. */
  pledgesFrom(home: PlaceId): readonly Pledge[];
  /** Conflicts about any of these, by id of a claim, pledge, quote, organisation, person or event. */
  conflictsAbout(ref: string): readonly Conflict[];
  /** The place itself and every place it lies in. */
  placesAround(place: PlaceId): readonly PlaceId[];
  /** The organisation that pledges for this one: itself, or the parent it is a unit of. */
  pledgerOf(org: OrganisationId): OrganisationId;
  /** The how many-th of the record's pledges, quotations or conflicts this one is. */
  orderOf(entry: Pledge | Quote | Conflict): number;
}

/** A claim's full id; a bare name belongs to `owner`. */
export function claimId(owner: string, ref: string): ClaimId {
  return (ref.includes('#') ? ref : `${owner}#${ref}`) as ClaimId;
}

const hedgeOf = (r: S.Reading): Hedge => ({
  ...(r.hedge ? { bound: r.hedge } : {}),
  ...(r.mode ? { mode: r.mode } : {}),
});

/** A bare number on a money measure is an amount that prints no currency. */
function inUnit(value: Value, unit: S.Measure['unit'] | undefined): Value {
  if (unit !== 'money') return value;
  if (value.kind === 'count') return { kind: 'money', amounts: [{ currency: null, amount: value.count }] };
  if (value.kind === 'range' && value.currency === undefined) return { ...value, currency: null };
  return value;
}

function toClaim(owner: { pledge?: PledgeId; event: EventId; by?: OrganisationId }, key: string, c: S.Claim, folder: Folder): Claim {
  const ownerId: string = owner.pledge ?? owner.event;
  const ref = (r: string | undefined) => (r === undefined ? undefined : claimId(ownerId, r));
  const { pledge, event, by } = owner;
  const common = {
    id: claimId(ownerId, key),
    event,
    topics: c.topics as TopicId[],
    findBy: c.findBy,
    ...present({
      pledge,
      by,
      claimedBy: c.claimedBy as OrganisationId | PersonId | undefined,
      place: c.place as PlaceId | undefined,
      due: c.due,
      on: c.on,
      notStated: c.notStated,
    }),
  };
  if ('measure' in c) {
    const unit = folder.measures[c.measure]?.unit;
    const readings: Reading[] = (c.readings ?? []).map((r) => ({
      value: inUnit(r.value, unit),
      hedge: hedgeOf(r),
      at: r.at as SourceId,
      words: r.words,
      ...present({ narrower: r.narrower as ConflictId | undefined, rejected: r.rejected as ConflictId | undefined }),
    }));
    return {
      ...common,
      kind: 'figure',
      measure: c.measure as MeasureId,
      beside: c.beside,
      readings: readings.filter((r) => !r.rejected),
      rejected: readings.filter((r) => r.rejected),
      ...present({ covers: c.covers, partOf: ref(c.partOf), progressOf: ref(c.progressOf), overlaps: ref(c.overlaps) }),
    };
  }
  return {
    ...common,
    kind: 'statement',
    aspect: c.aspect,
    says: c.says,
    with: (c.with ?? []) as OrganisationId[],
    evidence: c.evidence ?? [],
    ...present({ site: c.site, of: ref(c.of) }),
  };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** The keys that have a value: an absent fact is an absent key. */
function present<T extends object>(o: T): Present<T> {
  return Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as Present<T>;
}

function identified<I extends string, T extends object>(entries: Record<string, T>): ReadonlyMap<I, T & { readonly id: I }> {
  return new Map(Object.entries(entries).map(([id, e]) => [id as I, Object.freeze({ ...e, id: id as I })]));
}

/** Items by their keys: grouped when one is asked for first, since most questions ask for few. */
function grouped<K, V>(all: ReadonlyMap<unknown, V>, keys: (v: V) => Iterable<K>): (k: K) => readonly V[] {
  const made = once(() => {
    const groups = new Map<K, V[]>();
    for (const item of all.values())
      for (const k of keys(item)) {
        const group = groups.get(k);
        if (group) group.push(item);
        else groups.set(k, [item]);
      }
    return groups;
  });
  return (k) => made().get(k) ?? [];
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const numbersIn = ({ value }: Reading): number[] => {
  switch (value.kind) {
    case 'money':
      return value.amounts.map((m) => m.amount);
    case 'count':
      return [value.count];
    case 'percent':
      return [value.percent];
    case 'range':
      return [];
  }
};

/** Figures by the numbers of their readings; ranges, of which there are few, apart. */
function byNumber(claims: ReadonlyMap<ClaimId, Claim>): (low: number, high: number) => readonly Figure[] {
  const index = once(() => {
    const groups = new Map<number, [place: number, Figure][]>();
    const ranges: [place: number, Figure][] = [];
    let place = 0;
    for (const claim of claims.values()) {
      place++;
      if (claim.kind !== 'figure') continue;
      const readings = [...claim.readings, ...claim.rejected];
      for (const n of new Set(readings.flatMap(numbersIn))) {
        const group = groups.get(n);
        if (group) group.push([place, claim]);
        else groups.set(n, [[place, claim]]);
      }
      if (readings.some((r) => r.value.kind === 'range')) ranges.push([place, claim]);
    }
    return { groups, ranges };
  });
  return (low, high) => {
    const { groups, ranges } = index();
    const numbers = low === high ? [low] : [...groups.keys()].filter((n) => n >= low && n <= high);
    const meets = ({ value }: Reading) => value.kind === 'range' && value.from <= high && value.to >= low;
    const found = [
      ...numbers.flatMap((n) => groups.get(n) ?? []),
      ...ranges.filter(([, f]) => f.readings.some(meets) || f.rejected.some(meets)),
    ];
    return [...new Map(found.sort(([a], [b]) => a - b)).values()];
  };
}

/** Makes the frozen knowledge base of a folder that has passed its checks. */
export function buildBase(folder: Folder, version: string): KnowledgeBase {
  const organisations = identified<OrganisationId, S.Organisation>(folder.organisations);
  const places = identified<PlaceId, S.Place>(folder.places);
  const events = identified<EventId, S.EventEntry>(folder.events);
  const pledges = identified<PledgeId, S.Pledge>(folder.pledges);
  const quotes = identified<QuoteId, S.Quote>(folder.quotes);
  const conflicts = identified<ConflictId, S.Conflict>(folder.conflicts);

  const claims = new Map<ClaimId, Claim>();
  for (const e of events.values())
    for (const [key, c] of Object.entries(e.claims)) {
      const made = toClaim({ event: e.id }, key, c, folder);
      claims.set(made.id, Object.freeze(made));
    }
  for (const p of pledges.values())
    for (const [key, c] of Object.entries(p.claims)) {
      const made = toClaim({ pledge: p.id, event: p.event as EventId, by: p.by as OrganisationId }, key, c, folder);
      claims.set(made.id, Object.freeze(made));
    }

  const pledgerOf = (org: OrganisationId): OrganisationId => {
    const parent = organisations.get(org)?.unitOf as OrganisationId | undefined;
    return parent === undefined ? org : pledgerOf(parent);
  };
  const around = new Map<PlaceId, readonly PlaceId[]>();
  const placesAround = (id: PlaceId): readonly PlaceId[] => {
    const known = around.get(id);
    if (known) return known;
    const within = (places.get(id)?.within ?? []) as PlaceId[];
    const all = [...new Set([id, ...within.flatMap(placesAround)])];
    around.set(id, all);
    return all;
  };

  const pledgesByOrg = grouped(pledges, (p) => [p.by as OrganisationId]);
  const claimsByOwner = grouped(claims, (c) => [c.pledge ?? c.event]);
  const quotesBySpeaker = grouped(quotes, (q) => (q.speaker ? [q.speaker as PersonId] : []));
  const quotesByOrg = grouped(quotes, (q) => [pledgerOf(q.organisation.id as OrganisationId)]);
  const people = identified<PersonId, S.Person>(folder.people);
  const peopleByOrg = grouped(people, (p) => new Set(p.roles.map((r) => pledgerOf(r.organisation as OrganisationId))));
  const figures = grouped(claims, (c) => (c.kind === 'figure' ? [c.measure] : []));
  const claimsByPlace = grouped(claims, (c) => (c.place ? placesAround(c.place) : []));
  const claimsBySource = grouped(claims, (c) => new Set((c.kind === 'figure' ? c.readings : c.evidence).map((e) => e.at as SourceId)));
  const claimsByPartner = grouped(claims, (c) => (c.kind === 'statement' ? c.with : []));
  const pledgesByTopic = grouped(pledges, (p) => p.topics as TopicId[]);
  const pledgesByHome = grouped(pledges, (p) => {
    const home = organisations.get(p.by as OrganisationId)?.home as PlaceId | undefined;
    return home ? placesAround(home) : [];
  });
  const pledgesBySector = grouped(pledges, (p) => {
    const sector = organisations.get(p.by as OrganisationId)?.sector as TopicId | undefined;
    return sector ? [sector] : [];
  });
  const quotesBySource = grouped(quotes, (q) => [q.at as SourceId]);
  const order = once(() => {
    const nth = new Map<Pledge | Quote | Conflict, number>();
    for (const part of [pledges, quotes, conflicts]) for (const [i, entry] of [...part.values()].entries()) nth.set(entry, i);
    return nth;
  });
  const conflictsByRef = grouped(conflicts, (c) => c.about);

  return Object.freeze({
    version,
    sources: identified<SourceId, S.Source>(folder.sources),
    organisations,
    people,
    places,
    topics: identified<TopicId, S.Topic>(folder.topics),
    measures: identified<MeasureId, S.Measure>(folder.measures),
    events,
    pledges,
    quotes,
    conflicts,
    claims,
    pledgesBy: (org: OrganisationId) => pledgesByOrg(pledgerOf(org)),
    claimsOf: claimsByOwner,
    quotesBy: quotesBySpeaker,
    quotesFrom: (org: OrganisationId) => quotesByOrg(pledgerOf(org)),
    quotesAt: quotesBySource,
    figuresOf: figures as (m: MeasureId) => readonly Figure[],
    figuresWith: byNumber(claims),
    peopleOf: (org: OrganisationId) => peopleByOrg(pledgerOf(org)),
    claimsAt: claimsByPlace,
    claimsFrom: claimsBySource,
    claimsWith: claimsByPartner as (o: OrganisationId) => readonly Statement[],
    pledgesAbout: pledgesByTopic,
    pledgesInSector: pledgesBySector,
    headlines: [...pledges.values()].filter((p) => p.headline),
    pledgesFrom: pledgesByHome,
    conflictsAbout: conflictsByRef,
    placesAround,
    pledgerOf,
    orderOf: (entry: Pledge | Quote | Conflict) => order().get(entry)!,
  });
}
