import type { KnowledgeBase } from '../knowledge/base.js';
import { searchIndexOf, tag, type Hit } from '../knowledge/search.js';
import type { OrganisationId } from '../model/ids.js';
import type { Frame } from './frame.js';
import { STATEMENT_ASPECTS, STATEMENTS } from './situation.js';
import type { Draft } from './slots.js';

/**
 * A pledger that is described and not named: "the Korean one", "the Breton deal", "jobs at La Fouillouse". Its home,
 * place and topic are its name where only one pledge has them all.
 */
export function described(draft: Draft, frame: Frame, kb: KnowledgeBase): OrganisationId | undefined {
  if (draft.organisations.length + draft.people.length > 0 || draft.headline || draft.homes.length + draft.places.length === 0)
    return undefined;
  if (besideEachOther(draft, frame)) return undefined;
  if (frame.has('list', 'all', 'count', 'rank-max', 'rank-min', 'sum', 'quote', 'said') || frame.events.length > 0 || draft.publicBody)
    return undefined;
  const at = draft.places.map((p) => new Set(kb.claimsAt(p).flatMap((c) => (c.by ? [c.by] : []))));
  const from = draft.homes.map((h) => new Set(kb.pledgesFrom(h).map((p) => p.by as OrganisationId)));
  const about = draft.topics.map((t) => new Set(kb.pledgesAbout(t).map((p) => p.by as OrganisationId)));
  const [first, ...rest] = [...at, ...from];
  if (!first) return undefined;
  const placed = [...first].filter((o) => rest.every((set) => set.has(o)));
  const narrowed = placed.length > 1 && about.length > 0 ? placed.filter((o) => about.some((set) => set.has(o))) : placed;
  if (narrowed.length === 1) return narrowed[0];
  return undefined;
}

/** "The Danish ferry line or Acme?": one named, and one told by its home and its trade. */
export function describedBeside(draft: Draft, frame: Frame, kb: KnowledgeBase): OrganisationId | undefined {
  if (draft.organisations.length !== 1 || draft.homes.length !== 1 || draft.people.length > 0) return undefined;
  if (!frame.has('or', 'and', 'more', 'less', 'compare', 'difference', 'ratio', 'rank-max')) return undefined;
  const others = kb.pledgesFrom(draft.homes[0]!).filter((p) => p.by !== kb.pledgerOf(draft.organisations[0]!));
  const fit = others.filter((p) => draft.topics.length === 0 || draft.topics.some((t) => p.topics.includes(t)));
  const meant = [...new Set((fit.length > 0 ? fit : others).map((p) => p.by as OrganisationId))];
  return meant.length === 1 ? meant[0] : undefined;
}

/** Two places that are compared describe nobody who is at both. */
const besideEachOther = (draft: Draft, frame: Frame): boolean => draft.places.length > 1 && frame.has('more', 'less', 'compare', 'equal');

const NEAREST = 8;

/** How far the best described pledger must be ahead of the next. */
const AHEAD = 1.25;

/** A pledger described by what it does: "the fertiliser plant in the Somme", "the nickel refinery". */
export function describedByWords(draft: Draft, frame: Frame, kb: KnowledgeBase): OrganisationId | undefined {
  if (draft.organisations.length + draft.people.length > 0 || draft.headline || draft.event !== undefined) return undefined;
  if (besideEachOther(draft, frame)) return undefined;
  if (draft.measures.length === 0 && !draft.aspects.some((a) => STATEMENT_ASPECTS.includes(a))) return undefined;
  // What only the event has a number of tells no pledger: "how many foreign business leaders turned up".
  if (draft.measures.length > 0 && draft.measures.every((m) => kb.figuresOf(m).length > 0 && !kb.figuresOf(m).some((f) => f.pledge)))
    return undefined;
  if (
    frame.has('list', 'all', 'count', 'rank-max', 'rank-min', 'sum', 'who', 'which', 'company', 'quote', 'said', 'source', 'total') ||
    draft.limit ||
    draft.publicBody
  )
    return undefined;
  const terms = draft.terms.filter((t) => !t.light && !t.keys.some((k) => draft.measures.some((m) => k === tag.measure(m))));
  if (terms.length === 0) return undefined;
  const index = searchIndexOf(kb);
  // The best pledger, and the best of what another one does: further down than the first one's claims it cannot be.
  let hits: readonly Hit[] = [];
  const by = (h: Hit) => (h.entry.kind === 'claim' ? h.entry.claim.by : undefined);
  for (let most = NEAREST; ; most *= 4) {
    hits = index.best(terms, STATEMENTS, { most, unknown: 0.35 });
    if (!hits[0] || hits[0].coverage < 0.5 || (hits[0].matched.length < 2 && terms.length > 1)) return undefined;
    if (hits.length < most || hits.some((h) => by(h) !== by(hits[0]!))) break;
  }
  const [first] = hits;
  const second = hits.find((h) => by(h) !== by(first));
  return first.score >= (second?.score ?? 0) * AHEAD ? by(first) : undefined;
}
