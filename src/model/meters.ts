import type { Reply } from './message.js';

/** Where people chat. */
export const CHATS = ['slack', 'teams'] as const;
/** Where somebody asks. */
export const PLATFORMS = ['web', 'mcp', ...CHATS] as const;
export type Platform = (typeof PLATFORMS)[number];

/** What became of a message handed to a platform: it took it, said no, or could not be brought to an answer. */
export type Delivery = 'delivered' | 'refused' | 'given-up';

/** Why something is handed over once more: too many at a time, or an answer that did not tell. */
export type Retry = 'limited' | 'unclear';

/**
 * What became of one digest: it stands in its channel; nobody can tell whether it does; its hour passed; there was
 * nothing to say and nothing was asked for then; the platform took it for no good reason, and it is tried again; its
 * subscription was paused, because the place is gone.
 */
export type DigestOutcome = 'sent' | 'doubtful' | 'missed' | 'quiet' | 'failed' | 'paused';

/** What is counted while the product runs. Never what somebody asked: kinds, outcomes and times. Seconds are seconds. */
export interface Meters {
  question(platform: Platform, reply: Reply, seconds: number): void;
  /** A question that got no answer, because something of ours failed. */
  questionFailed(platform: Platform): void;
  check(platform: Platform, seconds: number): void;
  delivery(platform: Platform, outcome: Delivery): void;
  retry(platform: Platform, why: Retry): void;
  digest(platform: Platform, outcome: DigestOutcome): void;
  /** A fault that went to the log, by its event. */
  fault(event: string): void;
  /** One request over HTTP. `area` is a part of the site, never an address. */
  request(area: string, status: number, seconds: number): void;
}
