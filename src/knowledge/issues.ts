import type { z } from 'zod';
import type { Path } from './document.js';
import { didYouMean, nearest } from './nearest.js';

/** A fault of one entry's own content, before anything else of the folder is looked at. */
export interface Issue {
  readonly path: Path;
  readonly problem: string;
  readonly cure: string;
}

type ZodIssue = z.core.$ZodIssue;
type Branch = readonly ZodIssue[];

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of ids and entries',
};
const kindOf = (input: unknown): string =>
  input === null ? 'empty' : (KINDS[Array.isArray(input) ? 'array' : typeof input] ?? 'something else');

/** `claims.total.readings[0].value` */
const written = (path: Path): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${step}`)).join('');
const subject = (path: Path): string => (path.length === 0 ? 'The entry' : `\`${written(path)}\``);

/** The few parts of zod's definitions through which one schema holds others. */
interface Def {
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
}

/** The keys that may stand at a path, by the schema: what a mistyped key is compared with. */
function keysAt(schema: z.core.$ZodType | undefined, path: Path): string[] {
  if (!schema) return [];
  const def = schema._zod.def as Def;
  const wrapped = def.innerType ?? def.in;
  if (wrapped) return keysAt(wrapped, path);
  if (def.options) return def.options.flatMap((option) => keysAt(option, path));
  const [step, ...rest] = path;
  if (step === undefined) return Object.keys(def.shape ?? {});
  return keysAt(def.shape?.[step] ?? def.element ?? def.valueType, rest);
}

/** A union reports every branch: the one meant is the one that knows most of the keys, then the one with the fewest issues. */
function meant(branches: readonly Branch[]): Branch {
  const unknown = (branch: Branch): number => branch.reduce((n, i) => n + (i.code === 'unrecognized_keys' ? i.keys.length : 0), 0);
  return branches.toSorted((a, b) => unknown(a) - unknown(b) || a.length - b.length)[0] ?? [];
}

/** Whether all branches of a union stumble over the value itself, and not over something within it. */
const atRoot = (branches: readonly Branch[]): boolean =>
  branches.every((b) => b.every((i) => i.path.length === 0 && i.code !== 'unrecognized_keys'));

const expectedBy = (issue: ZodIssue): string[] => {
  if (issue.code === 'invalid_type') return [KINDS[issue.expected] ?? issue.expected];
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return [];
};

function explain(issue: ZodIssue, schema: z.ZodType, above: Path): Issue[] {
  const path: Path = [...above, ...(issue.path as Path)];
  const here = subject(path);
  const input = issue.input;
  const one = (problem: string, cure: string): Issue[] => [{ path, problem, cure }];

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        problem: `Nothing reads the key \`${written([...path, key])}\`.`,
        // In braces a comma ends a text: `{en: cloud, AI and skills}` has a key of that name, with nothing in it.
        cure:
          (input as Record<string, unknown>)[key] === null
            ? 'If it is the rest of a text with a comma, put the text in quotes.'
            : didYouMean(
                key,
                keysAt(schema, path).filter((known) => known !== key),
                'Remove it.',
              ),
      }));
    case 'invalid_union':
      if (!atRoot(issue.errors)) return meant(issue.errors).flatMap((i) => explain(i, schema, path));
      if (input === undefined) break;
      return one(`${here} is ${kindOf(input)}.`, `Write ${[...new Set(issue.errors.flat().flatMap(expectedBy))].join(' or ')}.`);
    case 'invalid_type':
      if (input === undefined) break;
      if (issue.expected === 'string' && typeof input !== 'object')
        return one(`${here} is ${kindOf(input)} where a text belongs.`, 'Put it in quotes.');
      return one(`${here} is ${kindOf(input)} where ${KINDS[issue.expected] ?? issue.expected} belongs.`, 'Mend the value.');
    case 'invalid_value': {
      if (input === undefined) break;
      const values = issue.values.map(String);
      const said = typeof input === 'string' ? input : JSON.stringify(input);
      const near = nearest(said, values);
      return one(`${here} is \`${said}\`, which it cannot be.`, near ? `Did you mean \`${near}\`?` : `Write one of ${values.join(', ')}.`);
    }
    case 'invalid_key':
      return one(`The key ${here} is no id.`, 'An id is lower-case letters, digits and single hyphens.');
    case 'too_small':
      return one(`${here} is empty.`, 'Fill it in, or remove the key where it may be absent.');
    case 'invalid_format':
      if (issue.format === 'url') return one(`${here} is no web address.`, 'Write it with https:// or http://.');
      return one(`${here} is \`${String(input)}\`.`, `${sentence(issue.message)}.`);
    default:
      return one(`${here} is at fault.`, `${sentence(issue.message)}.`);
  }
  return one(`${here} is missing.`, `Add ${path.length === 0 ? 'it' : `\`${path.at(-1)}\``}.`);
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Reads one entry by its schema: the entry, or all that is wrong with it. */
export function readEntry<T>(schema: z.ZodType<T>, data: unknown): { entry: T } | { issues: Issue[] } {
  const result = schema.safeParse(data, { reportInput: true });
  return result.success ? { entry: result.data } : { issues: result.error.issues.flatMap((i) => explain(i, schema, [])) };
}
