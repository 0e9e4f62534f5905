import type { Digest } from './digest.js';
import type { Fault } from './errors.js';
import type { Lang } from './language.js';

/** What editors of a record work with. */

/** A record that the desk has seen, in this process. */
export interface SeenVersion {
  readonly version: string;
  /** When it was seen first: an instant, as ISO 8601 writes it. */
  readonly at: string;
}

/** How the files of the record stand. */
export type FolderState =
  /** They could be the record: `version` is theirs. */
  | { readonly kind: 'faultless'; readonly version: string; readonly counts: Readonly<Record<string, number>> }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }
  /** The record is read from a snapshot, or from nothing that is there. */
  | { readonly kind: 'no-folder' };

/** The files as they stand, beside the record in use. */
export interface FolderCheck {
  readonly state: FolderState;
  /** The version that answers are made from. */
  readonly inUse: string;
  readonly checkedAt: string;
}

/** Something for an editor to look at. */
export interface Entry {
  readonly kind: 'unanswered' | 'thumbs-down';
  readonly times: number;
  /** The last day. */
  readonly last: string;
  readonly lang: string;
  readonly status: string;
  /** What was asked; thumbs-down keep none. */
  readonly question: string;
  readonly reason: string;
  readonly understood: string;
  readonly answer: string;
}

export interface Entries {
  /** 0: unanswered questions are not kept. */
  readonly days: number;
  readonly entries: readonly Entry[];
}

/** One difference between two records. `fields` tells what differs; of something added or removed, what it says. */
export interface RecordChange {
  readonly what: 'claim' | 'status' | 'quote' | 'conflict';
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly { readonly field: string; readonly before?: string; readonly after?: string }[];
}

/** A digest to look at, sent to nobody. */
export interface PreviewWish {
  readonly lang: Lang;
  /** Names of what it is to be about; absent: the whole record. */
  readonly about?: string | undefined;
  /** The day of it: `2026-11-24`. */
  readonly day: string;
  /** A version that has been seen: what is new since it is told. */
  readonly since?: string | undefined;
}

/** The port by which the page serves editors. */
export interface Desk {
  /** Looks at the files as they are at this moment. */
  check(): Promise<FolderCheck>;
  questions(): Promise<Entries>;
  /** The oldest first. The record in use at the start is the first. */
  versions(): readonly SeenVersion[];
  /** What changed from one version to another; undefined where one of them has not been seen. */
  changes(from: string, to: string): readonly RecordChange[] | undefined;
  /** Undefined where the record knows nothing of what it is to be about. */
  preview(wish: PreviewWish): Promise<Digest | undefined>;
}
