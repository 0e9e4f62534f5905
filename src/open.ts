import { createCorridor, formOf, type Corridor, type Ports } from './bot/handle.js';
import { createMemory, type Memory } from './bot/memory.js';
import { KNOWLEDGE, SNAPSHOT, version } from './home.js';
import type { KnowledgeBase } from './knowledge/base.js';
import { openKnowledge } from './knowledge/snapshot.js';
import type { Check } from './model/checked.js';
import { systemClock } from './model/clock.js';

export interface OpenOptions extends Pick<Ports, 'recent' | 'unanswered' | 'digests'> {
  /** A memory that outlives the process; `form` is what its contexts are of. */
  readonly memory?: (form: () => string) => Memory;
}

export interface Bot extends Corridor {
  readonly knowledge: () => KnowledgeBase;
  readonly check: Check;
  /** Reads and checks the folder again: the record as it is now. Throws a KnowledgeError where it has faults. */
  readonly reopen: () => KnowledgeBase;
  /** From now on, this record is asked. */
  readonly use: (kb: KnowledgeBase) => void;
}

/** The bot on a knowledge folder, by default the one of the package. Loaded only where something is asked. */
export function openBot(dir: string | undefined, { memory: ownMemory, ...others }: OpenOptions = {}): Bot {
  const reopen = () => openKnowledge(dir ?? KNOWLEDGE, { snapshot: SNAPSHOT });
  let base = reopen();
  const release = version();
  const knowledge = () => base;
  const memory = ownMemory?.(() => formOf(release, base)) ?? createMemory();
  return {
    knowledge,
    reopen,
    use(kb) {
      base = kb;
    },
    ...createCorridor({ knowledge, memory, clock: systemClock, release, ...others }),
    // Loaded when a text is checked, so that a question does not pay for it.
    check: (text, lang) => (require('./bot/check.js') as typeof import('./bot/check.js')).createCheck({ knowledge, release })(text, lang),
  };
}
