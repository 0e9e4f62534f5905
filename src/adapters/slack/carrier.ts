import type { Block } from '../../model/answer.js';
import type { Carrier, Chart, Digest, PauseReason, Posted } from '../../model/digest.js';
import { digestMessage } from '../../render/slack/digest.js';
import type { SlackMessage } from '../../render/slack/kit.js';
import { blockText } from '../../render/plain.js';
import { escape } from '../../render/slack/escape.js';
import type { Blocks, Client } from './client.js';
import { aboutBlocks, failureOf } from './failures.js';
import type { Payload } from './incoming.js';
import { spotOf } from './places.js';

/** What stands in the metadata of a digest: by its id it is known again. */
export const DIGEST_EVENT = 'onrecord_digest';
/** Slack takes an uploaded picture into a message when it has looked at it. */
const PICTURE_READY = 1500;
const UPLOAD_WITHIN = 10_000;
/** Posts looked through for a digest of ours, a page at a time. */
const PAGE = 200;
const PAGES = 10;

/** What Slack says of a place where nothing will ever be posted; all else may be mended by whoever runs the app. */
const HOPELESS: Readonly<Record<string, Exclude<PauseReason, 'asked'>>> = {
  channel_not_found: 'gone',
  not_in_channel: 'gone',
  user_not_found: 'gone',
  is_archived: 'archived',
  restricted_action: 'refused',
  restricted_action_read_only_channel: 'refused',
  restricted_action_thread_only_channel: 'refused',
  restricted_action_non_threadable_channel: 'refused',
  ekm_access_denied: 'refused',
  messages_tab_disabled: 'refused',
  cannot_dm_bot: 'refused',
  user_disabled: 'refused',
};

export interface CarrierParts {
  /** Slack as this workspace's app may call it. Fails where it is not installed. */
  readonly clientOf: (team: string) => Promise<Client>;
  /** Whether the bot speaks in a channel. */
  readonly speaksIn: (channel: string) => boolean;
  readonly draw: (chart: Chart) => Promise<Buffer>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly report: (event: string, cause: unknown) => unknown;
}

/** Where nothing was posted, since Slack said so or since we had not come that far. */
function notPosted(cause: unknown): Posted {
  const failure = failureOf(cause);
  if (failure.kind === 'later') return { kind: 'later', after: failure.after, why: 'ratelimited' };
  const reason = HOPELESS[failure.why];
  if (failure.kind === 'refused' && reason !== undefined) return { kind: 'refused', why: failure.why, reason };
  return { kind: 'later', after: 0, why: failure.why };
}

export function createCarrier({ clientOf, speaksIn, draw, sleep, report }: CarrierParts): Carrier {
  /** The channel of a place: with people, the messages with them. */
  async function channelOf(client: Client, id: string): Promise<string> {
    if (!id.startsWith('U') && !id.startsWith('W')) return id;
    const { channel } = await client.conversations.open({ users: id });
    return channel!.id!;
  }

  /** Whether a digest stands there: looked for from the latest post back. */
  async function stands(client: Client, channel: string, id: string, since: number): Promise<boolean> {
    // Clocks differ: a little earlier loses nothing.
    const oldest = String(Math.floor(since / 1000) - 300);
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const found = await client.conversations.history({
        channel,
        oldest,
        limit: PAGE,
        include_all_metadata: true,
        ...(cursor ? { cursor } : {}),
      });
      if (found.messages?.some((m) => (m.metadata?.event_payload as Payload | undefined)?.['digest'] === id)) return true;
      cursor = found.response_metadata?.next_cursor;
      if (!cursor) return false;
    }
    throw new Error('There is more in the channel than is looked through.');
  }

  /** Uploads a picture for a message to show; without it, the digest still has all it says. */
  async function upload(client: Client, chart: Chart): Promise<string | undefined> {
    try {
      const bytes = await draw(chart);
      const given = await client.files.getUploadURLExternal({
        filename: 'pledges.png',
        length: bytes.length,
        alt_text: chart.alt.slice(0, 1000),
      });
      const sent = await fetch(given.upload_url!, {
        method: 'POST',
        body: new Uint8Array(bytes),
        signal: AbortSignal.timeout(UPLOAD_WITHIN),
      });
      if (!sent.ok) throw new Error(`The upload was answered with ${sent.status}.`);
      await client.files.completeUploadExternal({ files: [{ id: given.file_id!, title: chart.title }] });
      return given.file_id;
    } catch (cause) {
      report('slack.picture-failed', cause);
      return undefined;
    }
  }

  /** Posts in the richest form that Slack takes. */
  async function say(client: Client, channel: string, digest: Digest, picture: string | undefined): Promise<Posted> {
    const bare = digestMessage(digest);
    const forms: (Pick<SlackMessage, 'text'> & Partial<Pick<SlackMessage, 'blocks'>>)[] = [
      ...(picture === undefined ? [] : [digestMessage(digest, picture), digestMessage(digest, picture)]),
      bare,
      { text: bare.plain },
    ];
    for (const [i, { text, blocks }] of forms.entries()) {
      try {
        await client.chat.postMessage({
          channel,
          text,
          ...(blocks === undefined ? {} : { blocks: blocks as unknown as Blocks }),
          metadata: { event_type: DIGEST_EVENT, event_payload: { digest: digest.id } },
          unfurl_links: false,
          unfurl_media: false,
        });
        return { kind: 'posted' };
      } catch (cause) {
        const failure = failureOf(cause);
        if (failure.kind === 'unclear') return { kind: 'unclear', why: failure.why };
        const other = failure.kind === 'refused' && aboutBlocks(failure.why) && i < forms.length - 1;
        if (!other) return notPosted(cause);
        if (picture !== undefined && i === 0) await sleep(PICTURE_READY);
      }
    }
    return { kind: 'later', after: 0, why: 'invalid_blocks' };
  }

  return {
    platform: 'slack',
    looks: true,
    async post(place, digest, maybe) {
      const { team, id } = spotOf(place);
      if (!speaksIn(id)) return { kind: 'refused', why: 'SLACK_CHANNELS', reason: 'refused' };
      let client: Client;
      let channel: string;
      let picture: string | undefined;
      try {
        client = await clientOf(team);
        channel = await channelOf(client, id);
      } catch (cause) {
        return notPosted(cause);
      }
      if (maybe) {
        // Where Slack cannot tell, it is asked again later; nothing is posted until it has.
        try {
          if (await stands(client, channel, digest.id, maybe.since)) return { kind: 'posted' };
        } catch (cause) {
          return { kind: 'unclear', why: failureOf(cause).kind === 'later' ? 'ratelimited' : (failureOf(cause) as { why: string }).why };
        }
      }
      if (digest.chart) picture = await upload(client, digest.chart);
      return say(client, channel, digest, picture);
    },
    async tell(place, blocks: readonly Block[]) {
      const { team, id } = spotOf(place);
      const client = await clientOf(team);
      await client.chat.postMessage({
        channel: await channelOf(client, id),
        text: escape(blocks.map(blockText).join('\n')),
        unfurl_links: false,
      });
    },
  };
}
