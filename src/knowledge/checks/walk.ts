import { claimId, type Folder } from '../base.js';
import { PART_NAMES } from '../layout.js';
import type { Claim, Pledge } from '../schema.js';
import type { Place } from './check.js';

/** Every value of an entry, the entry itself first, each with its place and the key it stands under. */
function* nodesOf(value: unknown, place: Place, key: string): Iterable<{ value: unknown; key: string; place: Place }> {
  yield { value, key, place };
  if (typeof value !== 'object' || value === null) return;
  for (const [step, child] of Object.entries(value)) {
    const path = [...place.path, Array.isArray(value) ? Number(step) : step];
    yield* nodesOf(child, { ...place, path }, Array.isArray(value) ? key : step);
  }
}

/** Every value of the folder. An item of a list stands under the list's key. */
export function* nodes(folder: Folder): Iterable<{ value: unknown; key: string; place: Place }> {
  for (const part of PART_NAMES) for (const [id, entry] of Object.entries(folder[part])) yield* nodesOf(entry, { part, id, path: [] }, '');
}

/** Printed words and the source that prints them. */
export interface Print {
  readonly at: string;
  readonly words: string;
  readonly place: Place;
}

/** Every place where an entry gives the printed words of a source: evidence, readings and quotes alike. */
export function* prints(folder: Folder): Iterable<Print> {
  for (const { value, place } of nodes(folder)) {
    const { at, words } = (value ?? {}) as { at?: unknown; words?: unknown };
    if (typeof at === 'string' && typeof words === 'string') yield { at, words, place };
  }
}

/** A claim with its full id and its place; `pledge` is absent for an event's own claims. */
export interface Placed {
  readonly id: string;
  readonly owner: string;
  readonly pledge?: Pledge;
  readonly claim: Claim;
  readonly place: Place;
}

export function* claims(folder: Folder): Iterable<Placed> {
  const placed = (part: 'events' | 'pledges', owner: string, key: string, claim: Claim): Placed => ({
    id: claimId(owner, key),
    owner,
    claim,
    place: { part, id: owner, path: ['claims', key] },
  });
  for (const [owner, event] of Object.entries(folder.events))
    for (const [key, claim] of Object.entries(event.claims)) yield placed('events', owner, key, claim);
  for (const [owner, pledge] of Object.entries(folder.pledges))
    for (const [key, claim] of Object.entries(pledge.claims)) yield { ...placed('pledges', owner, key, claim), pledge };
}

/** Items by a key, in the order in which they come. (Map.groupBy is not in Node 20.) */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** A place further in. */
export const within = (place: Place, ...steps: (string | number)[]): Place => ({ ...place, path: [...place.path, ...steps] });
