import type { Claim, Figure, KnowledgeBase } from '../knowledge/base.js';
import { searchIndexOf, wordKeys } from '../knowledge/search.js';
import { quoteFragmentsOf } from '../knowledge/spoken.js';
import { stem } from '../text/stem.js';
import { fold, foldedWords } from '../text/tokens.js';
import type { Block, Span } from '../model/answer.js';
import type { MeasureId, OrganisationId, PersonId, PlaceId } from '../model/ids.js';
import { COUNTED, type AskedFigure, type Query } from '../model/query.js';
import { answerFold } from './arithmetic.js';
import { bound, operands } from './operands.js';
import { shareOf } from './shares.js';
import { evidenceOf, isMain, matching, statementsOf, tellingTerms } from './claims.js';
import { commonCurrencies, ratio, sum, termIn, type Term } from './compute.js';
import { formatNumber, formatValue } from './format.js';
import { within } from './bounds.js';
import { printedBy, prints } from './prints.js';
import { conflictBlocks, conflictsFor } from './disputes.js';
import { answerFigures, figureSentence, figureSpan, notStatedFigure, plainStatus, statusSentence } from './figures.js';
import { amountOf, figuresOfEvent } from './claims.js';
import { claimSentence } from './lists.js';
import { organisationName, placeName, theEvent } from './names.js';
import { roleBlocks } from './people.js';
import { findQuotes, quoteBlocks, quotesWith, quoteTerms } from './quotations.js';
import { resultRow, termRow } from './rows.js';
import { part, sentence, withContext, withRows, type Answerer, type Asking, type Part } from './part.js';
import { no, prefixed, yes } from './verdict.js';
import { checkEdition, checkEventDate, checkEventFact, checkEventPlace, checkInTotal, checkRegions } from './verify-event.js';
import { borneOut } from './warrant.js';
import type { Writer } from './stated.js';

/**
 * Is it so? A sentence is taken apart into what it says (who, how much, where, with whom, who said it), and each is
 * held against the record. Yes needs all of it on record; no needs something on record that contradicts it; else the
 * record neither confirms nor denies, and another answerer says what it has.
 */
export const answerVerify: Answerer = (asking) => {
  const { q, w } = asking;
  let partial: Part | undefined;
  for (const check of CHECKS) {
    const found = check(asking);
    if (!found) continue;
    // What is only planned, or denied in the question, is told as it stands, without a yes.
    const unsure = found.verdict === 'yes' && check !== checkInTotal && (q.done === true || (q.negated && q.measures.length > 0));
    if (unsure) return undefined;
    // What does not bear out the whole sentence may be borne out by another claim.
    if (found.verdict === 'yes' && !SURE.includes(check) && !borneOut(asking, found.blocks)) {
      partial ??= found;
      continue;
    }
    if (partial && found.verdict !== 'yes') break;
    const status = found.verdict === 'yes' && !q.aspects.includes('status') ? openStatus(asking) : undefined;
    // Talks are no yes: what is undecided or off is told with where it stands.
    if (status) return { ...found, blocks: hedgedIn(q) ? [...led(w, found), status] : [...found.blocks, status] };
    const meant = found.verdict === 'yes' ? [] : mistaken(asking);
    return { ...found, blocks: [...led(w, found), ...meant] };
  }
  if (partial) return unconfirmed(asking, partial);
  const meant = mistaken(asking);
  if (meant.length === 0) return undefined;
  const [told] = answerFigures(asking)?.blocks ?? [];
  return part('answered', prefixed(w.say('noLead'), w.say('no'), [...(told ? [told] : []), ...meant]), { organisations: q.organisations });
};

/**
 * What does not bear out all of the sentence is told as it stands. Where the date is what does not fit, and the record has
 * another for it, that is a no.
 */
function unconfirmed(asking: Asking, found: Part): Part {
  const { q, kb, w } = asking;
  const org = q.organisations[0] && kb.pledgerOf(q.organisations[0]);
  const years = q.dates.flatMap((d) => (d.year ? [String(d.year)] : []));
  const due = org
    ? statementsOf(kb, org).find(
        (s) =>
          s.aspect === 'deadline' &&
          !s.notStated &&
          s.due !== undefined &&
          s.of !== undefined &&
          q.measures.includes((kb.claims.get(s.of) as Figure | undefined)?.measure as never),
      )
    : undefined;
  if (due && years.length === 1 && !due.due!.startsWith(years[0]!))
    return part('answered', prefixed(w.say('noLead'), w.say('no'), [claimSentence(w, due)!, ...found.blocks]), found.about);
  // What the record has with the very word that narrows: "largest" where somebody calls it so.
  const limit = org && q.limits.length > 0 ? matching(kb, statementsOf(kb, org), q.limits)[0] : undefined;
  const narrow = limit && !limit.claim.notStated ? [claimSentence(w, limit.claim)!] : [];
  return part('answered', prefixed(w.say('recordLead'), [], [...narrow, ...found.blocks]), found.about);
}

/** The figure that somebody takes for another: "a million jobs" of a million people to be trained. */
function mistaken({ q, kb, w }: Asking): Block[] {
  const [org, second] = [...new Set(q.organisations.map((o) => kb.pledgerOf(o)))];
  const [figure] = q.figures;
  if (
    !org ||
    second ||
    !figure ||
    figure.n < 50 ||
    q.figures.length > 1 ||
    q.measures.length === 0 ||
    (q.polar !== 'explicit' && !q.measures.every((m) => kb.measures.get(m)?.unit === 'count'))
  )
    return [];
  const own = kb.pledgesBy(org).flatMap((p) => kb.claimsOf(p.id));
  const held = own.filter((c): c is Figure => c.kind === 'figure' && c.readings.some((r) => prints(r, figure)));
  return held.some((c) => q.measures.includes(c.measure)) ? [] : held.slice(0, 1).map((c) => figureSentence(w, c)!);
}

/** The status of the one pledge asked about, while it is undecided or off. */
function openStatus({ q, kb, w }: Asking): Block | undefined {
  const pledges = q.organisations.flatMap((o) => kb.pledgesBy(kb.pledgerOf(o)));
  const open = pledges.length === 1 && ['talks', 'doubtful', 'dropped'].includes(pledges[0]!.status.at(-1)?.is ?? '');
  return open ? statusSentence(w, pledges[0]) : undefined;
}

/** "Could it be 400 million?", "up to 850 jobs, right?": who asks with the hedge may have a yes. */
const hedgedIn = (q: Query): boolean =>
  q.figures.some((f) => f.bound === 'up-to' || f.bound === 'around') ||
  q.terms.some((t) => /^(could|might|may|possibl|potential|pourrait|pourraient|peut|envisag|talks|discussion)/.test(fold(t.label)));

/** The verdict of a check before its first sentence. */
const led = (w: Writer, { verdict, blocks }: Part): Block[] =>
  verdict === 'yes'
    ? prefixed(w.say('yesLead'), w.say('yes'), blocks)
    : verdict === 'no'
      ? prefixed(w.say('noLead'), w.say('no'), blocks)
      : [...blocks];

/** Checks that judge every word of theirs themselves. */
const SURE: readonly Answerer[] = [checkRegions, checkInTotal, checkEdition, checkRole, checkHome, checkComparison, checkShare, checkSum];

const CHECKS: readonly Answerer[] = [
  checkRegions,
  checkRole,
  checkAttribution,
  checkInTotal,
  checkEdition,
  checkEventFact,
  checkEventDate,
  checkEventPlace,
  checkShare,
  checkComparison,
  checkSum,
  checkFigures,
  checkHome,
  checkStatus,
  checkPlaces,
  checkTogether,
  checkYear,
  checkConflict,
  checkMeasure,
  checkWords,
];

const pledgersOf = ({ q, kb }: Asking): OrganisationId[] => [...new Set(q.organisations.map((o) => kb.pledgerOf(o)))];
const samePledger = (kb: KnowledgeBase, a: string, b: string) => kb.pledgerOf(a as OrganisationId) === kb.pledgerOf(b as OrganisationId);

function checkRole({ q, kb, w }: Asking): Part | undefined {
  if (q.act !== 'person' || q.people.length === 0 || q.organisations.length === 0) return undefined;
  const person = kb.people.get(q.people[0]!);
  if (!person || person.roles.length === 0) return undefined;
  const fits = person.roles.some((r) => q.organisations.some((o) => samePledger(kb, o, r.organisation)));
  const about = { people: [person.id] };
  // "Is she the CEO?": a title that no role of hers has gets no yes.
  const titled = person.roles.some((r) =>
    q.terms.some(
      (t) =>
        !t.keys.some((k) => /^#(organisation|person):/.test(k)) && [r.en, r.fr].some((role) => foldedWords(role).includes(fold(t.label))),
    ),
  );
  if (fits && q.leader && !titled) return part('answered', roleBlocks(w, person), about);
  // Whether somebody did a thing is no matter of what they are.
  if (
    !fits &&
    !q.leader &&
    !titled &&
    tellingTerms(q).some((t) => !t.light && !t.keys.some((k) => /^#(organisation|person|place):/.test(k)))
  )
    return undefined;
  return fits ? yes(roleBlocks(w, person), about) : no(roleBlocks(w, person), about);
}

function checkAttribution(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  if (q.people.length === 0 || !['quotes', 'attribute'].includes(q.act)) return undefined;
  if (q.people.every((p) => kb.quotesBy(p).length === 0)) return undefined;
  const terms = quoteTerms(q).filter((t) => !t.ground && !t.keys.some((k) => k.startsWith('#organisation:')));
  if (terms.length === 0 && q.quoted.length === 0) return undefined;
  const exact = q.quoted.flatMap((f) => quotesWith(kb, f))[0]?.quote;
  const [best] = exact ? [{ quote: exact, coverage: 1 }] : findQuotes({ ...asking, q: { ...q, people: [], organisations: [], terms } });
  if (!best || best.coverage < 0.4)
    return q.quoted.length > 0 ? part('not_stated', [sentence(w.say('quotedNowhere'))], { people: q.people }) : undefined;
  const [own] = findQuotes({ ...asking, q: { ...q, organisations: [], terms } });
  const theirs =
    best.quote.speaker && q.people.includes(best.quote.speaker as PersonId)
      ? best
      : own && own.coverage >= best.coverage * 0.85
        ? own
        : undefined;
  if (theirs && q.figures.length > 0 && q.quoted.length === 0)
    return part('answered', quoteBlocks(w, theirs.quote), { people: q.people, quotes: [theirs.quote.id] });
  // Words in marks that no quotation has are not theirs as they stand: the quotation is shown, and nothing is confirmed.
  if (theirs && !q.quoted.every((f) => verbatim(kb, f)))
    return part('answered', prefixed(w.say('quotedOtherwise'), [...w.say('quotedOtherwise')], quoteBlocks(w, theirs.quote)), {
      people: q.people,
      quotes: [theirs.quote.id],
    });
  if (theirs) return yes(quoteBlocks(w, theirs.quote), { people: q.people, quotes: [theirs.quote.id] });
  return no(quoteBlocks(w, best.quote), { people: best.quote.speaker ? [best.quote.speaker as PersonId] : [], quotes: [best.quote.id] });
}

/** Whether words in marks stand in a quotation as they are, but for what they leave out: "…", "[…]". */
const verbatim = (kb: KnowledgeBase, fragment: string): boolean =>
  fragment
    .split(/…|\.\.\.|\[[^\]]*\]/)
    .map(foldedWords)
    .filter((words) => words.length > 0)
    .every((words) => quoteFragmentsOf(kb).stands(words));

/** A mix-up that sources are known for: the version that is asked about, and whether it is upheld. */
function checkConflict({ q, kb, w }: Asking): Part | undefined {
  if (q.polar !== 'explicit' || (q.organisations.length !== 1 && q.people.length === 0)) return undefined;
  const terms = tellingTerms(q).filter((t) => !t.light || q.site !== undefined);
  const [clash] = conflictsFor(kb, q).filter((c) => !['figures', 'dates'].includes(c.kind));
  if (!clash || terms.length === 0) return undefined;
  const hit = searchIndexOf(kb).amongConflicts(terms, [clash], 0.35)[0];
  if (!hit || hit.coverage < 0.4) return undefined;
  const blocks = conflictBlocks(w, clash).slice(0, 1);
  const about = { organisations: q.organisations };
  if (q.choice) return part('answered', blocks, about);
  // The version whose words the question uses is the one that is asked about.
  const asked = new Set(terms.flatMap((t) => foldedWords(t.label)).map((x) => stem(x, w.lang)));
  const likeness = (v: (typeof clash.versions)[number]) => foldedWords(v.says[w.lang]).filter((x) => asked.has(stem(x, w.lang))).length;
  const ranked = [...clash.versions].sort((a, b) => likeness(b) - likeness(a));
  const [first, second] = ranked;
  if (!first || likeness(first) === 0 || (second && likeness(second) === likeness(first) && second.stands !== first.stands))
    return part('answered', blocks, about);
  return first.stands ? yes(blocks, about) : no(blocks, about);
}

const nameOf = (w: Writer, t: Term) => organisationName(w, t.figure.by!);

/** Two pledgers and which is ahead, or by how many times. */
function checkComparison(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  if (!(q.more || q.times) || (q.figures.length > 0 && !q.times)) return undefined;
  const pledges = operands(asking);
  if (pledges.length !== 2 || (q.organisations.length < 2 && !q.headline)) return undefined;
  const measure = q.measures[0] ?? [...kb.measures.values()].find((m) => m.unit === 'money')?.id;
  const figures = pledges.map((p) => amountOf(kb, p, measure)).filter((f): f is Figure => f !== undefined && f.readings.length > 0);
  if (figures.length < 2) return undefined;
  const common = commonCurrencies(figures);
  if (kb.measures.get(measure!)?.unit === 'money' && common.length === 0) return undefined;
  const currency = common[0];
  const [a, b] = figures.map((f) => termIn(f, currency));
  if (!a || !b) return undefined;
  const [big, small] = a.n >= b.n ? [a, b] : [b, a];
  const cites = w.cite(...big.shown.grounds.slice(0, 1), ...small.shown.grounds.slice(0, 1));
  const show = (t: Term) => figureSpan(w, t.figure, t.shown);
  const about = { organisations: [a.figure.by!, b.figure.by!] };
  const beside = (spans: Span[]) =>
    withRows(
      sentence(spans),
      [big, small].map((t) => termRow(w, t)),
    );
  if (q.times) {
    const r = ratio(a, b);
    const line = beside(
      w.say('ratioIs', {
        more: nameOf(w, a),
        less: nameOf(w, b),
        figure: w.figure(`${bound(w, r)}${formatNumber(r.n, w.lang)}`, a.figure.id, b.figure.id),
        terms: w.list([
          [nameOf(w, a), { kind: 'words', text: ' ' }, show(a)],
          [nameOf(w, b), { kind: 'words', text: ' ' }, show(b)],
        ]),
        cites,
      }),
    );
    const exact = a.n / b.n;
    const holds = q.more === 'less' ? exact < q.times : q.more === 'more' ? exact > q.times : Math.abs(exact - q.times) / q.times < 0.05;
    return holds ? yes([line], about) : no([line], about);
  }
  const line = beside(
    w.say('biggerIs', {
      more: w.strong(nameOf(w, big)),
      figureMore: show(big),
      less: nameOf(w, small),
      figureLess: show(small),
      cites,
    }),
  );
  if (a.n === b.n) return no([beside(w.say('equal', { figure: show(a), cites }))], about);
  // "Acme invests less than Globex": the first one named is the one that is said to be more or less.
  const holds = q.more === 'less' ? a.n < b.n : a.n > b.n;
  return holds ? yes([line], about) : no([line], about);
}

/** "Roughly a third of the total." */
function checkShare(asking: Asking): Part | undefined {
  const { q } = asking;
  const asked = q.times && q.times < 1 ? q.times * 100 : q.figures.find((f) => f.percent)?.n;
  if (q.fold !== 'share' || asked === undefined) return undefined;
  const told = answerFold(asking);
  const held = shareOf(asking);
  if (!told || !held) return undefined;
  const near = q.more === 'more' ? held.n > asked : q.more === 'less' ? held.n < asked : Math.abs(held.n - asked) / asked < 0.1;
  return near ? yes(told.blocks, told.about) : no(told.blocks, told.about);
}

/** "More than $5bn between them." */
function checkSum(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  if (q.fold !== 'sum' || q.figures.length === 0) return undefined;
  const pledges = operands(asking);
  if (pledges.length < 2 || pledges.length > 4) return undefined;
  const figures = pledges.map((p) => amountOf(kb, p)).filter((f): f is Figure => f !== undefined && f.readings.length > 0);
  const asked = q.figures.find((f) => f.scaled || f.currency) ?? q.figures[0]!;
  const currency = asked.currency ?? commonCurrencies(figures)[0];
  const terms = figures.map((f) => termIn(f, currency)).filter((t): t is Term => t !== undefined);
  if (terms.length !== pledges.length) return undefined;
  const total = sum(terms);
  const figure = w.figure(
    formatValue({ kind: 'money', amounts: [{ currency: currency ?? null, amount: total.n }] }, total.hedge, w.lang),
    ...terms.map((t) => t.figure.id),
  );
  const line = withRows(
    sentence(
      w.say('sumIs', {
        figure,
        terms: w.list(terms.map((t) => [nameOf(w, t), { kind: 'words', text: ' ' }, figureSpan(w, t.figure, t.shown)])),
        cites: w.cite(...terms.flatMap((t) => t.shown.grounds.slice(0, 1))),
      }),
    ),
    [...terms.map((t) => termRow(w, t)), resultRow(w, 'rowSum', figure)],
  );
  const holds =
    asked.bound === 'more-than' || asked.bound === 'at-least'
      ? total.n >= asked.n
      : asked.bound === 'less-than' || asked.bound === 'up-to'
        ? total.n <= asked.n
        : Math.abs(total.n - asked.n) / asked.n < (asked.bound ? 0.08 : 0.005);
  return holds ? yes([line]) : no([line]);
}

const isMoneyFigure = (f: AskedFigure) => f.currency !== undefined || (f.scaled && f.n >= 1e7);

function checkFigures(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  const asked = q.figures.filter((f) => f.n !== 0);
  const [figure] = asked;
  if (!figure || q.limit === 'between' || (q.fold !== undefined && q.fold !== 'sum')) return undefined;
  const orgs = q.headline ? operands(asking).map((p) => p.by as OrganisationId) : pledgersOf(asking);
  const event = theEvent(kb);
  const money = isMoneyFigure(figure);
  const compatible = (c: Figure) =>
    (figure.percent
      ? kb.measures.get(c.measure)?.unit === 'percent'
      : (kb.measures.get(c.measure)?.unit === 'money') === money || (!money && q.measures.includes(c.measure))) &&
    (q.measures.length === 0 || q.measures.includes(c.measure) || (q.measures.every((m) => kb.measures.get(m)?.unit === 'money') && money));
  const own =
    orgs.length > 0 ? orgs.flatMap((o) => kb.pledgesBy(o).flatMap((p) => kb.claimsOf(p.id))) : event ? [...kb.claimsOf(event.id)] : [];
  const mixed =
    orgs.length === 1 &&
    asked.length > 1 &&
    asked.some(isMoneyFigure) &&
    asked.some((f) => !isMoneyFigure(f) && !f.percent && f.n >= COUNTED);
  if (mixed) return checkEach(asking, asked, own);
  const figures = own.filter((c): c is Figure => c.kind === 'figure' && compatible(c));
  const about = { organisations: orgs, pledges: orgs.flatMap((o) => kb.pledgesBy(o).map((p) => p.id)) };

  if (
    !money &&
    !figure.percent &&
    figure.n < COUNTED &&
    q.measures.length > 0 &&
    q.measures.every((m) => kb.measures.get(m)?.unit === 'money')
  )
    return undefined;
  // A number that counts nothing named ("in 41 years") is no figure to hold against any.
  if (!money && !figure.percent && q.measures.length === 0 && figure.n < 100) return undefined;
  // What is said of a place is not held against the event's own figures.
  if (orgs.length === 0 && q.places.length > 0 && !q.places.every((p) => event && kb.placesAround(event.place as PlaceId).includes(p)))
    return undefined;
  // One of two: "is it 1.2 or 1.3?" is no yes-or-no question.
  if (asked.length > 1 && !q.terms.some((t) => t.label === 'and') && q.polar !== 'explicit') return undefined;

  // "Did 2023 raise 15 billion?": held against the figure of that year.
  const years = q.dates.flatMap((d) => (d.year ? [String(d.year)] : []));
  const then =
    orgs.length === 0 && event && years.length > 0 && years.every((y) => !event.on.startsWith(y))
      ? figures.find((f) => f.beside && f.on !== undefined && years.some((y) => f.on!.startsWith(y)) && f.readings.length > 0)
      : undefined;
  if (then)
    return then.readings.some((r) => prints(r, figure)) ? yes([figureSentence(w, then)!], about) : no([figureSentence(w, then)!], about);

  // Two pledgers with a figure each: which belongs to which is not for a yes.
  if (orgs.length > 1 && asked.length > 1) return undefined;
  const bounded = checkBound(asking, figure, figures);
  if (bounded) return bounded;
  // Said of two: each must print it.
  if (orgs.length > 1 && q.fold === undefined) {
    const mains = orgs.map((o) => figures.find((f) => f.by === o && isMain(f) && f.readings.length > 0));
    const lines = mains.flatMap((f) => (f ? [figureSentence(w, f)!] : []));
    if (lines.length === 0) return undefined;
    return mains.every((f) => f?.readings.some((r) => prints(r, figure)))
      ? yes(lines, about)
      : mains.some((f) => f && !f.readings.some((r) => prints(r, figure)))
        ? no(lines, about)
        : part('answered', lines, about);
  }
  const found = figures.find((f) => f.readings.some((r) => prints(r, figure)));
  // A part, or the figure of one place, asked about as if it were the whole.
  const entire =
    found && orgs.length === 1
      ? figures.find((f) => isMain(f) && !f.place && f.measure === found.measure && f.readings.length > 0)
      : undefined;
  if (
    found &&
    entire &&
    entire !== found &&
    (found.partOf || found.place) &&
    q.places.length === 0 &&
    !q.part &&
    !entire.readings.some((r) => prints(r, figure)) &&
    q.topics.length === 0
  )
    return part('answered', [figureSentence(w, entire)!, figureSentence(w, found)!], about);
  const elsewhen =
    found &&
    orgs.length === 0 &&
    found.beside &&
    found.on !== undefined &&
    !q.previous &&
    !q.dates.some((d) => found.on!.startsWith(String(d.year)));
  const now = elsewhen ? figures.find((f) => isMain(f) && f.readings.length > 0) : undefined;
  if (found && now) return no([figureSentence(w, now)!, figureSentence(w, found)!], about);
  // Of several figures each must be on record for a yes.
  const unheld = asked.filter(
    (f) => f.n >= 2 && (f.scaled || f.currency || f.n < COUNTED) && !figures.some((c) => c.readings.some((r) => prints(r, f))),
  );
  if (found && orgs.length === 1 && asked.length > 1 && unheld.length > 0) {
    const [clash] = conflictsFor(kb, q);
    return part('answered', [figureSentence(w, found)!, ...(clash ? conflictBlocks(w, clash).slice(0, 1) : [])], about);
  }
  // A part, or what was spent before: true of the record, and no yes for the pledge.
  if (found && orgs.length === 1 && (found.beside || found.progressOf !== undefined) && !q.progress) {
    const whole = figures.find((f) => isMain(f) && f.readings.length > 0);
    return part('answered', [...(whole ? [figureSentence(w, whole)!] : []), figureSentence(w, found)!], about);
  }
  if (found) {
    if (q.places.length > 0 && !(found.place && q.places.some((p) => kb.placesAround(found.place!).includes(p)))) {
      const placed = own.filter(
        (c) =>
          c.place &&
          q.places.some((p) => kb.placesAround(c.place!).includes(p)) &&
          c.kind === 'figure' &&
          c.measure === found.measure &&
          c.readings.some((r) => prints(r, figure)),
      );
      const named = own.filter((c) => c.kind === 'statement' && c.aspect === 'place' && c.place !== undefined && !c.notStated);
      const everywhere = q.places.every((p) => named.some((c) => kb.placesAround(c.place!).includes(p)));
      // "Two centres, one in each of these": the number is of the whole, and the places are its places.
      if (placed.length === 0 && everywhere && !money && figure.n === q.places.length)
        return yes([figureSentence(w, found)!, ...named.slice(0, 3).flatMap((c) => claimSentence(w, c) ?? [])], about);
      if (placed.length === 0) {
        const sites = statementsOf(kb, orgs[0] as OrganisationId)
          .filter((s) => s.aspect === 'place' && !s.notStated)
          .slice(0, 2);
        return no([figureSentence(w, found)!, ...sites.map((s) => claimSentence(w, s)!)], about);
      }
    }
    if (found.due && misdated(q, found.due)) return no([figureSentence(w, found)!], about);
    const clash = q.choice ? kb.conflictsAbout(found.pledge ?? '').find((c) => !['figures', 'dates'].includes(c.kind)) : undefined;
    if (q.choice) return part('answered', [figureSentence(w, found)!, ...(clash ? conflictBlocks(w, clash).slice(0, 1) : [])], about);
    const rest = unheard(asking, found);
    if (rest) return part('answered', [figureSentence(w, found)!, ...rest], about);
    const leading = found.readings.find((r) => prints(r, figure))!;
    const firm = checkFirmness(asking, found);
    if (firm) return firm;
    return yes(withContext(q, [figureSentence(w, found)!], leading.narrower ? conflictNote(w, leading.narrower) : []), about);
  }
  const mainMissing = figures.some((f) => isMain(f) && f.notStated) && !figures.some((f) => isMain(f) && f.readings.length > 0);
  if (orgs.length > 0 && figures.length > 0 && !mainMissing) {
    const rejected = figures.flatMap((f) => f.rejected.filter((r) => prints(r, figure)).map((r) => ({ f, r })))[0];
    const main =
      rejected?.f ??
      (tellingTerms(q).length > 0
        ? matching(
            kb,
            figures.filter((f) => f.readings.length > 0),
            tellingTerms(q),
          ).map((m) => m.claim)[0]
        : undefined) ??
      figures.find((f) => isMain(f) && f.readings.length > 0) ??
      figures.find((f) => f.readings.length > 0);
    const use = rejected ? rejected.f : (figures.find((f) => isMain(f) && f.readings.length > 0) ?? main);
    if (use && use.readings.length > 0) {
      const line = figureSentence(w, use)!;
      const conflict = rejected?.r.rejected ? kb.conflicts.get(rejected.r.rejected) : undefined;
      return no(withContext(q, [line], conflict ? conflictBlocks(w, conflict).slice(0, 1) : []), about);
    }
  }
  // Somebody else's figure: "the ministry pays the 2 billion".
  const missing = figures.find((f) => f.notStated && isMain(f));
  const others = printedBy(kb, [figure]).filter((c) => isMain(c) && compatible(c) && c.readings.some((r) => prints(r, figure)));
  const [clash] = missing ? conflictsFor(kb, q).filter((c) => c.about.some((r) => r.split('#')[0] === missing.pledge)) : [];
  const explained = clash && q.figures.length > 0 ? conflictBlocks(w, clash).slice(0, 1) : [];
  if (missing && orgs.length > 0 && explained.length > 0 && others.length === 0) return no(explained, about);
  if (missing && orgs.length > 0)
    return no(
      [
        ...notStatedFigure(w, organisationName(w, orgs[0]!), missing.measure, missing).slice(0, 1),
        ...others.slice(0, 2).map((f) => figureSentence(w, f)!),
      ],
      about,
    );
  if (others.length > 0 && others.length <= 2 && orgs.length > 0)
    return no(
      others.map((f) => figureSentence(w, f)!),
      { organisations: others.flatMap((f) => (f.by ? [f.by] : [])) },
    );
  if (orgs.length === 0 && figures.length > 0 && q.polar === 'explicit') {
    const main = figures.find((f) => isMain(f) && f.readings.length > 0);
    if (others.length > 0 && others.length <= 3 && q.event === undefined) return yes(others.map((f) => figureSentence(w, f)!));
    if (main && (q.event !== undefined || q.measures.length > 0)) return no([figureSentence(w, main)!]);
  }
  return undefined;
}

/** Whether all years that the sentence gives are others than that of a claim: "from 2024 to 2028" fits a deadline in 2028. */
const misdated = (q: Query, due: string): boolean => {
  const years = q.dates.flatMap((d) => (d.year ? [String(d.year)] : []));
  return years.length > 0 && !years.some((y) => due.startsWith(y));
};

/** "365 million and 100 jobs?": each is held against the figures of its own kind. */
function checkEach({ q, kb, w }: Asking, asked: readonly AskedFigure[], own: readonly Claim[]): Part | undefined {
  const ofKind = (f: AskedFigure) =>
    own.filter(
      (c): c is Figure =>
        c.kind === 'figure' &&
        c.readings.length > 0 &&
        (kb.measures.get(c.measure)?.unit === 'money') === isMoneyFigure(f) &&
        (isMoneyFigure(f) || q.measures.includes(c.measure)),
    );
  const held = asked.map((f) => ofKind(f).find((c) => isMain(c) && c.readings.some((r) => prints(r, f))));
  const told = asked.flatMap((f, i) => held[i] ?? ofKind(f).find(isMain) ?? []);
  const lines = [...new Set(told)].flatMap((c) => figureSentence(w, c) ?? []);
  if (lines.length === 0) return undefined;
  const about = { organisations: q.organisations };
  return held.every((c) => c !== undefined) ? yes(lines, about) : part('answered', prefixed(w.say('recordLead'), [], lines), about);
}

/** "At least a billion?": a bound that no source prints, held against the figure that is. */
function checkBound({ q, kb, w }: Asking, asked: AskedFigure, figures: readonly Figure[]): Part | undefined {
  const main = figures.find((f) => isMain(f) && f.readings.length > 0);
  // "Up to 400 million" words a figure, and is no bound to hold it against.
  if (!asked.bound || asked.bound === 'up-to' || !main?.by || q.places.length > 0 || kb.measures.get(main.measure)?.unit === 'percent')
    return undefined;
  const plain: AskedFigure = { n: asked.n, scaled: asked.scaled, ...(asked.currency ? { currency: asked.currency } : {}) };
  if (figures.some((f) => [...f.readings, ...f.rejected].some((r) => prints(r, plain)))) return undefined;
  const [reading] = main.readings;
  const { value, hedge } = reading!;
  const n =
    value.kind === 'money'
      ? value.amounts.find((a) => asked.currency === undefined || a.currency === asked.currency)?.amount
      : value.kind === 'count'
        ? value.count
        : undefined;
  if (n === undefined) return undefined;
  const verdict = within({ n, bound: hedge.bound }, asked);
  const line = [figureSentence(w, main)!];
  const about = { organisations: [main.by] };
  return verdict === 'yes' ? yes(line, about) : verdict === 'no' ? no(line, about) : part('answered', line, about);
}

/** The words that a measure is told with: "create" says nothing beside "jobs". */
function verbOf(kb: KnowledgeBase, f: Figure): ReadonlySet<string> {
  const { promises, states, noun, label } = kb.measures.get(f.measure)!;
  return new Set(
    [...[promises, states, label].flatMap((p) => (p ? [p.en, p.fr] : [])), ...(noun ? [noun.en.one, noun.fr.one] : [])]
      .flatMap((p) => foldedWords(p))
      .flatMap(wordKeys),
  );
}

/** What the sentence says beside its figure, where the figure's claim does not say it: what the record has on that instead. */
function unheard({ q, kb, w }: Asking, f: Figure): Block[] | undefined {
  const spoken = verbOf(kb, f);
  const terms = tellingTerms(q).filter(
    (t) =>
      !t.keys.some((k) => spoken.has(k)) &&
      !t.label.includes(' ') &&
      (!t.light || q.site !== undefined) &&
      !/^\d/.test(t.label) &&
      !t.keys.some((k) => k.startsWith('#place:')),
  );
  if (terms.length === 0 || !f.pledge) return undefined;
  const own = kb.claimsOf(f.pledge).filter((c) => evidenceOf(c).length > 0);
  const heard = matching(kb, [f], terms)[0];
  if (heard && heard.matched.length >= terms.length) return undefined;
  const told = matching(
    kb,
    own.filter((c) => c.kind === 'statement'),
    terms,
  )[0];
  if (told && told.matched.length >= terms.length) return undefined;
  if (!q.site && (heard?.coverage ?? 0) + (told?.coverage ?? 0) >= 0.5) return undefined;
  const about = [...kb.conflictsAbout(f.id), ...kb.conflictsAbout(f.pledge)].filter((c) => c.kind !== 'figures' && c.kind !== 'dates');
  const [clash] = about;
  return [...(clash ? conflictBlocks(w, clash).slice(0, 1) : []), ...(told && told.coverage > 0.3 ? [claimSentence(w, told.claim)!] : [])];
}

const conflictNote = (w: Writer, id: string): Block[] => {
  const c = w.kb.conflicts.get(id as never);
  return c ? conflictBlocks(w, c).slice(0, 1) : [];
};

const FIRM =
  /^(firm|firmes?|definiti|signed|signe|sealed|decided|decide|final|guaranteed|garanti|certain|confirmed|confirme|acte|committed|commitment|binding)/;

/** A figure that is only "could", asked about as if it were decided. */
function checkFirmness({ q, kb, w }: Asking, f: Figure): Part | undefined {
  if (!q.aspects.includes('status') && !q.terms.some((t) => FIRM.test(t.label.toLowerCase()))) return undefined;
  const pledge = f.pledge ? kb.pledges.get(f.pledge) : undefined;
  const conditional =
    f.readings[0]?.hedge.mode !== undefined || ['talks', 'doubtful', 'dropped', 'planned'].includes(pledge?.status.at(-1)?.is ?? '');
  const status = statusSentence(w, pledge);
  const blocks = [figureSentence(w, f)!, ...(status ? [status] : [])];
  return conditional ? no(blocks, { organisations: f.by ? [f.by] : [] }) : undefined;
}

function checkHome(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  const [org] = pledgersOf(asking);
  if (!org || q.homes.length === 0 || q.measures.length > 0 || q.organisations.length > 1) return undefined;
  const home = kb.organisations.get(org)?.home as PlaceId | undefined;
  if (!home) return undefined;
  const line = sentence(w.say('home', { who: organisationName(w, org), home: placeName(w, home) }));
  const project = statementsOf(kb, org).find((s) => s.aspect === 'project');
  const blocks = [line, ...(project ? [claimSentence(w, project)!] : [])];
  return q.homes.some((h) => kb.placesAround(home).includes(h))
    ? yes(blocks, { organisations: [org] })
    : no(blocks, { organisations: [org] });
}

function checkStatus(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  if ((!q.aspects.includes('status') && q.statuses.length === 0) || q.figures.length > 0) return undefined;
  const [org] = pledgersOf(asking);
  const pledge = org ? kb.pledges.get(kb.pledgesBy(org)[0]?.id as never) : undefined;
  if (!org || !pledge) return undefined;
  const latest = pledge.status.at(-1)!;
  if (q.statuses.length > 0 && q.statuses.length < 3) {
    const line = [statusSentence(w, pledge) ?? plainStatus(w, pledge)];
    return q.statuses.includes(latest.is) ? yes(line, { organisations: [org] }) : no(line, { organisations: [org] });
  }
  const amount = amountOf(kb, pledge);
  const status = statusSentence(w, pledge);
  const decision = matching(kb, statementsOf(kb, org), tellingTerms(q)).find((m) => m.coverage > 0.45);
  const extra = decision && !decision.claim.notStated ? [claimSentence(w, decision.claim)!] : [];
  const about = { organisations: [org] };
  const blocks = [...(status ? [status] : []), ...extra, ...(amount && amount.readings.length > 0 ? [figureSentence(w, amount)!] : [])];
  if (blocks.length === 0) return undefined;
  if (['talks', 'doubtful', 'dropped', 'planned'].includes(latest.is) || amount?.readings[0]?.hedge.mode !== undefined)
    return no(blocks, about);
  if (['done', 'under-way'].includes(latest.is)) return yes(blocks, about);
  return part('answered', blocks, about);
}

function checkPlaces(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  const orgs = pledgersOf(asking);
  const [org] = orgs;
  // "The three plants are A, B and C": how many they are is told by the places.
  const told = (m: MeasureId) =>
    kb.measures.get(m)?.unit === 'money' ||
    (q.places.length > 1 && !kb.pledgesBy(org!).some((p) => kb.claimsOf(p.id).some((c) => c.kind === 'figure' && c.measure === m)));
  if (!org || orgs.length > 1 || !q.measures.every(told) || q.figures.some((f) => f.n !== q.places.length)) return undefined;
  if (q.places.length === 0 && q.refusal?.kind !== 'foreign') return undefined;
  const placed = statementsOf(kb, org).filter((s) => s.aspect === 'place' && s.place && !s.notStated);
  if (placed.length === 0) return undefined;
  const about = { organisations: [org], places: q.places };
  const at = (p: PlaceId) =>
    placed.filter(
      (s) =>
        kb.placesAround(s.place!).includes(p) || (kb.placesAround(p).includes(s.place!) && kb.places.get(s.place!)?.kind !== 'country'),
    );
  const wanted = q.places.map(at);
  const listing = sentence(
    w.say('placedIn', {
      who: organisationName(w, org),
      places: w.list(placed.slice(0, 5).map((s) => [placeName(w, s.place!)])),
      cites: w.cite(...placed.slice(0, 3).flatMap((s) => s.evidence.slice(0, 1))),
    }),
  );
  // "Near Saint-Étienne" of a site that the record places beside it, or in the same department, is not denied.
  const beside = (p: PlaceId) =>
    placed.filter((s) => {
      const name = fold(kb.places.get(p)!.name.fr);
      const around = new Set(kb.placesAround(p).filter((x) => kb.places.get(x)?.kind === 'department'));
      return fold(`${s.says.en} ${s.says.fr}`).includes(name) || kb.placesAround(s.place!).some((x) => around.has(x));
    });
  const near = q.places.flatMap((p, i) => (wanted[i]!.length === 0 ? beside(p) : []));
  if (near.length > 0 && q.refusal?.kind !== 'foreign')
    return part(
      'answered',
      [
        ...new Set([
          ...near.slice(0, 2),
          ...statementsOf(kb, org)
            .filter((s) => s.aspect === 'project')
            .slice(0, 1),
        ]),
      ].map((s) => claimSentence(w, s)!),
      about,
    );
  if (q.refusal?.kind === 'foreign' || wanted.some((s) => s.length === 0)) return no([listing], about);
  const sites = wanted.map((s) => (q.site ? s.filter((x) => x.site === q.site) : s));
  const lines = [...new Set(wanted.flatMap((s) => s.slice(0, 2)))].map((s) => claimSentence(w, s)!);
  const project = tellingTerms(q).some((t) => !t.light && !t.keys.some((k) => k.startsWith('#place:')))
    ? statementsOf(kb, org)
        .filter((s) => s.aspect === 'project')
        .slice(0, 1)
        .map((s) => claimSentence(w, s)!)
    : [];
  lines.push(...project);
  // A site somewhere in the region is not known to be in one part of it.
  const inside = q.places.every((p) => placed.some((s) => kb.placesAround(s.place!).includes(p)));
  if (!inside) return part('answered', lines, about);
  return sites.some((s) => s.length === 0) && q.site && wanted.flat().every((s) => s.site) ? no(lines, about) : yes(lines, about);
}

/** Two organisations in one claim: partners. */
function checkTogether(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  const orgs = pledgersOf(asking);
  if (orgs.length !== 2 || q.measures.some((m) => kb.measures.get(m)?.unit === 'money')) return undefined;
  const [a, b] = orgs as [OrganisationId, OrganisationId];
  const joint = [...statementsOf(kb, a), ...statementsOf(kb, b)].filter(
    (s) => (s.by === a && s.with.some((o) => kb.pledgerOf(o) === b)) || (s.by === b && s.with.some((o) => kb.pledgerOf(o) === a)),
  );
  if (joint.length === 0) return undefined;
  return yes(
    joint.slice(0, 2).map((s) => claimSentence(w, s)!),
    { organisations: joint[0]!.by ? [joint[0]!.by] : [] },
  );
}

/** A year given for what a claim dates otherwise. */
function checkYear(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  const orgs = pledgersOf(asking);
  if (!q.dates.some((d) => d.year) || orgs.length !== 1) return undefined;
  const claims = kb
    .pledgesBy(orgs[0]!)
    .flatMap((p) => kb.claimsOf(p.id))
    .filter((c) => c.due && evidenceOf(c).length > 0);
  const near = matching(
    kb,
    claims,
    tellingTerms(q).filter((t) => !/^\d{4}$/.test(t.label)),
  );
  const best = near.find((m) => m.coverage > 0.3)?.claim ?? (q.aspects.includes('deadline') ? claims[0] : undefined);
  if (!best) return undefined;
  const about = { organisations: orgs };
  return misdated(q, best.due!) ? no([claimSentence(w, best)!], about) : yes([claimSentence(w, best)!], about);
}

/** "Is it creating jobs?": the figure is the answer, and its being there is the yes. */
function checkMeasure(asking: Asking): Part | undefined {
  const { q } = asking;
  if (
    q.measures.length === 0 ||
    q.figures.length > 0 ||
    (q.organisations.length === 0 && !q.headline) ||
    q.currency ||
    ((q.more || q.times) && pledgersOf(asking).length > 1)
  )
    return undefined;
  const unexplained = tellingTerms(q).filter((t) => !t.light && !t.keys.some((k) => k.startsWith('#')));
  const found = answerFigures(asking);
  if (found?.status !== 'answered' || unexplained.length > 1) return undefined;
  return { ...found, verdict: 'yes' };
}

const DENYING = /\b(no|not|never|none|neither|nor)\b/i;
const NEW = /^(new|nouve)/;

/** A claim that speaks of everything that is asked. */
function checkWords(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  const orgs = pledgersOf(asking);
  const terms = tellingTerms(q).filter((t) => !t.light || (q.site !== undefined && NEW.test(fold(t.label))));
  if (terms.length === 0) return undefined;
  const event = theEvent(kb);
  const claims: Claim[] =
    orgs.length > 0
      ? orgs.flatMap((o) => kb.pledgesBy(o).flatMap((p) => kb.claimsOf(p.id)))
      : event && (q.event || q.act === 'event' || q.people.length > 0)
        ? [...kb.claimsOf(event.id)]
        : [];
  const best = matching(
    kb,
    claims.filter((c) => evidenceOf(c).length > 0 || c.notStated),
    terms,
  )[0];
  const eventFigures = event && q.event ? q.measures.flatMap((m) => figuresOfEvent(kb, event.id, m)) : [];
  if (!best || best.matched.length < terms.length || best.coverage < 0.6 || eventFigures.length > 0) {
    // Neither confirmed nor denied: what the record has nearest is shown as that, with no yes.
    const near =
      best && best.coverage >= 0.3 && !best.claim.notStated && q.polar === 'explicit' && orgs.length > 0
        ? claimSentence(w, best.claim)
        : undefined;
    const project = near
      ? statementsOf(kb, orgs[0]!)
          .filter((s) => s.aspect === 'project' && s.id !== best!.claim.id)
          .slice(0, 1)
          .map((s) => claimSentence(w, s)!)
      : [];
    return near ? part('answered', [near, ...project], { organisations: orgs }) : undefined;
  }
  const block = claimSentence(w, best.claim);
  if (!block) return undefined;
  const about = { organisations: orgs };
  if (best.claim.notStated) return part('not_stated', [block], about);
  // A claim that denies something speaks of the same words, and is no yes.
  if (best.claim.kind === 'statement' && !q.negated && DENYING.test(best.claim.says.en))
    return part('answered', prefixed(w.say('recordLead'), [], [block]), about);
  return yes([block], about);
}
