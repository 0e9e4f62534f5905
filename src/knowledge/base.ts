import type * as S from './schema.js';
import type { Lookup, Tables } from './tables.js';
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
import type { Hedge, PartialDate, Value } from '../model/value.js';

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
  /** The claim that it holds in place of, and the one that holds in place of it. */
  readonly replaces?: ClaimId;
  readonly replacedBy?: ClaimId;
  /** Not what is pledged: so too where another claim has replaced it. */
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

/** Figures that are the pledge itself: no part, no progress, nothing beside it. */
export const isMain = (c: Figure): boolean => !c.partOf && !c.progressOf && !c.beside;

/** Whether the record says it, and not that nobody does. */
export const isStated = (c: Claim): boolean => (c.kind === 'figure' ? c.readings.length > 0 : c.notStated === undefined);

/** What belongs to a key, and how much of it there is: to count takes nothing, however much it is. */
export interface Group<K, V> {
  (key: K): readonly V[];
  readonly count: (key: K) => number;
}

/** Where everything stands among all of its kind: the events' own claims come first. */
export interface Order {
  /** The how many-th of its kind an entry is. */
  orderOf(entry: Claim | Pledge | Quote | Conflict): number;
  nthPledge(nth: number): Pledge;
  nthClaim(nth: number): Claim;
  nthQuote(nth: number): Quote;
  nthConflict(nth: number): Conflict;
  /** How many claims are of events themselves. */
  claimsOfEvents(): number;
}

/** What the record holds: frozen, every reference resolved, swapped whole when the folder changes. */
export interface KnowledgeBase extends Order {
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
  readonly figuresOf: Group<MeasureId, Figure>;
  /** Figures with a reading, rejected ones too, whose number lies from `low` to `high`, or a range that meets them. */
  figuresWith(low: number, high: number): readonly Figure[];
  /** People with a role in this organisation, its parent or a unit of it. */
  peopleOf(org: OrganisationId): readonly Person[];
  /** Claims at a place or at one that lies in it. */
  readonly claimsAt: Group<PlaceId, Claim>;
  /** Claims that rest on a source. */
  claimsFrom(source: SourceId): readonly Claim[];
  /** Claims that are due on this day; where only a month or a year is known, on its last day. */
  readonly claimsDue: Group<string, Claim>;
  /** Statements that name this organisation as a partner. */
  claimsWith(org: OrganisationId): readonly Statement[];
  pledgesAbout(topic: TopicId): readonly Pledge[];
  /** Pledges of organisations of this sector. */
  pledgesInSector(topic: TopicId): readonly Pledge[];
  /** The pledges meant by "both", "the two companies". */
  readonly headlines: readonly Pledge[];
  /** Pledges of organisations whose home is in this country. */
  readonly pledgesFrom: Group<PlaceId, Pledge>;
  /** Conflicts about any of these, by id of a claim, pledge, quote, organisation, person or event. */
  conflictsAbout(ref: string): readonly Conflict[];
  /** The place itself and every place it lies in. */
  placesAround(place: PlaceId): readonly PlaceId[];
  /** The organisation that pledges for this one: itself, or the parent it is a unit of. */
  pledgerOf(org: OrganisationId): OrganisationId;
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

function toClaim(
  owner: { pledge?: PledgeId; event: EventId; by?: OrganisationId },
  key: string,
  c: S.Claim,
  unitOf: (measure: string) => S.Measure['unit'] | undefined,
  replacements: ReadonlyMap<ClaimId, ClaimId>,
): Claim {
  const ownerId: string = owner.pledge ?? owner.event;
  const ref = (r: string | undefined) => (r === undefined ? undefined : claimId(ownerId, r));
  const { pledge, event, by } = owner;
  const id = claimId(ownerId, key);
  const common = {
    id,
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
    const unit = unitOf(c.measure);
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
      beside: c.beside || replacements.has(id),
      readings: readings.filter((r) => !r.rejected),
      rejected: readings.filter((r) => r.rejected),
      ...present({
        covers: c.covers,
        partOf: ref(c.partOf),
        progressOf: ref(c.progressOf),
        overlaps: ref(c.overlaps),
        replaces: ref(c.replaces),
        replacedBy: replacements.get(id),
      }),
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

/** Entries that are made when they are asked for: as many as a table holds, and as few as a question needs. */
class Stored<K extends string, V> implements ReadonlyMap<K, V> {
  constructor(
    readonly size: number,
    private readonly all: () => Iterable<K>,
    private readonly find: (key: K) => V | undefined,
  ) {}
  get(key: K): V | undefined {
    // As with any map, what is no key finds nothing.
    return typeof key === 'string' ? this.find(key) : undefined;
  }
  has(key: K): boolean {
    return this.get(key) !== undefined;
  }
  *keys(): MapIterator<K> {
    yield* this.all();
  }
  *values(): MapIterator<V> {
    for (const key of this.all()) yield this.get(key)!;
  }
  *entries(): MapIterator<[K, V]> {
    for (const key of this.all()) yield [key, this.get(key)!];
  }
  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }
  forEach(call: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) call(value, key, this);
  }
}

/** Entries of a part that stand in a table. */
function stored<I extends string, T extends object>(part: keyof Folder, ready: Tables): ReadonlyMap<I, T & { readonly id: I }> {
  const table = ready.table<T>(part);
  const made = new Map<I, T & { readonly id: I }>();
  return new Stored(
    table.size,
    () => table.keys() as Iterable<I>,
    (id: I) => {
      const entry = made.get(id) ?? table.get(id);
      if (!entry || made.has(id)) return entry as (T & { readonly id: I }) | undefined;
      const identifiedEntry = Object.freeze({ ...entry, id });
      made.set(id, identifiedEntry);
      return identifiedEntry;
    },
  );
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

/** Which claims have a reading of a number, by their order; those with a range under `RANGES`. */
const RANGES = 'ranges';
function numbered(claims: ReadonlyMap<ClaimId, Claim>): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  let nth = 0;
  for (const claim of claims.values()) {
    const readings = claim.kind === 'figure' ? [...claim.readings, ...claim.rejected] : [];
    const keys = new Set(readings.flatMap((r) => (r.value.kind === 'range' ? [RANGES] : numbersIn(r).map(String))));
    for (const key of keys) {
      const group = groups.get(key);
      if (group) group.push(nth);
      else groups.set(key, [nth]);
    }
    nth++;
  }
  return groups;
}

function figuresWith(numbers: Lookup<readonly number[]>, figure: (nth: number) => Figure, low: number, high: number): Figure[] {
  const wanted = low === high ? [String(low)] : [...numbers.keys()].filter((n) => Number(n) >= low && Number(n) <= high);
  const meets = ({ value }: Reading) => value.kind === 'range' && value.from <= high && value.to >= low;
  const ranges = (numbers.get(RANGES) ?? []).filter((nth) => [...figure(nth).readings, ...figure(nth).rejected].some(meets));
  const found = [...wanted.flatMap((n) => numbers.get(n) ?? []), ...ranges];
  return [...new Set(found.sort((a, b) => a - b))].map(figure);
}

/** The tables of what is worked out of a record, beside those of its parts. */
const DERIVED = { groups: 'groups', numbers: 'numbers', claims: 'claims' } as const;
type Derivations = () => Record<keyof typeof DERIVED, Iterable<readonly [string, unknown]>>;
const derivations = new WeakMap<KnowledgeBase, Derivations>();

/** What `openBase` opens: the parts of a folder, and what is worked out of them. */
export const tablesOfBase = (kb: KnowledgeBase, folder: Folder): Record<string, Iterable<readonly [string, unknown]>> => ({
  ...Object.fromEntries(Object.entries(folder).map(([part, entries]) => [part, Object.entries(entries)])),
  ...derivations.get(kb)!(),
});

const opened = new WeakMap<KnowledgeBase, Tables>();
/** The tables that a base lies in, if it does: other indexes of it lie there too. */
export const tablesUnder = (kb: KnowledgeBase): Tables | undefined => opened.get(kb);

type Parts = {
  readonly [P in
    | 'sources'
    | 'topics'
    | 'people'
    | 'organisations'
    | 'places'
    | 'measures'
    | 'events'
    | 'pledges'
    | 'quotes'
    | 'conflicts']: KnowledgeBase[P];
};

/** Makes the frozen knowledge base of a folder that has passed its checks. */
export const buildBase = (folder: Folder, version: string): KnowledgeBase =>
  assemble(
    {
      sources: identified<SourceId, S.Source>(folder.sources),
      organisations: identified<OrganisationId, S.Organisation>(folder.organisations),
      people: identified<PersonId, S.Person>(folder.people),
      places: identified<PlaceId, S.Place>(folder.places),
      topics: identified<TopicId, S.Topic>(folder.topics),
      measures: identified<MeasureId, S.Measure>(folder.measures),
      events: identified<EventId, S.EventEntry>(folder.events),
      pledges: identified<PledgeId, S.Pledge>(folder.pledges),
      quotes: identified<QuoteId, S.Quote>(folder.quotes),
      conflicts: identified<ConflictId, S.Conflict>(folder.conflicts),
    },
    version,
  );

/** The knowledge base that lies in tables: nothing is read of it before it is asked for. */
export function openBase(ready: Tables, version: string): KnowledgeBase {
  const parts: Parts = {
    sources: stored<SourceId, S.Source>('sources', ready),
    organisations: stored<OrganisationId, S.Organisation>('organisations', ready),
    people: stored<PersonId, S.Person>('people', ready),
    places: stored<PlaceId, S.Place>('places', ready),
    topics: stored<TopicId, S.Topic>('topics', ready),
    measures: stored<MeasureId, S.Measure>('measures', ready),
    events: stored<EventId, S.EventEntry>('events', ready),
    pledges: stored<PledgeId, S.Pledge>('pledges', ready),
    quotes: stored<QuoteId, S.Quote>('quotes', ready),
    conflicts: stored<ConflictId, S.Conflict>('conflicts', ready),
  };
  const kb = assemble(parts, version, ready);
  opened.set(kb, ready);
  return kb;
}

function assemble(parts: Parts, version: string, ready?: Tables): KnowledgeBase {
  const { organisations, people, places, measures, events, pledges, quotes, conflicts } = parts;
  const unitOf = (measure: string) => measures.get(measure as MeasureId)?.unit;
  const claimsOf = remembered((owner: PledgeId | EventId): readonly Claim[] => {
    const pledge = pledges.get(owner as PledgeId);
    const event = events.get(owner as EventId);
    const from = event
      ? { event: event.id }
      : pledge && { pledge: pledge.id, event: pledge.event as EventId, by: pledge.by as OrganisationId };
    const claims = Object.entries((event ?? pledge)?.claims ?? {});
    const replacements = new Map(
      claims.flatMap(([key, c]) =>
        'measure' in c && c.replaces !== undefined ? [[claimId(owner, c.replaces), claimId(owner, key)] as const] : [],
      ),
    );
    return from ? claims.map(([key, c]) => Object.freeze(toClaim(from, key, c, unitOf, replacements))) : [];
  });
  const owners = (): Iterable<PledgeId | EventId> => chained<PledgeId | EventId>(events.keys(), pledges.keys());

  /** By owner, how many claims stand before its own; last, how many there are. */
  const begins = once((): readonly number[] => {
    if (ready) return ready.table<readonly number[]>(DERIVED.claims).get('')!;
    let n = 0;
    return [0, ...[...owners()].map((owner) => (n += claimsOf(owner).length))];
  });
  const claims: ReadonlyMap<ClaimId, Claim> = ready
    ? new Stored(
        begins().at(-1)!,
        function* () {
          for (const owner of owners()) for (const c of claimsOf(owner)) yield c.id;
        },
        (id: ClaimId) => claimsOf(id.split('#')[0] as PledgeId).find((c) => c.id === id),
      )
    : new Map([...owners()].flatMap((owner) => claimsOf(owner).map((c) => [c.id, c] as const)));

  /** Items by their keys: grouped when one is asked for first, since most questions ask for few. */
  const groupings = new Map<string, () => ReadonlyMap<string, readonly { readonly id: string }[]>>();
  function grouped<K extends string, I extends string, V extends { readonly id: I }>(
    name: string,
    all: ReadonlyMap<I, V>,
    keys: (v: V) => Iterable<K>,
  ): Group<K, V> {
    if (ready) {
      const ids = (key: K) => ready.table<readonly I[]>(DERIVED.groups).get(`${name} ${key}`) ?? [];
      const items = remembered((key: K): readonly V[] => ids(key).map((id) => all.get(id)!));
      return Object.assign((key: K) => items(key), { count: (key: K) => ids(key).length });
    }
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
    groupings.set(name, made);
    const items = (key: K): readonly V[] => made().get(key) ?? [];
    return Object.assign(items, { count: (key: K) => items(key).length });
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

  const pledgesByOrg = grouped('pledges by', pledges, (p) => [p.by as OrganisationId]);
  const quotesBySpeaker = grouped('quotes by', quotes, (q) => (q.speaker ? [q.speaker as PersonId] : []));
  const quotesByOrg = grouped('quotes from', quotes, (q) => [pledgerOf(q.organisation.id as OrganisationId)]);
  const peopleByOrg = grouped('people of', people, (p) => new Set(p.roles.map((r) => pledgerOf(r.organisation as OrganisationId))));
  const figures = grouped('figures of', claims, (c) => (c.kind === 'figure' ? [c.measure] : []));
  const claimsByPlace = grouped('claims at', claims, (c) => (c.place ? placesAround(c.place) : []));
  const claimsBySource = grouped(
    'claims from',
    claims,
    (c) => new Set((c.kind === 'figure' ? c.readings : c.evidence).map((e) => e.at as SourceId)),
  );
  const claimsByDue = grouped('claims due', claims, (c) => (c.due === undefined ? [] : [lastDay(c.due)]));
  const claimsByPartner = grouped('claims with', claims, (c) => (c.kind === 'statement' ? c.with : []));
  const pledgesByTopic = grouped('pledges about', pledges, (p) => p.topics as TopicId[]);
  const pledgesByHome = grouped('pledges from', pledges, (p) => {
    const home = organisations.get(p.by as OrganisationId)?.home as PlaceId | undefined;
    return home ? placesAround(home) : [];
  });
  const pledgesBySector = grouped('pledges in', pledges, (p) => {
    const sector = organisations.get(p.by as OrganisationId)?.sector as TopicId | undefined;
    return sector ? [sector] : [];
  });
  const quotesBySource = grouped('quotes at', quotes, (q) => [q.at as SourceId]);
  const conflictsByRef = grouped('conflicts about', conflicts, (c) => c.about);
  const headlines = grouped('pledges that are', pledges, (p) => (p.headline ? ['headline' as const] : []));

  const order = orderIn(parts, { claimsOf, begins, ready });
  const numbers = once((): Lookup<readonly number[]> => ready?.table(DERIVED.numbers) ?? numbered(claims));
  const kb: KnowledgeBase = Object.freeze({
    version,
    ...parts,
    claims,
    claimsOf,
    pledgesBy: (org: OrganisationId) => pledgesByOrg(pledgerOf(org)),
    quotesBy: quotesBySpeaker,
    quotesFrom: (org: OrganisationId) => quotesByOrg(pledgerOf(org)),
    quotesAt: quotesBySource,
    figuresOf: figures as Group<MeasureId, Figure>,
    figuresWith: (low: number, high: number) => figuresWith(numbers(), (nth) => order.nthClaim(nth) as Figure, low, high),
    peopleOf: (org: OrganisationId) => peopleByOrg(pledgerOf(org)),
    claimsAt: claimsByPlace,
    claimsFrom: claimsBySource,
    claimsDue: claimsByDue,
    claimsWith: claimsByPartner as Group<OrganisationId, Statement>,
    pledgesAbout: pledgesByTopic,
    pledgesInSector: pledgesBySector,
    headlines: headlines('headline'),
    pledgesFrom: pledgesByHome,
    conflictsAbout: conflictsByRef,
    placesAround,
    pledgerOf,
    ...order,
  });
  derivations.set(kb, () => ({
    groups: [...groupings].flatMap(([name, groups]) =>
      [...groups()].map(([key, items]) => [`${name} ${key}`, items.map((i) => i.id)] as const),
    ),
    numbers: [...numbers().keys()].map((n) => [n, numbers().get(n)] as const),
    claims: [['', begins()]],
  }));
  return kb;
}

/** The last day of a date that may be a month or a year: until then it is kept. */
export function lastDay(date: PartialDate): string {
  const [year, month, day] = date.split('-').map(Number);
  if (day !== undefined) return date;
  return new Date(Date.UTC(year!, month ?? 12, 0)).toISOString().slice(0, 10);
}

function* chained<T>(...lists: readonly Iterable<T>[]): Iterable<T> {
  for (const list of lists) yield* list;
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

interface Owned {
  readonly claimsOf: (owner: PledgeId | EventId) => readonly Claim[];
  readonly begins: () => readonly number[];
  readonly ready: Tables | undefined;
}

/** Where everything stands, by the tables or, without them, by counting once. */
function orderIn({ events, pledges, quotes, conflicts }: Parts, { claimsOf, begins, ready }: Owned): Order {
  const nthOf = <I extends string>(part: keyof Folder, map: ReadonlyMap<I, unknown>): ((id: string) => number) => {
    if (ready) return (id) => ready.table(part).placeOf(id);
    const nth = once(() => new Map<string, number>([...map.keys()].map((id, i) => [id, i])));
    return (id) => nth().get(id)!;
  };
  const nth = {
    events: nthOf('events', events),
    pledges: nthOf('pledges', pledges),
    quotes: nthOf('quotes', quotes),
    conflicts: nthOf('conflicts', conflicts),
  };
  const keyAt = <I extends string>(
    part: 'events' | 'pledges' | 'quotes' | 'conflicts',
    map: ReadonlyMap<I, unknown>,
  ): ((place: number) => I) => {
    if (ready) return (place) => ready.table(part).keyAt(place) as I;
    const all = once(() => [...map.keys()]);
    return (place) => all()[place]!;
  };
  const at = {
    event: keyAt('events', events),
    pledge: keyAt('pledges', pledges),
    quote: keyAt('quotes', quotes),
    conflict: keyAt('conflicts', conflicts),
  };
  const beginOf = (c: Claim): number => begins()[c.pledge ? events.size + nth.pledges(c.pledge) : nth.events(c.event)]!;
  return {
    orderOf(entry) {
      if ('kind' in entry && (entry.kind === 'figure' || entry.kind === 'statement'))
        return beginOf(entry) + claimsOf(entry.pledge ?? entry.event).indexOf(entry);
      if ('words' in entry) return nth.quotes(entry.id);
      return 'by' in entry && 'status' in entry ? nth.pledges(entry.id) : nth.conflicts(entry.id);
    },
    nthPledge: (place) => pledges.get(at.pledge(place))!,
    nthClaim(place) {
      // The last owner that begins at the place or before it.
      let low = 0;
      let high = begins().length - 1;
      while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if (begins()[middle]! <= place) low = middle;
        else high = middle;
      }
      const owner = low < events.size ? at.event(low) : at.pledge(low - events.size);
      return claimsOf(owner)[place - begins()[low]!]!;
    },
    nthQuote: (place) => quotes.get(at.quote(place))!,
    nthConflict: (place) => conflicts.get(at.conflict(place))!,
    claimsOfEvents: () => begins()[events.size]!,
  };
}
