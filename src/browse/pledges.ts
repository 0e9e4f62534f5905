import { shown } from '../answers/claims.js';
import { termIn } from '../answers/compute.js';
import { figureSpan } from '../answers/figures.js';
import type { Conflict, KnowledgeBase, Measure, Pledge } from '../knowledge/base.js';
import type { OrganisationId, PlaceId } from '../model/ids.js';
import type { FigureCell, PlaceFacet, PledgeFilter, PledgeRow, PledgesView, PledgeView, PledgeWish, StatusView } from '../model/record.js';
import { STATUSES } from '../model/status.js';
import { claimView } from './claims.js';
import { conflictView } from './conflicts.js';
import { compare, facet, holds, sliced } from './lists.js';
import { present } from './present.js';
import { quoteView } from './quotes.js';
import type { Reader } from './names.js';
import { statedFigure, totalOf, unitOf } from './total.js';

/** Measures that a table shows figures of, at most. */
const COLUMNS = 2;

/** The measures that most figures are of, among those that add up; money leads. */
export function columnsOf(kb: KnowledgeBase): Measure[] {
  const rank = (m: Measure) => (m.unit === 'money' ? 1 : 0);
  return [...kb.measures.values()]
    .filter((m) => m.adds && kb.figuresOf.count(m.id) > 0)
    .sort((a, b) => rank(b) - rank(a) || kb.figuresOf.count(b.id) - kb.figuresOf.count(a.id))
    .slice(0, COLUMNS);
}

const homeOf = (kb: KnowledgeBase, p: Pledge) => kb.organisations.get(p.by as OrganisationId)?.home as PlaceId | undefined;
const standing = (p: Pledge) => p.status.at(-1)!;

/** Where its claims lie, what stands beside the pledge left out: the narrowest places. */
export function placesOf(kb: KnowledgeBase, p: Pledge): PlaceId[] {
  const all = new Set(kb.claimsOf(p.id).flatMap((c) => (c.place && !(c.kind === 'figure' && c.beside) ? [c.place] : [])));
  const wider = new Set([...all].flatMap((id) => kb.placesAround(id).filter((around) => around !== id)));
  return [...all].filter((id) => !wider.has(id));
}

/** Disputes about a pledge or a claim of it. */
export const conflictsOf = (kb: KnowledgeBase, p: Pledge): Conflict[] => [
  ...new Set([p.id, ...kb.claimsOf(p.id).map((c) => c.id)].flatMap((id) => kb.conflictsAbout(id))),
];

const textsOf = (kb: KnowledgeBase, p: Pledge): string[] => {
  const by = kb.organisations.get(p.by as OrganisationId);
  return [
    ...(by ? [by.name, ...by.aliases] : []),
    p.title.en,
    p.title.fr,
    ...p.topics.flatMap((t) => Object.values(kb.topics.get(t as never)?.label ?? {})),
    ...kb.claimsOf(p.id).flatMap((c) => Object.values((c.kind === 'statement' ? c.says : c.covers) ?? {})),
    ...placesOf(kb, p).flatMap((id) => Object.values(kb.places.get(id)!.name)),
  ];
};

/** Whether a pledge is wanted. */
function wanted(kb: KnowledgeBase, f: PledgeFilter): (p: Pledge) => boolean {
  const measure = f.measure === undefined ? undefined : kb.measures.get(f.measure as never);
  return (p) => {
    const home = homeOf(kb, p);
    return (
      (f.organisation === undefined || kb.pledgerOf(f.organisation as OrganisationId) === p.by) &&
      (f.event === undefined || p.event === f.event) &&
      (f.home === undefined || (home !== undefined && kb.placesAround(home).includes(f.home as PlaceId))) &&
      (f.topic === undefined || p.topics.includes(f.topic) || kb.organisations.get(p.by as OrganisationId)?.sector === f.topic) &&
      (f.status === undefined || standing(p).is === f.status) &&
      (f.measure === undefined || (measure !== undefined && statedFigure(kb, p, measure) !== undefined)) &&
      (f.place === undefined || placesOf(kb, p).some((id) => kb.placesAround(id).includes(f.place as PlaceId))) &&
      (f.text === undefined || holds(p, f.text, () => textsOf(kb, p)))
    );
  };
}

function statusView(r: Reader, s: Pledge['status'][number]): StatusView {
  return { is: s.is, on: s.on, ...present({ says: s.says && r.text(s.says) }), evidence: (s.evidence ?? []).map((e) => r.evidence(e)) };
}

/** A measure with the currency that its figures are compared in. */
interface Column {
  readonly measure: Measure;
  readonly currency: string | null | undefined;
}

function cell(r: Reader, p: Pledge, { measure, currency }: Column): FigureCell[] {
  const figure = statedFigure(r.kb, p, measure);
  if (!figure) return [];
  const s = shown(figure)!;
  const sources = [...new Set(s.grounds.map((g) => g.at))].map((id) => r.source(id));
  const n = termIn(figure, currency)?.n;
  return [{ claim: figure.id, measure: r.measure(measure.id), text: figureSpan(r.w, figure, s).text, ...present({ n }), sources }];
}

function rowOf(r: Reader, p: Pledge, columns: readonly Column[]): PledgeRow {
  const home = homeOf(r.kb, p);
  return {
    ref: r.pledge(p),
    by: r.organisation(p.by),
    title: r.text(p.title),
    event: r.event(r.kb.events.get(p.event as never)!),
    ...present({ home: home && r.place(home) }),
    topics: p.topics.map((t) => r.topic(t)),
    status: statusView(r, standing(p)),
    places: placesOf(r.kb, p).map((id) => r.place(id)),
    figures: columns.flatMap((c) => cell(r, p, c)),
    conflicts: conflictsOf(r.kb, p).length,
  };
}

const columnsFor = (kb: KnowledgeBase, pledges: readonly Pledge[]): Column[] =>
  columnsOf(kb).map((measure) => ({
    measure,
    currency: unitOf(
      pledges.flatMap((p) => statedFigure(kb, p, measure) ?? []),
      measure,
    ),
  }));

/** Pledges as rows of a table of their own. */
export function pledgeRows(r: Reader, pledges: readonly Pledge[]): PledgeRow[] {
  const columns = columnsFor(r.kb, pledges);
  return pledges.map((p) => rowOf(r, p, columns));
}

/** In the order wished for; what has no such thing comes last, whichever way round. */
function sorted(r: Reader, pledges: readonly Pledge[], { sort, descending }: PledgeWish, [first]: readonly Column[]): Pledge[] {
  const { kb } = r;
  const sign = descending ? -1 : 1;
  const by = <K>(keyOf: (p: Pledge) => K | undefined, order: (a: K, b: K) => number): Pledge[] => {
    const keyed = pledges.map((p) => ({ p, key: keyOf(p) }));
    const has = keyed.filter((k): k is { p: Pledge; key: NonNullable<K> } => k.key !== undefined);
    return [...has.sort((a, b) => sign * order(a.key, b.key)), ...keyed.filter((k) => k.key === undefined)].map((k) => k.p);
  };
  switch (sort) {
    case 'record':
      return descending ? [...pledges].reverse() : [...pledges];
    case 'name':
      return by((p) => r.organisation(p.by).name, compare);
    case 'status':
      return by((p) => `${STATUSES.indexOf(standing(p).is)} ${standing(p).on}`, compare);
    case 'home':
      return by((p) => {
        const home = homeOf(kb, p);
        return home && r.place(home).name;
      }, compare);
    case 'figure':
      return by(
        (p) => {
          const figure = first && statedFigure(kb, p, first.measure);
          return figure && termIn(figure, first.currency)?.n;
        },
        (a, b) => a - b,
      );
  }
}

/** Places that pledges lie in, from their country down, each below the one it lies in. */
function placeFacets(r: Reader, pledges: readonly Pledge[]): PlaceFacet[] {
  const { kb } = r;
  const inCountry = (id: PlaceId) => kb.placesAround(id).some((around) => kb.places.get(around)?.kind === 'country');
  const counts = facet(
    pledges,
    (p) => placesOf(kb, p).flatMap((id) => kb.placesAround(id).filter(inCountry)),
    (id) => ({ id, label: r.place(id).name }),
  );
  const listed = new Set(counts.map((f) => f.id));
  const parentOf = (id: string) => kb.places.get(id as PlaceId)!.within.find((parent) => listed.has(parent));
  const below = (parent: string | undefined, depth: number): PlaceFacet[] =>
    counts
      .filter((f) => parentOf(f.id) === parent)
      .flatMap((f) => [{ ...f, kind: kb.places.get(f.id as PlaceId)!.kind, depth }, ...below(f.id, depth + 1)]);
  return below(undefined, 0);
}

/** The pledges that are wanted: a page of them, their sum, and what they can be narrowed to. */
export function listPledges(r: Reader, wish: PledgeWish): PledgesView {
  const { kb } = r;
  const all = [...kb.pledges.values()].filter(wanted(kb, wish));
  const columns = columnsFor(kb, all);
  const total = columns[0] && totalOf(r, all, columns[0].measure);
  const named = (ref: { id: string; name: string }) => ({ id: ref.id, label: ref.name });
  return {
    ...sliced(sorted(r, all, wish, columns), wish, (p) => rowOf(r, p, columns)),
    measures: columns.map(({ measure }) => r.measure(measure.id)),
    ...present({ total }),
    facets: {
      topics: facet(
        all,
        (p) => p.topics,
        (id) => r.topic(id),
      ),
      homes: facet(
        all,
        (p) => {
          const home = homeOf(kb, p);
          return home === undefined ? [] : [home];
        },
        (id) => named(r.place(id)),
      ),
      statuses: facet(
        all,
        (p) => [standing(p).is],
        (id) => ({ id, label: id }),
      ),
      events: facet(
        all,
        (p) => [p.event],
        (id) => named(r.event(kb.events.get(id as never)!)),
      ),
      places: placeFacets(r, all),
    },
  };
}

/** A pledge with its claims, what is disputed about it, and what was said about it. */
export function pledgeView(r: Reader, p: Pledge): PledgeView {
  const { kb } = r;
  const claims = kb.claimsOf(p.id);
  const own = new Set<string>([p.id, ...claims.map((c) => c.id)]);
  const [row] = pledgeRows(r, [p]);
  return {
    ...row!,
    statuses: p.status.map((s) => statusView(r, s)),
    inEventTotal: p.inEventTotal,
    ...present({ inEventTotalNote: p.inEventTotalNote && r.text(p.inEventTotalNote) }),
    claims: claims.map((c) => claimView(r, c)),
    quotes: kb
      .quotesFrom(p.by as OrganisationId)
      .concat([...kb.quotes.values()].filter((q) => q.about.some((id) => own.has(id))))
      .filter((q, i, all) => all.indexOf(q) === i)
      .map((q) => quoteView(r, q)),
    disputes: conflictsOf(kb, p).map((c) => conflictView(r, c)),
  };
}
