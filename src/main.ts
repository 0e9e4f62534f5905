import { randomUUID } from 'node:crypto';
import { welcome } from './about.js';
import { build } from './app.js';
import type { Io } from './cli/command.js';
import { readConfig } from './config.js';
import { environment } from './environment.js';
import { createLog } from './log.js';
import { systemClock } from './model/clock.js';
import { UserError } from './model/errors.js';
import { openBot } from './open.js';

/** Resolves at the first of these signals; the second one ends the process at once, as signals do. */
const signalled = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });

/** Starts everything that the environment configures, and runs until it is told to stop. */
export async function serve(io: Io, env: NodeJS.ProcessEnv = environment()): Promise<number> {
  const config = readConfig(env);
  const log = createLog(config.logLevel, (line) => io.stderr.write(line), systemClock);
  const app = build(config, { ...openBot(config.knowledgeDir), log, newId: randomUUID });
  const url = await app.start();
  io.stdout.write(welcome(config, url));
  log.info('stopping', { signal: await signalled() });
  await app.stop();
  return 0;
}

async function main(): Promise<void> {
  try {
    process.exitCode = await serve(process);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    process.exitCode = 2;
  }
}

if (require.main === module) void main();
