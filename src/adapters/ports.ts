import type { Answer } from '../model/answer.js';
import type { Check } from '../model/checked.js';
import type { DigestDesk } from '../model/digest.js';
import type { Handle, Repeat } from '../model/message.js';
import type { Meters } from '../model/meters.js';
import type { Overview } from '../model/overview.js';

/** What somebody thought of an answer. */
export interface Opinion {
  readonly id: string;
  readonly answer: string;
  readonly verdict: 'up' | 'down';
  readonly reason?: string;
  /** What makes the answer again: how the question was understood is read from it. */
  readonly again?: string;
}

type Fields = Readonly<Record<string, string | number | boolean | undefined>>;
export interface PlatformLog {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
}

/** What a platform where people chat is handed by the app. */
export interface PlatformPorts {
  readonly handle: Handle;
  readonly repeat: Repeat;
  /** Every pledge of the record. */
  readonly list: Handle;
  /** What is said of digests, whatever the words. */
  readonly digest: Handle;
  /** The digests of a place, and what can be done with them; undefined until they can be had. */
  readonly digests: () => DigestDesk | undefined;
  /**
   * Each figure, name and quotation of a text against the record. Absent where the release has no such thing; then
   * whoever asks for it is told so.
   */
  readonly check?: Check | undefined;
  /** What the record holds. */
  readonly browse: () => Overview;
  /** True for the first who takes something on; whatever the replica. */
  readonly first: (key: string) => Promise<boolean>;
  /** Where an answer was told to several people. */
  readonly told: (place: string, answer: Answer) => Promise<void>;
  readonly rate: (opinion: Opinion) => Promise<void>;
  /** Forgets what is held of a place, or of all places that start like this. */
  readonly forget: (prefix: string) => Promise<void>;
  readonly log: PlatformLog;
  /** Puts the detail of a failure into the log and returns the id by which it is found there. */
  readonly report: (event: string, cause: unknown) => string;
  /** Waits so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Counts what is sent. */
  readonly meters: Pick<Meters, 'delivery' | 'retry'>;
}
