import type { KnowledgeBase } from '../knowledge/base.js';
import type { Answer, Status } from '../model/answer.js';
import { LANGUAGES, type Lang } from '../model/language.js';
import { questionProblem } from '../model/question.js';
import { plain } from '../render/plain.js';

const STATUSES: readonly Status[] = ['answered', 'not_stated', 'declined', 'clarify', 'help', 'smalltalk', 'digest'];

/** A golden question: what is asked, and what a right answer holds. Every expectation may be left out, but not all. */
export interface Golden {
  readonly id: string;
  readonly turns: readonly string[];
  readonly q: string;
  readonly lang?: Lang;
  readonly status?: Status;
  /** What the answer rests on: ids of claims, and of quotations. */
  readonly claims?: readonly string[];
  readonly quotes?: readonly string[];
  /** Of each list, one text that the answer holds. */
  readonly must?: readonly (readonly string[])[];
  readonly mustNot?: readonly string[];
}

const isStrings = (v: unknown): v is string[] => Array.isArray(v) && v.every((t) => typeof t === 'string' && t !== '');
const isLists = (v: unknown): v is string[][] => Array.isArray(v) && v.every((l) => isStrings(l) && l.length > 0);

/** What may stand in a line, and what is wrong with it where it is not so. */
const FIELDS: Readonly<Record<string, { readonly fits: (v: unknown) => boolean; readonly cure: string }>> = {
  id: { fits: (v) => typeof v === 'string' || typeof v === 'number', cure: 'write a string or a number' },
  q: { fits: (v) => typeof v === 'string', cure: 'write the question as a string' },
  turns: { fits: isStrings, cure: 'write a list of strings: the earlier questions, oldest first' },
  lang: { fits: (v) => LANGUAGES.some((l) => l === v), cure: `write ${LANGUAGES.join(' or ')}` },
  status: { fits: (v) => STATUSES.some((s) => s === v), cure: `write one of ${STATUSES.join(', ')}` },
  claims: { fits: isStrings, cure: 'write a list of claims as `pledge#claim`' },
  quotes: { fits: isStrings, cure: 'write a list of ids of quotations' },
  must: { fits: isLists, cure: 'write a list of lists: of each, one text must be in the answer' },
  mustNot: { fits: isStrings, cure: 'write a list of texts' },
};
const EXPECTATIONS = ['lang', 'status', 'claims', 'quotes', 'must', 'mustNot'] as const;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads one line of a file of golden questions: the question, or what is wrong with the line. */
export function readGolden(text: string, n: number, kb: KnowledgeBase): Golden | { readonly problem: string } {
  const line = parse(text);
  if (typeof line !== 'object' || line === null || Array.isArray(line))
    return { problem: 'It is no JSON object: write {"q": ..., "status": ...}.' };
  const entry = line as Record<string, unknown>;
  if (entry['q'] === undefined) return { problem: '"q" is missing: write the question as a string.' };
  for (const [key, value] of Object.entries(entry)) {
    const field = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    if (!field) return { problem: `"${key}" means nothing here: there are ${Object.keys(FIELDS).join(', ')}.` };
    if (!field.fits(value)) return { problem: `"${key}" is not right: ${field.cure}.` };
  }
  if (!EXPECTATIONS.some((key) => entry[key] !== undefined))
    return { problem: `Nothing is expected: add one of ${EXPECTATIONS.join(', ')}.` };
  const golden = { turns: [], ...entry, id: String((entry['id'] as string | number | undefined) ?? `line ${n}`) } as unknown as Golden;
  const problem = [...golden.turns, golden.q].map((t) => questionProblem(t)).find((p) => p !== undefined);
  if (problem !== undefined) return { problem };
  const unknown = golden.claims?.find((id) => !kb.claims.has(id as never)) ?? golden.quotes?.find((id) => !kb.quotes.has(id as never));
  return unknown === undefined
    ? golden
    : { problem: `The record has no \`${unknown}\`: write the id of a claim (\`pledge#claim\`) or of a quotation.` };
}

/** Small letters, one kind of space, one kind of apostrophe. */
const even = (text: string): string => text.toLowerCase().replace(/\s/g, ' ').replaceAll('’', "'");

/** Whether an answer names a claim or quotation as its origin, or cites the words that it rests on. */
function restsOn({ blocks, citations }: Answer, id: string, kb: KnowledgeBase): boolean {
  if (blocks.some((b) => b.spans.some((s) => s.kind === 'stated' && s.from.includes(id)))) return true;
  const claim = kb.claims.get(id as never);
  const own = claim === undefined ? [] : claim.kind === 'figure' ? claim.readings : claim.evidence;
  const grounds = [...own, ...(claim?.notStated?.evidence ?? [])];
  return citations.some((c) => grounds.some((g) => g.at === c.sourceId && c.printed.includes(g.words)));
}

/** How an answer differs from what is expected of it; empty where it does not. */
export function differences(golden: Golden, answer: Answer, kb: KnowledgeBase): string[] {
  const { status, lang, must = [], mustNot = [], claims = [], quotes = [] } = golden;
  const said = even(plain(answer.blocks));
  return [
    ...(status === undefined || answer.status === status ? [] : [`${answer.status} instead of ${status}`]),
    ...(lang === undefined || answer.lang === lang ? [] : [`answered in ${answer.lang}`]),
    ...must.filter((any) => !any.some((t) => said.includes(even(t)))).map((any) => `it lacks ${any.join(' or ')}`),
    ...mustNot.filter((t) => said.includes(even(t))).map((t) => `it says ${t}`),
    ...[...claims, ...quotes].filter((id) => !restsOn(answer, id, kb)).map((id) => `it does not rest on ${id}`),
    ...(answer.status === 'answered' && answer.citations.length === 0 ? ['it cites nothing'] : []),
  ];
}
