import type { Claim, Figure, KnowledgeBase, Pledge } from '../knowledge/base.js';
import type { Block, Span, Stated } from '../model/answer.js';
import type { EventId, MeasureId, OrganisationId, PersonId, PlaceId } from '../model/ids.js';
import type { Bilingual } from '../model/language.js';
import type { Mode } from '../model/value.js';
import {
  bestGrounds,
  evidenceOf,
  figuresOfEvent,
  figuresOfOrganisation,
  isMain,
  matching,
  partsOf,
  pickFigures,
  shown,
  statementsOf,
  type Shown,
} from './claims.js';
import { statementSentence } from './statements.js';
import { currencyName, elide, formatValue, DROPPED_WORD, MODE_WORDS, withNoun } from './format.js';
import { eventName, measureName, organisationName, placeName, sourceName, theEvent, whoName } from './names.js';
import { part, sentence, withContext, type Answerer, type Asking, type Part } from './part.js';
import { isWeak, type Writer } from './stated.js';

/** The figure as people say it: "more than 3,000 jobs", "around $1.3 billion". */
export function figureText(w: Writer, figure: Figure, s: Shown): string {
  const text = formatValue(s.value, s.hedge, w.lang);
  const noun = w.kb.measures.get(figure.measure)?.noun?.[w.lang];
  return noun && s.value.kind !== 'percent' ? withNoun(text, s.value, noun, w.lang) : text;
}

/** A figure where no verb carries its mode: "€1.3 billion (intended)". Talks are never told as plans. */
export function figureSpan(w: Writer, figure: Figure, s: Shown): Stated {
  const mode = modeOf(w, figure, s);
  const words = [...(mode ? [MODE_WORDS[w.lang][mode]] : []), ...(isDropped(w, figure) ? [DROPPED_WORD[w.lang]] : [])];
  return w.figure(`${figureText(w, figure, s)}${words.length > 0 ? ` (${words.join(', ')})` : ''}`, figure.id);
}

const isDropped = (w: Writer, figure: Figure): boolean =>
  figure.pledge !== undefined && w.kb.pledges.get(figure.pledge)?.status.at(-1)?.is === 'dropped';

/** The mode that a figure is told with: its own, or "could" while the pledge is undecided. */
function modeOf(w: Writer, figure: Figure, s: Shown): Mode | undefined {
  if (w.kb.measures.get(figure.measure)?.states) return s.hedge.mode;
  return s.hedge.mode ?? (isUndecided(figure.pledge ? w.kb.pledges.get(figure.pledge) : undefined) ? 'could' : undefined);
}

const MODE_PHRASES: Record<Mode, 'could' | 'aims-to' | 'intends' | 'expects'> = {
  could: 'could',
  'aims-to': 'aims-to',
  intends: 'intends',
  expects: 'expects',
};

/** Talks are not plans, plans are not deliveries: an undecided pledge "could". */
const isUndecided = (pledge: Pledge | undefined): boolean => ['talks', 'doubtful', 'dropped'].includes(pledge?.status.at(-1)?.is ?? '');

/** "plans to invest more than €1.2 billion": the verb of a measure with its figure. */
export function predicate(w: Writer, figure: Figure, s: Shown): Span[] {
  const measure = w.kb.measures.get(figure.measure)!;
  const text = figureText(w, figure, s);
  if (measure.states) {
    const [before = '', after = ''] = measure.states[w.lang].split('{n}');
    return [w.text(before, figure.measure), figureSpan(w, figure, s), w.text(after, figure.measure)];
  }
  const mode = modeOf(w, figure, s);
  const [before = '', after = ''] = measure.promises![w.lang].split('{n}');
  const infinitive = mode === undefined && w.lang === 'fr' ? elide('de', before) : before;
  return w.say(mode ? MODE_PHRASES[mode] : 'planned', {
    vp: [w.text(infinitive, figure.measure), w.figure(text, figure.id), w.text(after, figure.measure)],
  });
}

/** The direct sentence of a figure. */
export function figureSentence(w: Writer, figure: Figure, currency?: string): Block | undefined {
  const s = shown(figure, currency);
  if (!s) return undefined;
  // What has been done so far, and what was spent before, are told as such and never as a plan.
  const isState = w.kb.measures.get(figure.measure)?.states !== undefined;
  if (figure.replacedBy || (figure.by && (figure.progressOf || (figure.beside && !isState)))) return sideSentence(w, figure);
  const label = figure.covers ?? (figure.place ? w.kb.places.get(figure.place)?.name : undefined);
  const covers = label ? w.say('covers', { covers: w.text(label, figure.id) }) : undefined;
  const cites = w.cite(...s.grounds);
  const hoped = s.hedge.mode !== undefined && w.kb.measures.get(figure.measure)?.promises !== undefined;
  if (!figure.by && !hoped)
    return sentence(
      w.say('eventFigure', {
        who: eventName(w, figure.event),
        figure: figureSpan(w, figure, s),
        covers: figure.covers ? w.say('coversAside', { covers: w.text(figure.covers, figure.id) }) : undefined,
        cites,
      }),
    );
  const by = figure.claimedBy ? w.say('byWhom', { name: whoName(w, figure.claimedBy) }) : undefined;
  const due = figure.due ? w.say(figure.due.length === 10 ? 'dueDay' : 'due', { date: w.date(figure.due, figure.id) }) : undefined;
  return sentence(
    w.say('promise', {
      by,
      who: figure.by ? organisationName(w, figure.by) : eventName(w, figure.event),
      vp: predicate(w, figure, s),
      covers,
      due,
      cites,
    }),
  );
}

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const capitalised = (text: Bilingual): Bilingual => ({ en: upperFirst(text.en), fr: upperFirst(text.fr) });

/** What a part, a progress or an earlier figure adds to the direct answer. */
export function sideSentence(w: Writer, figure: Figure): Block | undefined {
  const s = shown(figure);
  if (!s) return undefined;
  const label = figure.covers ?? w.kb.places.get(figure.place!)?.name ?? w.kb.measures.get(figure.measure)!.label;
  const slots = {
    covers: w.text(figure.progressOf || figure.partOf ? label : capitalised(label), figure.id),
    figure: figureSpan(w, figure, s),
    cites: w.cite(...bestGrounds(w.kb, s.grounds, 1)),
  };
  const aside = figure.covers ? w.say('coversAside', { covers: w.text(figure.covers, figure.id) }) : undefined;
  if (figure.progressOf) return sentence(w.say('progressLine', { ...slots, date: w.date(figure.on ?? '', figure.id), covers: aside }));
  const since = figure.replacedBy && w.kb.claims.get(figure.replacedBy)?.on;
  if (since)
    return sentence(
      w.say(since.length === 10 ? 'untilDayLine' : 'untilLine', { ...slots, date: w.date(since, figure.replacedBy), covers: aside }),
    );
  if (figure.partOf)
    return sentence(figure.claimedBy ? w.say('partBy', { ...slots, name: whoName(w, figure.claimedBy) }) : w.say('partLine', slots));
  return sentence(w.say('besideLine', slots));
}

/** The latest status of a pledge, where it says more than that it was announced. */
export function statusSentence(w: Writer, pledge: Pledge | undefined): Block | undefined {
  const latest = pledge?.status.at(-1);
  if (!pledge || !latest || (latest.is === 'announced' && pledge.status.length < 2)) return undefined;
  const who = organisationName(w, pledge.by);
  const date = w.date(latest.on, pledge.id);
  if (!latest.says) return plainStatus(w, pledge);
  const cites = w.cite(...(latest.evidence ?? []));
  return sentence(w.say('statusIs', { who, date, says: w.text(latest.says, pledge.id), cites }));
}

/** The latest status in a word, with where the pledge stands: its own evidence, or the best of its claims. */
export function plainStatus(w: Writer, pledge: Pledge): Block {
  const latest = pledge.status.at(-1)!;
  const grounds =
    latest.evidence ??
    bestGrounds(
      w.kb,
      w.kb.claimsOf(pledge.id).flatMap((c) => evidenceOf(c)),
      1,
    );
  return sentence(
    w.say('statusPlain', {
      who: organisationName(w, pledge.by),
      date: w.date(latest.on, pledge.id),
      is: w.say(`status-${latest.is}`),
      cites: w.cite(...grounds),
    }),
  );
}

export function notStatedFigure(w: Writer, who: Stated, measure: MeasureId, missing?: Figure): Block[] {
  const notStated = missing?.notStated;
  if (!notStated) return [sentence(w.say('figureNotStated', { who, measure: measureName(w, measure) }))];
  const sources = w.list(notStated.checked.slice(0, 3).map((id) => [sourceName(w, id)]));
  const cites = w.cite(...(notStated.evidence ?? []));
  return [sentence(w.say('figureNotStatedChecked', { who, measure: measureName(w, measure, missing.id), sources, cites }))];
}

interface Owner {
  readonly org?: OrganisationId;
  readonly event?: EventId;
}

function ownersOf({ q, kb }: Asking): Owner[] {
  const orgs = q.headline && q.organisations.length === 0 ? kb.headlines.map((p) => p.by as OrganisationId) : q.organisations;
  const pledgers = [...new Set(orgs.map((o) => kb.pledgerOf(o)))];
  if (pledgers.length > 0) return pledgers.map((org) => ({ org }));
  const event = q.event ?? theEvent(kb)?.id;
  // Of a place that is not the event's own, only the event's figures there.
  const elsewhere =
    q.places.length > 0 &&
    event !== undefined &&
    !kb
      .claimsOf(event)
      .some(
        (c) =>
          c.kind === 'figure' && c.place && q.measures.includes(c.measure) && q.places.some((p) => kb.placesAround(c.place!).includes(p)),
      );
  // The event's own figures are of no sector and of no country's companies.
  const sifted = q.homes.length > 0 || q.topics.length > 0;
  if ((elsewhere || sifted) && q.event === undefined) return [];
  return event && (q.event !== undefined || q.measures.some((m) => figuresOfEvent(kb, event, m).length > 0)) ? [{ event }] : [];
}

/** Figures of an owner; of one who pledges nothing, what they say of those who do. */
function figuresOf(kb: KnowledgeBase, { org, event }: Owner, measure: MeasureId): Figure[] {
  if (!org) return figuresOfEvent(kb, event!, measure);
  if (kb.pledgesBy(org).length > 0) return figuresOfOrganisation(kb, org, measure);
  return kb.figuresOf(measure).filter((f) => f.claimedBy === org);
}

/** Answers for one owner and one measure. */
function answerFigure(asking: Asking, owner: Owner, measure: MeasureId): Part {
  const { q, kb, w } = asking;
  const who = owner.org ? organisationName(w, owner.org) : eventName(w, owner.event!);
  const about = owner.org ? { organisations: [owner.org], pledges: kb.pledgesBy(owner.org).map((p) => p.id) } : {};
  const all = figuresOf(kb, owner, measure);
  if (q.part && owner.org && q.places.length === 0) {
    // "How is it split?" where the record says that nobody tells.
    const silent = matching(
      kb,
      statementsOf(kb, owner.org).filter((s) => s.notStated),
      q.terms,
    )[0];
    if (silent && silent.coverage > 0.3) return part('not_stated', [statementSentence(w, silent.claim)], about);
  }
  const picked = pickFigures(kb, q, all);
  const stated = picked.filter((f) => f.readings.length > 0);

  if (q.sources.length > 0) {
    const at = answerAtSource(asking, stated.length > 0 ? stated : all, who);
    if (at) return { ...at, about };
  }
  if (stated.length === 0) {
    const missing = picked.find((f) => f.notStated);
    // "Promised a million jobs" of a million that is another thing.
    const same = q.figures.flatMap(({ n }) => (owner.org ? figuresWithNumber(kb, owner.org, n) : []));
    const others = [...same, ...all.filter((f) => f.readings.length > 0 && !f.progressOf)].slice(0, 2);
    const lead = notStatedFigure(w, who, measure, missing);
    const project = owner.org ? statementsOf(kb, owner.org).find((s) => s.aspect === 'project' && !s.notStated) : undefined;
    const beside = others.length === 0 && project ? [statementSentence(w, project)] : others.map((f) => sideSentence(w, f));
    return part('not_stated', withContext(q, lead, beside), about);
  }
  if (q.currency) {
    const inCurrency = stated.map((f) => figureSentence(w, f, q.currency)).filter((b): b is Block => b !== undefined);
    if (inCurrency.length === 0) {
      const s = shown(stated[0]!)!;
      return part(
        'not_stated',
        [
          sentence(
            w.say('noCurrency', {
              currency: w.text(currencyName(q.currency, w.lang), q.currency),
              figure: figureSpan(w, stated[0]!, s),
              cites: w.cite(...s.grounds),
            }),
          ),
        ],
        about,
      );
    }
    const other = stated.map((f) => (q.brief ? undefined : figureSentence(w, f)));
    return part('answered', withContext(q, inCurrency, [...other, ...caveats(asking, stated)]), about);
  }
  const lead = stated.map((f) => figureSentence(w, f)).filter((b): b is Block => b !== undefined);
  const shows = stated[0]!;
  if (
    q.aspects.length === 1 &&
    q.aspects[0] === 'deadline' &&
    kb.measures.get(measure)?.unit === 'count' &&
    owner.org &&
    stated.every((f) => f.due === undefined)
  ) {
    // What is dated of the same pledge is no date of this figure; what has none says so.
    const dated = statementsOf(kb, owner.org).filter((s) => s.aspect === 'deadline' && (s.of === undefined || s.of === shows.id));
    const told = dated.filter((s) => !s.notStated).slice(0, 2);
    if (told.length > 0) return part('answered', [...told.map((s) => statementSentence(w, s)), ...lead.slice(0, 1)], about);
    const silent = dated.find((s) => s.notStated);
    return part('not_stated', [silent ? statementSentence(w, silent) : sentence(w.say('noDate')), ...lead], about);
  }
  const tellers = stated.flatMap((f) => (f.claimedBy && kb.people.has(f.claimedBy as PersonId) ? [f.claimedBy as PersonId] : []));
  lead.push(...wholeNotes(asking, owner, shows));
  // Which of them holds is told with either: what was promised, and what was promised before it was amended.
  const amended = all.filter((f) => f.replacedBy === shows.id || f.replaces === shows.id).map((f) => figureSentence(w, f));
  const context: (Block | undefined)[] = [...amended, ...(q.wording ? wordings(w, shows) : [])];
  if (q.part && isMain(shows)) context.push(...partsOf(all, shows).map((p) => sideSentence(w, p)));
  // A part is told with its whole.
  if (q.part && !isMain(shows))
    context.push(
      ...all
        .filter((f) => isMain(f) && f.readings.length > 0)
        .slice(0, 1)
        .map((f) => figureSentence(w, f)),
    );
  // How far it has come is also told in words: who had begun, and who had finished.
  if (shows.progressOf !== undefined && owner.org)
    context.push(
      ...statementsOf(kb, owner.org)
        .filter((s) => s.on !== undefined && s.on === shows.on && s.pledge === shows.pledge && !s.notStated)
        .map((s) => statementSentence(w, s)),
    );
  if (q.progress === false && shows.progressOf === undefined) {
    const progress = all.filter((f) => f.progressOf === shows.id).at(-1);
    if (progress) context.push(sideSentence(w, progress));
  }
  return part('answered', withContext(q, lead, [...context, ...caveats(asking, stated)], q.wording || q.part ? 6 : 3), {
    ...about,
    people: tellers,
  });
}

/** Figures of a pledger of any measure that are a number. */
const figuresWithNumber = (kb: KnowledgeBase, org: OrganisationId, n: number): Figure[] =>
  kb
    .pledgesBy(org)
    .flatMap((p) => kb.claimsOf(p.id))
    .filter((c): c is Figure => c.kind === 'figure' && c.readings.some((r) => r.value.kind === 'count' && r.value.count === n));

/** What must be said where a place or a purpose was asked for and the figure is of the whole pledge. */
function wholeNotes({ q, kb, w }: Asking, { org }: Owner, shows: Figure): Block[] {
  if (!org || !isMain(shows)) return [];
  const claims = kb.pledgesBy(org).flatMap((p) => kb.claimsOf(p.id));
  const within = (c: Claim, p: PlaceId): boolean => c.place !== undefined && kb.placesAround(c.place).includes(p);
  const [place] = q.places.filter((p) => !within(shows, p) && !claims.filter((c) => c.place).every((c) => within(c, p)));
  const split = claims.find(
    (c) =>
      c.notStated &&
      c.kind === 'statement' &&
      kb.measures.get(shows.measure)?.unit === 'money' &&
      q.topics.some((t) => c.topics.includes(t)),
  );
  return [
    ...(place ? [sentence(w.say('wholePledge', { place: placeName(w, place) }))] : []),
    ...(split?.kind === 'statement' && !place ? [statementSentence(w, split)] : []),
  ];
}

/** Printed words of each source, for "how is it worded". */
const wordings = (w: Writer, f: Figure): Block[] =>
  f.readings
    .slice(0, 4)
    .map((r) => sentence(w.say('asWorded', { source: sourceName(w, r.at), words: w.text(r.words, f.id), cites: w.cite(r) })));

/** What must stand beside a figure: a weak source, a narrower account, the latest status. */
function caveats({ w, q, kb }: Asking, figures: readonly Figure[]): (Block | undefined)[] {
  const [first] = figures;
  if (!first) return [];
  const lines: (Block | undefined)[] = [];
  if (isWeak(kb, first.readings)) lines.push(sentence(w.say('weak', { cites: w.cite(first.readings[0]!) })));
  if (first.readings[0]?.value.kind === 'money' && first.readings[0].value.amounts[0].currency === null)
    lines.push(sentence(w.say('unprintedCurrency', { cites: w.cite(first.readings[0]) })));
  const pledge = first.pledge ? kb.pledges.get(first.pledge) : undefined;
  if (isUndecided(pledge)) lines.push(statusSentence(w, pledge));
  const unit = q.organisations.find((o) => kb.pledgerOf(o) !== o && kb.pledgerOf(o) === first.by);
  if (unit) {
    lines.push(
      sentence(
        w.say('alsoUnit', {
          unit: organisationName(w, unit),
          parent: organisationName(w, first.by!),
          cites: w.cite(...first.readings.slice(0, 1)),
        }),
      ),
    );
    const narrower = first.readings.find((r) => r.narrower);
    if (narrower)
      lines.push(
        sentence(
          w.say('narrower', { source: sourceName(w, narrower.at), words: w.text(narrower.words, first.id), cites: w.cite(narrower) }),
        ),
      );
  }
  return lines;
}

function answerAtSource({ q, w }: Asking, figures: readonly Figure[], who: Stated): Omit<Part, 'about'> | undefined {
  for (const f of figures) {
    const readings = [...f.readings, ...f.rejected].filter(
      (r) =>
        q.sources.includes(r.at) &&
        (q.currency === undefined || (r.value.kind === 'money' && r.value.amounts.some((m) => m.currency === q.currency))),
    );
    const [r] = readings;
    if (!r) continue;
    const lead = sentence(
      w.say('bySource', {
        source: sourceName(w, r.at),
        figure: figureSpan(w, f, { value: r.value, hedge: r.hedge, grounds: [r] }),
        who,
        cites: w.cite(r),
      }),
    );
    const context = r.narrower || r.rejected ? [figureSentence(w, f)] : [];
    return { status: 'answered', blocks: withContext(q, [lead], context) };
  }
  const [f] = figures.filter((x) => x.readings.length > 0);
  if (!f) return undefined;
  return {
    status: 'not_stated',
    blocks: [sentence(w.say('notAtSource', { source: sourceName(w, q.sources[0]!) })), figureSentence(w, f)!],
  };
}

/** How much, how many: of one pledger or several, in one measure or several. */
export const answerFigures: Answerer = (asking) => {
  const owners = ownersOf(asking);
  if (owners.length === 0 || asking.q.measures.length === 0) return undefined;
  const parts = owners.flatMap((o) => asking.q.measures.map((m) => answerFigure(asking, o, m)));
  return mergeParts(parts);
};

/** Several answers as one: answered if any is. */
export function mergeParts(parts: readonly Part[]): Part | undefined {
  const [first] = parts;
  if (!first) return undefined;
  if (parts.length === 1) return first;
  const answered = parts.some((p) => p.status === 'answered');
  return {
    status: answered ? 'answered' : first.status,
    blocks: parts.flatMap((p) => p.blocks),
    about: {
      organisations: parts.flatMap((p) => p.about.organisations ?? []),
      people: parts.flatMap((p) => p.about.people ?? []),
      pledges: parts.flatMap((p) => p.about.pledges ?? []),
      quotes: parts.flatMap((p) => p.about.quotes ?? []),
    },
  };
}
