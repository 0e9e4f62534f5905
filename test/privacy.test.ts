import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DAY, KEPT } from '../src/store/contract.js';

/** The table of the README under Privacy: how many days each thing is kept. */
const readme = readFileSync(path.join(__dirname, '..', 'README.md'), 'utf8');
const told = [...readme.matchAll(/^\| ([^|]+) \| (\d+) days?\b[^|]*\|$/gm)].map(([, what, days]) => ({ what: what!, days: Number(days) }));

test.each<[keyof typeof KEPT, RegExp]>([
  ['seen', /events/],
  ['conversation', /conversation/],
  ['told', /claims/],
  ['feedback', /thumbs/],
])('the README says for how long %s is kept', (what, words) => {
  expect(told.filter((row) => words.test(row.what)).map((row) => row.days * DAY)).toEqual([KEPT[what]]);
});
