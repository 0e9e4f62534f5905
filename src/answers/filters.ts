import type { KnowledgeBase, Pledge } from '../knowledge/base.js';
import type { OrganisationId, PlaceId } from '../model/ids.js';
import { amountOf } from './claims.js';
import type { Asking } from './part.js';

/** Whether a pledge touches a place: a claim of it lies there. */
function touches(kb: KnowledgeBase, p: Pledge, places: readonly PlaceId[]): boolean {
  return kb.claimsOf(p.id).some((c) => c.place && places.some((place) => kb.placesAround(c.place!).includes(place)));
}

/** The pledges that the question's filters leave, in the record's order. */
export function filterPledges({ q, kb }: Asking): Pledge[] {
  const excluded = new Set<OrganisationId>(q.excluded.map((o) => kb.pledgerOf(o)));
  return [...kb.pledges.values()].filter((p) => {
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
  });
}

const PUBLIC: readonly (string | undefined)[] = ['public-body', 'government', 'region'];
/** Whether an organisation is of the kind whose words are asked for: a government, a region or town, any public body. */
export function isOfAskedKind({ q, kb }: Asking, organisation: OrganisationId): boolean {
  const kind = kb.organisations.get(organisation)?.kind;
  return (!q.government || kind === 'government') && (!q.local || kind === 'region') && (!q.publicBody || PUBLIC.includes(kind));
}
