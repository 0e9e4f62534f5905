import type { KnowledgeBase } from '../knowledge/base.js';
import type { OrganisationId } from '../model/ids.js';
import type { Lang } from '../model/language.js';
import type { Query } from '../model/query.js';
import type { About } from './part.js';
import { PHRASES, type PhraseKey } from './phrases/index.js';

/** Near questions that this record answers, at most three: what the last answer left open, nearest first. */
export function suggest(kb: KnowledgeBase, lang: Lang, queries: readonly Query[], about: About): string[] {
  const q = queries.at(-1);
  const say = (key: PhraseKey, slots: Record<string, string>) =>
    PHRASES[lang][key].replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '');
  const name = (org: OrganisationId) => kb.organisations.get(org)?.localName?.[lang] ?? kb.organisations.get(org)?.name ?? '';
  const headline = kb.headlines.map((p) => p.by as OrganisationId);
  const org = [...(about.organisations ?? []), ...(q?.organisations ?? [])]
    .map((o) => kb.pledgerOf(o))
    .find((o) => kb.pledgesBy(o).length > 0);
  const subject = org ?? headline[0];
  const ideas: string[] = [];
  if (subject) {
    const claims = kb.pledgesBy(subject).flatMap((p) => kb.claimsOf(p.id));
    const has = (aspect: string) => claims.some((c) => c.kind === 'statement' && c.aspect === aspect && !c.notStated);
    const money = claims.some((c) => c.kind === 'figure' && c.readings.length > 0 && kb.measures.get(c.measure)?.unit === 'money');
    const asked = q && q.organisations.length > 0 ? q : undefined;
    if (money && !asked?.measures.some((m) => kb.measures.get(m)?.unit === 'money')) ideas.push(say('askAmount', { who: name(subject) }));
    if (has('place') && !asked?.aspects.includes('place')) ideas.push(say('askPlace', { who: name(subject) }));
    if (has('partner') && !asked?.aspects.includes('partner')) ideas.push(say('askPartner', { who: name(subject) }));
    if (kb.quotesFrom(subject).length > 0 && q?.act !== 'quotes') ideas.push(say('askQuotes', { who: name(subject) }));
  }
  if (q?.act !== 'event') for (const e of kb.events.values()) ideas.push(say('askTotal', { event: e.name[lang] }));
  return ideas.slice(0, 3);
}
