import type { App } from '@slack/bolt';
import { FILTER_KINDS, inOrder, type DigestFilter, type DigestRequest, type DigestSpot } from '../../model/digest.js';
import type { Lang } from '../../model/language.js';
import type { Reply } from '../../model/message.js';
import { plain } from '../../render/plain.js';
import { escape } from '../../render/slack/escape.js';
import { ACTIONS } from '../../render/slack/actions.js';
import { DIGEST_FORM, digestForm } from '../../render/slack/form.js';
import { notice } from '../../render/slack/message.js';
import { causeText, say } from '../../render/slack/words.js';
import type { Client } from './client.js';
import type { Desk, Spot } from './desk.js';
import { failureOf } from './failures.js';
import { part, parts, text, type Payload } from './incoming.js';
import { digestAt, workspace } from './places.js';
import type { SlackPorts } from './ports.js';

/** People of a channel that are looked through for one, a page at a time. */
const PAGE = 1000;
const PAGES = 20;

/** Whether somebody is in a channel, as far as Slack tells the app. */
async function isMember(client: Client, channel: string, user: string): Promise<boolean> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const found = await client.conversations.members({ channel, limit: PAGE, ...(cursor ? { cursor } : {}) }).catch(() => undefined);
    if (found?.members?.includes(user)) return true;
    cursor = found?.response_metadata?.next_cursor;
    if (!cursor) return false;
  }
  return false;
}

/** The channel that a post names as the one to post to: `<#C123|policy>`. */
export const channelNamed = (written: string): string | undefined => /<#([CG][A-Z0-9]+)(?:\|[^<>]*)?>/.exec(written)?.[1];

/** What all ways to a digest share: by a post, a command, or the form. */
export function createDigestDesk(ports: SlackPorts, desk: Desk) {
  /** Where a digest would go that is asked for here. `here`: who writes in a channel is in it. */
  async function spotOf(spot: Spot, named: string | undefined, here: boolean): Promise<DigestSpot> {
    const { client, team, user, channel } = spot;
    const target = named ?? (channel === undefined || channel.startsWith('D') ? user : channel);
    const person = await desk.person(spot);
    return {
      place: digestAt(team, target),
      workspace: workspace(team),
      person: digestAt(team, user),
      zone: person?.zone,
      closedBy: desk.closedBy(target),
      member: async () => target === user || (here && target === channel) || isMember(client, target, user),
    };
  }

  /** Tells a channel what was changed of its digest, and by whom; and sees to it that the bot can look up what it posts there. */
  async function announce({ client, user }: Spot, channel: string, reply: Pick<Reply, 'answer'>): Promise<string | undefined> {
    if (!channel.startsWith('C') && !channel.startsWith('G')) return undefined;
    if (channel.startsWith('C')) await client.conversations.join({ channel }).catch(() => undefined);
    const { lang, blocks } = reply.answer;
    try {
      await client.chat.postMessage({
        channel,
        text: `${say('digestBy', lang, { user: `<@${user}>` })} ${escape(plain(blocks))}`,
        unfurl_links: false,
      });
      return undefined;
    } catch (cause) {
      const failure = failureOf(cause);
      return failure.kind === 'later' ? 'ratelimited' : failure.why;
    }
  }

  return {
    spotOf,
    /** What a channel does not see for itself is told there; what could not be is told to who asked. */
    async announced(spot: Spot, target: DigestSpot, reply: Reply, seen: boolean): Promise<void> {
      if (!reply.changed) return;
      const channel = target.place.slice(target.workspace.length);
      if (seen) {
        if (channel.startsWith('C')) await spot.client.conversations.join({ channel }).catch(() => undefined);
        return;
      }
      const cause = await announce(spot, channel, reply);
      if (cause !== undefined) await desk.say(spot, 'digestNotAnnounced', { cause: causeText(cause, reply.answer.lang) });
    },
    /** Opens the form: Slack takes it within three seconds of the press. */
    async form(spot: Spot, trigger: string): Promise<void> {
      const digests = ports.digests();
      const person = await desk.person(spot);
      const lang = person?.lang ?? 'en';
      if (!digests) return desk.say(spot, 'noDigests');
      const { channel } = spot;
      const view = digestForm({
        lang,
        channel: channel?.startsWith('D') ? undefined : channel,
        zone: person?.zone ?? 'UTC',
        zones: Intl.supportedValuesOf('timeZone'),
        choices: digests.choices(),
      });
      await spot.client.views.open({ trigger_id: trigger, view: view as never });
    },
  };
}
export type DigestDeskOfSlack = ReturnType<typeof createDigestDesk>;

/** What somebody entered in the form. */
function entered(view: Payload): { readonly where: string | undefined; readonly lang: Lang; readonly request: DigestRequest } {
  const values = part(part(view, 'state'), 'values');
  const field = (name: string): Payload | undefined => part(part(values, name), name);
  const picked = (name: string): string | undefined => text(part(field(name), 'selected_option'), 'value');
  const chosen = (name: string): string[] => parts(field(name), 'selected_options').flatMap((o) => text(o, 'value') ?? []);
  const about = chosen('about');
  const filter = Object.fromEntries(
    FILTER_KINDS.map((kind) => [kind, about.filter((a) => a.startsWith(`${kind}:`)).map((a) => a.slice(kind.length + 1))]),
  ) as unknown as DigestFilter;
  const lang: Lang = picked('lang') === 'fr' ? 'fr' : 'en';
  const days = inOrder(chosen('days'));
  const zone = picked('zone');
  const schedule = {
    ...(days.length > 0 ? { days } : {}),
    at: text(field('at'), 'selected_time') ?? '09:00',
    ...(zone === undefined ? {} : { zone }),
  };
  const quiet = chosen('quiet').length > 0;
  return {
    where: text(field('where'), 'selected_conversation'),
    lang,
    request: { do: 'subscribe', wish: { schedule, lang, filter, quiet } },
  };
}

/** The form: its button on the page of the bot, and what comes back. */
export function listenForForms(app: App, ports: SlackPorts, desk: Desk): void {
  const own = createDigestDesk(ports, desk);
  app.action(ACTIONS.digestForm, async ({ body: raw, client, context }) => {
    const body = raw as unknown as Payload;
    const trigger = text(body, 'trigger_id') ?? '';
    if (!(await ports.first(`slack:press:${trigger}`))) return;
    const spot: Spot = {
      client,
      team: context.teamId ?? '',
      user: text(part(body, 'user'), 'id') ?? '',
      channel: undefined,
      from: undefined,
    };
    await desk.guarded(spot, () => own.form(spot, trigger));
  });
  app.view(DIGEST_FORM, async ({ view, body, client, context }) => {
    if (!(await ports.first(`slack:view:${view.id}`))) return;
    const { where, lang, request } = entered(view as unknown as Payload);
    const spot: Spot = { client, team: context.teamId ?? body.team?.id ?? '', user: body.user.id, channel: where, from: undefined };
    await desk.guarded({ ...spot, channel: undefined }, async () => {
      if (!(await desk.admits({ ...spot, channel: undefined }))) return;
      const digests = ports.digests();
      if (!digests) return desk.say({ ...spot, channel: undefined }, 'noDigests');
      const target = await own.spotOf(spot, where, false);
      const { blocks, changed } = await digests.manage(request, target, lang);
      const reply = { answer: { lang, blocks }, changed } as unknown as Reply;
      await desk.tell({ ...spot, channel: undefined }, notice(plain(blocks)));
      await own.announced({ ...spot, channel: undefined }, target, reply, false);
    });
  });
}
