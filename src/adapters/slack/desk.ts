import type { Answer } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import type { Reply } from '../../model/message.js';
import { notice, slackMessage, type Frame } from '../../render/slack/message.js';
import { causeText, say, type SlackWord } from '../../render/slack/words.js';
import type { SlackMessage } from '../../render/slack/kit.js';
import type { Carried } from '../../render/carried.js';
import type { Blocks, Client } from './client.js';
import { inSomeForm, insist, Undelivered, type Wire } from './deliver.js';
import type { Payload } from './incoming.js';
import { createPeople, refusal, speaksIn } from './people.js';
import { postAt } from './places.js';
import type { SlackOptions, SlackPorts } from './ports.js';
import { drawnOnce } from '../drawn.js';
import { createTurns, type Turns } from '../turns.js';

/** Where somebody is: what is said to them goes there. */
export interface Spot {
  readonly client: Client;
  readonly team: string;
  readonly user: string;
  /** Absent on the page of the bot. */
  readonly channel: string | undefined;
  readonly thread?: string | undefined;
  /** The organisation of the user, where it is another one. */
  readonly from: string | undefined;
}

/** Answers by response_url: only the asker sees them. */
export type Respond = (message: SlackMessage, over?: Readonly<Record<string, unknown>>) => Promise<void>;

const EVENT = 'onrecord_answer';
/** Answers that are kept in this process. */
const KEPT = 200;

/** An answer with nothing around it. */
const ALONE: Frame = {};

/** A message as it is posted, its blocks written down: the SDK would copy and write them each time. */
interface Written extends Pick<SlackMessage, 'text' | 'plain'> {
  readonly blocks: string;
}
const written = ({ text, plain, blocks }: SlackMessage): Written => ({ text, plain, blocks: JSON.stringify(blocks) });

/** What all listeners do: look whether to answer, answer, and tell the asker where that failed. */
export function createDesk(
  ports: SlackPorts,
  options: SlackOptions,
  turns: Turns = createTurns((cause) => void ports.report('slack.failed', cause)),
) {
  const people = createPeople(Date.now);
  const person = ({ client, team, user }: Spot) => people.find(client, team, user);

  const frameOf = (reply: Reply, frame: Frame): Frame => ({
    ...frame,
    again: reply.again?.(),
    rest: reply.rest && { count: reply.rest.count, again: reply.rest.again() },
    before: reply.before && { count: reply.before.count, again: reply.before.again() },
  });

  const draw = (reply: Reply, frame: Frame): SlackMessage => slackMessage(reply.answer, frameOf(reply, frame));
  const drawnAlone = drawnOnce<Written>();

  /** Posts once: after an unclear answer of Slack's, what stands there is read before it is posted again. */
  async function post(
    spot: Spot & { channel: string },
    message: Written,
    simple: () => Written,
    key: string,
  ): Promise<{ channel: string; ts: string }> {
    const { client, channel, thread } = spot;
    const since = String(Date.now() / 1000 - 60);
    const already = async () => {
      const found = thread
        ? await client.conversations.replies({ channel, ts: thread, include_all_metadata: true, oldest: since, limit: 15 })
        : await client.conversations.history({ channel, include_all_metadata: true, oldest: since, limit: 15 });
      const own = found.messages?.find((m) => (m.metadata?.event_payload as Payload | undefined)?.['key'] === key);
      return own?.ts === undefined ? undefined : { ok: true as const, channel, ts: own.ts };
    };
    const posted = await inSomeForm(message, simple, ({ text, blocks }) =>
      insist<{ channel?: string; ts?: string }>(
        () =>
          client.chat.postMessage({
            channel,
            text,
            ...(blocks === undefined ? {} : { blocks: blocks as unknown as Blocks }),
            ...(thread === undefined ? {} : { thread_ts: thread }),
            metadata: { event_type: EVENT, event_payload: { key } },
            unfurl_links: false,
            unfurl_media: false,
          }),
        ports,
        already,
      ),
    );
    return { channel: posted.channel ?? channel, ts: posted.ts ?? '' };
  }

  /** Says something to one person alone: where they are, else in their direct messages. */
  async function tell(spot: Spot, message: SlackMessage): Promise<void> {
    const { client, user, channel, thread } = spot;
    const blocks = message.blocks as unknown as Blocks;
    const ways = [
      ...(channel === undefined || channel.startsWith('D')
        ? []
        : [
            () =>
              client.chat.postEphemeral({
                channel,
                user,
                text: message.text,
                blocks,
                ...(thread === undefined ? {} : { thread_ts: thread }),
              }),
          ]),
      () => client.chat.postMessage({ channel: user, text: message.text, blocks, unfurl_links: false, unfurl_media: false }),
    ];
    for (const [i, way] of ways.entries()) {
      try {
        await insist(way, ports);
        return;
      } catch (cause) {
        if (!(cause instanceof Undelivered)) throw cause;
        if (i === ways.length - 1) ports.log.warn('slack.undelivered', { why: cause.why, team: spot.team });
      }
    }
  }

  // What cannot be made again from a button (a text that was checked) is kept for a while, so that it can be shared.
  const kept = new Map<string, Answer>();
  const keep = (answer: Answer): void => {
    kept.set(answer.id, answer);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  };

  const langOf = async (spot: Spot): Promise<Lang> => (await person(spot))?.lang ?? 'en';

  return {
    turns,
    person,
    langOf,
    tell,
    say: async (spot: Spot, word: SlackWord, slots?: Readonly<Record<string, string>>) =>
      tell(spot, notice(say(word, await langOf(spot), slots))),

    /** The setting that keeps the bot from speaking in a channel, if one does. */
    closedBy: (channel: string): string | undefined => (speaksIn(options, channel) ? undefined : 'SLACK_CHANNELS'),

    /** Whether this person is answered here; if not, they are told why. */
    async admits(spot: Spot, told: (message: SlackMessage) => Promise<void> = (message) => tell(spot, message)): Promise<boolean> {
      const why = await refusal(options, spot, () => person(spot));
      if (why === undefined) return true;
      await told(notice(say(why, await langOf(spot))));
      return false;
    },

    message(reply: Reply, frame: Frame): SlackMessage {
      if (!reply.again) keep(reply.answer);
      return slackMessage(reply.answer, { ...frameOf(reply, frame), kept: !reply.again });
    },

    /** The answer that a button belongs to; undefined where the record or the release is another one by now. */
    async again({ id, again }: Carried): Promise<Reply | undefined> {
      if (again !== undefined) return ports.repeat(again);
      const answer = kept.get(id);
      return answer && { answer, ms: 0 };
    },

    /** Posts an answer for everybody there. The asker gets it alone where that fails, and why. */
    async answer(
      spot: Spot & { channel: string },
      reply: Reply,
      key: string,
      frame: Frame = ALONE,
      failed: SlackWord = 'undelivered',
    ): Promise<boolean> {
      const { answer } = reply;
      try {
        const message = frame === ALONE ? drawnAlone(answer, () => written(draw(reply, ALONE))) : written(draw(reply, frame));
        const at = await post(spot, message, () => written(draw(reply, { ...frame, simple: true })), key);
        await ports.told(postAt(spot, at.channel, at.ts), answer);
        return true;
      } catch (cause) {
        if (!(cause instanceof Undelivered)) throw cause;
        ports.log.info('slack.not-posted', { why: cause.why, team: spot.team });
        const note = say(failed, answer.lang, { cause: causeText(cause.why, answer.lang) });
        await tell(spot, failed === 'undelivered' ? draw(reply, { ...frame, note, share: false }) : notice(note));
        return false;
      }
    },

    /** Does the work; what nobody foresaw is logged, and whoever waits is told under which id. */
    async guarded(
      spot: Spot,
      work: () => Promise<void>,
      told: (message: SlackMessage) => Promise<void> = (message) => tell(spot, message),
    ): Promise<void> {
      try {
        await work();
      } catch (cause) {
        const id = ports.report('slack.answer-failed', cause);
        await told(notice(say('failed', await langOf(spot), { id })));
      }
    },
  };
}
export type Desk = ReturnType<typeof createDesk>;

/** How long Slack may take to take what is sent to a response_url, in milliseconds. */
const RESPOND_WITHIN = 10_000;

/** Sends to the address that Slack gave with a command or a button. Works for half an hour and five times. */
export function respondTo(url: string, wire: Wire): Respond {
  return async (message, over = {}) => {
    const simple = () => ({ ...message, blocks: message.blocks.filter((b) => b.type !== 'table' && b.type !== 'context_actions') });
    await inSomeForm(message, simple, ({ text, blocks }) =>
      insist(async () => {
        const body = JSON.stringify({
          response_type: 'ephemeral',
          replace_original: false,
          text,
          blocks,
          unfurl_links: false,
          unfurl_media: false,
          ...over,
        });
        const headers = { 'Content-Type': 'application/json' };
        const res = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(RESPOND_WITHIN), redirect: 'error' });
        if (res.status === 429)
          throw Object.assign(new Error('rate limited'), {
            code: 'slack_webapi_rate_limited_error',
            retryAfter: Number(res.headers.get('retry-after') ?? 1),
          });
        const said = await res.text();
        const why = /"error":"(\w+)"/.exec(said)?.[1] ?? (res.ok ? undefined : said.trim().slice(0, 60).replace(/\W+/g, '_'));
        if (res.status >= 500) throw Object.assign(new Error('trouble'), { code: 'slack_webapi_http_error', statusCode: res.status });
        if (why !== undefined) throw Object.assign(new Error('refused'), { code: 'slack_webapi_platform_error', data: { error: why } });
      }, wire),
    );
  };
}
