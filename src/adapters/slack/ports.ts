import type { Chart } from '../../model/digest.js';
import type { Overhear } from '../../model/message.js';
import type { PlatformPorts } from '../ports.js';

/** Where the secrets of the workspaces that installed the app are kept. */
export interface Installations {
  save(id: string, installation: unknown): Promise<void>;
  find(id: string): Promise<unknown>;
  remove(id: string): Promise<void>;
}

/** What Slack is handed by the app. */
export interface SlackPorts extends PlatformPorts {
  readonly overhear: Overhear;
  /** Whether the bot takes part in a conversation. */
  readonly knows: (conversation: string) => Promise<boolean>;
  readonly installations: Installations;
  /** A chart as PNG. */
  readonly draw: (chart: Chart) => Promise<Buffer>;
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
