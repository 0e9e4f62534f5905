import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document as YamlDocument, type Node } from 'yaml';

/** The way to a value in an entry: `['claims', 'total', 'readings', 0]`. */
export type Path = readonly (string | number)[];

/** A YAML file as read: its data, its faults, and the line at which each value stands. */
export interface Document {
  readonly data: unknown;
  readonly faults: readonly { readonly line: number; readonly problem: string; readonly cure: string }[];
  /** False where the syntax is broken, so that what is missing from `data` may stand in the file all the same. */
  readonly whole: boolean;
  /** The line of the value at a path, or of the nearest thing around it that exists. */
  lineAt(path: Path): number;
}

const CURES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Keep one of them.',
  BLOCK_AS_IMPLICIT_KEY: 'Put a text that holds `: ` in quotes.',
  MULTILINE_IMPLICIT_KEY: 'A colon after the key is missing, or a quote is not closed.',
  BAD_SCALAR_START: 'Put a text that begins with a sign in quotes.',
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_INDENT: 'Line it up with its neighbours, or close the bracket.',
  MISSING_CHAR: 'Close the quote or bracket, or put the text in quotes.',
  MULTIPLE_DOCS: 'Remove the `---`: a file holds one document.',
  TAG_RESOLVE_FAILED: 'Put a text that begins with `!` in quotes.',
  BAD_ALIAS: 'Put a text that begins with `*` in quotes.',
};

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
}

/** `*word` is YAML for "what is called &word above": in a text it is a slip, on which the parser throws only later. */
function badAliases(doc: YamlDocument): Problem[] {
  const found: Problem[] = [];
  visit(doc, {
    Alias: (_key, node) => {
      if (!node.resolve(doc)) found.push({ code: 'BAD_ALIAS', message: `Nothing is called &${node.source}`, offset: node.range?.[0] ?? 0 });
    },
  });
  return found;
}

function describe({ code, message, offset }: Problem, text: string): { problem: string; cure: string } {
  const key = /^[^\s:]+/.exec(text.slice(offset))?.[0];
  return {
    problem: code === 'DUPLICATE_KEY' ? `The key \`${key}\` stands twice.` : `This is not YAML: ${message.replace(/\.?$/, '.')}`,
    cure: CURES[code] ?? 'Look at quotes, brackets and indentation here and just above.',
  };
}

/** Parses one YAML file. What is wrong with it comes back as faults: nothing throws. */
export function readDocument(text: string): Document {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const syntax: Problem[] = [...doc.errors, ...doc.warnings].map(({ code, message, pos }) => ({ code, message, offset: pos[0] }));
  const aliases = badAliases(doc);
  const resolve = (node: unknown): Node | undefined => (isAlias(node) ? node.resolve(doc) : ((node ?? undefined) as Node | undefined));

  // One slip makes the parser stumble several times on its line: the first stumble tells.
  const firstOfLine = new Map<number, Problem>();
  for (const problem of [...syntax, ...aliases]) {
    const line = lineOf(problem.offset);
    if (!firstOfLine.has(line)) firstOfLine.set(line, problem);
  }

  return {
    data: aliases.length > 0 ? null : doc.toJS(),
    faults: [...firstOfLine].map(([line, problem]) => ({ line, ...describe(problem, text) })),
    whole: aliases.length === 0 && doc.errors.every((error) => error.code === 'DUPLICATE_KEY'),
    lineAt(path) {
      let node = resolve(doc.contents);
      let offset = node?.range?.[0] ?? 0;
      for (const step of path) {
        let next: Node | undefined;
        if (isMap(node)) {
          const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
          if (!pair) break;
          offset = (pair.key as Node).range?.[0] ?? offset;
          next = resolve(pair.value);
        } else if (isSeq(node)) {
          next = resolve(node.items[Number(step)]);
          if (!next) break;
          offset = next.range?.[0] ?? offset;
        }
        node = next;
      }
      return lineOf(offset);
    },
  };
}
