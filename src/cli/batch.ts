import { StringDecoder } from 'node:string_decoder';
import { UserError } from '../model/errors.js';
import type { Lang } from '../model/language.js';
import type { Handle } from '../model/message.js';
import { questionProblem } from '../model/question.js';
import { json } from '../render/json.js';

interface Line {
  readonly id: string | number;
  readonly turns: readonly string[];
  readonly q: string;
}

/** A line that cannot be asked: what to mend, and its id where it has one. */
interface BadLine {
  readonly id?: string | number;
  readonly error: string;
}

const isId = (v: unknown): v is string | number => typeof v === 'string' || typeof v === 'number';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readLine(text: string): Line | BadLine {
  if (text.trim() === '') return { error: 'It is empty: write {"id": ..., "q": ...}, or remove it.' };
  const line = parse(text);
  if (typeof line !== 'object' || line === null || Array.isArray(line))
    return { error: 'It is no JSON object: write {"id": ..., "q": ...}.' };
  const { id, turns = [], q } = line as Record<string, unknown>;
  if (!isId(id)) return { error: `"id" is ${id === undefined ? 'missing' : 'no string or number'}: write a string or a number.` };
  if (typeof q !== 'string') return { id, error: `"q" is ${q === undefined ? 'missing' : 'no string'}: write the question as a string.` };
  if (!Array.isArray(turns) || !turns.every((t) => typeof t === 'string'))
    return { id, error: '"turns" must be a list of strings: the earlier questions, oldest first.' };
  const earlier = turns.map((turn) => questionProblem(turn)).find((problem) => problem !== undefined);
  const problem = questionProblem(q) ?? (earlier && `In "turns": ${earlier}`);
  return problem === undefined ? { id, turns, q } : { id, error: problem };
}

/** Lines of a stream of text, as they come. Only `\n` ends one: JSON may hold every other line separator. */
export async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}

export interface BatchOptions {
  readonly lang?: Lang | undefined;
  readonly explain: boolean;
  /** Is told of a failure that nobody foresaw; the lines after it go on. */
  readonly report: (cause: unknown) => void;
}

/** Answers each line in its own fresh conversation; yields one line of JSON for each, in order. */
export async function* batch(
  input: NodeJS.ReadableStream,
  handle: Handle,
  { lang, explain, report }: BatchOptions,
): AsyncGenerator<string> {
  let n = 0;
  for await (const text of linesOf(input)) {
    const conversation = `batch:${++n}`;
    const say = (said: string) =>
      handle({ conversation, text: said, ...(explain && { explain }), ...(lang === undefined ? {} : { locale: lang }) });
    const line = readLine(n === 1 ? text.replace(/^\ufeff/, '') : text);
    try {
      if ('error' in line) throw new UserError(line.error);
      for (const turn of line.turns) await say(turn);
      const reply = await say(line.q);
      yield JSON.stringify({ ...json(reply), id: line.id, ...(explain ? { explain: reply.explain } : {}) });
    } catch (cause) {
      if (!(cause instanceof UserError)) report(cause);
      const problem = cause instanceof UserError ? cause.message : 'It could not be answered, by a fault of ours.';
      yield JSON.stringify({ ...(line.id === undefined ? {} : { id: line.id }), error: `Line ${n}: ${problem}` });
    }
  }
}
