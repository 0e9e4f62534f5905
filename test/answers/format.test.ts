import {
  currencyName,
  elide,
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatValue,
  withNoun,
} from '../../src/answers/format.js';
import { ordinal } from '../../src/answers/lists.js';
import { parseValue } from '../../src/knowledge/value.js';
import type { Lang } from '../../src/model/language.js';
import type { Bound, Value } from '../../src/model/value.js';
import { readAmounts } from '../../src/nlu/numbers.js';
import { tokenise } from '../../src/text/tokens.js';

/** Spaces that do not break are as good as spaces here. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const value = (text: string): Value => parseValue(text) as Value;

test.each([
  ['7', '7', '7'],
  ['1234', '1,234', '1 234'],
  ['1234567', '1,234,567', '1 234 567'],
  ['6.75', '6.75', '6,75'],
])('number %s', (n, en, fr) => {
  expect(formatNumber(Number(n), 'en')).toBe(en);
  expect(plain(formatNumber(Number(n), 'fr'))).toBe(fr);
});

test.each<[string, string, string]>([
  ['EUR 6bn', '€6 billion', "6 milliards d'euros"],
  ['EUR 6.75bn', '€6.75 billion', "6,75 milliards d'euros"],
  ['EUR 1.9bn', '€1.9 billion', "1,9 milliard d'euros"],
  ['EUR 1m', '€1 million', "1 million d'euros"],
  ['EUR 1500', '€1,500', '1 500 euros'],
  ['EUR 1', '€1', '1 euro'],
  ['USD 33m', '$33 million', '33 millions de dollars'],
  ['GBP 33m', '£33 million', '33 millions de livres sterling'],
  ['JPY 9bn', '¥9 billion', '9 milliards de yens'],
  ['CHF 33m', 'CHF 33 million', '33 millions de francs suisses'],
  ['DKK 33m', 'DKK 33 million', '33 millions de couronnes danoises'],
  ['SEK 33m', 'SEK 33 million', '33 millions de couronnes suédoises'],
  ['INR 33m', 'INR 33 million', '33 millions de roupies indiennes'],
  ['CAD 1500', 'CAD 1,500', '1 500 dollars canadiens'],
  ['EUR 6bn = USD 7bn', '€6 billion ($7 billion)', "6 milliards d'euros (7 milliards de dollars)"],
  ['EUR 20m..30m', '€20 million to €30 million', "20 millions d'euros à 30 millions d'euros"],
  ['40', '40', '40'],
  ['2345', '2,345', '2 345'],
  ['1000000', '1 million', '1 million'],
  ['1900000', '1.9 million', '1,9 million'],
  ['20..30', '20 to 30', '20 à 30'],
  ['89%', '89%', '89 %'],
  ['12.5%', '12.5%', '12,5 %'],
])('figure %s', (written, en, fr) => {
  expect(formatValue(value(written), {}, 'en')).toBe(en);
  expect(plain(formatValue(value(written), {}, 'fr'))).toBe(fr);
});

test('an amount without a currency is given none', () => {
  expect(formatMoney({ currency: null, amount: 33e6 }, 'en')).toBe('33 million');
  expect(formatMoney({ currency: null, amount: 33e6 }, 'fr')).toBe('33 millions');
});

test.each<[Bound, string, string]>([
  ['around', 'around €6 billion', "environ 6 milliards d'euros"],
  ['nearly', 'nearly €6 billion', "près de 6 milliards d'euros"],
  ['at-least', 'at least €6 billion', "au moins 6 milliards d'euros"],
  ['more-than', 'more than €6 billion', "plus de 6 milliards d'euros"],
  ['up-to', 'up to €6 billion', "jusqu'à 6 milliards d'euros"],
  ['less-than', 'less than €6 billion', "moins de 6 milliards d'euros"],
])('%s', (bound, en, fr) => {
  expect(formatValue(value('EUR 6bn'), { bound }, 'en')).toBe(en);
  expect(plain(formatValue(value('EUR 6bn'), { bound }, 'fr'))).toBe(fr);
});

describe('what is written can be read back, to the last euro', () => {
  const exact = [
    1, 999, 1500, 999_999, 1e6, 1_234_567, 2_337_400, 33_500_000, 999_999_999, 1e9, 1_010_000_000, 2_337_400_000, 6_789_123_456,
  ];
  const cases = exact.flatMap((n) => (['en', 'fr'] as const).map((lang): [number, Lang] => [n, lang]));
  const read = (text: string) => readAmounts(tokenise(text), () => false).map((a) => a.n);
  test.each(cases)('%d euros in %s', (n, lang) => expect(read(formatMoney({ amount: n, currency: 'EUR' }, lang))).toEqual([n]));
  test.each(cases)('a count of %d in %s', (n, lang) => expect(read(formatValue({ kind: 'count', count: n }, {}, lang))).toEqual([n]));
});

const JOB = { en: { one: 'job', other: 'jobs' }, fr: { one: 'emploi', other: 'emplois' } };
const PERSON = { en: { one: 'person', other: 'people' }, fr: { one: 'personne', other: 'personnes' } };
test.each([
  ['1', JOB, '1 job', '1 emploi'],
  ['2', JOB, '2 jobs', '2 emplois'],
  ['0', JOB, '0 jobs', '0 emploi'],
  ['1500', JOB, '1,500 jobs', '1 500 emplois'],
  ['20..30', JOB, '20 to 30 jobs', '20 à 30 emplois'],
  ['1000000', JOB, '1 million jobs', "1 million d'emplois"],
  ['1000000', PERSON, '1 million people', '1 million de personnes'],
  ['2500000', PERSON, '2.5 million people', '2,5 millions de personnes'],
])('%s with what it counts', (written, noun, en, fr) => {
  const v = value(written);
  expect(withNoun(formatValue(v, {}, 'en'), v, noun.en, 'en')).toBe(en);
  expect(plain(withNoun(formatValue(v, {}, 'fr'), v, noun.fr, 'fr'))).toBe(fr);
});

test.each<['de' | 'que', string, string]>([
  ['de', 'personnes', 'de personnes'],
  ['de', 'emplois', "d'emplois"],
  ['de', 'hectares', "d'hectares"],
  ['de', 'installer', "d'installer"],
  ['de', 'œuvres', "d'œuvres"],
  ['de', 'étudiants', "d'étudiants"],
  ['de', 'Île-de-Brume', "d'Île-de-Brume"],
  ['de', 'yens', 'de yens'],
  ['que', 'elle', "qu'elle"],
  ['que', 'lui', 'que lui'],
])('%s and %s: %s', (word, next, elided) => expect(elide(word, next)).toBe(elided));

test.each([
  ['2031-06-14', '14 June 2031', '14 juin 2031'],
  ['2031-02-01', '1 February 2031', '1er février 2031'],
  ['2031-08', 'August 2031', 'août 2031'],
  ['2031', '2031', '2031'],
  ['2031-12-31', '31 December 2031', '31 décembre 2031'],
])('date %s', (date, en, fr) => {
  expect(formatDate(date, 'en')).toBe(en);
  expect(formatDate(date, 'fr')).toBe(fr);
});

test.each([
  [0, '0%', '0 %'],
  [33.3, '33.3%', '33,3 %'],
  [33.333, '33.3%', '33,3 %'],
  [100, '100%', '100 %'],
])('%d percent', (percent, en, fr) => {
  expect(formatPercent(percent, 'en')).toBe(en);
  expect(plain(formatPercent(percent, 'fr'))).toBe(fr);
});

test('a figure does not part from its sign or its unit at the end of a line', () => {
  expect(formatPercent(12.5, 'fr')).toMatch(/^12,5[\u00a0\u202f]%$/);
  expect(formatNumber(1234, 'fr')).toMatch(/^1[\u00a0\u202f]234$/);
});

test.each<[string, string, string]>([
  ['EUR', 'euros', 'euros'],
  ['USD', 'dollars', 'dollars'],
  ['GBP', 'pounds', 'livres sterling'],
  ['JPY', 'yen', 'yens'],
  ['CHF', 'Swiss francs', 'francs suisses'],
])('the name of %s', (code, en, fr) => {
  expect([currencyName(code, 'en'), currencyName(code, 'fr')]).toEqual([en, fr]);
});

test.each([
  [1, '1st', '1er'],
  [2, '2nd', '2e'],
  [3, '3rd', '3e'],
  [4, '4th', '4e'],
  [11, '11th', '11e'],
  [12, '12th', '12e'],
  [21, '21st', '21e'],
  [22, '22nd', '22e'],
  [113, '113th', '113e'],
])('number %d in a row', (n, en, fr) => {
  expect([ordinal(n, 'en'), ordinal(n, 'fr')]).toEqual([en, fr]);
});

test.each<[string, string, Lang, string, string]>([
  ['2031-04-02', '2031-04-03', 'en', '2', '3 April 2031'],
  ['2031-04-30', '2031-05-01', 'en', '30 April', '1 May 2031'],
  ['2031-12-31', '2032-01-01', 'fr', '31 décembre 2031', '1er janvier 2032'],
  ['2031-04-01', '2031-04-03', 'fr', '1er', '3 avril 2031'],
  ['2031-04', '2031-05', 'en', 'April', 'May 2031'],
])('from %s to %s, %s', (on, until, lang, from, to) => expect(formatPeriod(on, until, lang)).toEqual([from, to]));
