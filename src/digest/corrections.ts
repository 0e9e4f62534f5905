import { isCorrection } from '../answers/digest/news.js';
import type { Lang } from '../model/language.js';
import { placeOf, type NewsDesk } from './news.js';
import type { DigestParts } from './parts.js';

/**
 * Claims, for each place that was told a figure since corrected and has no digest to tell it in, a correction of its own.
 * It may be run as often as one likes: each place is told of each change of the record once.
 */
export async function claimCorrections({ store, now, window, queue }: DigestParts, news: NewsDesk): Promise<void> {
  const last = await store.journal.last();
  const seq = await news.position();
  // What was corrected long ago, while nothing ran, is no news any more; and who is not the last leaves it to them.
  if (!last || last.seq !== seq || seq < 2 || now() - last.at > window) return;
  const since = seq - 1;
  const places = new Map<string, { claims: Set<string>; lang: Lang }>();
  for (const n of (await news.since(since)).news.filter(isCorrection))
    for (const { place, lang } of await store.told.where(n.id)) {
      const own = places.get(placeOf(place)) ?? { claims: new Set(), lang };
      own.claims.add(n.id);
      places.set(placeOf(place), { ...own, lang });
    }
  const due = now();
  const date = new Date(due).toISOString().slice(0, 10);
  for (const [place, { claims, lang }] of places) {
    if ((await store.digests.of(place)).some((s) => !s.paused)) continue;
    const delivery = {
      id: `correction:${seq}:${place}`,
      place,
      date,
      due,
      until: due + window,
      correction: { claims: [...claims].sort(), lang, since },
    };
    await queue.put(await store.digests.claim([{ delivery }]));
  }
}
