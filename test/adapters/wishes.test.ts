import type { IncomingMessage } from 'node:http';
import { readLang, readPledgeWish, readQuoteWish } from '../../src/adapters/web/wishes.js';

const USUAL = { sort: 'figure', descending: true } as const;
const pledges = (query: string) => readPledgeWish(new URLSearchParams(query), USUAL);

// Each line: an address, and what is wished for by it beside the usual.
test.each<[string, object]>([
  ['', {}],
  ['q=&place=&sort=&order=&limit=', {}],
  ['place=quay&status=done', { place: 'quay', status: 'done' }],
  ['q=%20kite%20works%20', { text: 'kite works' }],
  ['sort=name', { sort: 'name', descending: false }],
  ['sort=name&order=desc', { sort: 'name', descending: true }],
  ['order=asc', { descending: false }],
  ['offset=100&limit=5', { offset: 100, limit: 5 }],
  ['colour=red', {}],
])('pledges?%s', (query, over) => {
  expect(pledges(query)).toEqual({ offset: 0, limit: 100, ...USUAL, ...over });
});

test.each([
  ['limit=0', '"limit" must be a whole number from 1 to 500'],
  ['limit=501', '"limit"'],
  ['offset=-1', '"offset"'],
  ['offset=1e3', '"offset"'],
  ['sort=colour', '"sort" must be one of record, name, figure, status, home'],
  ['order=up', '"order" must be asc or desc'],
])('pledges?%s says what to write', (query, cure) => {
  expect(() => pledges(query)).toThrow(cure);
});

test('quotes', () => {
  expect(readQuoteWish(new URLSearchParams('speaker=x&source=y&home=z'))).toEqual({ speaker: 'x', source: 'y', offset: 0, limit: 100 });
});

// Each line: the address, what the browser reads, the language.
test.each([
  ['lang=fr', 'en', 'fr'],
  ['', 'fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  ['', 'de, en;q=0.5, fr;q=0.7', 'fr'],
  ['', 'de, fr;q=0', 'en'],
  ['', '', 'en'],
  ['lang=', 'fr', 'fr'],
])('the language of ?%s for %s is %s', (query, accept, lang) => {
  expect(readLang(new URLSearchParams(query), { headers: { 'accept-language': accept } } as IncomingMessage)).toBe(lang);
});
test('a language that nobody here speaks', () => {
  expect(() => readLang(new URLSearchParams('lang=de'))).toThrow('neither "en" nor "fr"');
});
