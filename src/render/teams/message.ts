import type { Answer } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import { carry } from '../carried.js';
import { clean } from '../clean.js';
import { citedBy, paginate, piecesOf, type PageSize, type Piece } from '../pages.js';
import { cardOf, press, submit } from './card.js';
import { emptyCard } from './empty.js';
import { line } from './rich.js';
import type { AmountOf } from './facts.js';
import type { Action, Card, TeamsMessage } from './kit.js';
import { LIMITS } from './limits.js';
import { blocksMarkdown, inMarkdown } from './markdown.js';
import { citedMessage, type Depth } from './sources.js';
import { say } from './words.js';

/** Of one page: with its sources it fits into what Teams takes. */
const PAGE: PageSize = { pieces: 12, text: 3000, piece: 2500, sources: 10 };

/** What surrounds an answer. */
export interface Frame {
  /** What makes the answer again. Without it there are further pages only where the answer is kept. */
  readonly again?: string | undefined;
  readonly kept?: boolean;
  /** How many more a list has, and what makes the answer that goes on with them. */
  readonly rest?: { readonly count: number; readonly again: string } | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  /** The question that it answers, where it does not stand above by itself. */
  readonly heading?: string | undefined;
  /** How what is pressed reaches us: as an action, as what a dialog submits; or not at all. */
  readonly buttons?: 'execute' | 'submit' | 'none';
  /** What a claim amounts to, for what is drawn. */
  readonly amountOf?: AmountOf | undefined;
}

/** From the richest form to the plainest: the first that fits is taken. */
const FORMS: readonly (Depth & { readonly lean: boolean })[] = [
  { lean: false, full: true, url: 2000 },
  { lean: false, full: false, url: 2000 },
  { lean: true, full: false, url: 2000 },
  { lean: true, full: false, url: 300 },
];

const fits = (made: unknown): boolean => Buffer.byteLength(JSON.stringify(made)) <= LIMITS.message;
/** The richest form that fits. */
export const firstFit = <T>(make: (form: (typeof FORMS)[number]) => T): T => {
  const forms = FORMS.slice(0, -1);
  for (const form of forms) {
    const made = make(form);
    if (fits(made)) return made;
  }
  return make(FORMS.at(-1)!);
};

/** One page of an answer, and what can be done from there. */
function pageOf(answer: Answer, frame: Frame) {
  const { lang, id } = answer;
  const { again, buttons = 'execute' } = frame;
  const pages = paginate(piecesOf(answer, PAGE), PAGE);
  const page = Math.min(Math.max(frame.page ?? 1, 1), pages.length);
  const pieces: readonly Piece[] = pages[page - 1]!;
  const cited = citedBy(pieces);
  // Sources that no number points to stand with the last page.
  const pointed = citedBy(pages.flat());
  const citations = answer.citations.filter((c) => cited.has(c.n) || (page === pages.length && !pointed.has(c.n)));
  const left = pages.slice(page).flat().length;
  const notices = [
    ...(left > 0 ? [say('andMore', lang, { count: left, page, pages: pages.length })] : []),
    ...(left === 0 && pages.length > 1 ? [say('page', lang, { page, pages: pages.length })] : []),
    ...(pieces.some((p) => p.wasCut) ? [say('cut', lang)] : []),
  ];
  const carried = (over: { page?: number; again?: string | undefined }) => {
    const makes = 'again' in over ? over.again : again;
    return carry({ id, ...(makes === undefined ? {} : { again: makes }), ...(over.page === undefined ? {} : { page: over.page }) });
  };
  const button = buttons === 'submit' ? submit : press;
  const turn = (to: number, word: 'next' | 'previous'): Action[] =>
    (again === undefined && !frame.kept) || to < 1 || to > pages.length
      ? []
      : [button(say(word, lang), { verb: 'page', carried: carried({ page: to }) })];
  const actions: Action[] = [
    ...turn(page - 1, 'previous'),
    ...turn(page + 1, 'next'),
    ...(frame.rest && page === pages.length
      ? [button(say('more', lang, { count: frame.rest.count }), { verb: 'more', carried: carried({ again: frame.rest.again }) })]
      : []),
    // In a dialog nothing is asked.
    ...(buttons === 'submit'
      ? []
      : answer.suggestions.filter((q) => q.trim() !== '').map((q) => button(q, { verb: 'ask', ask: clean(q) }))),
  ];
  return { lang, pieces, citations, amountOf: frame.amountOf ?? (() => undefined), buttons: buttons === 'none' ? [] : actions, notices };
}

const RATED: readonly Answer['status'][] = ['answered', 'not_stated', 'declined', 'clarify'];

/** An answer as a message: its text with citations, and below it a card with what is better seen than read. */
export function teamsMessage(answer: Answer, frame: Frame = {}): TeamsMessage {
  const parts = pageOf(answer, frame);
  const { pieces, citations, notices, lang } = parts;
  const text = [blocksMarkdown(pieces.map((p) => p.block)), ...notices.map((n) => `_${inMarkdown(n)}_`)]
    .filter((t) => t !== '')
    .join('\n\n');
  return firstFit(({ lean, ...depth }) => {
    const card = cardOf({ ...parts, notices: [], alone: false, lean, depth });
    return {
      text,
      entities: citedMessage(citations, pieces, lang, depth),
      ...(card ? { card } : {}),
      rated: RATED.includes(answer.status),
    };
  });
}

/** An answer as a card that stands alone: for where there is no text beside it. */
export function answerCard(answer: Answer, frame: Frame = {}): Card {
  const parts = pageOf(answer, frame);
  return firstFit(({ lean, ...depth }) => cardOf({ ...parts, heading: frame.heading, alone: true, lean, depth })!);
}

/** A line of ours, for where there is no answer to give. */
export const notice = (text: string): TeamsMessage => ({ text: inMarkdown(text), entities: [], rated: false });

/** The same as a card, for where one is waited for. */
export const noticeCard = (text: string, lang: Lang): Card => ({ ...emptyCard(lang), body: [line(text)] });
