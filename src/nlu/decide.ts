import { COUNTED, type Act, type Query } from '../model/query.js';
import { fold } from '../text/tokens.js';
import { foreignName, foreignPeople, foreignYear } from './foreign.js';
import { eventOf } from './ground.js';
import { GRAMMARS } from './languages/index.js';
import {
  anotherMonth,
  asksRegion,
  claimedFor,
  countedPlaces,
  deniedFilters,
  disputedOfEvent,
  hasPart,
  leaders,
  ofWholePledges,
  printedOnly,
  unheldSites,
} from './held.js';
import { inScope, isElsewhere } from './scope.js';
import {
  CLOCK,
  COURTEOUS,
  asksEvent,
  asksWhat,
  aspectual,
  attributes,
  checksPremise,
  contentTerms,
  counts,
  eventFact,
  eventFigure,
  filtered,
  filteredBeside,
  findsClaim,
  findsQuote,
  listable,
  measured,
  plural,
  quotes,
  refuse,
  several,
  speech,
  subjects,
  toldByOne,
  unexplained,
} from './situation.js';
import type { Situation } from './situation.js';
import { moneyMeasures } from './slots.js';
import type { Draft } from './slots.js';
import { toldUnstated, unstated, unstatedLabel } from './unstated.js';

/** One way of taking a question. The first rule that applies decides; its name is what `--explain` prints. */
export interface Rule {
  readonly name: string;
  readonly when: (s: Situation) => boolean;
  readonly act: Act;
  /** Settles the slots for this act. */
  readonly also?: (s: Situation) => Partial<Draft>;
}

export const RULES: readonly Rule[] = [
  { name: 'nothing said', act: 'help', when: ({ frame }) => frame.words.length === 0 },
  { name: 'told to disobey', act: 'decline', when: ({ frame }) => frame.has('inject'), also: () => refuse({ kind: 'disobey' }) },
  {
    name: 'told to invent',
    act: 'decline',
    when: ({ frame }) => frame.has('invent') && (!(frame.asksShare || frame.has('multiple', 'total')) || frame.opensWith('invent')),
    also: () => refuse({ kind: 'disobey' }),
  },
  {
    name: 'digest',
    act: 'digest',
    when: (s) =>
      (s.frame.has('digest') &&
        (s.frame.has('digest-act') || (CLOCK.test(s.frame.u.text) && !measured(s) && !s.frame.has('how-much', 'money', 'cash')))) ||
      (s.frame.has('digest', 'digest-act') && !s.anchored && !measured(s) && s.draft.quoted.length === 0 && !s.frame.has('help')),
  },
  {
    name: 'advice',
    act: 'decline',
    when: ({ frame, draft }) => frame.has('advice') && draft.quoted.length === 0 && draft.figures.length < 2,
    also: () => refuse({ kind: 'advice' }),
  },
  {
    name: 'a task for somebody else',
    act: 'decline',
    when: (s) => s.frame.has('task') && !(s.frame.has('source', 'quote') && s.anchored) && !(s.draft.fold !== undefined && subjects(s) > 0),
    also: () => refuse({ kind: 'out-of-scope' }),
  },
  {
    name: 'courtesy',
    act: 'thanks',
    when: (s) =>
      s.frame.has('thanks', 'bye') &&
      !s.frame.foreign.length &&
      s.frame.amounts.length === 0 &&
      ((s.frame.residual.length === 0 && s.frame.spans.every((sp) => COURTEOUS(sp))) ||
        (!s.anchored && s.frame.residual.length <= 2 && !s.frame.u.question && !measured(s) && s.draft.aspects.length === 0)),
  },
  {
    name: 'greeting',
    act: 'greeting',
    when: (s) =>
      s.frame.has('greeting') &&
      !s.anchored &&
      s.draft.direction === undefined &&
      s.draft.fold === undefined &&
      (s.frame.residual.length <= 1 || (s.frame.opensWith('greeting') && !s.frame.u.question && s.frame.words.length <= 8)) &&
      !measured(s) &&
      s.draft.aspects.length === 0 &&
      !speech(s) &&
      !s.frame.has('help'),
  },
  { name: 'help', act: 'help', when: (s) => s.frame.has('help') && !s.anchored && !s.draft.quoted.length && s.frame.foreign.length === 0 },
  {
    name: 'everything on record',
    act: 'list',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      (s.frame.has('pledge') || (s.frame.has('record') && s.frame.has('list'))) &&
      s.frame.has('list', 'all', 'which') &&
      !s.frame.has('how-many', 'count', 'total', 'sum', 'source', 'said', 'quote') &&
      s.draft.fold === undefined &&
      s.draft.direction === undefined &&
      s.draft.limit === undefined &&
      s.draft.statuses.length === 0 &&
      !s.draft.noFigure &&
      s.draft.within.length === 0 &&
      s.draft.figures.length + s.draft.dates.length === 0 &&
      s.frame.foreign.length === 0 &&
      unexplained(s).length === 0 &&
      !filtered(s) &&
      contentTerms(s).length === 0,
    also: () => ({ measures: [], aspects: [], terms: [] }),
  },
  {
    name: 'what the record holds',
    act: 'record',
    when: (s) =>
      s.frame.has('record') &&
      s.draft.figures.length === 0 &&
      !s.draft.noFigure &&
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      unexplained(s).length <= (s.frame.has('how-many') ? 1 : 0) &&
      !filtered(s),
  },
  {
    name: 'opinion',
    act: 'decline',
    when: (s) => s.frame.has('opinion') && (s.draft.people.length === 0 || s.frame.opensWith('opinion')),
    also: () => refuse({ kind: 'advice' }),
  },

  {
    name: 'not about the record',
    act: 'decline',
    when: (s) => !s.scoped && !inScope(s) && (s.frame.foreign.length === 0 || isElsewhere(s)),
    also: () => refuse({ kind: 'out-of-scope' }),
  },

  // A name, place or year that is not on record.
  {
    name: 'a foreign name',
    act: 'decline',
    when: (s) =>
      foreignName(s) !== undefined &&
      foreignPeople(s) === undefined &&
      (!checksPremise(s) || (subjects(s) === 0 && s.frame.foreign[0]?.from === s.frame.from)),
    also: (s) => refuse({ kind: 'foreign', name: foreignName(s)! }),
  },
  {
    name: 'nobody from there',
    act: 'list',
    when: (s) =>
      subjects(s) === 0 &&
      foreignPeople(s) !== undefined &&
      (s.frame.has('company', 'list', 'who', 'which', 'pledge') || s.frame.words.length <= 3),
    also: (s) => refuse({ kind: 'foreign', name: foreignPeople(s)! }),
  },
  {
    name: 'another year',
    act: 'decline',
    when: (s) => foreignYear(s) !== undefined && !checksPremise(s) && !(subjects(s) > 0 && s.draft.polar !== null),
    also: (s) => refuse({ kind: 'year', year: foreignYear(s)! }),
  },

  {
    name: 'another event, by its month',
    act: 'decline',
    when: (s) => subjects(s) === 0 && s.draft.people.length === 0 && s.frame.of('event').length > 0 && anotherMonth(s),
    also: () => refuse({ kind: 'out-of-scope' }),
  },

  {
    name: 'a premise with a foreign name',
    act: 'event',
    when: (s) =>
      foreignName(s) !== undefined &&
      s.frame.foreign[0]?.from !== s.frame.from &&
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      (s.frame.has('announced', 'announcement') || s.frame.events.length > 0 || checksPremise(s)),
    also: (s) => refuse({ kind: 'foreign', name: foreignName(s)! }),
  },
  {
    name: 'a premise with a foreign place',
    act: 'statement',
    when: (s) => foreignName(s) !== undefined && subjects(s) > 0,
    also: (s) =>
      foreignPeople(s) !== undefined
        ? { aspects: ['home'], measures: [], polar: null }
        : { ...refuse({ kind: 'foreign', name: foreignName(s)! }), aspects: ['place'] },
  },

  { name: 'nothing of the record', act: 'decline', when: (s) => !s.scoped && !inScope(s), also: () => refuse({ kind: 'out-of-scope' }) },

  {
    name: 'a fact of the event by its phrase',
    act: 'event',
    when: (s) => eventFact(s) && !speech(s) && s.draft.top === undefined,
    // "Was China the guest country?" has a name that the fact has not.
    also: (s) => (foreignName(s) === undefined ? {} : refuse({ kind: 'foreign', name: foreignName(s)! })),
  },

  // Speech.
  {
    name: 'which outlet says it',
    act: 'sources',
    when: (s) =>
      (s.frame.has('outlet') ||
        s.frame.spans.some(
          (sp) =>
            /^(which|what|quel|quels|quelle|quelles)$/.test(s.frame.u.words[sp.to - sp.from > 1 ? sp.from : sp.from - 1]?.fold ?? '') &&
            sp.meanings.some((m) => m.kind === 'concept' && m.concept === 'source'),
        )) &&
      s.frame.has('said') &&
      (measured(s) || s.draft.statuses.length > 0 || contentTerms(s).length > 0) &&
      subjects(s) > 0 &&
      s.draft.people.length === 0 &&
      s.draft.sources.length === 0,
  },
  {
    name: 'who says what was just told',
    act: 'sources',
    when: (s) =>
      s.draft.inherited.includes('organisations') &&
      !['quotes', 'attribute', 'person', 'speakers'].includes(s.context.last?.act ?? '') &&
      s.frame.has('who', 'whose') &&
      s.frame.has('said', 'indirect-said') &&
      contentTerms(s).length === 0 &&
      s.frame.words.length <= 6,
  },
  {
    name: 'who a source quotes',
    act: 'speakers',
    when: (s) =>
      s.draft.sources.length > 0 &&
      speech(s) &&
      s.draft.people.length === 0 &&
      s.frame.has('who', 'how-many', 'list', 'people', 'speaker') &&
      s.draft.figures.length === 0 &&
      s.draft.quoted.length === 0,
  },
  {
    name: 'which people are quoted',
    act: 'speakers',
    when: (s) =>
      (s.frame.has('quote') || (s.frame.has('list') && s.frame.has('speaker', 'whose'))) &&
      (s.draft.people.length === 0 || s.draft.negated || s.frame.has('government')) &&
      contentTerms(s).length <= (s.frame.has('government', 'local-official') || s.frame.opensWith('which', 'list', 'only') ? 1 : 0) &&
      (s.frame.has('government', 'local-official') || (s.frame.has('people') && s.frame.has('which', 'list', 'all', 'who'))),
  },
  {
    name: 'who said a given text',
    act: 'attribute',
    when: (s) => s.draft.quoted.length > 0 && quotes(s) && !s.frame.has('source'),
    also: (s) => (s.draft.leader && s.draft.people.length === 0 && s.draft.organisations.length > 0 ? { people: leaders(s) } : {}),
  },
  {
    name: 'the person who leads',
    act: 'person',
    when: (s) =>
      s.draft.leader &&
      s.draft.people.length === 0 &&
      s.draft.excluded.length === 0 &&
      s.draft.organisations.length > 0 &&
      (!speech(s) || (s.frame.has('role') && !s.frame.has('said'))) &&
      !measured(s) &&
      s.kb.peopleOf(s.draft.organisations[0]!).length > 0 &&
      s.draft.figures.length === 0 &&
      (attributes(s) || s.frame.has('role', 'event-name') || (!aspectual(s) && s.frame.words.length <= 6)),
    also: (s) => ({ people: leaders(s) }),
  },
  {
    name: 'whose job it is',
    act: 'person',
    when: (s) =>
      s.draft.people.length > 0 &&
      subjects(s) === 0 &&
      s.draft.figures.length === 0 &&
      !s.frame.has('how-many', 'quote', 'said') &&
      s.frame.words.some((w) => GRAMMARS[s.frame.u.lang].posts.includes(w.fold)),
    also: () => ({ measures: [], aspects: [] }),
  },
  {
    name: 'a person and what they are',
    act: 'person',
    when: (s) =>
      s.draft.people.length > 0 &&
      !(
        s.draft.inherited.includes('people') &&
        ['quotes', 'attribute'].includes(s.context.last?.act ?? '') &&
        !s.frame.has('role', 'employer', 'who')
      ) &&
      !s.frame.has('quote', 'said', 'indirect-said') &&
      (s.frame.has('role', 'employer', 'leader', 'who') ||
        s.frame.of('leader').length > 0 ||
        (s.draft.polar !== null &&
          s.draft.organisations.length > 0 &&
          !measured(s) &&
          !s.draft.aspects.includes('announced') &&
          contentTerms(s).length === 0)),
  },
  {
    name: 'who speaks',
    act: 'speakers',
    when: (s) =>
      (s.frame.has('speaker') ||
        (attributes(s) && s.frame.has('said', 'quote')) ||
        ((s.draft.publicBody || s.draft.government || s.draft.local) && s.frame.has('said'))) &&
      s.draft.people.length === 0 &&
      s.draft.quoted.length === 0 &&
      contentTerms(s).length === 0 &&
      !(measured(s) && s.frame.has('how-much', 'money')),
  },
  {
    name: 'who said it',
    act: 'attribute',
    when: (s) =>
      s.draft.figures.length < 2 &&
      attributes(s) &&
      speech(s) &&
      s.draft.people.length === 0 &&
      !(measured(s) && s.frame.has('pledge')) &&
      !s.frame.has('list') &&
      contentTerms(s).length > 0 &&
      findsQuote(s),
  },
  {
    name: 'what a leader said',
    act: 'quotes',
    when: (s) => s.draft.leader && speech(s) && s.draft.people.length === 0 && s.draft.organisations.length > 0,
    also: (s) => ({ people: leaders(s) }),
  },
  {
    name: 'anyone on a matter',
    act: 'quotes',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      !measured(s) &&
      s.frame.words.some((w) => /^(someone|somebody|anyone|anybody|quelqu)$/.test(w.fold)) &&
      s.frame.has('about') &&
      contentTerms(s).length > 0,
  },
  {
    name: 'what was said on a matter',
    act: 'quotes',
    when: (s) =>
      s.frame.has('said') && s.frame.has('about') && subjects(s) === 0 && !measured(s) && contentTerms(s).length > 0 && findsQuote(s),
  },
  {
    name: 'what the event has of a person',
    act: 'event',
    when: (s) =>
      s.draft.people.length > 0 &&
      s.frame.events.length > 0 &&
      s.draft.polar !== null &&
      !s.frame.has('quote') &&
      s.draft.quoted.length === 0,
  },
  {
    name: 'what somebody said',
    act: 'quotes',
    when: (s) =>
      (s.draft.people.length > 0 &&
        !s.frame.opensWith('where', 'when', 'how-many') &&
        (speech(s) ||
          (s.draft.polar === null &&
            subjects(s) === 0 &&
            !s.frame.has('where') &&
            !measured(s) &&
            s.frame.words.length > 3 &&
            contentTerms(s).length > 1 &&
            findsQuote(s)))) ||
      (s.frame.has('said', 'indirect-said') && s.frame.has('people') && subjects(s) === 0 && contentTerms(s).length > 0) ||
      (s.frame.has('quote') &&
        !s.frame.has('source') &&
        !(s.frame.has('not', 'only') && measured(s)) &&
        !(s.frame.eventNamed && contentTerms(s).length === 0)) ||
      (s.frame.has('said') &&
        s.draft.organisations.length > 0 &&
        !measured(s) &&
        !aspectual(s) &&
        !s.frame.has('figure', 'how-many', 'how-much')),
  },
  {
    name: 'something from somebody',
    act: 'quotes',
    when: (s) =>
      s.draft.people.length > 0 &&
      subjects(s) === 0 &&
      !measured(s) &&
      !s.frame.has('role', 'employer', 'who', 'where', 'when') &&
      s.frame.words.some((w) => /^(got|pull|something|anything|everything|find|need|drop|trouve|sors|balance|besoin)$/.test(w.fold)),
  },
  {
    name: 'what somebody else said',
    act: 'quotes',
    when: (s) =>
      s.draft.people.length > 0 &&
      s.draft.inherited.includes('people') &&
      ['quotes', 'attribute'].includes(s.context.last?.act ?? '') &&
      !s.frame.has('role', 'employer', 'who'),
  },
  {
    name: 'a person',
    act: 'person',
    when: (s) => s.draft.people.length > 0 && subjects(s) === 0 && !measured(s) && s.draft.event === undefined,
  },

  {
    name: 'an aspect that nobody states',
    act: 'statement',
    when: (s) => s.draft.organisations.filter((o) => s.kb.pledgesBy(s.kb.pledgerOf(o)).length > 0).length === 1 && toldUnstated(s),
    also: (s) => ({ measures: s.draft.measures.filter((m) => !moneyMeasures(s.kb).includes(m)), aspects: [] }),
  },

  // Sources and disputes.
  {
    name: 'a source asked about',
    act: 'sources',
    when: (s) =>
      s.draft.sources.length > 0 &&
      subjects(s) === 0 &&
      !measured(s) &&
      s.draft.site === undefined &&
      unstated(s) === undefined &&
      s.frame.has('when', 'source', 'here', 'announced'),
  },
  {
    name: 'which of several figures',
    act: 'dispute',
    when: (s) =>
      s.draft.figures.length > 1 &&
      !s.frame.has('between') &&
      ((s.frame.has('which', 'or') && subjects(s) === 1) ||
        (measured(s) && subjects(s) === 0 && !filtered(s) && s.draft.limit === undefined && disputedOfEvent(s))),
  },
  {
    name: 'why sources differ',
    act: 'dispute',
    when: (s) => s.frame.has('dispute') && (s.anchored || s.draft.figures.length > 0 || measured(s)),
  },
  {
    name: 'where it stands',
    act: 'sources',
    when: (s) =>
      (s.frame.has('source') ||
        /^(where|d['’]?ou)\b.*\b(from|vient|viennent|sort|sortent)\b|\b(sort|sortent|provient|proviennent) d['’]?ou\b/i.test(
          fold(s.frame.u.text),
        ) ||
        (s.draft.sources.length > 0 && s.frame.has('here'))) &&
      !speech(s) &&
      unstated(s) === undefined &&
      // "The paper printed 1.2bn for them: do we match?" asks about the figure.
      !(s.draft.sources.length > 0 && s.draft.figures.some((f) => f.currency !== undefined || f.n >= 1e6) && subjects(s) === 1) &&
      !(s.draft.currency !== undefined && (s.draft.inherited.includes('organisations') || printedOnly(s))) &&
      (subjects(s) > 0 ||
        s.draft.people.length > 0 ||
        measured(s) ||
        s.frame.events.length > 0 ||
        s.draft.topics.length > 0 ||
        s.frame.has('it', 'that')) &&
      s.draft.polar !== 'explicit' &&
      !(s.frame.sourceIsScope && (measured(s) || aspectual(s) || s.draft.site !== undefined)),
  },

  // A public partner, wherever it is.
  {
    name: 'public partners',
    act: 'list',
    when: (s) => s.draft.publicBody && !speech(s) && subjects(s) === 0 && s.draft.people.length === 0 && s.frame.events.length === 0,
    also: () => ({ aspects: ['partner'] }),
  },

  // An aspect that records rarely state.
  {
    name: 'an aspect never recorded',
    act: 'unstated',
    // "A competitor's note has them at 1.2bn": the figure is asked about.
    when: (s) => unstated(s) !== undefined && !(subjects(s) === 1 && s.draft.figures.some((f) => f.currency !== undefined)),
    also: (s) => ({ unstated: { id: unstated(s)!, label: unstatedLabel(unstated(s)!) } }),
  },

  {
    name: 'who announced it for them',
    act: 'figure',
    when: (s) =>
      subjects(s) === 1 &&
      (s.frame.has('who') || s.draft.government) &&
      s.frame.has('announced', 'said', 'announcement') &&
      s.draft.people.length === 0 &&
      s.draft.quoted.length === 0 &&
      claimedFor(s).length > 0,
    also: (s) => ({ measures: claimedFor(s), aspects: [] }),
  },

  {
    name: 'which edition, or who hosted it',
    act: 'event',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      !measured(s) &&
      !s.draft.previous &&
      s.frame.has('edition', 'host') &&
      asksEvent(s),
  },

  // Operations over several pledges.
  {
    name: 'this edition and the one before',
    act: 'event',
    when: (s) => s.draft.previous && subjects(s) === 0 && s.draft.people.length === 0,
  },
  {
    name: 'the share of a part',
    act: 'fold',
    when: (s) => subjects(s) === 1 && s.draft.fold === 'share' && s.draft.places.length === 1 && s.draft.people.length === 0 && hasPart(s),
    also: (s) => ({ measures: s.draft.measures.length > 0 ? s.draft.measures : moneyMeasures(s.kb).slice(0, 1) }),
  },
  {
    name: 'a part of a pledge',
    act: 'figure',
    when: (s) =>
      subjects(s) === 1 &&
      (s.draft.fold === 'share' ||
        s.draft.part ||
        (s.draft.inherited.includes('organisations') && measured(s)) ||
        s.frame.has('only', 'total', 'sum')) &&
      !(s.draft.fold === 'sum' && s.draft.places.length > 1) &&
      !s.frame.has('purpose', 'partner', 'where') &&
      s.draft.places.length > 0 &&
      !aspectual({ ...s, draft: { ...s.draft, aspects: s.draft.aspects.filter((a) => a === 'deadline' || a === 'partner') } }),
    also: (s) => ({ measures: s.draft.measures.length > 0 ? s.draft.measures : moneyMeasures(s.kb).slice(0, 1), part: true }),
  },
  {
    name: 'how a pledge is split',
    act: 'figure',
    when: (s) => subjects(s) === 1 && s.draft.part && !measured(s) && s.draft.people.length === 0 && !speech(s) && s.draft.polar === null,
    also: (s) => ({ measures: moneyMeasures(s.kb).slice(0, 1), aspects: [] }),
  },
  {
    name: 'who pledges just that',
    act: 'holders',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      s.draft.figures.length === 1 &&
      s.draft.figures[0]!.n >= COUNTED &&
      !s.draft.negated &&
      s.draft.limit === undefined &&
      s.draft.polar === null &&
      s.draft.fold === undefined &&
      !filteredBeside(s) &&
      measured(s) &&
      (s.frame.has('who') || (s.frame.has('which', 'list') && s.frame.has('company', 'pledge', 'project', 'list'))) &&
      !s.frame.has('said', 'quote', 'source', 'dispute'),
  },
  {
    name: 'those that are not',
    act: 'list',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      s.draft.polar === null &&
      (whoever(s) || (s.frame.has('which', 'who', 'list', 'all') && s.frame.has('company', 'pledge', 'project', 'who', 'which', 'list'))) &&
      !speech(s) &&
      deniedFilters(s) !== undefined,
    also: (s) => deniedFilters(s)!,
  },
  {
    name: 'a denial that sifts nothing',
    act: 'decline',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      s.draft.polar === null &&
      s.draft.negated &&
      s.draft.excluded.length === 0 &&
      !s.draft.noFigure &&
      s.draft.statuses.length === 0 &&
      s.draft.inTotal === undefined &&
      (whoever(s) || s.frame.has('who', 'which', 'list')) &&
      !speech(s) &&
      !s.frame.has('source', 'dispute') &&
      (s.draft.homes.length + s.draft.places.length > 0 || s.draft.figures.length > 0 || counts(s)),
    also: () => refuse({ kind: 'nothing-found' }),
  },
  {
    name: 'a figure of the event',
    act: 'figure',
    when: (s) =>
      subjects(s) === 0 &&
      !filtered(s) &&
      s.draft.homes.length === 0 &&
      s.draft.people.length === 0 &&
      !s.draft.limit &&
      s.draft.within.length < 2 &&
      s.draft.top === undefined &&
      eventFigure(s) !== undefined &&
      s.draft.polar !== 'explicit' &&
      (contentTerms(s).length === 0 || (measured(s) && contentTerms(s).length <= 1)),
    also: (s) => ({ event: eventOf(s.kb)!.id, measures: [eventFigure(s)!] }),
  },
  {
    name: 'a count of the event in parts',
    act: 'event',
    when: (s) =>
      subjects(s) === 0 &&
      eventFigure(s) !== undefined &&
      s.frame.has('how-many') &&
      contentTerms(s).length > 0 &&
      s.draft.polar !== 'explicit',
  },
  {
    name: 'several countries',
    act: 'compare',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.homes.length > 1 &&
      (s.draft.fold === 'difference' || s.frame.has('more', 'less', 'compare', 'rank-max', 'who', 'which')),
  },
  {
    name: 'several regions',
    act: 'compare',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.places.length > 1 &&
      (measured(s) || s.frame.has('pledge', 'project', 'company')) &&
      s.frame.has('more', 'rank-max', 'or', 'compare', 'who', 'which'),
  },
  {
    name: 'share of the total',
    act: 'fold',
    when: (s) =>
      s.draft.fold === 'share' &&
      (subjects(s) > 0 || filteredBeside(s) || s.draft.top !== undefined) &&
      !s.draft.part &&
      !(subjects(s) > 0 && s.draft.places.length > 0),
    // "How many percent of the 15 billion": the percentage is what is computed.
    also: (s) => ({
      measures: s.draft.measures.every((m) => s.kb.measures.get(m)?.unit === 'percent')
        ? moneyMeasures(s.kb).slice(0, 1)
        : s.draft.measures,
    }),
  },
  {
    name: 'the parts of one pledge',
    act: 'fold',
    when: (s) =>
      subjects(s) === 1 &&
      s.draft.organisations.length === 1 &&
      s.draft.fold === 'sum' &&
      (s.frame.has('place', 'part', 'all', 'site-new', 'site-extension') || s.draft.places.length > 1) &&
      s.draft.polar !== 'explicit',
    // Whether they add up to the whole is seen from both.
    also: () => ({ polar: null }),
  },
  {
    name: 'what a kind of pledger comes to',
    act: 'fold',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      s.draft.places.length === 0 &&
      filteredBeside(s) &&
      !speech(s) &&
      s.draft.polar === null &&
      (s.draft.fold ?? 'sum') === 'sum' &&
      s.draft.limit === undefined &&
      s.draft.direction === undefined &&
      s.draft.figures.length === 0 &&
      s.draft.measures.every((m) => moneyMeasures(s.kb).includes(m) || s.kb.measures.get(m)?.promises === undefined) &&
      !s.frame.has('how-many', 'average', 'who', 'which', 'what', 'where', 'when', 'why') &&
      s.frame.has('how-much', 'total', 'sum') &&
      unexplained(s).length <= 1 &&
      ofWholePledges(s),
    also: (s) => ({ fold: 'sum', measures: moneyMeasures(s.kb).slice(0, 1), aspects: [] }),
  },
  {
    name: 'arithmetic',
    act: 'fold',
    when: (s) =>
      s.draft.fold !== undefined &&
      s.draft.fold !== 'share' &&
      s.draft.organisations.every((o) => s.kb.pledgesBy(o).length > 0) &&
      (several(s) ||
        s.draft.top !== undefined ||
        (s.draft.within.length > 1 && s.draft.inherited.includes('within')) ||
        (s.draft.fold === 'sum' && filteredBeside(s) && (!s.frame.has('total') || s.draft.except) && (measured(s) || s.frame.has('sum')))),
    also: (s) => ({ measures: s.draft.measures.length > 0 ? s.draft.measures : moneyMeasures(s.kb).slice(0, 1) }),
  },
  {
    name: 'an amount for each',
    act: 'fold',
    when: (s) => s.draft.fold === 'per' && s.draft.people.length === 0,
  },
  {
    name: 'an average',
    act: 'fold',
    when: (s) => s.draft.fold === 'average',
    also: (s) => ({ measures: s.draft.measures.length > 0 ? s.draft.measures : moneyMeasures(s.kb).slice(0, 1) }),
  },
  {
    name: 'a comparison',
    act: 'compare',
    when: (s) =>
      several(s) &&
      (s.frame.has('compare', 'more', 'less', 'equal', 'rank-max', 'rank-min', 'order') ||
        (s.draft.headline && (measured(s) || aspectual(s)))),
    also: (s) => ({ measures: s.draft.measures.length > 0 || aspectual(s) ? s.draft.measures : moneyMeasures(s.kb).slice(0, 1) }),
  },
  {
    name: 'regions by what the event counts there',
    act: 'compare',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.direction !== undefined &&
      s.draft.places.length === 0 &&
      asksRegion(s) &&
      s.draft.limit === undefined &&
      s.draft.measures.every((m) => !s.kb.figuresOf(m).some((f) => f.pledge !== undefined)) &&
      countedPlaces(s).length > 1,
    also: (s) => ({ places: countedPlaces(s), measures: [], aspects: [] }),
  },
  {
    name: 'regions by what nothing counts there',
    act: 'decline',
    when: (s) =>
      subjects(s) === 0 && s.draft.places.length === 0 && (s.draft.direction !== undefined || s.draft.limit !== undefined) && asksRegion(s),
    also: () => refuse({ kind: 'nothing-found' }),
  },
  {
    name: 'a ranking',
    act: 'rank',
    when: (s) =>
      s.draft.direction !== undefined &&
      !s.draft.progress &&
      !(s.draft.figures.length > 0 && s.draft.polar !== null) &&
      unexplained(s).length <= (measured(s) ? 3 : 2) &&
      !s.draft.previous &&
      (s.draft.organisations.length === 0 || s.frame.has('ordinal') || s.draft.nth !== undefined) &&
      (s.frame.has('pledge', 'company', 'money', 'cash', 'invest', 'project', 'ordinal', 'who', 'order', 'which') || measured(s)) &&
      s.draft.people.length === 0 &&
      !(s.frame.events.length > 0 && !s.frame.has('pledge', 'company', 'who', 'which', 'money', 'cash')),
    // What no pledge counts ranks nothing: "the smallest project" is the one with the least money.
    also: (s) => {
      const held = s.draft.measures.filter((m) => s.kb.figuresOf(m).some((f) => f.pledge !== undefined));
      return { measures: held.length > 0 ? held : moneyMeasures(s.kb).slice(0, 1) };
    },
  },
  {
    name: 'a count of pledges',
    act: 'count',
    when: (s) =>
      subjects(s) === 0 &&
      s.frame.has('how-many', 'count') &&
      s.frame.has('pledge', 'company', 'project', 'count') &&
      s.draft.measures.every((m) => s.kb.measures.get(m)?.promises === undefined || moneyMeasures(s.kb).includes(m)) &&
      (filtered(s) || s.draft.limit !== undefined || s.draft.noFigure),
  },
  {
    name: 'how many were just listed',
    act: 'count',
    when: (s) => s.draft.within.length > 1 && s.frame.has('how-many', 'count') && !measured(s),
  },
  {
    name: 'who one claim tells of',
    act: 'statement',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      s.frame.has('who', 'which', 'whose') &&
      !measured(s) &&
      s.draft.homes.length + s.draft.places.length === 0 &&
      s.draft.limit === undefined &&
      toldByOne(s),
  },
  {
    name: 'which stand so',
    act: 'list',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      s.draft.statuses.length > 0 &&
      s.draft.polar !== 'explicit' &&
      !speech(s) &&
      s.frame.has('pledge', 'company', 'project', 'who', 'which', 'list', 'all', 'how-many', 'only', 'announcement') &&
      unexplained(s).length <= 2,
    also: () => ({ measures: [], topics: [] }),
  },
  {
    name: 'a list',
    act: 'list',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.polar !== 'explicit' &&
      !(counts(s) && s.draft.places.length === 0 && !s.draft.limit && !s.draft.noFigure) &&
      s.draft.people.length === 0 &&
      (s.draft.noFigure ||
        (s.draft.limit !== undefined && s.draft.figures.length > 0 && !s.draft.polar) ||
        (filtered(s) &&
          !s.frame.has('when') &&
          (!asksEvent(s) || (s.draft.homes.length > 0 && s.frame.has('company', 'who', 'which', 'list'))) &&
          (plural(s) || s.frame.words.length <= 6 || s.frame.has('who', 'which', 'list', 'pledge', 'company', 'how-much')) &&
          listable(s))),
  },
  {
    name: 'who does it',
    act: 'holders',
    when: (s) =>
      subjects(s) === 0 &&
      s.frame.has('who', 'which', 'company', 'whose') &&
      (measured(s) || contentTerms(s).length > 0 || s.draft.site !== undefined) &&
      !asksEvent(s),
  },
  {
    name: 'where it is to be',
    act: 'holders',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.people.length === 0 &&
      s.frame.has('where') &&
      contentTerms(s).length > 0 &&
      s.frame.events.length === 0 &&
      !s.frame.has('held') &&
      !asksEvent(s),
  },

  {
    name: 'a figure of the event held there',
    act: 'figure',
    when: (s) =>
      subjects(s) === 0 &&
      measured(s) &&
      s.draft.event !== undefined &&
      s.draft.people.length === 0 &&
      s.draft.places.length === 0 &&
      s.draft.aspects.every((a) => ['announced', 'project', 'place'].includes(a)),
  },

  // One pledger, or several.
  {
    name: 'whether it counts in the total',
    act: 'statement',
    when: (s) => subjects(s) === 1 && s.draft.inTotal !== undefined && s.draft.polar !== null && s.draft.figures.length === 0,
    also: () => ({ measures: [] }),
  },
  {
    name: 'which sites they are',
    act: 'statement',
    when: (s) => subjects(s) > 0 && s.draft.people.length === 0 && s.draft.figures.length === 0 && unheldSites(s),
    also: () => ({ measures: [], aspects: ['place'] }),
  },
  {
    name: 'a figure',
    act: 'figure',
    when: (s) =>
      subjects(s) > 0 &&
      measured(s) &&
      !asksWhat(s) &&
      !(
        s.draft.polar === null &&
        aspectual(s) &&
        !(
          s.draft.aspects.includes('deadline') &&
          s.draft.measures.some((m) => s.kb.measures.get(m)?.promises !== undefined && s.kb.measures.get(m)?.unit === 'count')
        ) &&
        s.draft.currency === undefined &&
        !s.frame.has('how-much', 'how-many', 'money', 'cash', 'figure') &&
        s.draft.measures.every((m) => moneyMeasures(s.kb).includes(m))
      ),
  },
  {
    name: 'what a pledger announced',
    act: 'overview',
    when: (s) =>
      subjects(s) > 0 &&
      s.frame.has('announced') &&
      s.frame.has('what') &&
      !s.frame.has('when', 'who') &&
      s.draft.aspects.every((a) => a === 'announced' || a === 'project') &&
      contentTerms(s).length === 0 &&
      s.draft.polar === null,
  },
  {
    name: 'the total of one pledger',
    act: 'figure',
    when: (s) =>
      subjects(s) === 1 && s.draft.fold === 'sum' && !measured(s) && !aspectual(s) && s.draft.people.length + s.draft.places.length === 0,
    also: (s) => ({ measures: moneyMeasures(s.kb).slice(0, 1) }),
  },
  { name: 'an aspect', act: 'statement', when: (s) => subjects(s) > 0 && (aspectual(s) || s.draft.site !== undefined) },

  // The event.
  { name: 'the event', act: 'event', when: (s) => subjects(s) === 0 && asksEvent(s) },
  {
    name: 'a figure of no one named',
    act: 'figure',
    when: (s) => measured(s) && (contentTerms(s).length === 0 || s.draft.topics.length > 0 || unexplained(s).length === 0),
  },
  { name: 'an organisation', act: 'overview', when: (s) => subjects(s) > 0 && unexplained(s).length === 0 && contentTerms(s).length === 0 },
  {
    name: 'what a pledger promised',
    act: 'overview',
    when: (s) =>
      subjects(s) > 0 &&
      s.frame.has('pledge', 'announced') &&
      s.frame.has('what', 'list', 'all') &&
      unexplained(s).length <= 1 &&
      !aspectual(s) &&
      s.draft.topics.length === 0,
  },
  { name: 'a statement of a pledger', act: 'statement', when: (s) => subjects(s) > 0 },
  { name: 'a place or a topic', act: 'list', when: (s) => filtered(s) && unexplained(s).length <= 1 },
  { name: 'found by its words', act: 'statement', when: (s) => contentTerms(s).length > 0 && findsClaim(s) },
  {
    name: 'an aspect of no one named',
    act: 'holders',
    when: (s) => s.draft.aspects.length > 0 && s.draft.sources.length === 0 && s.anchored,
  },
  { name: 'a source', act: 'sources', when: (s) => s.draft.sources.length > 0 },
  { name: 'nothing found', act: 'decline', when: () => true, also: () => refuse({ kind: 'nothing-found' }) },
];

/** "Who is not American": pledgers are asked for, whatever else "who is" may ask. */
const whoever = ({ frame }: Situation): boolean => /^(who|qui)$/.test(frame.words[0]?.fold ?? '');

/** The rules that would have taken a question after the one that did: an earlier rule is nearer to the question's form. */
export const passedOver = (s: Situation, taken: Rule): string[] =>
  RULES.slice(RULES.indexOf(taken) + 1, -1)
    .filter((r) => r.when(s))
    .map((r) => r.name);

export function decide(s: Situation): { query: Query; rule: Rule } {
  const rule = RULES.find((r) => r.when(s))!;
  return { rule, query: { ...s.draft, ...rule.also?.(s), act: rule.act } };
}
