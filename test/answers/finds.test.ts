import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from '../../src/knowledge/base.js';
import type { Answer, Block } from '../../src/model/answer.js';
import { waysToFigure, waysToQuote, type Way } from '../support/asking.js';
import { ask, fault, RECORDS, told, type Fault } from '../support/records.js';

/**
 * Every figure and every quotation can be asked for. What cannot be found by a way of asking stands in a list with the
 * reason, a line `id | question | reason`; a line too many is as wrong as one too few.
 */
const LIST = path.join(__dirname, '..', 'records', 'not-found.txt');
const excused = new Map(
  readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([id = '', question = '', reason = '']) => [`${id} | ${question}`, reason]),
);

const idsIn = (blocks: readonly Block[]): Set<string> =>
  new Set(blocks.flatMap((b) => b.spans.flatMap((s) => (s.kind === 'stated' ? s.from : []))));

type Found = (answer: Answer, way: Way) => string | undefined;

/** The first sentence states the figure, and no figure that was not asked for. */
const figureFound =
  (isFigure: (id: string) => boolean): Found =>
  ({ status, blocks }, { id, accepted }) => {
    if (status !== 'answered') return `${id}: ${status}`;
    const figures = [...idsIn(blocks.slice(0, 1))].filter(isFigure);
    if (figures.length === 0) return `${id}: the first sentence states no figure`;
    return figures.some((f) => accepted.includes(f)) ? undefined : `${id}: it states ${figures.join(', ')}`;
  };

/** The answer leads with the quotation, and holds none that was not asked for. */
const quoteFound =
  (isQuote: (id: string) => boolean): Found =>
  ({ status, blocks }, { id, accepted, beside = [] }) => {
    if (status !== 'answered') return `${id}: ${status}`;
    const quotes = [...idsIn(blocks)].filter(isQuote);
    const strange = quotes.filter((q) => !accepted.includes(q) && !beside.includes(q));
    if (strange.length > 0) return `${id}: it quotes ${strange.join(', ')}`;
    if (quotes.length === 0) return `${id}: it quotes nothing`;
    return accepted.includes(quotes[0]!) ? undefined : `${id}: it leads with ${quotes[0]}`;
  };

describe.each(RECORDS)('%s', (_, kb) => {
  const figures = [...kb.claims.values()].filter((c): c is Figure => c.kind === 'figure' && c.readings.length > 0);
  const quotes = [...kb.quotes.values()];
  const tried = new Set<string>();

  function misses(ways: readonly Way[], found: Found): Fault[] {
    return ways.flatMap((way) => {
      const key = `${way.id} | ${way.question}`;
      tried.add(key);
      const said = ask(kb, way.question);
      const problem = found(said.answer, way);
      if (problem === undefined) return excused.has(key) ? [fault(said, 'it is found: take it off the list')] : [];
      return excused.has(key) ? [] : [fault(said, problem)];
    });
  }

  test('each figure is found by several ways of asking', () => {
    const ways = figures.flatMap((f) => waysToFigure(kb, f));
    expect(ways.length).toBeGreaterThan(figures.length * 4);
    expect(
      told(
        misses(
          ways,
          figureFound((id) => kb.claims.get(id as never)?.kind === 'figure'),
        ),
      ),
    ).toBe('');
  });

  test('each quotation is found by its words and by its speaker', () => {
    const ways = quotes.flatMap((q) => waysToQuote(kb, q));
    expect(
      told(
        misses(
          ways,
          quoteFound((id) => kb.quotes.has(id as never)),
        ),
      ),
    ).toBe('');
  });

  test('what is listed as not found was asked for, and has a reason', () => {
    const own = [...excused].filter(([key]) => kb.claims.has(key.split(' | ')[0] as never) || kb.quotes.has(key.split(' | ')[0] as never));
    expect(own.filter(([key, reason]) => !tried.has(key) || reason === '')).toEqual([]);
  });
});

test('every line of the list is of one of the records', () => {
  const ids = [...excused.keys()].map((key) => key.split(' | ')[0]!);
  expect(ids.filter((id) => !RECORDS.some(([, kb]) => kb.claims.has(id as never) || kb.quotes.has(id as never)))).toEqual([]);
});
