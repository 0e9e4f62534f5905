import { parseDigits, readAmounts, readDates } from '../../src/nlu/numbers.js';
import { tokenise } from '../../src/text/tokens.js';

/** The figures that somebody typed, as `bound number currency %`; a year or day is no figure. */
function figures(text: string): string {
  const tokens = tokenise(text);
  const dates = readDates(tokens);
  return readAmounts(tokens, (i) => dates.some((d) => i >= d.from && i < d.to))
    .map(({ bound, n, currency, percent }) => [bound, n, currency, percent ? '%' : undefined].filter((x) => x !== undefined).join(' '))
    .join('; ');
}

const dates = (text: string): string =>
  readDates(tokenise(text))
    .map(({ year, month, day }) => [year ?? '', month ?? '', day ?? ''].join('-').replace(/^-|-+$/g, ''))
    .join('; ');

test.each([
  ['1,300', 1300],
  ['1 300', 1300],
  ['1\u00a0300', 1300],
  ['1\u202f300', 1300],
  ['1.300', 1300],
  ["1'300", 1300],
  ['1,300,000', 1300000],
  ['1 300,5', 1300.5],
  ['1,300.5', 1300.5],
  ['6.7', 6.7],
  ['6,7', 6.7],
  ['6,75', 6.75],
  ['0,5', 0.5],
  ['42', 42],
])('digits %s are %d', (text, n) => expect(parseDigits(text)).toBe(n));

test.each([
  // Digits and scales
  ['is it 6.7bn', '6700000000'],
  ['is it 6.7 billion', '6700000000'],
  ['c est 6,7 milliards', '6700000000'],
  ['c est 6,7 Md', '6700000000'],
  ['6.789 billion', '6789000000'],
  ['6,789 milliards', '6789000000'],
  ['700 mn', '700000000'],
  ['700m', '700000000'],
  ['90k jobs', '90000'],
  ['90 k', '90000'],
  ['2,345 jobs', '2345'],
  ['2 345 emplois', '2345'],
  ['2\u202f345 emplois', '2345'],
  ['8.000 empregos', '8000'],
  ['17 sites and 31 people', '17; 31'],
  // Currencies, before and after
  ['€6.7bn', '6700000000 EUR'],
  ['6.7bn €', '6700000000 EUR'],
  ['$700m', '700000000 USD'],
  ['US$700m', '700000000 USD'],
  ['£33 million', '33000000 GBP'],
  ['¥9bn', '9000000000 JPY'],
  ['33 million pounds', '33000000 GBP'],
  ['33 million quid', '33000000 GBP'],
  ['EUR 33m', '33000000 EUR'],
  ['33m eur', '33000000 EUR'],
  ['33 million swiss francs', '33000000 CHF'],
  ["33 millions d'euros", '33000000 EUR'],
  ['33 millions d’euros', '33000000 EUR'],
  ['33 millions de dollars', '33000000 USD'],
  ['33 millions de livres sterling', '33000000 GBP'],
  ['9 milliards de yens', '9000000000 JPY'],
  ['33 M€', '33000000 EUR'],
  ['6,7 Md€', '6700000000 EUR'],
  ['€6.7bn ($7.2bn)', '6700000000 EUR; 7200000000 USD'],
  // Words
  ['four thousand jobs', '4000'],
  ['twenty-five sites', '25'],
  ['two hundred and fifty jobs', '250'],
  ['two hundred and fifty thousand', '250000'],
  ['a million people', '1000000'],
  ['one billion', '1000000000'],
  ['half a dozen sites', '6'],
  ['half a billion euros', '500000000 EUR'],
  ['two and a half billion euros', '2500000000 EUR'],
  ["un demi-milliard d'euros", '500000000 EUR'],
  ["un milliard et demi d'euros", '1500000000 EUR'],
  ['a dozen sites', '12'],
  ['quatre mille emplois', '4000'],
  ['vingt-cinq sites', '25'],
  ['soixante et onze', '71'],
  ['quatre-vingt-dix-sept', '97'],
  ['deux cent mille', '200000'],
  ['un million de personnes', '1000000'],
  ['un million deux cent mille', '1200000'],
  ["une centaine d'emplois", '100'],
  ['une cinquantaine', '50'],
  // Percentages
  ['12%', '12 %'],
  ['12 %', '12 %'],
  ['12.5 percent', '12.5 %'],
  ['12 per cent', '12 %'],
  ['12,5 pour cent', '12.5 %'],
  // Bounds
  ['more than 6.7 billion euros', 'more-than 6700000000 EUR'],
  ['over $700m', 'more-than 700000000 USD'],
  ['about 40 jobs', 'around 40'],
  ['nearly 40 jobs', 'nearly 40'],
  ['up to 40 jobs', 'up-to 40'],
  ['at least 40 jobs', 'at-least 40'],
  ['fewer than 40 jobs', 'less-than 40'],
  ['plus de 40 emplois', 'more-than 40'],
  ["plus d'un million", 'more-than 1000000'],
  ['environ 40 emplois', 'around 40'],
  ['près de 40 emplois', 'nearly 40'],
  ["jusqu'à 40 emplois", 'up-to 40'],
  ['au moins 40 emplois', 'at-least 40'],
  ['moins de 40 emplois', 'less-than 40'],
  ['no more than 40 jobs', 'up-to 40'],
  ['no less than 40 jobs', 'at-least 40'],
  ['pas plus de 40 emplois', 'up-to 40'],
  ['pas moins de 40 emplois', 'at-least 40'],
  // No figures
  ['one of them', ''],
  ['un plan, une usine', ''],
  ['a plan', ''],
  ['billions of euros', ''],
  ['des milliards', ''],
  ['how many millions', ''],
  ['m or b or k', ''],
  ['in 2031', ''],
  ['on 14 June 2031', ''],
  ['le 14 juin', ''],
  ['', ''],
])('figures of "%s": %s', (text, read) => expect(figures(text)).toBe(read));

test.each([
  ['on 14 June 2031', '2031-6-14'],
  ['on June 14', '6-14'],
  ['on June 14, 2031', '2031-6-14'],
  ['14th of June', '6-14'],
  ['the 1st of February', '2-1'],
  ['le 14 juin 2031', '2031-6-14'],
  ['le 1er février', '2-1'],
  ['le 14 fev 2031', '2031-2-14'],
  ['2031-06-14', '2031-6-14'],
  ['2031-06', '2031-6'],
  ['14/06/2031', '2031-6-14'],
  ['14/6', '6-14'],
  ['in June 2031', '2031-6'],
  ['en juin 2031', '2031-6'],
  ['since June', '6'],
  ['en juin', '6'],
  ['by 2031', '2031'],
  ["d'ici 2031", '2031'],
  ['2031 or 2033', '2031; 2033'],
  // No dates
  ['2031 euros', ''],
  ['€2031', ''],
  ['it may be', ''],
  ['un mars ou deux', ''],
  ['1 200 emplois', ''],
  ['1850 jobs', ''],
  ['14 sites', ''],
  ['', ''],
])('dates of "%s": %s', (text, read) => expect(dates(text)).toBe(read));

test('an amount tells which tokens it takes, with its currency', () => {
  const tokens = tokenise('is it 6.7 billion euros or less');
  const [amount] = readAmounts(tokens, () => false);
  expect(
    tokens
      .slice(amount!.from, amount!.to)
      .map((t) => t.text)
      .join(' '),
  ).toBe('6.7 billion euros');
});

test.each([
  '57 million euros',
  "57 millions d'euros",
  '57 €',
  '€57',
  '57 %',
  '57 per cent',
  '57 pour cent',
  '57',
  'a dozen',
  '57 milliards et demi',
])('an amount at the end of a text ends with it: %s', (text) => {
  const tokens = tokenise(text);
  expect(readAmounts(tokens, () => false).map((a) => a.to <= tokens.length)).toEqual([true]);
});

test('tokens that are taken already are left alone', () => {
  const tokens = tokenise('7 sites');
  expect(readAmounts(tokens, () => true)).toEqual([]);
});
