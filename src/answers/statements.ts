import type { Claim, KnowledgeBase, Statement, Pledge } from '../knowledge/base.js';
import { searchIndexOf, type Hit, type Scope, type SearchIndex } from '../knowledge/search.js';
import type { Block } from '../model/answer.js';
import type { OrganisationId } from '../model/ids.js';
import type { Bilingual } from '../model/language.js';
import type { Aspect, Query, Term } from '../model/query.js';
import { fold } from '../text/tokens.js';
import { amountOf, bestGrounds, figuresOfOrganisation, matching, statementsOf, tellingTerms } from './claims.js';
import { answerUnstated } from './courtesy.js';
import { figureSentence, plainStatus, statusSentence } from './figures.js';
import { organisationName, placeName, sourceName, subjectName } from './names.js';
import { answerOverview } from './overview.js';
import { part, sentence, withContext, type Answerer, type Asking, type Part } from './part.js';
import type { Writer } from './stated.js';

/** A claim in words, as a sentence with its sources; "not stated" where that is what the record says. */
export function statementSentence(w: Writer, s: Statement): Block {
  const who = subjectName(w, s);
  const says = w.text(s.says, s.id);
  if (s.notStated) {
    const evidence = s.notStated.evidence ?? [];
    return sentence(
      evidence.length > 0
        ? w.say('notStatedStatement', { who, says, cites: w.cite(...evidence) })
        : w.say('notStatedNoCite', { who, says }),
    );
  }
  return sentence(w.say('statement', { who, says, cites: w.cite(...bestGrounds(w.kb, s.evidence)) }));
}

const ASPECT_OF: Partial<Record<Aspect, Statement['aspect']>> = {
  place: 'place',
  purpose: 'purpose',
  partner: 'partner',
  deadline: 'deadline',
  project: 'project',
};

/** The statements of a pledger that an aspect asks for, nearest to the question's words first. */
function pick(kb: KnowledgeBase, q: Query, statements: readonly Statement[], aspect: Aspect): Statement[] {
  const kind = ASPECT_OF[aspect];
  let fit = statements.filter((s) => s.aspect === kind);
  if (aspect === 'place') {
    if (q.places.length > 0 && q.except)
      fit = preferring(
        fit,
        (s) => !(s.place && q.places.some((p) => kb.placesAround(s.place!).includes(p) || kb.placesAround(p).includes(s.place!))),
      );
    else if (q.places.length > 0)
      fit = statements.filter(
        (s) => s.place && q.places.some((p) => kb.placesAround(s.place!).includes(p) || kb.placesAround(p).includes(s.place!)),
      );
    else if (q.site) fit = preferring(fit, (s) => s.site === q.site);
  }
  if (aspect === 'purpose') {
    // What it is for is told by its purposes first, then by what the project is.
    const projects = statements.filter((s) => s.aspect === 'project');
    const ofMoney = fit.filter((s) => {
      const of = s.of && kb.claims.get(s.of);
      return !of || (of.kind === 'figure' && kb.measures.get(of.measure)?.unit === 'money');
    });
    fit = [...projects, ...ofMoney, ...fit.filter((s) => !ofMoney.includes(s))];
    if (fit.length === 0) fit = statements.filter((s) => s.aspect === 'fact');
  }
  // The date of another site is no answer.
  if (aspect === 'deadline' && q.places.length > 0) {
    const at = (s: Statement) => s.place ?? (s.of ? kb.claims.get(s.of)?.place : undefined);
    fit = fit.filter((s) => at(s) === undefined || q.places.some((p) => kb.placesAround(at(s)!).includes(p)));
  }
  if (aspect === 'deadline' && q.measures.length > 0)
    fit = preferring(fit, (s) => {
      const of = s.of && kb.claims.get(s.of);
      return !!of && of.kind === 'figure' && q.measures.includes(of.measure);
    });
  if (aspect === 'partner' && q.excluded.length > 0) fit = preferring(fit, (s) => !s.with.some((o) => q.excluded.includes(o)));
  if (aspect === 'partner' && q.publicBody)
    fit = preferring(fit, (s) => s.with.some((o) => ['public-body', 'government', 'region'].includes(kb.organisations.get(o)?.kind ?? '')));
  const terms = tellingTerms(q).filter((t) => aspect === 'place' || !t.keys.some((k) => k.startsWith('#place:')));
  if (terms.length === 0 || fit.length < 2) return fit;
  // A faint likeness does not change the order that the aspect itself has.
  const order = new Map(
    matching(kb, fit, terms)
      .filter((m) => m.coverage >= 0.35)
      .map((m, i) => [m.claim.id, i]),
  );
  return [...fit].sort((a, b) => (order.get(a.id) ?? 99) - (order.get(b.id) ?? 99));
}

const preferring = <T>(items: readonly T[], wanted: (t: T) => boolean): T[] => {
  const some = items.filter(wanted);
  return some.length > 0 ? some : [...items];
};

const LIMIT: Partial<Record<Aspect, number>> = { place: 5, partner: 4, purpose: 3, deadline: 3 };

/** What is told of a pledger whose project the record does not describe: its amount. */
const amountLine = ({ kb, w }: Asking, [pledge]: readonly Pledge[]): Block | undefined => {
  const figure = pledge && amountOf(kb, pledge);
  return statusSentence(w, pledge) ?? (figure && figureSentence(w, figure));
};

/** One aspect of one pledger. */
export function answerAspect(asking: Asking, org: OrganisationId, aspect: Aspect): Part | undefined {
  const { kb, w, q } = asking;
  const about = { organisations: [org], pledges: kb.pledgesBy(org).map((p) => p.id) };
  const pledges = kb.pledgesBy(org);
  if (aspect === 'home') {
    const home = kb.organisations.get(org)?.home;
    if (!home) return undefined;
    return part(
      'answered',
      withContext(
        q,
        [sentence(w.say('home', { who: organisationName(w, org), home: placeName(w, home) }))],
        [sentence(w.say('homeNote')), projectOf(asking, org) ?? amountLine(asking, pledges)],
      ),
      about,
    );
  }
  if (pledges.length === 0) return undefined;
  if (aspect === 'status') {
    const lines = pledges.map((p) => statusSentence(w, p)).filter((b): b is Block => b !== undefined);
    const telling = lines.length > 0 ? lines : pledges.map((p) => plainStatus(w, p));
    const amounts = q.measures.length > 0 || q.currency ? pledges.map((p) => amountOf(kb, p)).map((f) => f && figureSentence(w, f)) : [];
    const figure = pledges.flatMap((p) => kb.claimsOf(p.id)).filter((c) => c.kind === 'figure' && c.progressOf !== undefined);
    const found = matching(kb, statementsOf(kb, org), tellingTerms(q))
      .filter((m) => m.coverage > 0.4)
      .map((m) => statementSentence(w, m.claim));
    return part(
      'answered',
      withContext(q, telling, [...amounts, ...found, ...figure.map((f) => (f.kind === 'figure' ? figureSentence(w, f) : undefined))]),
      about,
    );
  }
  if (aspect === 'announced' || aspect === 'date') {
    const facts = statementsOf(kb, org).filter(
      (s) => s.aspect === 'fact' && s.on && pledges.some((p) => p.status.some((st) => st.on === s.on)),
    );
    if (facts.length > 0)
      return part(
        'answered',
        facts.slice(0, 2).map((s) => statementSentence(w, s)),
        about,
      );
    return part(
      'answered',
      pledges.map((p) => {
        const first = p.status.find((st) => st.is === 'announced') ?? p.status[0]!;
        const event = kb.events.get(p.event as never)!;
        const grounds = first.evidence ?? event.evidence;
        return sentence(
          w.say('announcedOn', {
            who: organisationName(w, p.by),
            date: w.date(first.on, p.id),
            cites: [...w.say('plain', { text: w.text(' ', p.id) }), ...w.cite(...bestGrounds(kb, grounds, 1))],
          }),
        );
      }),
      about,
    );
  }
  if (aspect === 'deadline' && q.measures.length > 0) {
    const due = q.measures.flatMap((m) => figuresOfOrganisation(kb, org, m)).filter((f) => f.due && f.readings.length > 0);
    if (due.length > 0)
      return part(
        'answered',
        due.slice(0, 2).map((f) => figureSentence(w, f)!),
        about,
      );
  }
  const chosen = pick(kb, q, statementsOf(kb, org), aspect);
  const stated = chosen.filter((s) => !s.notStated);
  if (stated.length === 0) {
    const missing = chosen.find((s) => s.notStated);
    if (!missing) return undefined;
    return part('not_stated', notStatedBlocks(w, missing), about);
  }
  const most = LIMIT[aspect] ?? 3;
  // A single matching statement is the direct answer; the rest is context only where nothing narrower was asked.
  return part(
    'answered',
    (q.brief ? stated.slice(0, 1) : stated.slice(0, most)).map((s) => statementSentence(w, s)),
    about,
  );
}

function notStatedBlocks(w: Writer, s: Statement): Block[] {
  const lead = statementSentence(w, s);
  const { checked, depth } = s.notStated!;
  const looked = w.list(checked.slice(0, 4).map((id) => [sourceName(w, id)]));
  return [lead, sentence(w.say(depth === 'opening' ? 'checkedOpening' : 'checkedIn', { sources: looked }))];
}

function projectOf({ kb, w }: Asking, org: OrganisationId): Block | undefined {
  const project = statementsOf(kb, org).find((s) => s.aspect === 'project' && !s.notStated);
  return project && statementSentence(w, project);
}

/** "Over how long?": what is told over so many years, where no date is. */
function overYears({ kb, w }: Asking, orgs: readonly OrganisationId[]): Part | undefined {
  const own = orgs.flatMap((o) => kb.pledgesBy(o).flatMap((p) => kb.claimsOf(p.id)));
  const told = own.filter((c) => !c.notStated && /\b(years?|months?)\b/.test(c.kind === 'statement' ? c.says.en : (c.covers?.en ?? '')));
  const blocks = told.slice(0, 2).flatMap((c) => (c.kind === 'statement' ? statementSentence(w, c) : (figureSentence(w, c) ?? [])));
  return blocks.length > 0 ? part('answered', blocks, { organisations: orgs }) : undefined;
}

/** What is not stated where no claim has the aspect. */
const NOWHERE: Partial<Record<Aspect, Bilingual>> = {
  place: { en: 'the place', fr: 'le lieu' },
  partner: { en: 'partners', fr: 'les partenaires' },
  deadline: { en: 'a date', fr: 'une date' },
};

/** Enough of the question's telling words must stand in a claim that is found by its words. */
const COVERED = 0.5;

/** Aspects of the pledgers asked about; else the claims that speak of the question's own words. */
export const answerStatements: Answerer = (asking) => {
  const { q, kb } = asking;
  const orgs = [
    ...new Set(
      (q.headline && q.organisations.length === 0 ? kb.headlines.map((p) => p.by as OrganisationId) : q.organisations).map((o) =>
        kb.pledgerOf(o),
      ),
    ),
  ];
  const aspects = q.aspects.filter((a) => a in ASPECT_OF || ['status', 'announced', 'date', 'home'].includes(a));
  const wanted: Aspect[] = aspects.length > 0 ? aspects : q.site || q.places.length > 0 ? ['place'] : [];
  const visited = q.people.length > 0 || (orgs.length > 0 && orgs.every((o) => kb.pledgesBy(o).length === 0)) ? ofEvent(asking) : undefined;
  if (visited) return visited;
  const joint = together(asking);
  if (joint) return joint;
  // What the money is for is no figure of it.
  const narrow = foundByWords(asking, orgs, 0.62, wanted.includes('purpose') ? (c) => c.kind === 'statement' : undefined);
  if (
    narrow &&
    wanted.every((a) => ['purpose', 'project', 'announced', 'status'].includes(a)) &&
    tellingTerms(q).filter((t) => !t.light && !t.keys.some((k) => k.startsWith('#place:'))).length > 1
  )
    return narrow;
  const parts = orgs.flatMap((o) =>
    wanted
      .filter((a) => a !== 'project' || wanted.length === 1)
      .map((a) => answerAspect(asking, o, a))
      .filter((p): p is Part => p !== undefined),
  );
  if (parts.length > 0) return merge(parts);
  // What the event did with them: a visit, a dinner.
  const event = orgs.length > 0 ? ofEvent(asking) : undefined;
  if (event) return event;
  // Where, when or with whom, and nothing on record says it: a figure is no answer to that.
  const strict =
    orgs.length > 0 &&
    q.measures.every((m) => kb.measures.get(m)?.unit === 'money') &&
    wanted.some((a) => ['place', 'partner', 'deadline'].includes(a));
  const found = foundByWords(
    asking,
    orgs,
    COVERED,
    strict ? (c) => c.kind === 'statement' && (wanted.includes(c.aspect) || c.notStated !== undefined) : undefined,
  );
  // Nothing on record says where, when or with whom: that is the answer, beside what is.
  const lasting = !found && strict && wanted.includes('deadline') ? overYears(asking, orgs) : undefined;
  if (lasting) return lasting;
  if (!found && strict && q.polar === null && wanted.every((a) => a in NOWHERE) && orgs.length === 1)
    return answerUnstated({ ...asking, q: { ...q, unstated: { id: wanted[0]!, label: NOWHERE[wanted[0]!]! } } });
  // What an organisation promised, with no aspect named, is all that it promised.
  return (
    found ??
    toldMissing(asking, orgs) ??
    (orgs.length > 0 && tellingTerms(q).filter((t) => !t.light).length <= 1 ? answerOverview(asking) : undefined)
  );
};

/** What nobody states, asked by a word that tells no other claims apart: "what does a ticket cost?" */
function toldMissing({ q, kb, w }: Asking, orgs: readonly OrganisationId[]): Part | undefined {
  const missing = orgs.flatMap((o) => statementsOf(kb, o)).filter((s) => s.notStated);
  const light = tellingTerms(q).filter((t) => t.light);
  const [best] = matching(kb, missing, light);
  if (!best || best.coverage < COVERED) return undefined;
  return part('not_stated', notStatedBlocks(w, best.claim), { organisations: [...orgs] });
}

/** A claim of the event that speaks of those named and of the rest of the question. */
function ofEvent(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  const met = meeting(asking);
  if (met) return met;
  // A claim of the event that does no more than name them says nothing of what is asked.
  const terms = tellingTerms(q).filter((t) => !t.light);
  const claims = [...kb.events.keys()].flatMap((e) => kb.claimsOf(e));
  const best = terms.length > 0 ? matching(kb, claims, terms)[0] : undefined;
  // Of one who pledged nothing, the event's claim must name them.
  const says = best?.claim.kind === 'statement' ? fold(best.claim.says.en) : '';
  const named = q.organisations.some((o) => {
    const name = kb.organisations.get(o);
    return name && [name.name, ...name.aliases].some((n) => says.includes(fold(n)));
  });
  if (
    !best ||
    (!named &&
      (best.coverage < 0.5 ||
        (best.matched.length < 2 && q.people.length === 0) ||
        q.organisations.some((o) => kb.pledgesBy(o).length === 0)))
  )
    return undefined;
  return part('answered', [best.claim.kind === 'statement' ? statementSentence(w, best.claim) : figureSentence(w, best.claim)!], {
    organisations: q.organisations,
  });
}

/** "Where did they meet?": claims of the event that name all of those people, where two are named or a place is asked for. */
function meeting({ q, kb, w }: Asking): Part | undefined {
  const beyond = tellingTerms(q).some((t) => !t.light && !t.keys.some((k) => k.startsWith('#person:')));
  if (q.people.length === 0 || !(q.aspects.includes('place') || (q.people.length > 1 && beyond))) return undefined;
  const family = q.people.map((p) => fold(kb.people.get(p)!.name.split(' ').at(-1)!));
  const companies = q.organisations.map((o) => fold(kb.organisations.get(o)!.name));
  const met = [...kb.events.keys()]
    .flatMap((e) => kb.claimsOf(e))
    .filter((c): c is Statement => c.kind === 'statement' && c.place !== undefined && !c.notStated)
    .filter((c) => [...family, ...companies].every((name) => fold(c.says.en).includes(name)));
  if (met.length === 0) return undefined;
  return part(
    'answered',
    met.slice(0, 3).map((s) => statementSentence(w, s)),
    { people: q.people, places: met.slice(0, 1).map((s) => s.place!) },
  );
}

/** Where one of those named pledges nothing, what is asked is what they do together. */
function together({ q, kb, w }: Asking): Part | undefined {
  const partners = q.organisations.filter((o) => kb.pledgesBy(o).length === 0);
  if (partners.length === 0) return undefined;
  const pledgers = new Set(q.organisations.filter((o) => !partners.includes(o)).map((o) => kb.pledgerOf(o)));
  const joint = partners.flatMap((o) => kb.claimsWith(o)).filter((s) => !s.notStated && (pledgers.size === 0 || pledgers.has(s.by!)));
  if (joint.length === 0) return undefined;
  const order = new Map(matching(kb, joint, tellingTerms(q)).map((m, i) => [m.claim.id, i]));
  const sorted = [...joint].sort((a, b) => (order.get(a.id) ?? 99) - (order.get(b.id) ?? 99));
  return part(
    'answered',
    sorted.slice(0, 2).map((s) => statementSentence(w, s)),
    { organisations: [...new Set(joint.flatMap((s) => (s.by ? [s.by] : [])))].slice(0, 2) },
  );
}

function merge(parts: readonly Part[]): Part {
  const stated = parts.filter((p) => p.status === 'answered');
  const use = stated.length > 0 ? stated : parts;
  const seen = new Set<string>();
  const blocks = use
    .flatMap((p) => p.blocks)
    .filter((b) => {
      const key = JSON.stringify(b.spans);
      return !seen.has(key) && seen.add(key);
    });
  return {
    status: use[0]!.status,
    blocks,
    about: {
      organisations: [...new Set(use.flatMap((p) => p.about.organisations ?? []))],
      pledges: [...new Set(use.flatMap((p) => p.about.pledges ?? []))],
    },
  };
}

/** What the event has of a person, where the question asks that and not who they are. */
export const answerOfEvent: Answerer = (asking) =>
  meeting(asking) ?? (!asking.q.leader && tellingTerms(asking.q).filter((t) => !t.light).length > 1 ? ofEvent(asking) : undefined);

/** Whatever claim speaks of the question's words, where no other way found anything. */
export const answerByWords: Answerer = (asking) => {
  const { q, kb } = asking;
  return ofEvent(asking) ?? foundByWords(asking, [...new Set(q.organisations.map((o) => kb.pledgerOf(o)))], 0.6);
};

/** A figure of which all readings are rejected tells nothing. */
const tells = (c: Claim): boolean => !(c.kind === 'figure' && c.readings.length === 0 && !c.notStated);
const TELLING: Scope = { in: 'claims', only: { name: 'telling', keep: (e) => e.kind === 'claim' && tells(e.claim) } };
/** How near to the best claim another one is still looked at, and how many are. */
const BESIDE = 0.8;
const LOOKED_AT = 64;

/** Of the whole record, the claims that are nearest to the words. */
function tellingOnes(index: SearchIndex, terms: readonly Term[], least: number): readonly Hit[] {
  const [first] = index.best(terms, TELLING, { most: 1, least });
  return first ? index.best(terms, TELLING, { most: LOOKED_AT, least: first.coverage * BESIDE }) : [];
}

/** Claims that speak of the question's words, of these organisations or of any. */
export function foundByWords(
  { q, kb, w }: Asking,
  orgs: readonly OrganisationId[],
  least: number,
  keep: (c: Claim) => boolean = () => true,
): Part | undefined {
  const terms = (orgs.length > 0 ? tellingTerms(q) : q.terms).filter((t) => !t.light);
  if (terms.length === 0) return undefined;
  const light = q.terms.filter((t) => t.light);
  const index = searchIndexOf(kb);
  const hits =
    orgs.length > 0
      ? index.amongClaims(
          terms,
          orgs.flatMap((o) => kb.pledgesBy(o).flatMap((p) => kb.claimsOf(p.id))).filter((c) => keep(c) && tells(c)),
          0.35,
        )
      : tellingOnes(index, terms, least);
  const [first] = hits;
  if (!first || first.coverage < least) return undefined;
  const helped = index.scoring(light, { in: 'claims' });
  const ranked = hits
    .filter((h) => h.coverage > first.coverage * BESIDE)
    .sort((a, b) => b.score + helped(b) * 0.3 - a.score - helped(a) * 0.3);
  const blocks: Block[] = [];
  const organisations: OrganisationId[] = [];
  let status: Part['status'] = 'not_stated';
  for (const h of ranked.slice(0, 2)) {
    if (h.entry.kind !== 'claim') continue;
    const { claim } = h.entry;
    const block = claim.kind === 'statement' ? statementSentence(w, claim) : figureSentence(w, claim);
    if (!block) continue;
    const missing = claim.notStated !== undefined;
    if (blocks.length > 0 && missing) continue;
    if (!missing) status = 'answered';
    else if (claim.kind === 'statement') {
      blocks.push(...notStatedBlocks(w, claim));
      if (claim.by) organisations.push(claim.by);
      break;
    }
    blocks.push(block);
    if (claim.by) organisations.push(claim.by);
  }
  if (blocks.length === 0) return undefined;
  return part(status, withContext(q, blocks.slice(0, 1), blocks.slice(1)), { organisations: [...new Set(organisations)] });
}
