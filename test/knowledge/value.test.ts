import { parseValue } from '../../src/knowledge/value';

const money = (...amounts: [string | null, number][]) => ({
  kind: 'money',
  amounts: amounts.map(([currency, amount]) => ({ currency, amount })),
});

test.each([
  ['EUR 4bn', money(['EUR', 4e9])],
  ['EUR 1.2bn', money(['EUR', 1.2e9])],
  ['EUR 4.35bn', money(['EUR', 4.35e9])],
  ['USD 500m', money(['USD', 5e8])],
  ['GBP 90k', money(['GBP', 9e4])],
  ['EUR 4bn = USD 4.3bn', money(['EUR', 4e9], ['USD', 4.3e9])],
  ['3000', { kind: 'count', count: 3000 }],
  ['1_000_000', { kind: 'count', count: 1e6 }],
  ['1.5m', { kind: 'count', count: 1.5e6 }],
  ['20..30', { kind: 'range', from: 20, to: 30 }],
  ['EUR 20..30m', { kind: 'range', from: 20e6, to: 30e6, currency: 'EUR' }],
  ['EUR 500k..1m', { kind: 'range', from: 5e5, to: 1e6, currency: 'EUR' }],
  ['89%', { kind: 'percent', percent: 89 }],
  ['12.5 %', { kind: 'percent', percent: 12.5 }],
])('%s', (raw, value) => expect(parseValue(raw)).toEqual(value));

test.each(['', '4 billion', 'EUR', '€4bn', '4bn EUR', '1,000', 'EUR 4bn =', 'EUR 4bn = 5bn', '4bn = USD 5bn', '30..20', '-5', '89% of'])(
  'no figure: `%s`',
  (raw) => expect(parseValue(raw)).toEqual(expect.any(String)),
);
