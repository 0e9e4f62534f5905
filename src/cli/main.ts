#!/usr/bin/env node
import { version } from '../home.js';
import { didYouMean } from '../knowledge/nearest.js';
import { UserError } from '../model/errors.js';
import { UsageError } from './args.js';
import type { Command, Io } from './command.js';

/**
 * Every command, in the order of the help. Each is loaded when it is called, so that `ask` does not pay for the rest; by
 * `require`, since `import()` would load the other module system for it.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  ask: async () => (require('./ask.js') as typeof import('./ask.js')).ask,
  chat: async () => (require('./chat.js') as typeof import('./chat.js')).chat,
  check: async () => (require('./check.js') as typeof import('./check.js')).check,
  serve: async () => (require('./serve.js') as typeof import('./serve.js')).serve,
  knowledge: async () => (require('./knowledge.js') as typeof import('./knowledge.js')).knowledge,
  digest: async () => (require('./digest.js') as typeof import('./digest.js')).digest,
  questions: async () => (require('./questions.js') as typeof import('./questions.js')).questions,
  mcp: async () => (require('./mcp.js') as typeof import('./mcp.js')).mcp,
  manifest: async () => (require('./manifest.js') as typeof import('./manifest.js')).manifest,
  eval: async () => (require('./eval.js') as typeof import('./eval.js')).evaluate,
  doctor: async () => (require('./doctor.js') as typeof import('./doctor.js')).doctor,
};

async function help(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const width = Math.max(...commands.map((c) => c.name.length));
  return [
    'On Record answers questions about announcements, with the source of every figure and every word.',
    '',
    'Usage: onrecord COMMAND [...]',
    '',
    ...commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`),
    '',
    'onrecord COMMAND --help tells how a command is called; --version prints the version.',
    '',
  ].join('\n');
}

const usage = (command: Command): string => `${command.summary}\n\nUsage:\n${command.usage.replace(/^/gm, '  ')}\n`;

function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

/** One call of `onrecord`: what it prints, and its exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.stdout.write(await help());
    return 0;
  }
  if (name === '--version' || name === '-v') {
    io.stdout.write(`${version()}\n`);
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    io.stderr.write(`There is no command \`${name}\`. ${didYouMean(name, Object.keys(COMMANDS), 'onrecord --help lists them.')}\n`);
    return 2;
  }
  const command = await load();
  if (wantsHelp(args)) {
    io.stdout.write(usage(command));
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    io.stderr.write(`${cause.message}\n${cause instanceof UsageError ? `\nUsage:\n${command.usage.replace(/^/gm, '  ')}\n` : ''}`);
    return 2;
  }
}

async function main(): Promise<void> {
  // A reader such as `head` that has seen enough is no error.
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await run(process.argv.slice(2), process);
}

if (require.main === module) void main();
