import type { KnowledgeBase } from '../knowledge/base.js';
import type { PlaceId } from '../model/ids.js';

/** The event that a record is of: the latest, where it holds several. */
export const eventOf = (kb: KnowledgeBase) => [...kb.events.values()].at(-1);

/** The country an event takes place in: "in France" says nothing more where everything is. */
export function homeGround(kb: KnowledgeBase): PlaceId[] {
  const event = eventOf(kb);
  return event
    ? kb.placesAround(event.place as PlaceId).filter((p) => ['country', 'continent'].includes(kb.places.get(p)?.kind ?? ''))
    : [];
}
