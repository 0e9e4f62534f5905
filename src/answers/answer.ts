import { createHash } from 'node:crypto';
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Answer, Block, Status } from '../model/answer.js';
import type { Lang } from '../model/language.js';
import type { OrganisationId, QuoteId } from '../model/ids.js';
import type { Act, Query } from '../model/query.js';
import { answerFold } from './arithmetic.js';
import { answerCompare } from './comparing.js';
import { answerDecline, answerDigest, answerGreeting, answerHelp, answerRecord, answerThanks, answerUnstated } from './courtesy.js';
import { answerDispute } from './disputes.js';
import { answerEvent } from './events.js';
import { answerFigures } from './figures.js';
import { answerCount, answerHolders, answerList, answerRank } from './lists.js';
import { answerRegions } from './regions.js';
import { asRead } from './numbering.js';
import { answerOverview } from './overview.js';
import type { About, Answerer, Asking, Part } from './part.js';
import { answerPerson, answerSpeakers } from './people.js';
import { answerAttribution, answerNoQuotes, answerQuotes } from './quotations.js';
import { answerSources } from './sources.js';
import { answerByWords, answerOfEvent, answerStatements } from './statements.js';
import { Writer } from './stated.js';
import { suggest } from './suggestions.js';
import { answerVerify } from './verify.js';

/** How each kind of question is answered: the first answerer that has something on record answers. */
const ANSWERERS: Readonly<Record<Act, readonly Answerer[]>> = {
  figure: [answerFigures, answerHolders, answerStatements],
  statement: [answerStatements],
  overview: [answerOverview],
  person: [answerOfEvent, answerPerson],
  speakers: [answerSpeakers, answerQuotes],
  quotes: [answerQuotes, answerByWords, answerNoQuotes],
  attribute: [answerAttribution, answerHolders, answerStatements, answerQuotes, answerNoQuotes],
  holders: [answerHolders, answerList, answerStatements],
  compare: [answerRegions, answerCompare, answerFigures, answerList, answerStatements],
  fold: [answerFold, answerCompare, answerFigures],
  list: [answerList],
  rank: [answerRank, answerList],
  count: [answerCount],
  sources: [answerSources, answerStatements],
  dispute: [answerDispute, answerFigures, answerStatements],
  event: [answerEvent],
  record: [answerRecord],
  verify: [answerStatements],
  help: [answerHelp],
  greeting: [answerGreeting],
  thanks: [answerThanks],
  digest: [answerDigest],
  decline: [answerDecline],
  unstated: [answerUnstated],
};

/** Acts that state nothing: no premise of theirs is checked. */
const PLAIN: ReadonlySet<Act> = new Set([
  'help',
  'greeting',
  'thanks',
  'digest',
  'unstated',
  'record',
  'sources',
  'speakers',
  'dispute',
  'list',
  'decline',
]);

function answerOne(asking: Asking): { part: Part; query: Query } {
  const { q } = asking;
  const premise = q.polar !== null && !PLAIN.has(q.act);
  const ways = premise ? [answerVerify, ...ANSWERERS[q.act]] : ANSWERERS[q.act];
  for (const way of ways) {
    const part = way(asking);
    if (part) return { part, query: q };
  }
  const query: Query = { ...q, act: 'decline', refusal: q.refusal ?? { kind: 'nothing-found' } };
  return { part: notFound({ ...asking, q: query }), query };
}

/** A pledger that is on record and an aspect that is not: not stated. Else: not on record. */
function notFound(asking: Asking): Part {
  const { q, kb } = asking;
  if (q.organisations.some((o) => kb.pledgesBy(o).length > 0))
    return answerUnstated({ ...asking, q: { ...q, unstated: { id: 'that', label: { en: 'that', fr: 'ce point' } } } })!;
  return answerDecline(asking)!;
}

const RANK: readonly Status[] = ['answered', 'not_stated', 'clarify', 'declined', 'digest', 'help', 'smalltalk'];

/** What was answered, and what it was about for the next turn. */
export interface Answered {
  readonly answer: Answer;
  /** The queries as they were answered: a question that nothing was found for has become a refusal. */
  readonly queries: readonly Query[];
  readonly abouts: readonly About[];
}

/**
 * Answers understood questions from the record. Pure: the same queries on the same knowledge give the same answer,
 * byte for byte; its id says so.
 */
export function answer(
  queries: readonly Query[],
  kb: KnowledgeBase,
  lang: Lang,
  seen: { quotes: readonly QuoteId[]; organisations: readonly OrganisationId[] },
  release: string,
): Answered {
  const w = new Writer(kb, lang);
  const answered = queries.map((q) => answerOne({ q, kb, w, seen }));
  const { parts, citations } = asRead(
    answered.map(({ part }) => part),
    w.citations(),
  );
  const status = RANK.find((s) => parts.some((p) => p.status === s)) ?? 'declined';
  const resolved = answered.map((a) => a.query);
  const about = parts.at(-1)?.about ?? {};
  return {
    answer: {
      id: createHash('sha256')
        .update(JSON.stringify([resolved, kb.version, release, seen]))
        .digest('hex')
        .slice(0, 16),
      status,
      lang,
      blocks: parts.flatMap((p): readonly Block[] => p.blocks),
      parts: parts.length > 1 ? parts.map(({ status: s, blocks }) => ({ status: s, blocks })) : [],
      citations,
      suggestions: status === 'smalltalk' ? [] : suggest(kb, lang, resolved, about),
      query: resolved.length === 1 ? resolved[0]! : resolved,
      knowledgeVersion: kb.version,
    },
    queries: resolved,
    abouts: parts.map((p) => p.about),
  };
}
