import type { KnowledgeBase } from '../knowledge/base.js';
import type { MeasureId, OrganisationId, PlaceId } from '../model/ids.js';
import { wordKeys } from '../knowledge/search.js';
import { COUNTED, type Aspect, type Query, type Term } from '../model/query.js';
import type { Frame } from './frame.js';
import { foldedWords } from '../text/tokens.js';
import { eventOf, homeGround } from './ground.js';
import { GRAMMARS } from './languages/index.js';
import { isFunctionWord, type Span } from './utterance.js';

/** Slots of a query while it is being made. */
export type Draft = { -readonly [K in keyof Query]: Query[K] };

const CONCEPT_ASPECTS = [
  ['where', 'place'],
  ['place', 'place'],
  ['purpose', 'purpose'],
  ['why', 'purpose'],
  ['partner', 'partner'],
  ['deadline', 'deadline'],
  ['announced', 'announced'],
  ['status', 'status'],
  ['home', 'home'],
  ['project', 'project'],
  ['overview', 'project'],
  ['event-name', 'name'],
  ['host', 'host'],
  ['edition', 'edition'],
  ['year', 'date'],
] as const;

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Organisations whose pledges are the headline ones. */
export function headlineOrganisations(kb: KnowledgeBase): OrganisationId[] {
  return unique(kb.headlines.map((p) => p.by as OrganisationId));
}

/** Whether a claim of this measure is what an organisation pledged, or the event counts. */
export function hasFigure(kb: KnowledgeBase, owner: { org?: OrganisationId }, measure: MeasureId): boolean {
  const claims = owner.org
    ? kb.pledgesBy(owner.org).flatMap((p) => kb.claimsOf(p.id))
    : [...kb.events.keys()].flatMap((e) => kb.claimsOf(e));
  return claims.some((c) => c.kind === 'figure' && c.measure === measure);
}

/** Measures that are money. */
export const moneyMeasures = (kb: KnowledgeBase): MeasureId[] =>
  [...kb.measures.values()].filter((m) => m.unit === 'money').map((m) => m.id);

/** How much the record has of a measure: of two that a word may mean, the one that is pledged more is meant. */
const weight = (kb: KnowledgeBase, measure: MeasureId) => kb.figuresOf.count(measure);

/** "How much, and which sites": the head stands by itself. */
const headAlone = (frame: Frame): boolean => {
  const head = frame.spans.find((s) => s.meanings.some((m) => m.kind === 'concept' && m.concept === 'how-much'));
  return head !== undefined && head.to < frame.to && frame.u.words[head.to]!.parted;
};
const organisationsNone = (frame: Frame) => frame.organisations.length === 0 && !frame.has('both') && frame.people.length === 0;

const OF_PEOPLE = /company|companies|group|firm|entreprise|groupe|soci/;
const OF_PEOPLE_OR_PLEDGES = new RegExp(`${OF_PEOPLE.source}|pledge|commitment|promise|engagement|promesse`);

/** How much content stands beside a span: topics, other measures, words that nothing explains. */
const contentSpans = (frame: Frame, span: Span): number =>
  frame.residual.length +
  frame.spans.filter((s) => s !== span && s.meanings.some((m) => m.kind === 'topic' || m.kind === 'measure' || m.kind === 'unstated'))
    .length;

/** Whether a phrase stands right beside a word for pledges, and no comma between them. */
const ofAKind = (frame: Frame, span: Span): boolean =>
  frame.spans.some(
    (sp) =>
      sp !== span &&
      sp.meanings.some((m) => m.kind === 'concept' && ['announcement', 'company', 'project'].includes(m.concept)) &&
      !sp.meanings.some((m) => m.kind === 'concept' && m.concept === 'pledge') &&
      (sp.from === span.to
        ? !frame.u.words[sp.from]!.parted
        : sp.to <= span.from &&
          span.from - sp.to <= 2 &&
          frame.u.words.slice(sp.to, span.from + 1).every((w) => !w.parted) &&
          frame.u.words.slice(sp.to, span.from).every((w) => isFunctionWord(w.fold))),
  );

/**
 * The measures asked for. A phrase that is a topic too ("training", "data centres") counts only where a number is
 * asked for, or nothing else is.
 */
function measuresOf(frame: Frame, kb: KnowledgeBase, subjects: readonly OrganisationId[], aspects: readonly Aspect[]): MeasureId[] {
  const { u } = frame;
  const asksNumber =
    frame.has(
      'how-many',
      'figure',
      'part',
      'share',
      'average',
      'rank-max',
      'rank-min',
      'order',
      'no-figure',
      'progress',
      'more',
      'less',
      'difference',
      'sum',
    ) ||
    (frame.has('how-much') && !frame.has('money', 'cash', 'invest')) ||
    frame.amounts.length > 0;
  const money = moneyMeasures(kb);
  const picked: MeasureId[] = [];
  // "What percentage of the capital": of the measures that the words may name, those in percent.
  const percents = (ids: readonly MeasureId[]) => ids.filter((m) => kb.measures.get(m)?.unit === 'percent');
  const asksPercent =
    frame.has('share') &&
    !frame.has('total') &&
    frame.of('event').length === 0 &&
    !frame.amounts.some((x) => x.currency || x.scaled) &&
    frame.measures.some(({ ids }) => percents(ids).length > 0);
  for (const { ids: all, topicToo, span } of frame.measures) {
    // "How many jobs were ANNOUNCED": what is counted is named.
    if (span.meanings.some((m) => m.kind === 'concept' && m.concept === 'announced') && frame.measures.length > 1) continue;
    const ids = asksPercent ? percents(all) : all;
    if (ids.length === 0) continue;
    // "Not the building jobs": what is left out is not asked.
    const denied = frame.spans.find(
      (s) => s.to <= span.from && span.from - s.to <= 1 && s.meanings.some((m) => m.kind === 'concept' && m.concept === 'not'),
    );
    if (denied && frame.measures.length > 1) continue;
    // "The sum for its three plants": how many there are is told, and something else is asked.
    if (frame.numbered(span) && !frame.has('how-many') && kb.measures.get(ids[0]!)?.promises === undefined) continue;
    // "How many PLEDGES": the thing counted is what the list is of.
    // "How many PEOPLE will they TRAIN": the first thing counted after the head.
    const nextToHead = [frame.at('how-many'), frame.at('how-much')].some(
      (at) =>
        at >= 0 && span.from > at && (span.from - at <= 4 || !frame.measures.some((o) => o.span.from > at && o.span.from < span.from)),
    );
    const alone = frame.words.length <= 2 && frame.spans.length <= 2;
    // "180 bosses": a number of them stands before the word.
    const numbered =
      span.meanings.some((m) => m.kind === 'concept' && m.concept === 'leader') &&
      frame.amounts.some((a) => !a.currency && a.n >= COUNTED && a.to === span.from);
    if (
      !nextToHead &&
      !alone &&
      span.meanings.some((m) => m.kind === 'concept' && ['function', 'frame', 'site-new', 'deadline', 'purpose'].includes(m.concept)) &&
      !ids.some((id) => money.includes(id))
    )
      continue;
    if (
      span.meanings.some(
        (m) =>
          m.kind === 'concept' &&
          [
            'place',
            'pledge',
            'project',
            'overview',
            'announced',
            'purpose',
            ...(frame.has('more', 'less', 'compare') ? [] : ['deadline']),
            'figure',
            'rank-max',
            'invest',
            'share',
            'part',
            'company',
            'leader',
            'partner',
          ].includes(m.concept),
      ) &&
      !nextToHead &&
      !numbered &&
      !(alone && !frame.has('company')) &&
      !ids.some((id) => money.includes(id))
    )
      continue;
    // "Combien d'argent pour les data centers": how much, and not how many of them.
    const ofThem = frame.has('how-much') && !frame.has('how-many') && ids.every((m) => kb.measures.get(m)?.unit === 'count');
    if (topicToo && subjects.length === 0 && ofThem) continue;
    // "Training projects", "announcements in data centres": what they are of.
    if (topicToo && subjects.length === 0 && !asksNumber && !nextToHead && ofAKind(frame, span)) continue;
    // "Training" is a topic too: a measure only where a number is asked for, or the word is all there is.
    // "Job numbers", "ils embauchent combien": the number word follows at once.
    const numberFollows = frame.spans.some(
      (sp) =>
        (sp.from === span.to &&
          sp.meanings.some((m) => m.kind === 'concept' && ['figure', 'how-much', 'how-many', 'count'].includes(m.concept))) ||
        // "Un chiffre d'emplois", "a number of jobs".
        (sp.to === span.from - 1 &&
          /^(d|de|of|for|on)$/.test(u.words[sp.to]!.fold) &&
          sp.meanings.some((m) => m.kind === 'concept' && m.concept === 'figure')),
    );
    const pledged = ids.some((m) => kb.measures.get(m)?.promises !== undefined && kb.measures.get(m)?.unit === 'count');
    // "A deadline for its jobs".
    const dated = asksDue(frame);
    const counted =
      (pledged && dated) ||
      (frame.has('how-many') && nextToHead) ||
      (pledged && (numberFollows || (nextToHead && frame.has('how-much') && frame.has('how-many'))));
    // "What amount for the wind farm": money is asked, of the thing.
    const joined = /^(and|et|plus)$/.test(frame.u.words[span.from - 1]?.fold ?? '');
    if (frame.has('money', 'cash') && !counted && !joined && !ids.some((id) => money.includes(id)) && !frame.has('and', 'how-many'))
      continue;
    const heads =
      (span.from === frame.from || (frame.u.words[span.from]!.parted && frame.words.length <= 8)) &&
      !frame.has('list', 'which', 'who') &&
      kb.measures.get(ids[0]!)?.promises !== undefined;
    if (
      topicToo &&
      !heads &&
      !asksNumber &&
      !(pledged && dated) &&
      (aspects.length > 0 ||
        frame.has('quote') ||
        (frame.has('said') && frame.people.length > 0) ||
        frame.has('which', 'list') ||
        (contentSpans(frame, span) >= 2 && frame.words.length > 5))
    )
      continue;
    const stated = ids.filter((id) => subjects.some((org) => hasFigure(kb, { org }, id)));
    // A thing that the subject has no figure of, where no number is asked for, is what is spoken about, not what is counted.
    if (
      subjects.length > 0 &&
      stated.length === 0 &&
      !counted &&
      frame.amounts.length === 0 &&
      frame.words.length > 4 &&
      !ids.some((id) => money.includes(id)) &&
      (topicToo || !asksNumber || frame.has('how-much', 'total', 'only'))
    )
      continue;
    // "Existing", "already": what is, before what is promised.
    const present = frame.words.some((w) =>
      /^(existing|already|current|currently|today|now|deja|actuel|actuels|actuelle|actuellement)$/.test(w.fold),
    );
    const future = frame.words.some((w) => /^(will|would|going|plan|plans|va|vont|va-t|doit|doivent|prevoit|compte)$/.test(w.fold));
    const promised = future ? ids.filter((m) => kb.measures.get(m)?.promises !== undefined) : [];
    const is = (m: MeasureId) => Number(present && kb.measures.get(m)?.states !== undefined) * 1e6;
    const pool = stated.length > 0 ? stated : ids;
    // What somebody will do is a promise, not what already is.
    const meant = promised.length > 0 && pool.every((m) => kb.measures.get(m)?.promises === undefined) ? promised : pool;
    const best = unique(meant).sort((a, b) => is(b) + weight(kb, b) - is(a) - weight(kb, a))[0];
    if (best && !picked.includes(best)) picked.push(best);
  }
  const asksMoney =
    frame.has('money', 'cash', 'currency') ||
    OF_IT.test(frame.u.folded) ||
    (frame.has('how-much') && (picked.length === 0 || headAlone(frame))) ||
    (frame.has('invest') && frame.has('how-much', 'how-many', 'figure')) ||
    frame.currency !== undefined ||
    (picked.length === 0 && frame.amounts.some((a) => a.currency !== undefined || (a.scaled && a.n >= 1e7))) ||
    (frame.has('figure') && picked.length === 0 && aspects.length === 0);
  if (asksMoney && !picked.some((m) => money.includes(m))) picked.unshift(...money.slice(0, 1));
  // "Invest" alone names the measure no more than "pledge" does, where another figure is asked.
  // Of several things that words may count, those that the subject has figures of are meant.
  const known = picked.filter((m) => subjects.some((org) => hasFigure(kb, { org }, m)));
  if (subjects.length > 0 && known.length > 0 && known.length < picked.length && !frame.has('how-many')) return known;
  // An amount of money named beside a vague measure is what is spoken of.
  if (
    frame.amounts.some((a) => a.currency !== undefined || (a.scaled && a.n >= 1e7)) &&
    known.length === 0 &&
    !frame.has('how-many') &&
    !picked.some((m) => kb.measures.get(m)?.unit === 'count' && kb.measures.get(m)?.promises !== undefined && frame.has('how-much'))
  )
    return money.slice(0, 1);
  if (picked.length === 0 && frame.has('total', 'sum') && organisationsNone(frame) && !frame.has('quote', 'said'))
    picked.push(...money.slice(0, 1));
  if (picked.length > 1 && !asksMoney && !frame.has('and')) return picked.filter((m) => !money.includes(m));
  return picked;
}

/** "How much of it": of the money. */
const OF_IT = /\b(how much of (it|that|this)|combien (en|la dedans|la dessus) )\b/;

/** Whether a date is asked for by its name: "by when", "a deadline", "une échéance"; "on deadline" is the asker's own. */
export const asksDue = (frame: Frame): boolean =>
  frame.spans.some(
    (sp) =>
      sp.meanings.some((m) => m.kind === 'concept' && (m.concept === 'deadline' || m.concept === 'when')) &&
      GRAMMARS[frame.u.lang].due.includes(foldedWords(sp.text).join(' ')) &&
      frame.u.words[sp.from - 1]?.fold !== 'on',
  );
/** The measures asked for, once the subject is known. */
export const measuresFor = (frame: Frame, kb: KnowledgeBase, draft: Draft): MeasureId[] =>
  measuresOf(
    frame,
    kb,
    draft.organisations,
    draft.aspects.filter((a) => !['project', 'announced', 'date'].includes(a)),
  );

/** Fills the slots of a query from a frame; nothing is taken from the conversation yet. */
export function readSlots(frame: Frame, kb: KnowledgeBase): Draft {
  const { u } = frame;
  const ground = homeGround(kb);
  const event = frame.events[0];
  const organisations = [...frame.organisations];
  const aspects = unique(CONCEPT_ASPECTS.flatMap(([concept, aspect]) => (frame.has(concept) ? [aspect as Aspect] : [])));
  // "For its three sites": how many there are is told, not where they are asked, unless that is all there is.
  const told = frame.spans.filter((sp) => sp.meanings.some((m) => m.kind === 'concept' && m.concept === 'place'));
  if (
    told.length > 0 &&
    told.every((sp) => frame.numbered(sp)) &&
    !frame.has('where') &&
    frame.has('how-much', 'how-many', 'money', 'total', 'figure', 'cash')
  )
    aspects.splice(aspects.indexOf('place'), 1);
  // "Who played host": who, and not where.
  if (aspects.includes('host') && aspects.includes('place') && frame.has('who') && !frame.has('where'))
    aspects.splice(aspects.indexOf('place'), 1);
  // "How many centres will it open?": how many, and not when.
  if (frame.has('how-many') && aspects.includes('deadline') && !asksDue(frame)) aspects.splice(aspects.indexOf('deadline'), 1);
  if (frame.has('when')) aspects.push(frame.has('deadline') || (frame.has('purpose') && frame.events.length === 0) ? 'deadline' : 'date');
  const homes: PlaceId[] = [...frame.peoples];
  /** The word before a place, but for its article: "from the United States". */
  const leading = (at: number): string => {
    const before = u.words[at - 1]?.fold ?? '';
    return /^(the|les|l|la|le)$/.test(before) ? (u.words[at - 2]?.fold ?? '') : before;
  };
  /** "Those from Japan", and a country where nothing lands. */
  const isOrigin = (p: PlaceId, before: string): boolean =>
    /^(from|de|d|du|des)$/.test(before) || (kb.claimsAt.count(p) === 0 && !/^(in|at|to|en|au|aux|a)$/.test(before));
  // "Companies from Asia".
  for (const { span, meanings } of frame.of('place'))
    for (const { id } of meanings)
      if (
        ['continent', 'area'].includes(kb.places.get(id)?.kind ?? '') &&
        kb.pledgesFrom.count(id) > 0 &&
        organisations.length === 0 &&
        isOrigin(id, leading(span.from))
      )
        homes.push(id);
  const places = frame.places.filter((p) => !ground.includes(p) && !homes.includes(p));
  for (const c of frame.countries) {
    if (!c.place) continue;
    if (c.people) {
      if (!ground.includes(c.place)) homes.push(c.place);
      else if (
        frame.has('company', 'pledge', 'list') &&
        // Where several pledgers are from the country of the event, "the Canadian pledges" are theirs.
        (kb.pledgesFrom.count(c.place) > 1 ? OF_PEOPLE_OR_PLEDGES : OF_PEOPLE).test(
          u.words
            .slice(Math.max(0, c.span.from - 2), c.span.to + 2)
            .map((w) => w.fold)
            .join(' '),
        )
      )
        homes.push(c.place);
    } else if (!ground.includes(c.place))
      (organisations.length === 0 && kb.pledgesFrom.count(c.place) > 0 && isOrigin(c.place, leading(c.span.from)) ? homes : places).push(
        c.place,
      );
  }
  const years = frame.dates.flatMap((d) => (d.year ? [d.year] : []));
  const otherYears = new Set([...kb.events.values()].flatMap((e) => e.otherEditions.map((o) => Number(o.on.slice(0, 4)))));
  const measures = measuresOf(
    frame,
    kb,
    organisations,
    aspects.filter((a) => !['project', 'announced', 'date'].includes(a)),
  );
  // "The Grand Est president": a region is named by its place.
  if (organisations.length === 0 && (frame.has('leader') || frame.of('leader').length > 0))
    for (const p of places) {
      const named = foldedWords(kb.places.get(p)?.name.fr ?? '').filter((x) => x.length > 3);
      for (const o of kb.organisations.values())
        if (o.kind === 'region' && named.length > 0 && named.every((x) => foldedWords(o.name).includes(x)) && kb.peopleOf(o.id).length > 0)
          organisations.push(o.id);
    }
  const headHomes = headlineOrganisations(kb).map((o) => kb.organisations.get(o)?.home);
  // "Who creates jobs there, and how many each": of whoever it is, not of the two.
  const each = frame.has('who', 'which', 'list', 'company') && frame.words.some((w) => GRAMMARS[u.lang].each.includes(w.fold));
  const headline =
    frame.has('both') &&
    !each &&
    !BOTH_FORMS.test(u.folded) &&
    organisations.length === 0 &&
    (homes.length === 0 || headHomes.every((h) => homes.includes(h as PlaceId)));
  const currency = frame.currency;
  const times = multipleOf(frame);
  const nth = ordinalOf(frame);
  // "What will it do with its 500 million": the figure is mentioned, what it buys is asked.
  // "120 or 108 million": the scale is said once.
  const amounts = frame.amounts.map((a, i) => {
    const next = frame.amounts[i + 1];
    return next && !a.scaled && next.scaled && next.from - a.to <= 1 && a.n < 1000
      ? { ...a, n: a.n * scaleOf(next.n), scaled: true, ...(next.currency ? { currency: next.currency } : {}) }
      : a;
  });
  const top = topOf(frame);
  const asked = amounts
    .filter((a) => a.from !== top?.at)
    .filter(
      (a) =>
        !frame.measures.some(
          ({ span, ids }) => frame.numbered(span)?.from === a.from && kb.measures.get(ids[0]!)?.promises === undefined,
        ) ||
        frame.has('verify', 'tag') ||
        !frame.has('how-much', 'how-many', 'money', 'cash', 'figure', 'total', 'where', 'which', 'who', 'what', 'list'),
    )
    .filter((a) => !(frame.has('purpose', 'partner', 'where') && MENTIONING.test(frame.u.words[a.from - 1]?.fold ?? '')));
  // "Not counting X": the ones named after it are left out.
  const exceptAt = frame.at('except');
  const heads = frame.spans.filter(
    (s) =>
      s.from > exceptAt &&
      s.meanings.some((m) => m.kind === 'concept' && ['where', 'how-much', 'how-many', 'who', 'which', 'what'].includes(m.concept)),
  );
  const exceptEnd = heads[0]?.from ?? frame.to;
  const excluded =
    exceptAt < 0
      ? []
      : frame
          .of('organisation')
          .filter(({ span }) => span.from > exceptAt && span.from < exceptEnd)
          .flatMap(({ meanings }) => meanings.map((m) => m.id));
  // "List the 3 plants": things that are, and how many: where they are is asked.
  const counted = frame.measures.some(
    ({ span, ids }) =>
      frame.amounts.some((a) => !a.currency && !a.scaled && a.n < 20 && a.to <= span.from && span.from - a.to <= 1) &&
      kb.measures.get(ids[0]!)?.promises === undefined &&
      !frame.numbered(span),
  );
  if (
    counted &&
    !frame.has('how-many', 'verify', 'tag') &&
    aspects.length === 0 &&
    organisations.length > 0 &&
    measures.every((m) => kb.measures.get(m)?.unit !== 'money')
  ) {
    aspects.push('place');
    measures.length = 0;
  }
  // "What will they refine there?": what is done, and not where.
  if (
    frame.has('what') &&
    aspects.length === 0 &&
    measures.length === 0 &&
    organisations.length > 0 &&
    places.length > 0 &&
    !frame.has('where', 'quote', 'said')
  )
    aspects.push('purpose');
  // "Without the French group": those from there.
  if (exceptAt >= 0)
    for (const c of frame.countries)
      if (c.people && c.place && c.span.from > exceptAt && c.span.from - exceptAt <= 4) {
        excluded.push(...kb.pledgesFrom(c.place).map((p) => p.by as OrganisationId));
        if (homes.includes(c.place)) homes.splice(homes.indexOf(c.place), 1);
      }
  // "Leave out the two giants": the headline pledgers.
  const withoutBoth = exceptAt >= 0 && excluded.length === 0 && headline && frame.at('both') > exceptAt;
  if (withoutBoth) excluded.push(...headlineOrganisations(kb));
  const draft: Draft = {
    act: 'decline',
    lang: u.lang,
    organisations: organisations.filter((o) => !excluded.includes(o)),
    excluded,
    headline: headline && !withoutBoth && !top,
    people: frame.people,
    places: unique(places),
    homes: unique(homes),
    topics: frame.topics,
    measures,
    aspects,
    sources: frame.sources,
    figures: asked.map((a) => {
      const bound = INCLUSIVE.test(frame.u.text) ? ('at-least' as const) : a.bound;
      return {
        n: a.n,
        scaled: a.scaled,
        ...(a.currency ? { currency: a.currency } : {}),
        ...(a.percent ? { percent: true } : {}),
        ...(bound ? { bound } : {}),
      };
    }),
    dates: frame.dates.map(({ year, month, day }) => ({ ...(year ? { year } : {}), ...(month ? { month } : {}), ...(day ? { day } : {}) })),
    publicBody: frame.has('public-body'),
    government: frame.has('government'),
    local: frame.has('local-official'),
    statuses: unique(frame.of('status').flatMap(({ meanings }) => meanings.map((m) => m.status))),
    leader: frame.office || frame.has('leader') || frame.of('leader').length > 0,
    part: frame.has('part'),
    // "Où en est-on du million de personnes ?"
    progress:
      frame.has('progress') || (frame.opensWith('status') && measures.length > 0 && !measures.some((m) => moneyMeasures(kb).includes(m))),
    noFigure: frame.has('no-figure'),
    quoted: u.quoted,
    terms: frame.terms,
    polar: null,
    more: frame.has('more') ? 'more' : frame.has('less') ? 'less' : null,
    negated: frame.words.some(
      (w, i) =>
        NEGATIONS.test(w.fold) &&
        !frame.spans.some(
          (s) =>
            s.from <= frame.from + i &&
            s.to > frame.from + i &&
            s.to >= frame.to - 1 &&
            s.meanings.some((m) => m.kind === 'concept' && m.concept === 'tag'),
        ),
    ),
    choice: frame.has('or'),
    limits: limitsOf(frame),
    previous:
      frame.has('previous') ||
      (years.some((y) => otherYears.has(y)) &&
        organisations.length === 0 &&
        (years.length > 1 || frame.has('more', 'less', 'difference', 'over', 'compare', 'else'))),
    except: frame.has('except'),
    brief: frame.has('brief'),
    wording: frame.has('wording', 'verbatim'),
    itemised: frame.has('bullets', 'list', 'order'),
    else: frame.has('else'),
    inherited: [],
    within: [],
  };
  // "The 6th, 7th or 8th?" of the event is its edition.
  if (event && measures.length === 0 && /\b\d+ ?(st|nd|rd|th|e|er|eme|ème)\b/i.test(u.text) && !draft.aspects.includes('edition'))
    draft.aspects = [...draft.aspects, 'edition'];
  // When something counted is to be: its deadline, not the date of anything else.
  if (asksDue(frame) && measures.length > 0 && organisations.length > 0) draft.aspects = ['deadline'];
  if (frame.has('when') && measures.length > 0 && organisations.length > 0) draft.aspects = ['deadline'];
  if (draft.publicBody && organisations.length > 0 && !draft.aspects.includes('partner')) draft.aspects = [...draft.aspects, 'partner'];
  // "Unveiled at the palace": the event's own place filters nothing.
  const held = eventOf(kb);
  if (
    held &&
    (measures.length > 0 || frame.has('how-many')) &&
    draft.places.length === 1 &&
    kb.placesAround(held.place as PlaceId).includes(draft.places[0]!) &&
    // Where pledges land too, the place is where they land, unless the event is named.
    (event !== undefined || !kb.claimsAt(draft.places[0]!).some((c) => c.by !== undefined))
  ) {
    draft.places = [];
    draft.event = held.id;
  }
  const gender = frame.words.map((w) => GENDERS[w.fold]).find((g) => g !== undefined);
  if (gender) draft.gender = gender;
  if (event) draft.event = event;
  if (currency) draft.currency = currency;
  if (times) draft.times = times;
  if (nth) draft.nth = nth;
  const edition = aspects.includes('edition') || event ? editionOf(frame) : undefined;
  if (edition) {
    draft.nth = edition;
    draft.aspects = unique([...draft.aspects, 'edition' as const]);
  }
  if (top) draft.direction = 'max';
  if (top) draft.top = top.n;
  if (edition) delete draft.direction;
  else if (frame.has('rank-min')) draft.direction = 'min';
  else if (frame.has('rank-max', 'order', 'ordinal') || nth) draft.direction = 'max';
  // "The biggest pledges" are several.
  if (frame.has('rank-max', 'rank-min') && !nth && !top && severalAsked(frame)) draft.top = SEVERAL;
  // "What is the plant for?", "who is it training them with?": the question ends with its preposition.
  const ending = PREPOSED.find(([re]) => re.test(u.folded));
  if (ending && frame.to === u.words.length) {
    draft.aspects = [ending[1]];
    draft.measures = [];
  }
  // What is counted is no topic to filter by: "who creates the most jobs".
  if (
    draft.direction ??
    limitOf(frame) ??
    foldOf(frame) ??
    (organisations.length === 0 && !frame.has('who', 'which', 'list', 'company', 'pledge'))
  )
    draft.topics = draft.topics.filter((t) =>
      frame
        .of('topic')
        .some(
          ({ span, meanings }) =>
            meanings.some((m) => m.id === t) && !span.meanings.some((m) => m.kind === 'measure' && measures.includes(m.id)),
        ),
    );
  // "What will it do with the money": the money is told, what it buys is asked.
  if ((frame.has('what') || frame.has('or')) && WITH_MONEY.test(u.folded) && !frame.has('how-much', 'how-many')) {
    draft.aspects = unique([...draft.aspects, 'purpose' as const]);
    draft.measures = [];
  }
  // "Not counting X, as it is French": why it is left out filters nothing.
  if (excluded.some((o) => homes.includes(kb.organisations.get(o)?.home as PlaceId))) draft.homes = [];
  if (frame.has('site-extension') !== frame.has('site-new')) draft.site = frame.has('site-extension') ? 'extension' : 'new';
  if (frame.has('in-total-filter')) draft.inTotal = !frame.words.some((w) => /^(outside|not|hors|pas)$/.test(w.fold));
  const limit = limitOf(frame);
  if (limit) draft.limit = limit;
  const fold = foldOf(frame);
  if (fold) draft.fold = fold;
  if (fold === 'per') perEach(draft, frame, kb);
  // "The 8th edition, at the palace, on the 15th": who pledges nothing, beside the event's own edition or day, is where it was.
  const ofEvent = draft.nth !== undefined || frame.has('held') || draft.dates.some((d) => d.month !== undefined || d.day !== undefined);
  if (event && ofEvent && draft.people.length === 0 && organisations.every((o) => kb.pledgesBy(kb.pledgerOf(o)).length === 0))
    draft.organisations = [];
  // Where two editions are compared, "the two" are they.
  if (draft.previous) draft.headline = false;
  // "Quelle part représente" asks for no one who represents.
  if (fold === 'share') draft.leader = false;
  return draft;
}

/** "Both in euros", "both currencies": what is two is no pledger. */
const BOTH_FORMS = /\b(both in|both currenc|both languages|les deux (devises|monnaies|langues)|deux en (euros|dollars))/;
/** What turns a sentence round; a tag ("isn't it") does not. */
const scaleOf = (n: number): number => (n >= 1e9 ? 1e9 : n >= 1e6 ? 1e6 : n >= 1e3 ? 1e3 : 1);
const INCLUSIVE =
  /\b(or more|or at|or equal|ou egal|and up|and above|et au dela|et au-dela|and over|or over|ou plus|et plus|at least|au moins|minimum|ou le touche)\b/i;
const MENTIONING = /^(its|their|the|that|this|these|those|ses|son|sa|leurs|leur|les|ces|cette)$/;
const NEGATIONS = /^(not|pas|isnt|doesnt|didnt|arent|wont|never|jamais|aucun|aucune)$/;
const GENDERS: Readonly<Record<string, 'f' | 'm'>> = {
  lady: 'f',
  woman: 'f',
  dame: 'f',
  patronne: 'f',
  directrice: 'f',
  presidente: 'f',
  guy: 'm',
  man: 'm',
  gentleman: 'm',
  mec: 'm',
};

/** "Jobs per project", "how much per job": what is divided by what. Companies are counted, not divided. */
function perEach(draft: Draft, frame: Frame, kb: KnowledgeBase): void {
  const each = frame.perUnit!;
  const divided = frame.measures.flatMap(({ ids }) => ids).find((m) => m !== each && kb.measures.get(m)?.promises !== undefined);
  const [money] = moneyMeasures(kb);
  if (divided === undefined && frame.has('company') && !frame.has('how-much', 'money', 'cash', 'invest', 'average')) delete draft.fold;
  else draft.measures = [divided ?? money!, each];
}

/** Between a number and the word that ranks: "three of the biggest", "les deux les plus gros". */
const LINKING = /^(of|the|les|des|de|plus|most)$/;
const MOST_RANKED = 25;

/** "The three biggest", "les cinq premiers", "the podium": how many of the first are asked for, and where that number stands. */
function topOf(frame: Frame): { readonly n: number; readonly at?: number } | undefined {
  const ranks = frame.spans.filter((s) =>
    s.meanings.some((m) => m.kind === 'concept' && (m.concept === 'rank-max' || m.concept === 'rank-min')),
  );
  const linked = (from: number, to: number) =>
    from <= to && to - from <= 2 && frame.u.words.slice(from, to).every((w) => LINKING.test(w.fold));
  const number = frame.amounts.find(
    (a) => !a.currency && !a.scaled && a.n >= 2 && a.n <= MOST_RANKED && ranks.some((r) => linked(a.to, r.from) || r.to === a.from),
  );
  if (number) return { n: number.n, at: number.from };
  // "The two biggest" are no two that were named.
  const pair = frame.spans.some(
    (s) => s.meanings.some((m) => m.kind === 'concept' && m.concept === 'both') && ranks.some((r) => linked(s.to, r.from)),
  );
  if (pair) return { n: 2 };
  return /\b(podium|tierce)\b|or argent bronze|gold silver bronze/.test(frame.words.map((w) => w.fold).join(' ')) ? { n: 3 } : undefined;
}

/** How many "the biggest ones" are. */
const SEVERAL = 5;
const severalAsked = (frame: Frame): boolean =>
  frame.spans.some((sp) => {
    const before = frame.u.words[sp.from - 1]?.fold ?? '';
    const ranked = frame.spans.some(
      (r) => r.to === sp.from && r.meanings.some((m) => m.kind === 'concept' && (m.concept === 'rank-max' || m.concept === 'rank-min')),
    );
    return (
      sp.meanings.some((m) => m.kind === 'concept' && ['pledge', 'company', 'project', 'invest'].includes(m.concept)) &&
      /[^s]s$/.test(frame.u.words[sp.to - 1]!.fold) &&
      (ranked || /^(which|what|quels|quelles|les)$/.test(before))
    );
  });
const PREPOSED: readonly (readonly [RegExp, Aspect])[] = [
  [/\bwhat (is|are|will|would|did|does|do) .*\b(spend|spending|spent|invest|investing|put|putting)\b.* (on|into|towards)$/, 'purpose'],
  [/\bwhat (s|is|are|was|will) .*\bfor( in a sentence| in one line)?$/, 'purpose'],
  [/\b(avec (qui|quels?|quelles?)|with (whom|which|what))\b/, 'partner'],
  [/\b(who|whom|which \w+) (is|are|will|does|do|did) .*\bwith$/, 'partner'],
];
const WITH_MONEY =
  /\bwhat (?:does|do|will|would|can|did) (?:the|that|this|its|their|those) (?:\w+ )?(?:money|cash|billions?|millions?) .*\b(?:buy|pay|fund|get|cover|go|build|finance)\b|\bwhat (s|is|are) .*\b(money|cash|funds|millions?|billions?)( \w+)? for\b|\b(money|cash|argent) (for|pour)\b.* (or|ou) |\b(with (the|that|this|its|their|all that|all this) (money|cash|sum|funds|billions?|millions?)|avec (cet|l|cette|son|ses|leur|ces) (argent|somme|fonds|milliards?|millions?))\b/;

export const ORDINALS: Readonly<Record<string, number>> = { ...GRAMMARS.en.ordinals, ...GRAMMARS.fr.ordinals };
const MULTIPLES: readonly [RegExp, number][] = [
  [/\b(double|twice|deux fois)\b/, 2],
  [/\b(triple|three times|threefold|thrice|trois fois)\b/, 3],
  [/\b(four times|quadruple|quatre fois)\b/, 4],
  [/\b(half|moitie)\b/, 0.5],
  [/\b(a third|un tiers|le tiers)\b/, 1 / 3],
  [/\b(a quarter|un quart|le quart)\b/, 0.25],
];
function multipleOf(frame: Frame): number | undefined {
  if (!frame.has('multiple')) return undefined;
  const text = frame.words.map((w) => w.fold).join(' ');
  return MULTIPLES.find(([re]) => re.test(text))?.[1];
}

function ordinalOf(frame: Frame): number | undefined {
  const word = frame.words.find(
    (w, i) =>
      ORDINALS[w.fold] !== undefined &&
      !frame.spans.some(
        (sp) =>
          sp.to - sp.from > 1 &&
          sp.from <= frame.from + i &&
          sp.to > frame.from + i &&
          sp.meanings.every((m) => m.kind === 'concept' && m.concept === 'function'),
      ) &&
      (frame.has('rank-max', 'ordinal', 'order') ||
        /^(biggest|largest|plus|pledge|place|engagement|comes|arrive|position|one|investor|investisseur)$/.test(
          frame.words[i + 1]?.fold ?? '',
        )),
  );
  if (word) return ORDINALS[word.fold];
  const digits = frame.has('rank-max', 'rank-min') ? /\b(\d{1,2}) ?(?:st|nd|rd|th|e|er|eme|ème)\b/i.exec(frame.u.text)?.[1] : undefined;
  return digits ? Number(digits) : undefined;
}

/** Words that narrow or heighten what is said; of a ranking, what it ranks by. */
function limitsOf(frame: Frame): Term[] {
  const { limiting } = GRAMMARS[frame.u.lang];
  const ranked = frame.spans.filter((s) => s.meanings.some((m) => m.kind === 'concept' && ['rank-max', 'rank-min'].includes(m.concept)));
  const words = [
    ...frame.words.filter((w) => limiting.includes(w.fold)),
    ...ranked.map((s) => frame.u.words[s.to - 1]!),
    ...(/\bn(e |['’])\S+( \S+)? que?\b/i.test(frame.u.text) && frame.u.lang === 'fr'
      ? frame.words.filter((w) => /^qu?e?$/.test(w.fold)).slice(0, 1)
      : []),
  ];
  return words.map((w) => ({ label: w.text, keys: wordKeys(w.fold) }));
}

/** The number of an edition that somebody names: "the sixth", "the 7th", "édition numéro huit". */
function editionOf(frame: Frame): number | undefined {
  const numbered = /\b(\d{1,2}) ?(?:st|nd|rd|th|e|er|eme|ème)\b/i.exec(frame.u.text)?.[1];
  const word = frame.words.map((w) => ORDINALS[w.fold]).find((n) => n !== undefined);
  const counted = frame.has('edition') ? frame.amounts.find((a) => !a.currency && !a.scaled && a.n > 0 && a.n < 50)?.n : undefined;
  return numbered ? Number(numbered) : frame.has('edition') ? (word ?? counted) : undefined;
}

function limitOf(frame: Frame): Query['limit'] | undefined {
  if (frame.amounts.length === 0) return undefined;
  if (frame.amounts.length > 1 && frame.has('between') && frame.has('and')) return 'between';
  if (frame.has('over', 'more')) return 'over';
  const lists = frame.has('who', 'which', 'list', 'company', 'pledge', 'project', 'order', 'all');
  if (lists && frame.amounts.some((a) => a.bound === 'more-than' || a.bound === 'at-least')) return 'over';
  if (lists && frame.amounts.some((a) => a.bound === 'less-than' || a.bound === 'up-to')) return 'under';
  if (frame.has('under', 'less')) return 'under';
  return undefined;
}

const OF_ALL = /\b(of|de) (all )?(the|le|l['’]|ce|cet|tout l['’]) ?(money|cash|argent|total|sum|somme|haul)/i;
function foldOf(frame: Frame): Query['fold'] | undefined {
  // "What percentage of the capital": a measure of the record, not a share of the total.
  const percent = frame.measures.some(({ ids }) => ids.some((m) => frame.kb.measures.get(m)?.unit === 'percent'));
  if (
    frame.asksShare &&
    !(percent && !frame.has('total') && frame.of('event').length === 0 && !frame.amounts.some((a) => a.currency || a.scaled)) &&
    (frame.has('total') || frame.of('event').length > 0 || frame.amounts.length > 0 || frame.organisations.length > 0)
  )
    return 'share';
  if (frame.perUnit !== undefined) return 'per';
  if (frame.added) return 'sum';
  if (frame.has('difference')) return 'difference';
  // "A third of the total" is a share of it.
  if (
    (multipleOf(frame) ?? 1) < 1 &&
    frame.has('multiple') &&
    (frame.has('total', 'announcement') || frame.of('event').length > 0 || OF_ALL.test(frame.u.text))
  )
    return 'share';
  if (frame.has('ratio') || frame.has('multiple')) return 'ratio';
  if (frame.has('average')) return 'average';
  // "The three biggest, how much is it in all?"
  if (frame.has('sum') || (frame.has('total') && topOf(frame) !== undefined)) return 'sum';
  return undefined;
}
