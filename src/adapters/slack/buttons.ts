import type { App } from '@slack/bolt';
import { carried, carry } from '../../render/carried.js';
import type { SlackMessage } from '../../render/slack/kit.js';
import { reasonModal } from '../../render/slack/home.js';
import { notice } from '../../render/slack/message.js';
import { ACTIONS } from '../../render/slack/actions.js';
import { say } from '../../render/slack/words.js';
import { opinionId } from '../opinion.js';
import { respondTo, type Desk, type Spot } from './desk.js';
import { outside, part, parts, text, type Payload } from './incoming.js';
import { commandsOf, directWith, postAt, threadOf } from './places.js';
import type { SlackPorts } from './ports.js';

/** A button that somebody pressed: where, and what it carries. */
interface Pressed {
  readonly spot: Spot;
  readonly value: string;
  readonly trigger: string;
  readonly body: Payload;
  /** The message that it stands below; absent on the page of the bot. */
  readonly message: { readonly ts: string; readonly thread: string | undefined; readonly alone: boolean } | undefined;
  readonly respond: ((message: SlackMessage, over?: Readonly<Record<string, unknown>>) => Promise<void>) | undefined;
}

export function listenForButtons(app: App, ports: SlackPorts, desk: Desk): void {
  /** Listens for a button; a second delivery of the same press does nothing. */
  function on(action: string | RegExp, work: (pressed: Pressed) => Promise<void>): void {
    app.action(action, async ({ body: raw, action: pressed, client, context }) => {
      const body = raw as unknown as Payload;
      const trigger = text(body, 'trigger_id') ?? '';
      const user = text(part(body, 'user'), 'id') ?? '';
      const container = part(body, 'container');
      const channel = text(part(body, 'channel'), 'id') ?? text(container, 'channel_id');
      const team = context.teamId ?? text(part(body, 'team'), 'id') ?? '';
      if (!(await ports.first(`slack:press:${trigger}`))) return;
      const message = part(body, 'message');
      const ts = text(container, 'message_ts');
      const thread = text(message, 'thread_ts') ?? text(container, 'thread_ts');
      const from = outside(text(part(body, 'user'), 'team_id'), team, text(part(body, 'enterprise'), 'id'));
      const url = text(body, 'response_url');
      const spot = { client, team, user, channel, thread, from };
      const respond = url === undefined ? undefined : respondTo(url, ports);
      const given: Pressed = {
        spot,
        value: text(pressed as unknown as Payload, 'value') ?? '',
        trigger,
        body,
        message: ts === undefined ? undefined : { ts, thread, alone: container?.['is_ephemeral'] === true },
        respond,
      };
      await desk.guarded(spot, () => work(given), respond && ((m) => respond(m)));
    });
  }

  /** Why a button does nothing any more: the record is another one, or what it belongs to could be kept in memory alone. */
  const stale = async ({ spot, respond, value }: Pressed) => {
    const lost = carried(value)?.again === undefined;
    const message = notice(say(lost ? 'gone' : 'stale', await desk.langOf(spot)));
    await (respond ? respond(message) : desk.tell(spot, message));
  };

  on(ACTIONS.ask, async ({ spot, value, message, respond, trigger }) => {
    const { team, user, channel } = spot;
    const told = respond && ((m: SlackMessage) => respond(m));
    if (value === '' || !(await desk.admits(spot, told))) return;
    const ask = (conversation: string) => desk.turns.inOrder(conversation, () => ports.handle({ conversation, text: value }));
    if (message?.alone && respond && channel !== undefined) {
      await respond(desk.message(await ask(commandsOf(team, channel, user)), { share: true }));
      return;
    }
    const by = { user, word: 'asks', question: value } as const;
    // From the page of the bot, the answer goes to the direct messages.
    if (channel === undefined || message === undefined) {
      await desk.answer({ ...spot, channel: user }, await ask(directWith(team, user)), trigger, { by });
      return;
    }
    const isDirect = channel.startsWith('D');
    const thread = message.thread ?? (isDirect ? undefined : message.ts);
    const reply = await ask(thread === undefined ? directWith(team, user) : threadOf(team, channel, thread));
    await desk.answer({ ...spot, channel, thread }, reply, trigger, { by });
  });

  on(ACTIONS.page, async (pressed) => {
    const { spot, value, message, body, respond } = pressed;
    const given = carried(value);
    const reply = given && (await desk.again(given));
    if (!reply || !respond) return stale(pressed);
    const turned = desk.message(reply, { page: given?.page, share: message?.alone === true });
    // Who asked or shared it stands above, also on the next page.
    const [head] = parts(part(body, 'message'), 'blocks');
    const above = head !== undefined && JSON.stringify(head).includes('"type":"user"') ? [head] : [];
    await respond({ ...turned, blocks: [...(above as unknown as SlackMessage['blocks']), ...turned.blocks] }, { replace_original: true });
    // What a list goes on with was told to nobody before.
    const alone = message === undefined || message.alone || spot.channel === undefined;
    await ports.told(alone ? postAt(spot, spot.user, 'command') : postAt(spot, spot.channel, message.ts), reply.answer);
  });

  on(ACTIONS.share, async (pressed) => {
    const { spot, value, message } = pressed;
    const { channel, team, user } = spot;
    const given = carried(value);
    const reply = given && (await desk.again(given));
    if (!reply || channel === undefined) return stale(pressed);
    // However often the button is pressed, it stands there once.
    if (!(await ports.first(`slack:share:${team}:${channel}:${user}:${message?.ts}:${given?.id}:${given?.page}`))) return;
    const frame = { page: given?.page, by: { user, word: 'shared' } } as const;
    await desk.answer({ ...spot, channel }, reply, `share:${message?.ts}`, frame, 'notShared');
  });

  on(ACTIONS.feedback, async ({ spot, value, message, trigger }) => {
    const given = carried(value);
    if (!given?.verdict) return;
    const { client, team, user, channel } = spot;
    const id = opinionId(team, user, channel ?? '', message?.ts ?? '', given.id);
    const { verdict, again } = given;
    const opinion = { id, answer: given.id, verdict, ...(again === undefined ? {} : { again }) };
    if (verdict === 'down') {
      const about = carry({ ...given, id: `${id} ${given.id} ${channel ?? ''}` }, 2900);
      // First, since Slack opens nothing three seconds after the press.
      await client.views
        .open({ trigger_id: trigger, view: reasonModal(about, await desk.langOf(spot)) as never })
        .catch((cause: unknown) => ports.report('slack.modal-failed', cause));
    }
    await ports.rate(opinion);
  });

  app.view(ACTIONS.reason, async ({ view, body, client, context }) => {
    const given = carried(view.private_metadata);
    const reason = text(view.state.values[ACTIONS.reason]?.[ACTIONS.reason] as unknown as Payload, 'value')?.trim();
    if (!given || reason === undefined || reason === '') return;
    const [id = '', answer = '', channel = ''] = given.id.split(' ');
    await ports.rate({
      id,
      answer,
      verdict: 'down',
      reason: reason.slice(0, 1000),
      ...(given.again === undefined ? {} : { again: given.again }),
    });
    const spot = {
      client,
      team: context.teamId ?? body.team?.id ?? '',
      user: body.user.id,
      channel: channel === '' ? undefined : channel,
      from: undefined,
    };
    await desk.say(spot, 'thanks');
  });
}
