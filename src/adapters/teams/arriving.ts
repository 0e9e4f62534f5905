import type { Activity } from 'botbuilder';
import { greeting } from '../../render/teams/greeting.js';
import type { Desk } from './desk.js';
import { parts, spotOf, text, type Payload } from './incoming.js';
import type { TeamsPorts } from './ports.js';

/** Whether the bot itself is among those who came or left. */
const isAmong = (activity: Activity, list: 'membersAdded' | 'membersRemoved'): boolean =>
  parts(activity as unknown as Payload, list).some((m) => text(m, 'id') === activity.recipient?.id);

/** Coming and going. Teams tells of an installation several ways, and again whenever it likes: it is greeted once. */
export function listenForArrivals(ports: TeamsPorts, desk: Desk) {
  function come(activity: Activity): void {
    const spot = spotOf(activity);
    if (!spot) return;
    // A greeting answers nothing.
    const here = { ...spot, activity: undefined };
    desk.turns.take(() =>
      desk.turns.inOrder(desk.conversation(here), () =>
        desk.guarded(here, async () => {
          const known = (await ports.references.find(desk.place(here))) !== undefined;
          await desk.remember(here);
          if (known || !(await ports.first(`${desk.place(here)}:greeting`))) return;
          await desk.say(here, greeting(ports.browse(), desk.langOf(here)));
        }),
      ),
    );
  }

  function leave(activity: Activity): void {
    const spot = spotOf(activity);
    if (!spot) return;
    desk.turns.take(() =>
      desk.turns.inOrder(desk.conversation(spot), async () => {
        await desk.forget(spot);
        await ports.forget(desk.place(spot));
        ports.log.info('teams.removed', { tenant: spot.tenant });
      }),
    );
  }

  return {
    installed(activity: Activity): void {
      if (activity.action === 'remove') leave(activity);
      // An upgrade takes the old version away first: nobody has left.
      else if (activity.action !== 'remove-upgrade') come(activity);
    },
    members(activity: Activity): void {
      if (isAmong(activity, 'membersAdded')) come(activity);
      if (isAmong(activity, 'membersRemoved')) leave(activity);
    },
  };
}
