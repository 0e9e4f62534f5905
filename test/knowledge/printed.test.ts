import { printedFigures } from '../../src/knowledge/printed';

/** `4000000000 EUR`, `20`, `100 %`; what may be no figure in brackets, a hedge in front. */
const shown = (words: string): string =>
  printedFigures(words)
    .map((f) => [f.bound, f.amount, f.percent ? '%' : '', f.currencies?.[0]].filter((x) => x !== undefined && x !== '').join(' '))
    .map((s, i) => (printedFigures(words)[i]!.doubtful ? `(${s})` : s))
    .join('; ');

test.each([
  // Digits
  ['will invest 4 billion euros', '4000000000 EUR'],
  ['to invest 4 billion euros ($4.3 billion)', '4000000000 EUR; 4300000000 USD'],
  ['an investment – of $4.3bn', '4300000000 USD'],
  ['AWS) will invest around $1.3bn (€1.2bn)', 'around 1300000000 USD; 1200000000 EUR'],
  ['a 4-billion-euro plan', '4000000000 EUR'],
  ['US$4.3bn', '4300000000 USD'],
  ['EUR 500 million', '500000000 EUR'],
  ['150 million Danish kroner', '150000000'],
  ["1,3 milliard d'euros", '1300000000 EUR'],
  ['86 millions d’euros de financement', '86000000 EUR'],
  ['plus de 110 M€ en France', 'more-than 110000000 EUR'],
  ['365 M€ pour 100 emplois', '365000000 EUR; 100'],
  ['1,2 Md€', '1200000000 EUR'],
  ["30 M d'euros", '30000000 EUR'],
  ['un terrain de 30 m', '30'],
  ["jusqu'à 25 000 GPU", 'up-to 25000'],
  ['25\u202f000 et 700\u00a0000', '25000; 700000'],
  ['up to 25,000 of the most advanced', 'up-to 25000'],
  ['10.000 empregos', '10000'],
  ['1,234,567 people', '1234567'],
  ['2,100.5 tonnes', '2100.5'],
  ['0,5 million', '500000'],
  ['4 hundred million', '400000000'],
  ['à 100 % en énergies', '100 %'],
  ['12 per cent', '12 %'],
  ['12,5 pour cent', '12.5 %'],
  // Words
  ['un million', '1000000'],
  ['over a million people', 'more-than 1000000'],
  ["une cinquantaine d'embauches", '50'],
  ["une centaine de millions d'euros", '100000000 EUR'],
  ['deux milliards', '2000000000'],
  ['plus d’un milliard', 'more-than 1000000000'],
  ["un milliard et demi d'euros", '1500000000 EUR'],
  ['un demi-milliard', '500000000'],
  ['half a billion dollars', '500000000 USD'],
  ['two and a half billion', '2500000000'],
  ['quatre-vingt-dix-sept', '97'],
  ['soixante et onze', '71'],
  ['vingt et un', '21'],
  ['twenty-five', '25'],
  ['two hundred and fifty thousand', '250000'],
  ['deux cent mille', '200000'],
  ['deux millions cinq cent mille', '2500000'],
  ['mille deux cents milliards', '1200000000000'],
  ['cent emplois', '100'],
  ['a dozen sites', '12'],
  ['trois nouveaux data centers', '3'],
  // Ranges
  ['20 à 30', '20; 30'],
  ['20 to 30 million euros', '20000000 EUR; 30000000 EUR'],
  ["entre 1 et 1,5 milliard d'euros", '1000000000 EUR; 1500000000 EUR'],
  ['de 500 000 à 1 million', '500000; 1000000'],
  ['€20-30 million', '20000000 EUR; 30000000 EUR'],
  ['10 à 15 %', '10 %; 15 %'],
  ['4 milliards – 3 000 emplois', '4000000000; 3000'],
  ['has won 3 prizes; TOP 10', '3; 10'],
  ['no more than 5 and no less than 3', 'up-to 5; at-least 3'],
  // No figures
  ['une usine, the plant, des milliers, several hundred, the millions', ''],
  ['the 7th summit, son 11e data center', ''],
  ['pour cent raisons', ''],
  // Perhaps none
  ['by 2027', '(2027)'],
  ['le 12 mai 2024', '(12); (2024)'],
  ['on May 13', '(13)'],
  ["l'A350 et la 5G", '(350); (5)'],
  ['les trois quarts', '(3)'],
  ['le 13/05/2024', ''],
  // Hedges
  ['at least 400 jobs', 'at-least 400'],
  ['près de 200 dirigeants', 'nearly 200'],
  ['quelque 10 000 emplois', 'around 10000'],
  ['à peu près 100 emplois', 'around 100'],
  ['environ 100 MW', 'around 100'],
  ['less than £90 million', 'less-than 90000000 GBP'],
  ['over the next five years', '5'],
])('%s: %s', (words, figures) => expect(shown(words)).toBe(figures));
