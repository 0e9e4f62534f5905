import path from 'node:path';
import { answer } from '../../src/answers/answer.js';
import type { KnowledgeBase } from '../../src/knowledge/base.js';
import { openKnowledge } from '../../src/knowledge/snapshot.js';
import type { Answer } from '../../src/model/answer.js';
import type { Lang } from '../../src/model/language.js';
import type { Query } from '../../src/model/query.js';
import { advance, NEW_CONVERSATION, NO_FOCUS } from '../../src/nlu/context.js';
import { understand } from '../../src/nlu/understand.js';
import { plain } from '../../src/render/plain.js';

const root = path.join(__dirname, '..', '..');

/** The record of the package and the invented one. What is tested on one only may work for one only. */
export const RECORDS: readonly (readonly [string, KnowledgeBase])[] = [
  ['the record', openKnowledge(path.join(root, 'knowledge'))],
  ['the invented record', openKnowledge(path.join(root, 'test', 'records', 'harbour-forum'))],
];
export const LANGS: readonly Lang[] = ['en', 'fr'];

/** A question, its answer, and how it was taken. */
export interface Said {
  readonly question: string;
  readonly answer: Answer;
  readonly queries: readonly Query[];
  readonly text: string;
  readonly explain: readonly string[];
}

/** Asks in a conversation of its own: the last turn is what is looked at. */
export function converse(kb: KnowledgeBase, turns: readonly string[]): Said {
  let context = NEW_CONVERSATION;
  let said: Said | undefined;
  for (const question of turns) {
    const { lang, questions, explain } = understand(question, kb, context);
    const made = answer(
      questions.map((q) => q.query),
      kb,
      lang,
      { quotes: context.focus.quotes, organisations: context.focus.organisations },
      'test',
    );
    context = made.queries.reduce((c, query, i) => advance(c, query, { ...NO_FOCUS, ...made.abouts[i] }), context);
    said = { question: turns.join(' | '), answer: made.answer, queries: made.queries, text: plain(made.answer.blocks), explain: explain() };
  }
  return said!;
}

/** Asks a question by itself. */
export const ask = (kb: KnowledgeBase, question: string): Said => converse(kb, [question]);

/** What is wrong with an answer, beside the question. */
export interface Fault {
  readonly question: string;
  readonly problem: string;
  readonly text?: string;
  readonly explain: readonly string[];
}

export const fault = (said: Said, problem: string): Fault => ({ question: said.question, text: said.text, explain: said.explain, problem });

/** Asks each question; one that throws is a fault, whatever is checked. */
export function askAll(kb: KnowledgeBase, questions: readonly string[]): (Said | Fault)[] {
  return questions.map((question) => {
    try {
      return ask(kb, question);
    } catch (error) {
      return {
        question,
        problem: `throws ${String(error)}`,
        explain: String((error as Error).stack)
          .split('\n')
          .slice(1, 4),
      };
    }
  });
}

/** What a check finds wrong with answers. */
export function faultsIn(all: readonly (Said | Fault)[], check: (said: Said) => string | readonly string[] | undefined): Fault[] {
  return all.flatMap((said) => {
    if ('problem' in said) return [said];
    const found = check(said) ?? [];
    return (typeof found === 'string' ? [found] : found).map((problem) => fault(said, problem));
  });
}

/** How many faults are told with their answer and their trace; the others are one line each. */
const TOLD = 4;

/** All faults as one text, empty where there are none: `expect(told(faults)).toBe('')`. */
export function told(faults: readonly Fault[]): string {
  const lines = faults.map((f) => `${f.question}  →  ${f.problem}`);
  const traces = faults
    .slice(0, TOLD)
    .map((f) => [
      '',
      f.question,
      `  ${f.problem}`,
      ...(f.text ?? '').split('\n').map((l) => `  > ${l}`),
      ...f.explain.map((l) => `    ${l}`),
    ]);
  return faults.length === 0 ? '' : [`${faults.length} at fault`, ...lines, ...traces.flat()].join('\n');
}
