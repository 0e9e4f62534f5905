import type { Activity } from 'botbuilder';
import type { Lang } from '../../model/language.js';

/** Whatever an activity says it is, it is looked at before it is used. */
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
  return Array.isArray(value) ? value.filter((v) => typeof v === 'object' && v !== null) : [];
};

/** Where somebody is: what is said to them goes there. */
export interface Spot {
  readonly serviceUrl: string;
  readonly tenant: string;
  /** With its thread, in a channel. */
  readonly conversation: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  readonly user: string;
  readonly bot: { readonly id: string; readonly name?: string };
  readonly lang: Lang | undefined;
  /** The time zone of who wrote. */
  readonly zone: string | undefined;
  /** The id of what came. */
  readonly activity: string | undefined;
  /** The message of ours that it is about: whose button was pressed, or that was rated. */
  readonly about: string | undefined;
}

const langOf = (locale: string | undefined): Lang | undefined =>
  locale === undefined
    ? undefined
    : locale.toLowerCase().startsWith('fr')
      ? 'fr'
      : locale.toLowerCase().startsWith('en')
        ? 'en'
        : undefined;

const KINDS = ['personal', 'groupChat', 'channel'] as const;

/** Where an activity comes from; undefined where it does not say enough to be answered. */
export function spotOf(activity: Activity): Spot | undefined {
  const given = activity as unknown as Payload;
  const conversation = part(given, 'conversation');
  const id = text(conversation, 'id');
  const [serviceUrl, bot] = [text(given, 'serviceUrl'), text(part(given, 'recipient'), 'id')];
  if (id === undefined || serviceUrl === undefined || bot === undefined) return undefined;
  const kind = KINDS.find((k) => k === text(conversation, 'conversationType')) ?? 'personal';
  const name = text(part(given, 'recipient'), 'name');
  const tenant = text(part(part(given, 'channelData'), 'tenant'), 'id') ?? text(conversation, 'tenantId') ?? '';
  const said = text(given, 'locale') ?? parts(given, 'entities').flatMap((e) => text(e, 'locale') ?? [])[0];
  return {
    serviceUrl,
    tenant,
    conversation: id,
    kind,
    user: text(part(given, 'from'), 'aadObjectId') ?? text(part(given, 'from'), 'id') ?? '',
    bot: { id: bot, ...(name === undefined ? {} : { name }) },
    lang: langOf(said),
    zone: text(given, 'localTimezone') ?? parts(given, 'entities').flatMap((e) => text(e, 'timezone') ?? [])[0],
    activity: text(given, 'id'),
    about: text(given, 'replyToId'),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&nbsp;': ' ', '&quot;': '"', '&#39;': "'" };
const decoded = (written: string): string => written.replace(/&(?:lt|gt|amp|nbsp|quot|#39);/g, (entity) => ENTITIES[entity]!);

const mentions = (activity: Payload) =>
  parts(activity, 'entities')
    .filter((e) => e['type'] === 'mention')
    .map((e) => ({ id: text(part(e, 'mentioned'), 'id'), text: text(e, 'text') }));

export const namesBot = (activity: Payload, bot: string): boolean => mentions(activity).some((m) => m.id === bot);

/** What a person wrote, without the name of the bot: Teams sends mentions in a markup of its own. */
export function saidIn(activity: Payload, bot: string): string {
  let written = text(activity, 'text') ?? '';
  for (const own of mentions(activity)) if (own.id === bot && own.text !== undefined) written = written.replaceAll(own.text, ' ');
  return decoded(written.replace(/<at\b[^>]*>(.*?)<\/at>/gis, '$1'))
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** The words of a message's HTML. */
export const wordsOf = (html: string): string =>
  decoded(
    html
      .replace(/<(script|style)\b.*?<\/\1>/gis, ' ')
      .replace(/<(br|\/p|\/div|\/li|\/tr|\/h\d)\b[^>]*>/gi, '\n')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
