import type { Claim, KnowledgeBase } from '../knowledge/base.js';
import { searchIndexOf } from '../knowledge/search.js';
import type { Block } from '../model/answer.js';
import type { OrganisationId, SourceId } from '../model/ids.js';
import type { Term } from '../model/query.js';
import { bestGrounds, evidenceOf, figuresOfOrganisation, isMain, matching, statementsOf, tellingTerms } from './claims.js';
import { claimSentence } from './lists.js';
import { eventDate, eventFullName, sourceName, theEvent } from './names.js';
import { printedBy, prints } from './prints.js';
import { part, sentence, withContext, type Answerer, type Asking, type Part } from './part.js';
import type { Ground, Writer } from './stated.js';

/** A source as it is named to a reader: publisher, title and date where the page shows them. */
export function sourceSentence(w: Writer, id: SourceId, words: string): Block {
  const s = w.kb.sources.get(id);
  return sentence(
    w.say('sourceIs', {
      name: sourceName(w, id),
      title: s?.title ? w.say('sourceTitle', { title: w.text(s.title, id) }) : undefined,
      date: s?.published
        ? w.say(s.published.length === 10 ? 'sourceDate' : 'sourceMonth', { date: w.date(s.published, id) })
        : w.say('sourceNoDate'),
      cites: w.cite({ at: id, words }),
    }),
  );
}

/** What the record has from one source. */
function fromSource({ q, kb, w }: Asking): Part | undefined {
  const ids = q.sources;
  const orgs = new Set(q.organisations.map((o) => kb.pledgerOf(o)));
  const claims = ids.flatMap((id) => kb.claimsFrom(id)).filter((c) => orgs.size === 0 || (c.by !== undefined && orgs.has(c.by)));
  const terms = tellingTerms(q).filter((t) => !t.light);
  const near =
    terms.length > 0
      ? matching(kb, claims, terms)
          .filter((m) => m.coverage > 0.3)
          .map((m) => m.claim)
      : [];
  const use = (near.length > 0 ? near : claims.filter((c) => c.by)).slice(0, 5);
  const published = kb.sources.get(ids[0]!);
  const first = claims.flatMap((c) => evidenceOf(c)).find((e) => ids.includes(e.at as SourceId));
  const [quote] = ids.flatMap((id) => kb.quotesAt(id)).sort((a, b) => kb.orderOf(a) - kb.orderOf(b));
  const words = first?.words ?? quote?.words;
  if (words === undefined) return part('not_stated', [sentence(w.say('noSource'))]);
  const lead: Block[] = [sourceSentence(w, ids[0]!, words)];
  const event = theEvent(kb);
  if (published?.published && event)
    lead.push(
      sentence(
        w.say('sourceAfter', {
          name: sourceName(w, ids[0]!),
          date: w.date(published.published, ids[0]!),
          event: [eventFullName(w, event.id), { kind: 'words', text: ', ' }, ...eventDate(w, event)],
          cites: w.cite(...bestGrounds(kb, event.evidence, 1)),
        }),
      ),
    );
  const carried = terms.length > 0 || (q.aspects.length === 0 && !q.dates.length && q.terms.some((t) => t.light)) ? use : [];
  return part(
    'answered',
    withContext(
      q,
      lead,
      carried.map((c) => claimSentence(w, c)),
      4,
    ),
    { organisations: q.organisations },
  );
}

/** Sources of what is asked, best first. */
export const answerSources: Answerer = (asking) => {
  const { q, kb, w } = asking;
  if (q.sources.length > 0 && q.measures.length === 0) return fromSource(asking);
  const grounds = groundsOf(kb, asking);
  if (grounds.length === 0) return q.sources.length > 0 ? fromSource(asking) : undefined;
  const best = bestGrounds(kb, uniqueSources(grounds), 4).filter((g) => q.sources.length === 0 || q.sources.includes(g.at as SourceId));
  const use = best.length > 0 ? best : bestGrounds(kb, uniqueSources(grounds), 4);
  return part(
    'answered',
    use.map((g) => sourceSentence(w, g.at as SourceId, g.words)),
    { organisations: q.organisations },
  );
};

function groundsOf(kb: KnowledgeBase, { q }: Asking): Ground[] {
  const orgs = [...new Set(q.organisations.map((o) => kb.pledgerOf(o)))];
  // "Where does the 420 million come from?": of the claims that print it.
  const printed = q.figures.filter(
    (f) => (f.scaled || f.currency || f.n >= 100) && (q.currency === undefined || f.currency === q.currency),
  );
  const printing =
    printed.length > 0
      ? printedBy(kb, printed)
          .filter((c) => orgs.length === 0 || (c.by !== undefined && orgs.includes(c.by)))
          .flatMap((c) => [...c.readings, ...c.rejected].filter((r) => printed.some((f) => prints(r, f))))
      : [];
  if (printing.length > 0) return printing;
  const figures = q.measures
    .flatMap((m) => (orgs.length > 0 ? orgs.flatMap((o) => figuresOfOrganisation(kb, o, m)) : kb.figuresOf(m)).filter(isMain))
    .flatMap((f) =>
      f.readings.filter(
        (r) => q.currency === undefined || (r.value.kind === 'money' && r.value.amounts.some((m) => m.currency === q.currency)),
      ),
    );
  if (figures.length > 0) return figures;
  if (q.people.length > 0) return q.people.flatMap((p) => kb.quotesBy(p)).map((x) => ({ at: x.at, words: x.words }));
  const aspect = q.aspects.find((a) => ['place', 'purpose', 'partner', 'deadline', 'project'].includes(a));
  const statements = orgs.flatMap((o) => statementsOf(kb, o)).filter((s) => aspect === undefined || s.aspect === aspect);
  const terms = tellingTerms(q).filter((t) => !t.light);
  const near = terms.length > 0 ? nearest(kb, orgs, terms) : [];
  const use = near.length > 0 && aspect === undefined ? near : statements.length > 0 ? statements : near;
  if (use.length > 0) return use.slice(0, 4).flatMap(evidenceOf);
  if (orgs.length > 0)
    return orgs.flatMap((o: OrganisationId) =>
      kb
        .pledgesBy(o)
        .flatMap((p) => kb.claimsOf(p.id))
        .flatMap((c) => evidenceOf(c).slice(0, 1)),
    );
  const event = theEvent(kb);
  return event && q.event ? event.evidence : [];
}

/** The claims that a question's words are near to, of these organisations or of any. */
function nearest(kb: KnowledgeBase, orgs: readonly OrganisationId[], terms: readonly Term[]): Claim[] {
  if (orgs.length > 0)
    return matching(
      kb,
      orgs.flatMap((o) => kb.pledgesBy(o).flatMap((p) => kb.claimsOf(p.id))),
      terms,
    )
      .filter((m) => m.coverage > 0.4)
      .map((m) => m.claim);
  return searchIndexOf(kb)
    .best(terms, { in: 'claims' }, { most: 4, least: 0.4 })
    .flatMap((h) => (h.coverage > 0.4 && h.entry.kind === 'claim' ? [h.entry.claim] : []));
}

function uniqueSources(grounds: readonly Ground[]): Ground[] {
  const seen = new Set<string>();
  return grounds.filter((g) => !seen.has(g.at) && seen.add(g.at));
}
