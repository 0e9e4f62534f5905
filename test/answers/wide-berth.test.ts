import { readFileSync } from 'node:fs';
import path from 'node:path';
import { askAll, faultsIn, RECORDS, told } from '../support/records.js';

/** What people ask for all day long, and no record of announcements answers. */
const elsewhere = readFileSync(path.join(__dirname, '..', 'questions', 'elsewhere.txt'), 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith('#'));

/** One in a thousand, however few there are. */
const MOST = Math.max(1, Math.floor(elsewhere.length / 1000));

test('there are requests enough', () => {
  expect(elsewhere.length).toBeGreaterThan(1000);
  expect(new Set(elsewhere).size).toBe(elsewhere.length);
});

test.each(RECORDS)('%s answers at most one ordinary request in a thousand', (_, kb) => {
  const faults = faultsIn(askAll(kb, elsewhere), ({ answer, queries, text }) =>
    answer.status === 'answered' ? `answered, as ${queries.map((q) => q.act).join()}: ${text.split('\n')[0]!.slice(0, 80)}` : undefined,
  );
  expect(faults.length > MOST ? told(faults) : '').toBe('');
});

/** "Not stated" is said of somebody on record: of a stranger it would be a claim too. */
test.each(RECORDS)('%s states nothing as not stated for an ordinary request', (_, kb) => {
  const faults = faultsIn(askAll(kb, elsewhere), ({ answer, queries, text }) =>
    answer.status === 'not_stated' ? `not stated, as ${queries.map((q) => q.act).join()}: ${text.split('\n')[0]!.slice(0, 80)}` : undefined,
  );
  expect(faults.length > MOST * 10 ? told(faults) : '').toBe('');
});
