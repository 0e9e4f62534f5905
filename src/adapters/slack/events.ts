import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';

/** Listens for events of one kind. */
export type OnEvent = <T extends string>(type: T, hear: (heard: SlackEventMiddlewareArgs<T> & AllMiddlewareArgs) => Promise<void>) => void;

/**
 * Events, each handed to who listens for its kind. Bolt hands whatever comes to every listener, those of buttons and
 * commands too, and copies its arguments for each of them: of all that an answer leaves as garbage, that was a sixth.
 */
export function createEvents(app: Pick<App, 'use'>): OnEvent {
  const listeners = new Map<string, (heard: never) => Promise<void>>();
  app.use(async (given) => {
    const hear = 'event' in given ? listeners.get(given.event.type) : undefined;
    await (hear ? hear(given as never) : given.next());
  });
  return (type, hear) => void listeners.set(type, hear);
}
