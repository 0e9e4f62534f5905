import type { Lang } from '../model/language.js';
import type { Digests, Journal } from './digests.js';

export const DAY = 86_400_000;

/** How long things are kept, in milliseconds. What nobody asks for again is deleted after it. README.md tells people. */
export const KEPT = {
  /** Longer than any platform goes on delivering the same event. */
  seen: DAY,
  /** Since the last turn of the conversation. */
  conversation: 14 * DAY,
  told: 180 * DAY,
  feedback: 180 * DAY,
  /** Since a digest was posted, or given up. */
  deliveries: 90 * DAY,
} as const;

/** Between two looks at what may go: an hour. */
export const PURGE_EVERY = DAY / 24;

/** Events that were taken on, so that a second delivery, to whichever replica, is recognised. */
export interface Seen {
  /** True for the first who asks with this key, and for nobody after. */
  first(key: string): Promise<boolean>;
}

/** What a conversation remembers: plain data of the bot's, never anybody's words. */
export interface Conversations {
  /** Undefined where there is none, where it has expired, or where it was written in another form. */
  recall(id: string, form: string): Promise<unknown>;
  remember(id: string, form: string, context: unknown): Promise<void>;
  /** Whether the bot takes part in this conversation. */
  knows(id: string): Promise<boolean>;
}

/** Which claims were told where and when, so that a correction can reach those who were told. No text. */
export interface Told {
  tell(place: string, claims: readonly string[], lang: Lang): Promise<void>;
  where(claim: string): Promise<readonly { readonly place: string; readonly at: number; readonly lang: Lang }[]>;
}

export interface Opinion {
  /** One person's on one answer: a later one replaces it. It cannot be read back into a person. */
  readonly id: string;
  readonly answer: string;
  readonly verdict: 'up' | 'down';
  readonly reason?: string;
  /** How the question was understood, as JSON. */
  readonly understood?: string;
}

export interface Feedback {
  give(opinion: Opinion): Promise<void>;
  /** The thumbs-down, the latest first. */
  down(): Promise<readonly (Opinion & { readonly at: number })[]>;
}

/** Secrets by which the bot works in a workspace; encrypted where they are written down. */
export interface Installations {
  save(id: string, installation: unknown): Promise<void>;
  find(id: string): Promise<unknown>;
  remove(id: string): Promise<void>;
}

/** How to speak unasked where the bot was met: plain data of the platform's, nobody's words. Kept until it is removed from there. */
export interface References {
  save(place: string, reference: unknown): Promise<void>;
  find(place: string): Promise<unknown>;
  remove(place: string): Promise<void>;
}

/** A question that was not answered. Never who asked it. */
export interface Unanswered {
  readonly text: string;
  readonly lang: Lang;
  readonly status: string;
  /** How it was understood, as JSON. */
  readonly understood: string;
}

export interface Questions {
  /** Does nothing unless questions are to be kept. */
  note(question: Unanswered): Promise<void>;
  /** The most frequent first. */
  list(): Promise<readonly (Unanswered & { readonly times: number; readonly last: string })[]>;
}

/** What outlives a process. Implementations: this process's memory, one file, Postgres for several replicas. */
export interface Store {
  readonly seen: Seen;
  readonly conversations: Conversations;
  readonly told: Told;
  readonly feedback: Feedback;
  readonly installations: Installations;
  readonly references: References;
  readonly questions: Questions;
  readonly digests: Digests;
  readonly journal: Journal;
  /** Deletes what is held of places that start like this, but for secrets: a workspace that leaves takes it along. */
  forget(prefix: string): Promise<void>;
  /** Resolves where the store answers; else says why it does not. */
  ping(): Promise<void>;
  /** Deletes what has been kept for long enough. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly now: () => Date;
  /** Days for which unanswered questions are kept; 0: never. */
  readonly questionLogDays: number;
  /** 32 bytes in base64. Without it, no installation can be saved. */
  readonly encryptionKey?: string | undefined;
}

/** The day of an instant, in UTC: `2024-05-13`. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The first day that is still kept. */
export const oldestDay = (now: Date, days: number): string => dayOf(new Date(now.getTime() - (days - 1) * DAY));

/** Questions that differ in case and spaces alone are one. */
export const sameQuestion = (q: Unanswered): string => `${q.lang} ${q.text.trim().replace(/\s+/g, ' ').toLowerCase()}`;
