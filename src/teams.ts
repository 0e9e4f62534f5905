import type { Reference, TeamsPorts } from './adapters/teams/ports.js';
import type { Seams, Teams } from './adapters/teams/teams.js';
import { amountOf } from './browse/amount.js';
import type { TeamsConfig } from './config.js';
import { platformPorts, type PlatformParts } from './platform.js';

/** Joins Teams to the rest. It is loaded only where it is configured; `seams` are for tests. */
export async function joinTeams(config: TeamsConfig, parts: PlatformParts, seams?: Seams): Promise<Teams> {
  const { createTeams } = await import('./adapters/teams/teams.js');
  const { knowledge, store } = parts;
  const ports: TeamsPorts = {
    ...platformPorts(parts),
    references: {
      ...store.references,
      // Nobody else writes them.
      find: async (place) => (await store.references.find(place)) as Reference | undefined,
    },
    amountOf: (claim) => amountOf(knowledge(), claim),
    now: Date.now,
    random: Math.random,
  };
  return createTeams(ports, config, seams);
}
