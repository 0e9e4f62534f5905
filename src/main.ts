import { randomUUID } from 'node:crypto';
import { welcome } from './about.js';
import { createMetrics } from './adapters/metrics/metrics.js';
import { build, type App } from './app.js';
import { storedMemory } from './bot/memory.js';
import type { Io } from './cli/command.js';
import { readConfig } from './config.js';
import { environment } from './environment.js';
import { KNOWLEDGE } from './home.js';
import { signatureOf } from './knowledge/signature.js';
import { createLog, type Log } from './log.js';
import { systemClock } from './model/clock.js';
import { UserError } from './model/errors.js';
import { openBot } from './open.js';
import { createReload } from './reload.js';
import { openConfiguredStore } from './stored.js';

/** Questions and answers that are remembered: some tens of megabytes. README.md tells people. */
const RECENT = 500;

/** Resolves at the first of these signals; the second one ends the process at once, as signals do. */
const signalled = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });

/** What nobody caught is told to the log, and ends nothing: others are being answered. */
export const live = (log: Pick<Log, 'fault'>): void => void process.on('unhandledRejection', (cause) => log.fault('unhandled', cause));

/** Starts everything that the environment configures, and runs until it is told to stop. */
export async function serve(io: Io, env: NodeJS.ProcessEnv = environment()): Promise<number> {
  const config = readConfig(env);
  const metrics = createMetrics();
  const log = createLog(config.logLevel, (line) => io.stderr.write(line), systemClock, metrics.fault);
  live(log);
  const store = await openConfiguredStore(config);
  // A store that fails for a while costs the threads of conversations, and no answer.
  const report = (cause: unknown) => log.fault('store.failed', cause);
  try {
    let app: App | undefined;
    const bot = openBot(config.knowledgeDir, {
      memory: (form) => storedMemory(store.conversations, form, report),
      recent: RECENT,
      unanswered: { note: (question) => store.questions.note(question).catch(report) },
      digests: () => app?.digests(),
    });
    const reload = createReload({
      signature: () => signatureOf(config.knowledgeDir ?? KNOWLEDGE),
      open: bot.reopen,
      current: bot.knowledge,
      use(kb) {
        bot.use(kb);
        void app?.swapped().catch((cause: unknown) => log.fault('digest.journal-failed', cause));
      },
      log,
      now: Date.now,
      sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms).unref()),
    });
    app = build(config, { ...bot, store, log, metrics, fault: reload.fault, newId: randomUUID });
    const url = await app.start();
    reload.start();
    io.stdout.write(welcome(config, url));
    // What is loaded when a question comes first is loaded now, so that nobody's first question waits for it.
    void bot.handle({ conversation: 'start', text: 'help', once: true }).catch((cause: unknown) => log.fault('warming-failed', cause));
    log.info('stopping', { signal: await signalled() });
    reload.stop();
    await app.stop();
    return 0;
  } finally {
    await store.close();
  }
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
