import { createReadStream } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { UserError } from '../model/errors.js';
import type { Handle, Reply } from '../model/message.js';
import { questionProblem } from '../model/question.js';
import { json } from '../render/json.js';
import { terminal } from '../render/terminal.js';
import { readArgs, readLang, UsageError } from './args.js';
import type { Command, Io } from './command.js';
import { screenOf, write } from './terminal.js';

/** Opens the bot on a knowledge folder, or on the default one. */
export type OpenBot = (knowledgeDir: string | undefined) => Handle | Promise<Handle>;

const OPTIONS = {
  json: { type: 'boolean', default: false },
  explain: { type: 'boolean', default: false },
  lang: { type: 'string' },
  knowledge: { type: 'string' },
  batch: { type: 'string' },
} as const;

export async function fileStream(file: string): Promise<NodeJS.ReadableStream> {
  const stream = createReadStream(file);
  await new Promise<void>((resolve, reject) => {
    stream.once('readable', resolve);
    stream.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new UserError(
          cause.code === 'ENOENT'
            ? `There is no file ${file}: check the name.`
            : `${file} cannot be read (${cause.code}): name a readable file.`,
          { cause },
        ),
      ),
    );
  });
  return stream;
}

async function questionOf(words: readonly string[], io: Io): Promise<string> {
  if (words.length === 0) throw new UsageError('The question is missing.');
  // Somebody who forgot the quotation marks meant all of the words.
  const question = words.length === 1 && words[0] === '-' ? await readAll(io.stdin) : words.join(' ');
  const problem = questionProblem(question);
  if (problem !== undefined) throw new UserError(problem);
  return question.trim();
}

function shown(reply: Reply, io: Io, { asJson, explain }: { asJson: boolean; explain: boolean }): string {
  if (asJson) return `${JSON.stringify({ ...json(reply), ...(explain ? { explain: reply.explain } : {}) })}\n`;
  const answer = terminal(reply.answer, screenOf(io.stdout, process.env));
  return explain ? `${answer}\n${(reply.explain ?? []).join('\n')}\n` : answer;
}

export function makeAsk(openBot: OpenBot): Command {
  return {
    name: 'ask',
    summary: 'Answer one question, with its sources.',
    usage: [
      'onrecord ask "QUESTION" [--json] [--explain] [--lang en|fr] [--knowledge DIR]',
      'onrecord ask - [...]                   the question comes from standard input',
      'onrecord ask --batch FILE.jsonl [...]  one answer as JSON for each line {"id", "turns"?, "q"}; - for standard input',
    ].join('\n'),
    async run(args, io) {
      const { values, positionals } = readArgs(args, OPTIONS);
      const lang = readLang(values.lang);
      const explain = values.explain;
      if (values.batch !== undefined) {
        if (positionals.length > 0) throw new UsageError('--batch reads its questions from the file: leave the question out.');
        const input = values.batch === '-' ? io.stdin : await fileStream(values.batch);
        const { batch } = await import('./batch.js');
        const report = (cause: unknown) => io.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
        let lines = 0;
        for await (const line of batch(input, await openBot(values.knowledge), { lang, explain, report })) {
          lines++;
          await write(io.stdout, `${line}\n`);
        }
        if (lines === 0) io.stderr.write('There is nothing to answer: write one {"id": ..., "q": ...} a line.\n');
        return 0;
      }
      const question = await questionOf(positionals, io);
      const handle = await openBot(values.knowledge);
      const reply = await handle({
        conversation: 'ask',
        text: question,
        ...(explain && { explain }),
        ...(lang === undefined ? {} : { locale: lang }),
      });
      await write(io.stdout, shown(reply, io, { asJson: values.json, explain }));
      return 0;
    },
  };
}

/** The bot itself: on the folder of --knowledge, else of KNOWLEDGE_DIR, else of the package. */
export const openReal: OpenBot = async (dir) => {
  const { environment } = require('../environment.js') as typeof import('../environment.js');
  return (require('../open.js') as typeof import('../open.js')).openBot(dir ?? (environment()['KNOWLEDGE_DIR'] || undefined)).handle;
};

export const ask = makeAsk(openReal);
