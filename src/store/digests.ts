import type { DigestWish, PauseReason } from '../model/digest.js';
import type { Lang } from '../model/language.js';

/** A digest that somebody set up for a place. */
export interface Subscription {
  readonly id: string;
  readonly place: string;
  /** What the place belongs to: limits are counted by it. */
  readonly workspace: string;
  /** Who set it up: their own direct messages. */
  readonly by: string;
  readonly wish: DigestWish;
  readonly paused?: PauseReason | undefined;
  /** When it is due next; absent while it is paused. */
  readonly next?: { readonly at: number; readonly date: string } | undefined;
  /** Where the journal stood when this place last received a digest. */
  readonly since: number;
  /** Quotations and figures that it has been shown in this round. */
  readonly shown: readonly string[];
  /** That nothing is new has been said since something was. */
  readonly saidQuiet: boolean;
}

/** What changes of a subscription when its digest was posted. */
export interface Progress {
  readonly since: number;
  readonly shown: readonly string[];
  readonly saidQuiet: boolean;
}

/**
 * `waiting`: nothing was sent. `posting`: it may have been sent. The others are final: `posted`; `quiet`, there was
 * nothing to say; `skipped`, its time had passed; `failed`; `doubtful`, nobody can tell whether it arrived.
 */
export const DELIVERY_STATES = ['waiting', 'posting', 'posted', 'quiet', 'skipped', 'failed', 'doubtful'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type FinalState = Exclude<DeliveryState, 'waiting' | 'posting'>;

/** One digest of one day, or a correction that a place without a digest is told. */
export interface Delivery {
  readonly id: string;
  readonly place: string;
  /** Absent of a correction. */
  readonly subscription?: string | undefined;
  /** The local date, for those who read the list. */
  readonly date: string;
  readonly due: number;
  /** After this it is too late. */
  readonly until: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Why it is not posted, as far as something was in the way. */
  readonly why?: string | undefined;
  /** Of a correction: the claims, the language, and where the journal stood before it. */
  readonly correction?: { readonly claims: readonly string[]; readonly lang: Lang; readonly since: number } | undefined;
}
export type NewDelivery = Omit<Delivery, 'state' | 'attempts' | 'why'>;

/** Subscriptions, and each digest of each day, claimed once. */
export interface Digests {
  /** Adds it, or replaces the one of its id. */
  save(subscription: Subscription): Promise<void>;
  find(id: string): Promise<Subscription | undefined>;
  /** Those of a place, in the order in which they were set up. */
  of(place: string): Promise<readonly Subscription[]>;
  /** Those that somebody set up, or that go to them. */
  by(person: string): Promise<readonly Subscription[]>;
  all(): Promise<readonly Subscription[]>;
  count(workspace: string): Promise<number>;
  remove(id: string): Promise<void>;
  /** Those that are due, the longest due first, at most so many. */
  due(now: number, most: number): Promise<readonly Subscription[]>;
  /**
   * Claims deliveries and moves their subscriptions on, all at once; those that somebody else has claimed are left as
   * they are. The ids of those that are ours come back.
   */
  claim(
    deliveries: readonly { readonly delivery: NewDelivery; readonly next?: { readonly at: number; readonly date: string } }[],
  ): Promise<readonly string[]>;
  delivery(id: string): Promise<Delivery | undefined>;
  /** Deliveries that are not final and were due before an instant, the longest due first, at most so many. */
  open(before: number, most: number): Promise<readonly Delivery[]>;
  /** Before a post: from now on it may have been sent. */
  start(id: string): Promise<void>;
  /** After a post that was not done: it is waiting again. */
  postpone(id: string, why: string): Promise<void>;
  /** Ends it; where it was posted, its subscription moves on with it. */
  finish(
    id: string,
    end: { readonly state: FinalState; readonly why?: string; readonly progress?: Progress; readonly at: number },
  ): Promise<void>;
  /** Stops a subscription for a reason. */
  pause(id: string, reason: PauseReason): Promise<void>;
  /** Days of a subscription that went wrong and that it has not been told of: skipped, failed, doubtful; the earliest first. */
  untold(subscription: string): Promise<readonly Delivery[]>;
  /** The latest deliveries, the latest first, at most so many: of one subscription, or of all. */
  recent(most: number, subscription?: string): Promise<readonly Delivery[]>;
  /** How many deliveries are in each state. */
  counts(): Promise<Readonly<Record<DeliveryState, number>>>;
}

/** One thing of the record that changed: what it was before. */
export interface JournalChange {
  readonly what: string;
  readonly id: string;
  /** The entry as it was; absent where it was added. */
  readonly before?: unknown;
}

/** The versions of the record that were in use, and what changed between them. */
export interface Journal {
  /** The last version, when it was written, and when it was last in use; undefined in a new store. */
  last(): Promise<{ readonly seq: number; readonly version: string; readonly at: number; readonly used: number } | undefined>;
  /** Where a version was written last. */
  find(version: string): Promise<number | undefined>;
  /** It is in use now. */
  use(seq: number): Promise<void>;
  /** All that the last version holds, as it was given. */
  content(): Promise<string | undefined>;
  /** Adds a version after `after` (0: the first). False where somebody else was faster. */
  add(entry: {
    readonly after: number;
    readonly version: string;
    readonly content: string;
    readonly changes: readonly JournalChange[];
  }): Promise<boolean>;
  /** What changed after one entry up to another, each thing once, as it was at first. */
  between(after: number, upTo: number): Promise<readonly JournalChange[]>;
}
