import type { KnowledgeBase, Quote } from '../knowledge/base.js';
import { searchIndexOf, type Hit } from '../knowledge/search.js';
import { quoteFragmentsOf } from '../knowledge/spoken.js';
import type { Block } from '../model/answer.js';
import type { OrganisationId, PersonId } from '../model/ids.js';
import type { Query, Term } from '../model/query.js';
import { foldedWords } from '../text/tokens.js';
import { organisationName, personName, roleAt } from './names.js';
import { isOfAskedKind } from './filters.js';
import { part, quoteBlock, sentence, withContext, type Answerer, type Asking } from './part.js';
import type { Writer } from './stated.js';

/** A quotation as it is shown: who, in what role, the exact words in the language of the source, and what is known of the wording. */
export function quoteBlocks(w: Writer, quote: Quote): Block[] {
  const ground = { at: quote.at, words: quote.words };
  const words = w.text(quote.words.replace(/[,\s]+$/, ''), quote.id);
  const organisation = organisationName(w, quote.organisation.id);
  if (!quote.speaker) return [quoteBlock(w.say('saidOrganisation', { name: organisation, words, cites: w.cite(ground) }), quote.lang)];
  const name = personName(w, quote.speaker);
  const role = roleAt(w, quote.role!, quote.organisation.id, quote.id);
  if (quote.form === 'indirect')
    return [sentence(w.say('saidIndirect', { name, role, says: w.text(quote.says!, quote.id), cites: w.cite(ground) }))];
  const note = quote.form === 'translation' ? w.say('translation') : undefined;
  return [
    quoteBlock(
      [...w.say('said', { name, role, words, cites: w.cite(ground) }), ...(note ? [{ kind: 'words' as const, text: ' ' }, ...note] : [])],
      quote.lang,
    ),
  ];
}

/** Quotations that hold a fragment, or most of it in a row, best first. */
export const quotesWith = (kb: KnowledgeBase, fragment: string): { readonly quote: Quote; readonly share: number }[] =>
  quoteFragmentsOf(kb)
    .sharing(foldedWords(fragment), 0.6)
    .sort((a, b) => b.share - a.share);

export const quoteTerms = (q: Query): Term[] => q.terms.filter((t) => !t.light && !t.keys.some((k) => k.startsWith('#person:')));

/** The most quotations that one answer shows, and one more. */
const SHOWN = 5;

interface Found {
  readonly quote: Quote;
  readonly coverage: number;
}

const asFound = (h: Hit): Found => ({ quote: (h.entry as { quote: Quote }).quote, coverage: h.coverage });

/** Quotations of the people and organisations asked about, ranked by the question's words. */
export function findQuotes(asking: Asking): Found[] {
  const { q, kb, seen } = asking;
  const people = new Set(q.people);
  const orgs = new Set(q.organisations.map((o) => kb.pledgerOf(o)));
  const byOrg = (quote: Quote) => orgs.size === 0 || people.size > 0 || orgs.has(kb.pledgerOf(quote.organisation.id as OrganisationId));
  const fits = (quote: Quote) =>
    (people.size === 0 || people.has(quote.speaker as PersonId)) &&
    byOrg(quote) &&
    (q.sources.length === 0 || people.size > 0 || q.sources.includes(quote.at as never)) &&
    !(q.else && seen.quotes.includes(quote.id)) &&
    (people.size > 0 || isOfAskedKind(asking, quote.organisation.id as OrganisationId));
  // Where speakers are named, their organisation is no term that tells their words apart.
  const terms = quoteTerms(q).filter(
    (t) =>
      !t.keys.some(
        (k) => k.startsWith('#organisation:') && people.size === 0 && orgs.size > 0 && [...orgs].some((o) => k === `#organisation:${o}`),
      ),
  );
  const index = searchIndexOf(kb);
  // Where nothing narrows them down, those at the head are all that an answer shows.
  const free = people.size + orgs.size + q.sources.length === 0 && !q.publicBody && !q.local && !q.government && !q.else;
  if (free && terms.length > 0) return index.best(terms, { in: 'quotes' }, { most: SHOWN }).map(asFound);
  const pool = (
    people.size > 0
      ? [...people].flatMap((p) => kb.quotesBy(p))
      : orgs.size > 0
        ? [...orgs].flatMap((o) => kb.quotesFrom(o))
        : q.sources.length > 0
          ? q.sources.flatMap((s) => kb.quotesAt(s))
          : [...kb.quotes.values()]
  ).filter(fits);
  const ranked = index.amongQuotes(terms, pool).map(asFound);
  if (free) return pool.slice(0, SHOWN).map((quote) => ({ quote, coverage: 0 }));
  const known = new Set(ranked.map((r) => r.quote.id));
  const rest =
    people.size > 0 || orgs.size > 0 || q.sources.length > 0 || q.publicBody || q.local || terms.length === 0
      ? pool
          .filter((quote) => !known.has(quote.id))
          .sort((a, b) => kb.orderOf(a) - kb.orderOf(b))
          .map((quote) => ({ quote, coverage: 0 }))
      : [];
  return [...ranked, ...rest];
}

const about = (quotes: readonly Quote[], q: Query) => ({
  quotes: quotes.map((x) => x.id),
  people: [...new Set(quotes.flatMap((x) => (x.speaker ? [x.speaker as PersonId] : [])))],
  organisations:
    q.organisations.length > 0 ? q.organisations : [...new Set(quotes.map((x) => x.organisation.id as OrganisationId))].slice(0, 1),
});

/** What somebody said, or what was said of something. */
export const answerQuotes: Answerer = (asking) => {
  const { q, kb, w } = asking;
  if (q.quoted.length > 0) {
    const exact = quotesWith(kb, q.quoted[0]!);
    if (exact.length > 0) return part('answered', quoteBlocks(w, exact[0]!.quote), about([exact[0]!.quote], q));
  }
  // Words between quotation marks that nobody on record said.
  if (q.quoted.length > 0 && q.people.length === 0) return answerNoQuotes(asking);
  const found = findQuotes(asking);
  const named = q.people.length > 0 || q.organisations.length > 0;
  const telling = quoteTerms(q).filter((t) => !t.keys.some((k) => k.startsWith('#organisation:')));
  const [best] = found;
  if (
    !best ||
    (!named && q.sources.length === 0 && !q.publicBody && !q.government && !q.local && (telling.length === 0 || best.coverage < 0.3))
  ) {
    // An organisation that nobody speaks for may still be what a claim is about.
    return q.people.length === 0 && q.organisations.length > 0 && telling.length > 0 ? undefined : answerNoQuotes(asking);
  }
  // Asked for one's words on something that one said nothing of.
  if (
    named &&
    telling.length > 0 &&
    best.coverage === 0 &&
    found.length > 2 &&
    telling.some((t) => t.keys.some((k) => k.startsWith('#topic:') || k.startsWith('#measure:')))
  ) {
    const who = q.people[0] ? personName(w, q.people[0]) : organisationName(w, q.organisations[0]!);
    return part('not_stated', [sentence(w.say('noQuotesAbout', { name: who })), ...quoteBlocks(w, best.quote)], about([best.quote], q));
  }
  const close = found.filter((f) => f.coverage >= best.coverage * 0.75);
  const most = q.itemised || telling.length === 0 ? 4 : best.coverage > 0.45 && close.length === 1 ? 1 : 3;
  const shown = (telling.length > 0 && best.coverage > 0 ? close : found).slice(0, most).map((f) => f.quote);
  const twin = shown[0]?.sameMoment ? kb.quotes.get(shown[0].sameMoment as never) : undefined;
  const context =
    twin && !shown.includes(twin)
      ? [sentence(w.say('sameMoment', { words: w.text(twin.words, twin.id), cites: w.cite({ at: twin.at, words: twin.words }) }))]
      : [];
  return part(
    'answered',
    withContext(
      q,
      shown.flatMap((x) => quoteBlocks(w, x)),
      context,
    ),
    about(shown, q),
  );
};

/** Nothing said on record by whom, or on what, was asked about. */
export const answerNoQuotes: Answerer = ({ q, kb, w, seen }) => {
  const person = q.people[0] ? kb.people.get(q.people[0]) : undefined;
  const who = person ? personName(w, person.id) : q.organisations[0] ? organisationName(w, q.organisations[0]) : undefined;
  const [clash] = person ? kb.conflictsAbout(person.id) : [];
  if (person?.note)
    return part(
      'not_stated',
      [
        sentence(
          w.say('unusable', {
            name: personName(w, person.id),
            note: w.text(person.note, person.id),
            cites: clash ? w.cite(...clash.versions[0]!.evidence.slice(0, 1)) : [],
          }),
        ),
      ],
      { people: q.people },
    );
  const key = q.else && seen.quotes.length > 0 ? 'noMoreQuotes' : 'noQuotes';
  return part('not_stated', [sentence(who ? w.say(key, { name: who }) : w.say('noQuotesTopic'))], {
    people: q.people,
    organisations: q.organisations,
  });
};

/** Who said it. */
export const answerAttribution: Answerer = (asking) => {
  const { q, kb, w } = asking;
  let quote: Quote | undefined;
  for (const fragment of q.quoted) quote ??= quotesWith(kb, fragment)[0]?.quote;
  if (!quote && q.quoted.length === 0) {
    const [best] = findQuotes(asking);
    if (best && best.coverage >= 0.3) quote = best.quote;
  }
  if (!quote) {
    const loose = q.quoted.length > 0 ? findQuotes(asking)[0] : undefined;
    if (!loose || loose.coverage < 0.6) return undefined;
    quote = loose.quote;
  }
  const ground = { at: quote.at, words: quote.words };
  const lead = sentence(
    quote.speaker
      ? w.say('saidBy', {
          name: w.strong(personName(w, quote.speaker)),
          role: roleAt(w, quote.role!, quote.organisation.id, quote.id),
          cites: w.cite(ground),
        })
      : w.say('saidByOrganisation', { name: organisationName(w, quote.organisation.id), cites: w.cite(ground) }),
  );
  return part('answered', withContext(q, [lead], quoteBlocks(w, quote)), about([quote], q));
};
