import type { Slack } from './adapters/slack/slack.js';
import type { SlackPorts } from './adapters/slack/ports.js';
import type { SlackConfig } from './config.js';
import { platformPorts, type PlatformParts } from './platform.js';

/** Joins Slack to the rest. It is loaded only where it is configured. */
export async function joinSlack(config: SlackConfig, parts: PlatformParts): Promise<Slack> {
  const { createSlack } = await import('./adapters/slack/slack.js');
  const { overhear, store } = parts;
  const ports: SlackPorts = {
    ...platformPorts(parts),
    overhear,
    knows: (conversation) => store.conversations.knows(conversation),
    installations: store.installations,
    draw: async (chart) => (await import('./digests.js')).drawChart(chart),
  };
  return createSlack(ports, config);
}
