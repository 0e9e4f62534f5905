import type { Block, Citation, Span } from './answer.js';
import type { MeasureId, OrganisationId, PlaceId, TopicId } from './ids.js';
import type { Bilingual, Lang } from './language.js';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const WORKING_DAYS = WEEKDAYS.slice(0, 5);

/** Days of the week in their order, each once. */
export const inOrder = (days: Iterable<string>): Weekday[] => {
  const wanted = new Set(days);
  return WEEKDAYS.filter((day) => wanted.has(day));
};

/** When a digest is due: the clock on the wall of those who read it. */
export interface Schedule {
  /** One at least, in the order of the week. */
  readonly days: readonly Weekday[];
  /** `09:00`. */
  readonly at: string;
  /** An IANA name: `Europe/Paris`. */
  readonly zone: string;
}

/** What a digest is about; empty: the whole record. What fits any of a kind, and each kind that is given, is in. */
export interface DigestFilter {
  readonly organisations: readonly OrganisationId[];
  readonly places: readonly PlaceId[];
  readonly topics: readonly TopicId[];
  readonly measures: readonly MeasureId[];
}
export const WHOLE_RECORD: DigestFilter = { organisations: [], places: [], topics: [], measures: [] };
export const FILTER_KINDS = ['organisations', 'places', 'topics', 'measures'] as const satisfies readonly (keyof DigestFilter)[];

/** What somebody wants of a digest. */
export interface DigestWish {
  readonly schedule: Schedule;
  readonly lang: Lang;
  readonly filter: DigestFilter;
  /** Nothing is sent on days with nothing new. */
  readonly quiet: boolean;
}

/** Where a digest goes, and who asks for it. Addresses are made and read by the platform alone. */
export interface DigestSpot {
  /** The channel, or the direct messages with one person. */
  readonly place: string;
  /** What the place belongs to, as its address begins: limits are counted by it. */
  readonly workspace: string;
  /** The direct messages with whoever asks: what concerns them alone goes there. */
  readonly person: string;
  /** Whether they belong to the place; asked only where something of it is to change. */
  readonly member: () => Promise<boolean>;
  /** The setting of whoever runs the bot that keeps it from speaking there, if one does. */
  readonly closedBy?: string | undefined;
  /** Their time zone, where the platform knows it. */
  readonly zone?: string | undefined;
}

/** What somebody says of the digests of a place. A wish leaves out what was not said. */
export type DigestRequest =
  | { readonly do: 'subscribe'; readonly wish: Partial<Omit<DigestWish, 'schedule'>> & { readonly schedule?: Partial<Schedule> } }
  | {
      readonly do: 'change';
      /** From 1, as they are listed; absent: the only one. */
      readonly nth?: number;
      readonly wish: Partial<Omit<DigestWish, 'schedule'>> & { readonly schedule?: Partial<Schedule> };
    }
  | { readonly do: 'pause' | 'resume' | 'remove' | 'send'; readonly nth?: number }
  | { readonly do: 'list' }
  /** What it is to be about is not on record. */
  | { readonly do: 'unknown' };

/** Why nothing is sent until somebody sees to it. */
export type PauseReason = 'asked' | 'gone' | 'archived' | 'refused';

/** A digest that a place gets. */
export interface DigestView {
  readonly id: string;
  readonly place: string;
  readonly wish: DigestWish;
  readonly paused?: PauseReason | undefined;
  /** The next instant, in milliseconds, and its local date; absent while it is paused. */
  readonly next?: { readonly at: number; readonly date: string } | undefined;
}

/** A bar of a chart: the figure as a length, and as it is printed. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

/** Amounts side by side, in one currency. `alt` says the same in words. */
export interface Chart {
  readonly title: string;
  readonly bars: readonly [Bar, ...Bar[]];
  readonly alt: string;
}

/** A part of a digest under its heading. */
export interface DigestSection {
  readonly kind: 'notice' | 'corrections' | 'changes' | 'deadlines' | 'quote' | 'figure' | 'total' | 'picture';
  /** Absent where the lines speak for themselves. */
  readonly heading?: string | undefined;
  readonly blocks: readonly Block[];
}

/** What is posted: a difference, each line of it with its source. */
export interface Digest {
  readonly id: string;
  readonly lang: Lang;
  readonly title: readonly Span[];
  readonly sections: readonly DigestSection[];
  readonly citations: readonly Citation[];
  readonly chart?: Chart | undefined;
  readonly knowledgeVersion: string;
}

/** What came of a post. */
export type Posted =
  | { readonly kind: 'posted' }
  /** Nothing was done; again after so many milliseconds. */
  | { readonly kind: 'later'; readonly after: number; readonly why: string }
  /** It may stand there or not. */
  | { readonly kind: 'unclear'; readonly why: string }
  /** The platform will not take it, now or later. */
  | { readonly kind: 'refused'; readonly why: string; readonly reason: Exclude<PauseReason, 'asked'> };

/** How digests reach a platform. */
export interface Carrier {
  readonly platform: 'slack' | 'teams';
  /** Whether it can find out what stands there already, so that a doubtful post is looked up and not left in doubt. */
  readonly looks: boolean;
  /** Posts once. `maybe`: an attempt after this instant may have gone through, so it is looked for first. */
  post(place: string, digest: Digest, maybe: { readonly since: number } | undefined): Promise<Posted>;
  /** Says something to a person, as well as it can. */
  tell(place: string, blocks: readonly Block[], lang: Lang): Promise<void>;
}

/** What people do with digests, whatever the platform. */
export interface DigestDesk {
  /** Does it, and says so: the answer in the language of `lang`. `changed` where others of the place should know. */
  manage(request: DigestRequest, spot: DigestSpot, lang: Lang): Promise<{ readonly blocks: readonly Block[]; readonly changed: boolean }>;
  list(place: string): Promise<readonly DigestView[]>;
  /** Those that somebody has or has set up, by their own address: where each goes, and the rest in a line. */
  mine(person: string, lang: Lang): Promise<readonly { readonly place: string; readonly line: Block }[]>;
  /** What can be chosen in a form: ids with their names, most pledges first. */
  choices(): Readonly<Record<keyof DigestFilter, readonly { readonly id: string; readonly name: Bilingual }[]>>;
}
