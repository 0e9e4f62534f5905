import { claimId, type Folder } from '../base.js';
import type { Check, Finding, Place } from './check.js';
import { claims, groupBy, within } from './walk.js';

/** An arrow from one id to another, and where it is drawn. */
interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/** Relations that must come to an end. Those of one name are followed together. */
const RELATIONS: readonly { readonly means: string; readonly arrows: (folder: Folder) => Iterable<Arrow> }[] = [
  {
    means: 'is a unit of',
    *arrows({ organisations }) {
      for (const [id, { unitOf }] of Object.entries(organisations))
        if (unitOf !== undefined) yield { from: id, to: unitOf, place: { part: 'organisations', id, path: ['unitOf'] } };
    },
  },
  {
    means: 'lies in',
    *arrows({ places }) {
      for (const [id, place] of Object.entries(places))
        for (const [i, to] of place.within.entries()) yield { from: id, to, place: { part: 'places', id, path: ['within', i] } };
    },
  },
  {
    // Two claims that each give way to the other would both be left out of a sum.
    means: 'is counted within',
    *arrows(folder) {
      for (const { id, owner, claim, place } of claims(folder))
        for (const key of ['partOf', 'progressOf', 'overlaps', 'of'] as const) {
          const to = (claim as { [k in typeof key]?: string })[key];
          if (to !== undefined) yield { from: id, to: claimId(owner, to), place: within(place, key) };
        }
    },
  },
  {
    means: 'replaces',
    *arrows(folder) {
      for (const { id, owner, claim, place } of claims(folder))
        if ('measure' in claim && claim.replaces !== undefined)
          yield { from: id, to: claimId(owner, claim.replaces), place: within(place, 'replaces') };
    },
  },
];

/** The ways that lead from an arrow back to where it starts; each circle is found once, at its first arrow. */
function* circles(arrows: readonly Arrow[]): Iterable<{ arrow: Arrow; way: string[] }> {
  const next = groupBy(arrows, (arrow) => arrow.from);
  const done = new Set<string>();
  function* follow(id: string, way: string[]): Iterable<{ arrow: Arrow; way: string[] }> {
    if (done.has(id)) return;
    for (const arrow of next.get(id) ?? []) {
      const start = [...way, id].indexOf(arrow.to);
      if (start >= 0) yield { arrow, way: [...way.slice(start), id, arrow.to] };
      else yield* follow(arrow.to, [...way, id]);
    }
    done.add(id);
  }
  for (const id of next.keys()) yield* follow(id, []);
}

/** Nothing is a part of itself, by whatever way. */
export const cycles: Check = {
  name: 'cycles',
  *find(folder): Iterable<Finding> {
    for (const { means, arrows } of RELATIONS)
      for (const { arrow, way } of circles([...arrows(folder)]))
        yield {
          place: arrow.place,
          problem: `This runs in a circle: ${way[0]} ${way
            .slice(1)
            .map((id) => `${means} ${id}`)
            .join(', which ')}.`,
          cure: 'Remove the link that is wrong.',
        };
    for (const [id, { sameMoment }] of Object.entries(folder.quotes))
      if (sameMoment === id)
        yield {
          place: { part: 'quotes', id, path: ['sameMoment'] },
          problem: 'A quote is no other rendering of itself.',
          cure: 'Name the other quote, or remove the key.',
        };
  },
};
