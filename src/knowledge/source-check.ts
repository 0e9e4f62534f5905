import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../model/errors.js';
import type { Folder } from './base.js';
import type { Finding, Place } from './checks/check.js';
import { fold } from './checks/fold.js';
import { prints, within } from './checks/walk.js';

export interface SourceCheck {
  readonly findings: readonly Finding[];
  /** Sources with a text, and those without one, whose words could not be looked for. */
  readonly checked: readonly string[];
  readonly unchecked: readonly string[];
}

/** Printed words as one piece, or as several where an ellipsis leaves something out. */
const pieces = (words: string): string[] =>
  words
    .split(/\s*[[(]?(?:…|\.\.\.)[\])]?\s*/)
    .map(fold)
    .filter((piece) => piece !== '');

/** Where a piece stands in a text by whole words: `4.3bn` does not stand in `14.3bn`. */
function find(text: string, piece: string, from: number): number {
  const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\d]/u.test(sign);
  for (let at = text.indexOf(piece, from); at >= 0; at = text.indexOf(piece, at + 1)) {
    const end = at + piece.length;
    const cutBefore = isLetter(piece[0]) && isLetter(text[at - 1]);
    const cutAfter = isLetter(piece.at(-1)) && isLetter(text[end]);
    if (!cutBefore && !cutAfter) return end;
  }
  return -1;
}

/** Whether a source's text prints these words, in this order. */
export function isPrinted(words: string, text: string): boolean {
  const folded = fold(text);
  let from = 0;
  for (const piece of pieces(words)) {
    from = find(folded, piece, from);
    if (from < 0) return false;
  }
  return true;
}

function readTexts(ids: readonly string[], dir: string): ReadonlyMap<string, string> {
  try {
    const present = new Set(readdirSync(dir));
    return new Map(ids.filter((id) => present.has(`${id}.txt`)).map((id) => [id, readFileSync(join(dir, `${id}.txt`), 'utf8')]));
  } catch (cause) {
    throw new UserError(
      `The texts in ${dir} cannot be read (${(cause as NodeJS.ErrnoException).code}): name a folder that holds \`<source id>.txt\` files.`,
      { cause },
    );
  }
}

/** All that an entry says is printed: evidence, readings, quotes, and how a quote prints its speaker. */
function* printed(folder: Folder): Iterable<{ at: string; words: string; place: Place }> {
  for (const { at, words, place } of prints(folder)) yield { at, words, place: within(place, 'words') };
  for (const [id, { at, role, organisation }] of Object.entries(folder.quotes)) {
    const place: Place = { part: 'quotes', id, path: [] };
    if (role) yield { at, words: role.printed, place: within(place, 'role', 'printed') };
    if (organisation.printed !== undefined) yield { at, words: organisation.printed, place: within(place, 'organisation', 'printed') };
  }
}

/**
 * Looks for all printed words of a folder in the texts of their sources, `<source id>.txt` in a folder of texts. The
 * texts are other people's work and stay out of the record: this runs where an editor has them.
 */
export function checkSources(folder: Folder, textsDir: string): SourceCheck {
  const ids = Object.keys(folder.sources);
  const texts = readTexts(ids, textsDir);
  const findings: Finding[] = [];
  for (const { at, words, place } of printed(folder)) {
    const text = texts.get(at);
    if (text !== undefined && !isPrinted(words, text))
      findings.push({
        place,
        problem: `\`${at}\` does not print "${words}".`,
        cure: 'Copy the words from the source, or name the source that prints them.',
      });
  }
  return { findings, checked: ids.filter((id) => texts.has(id)), unchecked: ids.filter((id) => !texts.has(id)) };
}
