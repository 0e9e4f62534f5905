import type { KnowledgeBase } from '../knowledge/base.js';
import type { Bilingual } from '../model/language.js';
import type { Overview } from '../model/overview.js';

const same = (name: string): Bilingual => ({ en: name, fr: name });

/** What a record holds, for whoever opens the bot: counts, the latest day, and names to ask about. */
export function overviewOf(kb: KnowledgeBase): Overview {
  const latest = [...kb.sources.values()]
    .flatMap((s) => s.published ?? [])
    .sort((a, b) => (a < b ? -1 : 1))
    .at(-1);
  const nameOf = (by: string): Bilingual[] => {
    const organisation = kb.organisations.get(by as never);
    return organisation ? [organisation.localName ?? same(organisation.name)] : [];
  };
  const headline = [...new Set([...kb.pledges.values()].filter((p) => p.headline).map((p) => p.by))];
  const speakers = [...new Set([...kb.quotes.values()].map((q) => q.speaker))];
  return {
    counts: { pledges: kb.pledges.size, claims: kb.claims.size, quotes: kb.quotes.size, sources: kb.sources.size },
    ...(latest === undefined ? {} : { latest }),
    pledgers: headline.flatMap(nameOf),
    speakers: speakers.flatMap((id) => kb.people.get(id as never)?.name ?? []).map(same),
    events: [...kb.events.values()].map((e) => e.name),
  };
}
