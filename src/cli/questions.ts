import type { Entries, Entry } from '../model/desk.js';
import { clean } from '../render/clean.js';
import { csv } from '../render/csv.js';
import { readArgs, UsageError } from './args.js';
import type { Command } from './command.js';
import { write } from './terminal.js';

const OPTIONS = { json: { type: 'boolean', default: false }, csv: { type: 'boolean', default: false } } as const;
const COLUMNS = ['kind', 'times', 'last', 'lang', 'status', 'question', 'reason', 'understood', 'answer'] as const;
const line = (e: Entry): string =>
  e.kind === 'unanswered'
    ? `${String(e.times).padStart(4)} ×  ${clean(e.question)}  (${e.status}, ${e.lang}, last on ${e.last}; taken as ${clean(e.understood)})`
    : `${e.last}  ${e.reason === '' ? 'no reason given' : clean(e.reason)}  (taken as ${clean(e.understood)}; answer ${e.answer})`;

function text({ days, entries }: Entries): string {
  const of = (kind: Entry['kind']) => entries.filter((e) => e.kind === kind).map(line);
  const none =
    days === 0 ? 'Questions are not kept: QUESTION_LOG_DAYS=30 keeps the unanswered ones for 30 days, without the asker.' : 'None.';
  const block = (head: string, lines: readonly string[], empty: string) => [head, ...(lines.length > 0 ? lines : [empty])].join('\n');
  const head = days === 0 ? 'Not answered' : `Not answered, of the last ${days} days, the most frequent first`;
  return `${block(head, of('unanswered'), none)}\n\n${block('Thumbs down, the latest first', of('thumbs-down'), 'None.')}\n`;
}

export function makeQuestions(read: () => Promise<Entries>): Command {
  return {
    name: 'questions',
    summary: 'List what was left unanswered and what was marked as wrong, for editors.',
    usage: 'onrecord questions [--json | --csv]     DATABASE_URL names the store; QUESTION_LOG_DAYS keeps questions',
    async run(args, io) {
      const { values, positionals } = readArgs(args, OPTIONS);
      if (positionals.length > 0) throw new UsageError('questions takes no arguments.');
      if (values.json && values.csv) throw new UsageError('Write --json or --csv, not both.');
      const entries = await read();
      if (values.json) await write(io.stdout, `${JSON.stringify(entries.entries)}\n`);
      else if (values.csv) await write(io.stdout, csv([COLUMNS, ...entries.entries.map((e) => COLUMNS.map((c) => e[c]))]));
      else await write(io.stdout, text(entries));
      return 0;
    },
  };
}

async function fromStore(): Promise<Entries> {
  const { readConfig } = await import('../config.js');
  const { environment } = await import('../environment.js');
  const { entriesOf } = await import('../questions.js');
  const { openConfiguredStore } = await import('../stored.js');
  const config = readConfig(environment());
  const store = await openConfiguredStore(config);
  try {
    await store.purge();
    return await entriesOf(store, config.questionLogDays);
  } finally {
    await store.close();
  }
}

export const questions = makeQuestions(fromStore);
