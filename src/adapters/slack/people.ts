import type { Client } from './client.js';
import type { Lang } from '../../model/language.js';
import type { SlackOptions } from './ports.js';

/** What is asked about somebody: their language and time zone, and whether they belong to the workspace. Nothing of it is written down. */
export interface Person {
  readonly lang: Lang | undefined;
  readonly member: boolean;
  /** Their time zone. */
  readonly zone?: string | undefined;
}

interface Kept {
  readonly person: Promise<Person | undefined>;
  readonly until: number;
}

const KEEP = 60 * 60_000;
/** After a failure: soon again. */
const SOON = 60_000;
const MOST = 5000;

/** Looks people up, and remembers what it found for an hour. */
export function createPeople(now: () => number) {
  const known = new Map<string, Kept>();

  async function look(client: Client, team: string, user: string): Promise<Person> {
    const { user: found } = await client.users.info({ user, include_locale: true });
    const member =
      found !== undefined &&
      !found.is_restricted &&
      !found.is_ultra_restricted &&
      !found.is_stranger &&
      !found.deleted &&
      (found.team_id === undefined || found.team_id === team || found.enterprise_user?.teams?.includes(team) === true);
    return { lang: found?.locale?.startsWith('fr') ? 'fr' : found?.locale?.startsWith('en') ? 'en' : undefined, member, zone: found?.tz };
  }

  return {
    /** Undefined where Slack does not tell. */
    find(client: Client, team: string, user: string): Promise<Person | undefined> {
      const key = `${team}:${user}`;
      const before = known.get(key);
      if (before && before.until > now()) return before.person;
      const person = look(client, team, user).catch(() => {
        known.set(key, { person: Promise.resolve(undefined), until: now() + SOON });
        return undefined;
      });
      known.delete(key);
      known.set(key, { person, until: now() + KEEP });
      if (known.size > MOST) known.delete(known.keys().next().value!);
      return person;
    },
  };
}
export type People = ReturnType<typeof createPeople>;

/** Whether the bot speaks in a channel; with one person it always does. */
export const speaksIn = ({ channels }: Pick<SlackOptions, 'channels'>, channel: string): boolean =>
  channels.length === 0 || !/^[CG]/.test(channel) || channels.includes(channel);

/** Why somebody is not answered, if so: where they ask, or who they are. */
export async function refusal(
  options: Pick<SlackOptions, 'channels' | 'audience'>,
  asked: { readonly channel: string | undefined; readonly from: string | undefined },
  person: () => Promise<Person | undefined>,
): Promise<'notHere' | 'notYou' | undefined> {
  const { channel, from } = asked;
  if (channel !== undefined && !speaksIn(options, channel)) return 'notHere';
  if (options.audience === 'everyone') return undefined;
  if (from !== undefined) return 'notYou';
  // Where Slack does not tell who they are, they are no members.
  return (await person())?.member === true ? undefined : 'notYou';
}
