import { createHandle } from './bot/handle.js';
import { createMemory } from './bot/memory.js';
import { KNOWLEDGE, SNAPSHOT, version } from './home.js';
import type { KnowledgeBase } from './knowledge/base.js';
import { openKnowledge } from './knowledge/snapshot.js';
import type { Check } from './model/checked.js';
import { systemClock } from './model/clock.js';
import type { Handle } from './model/message.js';

/** The bot on a knowledge folder, by default the one of the package. Loaded only where something is asked. */
export function openBot(dir: string | undefined): { knowledge: () => KnowledgeBase; handle: Handle; check: Check } {
  const base = openKnowledge(dir ?? KNOWLEDGE, { snapshot: SNAPSHOT });
  const knowledge = () => base;
  const release = version();
  return {
    knowledge,
    handle: createHandle({ knowledge, memory: createMemory(), clock: systemClock, release }),
    // Loaded when a text is checked, so that a question does not pay for it.
    check: (text, lang) => (require('./bot/check.js') as typeof import('./bot/check.js')).createCheck({ knowledge, release })(text, lang),
  };
}
