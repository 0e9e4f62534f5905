import type { SlackMessage } from '../../render/slack/kit.js';
import { aboutBlocks, failureOf } from './failures.js';
import type { SlackPorts } from './ports.js';

/** Tries and waits, in milliseconds: somebody is waiting, for seconds and not for half an hour. */
export interface Patience {
  readonly tries: number;
  readonly wait: number;
  /** The longest that Slack may ask us to wait. */
  readonly longest: number;
}
export const PATIENCE: Patience = { tries: 4, wait: 500, longest: 60_000 };

/** It was not delivered, and Slack's word for why. */
export class Undelivered extends Error {
  override readonly name = 'Undelivered';
  constructor(
    readonly why: string,
    cause: unknown,
  ) {
    super(`Slack: ${why}`, { cause });
  }
}

/** How a delivery waits, and where it is counted. */
export type Wire = Pick<SlackPorts, 'sleep' | 'meters'>;

/**
 * Does something with Slack until it is done, refused, or patience ends. `done` tells, after an unclear answer, whether
 * it was done after all: nothing is posted twice.
 */
export async function insist<T>(
  work: () => Promise<T>,
  { sleep, meters }: Wire,
  done: () => Promise<T | undefined> = async () => undefined,
  { tries, wait, longest }: Patience = PATIENCE,
): Promise<T> {
  const delivered = (value: T): T => {
    meters.delivery('slack', 'delivered');
    return value;
  };
  const undelivered = (outcome: 'refused' | 'given-up', why: string, cause: unknown): Undelivered => {
    meters.delivery('slack', outcome);
    return new Undelivered(why, cause);
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return delivered(await work());
    } catch (cause) {
      const failure = failureOf(cause);
      if (failure.kind === 'refused') throw undelivered('refused', failure.why, cause);
      const last = attempt >= tries;
      if (failure.kind === 'later') {
        if (last || failure.after > longest) throw undelivered('given-up', 'ratelimited', cause);
        meters.retry('slack', 'limited');
        await sleep(failure.after);
        continue;
      }
      await sleep(wait * 2 ** (attempt - 1));
      const found = await done().catch(() => undefined);
      if (found !== undefined) return delivered(found);
      if (last) throw undelivered('given-up', failure.why, cause);
      meters.retry('slack', 'unclear');
    }
  }
}

/** A message, its blocks drawn or already written down. */
interface Message<B> extends Pick<SlackMessage, 'text' | 'plain'> {
  readonly blocks: B;
}
/** Forms of a message from the richest to the plainest. */
type Form<B> = { readonly text: string; readonly blocks?: B };

/**
 * Gives a message in the richest form that Slack takes: as it is; then without what only newer Slacks know; then as text.
 * An answer that Slack would not show is an answer lost.
 */
export async function inSomeForm<B, T>(message: Message<B>, simple: () => Message<B>, give: (form: Form<B>) => Promise<T>): Promise<T> {
  for (const made of [() => message, simple]) {
    const { text, blocks } = made();
    try {
      return await give({ text, blocks });
    } catch (cause) {
      if (!(cause instanceof Undelivered) || !aboutBlocks(cause.why)) throw cause;
    }
  }
  return give({ text: message.plain });
}
