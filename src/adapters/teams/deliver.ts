import { failureOf } from './failures.js';
import type { TeamsPorts } from './ports.js';

/** What became of a message. */
export type Posting =
  | { readonly kind: 'delivered'; readonly id: string }
  /** Teams does not take it. `gone`: nor anything else there. */
  | { readonly kind: 'refused'; readonly why: string; readonly gone: boolean }
  /** It may stand there or not: Teams cannot be asked. */
  | { readonly kind: 'doubtful'; readonly why: string };

/** Tries and waits, in milliseconds. */
export interface Patience {
  readonly tries: number;
  readonly wait: number;
  /** The longest that Teams may ask us to wait. */
  readonly longest: number;
}
export const PATIENCE: Patience = { tries: 6, wait: 500, longest: 120_000 };

/** How a delivery waits, and where it is counted. */
export type Wire = Pick<TeamsPorts, 'sleep' | 'now' | 'random' | 'meters'>;

export interface Delivery extends Wire {
  readonly patience?: Patience;
  /**
   * After an unclear answer. `again`: somebody waits, and nothing at all is worse than the same twice. `stop`: twice is
   * worse, and somebody else decides.
   */
  readonly unclear: 'again' | 'stop';
}

/** Posts until it is done, refused, or patience ends. */
export async function deliver(post: () => Promise<{ id: string }>, how: Delivery): Promise<Posting> {
  const { meters } = how;
  const ended = (posting: Posting, outcome: 'delivered' | 'refused' | 'given-up'): Posting => {
    meters.delivery('teams', outcome);
    return posting;
  };
  const { tries, wait, longest } = how.patience ?? PATIENCE;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return ended({ kind: 'delivered', id: (await post()).id }, 'delivered');
    } catch (cause) {
      const failure = failureOf(cause, how.now());
      if (failure.kind === 'refused') return ended(failure, 'refused');
      const last = attempt >= tries;
      if (failure.kind === 'unclear' && (last || how.unclear === 'stop')) return ended({ kind: 'doubtful', why: failure.why }, 'given-up');
      // Each waits a little longer than it must, and not all as long.
      const grown = wait * 2 ** (attempt - 1);
      const after = failure.kind === 'later' && failure.after !== undefined ? failure.after : grown;
      if (last || after > longest) return ended({ kind: 'refused', why: failure.why, gone: false }, 'given-up');
      meters.retry('teams', failure.kind === 'later' ? 'limited' : 'unclear');
      await how.sleep(after + how.random() * Math.min(grown, 1000));
    }
  }
}
