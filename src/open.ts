import { createHandle } from './bot/handle.js';
import { createMemory } from './bot/memory.js';
import { KNOWLEDGE, SNAPSHOT, version } from './home.js';
import type { KnowledgeBase } from './knowledge/base.js';
import { openKnowledge } from './knowledge/snapshot.js';
import { systemClock } from './model/clock.js';
import type { Handle } from './model/message.js';

/** The bot on a knowledge folder, by default the one of the package. Loaded only where something is asked. */
export function openBot(dir: string | undefined): { knowledge: () => KnowledgeBase; handle: Handle } {
  const base = openKnowledge(dir ?? KNOWLEDGE, { snapshot: SNAPSHOT });
  const knowledge = () => base;
  return { knowledge, handle: createHandle({ knowledge, memory: createMemory(), clock: systemClock, release: version() }) };
}
