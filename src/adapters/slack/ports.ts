import type { Answer } from '../../model/answer.js';
import type { Check } from '../../model/checked.js';
import type { Handle, Overhear, Repeat } from '../../model/message.js';
import type { Overview } from '../../model/overview.js';

/** What somebody thought of an answer. */
export interface Opinion {
  readonly id: string;
  readonly answer: string;
  readonly verdict: 'up' | 'down';
  readonly reason?: string;
  /** What makes the answer again: how the question was understood is read from it. */
  readonly again?: string;
}

/** Where the secrets of the workspaces that installed the app are kept. */
export interface Installations {
  save(id: string, installation: unknown): Promise<void>;
  find(id: string): Promise<unknown>;
  remove(id: string): Promise<void>;
}

type Fields = Readonly<Record<string, string | number | boolean | undefined>>;
export interface SlackLog {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
}

/** What Slack is handed by the app. */
export interface SlackPorts {
  readonly handle: Handle;
  readonly overhear: Overhear;
  readonly repeat: Repeat;
  /** Every pledge of the record. */
  readonly list: Handle;
  /**
   * Each figure, name and quotation of a text against the record. Absent where the release has no such thing; then the
   * shortcut and the command say so.
   */
  readonly check?: Check | undefined;
  /** What the record holds. */
  readonly browse: () => Overview;
  /** True for the first who takes something on; whatever the replica. */
  readonly first: (key: string) => Promise<boolean>;
  /** Whether the bot takes part in a conversation. */
  readonly knows: (conversation: string) => Promise<boolean>;
  /** Where an answer was told to several people. */
  readonly told: (place: string, answer: Answer) => Promise<void>;
  readonly rate: (opinion: Opinion) => Promise<void>;
  readonly installations: Installations;
  /** Forgets what is held of a workspace. */
  readonly forget: (prefix: string) => Promise<void>;
  readonly log: SlackLog;
  /** Puts the detail of a failure into the log and returns the id by which it is found there. */
  readonly report: (event: string, cause: unknown) => string;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface SlackOptions {
  readonly apiUrl: string;
  readonly botToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  /** Socket Mode. */
  readonly appToken?: string | undefined;
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string } | undefined;
  /** Channels to answer in; empty: all. Direct messages always. */
  readonly channels: readonly string[];
  /** `members`: neither guests nor people of other organisations. */
  readonly audience: 'everyone' | 'members';
}
