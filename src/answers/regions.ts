import type { Figure, KnowledgeBase } from '../knowledge/base.js';
import type { MeasureId, PlaceId } from '../model/ids.js';
import { shown } from './claims.js';
import { figureSpan } from './figures.js';
import { placeName } from './names.js';
import { item, part, type Answerer, type Asking, type Part } from './part.js';
import { standing } from './standings.js';

/** The event's own figures for several places; undefined unless it has one for each, of the measure that is asked. */
function toldThere({ q, kb }: Asking): Figure[] | undefined {
  const claims = [...kb.events.keys()]
    .flatMap((e) => kb.claimsOf(e))
    .filter((c): c is Figure => c.kind === 'figure' && c.readings.length > 0 && isAsked(kb, q.measures, c.measure));
  const told = q.places.flatMap((p: PlaceId) => claims.find((c) => c.place === p) ?? []);
  return q.places.length > 1 && told.length === q.places.length ? told : undefined;
}

/** What pledges state a number of is asked for by itself; else the event's counts are meant. */
const isAsked = (kb: KnowledgeBase, asked: readonly MeasureId[], of: MeasureId): boolean => {
  const pledged = asked.filter((m) => kb.figuresOf(m).some((f) => f.pledge !== undefined));
  return pledged.length > 0 ? pledged.includes(of) : asked.includes(of) || kb.measures.get(of)?.unit === 'count';
};

/** The event's figures for several places, side by side. */
export const answerRegions: Answerer = (asking) => {
  const { q, w } = asking;
  const told = toldThere(asking);
  if (!told) return undefined;
  const n = (f: Figure) => standing(f, undefined) ?? 0;
  const ordered = q.direction ? [...told].sort((a, b) => (q.direction === 'min' ? n(a) - n(b) : n(b) - n(a))) : told;
  return part(
    'answered',
    ordered.map((f) => {
      const s = shown(f)!;
      return item(w.say('listItem', { who: placeName(w, f.place!), text: figureSpan(w, f, s), cites: w.cite(...s.grounds.slice(0, 1)) }));
    }),
    { places: q.places },
  );
};

/** Two places and which has more, by the event's own figures: both, and whether it is so. */
export function comparedRegions(asking: Asking): { readonly told: Part; readonly holds: boolean } | undefined {
  const told = answerRegions(asking);
  const [a, b] = toldThere(asking)?.map((f) => standing(f, undefined)) ?? [];
  if (!told || a === undefined || b === undefined) return undefined;
  return { told, holds: asking.q.more === 'less' ? a < b : a > b };
}
