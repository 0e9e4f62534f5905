import type { Figure } from '../../src/knowledge/base.js';
import { parseValue } from '../../src/knowledge/value.js';
import { average, commonCurrencies, difference, ratio, share, sum, termIn, type Result, type Term } from '../../src/answers/compute.js';
import type { Bound, Mode, Value } from '../../src/model/value.js';

interface Print {
  readonly value: string;
  readonly bound?: Bound;
  readonly mode?: Mode;
}

/** A figure with its readings, the leading one first: `EUR 6bn = USD 7bn`, `40`, `20..30`. */
function figure(...prints: readonly Print[]): Figure {
  const readings = prints.map(({ value, bound, mode }, i) => ({
    value: parseValue(value) as Value,
    hedge: { ...(bound ? { bound } : {}), ...(mode ? { mode } : {}) },
    at: `gazette-${i}`,
    words: value,
  }));
  return { kind: 'figure', id: `quill#${prints[0]?.value}`, readings, rejected: [] } as unknown as Figure;
}

/** `more-than 6`: a term of a computation. */
function term(text: string): Term {
  const [, bound, value] = /^(?:([a-z-]+) )?([\d.]+)$/.exec(text)!;
  return termIn(figure({ value: value!, ...(bound ? { bound: bound as Bound } : {}) }), undefined)!;
}

const shown = ({ n, hedge }: Result): string => [hedge.bound, n].filter((x) => x !== undefined).join(' ');

describe('a bound survives a sum', () => {
  test.each([
    [['4', '5'], '9'],
    [['0.1', '0.2'], '0.3'],
    [['more-than 4', '5'], 'more-than 9'],
    [['at-least 4', '5'], 'at-least 9'],
    [['at-least 4', 'more-than 5'], 'more-than 9'],
    [['up-to 4', '5'], 'up-to 9'],
    [['up-to 4', 'less-than 5'], 'less-than 9'],
    [['nearly 4', '5'], 'nearly 9'],
    [['nearly 4', 'up-to 5'], 'up-to 9'],
    [['around 4', '5'], 'around 9'],
    [['around 4', 'more-than 5'], 'around 9'],
    [['more-than 4', 'up-to 5'], 'around 9'],
    [['more-than 4', 'nearly 5', '6'], 'around 15'],
    [['7'], '7'],
  ])('%j is %s', (terms, expected) => expect(shown(sum(terms.map(term)))).toBe(expected));
});

describe('a bound survives a difference, turned round where it is taken away', () => {
  test.each([
    ['9', '4', '5'],
    ['9', 'more-than 4', 'less-than 5'],
    ['9', 'at-least 4', 'up-to 5'],
    ['9', 'up-to 4', 'at-least 5'],
    ['9', 'less-than 4', 'more-than 5'],
    ['9', 'nearly 4', 'more-than 5'],
    ['9', 'around 4', 'around 5'],
    ['more-than 9', '4', 'more-than 5'],
    ['up-to 9', '4', 'up-to 5'],
    ['more-than 9', 'up-to 4', 'more-than 5'],
    ['at-least 9', 'up-to 4', 'at-least 5'],
    ['more-than 9', 'more-than 4', 'around 5'],
    ['up-to 9', 'up-to 4', 'around 5'],
    ['0.3', '0.1', '0.2'],
  ])('%s less %s is %s', (a, b, expected) => expect(shown(difference(term(a), term(b)))).toBe(expected));
});

describe('ratios and shares', () => {
  test.each([
    ['9', '3', '3'],
    ['9', '2', '4.5'],
    ['10', '3', 'around 3.3'],
    ['20', '3', 'around 6.7'],
    ['around 9', '3', 'around 3'],
    ['more-than 9', '3', 'more-than 3'],
    ['9', 'more-than 3', 'less-than 3'],
    ['9', 'at-least 3', 'up-to 3'],
    ['9', 'up-to 3', 'at-least 3'],
    ['more-than 9', 'up-to 3', 'more-than 3'],
    ['more-than 9', 'more-than 3', 'around 3'],
  ])('%s over %s is %s', (a, b, expected) => expect(shown(ratio(term(a), term(b)))).toBe(expected));

  test.each([
    ['1', '4', '25'],
    ['1', '3', 'around 33.3'],
    ['more-than 1', '4', 'more-than 25'],
    ['1', 'more-than 4', 'less-than 25'],
    ['up-to 1', '4', 'up-to 25'],
    ['around 1', '4', 'around 25'],
    ['4', '4', '100'],
  ])('%s of %s is %s percent', (a, b, expected) => expect(shown(share(term(a), term(b)))).toBe(expected));
});

describe('a bound is still true once the figure is rounded', () => {
  const numbers = ['1', '2', '3', '5', '7', '11', '650', '1234'];
  const bounds = ['', 'more-than ', 'at-least ', 'up-to ', 'less-than ', 'nearly '];
  const pairs = numbers.flatMap((a) =>
    numbers.flatMap((b) => bounds.flatMap((x) => bounds.map((y) => [term(x + a), term(y + b)] as const))),
  );

  /** Whether what is said of the exact result is so; "around" claims too little to be wrong. */
  function holds({ n, hedge, about }: Result, exact: number): boolean {
    // "Less than about 3.3": the bound is of what is rounded.
    if (about) return Math.abs(n - exact) <= 0.05 + 1e-9;
    if (hedge.bound === 'around') return true;
    if (hedge.bound === 'more-than' || hedge.bound === 'at-least') return n <= exact + 1e-9;
    return hedge.bound === undefined ? Math.abs(n - exact) < 1e-9 : n >= exact - 1e-9;
  }

  test.each([
    ['ratio', ratio, (a: number, b: number) => a / b],
    ['share', share, (a: number, b: number) => (a / b) * 100],
    ['difference', difference, (a: number, b: number) => a - b],
  ])('%s', (_, compute, exactly) => {
    const wrong = pairs.flatMap(([a, b]) => {
      const result = compute(a, b);
      return holds(result, exactly(a.n, b.n)) ? [] : [`${a.bound ?? ''} ${a.n}, ${b.bound ?? ''} ${b.n}: ${shown(result)}`];
    });
    expect(wrong.slice(0, 8)).toEqual([]);
  });
});

describe('an average', () => {
  test.each([
    [['4', 'more-than 6'], 'more-than 5'],
    [['1', '1', '2'], 'around 1.33'],
  ])('of %j is %s', (terms, expected) => expect(shown(average(terms.map(term)))).toBe(expected));
});

describe('currencies', () => {
  const euros = figure({ value: 'EUR 6bn' }, { value: 'EUR 6bn = USD 7bn', bound: 'around' });
  const dollars = figure({ value: 'USD 5bn', bound: 'more-than' });
  const bare = figure({ value: '3bn' });

  test.each([
    ['the leading amount', euros, 'EUR', '6000000000'],
    ['the same, as another source prints it', euros, 'USD', 'around 7000000000'],
    ['a currency that nobody prints', euros, 'GBP', undefined],
    ['no conversion', dollars, 'EUR', undefined],
    ['an amount without a currency is in none', bare, 'EUR', undefined],
    ['money is no count', euros, undefined, undefined],
    ['a count is no money', figure({ value: '40' }), 'EUR', undefined],
    ['a range is no single figure', figure({ value: '20..30' }), undefined, undefined],
    ['nothing is stated', figure(), 'EUR', undefined],
  ])('%s', (_, f, currency, expected) => {
    const found = termIn(f, currency);
    expect(found && [found.bound, found.n].filter((x) => x !== undefined).join(' ')).toBe(expected);
  });

  test('what all are printed in, the first figure deciding the order', () => {
    expect(commonCurrencies([euros])).toEqual(['EUR', 'USD']);
    expect(commonCurrencies([euros, dollars])).toEqual(['USD']);
    expect(commonCurrencies([dollars, bare])).toEqual([]);
    expect(commonCurrencies([bare])).toEqual([]);
    expect(commonCurrencies([])).toEqual([]);
  });
});

/** What could be, or is only aimed at, is no more certain once it is added to something. */
describe('a mode survives arithmetic', () => {
  const could = termIn(figure({ value: '40', mode: 'could' }), undefined)!;
  const plain = term('50');
  test.each([
    ['sum', () => sum([plain, could])],
    ['difference', () => difference(plain, could)],
    ['ratio', () => ratio(could, plain)],
    ['share', () => share(could, plain)],
  ])('%s', (_, compute) => expect(compute().hedge.mode).toBe('could'));
});
