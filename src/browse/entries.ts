import type { Claim, EventRecord, KnowledgeBase, Organisation, Person, Place, Source } from '../knowledge/base.js';

import type {
  EventRow,
  EventView,
  OrganisationRow,
  OrganisationView,
  PersonRow,
  PersonView,
  PlaceRow,
  PlaceView,
  SourceRow,
  SourceView,
} from '../model/record.js';
import { claimView } from './claims.js';
import { disputes } from './conflicts.js';
import { pledgeRows } from './pledges.js';
import { present } from './present.js';
import { quoteView } from './quotes.js';
import type { Reader } from './names.js';

/** People, organisations, places, sources and events: each as a row of a list, and with all that is on record of it. */

export function personRow(r: Reader, p: Person): PersonRow {
  return {
    ref: r.person(p.id),
    roles: p.roles.map(({ organisation, en, fr, evidence }) => ({
      role: r.text({ en, fr }),
      organisation: r.organisation(organisation),
      evidence: evidence.map((e) => r.evidence(e)),
    })),
    quoted: r.kb.quotesBy(p.id).length,
  };
}
export function personView(r: Reader, p: Person): PersonView {
  return {
    ...personRow(r, p),
    ...present({ note: p.note && r.text(p.note) }),
    quotes: r.kb.quotesBy(p.id).map((q) => quoteView(r, q)),
    disputes: disputes(r, p.id),
  };
}

export function organisationRow(r: Reader, o: Organisation): OrganisationRow {
  const ref = r.organisation(o.id);
  return {
    ref,
    organisation: o.kind,
    ...present({ says: o.says && `${ref.name} ${r.text(o.says)}.`, home: o.home === undefined ? undefined : r.place(o.home) }),
    pledged: o.unitOf === undefined ? r.kb.pledgesBy(o.id).length : 0,
    quoted: r.kb.quotesFrom(o.id).filter((q) => q.organisation.id === o.id).length,
  };
}
export function organisationView(r: Reader, o: Organisation): OrganisationView {
  const { kb } = r;
  return {
    ...organisationRow(r, o),
    ...present({
      partOf: o.unitOf === undefined ? undefined : r.organisation(o.unitOf),
      mention: o.mention && {
        says: `${r.organisation(o.id).name} ${r.text(o.mention.says)}.`,
        evidence: o.mention.evidence.map((e) => r.evidence(e)),
      },
    }),
    // A unit's page shows the pledges of the organisation that it belongs to.
    pledges: pledgeRows(r, kb.pledgesBy(o.id)),
    people: kb.peopleOf(o.id).map((p) => r.person(p.id)),
    quotes: kb.quotesFrom(o.id).map((q) => quoteView(r, q)),
    partnerships: kb.claimsWith(o.id).map((c) => claimView(r, c)),
    disputes: disputes(r, o.id),
  };
}

export function placeRow(r: Reader, p: Place): PlaceRow {
  return {
    ref: r.place(p.id),
    place: p.kind,
    within: r.kb.placesAround(p.id).flatMap((id) => (id === p.id ? [] : [r.place(id)])),
    claimed: r.kb.claimsAt.count(p.id),
  };
}
export function placeView(r: Reader, p: Place): PlaceView {
  return {
    ...placeRow(r, p),
    claims: r.kb.claimsAt(p.id).map((c) => claimView(r, c)),
    homeOf: pledgeRows(r, r.kb.pledgesFrom(p.id)),
    disputes: disputes(r, p.id),
  };
}

/** What rests on a source, what it is known to have wrong included. */
function claimsAt(kb: KnowledgeBase, source: Source): Claim[] {
  const wrong = [...kb.claims.values()].filter((c) => c.kind === 'figure' && c.rejected.some((x) => x.at === source.id));
  return [...new Set([...kb.claimsFrom(source.id), ...wrong])];
}
export function sourceRow(r: Reader, s: Source): SourceRow {
  return { ...r.source(s.id), claimed: r.kb.claimsFrom(s.id).length, quoted: r.kb.quotesAt(s.id).length };
}
export function sourceView(r: Reader, s: Source): SourceView {
  return {
    ...sourceRow(r, s),
    retrievedOn: s.retrieved,
    seen: s.seen,
    ...present({ author: s.author, publishedBasis: s.publishedBasis, note: s.note }),
    claims: claimsAt(r.kb, s).map((c) => claimView(r, c)),
    quotes: r.kb.quotesAt(s.id).map((q) => quoteView(r, q)),
  };
}

export function eventRow(r: Reader, e: EventRecord): EventRow {
  return {
    ref: r.event(e),
    on: e.on,
    ...present({ until: e.until }),
    place: r.place(e.place),
    pledged: [...r.kb.pledges.values()].filter((p) => p.event === e.id).length,
  };
}
export function eventView(r: Reader, e: EventRecord): EventView {
  const claims = r.kb.claimsOf(e.id);
  return {
    ...eventRow(r, e),
    ...present({ host: e.host === undefined ? undefined : r.who(e.host), edition: e.edition }),
    evidence: e.evidence.map((x) => r.evidence(x)),
    claims: claims.map((c) => claimView(r, c)),
    disputes: disputes(r, e.id, ...claims.map((c) => c.id)),
  };
}
