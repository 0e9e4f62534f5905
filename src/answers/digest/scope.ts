import type { Claim, KnowledgeBase, Pledge, Quote } from '../../knowledge/base.js';
import type { DigestFilter } from '../../model/digest.js';
import type { OrganisationId, PledgeId } from '../../model/ids.js';
import type { News } from './news.js';

/** Pledges that are looked at one by one; of more, only those that are asked for. */
const FEW = 500;

/** What a filter leaves of the record. */
export interface Scope {
  readonly whole: boolean;
  claim(c: Claim): boolean;
  quote(q: Quote): boolean;
  news(n: News): boolean;
  /** The pledges in the filter; undefined for all of them. */
  readonly pledges: readonly Pledge[] | undefined;
  /** The same where they are few enough to be looked at one by one. */
  readonly few: readonly Pledge[] | undefined;
}

/** Pledges that a filter can leave at most, by the index that the record has for it. */
function candidates(kb: KnowledgeBase, f: DigestFilter): readonly Pledge[] | undefined {
  const of = (claims: readonly Claim[]): Pledge[] => claims.flatMap((c) => (c.pledge === undefined ? [] : [kb.pledges.get(c.pledge)!]));
  if (f.organisations.length > 0) return f.organisations.flatMap((o) => kb.pledgesBy(o));
  if (f.places.length > 0) return f.places.flatMap((p) => of(kb.claimsAt(p)));
  if (f.topics.length > 0) return f.topics.flatMap((t) => [...kb.pledgesAbout(t), ...kb.pledgesInSector(t)]);
  if (f.measures.length > 0) return f.measures.flatMap((m) => of(kb.figuresOf(m)));
  return undefined;
}

/** Filters that are kept with their record: many ask for the same. */
const KEPT = 500;
const scopes = new WeakMap<KnowledgeBase, Map<string, Scope>>();

/** What a filter leaves of a record, worked out once for all who ask for the same. */
export function scopeOf(kb: KnowledgeBase, f: DigestFilter): Scope {
  const known = scopes.get(kb) ?? new Map<string, Scope>();
  scopes.set(kb, known);
  const key = JSON.stringify(f);
  const scope = known.get(key) ?? makeScope(kb, f);
  known.delete(key);
  known.set(key, scope);
  if (known.size > KEPT) known.delete(known.keys().next().value!);
  return scope;
}

/** What a filter leaves: each kind that is given narrows it, and within a kind any of its entries will do. */
function makeScope(kb: KnowledgeBase, f: DigestFilter): Scope {
  const organisations = new Set(f.organisations.map((o) => kb.pledgerOf(o)));
  const at = (c: Claim): boolean => c.place !== undefined && kb.placesAround(c.place).some((p) => f.places.includes(p));
  const about = (p: Pledge): boolean => {
    const sector = kb.organisations.get(p.by as OrganisationId)?.sector;
    return f.topics.some((t) => p.topics.includes(t) || sector === t);
  };
  const fits = (p: Pledge): boolean => {
    if (organisations.size > 0 && !organisations.has(kb.pledgerOf(p.by as OrganisationId))) return false;
    if (f.topics.length > 0 && !about(p)) return false;
    if (f.places.length === 0 && f.measures.length === 0) return true;
    const claims = kb.claimsOf(p.id);
    if (f.places.length > 0 && !claims.some(at)) return false;
    return f.measures.length === 0 || claims.some((c) => c.kind === 'figure' && f.measures.includes(c.measure));
  };
  const found = candidates(kb, f);
  const pledges = found && [...new Set(found)].filter(fits).sort((a, b) => kb.orderOf(a) - kb.orderOf(b));
  const held = pledges && new Set<string>(pledges.map((p) => p.id));
  const has = (id: PledgeId | undefined): boolean => held === undefined || (id !== undefined && held.has(id));
  // Of one measure only its figures; a claim in words is of the pledge as a whole.
  const claim = (c: Claim): boolean =>
    has(c.pledge) &&
    (f.measures.length === 0 || c.kind === 'statement' || f.measures.includes(c.measure)) &&
    (f.places.length === 0 || c.place === undefined || at(c));
  const touched = (refs: readonly string[]): boolean => held !== undefined && refs.some((ref) => held.has(ref.split('#')[0]!));
  const quote = (q: Quote): boolean =>
    held === undefined ||
    (organisations.size > 0 && organisations.has(kb.pledgerOf(q.organisation.id as OrganisationId))) ||
    f.topics.some((t) => q.topics.includes(t)) ||
    touched(q.about);
  return {
    whole: held === undefined,
    claim,
    quote,
    news(n) {
      switch (n.kind) {
        case 'corrected':
          return claim(n.now);
        case 'withdrawn':
          return claim(n.was) || (organisations.size > 0 && n.was.by !== undefined && organisations.has(kb.pledgerOf(n.was.by)));
        case 'misquoted':
          return quote(n.now ?? n.was);
        case 'status':
        case 'pledge':
          return has(n.pledge.id);
        case 'claim':
          return claim(n.claim);
        case 'quote':
          return quote(n.quote);
        case 'conflict':
          return held === undefined || touched(n.conflict.about);
      }
    },
    pledges,
    few: pledges ? (pledges.length <= FEW ? pledges : undefined) : kb.pledges.size <= FEW ? [...kb.pledges.values()] : undefined,
  };
}
