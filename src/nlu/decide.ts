import type { Figure, Person } from '../knowledge/base.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import { searchIndexOf, tag } from '../knowledge/search.js';
import type { MeasureId, OrganisationId, PersonId } from '../model/ids.js';
import type { Act, Aspect, Query, Refusal } from '../model/query.js';
import type { Bilingual, Lang } from '../model/language.js';
import { fold, foldedWords } from '../text/tokens.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';
import type { Span } from './utterance.js';
import { GRAMMARS } from './languages/index.js';
import { eventOf, homeGround } from './ground.js';
import { inScope } from './scope.js';
import { hasFigure, moneyMeasures, type Draft } from './slots.js';
import { isName, isOrdinary } from '../text/dictionary.js';
import { maybeName } from './utterance.js';

/** What a rule sees: the frame, the slots read from it, and the conversation. */
export interface Situation {
  readonly frame: Frame;
  readonly draft: Draft;
  readonly kb: KnowledgeBase;
  readonly context: Context;
  /** Whether the words name anything of the record, beyond its general vocabulary. */
  readonly anchored: boolean;
  /** The message that this is a part of is about the record. */
  readonly scoped?: boolean;
}

/** One way of taking a question. The first rule that applies decides; its name is what `--explain` prints. */
export interface Rule {
  readonly name: string;
  readonly when: (s: Situation) => boolean;
  readonly act: Act;
  /** Settles the slots for this act. */
  readonly also?: (s: Situation) => Partial<Draft>;
}

const STATEMENT_ASPECTS: readonly Aspect[] = ['place', 'purpose', 'partner', 'deadline', 'status', 'announced', 'home'];
const refuse = (refusal: Refusal): Partial<Draft> => ({ refusal });
const subjects = ({ draft }: Situation) => draft.organisations.length + (draft.headline ? 2 : 0);
const several = (s: Situation) => s.draft.organisations.length > 1 || s.draft.headline;
const filtered = ({ draft }: Situation) => draft.homes.length + draft.places.length + draft.topics.length > 0;
/** Filters that are no more than the measure's own words. */
const filteredBeside = ({ draft, frame }: Situation): boolean =>
  draft.homes.length + draft.places.length > 0 || frame.of('topic').some(({ span }) => !span.meanings.some((m) => m.kind === 'measure'));
const plural = (s: Situation) =>
  s.frame.has('list', 'all', 'count') || /^(which|what|who|qui|quel|quelles?|quels)$/.test(s.frame.firstAsked ?? '');
const attributes = (s: Situation) => s.frame.has('who', 'whose', 'speaker') || (s.draft.government && s.frame.has('which'));
const speech = (s: Situation) =>
  s.frame.has('quote', 'said', 'speaker', 'indirect-said') || (s.draft.people.length > 0 && s.frame.has('wording', 'verbatim', 'original'));
const measured = ({ draft }: Situation) => draft.measures.length > 0;
const aspectual = ({ draft }: Situation) => draft.aspects.some((a) => STATEMENT_ASPECTS.includes(a));

/** A time of day: "17:30", "9h", "8am". */
const CLOCK = /\b\d{1,2}\s?([:h]\d{0,2}|am|pm)\b/i;

/** Whether a phrase can be courtesy: thanks, a farewell, or words that carry nothing. */
const COURTEOUS = (sp: Span): boolean =>
  sp.meanings.some(
    (m) => m.kind === 'concept' && ['thanks', 'bye', 'greeting', 'function', 'frame', 'tag', 'all', 'it', 'that'].includes(m.concept),
  );

/** Content that nothing of the record or the grammar explains. */
const unexplained = ({ frame }: Situation) => frame.residual.map((i) => frame.u.words[i]!.fold);

export const RULES: readonly Rule[] = [
  { name: 'nothing said', act: 'help', when: ({ frame }) => frame.words.length === 0 },
  { name: 'told to disobey', act: 'decline', when: ({ frame }) => frame.has('inject'), also: () => refuse({ kind: 'disobey' }) },
  { name: 'told to invent', act: 'decline', when: ({ frame }) => frame.has('invent'), also: () => refuse({ kind: 'disobey' }) },
  {
    name: 'digest',
    act: 'digest',
    when: (s) =>
      (s.frame.has('digest') &&
        (s.frame.has('digest-act') || (CLOCK.test(s.frame.u.text) && !measured(s) && !s.frame.has('how-much', 'money', 'cash')))) ||
      (s.frame.has('digest', 'digest-act') && !s.anchored && !measured(s) && s.draft.quoted.length === 0 && !s.frame.has('help')),
  },
  { name: 'advice', act: 'decline', when: ({ frame }) => frame.has('advice'), also: () => refuse({ kind: 'advice' }) },
  {
    name: 'a task for somebody else',
    act: 'decline',
    when: (s) => s.frame.has('task') && !(s.frame.has('source', 'quote') && s.anchored),
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
      s.frame.residual.length <= 1 &&
      !measured(s) &&
      s.draft.aspects.length === 0 &&
      !speech(s) &&
      !s.frame.has('help'),
  },
  { name: 'help', act: 'help', when: (s) => s.frame.has('help') && !s.anchored && !s.draft.quoted.length && s.frame.foreign.length === 0 },
  {
    name: 'what the record holds',
    act: 'record',
    when: (s) => s.frame.has('record') && subjects(s) === 0 && s.draft.people.length === 0 && unexplained(s).length === 0 && !filtered(s),
  },
  {
    name: 'opinion',
    act: 'decline',
    when: (s) => s.frame.has('opinion') && s.draft.people.length === 0,
    also: () => refuse({ kind: 'advice' }),
  },

  {
    name: 'not about the record',
    act: 'decline',
    when: (s) => !s.scoped && !inScope(s) && s.frame.foreign.length === 0,
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
    when: (s) => foreignYear(s) !== undefined && !checksPremise(s),
    also: (s) => refuse({ kind: 'year', year: foreignYear(s)! }),
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
    also: (s) => ({ ...refuse({ kind: 'foreign', name: foreignName(s)! }), aspects: ['place'] }),
  },

  { name: 'nothing of the record', act: 'decline', when: (s) => !s.scoped && !inScope(s), also: () => refuse({ kind: 'out-of-scope' }) },

  // Speech.
  {
    name: 'who a source quotes',
    act: 'speakers',
    when: (s) =>
      s.draft.sources.length > 0 &&
      speech(s) &&
      s.draft.people.length === 0 &&
      s.frame.has('who', 'how-many', 'list', 'people', 'speaker') &&
      s.draft.quoted.length === 0,
  },
  {
    name: 'which people are quoted',
    act: 'speakers',
    when: (s) =>
      s.frame.has('quote') &&
      (s.draft.people.length === 0 || s.draft.negated) &&
      contentTerms(s).length <= (s.frame.has('government') || s.frame.opensWith('which', 'list', 'only') ? 1 : 0) &&
      (s.frame.has('government') || (s.frame.has('people') && s.frame.has('which', 'list', 'all', 'who'))),
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
      s.draft.organisations.length > 0 &&
      !speech(s) &&
      !measured(s) &&
      s.kb.peopleOf(s.draft.organisations[0]!).length > 0 &&
      s.draft.figures.length === 0 &&
      (attributes(s) || s.frame.has('role', 'event-name') || (!aspectual(s) && s.frame.words.length <= 6)),
    also: (s) => ({ people: leaders(s) }),
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
        (s.draft.polar !== null && s.draft.organisations.length > 0 && !measured(s))),
  },
  {
    name: 'who speaks',
    act: 'speakers',
    when: (s) =>
      (s.frame.has('speaker') ||
        (attributes(s) && s.frame.has('said', 'quote')) ||
        ((s.draft.publicBody || s.draft.government) && s.frame.has('said'))) &&
      s.draft.people.length === 0 &&
      s.draft.quoted.length === 0 &&
      contentTerms(s).length === 0 &&
      !(measured(s) && s.frame.has('how-much', 'money')),
  },
  {
    name: 'who said it',
    act: 'attribute',
    when: (s) =>
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
      s.frame.words.some((w) => /^(got|pull|something|anything|find|need|drop|trouve|sors|balance|besoin)$/.test(w.fold)),
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
    when: (s) => s.draft.figures.length > 1 && s.frame.has('which', 'or') && subjects(s) === 1 && !s.frame.has('between'),
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
        /^(where|d['’]?ou)\b.*\b(from|vient|viennent|sort)\b/i.test(fold(s.frame.u.text)) ||
        (s.draft.sources.length > 0 && s.frame.has('here'))) &&
      !speech(s) &&
      unstated(s) === undefined &&
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
    when: (s) => unstated(s) !== undefined,
    also: (s) => ({ unstated: { id: unstated(s)!, label: unstatedLabel(unstated(s)!) } }),
  },

  // Operations over several pledges.
  {
    name: 'a part of a pledge',
    act: 'figure',
    when: (s) =>
      subjects(s) === 1 &&
      (s.draft.fold === 'share' ||
        s.draft.part ||
        (s.draft.inherited.includes('organisations') && measured(s)) ||
        s.frame.has('only', 'total', 'sum')) &&
      !s.frame.has('purpose', 'partner', 'where') &&
      s.draft.places.length > 0 &&
      !aspectual({ ...s, draft: { ...s.draft, aspects: s.draft.aspects.filter((a) => a === 'deadline' || a === 'partner') } }),
    also: (s) => ({ measures: s.draft.measures.length > 0 ? s.draft.measures : moneyMeasures(s.kb).slice(0, 1), part: true }),
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
      (subjects(s) > 0 || filteredBeside(s)) &&
      !s.draft.part &&
      !(subjects(s) > 0 && s.draft.places.length > 0),
  },
  {
    name: 'the parts of one pledge',
    act: 'fold',
    when: (s) =>
      subjects(s) === 1 &&
      s.draft.organisations.length === 1 &&
      s.draft.fold === 'sum' &&
      s.frame.has('place', 'part', 'all', 'site-new', 'site-extension') &&
      !s.draft.polar,
  },
  {
    name: 'arithmetic',
    act: 'fold',
    when: (s) =>
      s.draft.fold !== undefined &&
      s.draft.fold !== 'share' &&
      s.draft.organisations.every((o) => s.kb.pledgesBy(o).length > 0) &&
      (several(s) || (s.draft.fold === 'sum' && filteredBeside(s) && !s.frame.has('total') && (measured(s) || s.frame.has('sum')))),
    also: (s) => ({ measures: s.draft.measures.length > 0 ? s.draft.measures : moneyMeasures(s.kb).slice(0, 1) }),
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
    name: 'a ranking',
    act: 'rank',
    when: (s) =>
      s.draft.direction !== undefined &&
      unexplained(s).length <= (measured(s) ? 3 : 2) &&
      !s.draft.previous &&
      (s.draft.organisations.length === 0 || s.frame.has('ordinal')) &&
      (s.frame.has('pledge', 'company', 'money', 'cash', 'invest', 'project', 'ordinal', 'who', 'order', 'which') || measured(s)) &&
      s.draft.people.length === 0 &&
      !(s.frame.events.length > 0 && !s.frame.has('pledge', 'company', 'who', 'which', 'money', 'cash')),
    also: (s) => ({ measures: s.draft.measures.length > 0 ? s.draft.measures : moneyMeasures(s.kb).slice(0, 1) }),
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
    name: 'a list',
    act: 'list',
    when: (s) =>
      subjects(s) === 0 &&
      s.draft.polar !== 'explicit' &&
      !(
        measured(s) &&
        s.draft.places.length === 0 &&
        !s.draft.limit &&
        !s.draft.noFigure &&
        s.draft.measures.some((m) => !moneyMeasures(s.kb).includes(m))
      ) &&
      s.draft.people.length === 0 &&
      (s.draft.noFigure ||
        (s.draft.limit !== undefined && s.draft.figures.length > 0 && !s.draft.polar) ||
        (filtered(s) &&
          !s.frame.has('when') &&
          !asksEvent(s) &&
          (plural(s) || s.frame.words.length <= 6 || s.frame.has('who', 'which', 'list', 'pledge', 'company')) &&
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
      s.draft.aspects.length === 0,
  },
  { name: 'this edition and the one before', act: 'event', when: (s) => s.draft.previous && subjects(s) === 0 },

  // One pledger, or several.
  {
    name: 'whether it counts in the total',
    act: 'statement',
    when: (s) => subjects(s) === 1 && s.draft.inTotal !== undefined && s.draft.polar !== null && s.draft.figures.length === 0,
    also: () => ({ measures: [] }),
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
        !s.frame.has('how-much', 'how-many', 'money', 'cash', 'figure') &&
        s.draft.measures.every((m) => moneyMeasures(s.kb).includes(m))
      ),
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

/** Who leads an organisation: the one whose title the question's words fit best, then who is quoted most. */
const leaders = (s: Situation): PersonId[] => {
  const words = new Set(s.frame.words.map((w) => w.fold).filter((w) => w.length > 3));
  const fit = (p: Person) =>
    (s.draft.gender && p.gender === s.draft.gender ? 3 : 0) +
    Math.max(0, ...p.roles.map((r) => foldedWords(`${r.en} ${r.fr}`).filter((w) => words.has(w)).length)) +
    s.kb.quotesBy(p.id).length / 100;
  const people = [...new Set(s.draft.organisations.flatMap((o) => s.kb.peopleOf(o)))];
  return people
    .sort((a, b) => fit(b) - fit(a))
    .map((p) => p.id)
    .slice(0, 1);
};

/** Terms beyond who is spoken of: what is said of them. */
export function contentTerms(s: Situation) {
  return s.draft.terms.filter((t) => !t.light && !t.keys.some((k) => k.startsWith('#organisation:') || k.startsWith('#person:')));
}

const quotes = (s: Situation) => s.kb.quotes.size > 0;

function findsQuote(s: Situation): boolean {
  const hit = searchIndexOf(s.kb).search(
    s.draft.terms.filter((t) => !t.light),
    (e) => e.kind === 'quote',
  )[0];
  return hit !== undefined && hit.coverage >= 0.45;
}

function findsClaim(s: Situation): boolean {
  const terms = s.draft.terms.filter((t) => !t.light);
  const hit = searchIndexOf(s.kb).search(terms, (e) => e.kind !== 'conflict')[0];
  return hit !== undefined && hit.coverage >= 0.55 && (terms.length > 1 || (hit.matched.length >= 1 && hit.score > 2));
}

/** "What will it build with the money": the money is mentioned, what it buys is asked. */
function asksWhat(s: Situation): boolean {
  const place =
    s.frame.has('where') ||
    (s.frame.has('place') && s.frame.has('which', 'what')) ||
    (s.frame.has('when', 'deadline') && !s.frame.has('more', 'less'));
  if (place && s.frame.has('compare', 'more', 'less')) return false;
  return (
    (s.frame.has('purpose', 'partner') || place) &&
    !s.frame.has('money', 'how-much', 'how-many', 'figure') &&
    s.draft.currency === undefined &&
    s.draft.figures.every((f) => f.n < 20 && f.currency === undefined) &&
    (place || s.draft.measures.every((m) => moneyMeasures(s.kb).includes(m) || s.frame.has('or', 'what')))
  );
}

/** Filters by topic are lists only where nothing else is asked. */
function listable(s: Situation): boolean {
  return !speech(s) && unexplained(s).length <= 2;
}

function asksEvent(s: Situation): boolean {
  const { draft, frame } = s;
  const bare =
    subjects(s) === 0 &&
    contentTerms(s).filter((t) => t.keys.some((k) => k.startsWith('#'))).length === 0 &&
    unexplained(s).length <= 1 &&
    draft.people.length === 0;
  const own =
    frame.has('held') ||
    (bare && frame.has('when', 'where')) ||
    (draft.aspects.some((a) => ['name', 'host', 'edition', 'date'].includes(a)) &&
      !(filtered(s) && !frame.has('host', 'event-name', 'when')));
  const place = eventOf(s.kb)?.place;
  return (
    frame.events.length > 0 ||
    own ||
    draft.places.some((p) => place !== undefined && p === place) ||
    (frame.has('announcement', 'total', 'sum') && subjects(s) === 0 && !filtered(s) && (measured(s) || draft.aspects.length > 0)) ||
    (draft.aspects.includes('announced') && draft.dates.length > 0) ||
    (subjects(s) === 0 &&
      (!filtered(s) || draft.polar === 'explicit') &&
      draft.dates.some((d) => d.year !== undefined && String(d.year) === eventOf(s.kb)?.on.slice(0, 4)) &&
      draft.people.length === 0)
  );
}

/** The measure of an event's own figure that somebody names: "10,000 jobs, promised or possible?" */
function eventFigure(s: Situation): MeasureId | undefined {
  const event = eventOf(s.kb);
  if (!event) return undefined;
  const claims = s.kb.claimsOf(event.id).filter((c): c is Figure => c.kind === 'figure' && !c.beside && !c.place);
  return claims.find((c) =>
    s.draft.figures.some((f) =>
      c.readings.some(
        (r) =>
          (r.value.kind === 'count' && f.currency === undefined && r.value.count === f.n && f.n > 1) ||
          (r.value.kind === 'money' &&
            f.currency !== undefined &&
            r.value.amounts.some((m) => m.amount === f.n && m.currency === f.currency)),
      ),
    ),
  )?.measure;
}

/** A false premise is corrected where the asker wants it checked, and the rest is on record. */
function checksPremise(s: Situation): boolean {
  // A phrase that a claim of the event is found by anchors the rest: "the guest country was Japan, right?"
  if (s.draft.polar === 'explicit' && s.draft.terms.some((t) => t.label.includes(' ') && t.keys.some((k) => k.includes('~')))) return true;
  return s.draft.polar === 'explicit' && (s.anchored || s.frame.has('they', 'announced', 'announcement'));
}

const ADJUNCT_ENDS = new Set([
  'desk',
  'piece',
  'slide',
  'team',
  'newsroom',
  'office',
  'edition',
  'readers',
  'note',
  'article',
  'column',
  'report',
  'bureau',
  'redaction',
  'papier',
  'page',
  'union',
  'show',
  'podcast',
  'section',
]);

/** A foreign name that is no argument: "for the Tokyo desk", "Hi Anna,". */
function inAdjunct(s: Situation, from: number, to: number): boolean {
  const words = s.frame.u.words;
  const next = words[to]?.fold ?? '';
  const before = words.slice(Math.max(0, from - 3), from).map((w) => w.fold);
  if (ADJUNCT_ENDS.has(next) && before.some((w) => ['for', 'pour', 'on', 'sur', 'my', 'our', 'the', 'mon', 'notre'].includes(w)))
    return true;
  const greeted = s.frame.has('greeting', 'thanks') && from - s.frame.from <= 2 && (words[to]?.parted ?? true);
  return greeted && (s.anchored || from - s.frame.from <= 1);
}

/** A place or a company follows such a word; a misspelt or home-made word need not. */
const afterPreposition = (s: Situation, at: number): boolean =>
  /^(in|at|from|by|en|chez|vers|near)$/.test(s.frame.u.words[at - 1]?.fold ?? '');

/** What askers tell of themselves before they ask: "I have candidates who live near Kembs." */
function inPreamble(s: Situation, at: number): boolean {
  const { u } = s.frame;
  const ends = [...u.text.matchAll(/[.!?\n]+(?=\s|$)/g)].map((m) => m.index);
  const place = u.words[at]!.start;
  const start = Math.max(-1, ...ends.filter((e) => e < place));
  const end = ends.find((e) => e >= place);
  if (end === undefined || end >= u.text.length - 1 || u.text[end] === '?') return false;
  const opening = u.words.find((w) => w.start > start)?.fold ?? '';
  return /^(i|im|ive|we|my|our|j|je|on|nous|mon|ma|mes|notre|nos)$/.test(opening);
}

function foreignName(s: Situation): string | undefined {
  const { frame, draft, kb } = s;
  // What somebody on record spoke of may have any name in it.
  if (draft.people.length > 0 && s.frame.has('quote', 'said')) return undefined;
  for (const f of frame.foreign) {
    if (inAdjunct(s, f.from, f.to) || inPreamble(s, f.from)) continue;
    // Words inside a quoted fragment are somebody's text, not names that the asker uses.
    if (draft.quoted.some((q) => fold(q).includes(fold(f.text)))) continue;
    // An abbreviation, or an ordinary word with a capital, beside somebody on record: said in passing, unless it is a
    // place's or a partner's place in the sentence.
    const passing =
      f.to - f.from === 1 &&
      subjects(s) > 0 &&
      !afterPreposition(s, f.from) &&
      !/^(and|et|or|ou|vs|v|versus)$/.test(frame.u.words[f.from - 1]?.fold ?? '');
    if (passing && (/^[A-Z]{1,4}$/.test(frame.u.words[f.from]!.text) || isOrdinary(frame.u.words[f.from]!.fold))) continue;
    // An unknown word without a capital counts where nothing else explains the question.
    const w = frame.u.words[f.from]!;
    if (
      !w.capital &&
      f.to - f.from === 1 &&
      (knownToRecord(s, w.fold) || (subjects(s) > 0 && !isName(w.fold) && !afterPreposition(s, f.from)))
    )
      continue;
    return f.text;
  }
  const ground = homeGround(kb);
  for (const c of frame.countries) {
    if (inAdjunct(s, c.span.from, c.span.to)) continue;
    if (c.place && ground.includes(c.place)) continue;
    if (!c.people && (c.place === undefined || (kb.claimsAt(c.place).length === 0 && !isHomeQuestion(s)))) return c.text;
    if (c.people && (c.place === undefined || kb.pledgesFrom(c.place).length === 0) && draft.polar !== 'explicit') return c.text;
  }
  // "What did tesla commit": an ordinary word that is a name too, in a subject's place, where no subject is known.
  if (draft.organisations.length === 0 && draft.people.length === 0 && !draft.headline)
    for (const i of frame.residual) {
      const w = frame.u.words[i]!;
      const before = frame.u.words[i - 1]?.fold ?? '';
      if (
        maybeName(w.fold) &&
        !inAdjunct(s, i, i + 1) &&
        (i === frame.from || /^(did|does|do|is|will|has|by|from|about|and|or|de|d|chez|par|et|ou|que|would|of|for)$/.test(before))
      )
        return w.text;
    }
  return undefined;
}

/** People of a country that none of the pledgers comes from. */
function foreignPeople(s: Situation): string | undefined {
  if (s.frame.foreign.length > 0) return undefined;
  return s.frame.countries.find(
    (c) => c.people && (c.place === undefined || (s.kb.pledgesFrom(c.place).length === 0 && !homeGround(s.kb).includes(c.place))),
  )?.text;
}

const isHomeQuestion = ({ frame, draft }: Situation) => draft.aspects.includes('home') || frame.has('company');

/** Whether an entry of the record holds a word: printed words and quotations have words that no dictionary has. */
const knownToRecord = (s: Situation, word: string) =>
  searchIndexOf(s.kb).search([
    { label: word, keys: s.draft.terms.find((t) => t.label.toLowerCase() === word)?.keys ?? [`en:${word}`, `fr:${word}`] },
  ]).length > 0;

function foreignYear(s: Situation): number | undefined {
  const { draft, kb } = s;
  const event = eventOf(kb);
  const own = Number(event?.on.slice(0, 4));
  const orgs = new Set<OrganisationId>(draft.organisations.map((o) => kb.pledgerOf(o)));
  for (const { year } of draft.dates) {
    if (year === undefined || year === own) continue;
    // "The 2025 summit": another edition, whoever is asked about.
    if (
      event?.otherEditions.some((e) => e.on.startsWith(String(year))) &&
      s.frame.of('event').length > 0 &&
      !draft.previous &&
      !draft.dates.some((d) => d.year === own) &&
      orgs.size > 0
    )
      return year;
    // Another edition is another event: only what this record says of it is on record.
    const edition = event?.otherEditions.some((e) => e.on.startsWith(String(year))) ?? false;
    if (edition && orgs.size === 0 && (measured(s) || asksOfEdition(s))) {
      const there = kb
        .claimsOf(event!.id)
        .some((c) => c.on?.startsWith(String(year)) && (!measured(s) || (c.kind === 'figure' && draft.measures.includes(c.measure))));
      if (!there) return year;
      continue;
    }
    // With nobody named, a year must be one that the event's own claims speak of, or a deadline.
    if (orgs.size === 0 && draft.people.length === 0 && !s.frame.has('deadline')) {
      if (
        !kb
          .claimsOf(event!.id)
          .some(
            (c) =>
              c.on?.startsWith(String(year)) ||
              c.due?.startsWith(String(year)) ||
              (c.kind === 'statement' && c.says.en.includes(String(year))),
          )
      )
        return year;
      continue;
    }
    const known = searchIndexOf(kb)
      .search([{ label: String(year), keys: [tag.year(year), `en:${year}`, `fr:${year}`] }])
      .some(({ entry }) =>
        orgs.size === 0
          ? true
          : entry.kind === 'claim'
            ? entry.claim.by !== undefined && orgs.has(entry.claim.by)
            : entry.kind === 'conflict'
              ? [...orgs].some((o) => kb.pledgesBy(o).some((p) => entry.conflict.about.some((a) => a.split('#')[0] === p.id)))
              : true,
      );
    if (!known) return year;
  }
  return undefined;
}

const asksOfEdition = (s: Situation): boolean =>
  s.frame.has('pledge', 'company', 'list', 'rank-max', 'host', 'place') && s.draft.people.length === 0;

/** An unstated aspect, unless a claim of the subject speaks of it. */
function unstated(s: Situation): string | undefined {
  const { frame, draft, kb } = s;
  if (
    subjects(s) === 0 &&
    frame.events.length === 0 &&
    draft.people.length === 0 &&
    s.context.focus.organisations.length === 0 &&
    !s.anchored
  )
    return undefined;
  const has = (m: MeasureId): boolean => draft.organisations.some((o) => hasFigure(kb, { org: kb.pledgerOf(o) }, m));
  for (const { id, span } of frame.unstated) {
    // A measure that the record has of the subject is no aspect that nobody states.
    if (span.meanings.some((m) => m.kind === 'measure' && draft.measures.includes(m.id) && has(m.id))) continue;
    if (draft.measures.some((m) => has(m) && foldedWords(span.text).some((w) => saysMeasure(kb, m, w)))) continue;
    if (draft.fold === 'share' && span.meanings.some((m) => m.kind === 'concept' && m.concept === 'share')) continue;
    const orgs = new Set(draft.organisations.map((o) => kb.pledgerOf(o)));
    const terms = draft.terms.filter((t) => span.text.toLowerCase().includes(t.label.toLowerCase()));
    const hits = searchIndexOf(kb).search(
      terms,
      (e) => e.kind === 'claim' && (orgs.size === 0 || (e.claim.by !== undefined && orgs.has(e.claim.by))),
    );
    if (hits.some((h) => h.coverage >= 0.65)) continue;
    return id;
  }
  return undefined;
}

/** Whether a word is one that a measure is told with: "pay" of a fund that a pledger pays into asks for no salary. */
function saysMeasure(kb: KnowledgeBase, id: MeasureId, word: string): boolean {
  const { label, promises, noun } = kb.measures.get(id)!;
  const told = [label.en, label.fr, promises?.en ?? '', promises?.fr ?? '', noun?.en.other ?? '', noun?.fr.other ?? ''];
  return word.length > 2 && told.some((text) => foldedWords(text).includes(word));
}

const unstatedLabel = (id: string): Bilingual => {
  const label = (lang: Lang) => GRAMMARS[lang].unstated.find((u) => u.id === id)?.label ?? id;
  return { en: label('en'), fr: label('fr') };
};

/** Whether the words name anything of the record. */
export function isAnchored(draft: Draft, frame: Frame): boolean {
  return (
    draft.organisations.length +
      draft.people.length +
      draft.places.length +
      draft.topics.length +
      draft.sources.length +
      frame.events.length >
      0 ||
    draft.headline ||
    draft.homes.length > 0 ||
    draft.quoted.length > 0 ||
    frame.measures.some(({ ids, span }) => ids.length > 0 && !span.meanings.some((m) => m.kind === 'concept'))
  );
}

/**
 * A pledger that is described and not named: "the Korean one", "the Breton deal", "jobs at La Fouillouse". Its home,
 * place and topic are its name where only one pledge has them all.
 */
export function described(draft: Draft, frame: Frame, kb: KnowledgeBase): OrganisationId | undefined {
  if (draft.organisations.length + draft.people.length > 0 || draft.headline || draft.homes.length + draft.places.length === 0)
    return undefined;
  if (frame.has('list', 'all', 'count', 'rank-max', 'rank-min', 'sum', 'quote', 'said') || frame.events.length > 0 || draft.publicBody)
    return undefined;
  const at = draft.places.map((p) => new Set(kb.claimsAt(p).flatMap((c) => (c.by ? [c.by] : []))));
  const from = draft.homes.map((h) => new Set(kb.pledgesFrom(h).map((p) => p.by as OrganisationId)));
  const about = draft.topics.map((t) => new Set(kb.pledgesAbout(t).map((p) => p.by as OrganisationId)));
  const [first, ...rest] = [...at, ...from];
  if (!first) return undefined;
  const placed = [...first].filter((o) => rest.every((set) => set.has(o)));
  const narrowed = placed.length > 1 && about.length > 0 ? placed.filter((o) => about.some((set) => set.has(o))) : placed;
  if (narrowed.length === 1) return narrowed[0];
  return undefined;
}

/** How far the best described pledger must be ahead of the next. */
const AHEAD = 1.25;

/** A pledger described by what it does: "the fertiliser plant in the Somme", "the nickel refinery". */
export function describedByWords(draft: Draft, frame: Frame, kb: KnowledgeBase): OrganisationId | undefined {
  if (draft.organisations.length + draft.people.length > 0 || draft.headline || draft.event !== undefined) return undefined;
  if (draft.measures.length === 0 && !draft.aspects.some((a) => STATEMENT_ASPECTS.includes(a))) return undefined;
  if (
    frame.has('list', 'all', 'count', 'rank-max', 'rank-min', 'sum', 'who', 'which', 'company', 'quote', 'said', 'source', 'total') ||
    draft.limit ||
    draft.publicBody
  )
    return undefined;
  const terms = draft.terms.filter((t) => !t.light && !t.keys.some((k) => draft.measures.some((m) => k === tag.measure(m))));
  if (terms.length === 0) return undefined;
  const best = new Map<OrganisationId, number>();
  const hits = searchIndexOf(kb).search(terms, (e) => e.kind === 'claim' && e.claim.kind === 'statement' && e.claim.by !== undefined, 0.35);
  if (!hits[0] || hits[0].coverage < 0.5 || (hits[0].matched.length < 2 && terms.length > 1)) return undefined;
  for (const h of hits) if (h.entry.kind === 'claim') best.set(h.entry.claim.by!, Math.max(best.get(h.entry.claim.by!) ?? 0, h.score));
  const [first, second] = [...best].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= (second?.[1] ?? 0) * AHEAD ? first[0] : undefined;
}

/** The rules that would have taken a question after the one that did: an earlier rule is nearer to the question's form. */
export const passedOver = (s: Situation, taken: Rule): string[] =>
  RULES.slice(RULES.indexOf(taken) + 1, -1)
    .filter((r) => r.when(s))
    .map((r) => r.name);

export function decide(s: Situation): { query: Query; rule: Rule } {
  const rule = RULES.find((r) => r.when(s))!;
  return { rule, query: { ...s.draft, ...rule.also?.(s), act: rule.act } };
}
