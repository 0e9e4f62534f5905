import type { KnowledgeBase } from './knowledge/base.js';
import { KnowledgeError, UserError } from './model/errors.js';

/** Between two looks at the folder, in milliseconds; longer where looking takes long. */
export const LOOK_EVERY = 2000;
/** Looking takes at most one part in so many of the time. */
const SHARE = 20;

export interface ReloadParts {
  /** Changes when the folder may have. */
  readonly signature: () => Promise<string>;
  /** Reads and checks the folder. Throws a KnowledgeError where it has faults. */
  readonly open: () => KnowledgeBase;
  readonly current: () => KnowledgeBase;
  /** Takes the new record into use. */
  readonly use: (kb: KnowledgeBase) => void;
  readonly log: {
    info(event: string, fields: Readonly<Record<string, string>>): void;
    warn(event: string, fields: Readonly<Record<string, string>>): void;
    fault(event: string, cause: unknown): void;
  };
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface Reload {
  /** What is wrong with the folder as it is now; the last good record is in use. */
  fault(): string | undefined;
  /** Looks once: a folder that is as it was at the last look, and was another before, is read. */
  look(): Promise<void>;
  start(): void;
  stop(): void;
}

/** Swaps in an edited folder, whole or not at all. One that is being written is left until it has come to rest. */
export function createReload({ signature, open, current, use, log, now, sleep }: ReloadParts): Reload {
  let read: string | undefined;
  let seen: string | undefined;
  let fault: string | undefined;
  let stopped = false;
  /** How long the last look took, without the reading of what had changed. */
  let took = 0;

  function swap(): void {
    try {
      const kb = open();
      const wasFaulty = fault !== undefined;
      fault = undefined;
      // Whoever reads the log was told of the fault: also where an edit is taken back they are told that it is over.
      if (wasFaulty) log.info('knowledge.mended', { version: kb.version });
      if (kb.version === current().version) return;
      use(kb);
      log.info('knowledge.swapped', { version: kb.version });
    } catch (cause) {
      if (!(cause instanceof UserError)) {
        fault = 'it cannot be read';
        return log.fault('knowledge.failed', cause);
      }
      const count = cause instanceof KnowledgeError ? cause.faults.length : 1;
      fault = `${count} fault${count === 1 ? '' : 's'} in the knowledge folder: \`onrecord knowledge check\` lists them`;
      log.warn('knowledge.faulty', { inUse: current().version, faults: cause.message });
    }
  }
  async function look(): Promise<void> {
    const from = now();
    const at = await signature();
    took = now() - from;
    // At the start, what is in use has just been read.
    if (read === undefined) {
      read = at;
      seen = at;
      return;
    }
    const rests = at === seen;
    seen = at;
    if (!rests || at === read) return;
    read = at;
    swap();
  }
  return {
    fault: () => fault,
    look,
    start() {
      const keep = async (): Promise<void> => {
        for (;;) {
          if (stopped) return;
          await look().catch((cause: unknown) => log.fault('knowledge.failed', cause));
          await sleep(Math.max(LOOK_EVERY, SHARE * took));
        }
      };
      void keep();
    },
    stop() {
      stopped = true;
    },
  };
}
