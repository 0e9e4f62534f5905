/** An event as Slack sends it: whatever it says it is, it is looked at before it is used. */
export type Payload = Readonly<Record<string, unknown>>;

export const text = (of: Payload | undefined, key: string): string | undefined => {
  const value = of?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
export const part = (of: Payload | undefined, key: string): Payload | undefined => {
  const value = of?.[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : undefined;
};
export const parts = (of: Payload | undefined, key: string): readonly Payload[] => {
  const value = of?.[key];
  return Array.isArray(value) ? (value as Payload[]) : [];
};

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** What a person wrote, as they see it: Slack sends mentions, channels and links in a markup of its own. */
export function readable(written: string): string {
  return written
    .replace(/<([^<>]*)>/g, (_, inner: string) => {
      const [target = '', label] = inner.split('|', 2);
      if (label !== undefined && label !== '') return label;
      // A mention without a name says nothing that could be looked up; a link is its address.
      return /^[@#!]/.test(target) ? ' ' : target;
    })
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]!)
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

const mentionsOf = (written: string): string[] => [...written.matchAll(/<[@!]([^<>|]+)/g)].map((m) => m[1]!);

/** A post that somebody made, and that is not the bot's, an edit or a note of Slack's. */
export interface Post {
  readonly channel: string;
  readonly kind: 'im' | 'channel';
  readonly user: string;
  /** As Slack sent it. */
  readonly written: string;
  readonly ts: string;
  readonly thread: string | undefined;
  /** Who began the thread. */
  readonly root: string | undefined;
  /** The organisation of who wrote it, if it is said. */
  readonly from: string | undefined;
}

/** Kinds of message that a person writes; all others are edits, deletions, arrivals and the like. */
const WRITTEN: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];

/** The post of an event; undefined where it is nothing to answer. */
export function postOf(event: Payload, botUser: string | undefined): Post | undefined {
  const [channel, user, ts] = [text(event, 'channel'), text(event, 'user'), text(event, 'ts')];
  if (channel === undefined || user === undefined || ts === undefined) return undefined;
  if (!WRITTEN.includes(text(event, 'subtype')) || event['edited'] !== undefined || event['hidden'] === true) return undefined;
  if (text(event, 'bot_id') !== undefined || event['bot_profile'] !== undefined || user === botUser || user === 'USLACKBOT')
    return undefined;
  return {
    channel,
    kind: event['channel_type'] === 'im' || channel.startsWith('D') ? 'im' : 'channel',
    user,
    written: text(event, 'text') ?? '',
    ts,
    thread: text(event, 'thread_ts'),
    root: text(event, 'parent_user_id'),
    from: text(event, 'user_team') ?? text(event, 'source_team'),
  };
}

/** Whether a post names somebody other than the bot: then it is to them. */
export const namesOthers = (post: Post, botUser: string | undefined): boolean => mentionsOf(post.written).some((id) => id !== botUser);
export const namesBot = (post: Post, botUser: string | undefined): boolean =>
  botUser !== undefined && mentionsOf(post.written).includes(botUser);

/** The bot's own user id: of the delivery, which tells it for each workspace. */
export function botUserOf(body: Payload): string | undefined {
  return text(
    parts(body, 'authorizations').find((a) => a['is_bot'] === true),
    'user_id',
  );
}

/** The organisation of somebody who belongs neither to this workspace nor to the organisation that it is part of. */
export const outside = (from: string | undefined, team: string, enterprise: string | undefined): string | undefined =>
  from === team || from === enterprise ? undefined : from;

/** What was said to the bot, without its name. */
export const saidIn = (post: Post, botUser: string | undefined): string =>
  readable(
    botUser === undefined
      ? post.written.replace(/^\s*<@[^<>]+>/, ' ')
      : post.written.replaceAll(new RegExp(`<@${botUser}(\\|[^<>]*)?>`, 'g'), ' '),
  );
