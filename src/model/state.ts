import type { Platform } from './meters.js';

/** `ready`: what people write there reaches the bot. `connecting`: it does not yet, or no more, and the log tells why. */
export type PlatformState = 'off' | 'connecting' | 'ready';

/** How the running program is. */
export interface State {
  readonly release: string;
  readonly knowledge: { readonly version: string; readonly counts: Readonly<Record<string, number>> };
  readonly store: 'ok' | 'unreachable';
  readonly platforms: Readonly<Record<Exclude<Platform, 'web' | 'mcp'>, PlatformState>>;
}
