import { answer, type Answered } from '../answers/answer.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Status } from '../model/answer.js';
import type { Clock } from '../model/clock.js';
import type { DigestDesk } from '../model/digest.js';
import type { Query } from '../model/query.js';
import type { Handle, Message, Overhear, Repeat, Reply } from '../model/message.js';
import { advance, NEW_CONVERSATION, NO_FOCUS, type Context } from '../nlu/context.js';
import { understand } from '../nlu/understand.js';
import type { Questions } from '../store/contract.js';
import { pack, unpack, type Recipe } from './again.js';
import { digestReply } from './digest.js';
import { createRecent, once, type Recent } from './recent.js';
import { after, longList, withoutHead } from './rest.js';
import type { Memory } from './memory.js';

export interface Ports {
  /** The knowledge of this moment: it is swapped whole when the folder changes. */
  readonly knowledge: () => KnowledgeBase;
  readonly memory: Memory;
  readonly clock: Clock;
  /** The version of this program, for the answer's id. */
  readonly release: string;
  /**
   * How many questions, and how many answers, are remembered in this process: many people ask the same, and on the same
   * record it has the same answer. None, unless somebody says so.
   */
  readonly recent?: number;
  /** Where questions that were not answered are noted, if they are. */
  readonly unanswered?: Pick<Questions, 'note'>;
  /** Digests, where they can be had. */
  readonly digests?: () => DigestDesk | undefined;
}

export interface Corridor {
  readonly handle: Handle;
  readonly overhear: Overhear;
  readonly repeat: Repeat;
  /** Every pledge of the record, whatever the words; they tell the language. */
  readonly list: Handle;
  /** What is said of digests, whatever the words. */
  readonly digest: Handle;
}

/** What an editor may want to answer one day. */
const OPEN: readonly Status[] = ['not_stated', 'declined', 'clarify'];
/** What somebody who was not addressed may say unasked. */
const CERTAIN: readonly Status[] = ['answered', 'not_stated'];

const SLOTS = ['organisations', 'people', 'places', 'topics', 'measures', 'aspects', 'sources', 'quoted', 'figures'] as const;

/** Whether a question says what it is about, besides what it takes over from before: else "who wants coffee?" has a subject. */
const saysSomething = (q: Query): boolean => SLOTS.some((slot) => q[slot].length > 0 && !q.inherited.includes(slot));

/** What is made of a resolved question, whatever the words and whoever asks. */
interface Made {
  readonly said: Pick<Reply, 'answer' | 'again' | 'rest' | 'before'>;
  readonly answered: Answered;
}
/** What a message is answered with, and what its conversation is afterwards. */
interface Thought {
  readonly reply: Omit<Reply, 'ms'>;
  readonly next: Context;
}
/** Of one record: what was asked lately, and what was answered. */
interface Lately {
  readonly thoughts: Recent<Thought>;
  readonly answers: Recent<Made>;
}

const NOTHING: Lately = { thoughts: createRecent(0), answers: createRecent(0) };

/** A list that nothing narrows, whatever the words were taken for. */
const EVERYTHING = {
  act: 'list',
  organisations: [],
  headline: false,
  people: [],
  places: [],
  homes: [],
  topics: [],
  measures: [],
  aspects: [],
  sources: [],
  figures: [],
  dates: [],
  noFigure: false,
  terms: [],
  within: [],
} as const satisfies Partial<Query>;

/** What is written down by one release on one record is read by the same alone: queries and ids change with them. */
export const formOf = (release: string, kb: KnowledgeBase): string => `${release} ${kb.version}`;

/** The one corridor: every message of every platform goes through here, and comes back as a reply. */
export function createCorridor({ knowledge, memory, clock, release, recent = 0, unanswered, digests }: Ports): Corridor {
  const make = (recipe: Recipe, kb: KnowledgeBase): Made => {
    const { from: told = 0, ...whole } = recipe;
    const packed = (from: number) => once(() => pack(from === 0 ? whole : { ...whole, from }, formOf(release, kb)));
    const answers = (queries: readonly Query[]) => answer(queries, kb, recipe.lang, recipe.seen, release);
    const first = answers(recipe.queries);
    const list = longList(first);
    const goesOn = list !== undefined && told > 0;
    const answered = goesOn ? answers(recipe.queries.map((q) => ({ ...q, within: after(list, told) }))) : first;
    const left = list ? list.pledges.length - told - list.shown : 0;
    const said = {
      answer: goesOn ? withoutHead(answered.answer) : answered.answer,
      again: packed(told),
      ...(list && left > 0 && { rest: { count: left, again: packed(told + list.shown) } }),
      ...(goesOn && { before: { count: told, again: packed(Math.max(told - list.shown, 0)) } }),
    };
    return { said, answered };
  };
  // It goes with its record: another one has other answers.
  const records = new WeakMap<KnowledgeBase, Lately>();
  const latelyOn = (kb: KnowledgeBase): Lately => {
    const lately = records.get(kb) ?? { thoughts: createRecent(recent), answers: createRecent(recent) };
    records.set(kb, lately);
    return lately;
  };
  const thought = ({ text, locale, explain: wanted }: Message, context: Context, kb: KnowledgeBase, { answers }: Lately): Thought => {
    const { lang, questions, explain } = understand(text, kb, context, locale);
    const seen = { quotes: context.focus.quotes, organisations: context.focus.organisations };
    const recipe = { queries: questions.map((q) => q.query), lang, seen };
    const { said, answered } = answers.get(JSON.stringify(recipe), () => make(recipe, kb));
    const { queries, abouts } = answered;
    const next = queries.reduce((c, query, i) => advance(c, query, { ...NO_FOCUS, ...abouts[i] }), context);
    return { reply: wanted ? { ...said, explain: explain() } : said, next };
  };
  const timed = <R extends object>(reply: R, from: number): R & { ms: number } => ({ ...reply, ms: clock.now().getTime() - from });
  const think = async (message: Message, lately: (kb: KnowledgeBase) => Lately): Promise<{ reply: Reply; next: Context }> => {
    const from = clock.now().getTime();
    const kb = knowledge();
    const context = await memory.recall(message.conversation);
    const now = () => thought(message, context, kb, lately(kb));
    // What begins a conversation is asked often in the same words: what goes on with one is understood within it. How a
    // message was taken is not remembered.
    const often = context === NEW_CONVERSATION && !message.explain;
    const { reply, next } = often ? lately(kb).thoughts.get(`${message.locale ?? ''} ${message.text}`, now) : now();
    return { reply: timed(reply, from), next };
  };
  const unasked = (recipe: Recipe, kb: KnowledgeBase, from: number): Reply => timed(make(recipe, kb).said, from);
  return {
    async handle(message) {
      const { reply, next } = await think(message, latelyOn);
      if (!message.once) await memory.remember(message.conversation, next);
      const { status, lang, query } = reply.answer;
      if (status === 'digest') return digestReply(message, reply, knowledge(), digests?.());
      if (unanswered && OPEN.includes(status))
        await unanswered.note({ text: message.text, lang, status, understood: JSON.stringify(query) });
      return reply;
    },
    async overhear(message) {
      // Nothing is kept of what was said to others.
      const { reply, next } = await think(message, () => NOTHING);
      if (!CERTAIN.includes(reply.answer.status) || ![reply.answer.query].flat().some(saysSomething)) return undefined;
      await memory.remember(message.conversation, next);
      return reply;
    },
    async repeat(packed) {
      const from = clock.now().getTime();
      const kb = knowledge();
      const recipe = unpack(packed, formOf(release, kb));
      if (!recipe) return undefined;
      return unasked(recipe, kb, from);
    },
    async list(message) {
      const from = clock.now().getTime();
      const kb = knowledge();
      const { lang, questions } = understand(message.text, kb, NEW_CONVERSATION, message.locale);
      const { refusal: _, event: __, limit: ___, ...query } = questions[0]!.query;
      const all: Query = { ...query, ...EVERYTHING };
      return unasked({ queries: [all], lang, seen: { quotes: [], organisations: [] } }, kb, from);
    },
    async digest(message) {
      const from = clock.now().getTime();
      const kb = knowledge();
      const { lang, questions } = understand(message.text, kb, NEW_CONVERSATION, message.locale);
      const asked: Query = { ...questions[0]!.query, act: 'digest' };
      const plain = unasked({ queries: [asked], lang: message.locale ?? lang, seen: { quotes: [], organisations: [] } }, kb, from);
      return digestReply(message, plain, kb, digests?.());
    },
  };
}

export const createHandle = (ports: Ports): Handle => createCorridor(ports).handle;
