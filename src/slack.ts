import type { Slack } from './adapters/slack/slack.js';
import type { SlackPorts } from './adapters/slack/ports.js';
import type { Corridor } from './bot/handle.js';
import { claimsTold } from './bot/told.js';
import { overviewOf } from './browse.js';
import type { SlackConfig } from './config.js';
import type { KnowledgeBase } from './knowledge/base.js';
import type { Log } from './log.js';
import type { Store } from './store/contract.js';

export interface SlackParts extends Corridor {
  readonly knowledge: () => KnowledgeBase;
  readonly store: Store;
  readonly log: Log;
  readonly report: (event: string, cause: unknown) => string;
  readonly check?: SlackPorts['check'];
}

/** Keys that this process has seen, for while the store does not answer. */
const MOST = 10_000;

/** While the store fails, this process alone tells whether something is new: two replicas might then both answer. */
function firstOf(store: Store, report: SlackParts['report']): SlackPorts['first'] {
  const own = new Set<string>();
  return async (key) => {
    if (own.has(key)) return false;
    own.add(key);
    if (own.size > MOST) own.delete(own.values().next().value!);
    try {
      return await store.seen.first(key);
    } catch (cause) {
      report('store.failed', cause);
      return true;
    }
  };
}

/** Joins Slack to the rest. It is loaded only where it is configured. */
export async function joinSlack(config: SlackConfig, parts: SlackParts): Promise<Slack> {
  const { createSlack } = await import('./adapters/slack/slack.js');
  const { handle, overhear, repeat, list, check, knowledge, store, log, report } = parts;
  /** What is noted beside an answer must not cost it. */
  const noted = async (work: Promise<void>): Promise<void> => work.catch((cause: unknown) => void report('store.failed', cause));
  const ports: SlackPorts = {
    handle,
    overhear,
    repeat,
    list,
    check,
    browse: () => overviewOf(knowledge()),
    first: firstOf(store, report),
    knows: (conversation) => store.conversations.knows(conversation),
    told: (place, answer) => noted(store.told.tell(place, claimsTold(answer))),
    async rate({ again, ...opinion }) {
      const query = again === undefined ? undefined : (await repeat(again))?.answer.query;
      await store.feedback.give({ ...opinion, ...(query === undefined ? {} : { understood: JSON.stringify(query) }) });
    },
    installations: store.installations,
    forget: (prefix) => store.forget(prefix),
    log,
    report,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
  return createSlack(ports, config);
}
