import { readFileSync } from 'node:fs';
import path from 'node:path';
import { askAll, faultsIn, RECORDS, told, type Said } from '../support/records.js';

/**
 * What people ask for all day long, and no record of announcements answers; the second list uses words of business news
 * on purpose. The classifier learnt from their wordings, so that fresh requests do worse: of the third list, before it
 * learnt from that too, seven in a thousand were answered.
 */
const elsewhere = ['elsewhere.txt', 'elsewhere-2.txt', 'elsewhere-3.txt']
  .flatMap((file) => readFileSync(path.join(__dirname, '..', 'questions', file), 'utf8').split('\n'))
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith('#'));

/** The goal is one in a thousand; the ceiling may only come down. */
const MOST = { answered: 4, notStated: 5 };

test('there are requests enough', () => {
  expect(elsewhere.length).toBeGreaterThan(1000);
  expect(new Set(elsewhere).size).toBe(elsewhere.length);
});

const inOneLine = ({ answer, queries, text }: Said): string =>
  `${answer.status}, as ${queries.map((q) => q.act).join()}: ${text.split('\n')[0]!.slice(0, 80)}`;

describe.each(RECORDS)('%s', (_, kb) => {
  let answers: ReturnType<typeof askAll> = [];
  beforeAll(() => {
    answers = askAll(kb, elsewhere);
  });

  test('few ordinary requests are answered', () => {
    const faults = faultsIn(answers, (said) => (said.answer.status === 'answered' ? inOneLine(said) : undefined));
    expect(faults.length > MOST.answered ? told(faults) : '').toBe('');
  });

  /** "Not stated" is said of somebody on record: of a stranger it would be a claim too. */
  test('few are told to be not stated', () => {
    const faults = faultsIn(answers, (said) => (said.answer.status === 'not_stated' ? inOneLine(said) : undefined));
    expect(faults.length > MOST.notStated ? told(faults) : '').toBe('');
  });
});
