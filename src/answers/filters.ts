import type { KnowledgeBase, Pledge } from '../knowledge/base.js';
import { kept } from '../text/kept.js';
import type { OrganisationId, PlaceId } from '../model/ids.js';
import { amountOf } from './claims.js';
import type { Asking } from './part.js';

/** Whether a pledge touches a place: a claim of it lies there. */
function touches(kb: KnowledgeBase, p: Pledge, places: readonly PlaceId[]): boolean {
  return kb.claimsOf(p.id).some((c) => c.place && places.some((place) => kb.placesAround(c.place!).includes(place)));
}

/** The pledges that a filter of the question can leave at most: the fewer, the fewer are looked at. */
function candidates({ q, kb }: Asking): Iterable<Pledge> {
  const pools: (() => readonly Pledge[])[] = [
    ...(q.within.length > 1 ? [() => q.within.flatMap((id) => kb.pledges.get(id) ?? [])] : []),
    ...(q.places.length > 0
      ? [() => q.places.flatMap((p) => kb.claimsAt(p).flatMap((c) => (c.pledge ? [kb.pledges.get(c.pledge)!] : [])))]
      : []),
    ...(q.homes.length > 0 ? [() => q.homes.flatMap((h) => kb.pledgesFrom(h))] : []),
    ...(q.topics.length > 0 ? [() => q.topics.flatMap((t) => [...kb.pledgesAbout(t), ...kb.pledgesInSector(t)])] : []),
  ];
  const [pool] = pools;
  if (!pool) return kb.pledges.values();
  // Where each stands is looked up once, and not for every two that are compared.
  const placed = [...new Set(pool())].map((p) => ({ p, at: kb.orderOf(p) }));
  return placed.sort((a, b) => a.at - b.at).map(({ p }) => p);
}

/** What filters left of a record: it never changes, so that the same ones leave the same again. */
const left = new WeakMap<KnowledgeBase, Map<string, readonly Pledge[]>>();
const KEPT = 64;

/** The pledges that the question's filters leave, in the record's order: for the same filters, the same list. */
export function filterPledges(asking: Asking): readonly Pledge[] {
  const { q, kb } = asking;
  const known = left.get(kb) ?? new Map<string, readonly Pledge[]>();
  left.set(kb, known);
  const filters = JSON.stringify([q.excluded, q.within, q.homes, q.places, q.topics, q.statuses, q.inTotal, q.noFigure]);
  return kept(known, KEPT, filters, () => [...candidates(asking)].filter(passes(asking)));
}

/** Whether the question's filters leave a pledge. */
export function passes({ q, kb }: Asking): (p: Pledge) => boolean {
  const excluded = new Set<OrganisationId>(q.excluded.map((o) => kb.pledgerOf(o)));
  return (p) => {
    if (excluded.has(p.by as OrganisationId)) return false;
    if (q.within.length > 1 && !q.within.includes(p.id)) return false;
    if (q.homes.length > 0) {
      const home = kb.organisations.get(p.by as OrganisationId)?.home as PlaceId | undefined;
      if (!home || !q.homes.some((h) => kb.placesAround(home).includes(h))) return false;
    }
    if (q.places.length > 0 && !touches(kb, p, q.places)) return false;
    if (q.topics.length > 0 && !q.topics.some((t) => p.topics.includes(t) || kb.organisations.get(p.by as OrganisationId)?.sector === t))
      return false;
    if (q.statuses.length > 0 && !q.statuses.includes(p.status.at(-1)!.is)) return false;
    if (q.inTotal !== undefined && p.inEventTotal !== q.inTotal) return false;
    if (q.noFigure) {
      const f = amountOf(kb, p);
      if (f && f.readings.length > 0) return false;
    }
    return true;
  };
}

const PUBLIC: readonly (string | undefined)[] = ['public-body', 'government', 'region'];
/** Whether an organisation is of the kind whose words are asked for: a government, a region or town, any public body. */
export function isOfAskedKind({ q, kb }: Asking, organisation: OrganisationId): boolean {
  const kind = kb.organisations.get(organisation)?.kind;
  return (!q.government || kind === 'government') && (!q.local || kind === 'region') && (!q.publicBody || PUBLIC.includes(kind));
}
