import type { KnowledgeBase } from '../knowledge/base.js';
import type { Block } from '../model/answer.js';
import type { OrganisationId } from '../model/ids.js';
import { bestGrounds, isMain, statementsOf } from './claims.js';
import { figureSentence, statusSentence } from './figures.js';
import { organisationName } from './names.js';
import { part, sentence, type Answerer, type Asking, type Part } from './part.js';
import { statementSentence } from './statements.js';

/** Everything that a pledger committed to, item by item. */
function overviewOf({ kb, w, q }: Asking, org: OrganisationId): Part | undefined {
  const pledges = kb.pledgesBy(org);
  const entry = kb.organisations.get(org);
  const about = { organisations: [org], pledges: pledges.map((p) => p.id) };
  if (pledges.length === 0) {
    if (entry?.mention)
      return part(
        'not_stated',
        [
          sentence(
            w.say('mentionOnly', {
              who: organisationName(w, org),
              says: w.text(entry.mention.says, org),
              cites: w.cite(...bestGrounds(kb, entry.mention.evidence)),
            }),
          ),
          sentence(w.say('noPledgeOf', { who: organisationName(w, org) })),
        ],
        about,
      );
    return partnerships(kb, org).length > 0
      ? part(
          'answered',
          partnerships(kb, org)
            .slice(0, 3)
            .map((s) => statementSentence(w, s)),
          about,
        )
      : part(
          'not_stated',
          [...whatIs({ kb, w, q } as Asking, org), sentence(w.say('noPledgeOf', { who: organisationName(w, org) }))],
          about,
        );
  }
  const claims = pledges.flatMap((p) => kb.claimsOf(p.id));
  const figures = claims.filter((c) => c.kind === 'figure' && isMain(c) && c.readings.length > 0).slice(0, 5);
  const statements = statementsOf(kb, org).filter((s) => !s.notStated);
  const project = statements.filter((s) => s.aspect === 'project').slice(0, 1);
  const places = statements.filter((s) => s.aspect === 'place').slice(0, 4);
  const partners = statements.filter((s) => s.aspect === 'partner').slice(0, 1);
  const lines = [
    ...project.map((s) => statementSentence(w, s)),
    ...figures.map((f) => (f.kind === 'figure' ? figureSentence(w, f) : undefined)),
    ...places.map((s) => statementSentence(w, s)),
    ...partners.map((s) => statementSentence(w, s)),
    ...pledges.map((p) => statusSentence(w, p)),
  ].filter((b): b is Block => b !== undefined);
  return part(
    'answered',
    lines.map((b, i) => (i === 0 ? b : { ...b, kind: 'item' as const })),
    about,
  );
}

const partnerships = (kb: KnowledgeBase, org: OrganisationId) => kb.claimsWith(org).filter((c) => !c.notStated);

/** What an organisation is, in a few words of the record's own. */
function whatIs({ kb, w }: Asking, org: OrganisationId): Block[] {
  const entry = kb.organisations.get(org);
  return entry?.says ? [sentence(w.say('statement', { who: organisationName(w, org), says: w.text(entry.says, org) }))] : [];
}

export const answerOverview: Answerer = (asking) => {
  const { q, kb } = asking;
  const orgs =
    q.headline && q.organisations.length === 0
      ? kb.headlines.map((p) => p.by as OrganisationId)
      : q.organisations.map((o) => kb.pledgerOf(o));
  const parts = [...new Set(orgs)]
    .slice(0, 3)
    .map((o) => overviewOf(asking, o))
    .filter((p): p is Part => p !== undefined);
  if (parts.length === 0) return undefined;
  return {
    status: parts.some((p) => p.status === 'answered') ? 'answered' : parts[0]!.status,
    blocks: parts.flatMap((p) => p.blocks),
    about: { organisations: parts.flatMap((p) => p.about.organisations ?? []), pledges: parts.flatMap((p) => p.about.pledges ?? []) },
  };
};
