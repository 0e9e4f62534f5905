import type { CHATS } from './meters.js';

/** `ready`: what people write there reaches the bot. `connecting`: it does not yet, or no more, and the log tells why. */
export type PlatformState = 'off' | 'connecting' | 'ready';

/** How the running program is. */
export interface State {
  readonly release: string;
  /** `fault`: what is wrong with the folder as it is now; the last good record is in use. */
  readonly knowledge: { readonly version: string; readonly counts: Readonly<Record<string, number>>; readonly fault?: string };
  readonly store: 'ok' | 'unreachable';
  readonly platforms: Readonly<Record<(typeof CHATS)[number], PlatformState>>;
}
