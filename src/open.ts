import { createCorridor, formOf, type Corridor, type Ports } from './bot/handle.js';
import { createMemory, type Memory } from './bot/memory.js';
import { KNOWLEDGE, SNAPSHOT, version } from './home.js';
import type { KnowledgeBase } from './knowledge/base.js';
import { openKnowledge } from './knowledge/snapshot.js';
import type { Check } from './model/checked.js';
import { systemClock } from './model/clock.js';

export interface OpenOptions extends Pick<Ports, 'recent' | 'unanswered'> {
  /** A memory that outlives the process; `form` is what its contexts are of. */
  readonly memory?: (form: () => string) => Memory;
}

/** The bot on a knowledge folder, by default the one of the package. Loaded only where something is asked. */
export function openBot(
  dir: string | undefined,
  { memory: ownMemory, ...others }: OpenOptions = {},
): Corridor & { knowledge: () => KnowledgeBase; check: Check } {
  const base = openKnowledge(dir ?? KNOWLEDGE, { snapshot: SNAPSHOT });
  const release = version();
  const knowledge = () => base;
  const memory = ownMemory?.(() => formOf(release, base)) ?? createMemory();
  return {
    knowledge,
    ...createCorridor({ knowledge, memory, clock: systemClock, release, ...others }),
    // Loaded when a text is checked, so that a question does not pay for it.
    check: (text, lang) => (require('./bot/check.js') as typeof import('./bot/check.js')).createCheck({ knowledge, release })(text, lang),
  };
}
