import { readFileSync, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { textProblem, type Check } from '../model/checked.js';
import { UserError } from '../model/errors.js';
import { checkedJson, checkedTerminal } from '../render/checked.js';
import { readArgs, readLang, UsageError } from './args.js';
import type { Command, Io } from './command.js';
import { screenOf, write } from './terminal.js';

/** Opens the checker on a knowledge folder, or on the default one. */
export type OpenCheck = (knowledgeDir: string | undefined) => Check | Promise<Check>;

const OPTIONS = {
  json: { type: 'boolean', default: false },
  lang: { type: 'string' },
  knowledge: { type: 'string' },
} as const;

/** A word that can only be meant as the name of a file: nobody checks a text of one word with an ending. */
const FILE_NAME = /^\S*[\w)-]\.[a-z]{1,5}$|^(\.{0,2}|~)\/\S+$/i;

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const cure = code === 'EISDIR' ? `${file} is a folder: name a file in it.` : `${file} cannot be read (${code}): name a readable file.`;
    throw new UserError(cure, { cause });
  }
}

const isThere = (path: string): boolean => {
  // A text longer than a path may be is no path.
  try {
    return path.length < 1000 && statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
};

/** The text of a call: the argument itself, a file that it names, or standard input. */
async function textOf(words: readonly string[], io: Io): Promise<string> {
  const [only, ...more] = words;
  if (only === undefined) throw new UsageError('The text is missing.');
  if (more.length > 0) return words.join(' ');
  if (only === '-') return decoded(await buffer(io.stdin));
  if (isThere(only)) return decoded(readFile(only));
  if (FILE_NAME.test(only)) throw new UserError(`There is no file ${only}: check the name, or give the text itself in quotation marks.`);
  return only;
}

/** Bytes as text; what is no UTF-8 shows as replacement marks, which no text has. */
const decoded = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\ufeff/, '');

export function makeCheck(openCheck: OpenCheck): Command {
  return {
    name: 'check',
    summary: 'Hold each figure, name and quotation of a text against the record.',
    usage: [
      'onrecord check "TEXT" [--json] [--lang en|fr] [--knowledge DIR]',
      'onrecord check FILE [...]   the text of a file, plain text in UTF-8',
      'onrecord check - [...]      the text comes from standard input',
    ].join('\n'),
    async run(args, io) {
      const { values, positionals } = readArgs(args, OPTIONS);
      const lang = readLang(values.lang);
      const text = await textOf(positionals, io);
      const problem = textProblem(text);
      if (problem !== undefined) throw new UserError(problem);
      const check = await openCheck(values.knowledge);
      const checked = await check(text, lang);
      await write(
        io.stdout,
        values.json ? `${JSON.stringify(checkedJson(checked))}\n` : checkedTerminal(checked, screenOf(io.stdout, process.env)),
      );
      return 0;
    },
  };
}

/** The checker itself: on the folder of --knowledge, else of KNOWLEDGE_DIR, else of the package. */
export const check = makeCheck((dir) => {
  const { environment } = require('../environment.js') as typeof import('../environment.js');
  return (require('../open.js') as typeof import('../open.js')).openBot(dir ?? (environment()['KNOWLEDGE_DIR'] || undefined)).check;
});
