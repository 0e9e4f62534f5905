import { join, relative } from 'node:path';
import { KNOWLEDGE, SNAPSHOT } from '../home.js';
import type { Folder } from '../knowledge/base.js';
import type { Change } from '../knowledge/diff.js';
import { didYouMean } from '../knowledge/nearest.js';
import { KnowledgeError, type Fault } from '../model/errors.js';
import { readArgs, UsageError } from './args.js';
import type { Command, Io } from './command.js';

const counted = (n: number, one: string, other = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : other}`;
const print = (stream: NodeJS.WritableStream, lines: readonly string[]): void => {
  stream.write(lines.map((line) => `${line}\n`).join(''));
};
const shown = (path: string): string => relative(process.cwd(), path) || '.';

/** How other commands name the folder: accepted here too. */
const FOLDER = { knowledge: { type: 'string' } } as const;

/** The folder that a call names, or the one of the package. */
function oneFolder(positionals: readonly string[], named: string | undefined): string {
  const folders = [...positionals, ...(named === undefined ? [] : [named])];
  if (folders.length > 1) throw new UsageError(`Name one folder, not ${folders.length}: ${folders.join(' ')}`);
  return folders[0] ?? KNOWLEDGE;
}

const faultLine = ({ file, line, problem, cure }: Fault): string => `${file}:${line}: ${problem} ${cure}`;

function inventory({ pledges, events, quotes, sources, conflicts }: Folder): string {
  const claims = [...Object.values(pledges), ...Object.values(events)].reduce((n, entry) => n + Object.keys(entry.claims).length, 0);
  return [
    counted(Object.keys(pledges).length, 'pledge'),
    counted(claims, 'claim'),
    counted(Object.keys(quotes).length, 'quote'),
    counted(Object.keys(conflicts).length, 'conflict'),
    counted(Object.keys(sources).length, 'source'),
  ].join(', ');
}

async function check(args: string[], { stdout }: Io): Promise<number> {
  const { values, positionals } = readArgs(args, { sources: { type: 'string' }, ...FOLDER });
  const { loadFolder } = await import('../knowledge/loader.js');
  const { folder, locate } = loadFolder(oneFolder(positionals, values.knowledge));
  if (values.sources === undefined) {
    print(stdout, [`No faults: ${inventory(folder)}. Printed words were not compared with their sources: --sources DIR does that.`]);
    return 0;
  }
  const { checkSources } = await import('../knowledge/source-check.js');
  const { findings, checked, unchecked } = checkSources(folder, values.sources);
  const faults = findings.map(({ place, problem, cure }) => ({ ...locate(place), problem, cure }));
  print(stdout, [
    ...faults.map(faultLine),
    `${faults.length === 0 ? 'No faults' : counted(faults.length, 'fault')}: ${inventory(folder)}. ` +
      `${counted(checked.length, 'source')} compared, ${unchecked.length} unchecked for want of a text.`,
  ]);
  return faults.length === 0 ? 0 : 1;
}

async function build(args: string[], { stdout }: Io): Promise<number> {
  const {
    values: { out = SNAPSHOT, knowledge: named },
    positionals,
  } = readArgs(args, { out: { type: 'string' }, ...FOLDER });
  const dir = oneFolder(positionals, named);
  const { READY, writeSnapshot } = await import('../knowledge/snapshot.js');
  const { version } = out.endsWith(READY) ? (await import('../ready.js')).writeReady(dir, out) : writeSnapshot(dir, out);
  print(stdout, [`Wrote ${shown(out)}, version ${version}.`]);
  return 0;
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;
function changeLines({ what, id, change, fields }: Change): string[] {
  return [
    `${SIGNS[change]} ${what} ${id}`,
    ...fields.map(({ field, before, after }) => {
      if (before === undefined) return `    ${field}: ${after}`;
      return after === undefined && change === 'removed' ? `    ${field}: ${before}` : `    ${field}: ${before} → ${after ?? '(gone)'}`;
    }),
  ];
}

async function diff(args: string[], { stdout }: Io): Promise<number> {
  const [a, b, ...more] = readArgs(args, {}).positionals;
  if (a === undefined || b === undefined || more.length > 0)
    throw new UsageError('Name the two records to compare, each a folder or a snapshot.');
  const { openKnowledge } = await import('../knowledge/snapshot.js');
  const { diffKnowledge } = await import('../knowledge/diff.js');
  const changes = diffKnowledge(openKnowledge(a), openKnowledge(b));
  const count = (change: Change['change']): number => changes.filter((c) => c.change === change).length;
  print(stdout, [...changes.flatMap(changeLines), `${count('added')} added, ${count('removed')} removed, ${count('changed')} changed.`]);
  return 0;
}

async function schema(args: string[], { stdout }: Io): Promise<number> {
  const { values, positionals } = readArgs(args, { check: { type: 'boolean' }, ...FOLDER });
  const dir = oneFolder(positionals, values.knowledge);
  const { staleSchemas, writeSchemas } = await import('../knowledge/json-schema.js');
  const folder = join(dir, 'schema');
  if (!values.check) {
    print(stdout, [`Wrote ${counted(writeSchemas(folder).length, 'schema')} to ${shown(folder)}.`]);
    return 0;
  }
  const stale = staleSchemas(folder);
  if (stale.length === 0) print(stdout, ['The schemas are those of the code.']);
  else print(stdout, [...stale.map((line) => `${line}.`), 'Write them again: onrecord knowledge schema.']);
  return stale.length === 0 ? 0 : 1;
}

const SUBCOMMANDS: Readonly<Record<string, Command['run']>> = { check, build, diff, schema };

/** What editors of the record work with. */
export const knowledge: Command = {
  name: 'knowledge',
  summary: 'Check, build and compare knowledge folders.',
  usage: [
    'onrecord knowledge check [DIR] [--sources DIR]   faults, each with its line and its cure; printed words against texts `<source id>.txt`',
    'onrecord knowledge build [DIR] [--out FILE]      check, and write the snapshot that the bot starts from; of a large record, a FILE.ready',
    'onrecord knowledge diff A B                      changes by claim, status, quote and conflict; A and B are folders or snapshots',
    'onrecord knowledge schema [DIR] [--check]        write JSON Schemas for editors to DIR/schema, or say how those there differ',
  ].join('\n'),
  async run([name, ...args], io) {
    if (name === undefined) throw new UsageError(`Name what to do: ${Object.keys(SUBCOMMANDS).join(', ')}.`);
    const command = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
    if (!command)
      throw new UsageError(
        `There is no \`knowledge ${name}\`. ${didYouMean(name, Object.keys(SUBCOMMANDS), 'There are check, build, diff and schema.')}`,
      );
    try {
      return await command(args, io);
    } catch (error) {
      if (!(error instanceof KnowledgeError)) throw error;
      print(io.stdout, [...error.faults.map(faultLine), `${counted(error.faults.length, 'fault')}.`]);
      return 1;
    }
  },
};
