import type { KnowledgeBase } from '../knowledge/base.js';
import type { Lang } from '../model/language.js';
import type { Query } from '../model/query.js';
import { foldedWords } from '../text/tokens.js';
import { again } from './again.js';
import { carryOver } from './carry.js';
import { advance, NO_FOCUS, type Context } from './context.js';
import { decide, passedOver } from './decide.js';
import { described, describedBeside, describedByWords } from './described.js';
import { explain, type Decided } from './explain.js';
import { Frame } from './frame.js';
import { GRAMMARS } from './languages/index.js';
import { inScope } from './scope.js';
import { asksDue, measuresFor, readSlots, type Draft } from './slots.js';
import { isAnchored, type Situation } from './situation.js';
import { hasHead, withoutPreamble } from './preamble.js';
import { recognise, type Utterance } from './utterance.js';

/** What was understood of one message: a query for each question in it, in order. */
export interface Understanding {
  readonly lang: Lang;
  readonly questions: readonly Decided[];
  readonly utterance: Utterance;
  /** How it was taken, for who asks: most do not, and it takes a tenth of the time of an answer. */
  explain(): readonly string[];
}

/** "Has it trained a million people?", "has it already": the perfect tense asks for what has been done; pledging has been. */
const asksDone = (frame: Frame): boolean =>
  (/^(has|have)$/.test(frame.words[0]?.fold ?? '') || /\ba[- ]t[- ](il|elle)\b/i.test(frame.u.text)) &&
  !frame.has('pledge', 'announced', 'announcement', 'said', 'quote');

/** A message without the words between its quotation marks. */
const unquoted = (u: Utterance): string => u.quoted.reduce((text, q) => text.replace(q, ' '), u.text);

/** A verb before its pronoun, with no question word before it: "avec qui fait-elle équipe" asks with whom. */
function inverted({ u }: Frame): boolean {
  const { inversion, questionWords } = GRAMMARS[u.lang];
  const text = unquoted(u).toLowerCase();
  const at = inversion ? text.search(inversion) : -1;
  return at >= 0 && !foldedWords(text.slice(0, at)).some((w) => questionWords.includes(w));
}

/** "Plus d'emplois que": the second half of a comparison asks nothing. */
const asksWhich = (frame: Frame): boolean =>
  frame.spans.some(
    (sp) =>
      sp.meanings.some((m) => m.kind === 'concept' && m.concept === 'what') &&
      !(frame.has('more', 'less') && sp.from - frame.from > 2 && /^(que|qu)$/.test(frame.u.words[sp.from]!.fold) && sp.to - sp.from === 1),
  );

/** Whether a yes or no is wanted, in words or by the form of the question. */
function polarity(frame: Frame): Query['polar'] {
  const grammar = GRAMMARS[frame.u.lang];
  const words = frame.words.map((w) => w.fold);
  if (words.length === 0) return null;
  // "C'est X qui a dit": a relative clause, where "qui" asks nothing.
  const cleft = /^(c est|c etait|est ce|so it s|it s|it was|is it|was it)\b/.test(words.join(' '));
  const head =
    frame.has('how-much', 'how-many', ...(cleft ? [] : (['who', 'which'] as const)), 'where', 'when', 'why', 'whose') ||
    (asksWhich(frame) && !frame.has('tag') && !cleft) ||
    words.slice(0, 2).some((w) => /^(what|when|how|whose|where|why|quand)$/.test(w)) ||
    words.slice(0, 3).some((w) => w !== 'what' && grammar.questionWords.includes(w)) ||
    words.slice(-1).some((w) => /^(when|where|what|who|which|quand|qui|quoi)$/.test(w)) ||
    (!cleft && words.some((w) => /^(combien|quel|quelle|quels|quelles|quoi|comment|pourquoi)$/.test(w)));
  if (frame.has('verify') && !(head && frame.has('dispute'))) return 'explicit';
  const tagged = frame.spans.filter((sp) => sp.meanings.some((m) => m.kind === 'concept' && m.concept === 'tag'));
  const last = tagged.at(-1);
  const closes =
    last !== undefined &&
    last.to >= frame.to - 1 &&
    (frame.u.words[last.from]?.parted || last.to - last.from > 1 || frame.u.question) &&
    words.length > 3;
  if (closes && !head) return 'explicit';
  if (frame.has('check-request') && frame.amounts.length > 0 && !head && frame.organisations.length + frame.measures.length > 0)
    return 'explicit';
  if (head) return null;
  const opening = words.find((w, i) => i < 3 && !/^(and|et|but|mais|ok|so|hi|hello|well|bonjour)$/.test(w)) ?? '';
  if (/^(so|donc|alors)$/.test(words[0] ?? '') && words.length > 3) return 'explicit';
  // "Où en est la formation ?" asks where it stands, in the form of a statement.
  if (frame.opensWith('status')) return null;
  if (grammar.opensYesNo.includes(opening) || inverted(frame)) return 'form';
  return frame.u.question &&
    frame.words.length > 3 &&
    !frame.has('what', 'how', 'list') &&
    frame.words.some((w) => grammar.finite.includes(w.fold) && !/à/i.test(w.text))
    ? 'form'
    : null;
}

/** Rules whose messages are not parted. */
const WHOLE: ReadonlySet<string> = new Set([
  'nothing said',
  'told to disobey',
  'told to invent',
  'digest',
  'advice',
  'a task for somebody else',
  'courtesy',
  'greeting',
  'help',
  'opinion',
  'a foreign name',
  'what the record holds',
  'who said a given text',
  'a source asked about',
]);

const CONNECTORS = /^(and|et|plus|puis|also|then|ainsi|aussi)$/;

/** Concepts that ask something by themselves: a part of a message that has one is a question of its own. */
const asks = (f: Frame): string[] => {
  const found: string[] = [];
  const concepts = [
    ['how-much', 'money'],
    ['money', 'money'],
    ['cash', 'money'],
    ['currency', 'money'],
    ['figure', 'figure'],
    ['total', 'money'],
    ['held', 'when'],
    ['where', 'place'],
    ['place', 'place'],
    ['when', 'when'],
    ['deadline', 'when'],
    ['purpose', 'purpose'],
    ['why', 'purpose'],
    ['partner', 'partner'],
    ['quote', 'quote'],
    ['said', 'quote'],
    ['speaker', 'quote'],
    ['role', 'role'],
    ['host', 'host'],
    ['event-name', 'name'],
    ['status', 'status'],
    ['source', 'source'],
    ['edition', 'edition'],
    ['sum', 'sum'],
    ['difference', 'difference'],
    ['home', 'home'],
  ] as const;
  for (const [concept, ask] of concepts) if (f.has(concept)) found.push(ask);
  for (const m of f.measures) if (!found.includes(`m:${m.ids[0]}`)) found.push(`m:${m.ids[0]}`);
  if (f.has('who') && f.words.length > 2) found.push('who');
  if (f.amounts.some((a) => a.scaled || a.currency)) found.push('money');
  return found;
};

/** The questions of a message: parts at a mark or a conjunction that each ask something else. */
function splitQuestions(frame: Frame): Frame[] {
  const { u, kb } = frame;
  if (
    polarity(frame) === 'explicit' ||
    frame.has('verify', 'compare', 'share') ||
    (frame.has('sum', 'difference', 'ratio') && Math.max(frame.organisations.length, frame.countries.length, frame.places.length) > 1) ||
    // "Adding up Acme and the battery plant": the second one is described.
    (frame.added && frame.organisations.length === 1 && frame.topics.length > 0)
  )
    return [frame];
  const cuts: { at: number; joined: boolean }[] = [];
  for (let i = frame.from + 1; i < frame.to - 1; i++) {
    const w = u.words[i]!;
    const gap = u.text.slice(u.words[i - 1]!.end, w.start);
    const joins = CONNECTORS.test(w.fold) || /[;?&+\n]/.test(gap) || (/[.](?=\s|$)/.test(gap) && u.words[i - 1]!.text.length > 2);
    // After a comma, a question of its own begins with a question word.
    const comma =
      /[,:]/.test(gap) &&
      new Frame(u, kb, i, Math.min(i + 3, frame.to)).has('how-much', 'how-many', 'who', 'where', 'when', 'why', 'whose', 'which');
    // "Acme: amount, sites, headcount": asks of a word or two, in a row.
    const row =
      /,/.test(gap) &&
      (u.text.match(/,/g)?.length ?? 0) + (u.text.includes(':') ? 1 : 0) > 1 &&
      frame.words.length <= 14 &&
      !frame.words.some((x) => GRAMMARS[u.lang].finite.includes(x.fold));
    if (!joins && !comma && !row) continue;
    if (new Frame(u, kb, i, frame.to).has('or') && !joins) continue;
    // "Between 105 and 150 million" is one range.
    const range = CONNECTORS.test(w.fold) && frame.amounts.some((a) => a.to === i) && frame.amounts.some((a) => a.from === i + 1);
    const inSpan =
      range ||
      u.spans.some(
        (s) =>
          s.to > i &&
          (s.from < i || (s.from === i && CONNECTORS.test(w.fold) && s.meanings.some((m) => m.kind === 'concept' && m.concept === 'over'))),
      );
    if (!inSpan) cuts.push({ at: i, joined: joins || row });
  }
  for (const { at: cut, joined } of cuts) {
    const [left, right] = [new Frame(u, kb, frame.from, cut), new Frame(u, kb, cut, frame.to)];
    const [a, b] = [asks(left), asks(right)];
    const different = b.some((ask) => !a.includes(ask)) && a.some((ask) => !b.includes(ask));
    const weight = (f: Frame) => f.words.filter((w) => !CONNECTORS.test(w.fold)).length;
    // "Who creates jobs, and how many each?"
    if (GRAMMARS[u.lang].each.includes(right.words.at(-1)!.fold) && right.words.length <= 5) continue;
    // "Any state aid, and how much?": a bare head asks of what stands before it.
    if (
      left.unstated.length > 0 &&
      right.measures.length + right.organisations.length === 0 &&
      right.words.filter((w) => !CONNECTORS.test(w.fold)).length <= 3
    )
      continue;
    const bare = joined || (hasHead(left) && hasHead(right));
    // "Which country was the guest, and what was the theme?": two whole questions, whatever each is of.
    const asked = (f: Frame) => hasHead(f) || f.words.some((x) => GRAMMARS[u.lang].questionWords.includes(x.fold));
    const whole = (f: Frame) => asked(f) && weight(f) >= 3 && f.residual.length + f.topics.length + f.measures.length > 0;
    const opens = right.words.find((x) => !CONNECTORS.test(x.fold))?.fold ?? '';
    if (
      joined &&
      whole(left) &&
      whole(right) &&
      GRAMMARS[u.lang].questionWords.includes(opens) &&
      left.organisations.length + right.organisations.length === 0
    )
      return [left, ...splitQuestions(right)];
    if (a.length > 0 && b.length > 0 && bare && different && weight(left) > 0 && weight(right) > 0) return [left, ...splitQuestions(right)];
  }
  return [frame];
}

function situation(frame: Frame, kb: KnowledgeBase, context: Context): Situation {
  const draft: Draft = readSlots(frame, kb);
  draft.polar = polarity(frame);
  // "Before 2030" is met by 2027: a date that only bounds is held against none.
  const bounded = frame.u.dates.some((d) => GRAMMARS[frame.u.lang].befores.includes(frame.u.words[d.from - 1]?.fold ?? ''));
  if (bounded && draft.polar !== null) {
    draft.polar = null;
    draft.dates = [];
  }
  // "Où en est-on du million": how far it has come, and not whether it is so.
  if (draft.progress && draft.polar === 'form' && frame.opensWith('progress')) draft.polar = null;
  // "Did it hire 200 people?": what is counted and promised has not been done because it was promised.
  const counted = draft.measures.length > 0 && draft.measures.every((m) => kb.measures.get(m)?.unit === 'count');
  const past = frame.words[0]?.fold === 'did' && counted && !frame.has('pledge', 'announced', 'announcement', 'said', 'quote');
  if (draft.polar !== null && (asksDone(frame) || past)) draft.done = true;
  // Whether there is a date for what is counted is answered by the date, or by that there is none.
  if (asksDue(frame) && draft.aspects.includes('deadline') && counted && draft.dates.length === 0) draft.polar = null;
  carryOver(draft, frame, kb, context);
  // "I have 200 in my notes", of what was just told.
  if (frame.has('check-request') && draft.figures.length > 0 && draft.inherited.includes('organisations')) draft.polar ??= 'explicit';
  // Of what a word may count, that is meant which the one spoken of has.
  if (draft.measures.length > 0 && draft.inherited.includes('organisations') && !draft.inherited.includes('measures'))
    draft.measures = measuresFor(frame, kb, draft);
  const bare: Situation = { frame, draft, kb, context, anchored: isAnchored(draft, frame) };
  // "And in Bordeaux?" after a list asks for a list, not for the one that lies there.
  const goesOn = draft.inherited.includes('measures') && context.last !== undefined && context.last.organisations.length === 0;
  const meant =
    draft.fold !== 'per' && !goesOn && inScope(bare) ? (described(draft, frame, kb) ?? describedByWords(draft, frame, kb)) : undefined;
  if (meant && (draft.measures.length > 0 || draft.aspects.length > 0 || draft.fold !== undefined)) {
    draft.organisations = [meant];
    draft.measures = measuresFor(frame, kb, draft);
  }
  const beside = describedBeside(draft, frame, kb);
  if (beside) {
    draft.organisations = [beside, ...draft.organisations];
    draft.homes = [];
    draft.topics = [];
  }
  return { frame, draft, kb, context, anchored: isAnchored(draft, frame) };
}

/** Organisations that a message names anywhere belong to all its questions that name none. */
function share(drafts: readonly Draft[], frames: readonly Frame[]): void {
  const named = drafts.find((d) => d.organisations.length > 0)?.organisations ?? [];
  drafts.forEach((d, i) => {
    // "And is it part of a wider plan?" is of the one named, whoever is described by a wide plan.
    const pointsBack = named.length > 0 && frames[i]!.organisations.length === 0 && frames[i]!.has('it', 'that', 'they');
    const own =
      (d.organisations.length > 0 && !pointsBack) ||
      d.headline ||
      d.people.length > 0 ||
      d.event !== undefined ||
      frames[i]!.has('event-name', 'held', 'host');
    if (!own || (d.headline && named.length > 1)) {
      d.organisations = named;
      if (d.places.length === 0) d.places = drafts.find((x) => x.organisations === named)?.places ?? [];
      d.headline = false;
    }
  });
  // "The pledges in health but one's. Count them and add them up": what is sifted in one part is so in those that point to it.
  const sifted = drafts.find((d) => d.homes.length + d.places.length + d.topics.length > 0 && d.organisations.length === 0);
  drafts.forEach((d, i) => {
    const points =
      frames[i]!.has('they', 'that', 'it') ||
      (i > 0 && frames[i]!.words.length <= 3 && d.organisations.length === 0) ||
      (d.fold !== undefined && d.organisations.length === 0);
    if (!sifted || d === sifted || !points || d.homes.length + d.places.length + d.topics.length > 0) return;
    const { homes, places, topics, excluded, statuses } = sifted;
    Object.assign(d, { homes, places, topics, excluded, statuses, headline: false });
  });
}

/**
 * Takes a message: recognises its words, parts it into questions, takes over from the conversation what they leave
 * out, and decides for each what is asked. Pure: the same message, record and conversation give the same queries.
 */
export function understand(text: string, kb: KnowledgeBase, context: Context, fallback?: Lang): Understanding {
  const u = recognise(text, kb, context.lang ?? fallback);
  const whole = withoutPreamble(new Frame(u, kb));
  const same = again(whole, context);
  if (same) {
    const questions = [{ query: same, rule: 'the last question again', passedOver: () => [] }];
    return { lang: same.lang, questions, utterance: u, explain: () => explain(u, questions) };
  }
  // What is no question of the record is taken whole: "stop the summaries, I am tired of getting them".
  const atFirst = situation(whole, kb, context);
  const parts = WHOLE.has(decide(atFirst).rule.name) ? [whole] : splitQuestions(whole);
  // "List them with their employers": a wish about form, of the question before.
  const frames = parts.filter(
    (f, i) =>
      i === 0 ||
      !(f.has('list', 'bullets') && f.words.some((w) => /^(them|those|these|les)$/.test(w.fold)) && f.organisations.length === 0),
  );
  const situations = frames.map((f) => (f === whole ? atFirst : situation(f, kb, context)));
  // A part of a message is of the record where the whole message is.
  const wholeInScope = frames.length > 1 && inScope(atFirst);
  if (situations.length > 1)
    share(
      situations.map((s) => s.draft),
      frames,
    );
  let refused = false;
  let soFar = context;
  const questions = situations.flatMap((s, i) => {
    // What follows a question that is not of the record, and names nothing itself, is of the same matter.
    const orphan =
      i > 0 && refused && s.draft.organisations.length + s.draft.people.length === 0 && !s.frame.eventNamed && !s.draft.headline;
    if (orphan) return [];
    // A later question of the message points back to the one before it.
    if (s !== situations[0]) carryOver(s.draft, s.frame, kb, soFar);
    // "Is it creating 250 jobs and investing 1.5 billion?": both are to be so.
    const before = situations[i - 1];
    const asksItself = s.frame.has('how-much', 'how-many', 'who', 'which', 'what', 'where', 'when', 'why');
    if (before && before.draft.polar !== null && s.draft.polar === null && s.draft.figures.length > 0 && !asksItself)
      s.draft.polar = before.draft.polar;
    const asked = { ...s, context: soFar, anchored: isAnchored(s.draft, s.frame), scoped: wholeInScope };
    const { query, rule } = decide(asked);
    const meant = described(s.draft, s.frame, kb);
    soFar = advance(soFar, query, {
      ...NO_FOCUS,
      organisations: query.organisations.length > 0 || !meant ? query.organisations : [meant],
      people: query.people,
    });
    refused ||= query.refusal?.kind === 'foreign' || query.refusal?.kind === 'out-of-scope';
    return [{ query, rule: rule.name, passedOver: () => passedOver(asked, rule) }];
  });
  return { lang: u.lang, questions, utterance: u, explain: () => explain(u, questions) };
}
