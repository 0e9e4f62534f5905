import type { Conflict, Figure, KnowledgeBase } from '../knowledge/base.js';
import { searchIndexOf } from '../knowledge/search.js';
import type { Block } from '../model/answer.js';
import type { OrganisationId } from '../model/ids.js';
import type { Query } from '../model/query.js';
import { figuresOfEvent, figuresOfOrganisation, isMain } from './claims.js';
import { answerFigures, figureSentence, sideSentence } from './figures.js';
import { theEvent } from './names.js';
import { item, part, sentence, withContext, type Answerer } from './part.js';
import type { Writer } from './stated.js';

/** A dispute side by side, what stands first, with the verdict and its reason. */
export function conflictBlocks(w: Writer, c: Conflict): Block[] {
  const versions = [...c.versions].sort((a, b) => Number(b.stands) - Number(a.stands));
  return [
    sentence(
      w.say('verdict', {
        verdict: w.text(c.verdict, c.id),
        cites: w.cite(...(c.versions.find((v) => v.stands) ?? c.versions[0]!).evidence.slice(0, 1)),
      }),
    ),
    sentence(w.say('disputeHead', { topic: w.text(c.topic, c.id) })),
    ...versions.map((v) =>
      item(w.say(v.stands ? 'version' : 'versionNot', { says: w.text(v.says, c.id), cites: w.cite(...v.evidence.slice(0, 2)) })),
    ),
  ];
}

/** Conflicts about what is asked: of the claim asked for first, then by the question's words. */
export function conflictsFor(kb: KnowledgeBase, q: Query): Conflict[] {
  const orgs = q.headline && q.organisations.length === 0 ? kb.headlines.map((p) => p.by as OrganisationId) : q.organisations;
  const refs = new Set<string>(q.people);
  for (const org of orgs) {
    refs.add(org).add(kb.pledgerOf(org));
    for (const p of kb.pledgesBy(org)) {
      refs.add(p.id);
      for (const c of kb.claimsOf(p.id)) refs.add(c.id);
    }
  }
  const event = theEvent(kb);
  if (orgs.length === 0 && q.people.length === 0 && event) {
    refs.add(event.id);
    for (const c of kb.claimsOf(event.id)) refs.add(c.id);
  }
  const about = new Set([...refs].flatMap((r) => kb.conflictsAbout(r)));
  const asked = new Set(
    q.measures
      .flatMap((m) => [
        ...orgs.flatMap((o) => figuresOfOrganisation(kb, kb.pledgerOf(o), m)),
        ...(orgs.length === 0 && event ? figuresOfEvent(kb, event.id, m) : []),
      ])
      .map((c) => c.id as string),
  );
  const scores = new Map(
    searchIndexOf(kb)
      .best(q.terms, { in: 'conflicts' }, { most: Infinity })
      .map((h) => [(h.entry as { conflict: Conflict }).conflict.id, h.score]),
  );
  // A figure that somebody names and that only one dispute speaks of settles which one is meant.
  const named = (c: Conflict) => q.figures.filter((f) => c.versions.some((v) => mentions(v.says.en, f.n))).length;
  const score = (c: Conflict) =>
    (scores.get(c.id) ?? 0) +
    (c.about.some((r) => asked.has(r)) ? 3 : 0) +
    named(c) * 2.5 +
    (c.kind === 'figures' && q.figures.length > 0 ? 1 : 0);
  const pool =
    about.size > 0 || orgs.length > 0 ? [...about] : [...kb.conflicts.values()].filter((c) => (scores.get(c.id) ?? 0) > 3 || named(c) > 0);
  return pool
    .map((c) => ({ c, s: score(c) }))
    .sort((a, b) => b.s - a.s)
    .map(({ c }) => c);
}

/** Whether a text prints a number, in digits or with its scale. */
function mentions(text: string, n: number): boolean {
  const forms = [n, n / 1e6, n / 1e9]
    .filter((x) => x >= 1 && Number.isInteger(x * 100))
    .map((x) => x.toLocaleString('en-GB', { maximumFractionDigits: 2 }));
  return forms.some((f) => new RegExp(`(?<![\\d.,])${f.replace('.', '\\.')}(?![\\d]|[.,]\\d)`).test(text));
}

/** Why sources differ, and which is right. */
export const answerDispute: Answerer = (asking) => {
  const { q, kb, w } = asking;
  const [first] = conflictsFor(kb, q);
  if (!first) {
    // Not a dispute, but figures of different things: each that is named, with what it covers.
    const own = q.organisations
      .flatMap((o) => kb.pledgesBy(o).flatMap((p) => kb.claimsOf(p.id)))
      .filter((c): c is Figure => c.kind === 'figure' && c.readings.length > 0);
    const named = q.figures.flatMap((f) =>
      own
        .filter((c) =>
          c.readings.some(
            (r) =>
              (r.value.kind === 'money' && r.value.amounts.some((m) => m.amount === f.n)) ||
              (r.value.kind === 'count' && r.value.count === f.n),
          ),
        )
        .slice(0, 1),
    );
    const lines = [...new Set(named)]
      .map((c) => (isMain(c) ? figureSentence(w, c) : sideSentence(w, c)))
      .filter((b): b is Block => b !== undefined);
    if (lines.length > 1) return part('answered', lines, { organisations: q.organisations });
    return q.measures.length > 0 ? answerFigures(asking) : undefined;
  }
  const lead = q.measures.length > 0 && q.organisations.length > 0 ? answerFigures({ ...asking, q: { ...q, brief: true } }) : undefined;
  return part('answered', withContext(q, lead?.status === 'answered' ? lead.blocks : [], conflictBlocks(w, first), 8), {
    organisations: q.organisations,
  });
};
