import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../src/knowledge/checks';
import { loadFolder } from '../../src/knowledge/loader';
import { faultLines } from '../support/faults';
import { edited, makeFolder, removeFolders } from '../support/folder';

afterEach(jest.restoreAllMocks);
afterAll(removeFolders);

const faultsOf = (dir: string): string[] => faultLines(() => loadFolder(dir));

interface Slip {
  readonly check: string;
  readonly file: string;
  readonly piece: string;
  readonly by: string;
  readonly faults: string[];
}

/** The cases of slips.txt: `check | file | what is there → what is put in its place`, and below it the faults. */
function slips(): Slip[] {
  const text = readFileSync(join(__dirname, 'slips.txt'), 'utf8').replace(/^#.*\n/gm, '');
  return text
    .split(/\n(?=\S)/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const [head = '', ...faults] = block.trim().split('\n');
      const [check = '', file = '', edit = ''] = head.split(' | ');
      const [piece = '', by = ''] = edit.split(/ → ?/).map((part) => part.replaceAll('⏎', '\n'));
      return { check, file, piece, by, faults: faults.map((line) => line.trim()) };
    });
}

test('the good folder has no fault', () => expect(faultsOf(makeFolder())).toEqual([]));

describe.each(slips())('$check: $file: $piece → $by', ({ check, file, piece, by, faults }) => {
  const dir = (): string => makeFolder({ [file]: edited(file, piece, by) });

  test('is found', () => expect(faultsOf(dir())).toEqual(faults));

  const found = CHECKS.find(({ name }) => name === check);
  if (found)
    test('by this check and no other', () => {
      jest.spyOn(found, 'find').mockReturnValue([]);
      expect(faultsOf(dir()).length).toBeLessThan(faults.length);
    });
});

test('every check has a slip that it finds', () => {
  const tried = new Set(slips().map(({ check }) => check));
  expect(CHECKS.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
});
