import { searchIndexOf } from '../knowledge/search.js';
import { isOrdinary } from '../text/dictionary.js';
import { foldedWords } from '../text/tokens.js';
import type { Situation } from './decide.js';
import { homeGround } from './ground.js';
import type { Concept } from './languages/grammar.js';

/**
 * Whether a question is about the record at all. Somebody or something named settles it. Where only general words are
 * there ("data centre", "jobs", "the summit"), nearly all of the question must be words of announcements: what a person
 * asks any assistant ("healthy snacks for toddlers", "train Paris Marseille tomorrow") shares a word or two with a
 * record and is not about it.
 */
export function inScope(s: Situation): boolean {
  if (named(s)) return true;
  if (ofSomebodyElse(s)) return false;
  const strange = unexplained(s);
  const noun = s.frame.of('event').length > 0;
  if (noun && !theEventNoun(s)) return false;
  const spoken = s.frame.has(...ANNOUNCING) || noun;
  if (isPersonal(s) && (!spoken || strange > 0)) return false;
  if (s.draft.direction !== undefined && s.draft.measures.length === 0 && !s.frame.has('pledge', 'invest', 'money', 'cash', 'announcement', 'figure', 'project', 'order')) return false;
  const about = s.draft.topics.length + s.draft.places.length + s.draft.homes.length + s.draft.measures.length > 0;
  // What is pledged is asked for by its name; money, numbers and heads by themselves are anybody's.
  const pledged = s.draft.measures.some((m) => s.kb.measures.get(m)?.promises !== undefined && s.kb.measures.get(m)?.unit === 'count');
  const place = s.draft.topics.length + s.draft.places.length + s.draft.homes.length > 0;
  if (strange === 0) return spoken || ((place || (pledged && s.draft.figures.length === 0)) && (asks(s) || s.frame.words.length <= 3)) || (about && s.frame.has('total')) || bareEvent(s);
  if (strange === 1 && spoken) return true;
  const terms = s.draft.terms.filter((t) => !t.light);
  const [hit] = searchIndexOf(s.kb).search(terms, (e) => e.kind !== 'conflict');
  if (!hit || hit.matched.length < 2) return false;
  return hit.coverage >= (spoken ? 0.4 : asks(s) ? 0.5 : 0.6);
}

/** What people do at an event of this kind: words that a question about something else rarely has. */
const ANNOUNCING: readonly Concept[] = ['pledge', 'invest', 'announcement', 'company', 'project', 'host', 'edition', 'held', 'public-body', 'previous', 'speaker', 'record'];

const asks = ({ frame, draft }: Situation): boolean =>
  frame.has('who', 'which', 'where', 'how-many', 'how-much', 'list', 'rank-max', 'rank-min', 'sum', 'share', 'no-figure', 'whose') || draft.limit !== undefined;

/** "C'était où et qui recevait ?": nothing but what is asked of an event. */
const bareEvent = ({ frame, draft }: Situation): boolean =>
  frame.words.length <= 6 && frame.has('when', 'where', 'event-name', 'total', 'year') && draft.polar === null && frame.words.some((w) => /^(was|were|did|it|etait|cetait|eu|fut|this|that|all|tout|ca)$/.test(w.fold));

function named(s: Situation): boolean {
  const { draft, frame } = s;
  if (draft.inherited.length > 0 || draft.headline || draft.sources.length > 0 || frame.eventNamed) return true;
  if (draft.quoted.some((q) => s.kb.quotes.size > 0 && isSpoken(s, q))) return true;
  if (draft.people.length > 0) return !ofSomebodyElse(s);
  if (draft.organisations.length === 0 || compounded(s)) return false;
  // Who pledges nothing is in scope with what the record has of it: as a partner, as a speaker.
  const pledges = draft.organisations.some((o) => s.kb.pledgesBy(o).length > 0);
  return pledges || unexplained(s) === 0 || frame.has('partner', 'quote', 'said', 'leader', 'role', ...ANNOUNCING) || draft.topics.length + draft.measures.length + draft.aspects.length > 0;
}

/** Whether a fragment stands in a quotation, most of it in a row. */
function isSpoken({ kb }: Situation, fragment: string): boolean {
  const words = foldedWords(fragment);
  const text = words.join(' ');
  return [...kb.quotes.values()].some((q) => {
    const spoken = foldedWords(q.words).join(' ');
    return spoken.includes(text) || (words.length >= 5 && spoken.includes(words.slice(0, 5).join(' '))) || (words.length >= 5 && spoken.includes(words.slice(-5).join(' ')));
  });
}

/** "Amazon rainforest", "mars mission": a name that is an ordinary word, and part of another name. */
function compounded({ frame }: Situation): boolean {
  const strange = new Set(frame.residual);
  const spans = frame.of('organisation').map(({ span }) => span);
  return spans.length > 0 && spans.every((span) => {
    const w = frame.u.words[span.from]!;
    if (span.to - span.from > 1 || !isOrdinary(w.fold) || (w.capital && !w.opens)) return false;
    return strange.has(span.to) || strange.has(span.from - 1);
  });
}

/** "The finance minister of India", "les présidents américains": an office, of another country. */
function ofSomebodyElse({ frame, draft, kb }: Situation): boolean {
  const ground = homeGround(kb);
  const office = draft.people.length > 0 || frame.has('leader', 'government') || frame.of('leader').length > 0;
  return office && draft.organisations.length === 0 && frame.countries.some((c) => !c.place || !ground.includes(c.place));
}

/** "The summit", not "a summit" and not somebody else's: "the BRICS summit". */
function theEventNoun({ frame }: Situation): boolean {
  return frame.of('event').some(({ span }) => {
    const before = frame.u.words.slice(Math.max(0, span.from - 2), span.from);
    const strange = frame.residual.includes(span.from - 1) || frame.foreign.some((f) => f.to === span.from) || frame.countries.some((c) => c.span.to === span.from || c.span.to === span.from - 1);
    const near = before.at(-1);
    const definite = near === undefined || near.parted || /^(the|this|that|le|la|l|ce|cet|cette|du|au|de|d|which|what|quel|of|at|same|whole)$/.test(near.fold);
    return !strange && definite && !before.some((w) => /^(a|an|un|une|my|mon|ma)$/.test(w.fold));
  });
}

/** Words that nothing explains, but for what askers tell of themselves. */
const unexplained = ({ frame }: Situation): number => frame.residual.filter((i) => !/^(desk|slide|piece|note|article|papier|edition|news|info|update|please|svp|stp)$/.test(frame.u.words[i]!.fold)).length + frame.foreign.length;

/** "My job", "mon colis": somebody's own affairs. */
const isPersonal = ({ frame }: Situation): boolean => frame.words.some((w, i) => /^(my|mon|ma|mes|i|me|moi|je|j)$/.test(w.fold) && !/^(need|want|have|want|would|d|ve|m|veux|voudrais|cherche|article|slide|desk|boss|editor|notes|note|chef|piece|team|paper|story|union|client|readers|liste|dois|peux|can)$/.test(frame.words[i + 1]?.fold ?? ''));
