import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Turns } from '../turns.js';

/**
 * All ways in as one. Whatever comes is acknowledged first, with nothing: answers go their own way, so that neither a
 * slow store nor a slow Slack makes it deliver again. Bolt would look up the workspace's token before.
 */
export function acknowledgeFirst(ways: readonly Receiver[], turns: Turns): Receiver {
  return {
    init(app: App) {
      const first = {
        async processEvent(event: ReceiverEvent): Promise<void> {
          await event.ack();
          turns.take(() => app.processEvent({ ...event, ack: async () => {} }));
        },
      };
      // A receiver uses nothing else of the app.
      for (const way of ways) way.init(first as unknown as App);
    },
    start: async () => {},
    stop: async () => {},
  };
}
