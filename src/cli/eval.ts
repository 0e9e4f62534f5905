import type { KnowledgeBase } from '../knowledge/base.js';
import { UserError } from '../model/errors.js';
import type { Handle, Reply } from '../model/message.js';
import { clean } from '../render/clean.js';
import { plain } from '../render/plain.js';
import { readArgs, UsageError } from './args.js';
import { fileStream } from './ask.js';
import { linesOf } from './batch.js';
import type { Command } from './command.js';
import { differences, readGolden, type Golden } from './golden.js';
import { write } from './terminal.js';

/** Opens the bot and its record on a knowledge folder, or on the default one. */
export type OpenRecord = (knowledgeDir: string | undefined) => { readonly handle: Handle; readonly knowledge: () => KnowledgeBase };

const OPTIONS = { json: { type: 'boolean', default: false }, knowledge: { type: 'string' } } as const;

/** What came of one line. */
type Outcome =
  | { readonly line: number; readonly problem: string }
  | { readonly line: number; readonly golden: Golden; readonly differences: readonly string[]; readonly text: string };

async function askOf(handle: Handle, { id, turns, q }: Golden, line: number): Promise<Reply> {
  const conversation = `eval:${line}:${id}`;
  for (const text of turns) await handle({ conversation, text });
  return handle({ conversation, text: q });
}

/** Asks each question of a file in a conversation of its own; bad lines are told, and the rest go on. */
async function* outcomes(input: NodeJS.ReadableStream, handle: Handle, kb: KnowledgeBase): AsyncGenerator<Outcome> {
  const seen = new Map<string, number>();
  let line = 0;
  for await (const text of linesOf(input)) {
    line++;
    const written = line === 1 ? text.replace(/^\ufeff/, '') : text;
    if (written.trim() === '') continue;
    const golden = readGolden(written, line, kb);
    if ('problem' in golden) {
      yield { line, problem: golden.problem };
      continue;
    }
    const twin = seen.get(golden.id);
    seen.set(golden.id, line);
    if (twin !== undefined) {
      yield { line, problem: `Its "id" is that of line ${twin}: give it one of its own.` };
      continue;
    }
    const { answer } = await askOf(handle, golden, line);
    yield { line, golden, differences: differences(golden, answer, kb), text: plain(answer.blocks) };
  }
}

const isBad = (o: Outcome) => 'problem' in o;
const differs = (o: Outcome) => 'differences' in o && o.differences.length > 0;

function shownOutcome(o: Outcome): string {
  if ('problem' in o) return `Line ${o.line}: ${clean(o.problem)}\n`;
  if (o.differences.length === 0) return '';
  const answer = o.text.split('\n').map((l) => `    > ${l}`);
  return [
    `${clean(o.golden.id)} (line ${o.line}): ${clean(o.golden.q)}`,
    ...o.differences.map((d) => `    ${clean(d)}`),
    ...answer,
    '',
  ].join('\n');
}

/** The whole as one object: what differs, and what could not be read. */
function asJson(all: readonly Outcome[]) {
  const asked = all.flatMap((o) => ('problem' in o ? [] : [o]));
  return {
    asked: asked.length,
    differing: asked
      .filter(differs)
      .map(({ line, golden: { id, q }, differences: found, text }) => ({ id, line, q, differences: found, text })),
    badLines: all.flatMap((o) => ('problem' in o ? [{ line: o.line, problem: o.problem }] : [])),
  };
}

export function makeEval(open: OpenRecord): Command {
  return {
    name: 'eval',
    summary: 'Ask an editor’s golden questions, and tell what differs from what is expected.',
    usage: [
      'onrecord eval FILE.jsonl [--json] [--knowledge DIR]',
      '    each line {"q", "id"?, "turns"?, "lang"?, "status"?, "claims"?, "quotes"?, "must"?, "mustNot"?}; - for standard input',
      '    exit code 1 where an answer differs or a line cannot be read',
    ].join('\n'),
    async run(args, io) {
      const { values, positionals } = readArgs(args, OPTIONS);
      const [file, ...more] = positionals;
      if (file === undefined) throw new UsageError('The file of questions is missing.');
      if (more.length > 0) throw new UsageError(`Name one file, not ${positionals.length}.`);
      const input = file === '-' ? io.stdin : await fileStream(file);
      const { handle, knowledge } = open(values.knowledge);
      const all: Outcome[] = [];
      for await (const outcome of outcomes(input, handle, knowledge())) {
        all.push(outcome);
        if (!values.json) await write(io.stdout, shownOutcome(outcome));
      }
      if (all.length === 0)
        throw new UserError(`${file === '-' ? 'Standard input' : file} holds no questions: write one JSON object a line.`);
      const [bad, differing] = [all.filter(isBad).length, all.filter(differs).length];
      if (values.json) await write(io.stdout, `${JSON.stringify(asJson(all))}\n`);
      else await write(io.stdout, `${all.length - bad} asked, ${differing} differ, ${bad} could not be read.\n`);
      return bad + differing > 0 ? 1 : 0;
    },
  };
}

/** The bot itself: on the folder of --knowledge, else of KNOWLEDGE_DIR, else of the package. */
export const evaluate = makeEval((dir) => {
  const { environment } = require('../environment.js') as typeof import('../environment.js');
  return (require('../open.js') as typeof import('../open.js')).openBot(dir ?? (environment()['KNOWLEDGE_DIR'] || undefined));
});
