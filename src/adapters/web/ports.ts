import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Check } from '../../model/checked.js';
import type { Desk } from '../../model/desk.js';
import type { Handle } from '../../model/message.js';
import type { Browse } from '../../model/record.js';
import type { Money } from '../../model/value.js';
import type { State } from '../../model/state.js';

/** What the page is handed by the app: it can ask, read the record, say what it stands on, and report what nobody foresaw. */
export interface WebPorts {
  readonly handle: Handle;
  readonly browse: Browse;
  readonly desk: Desk;
  /** The amount that a claim states first, for what is drawn. */
  readonly amountOf: (claim: string) => Money | undefined;
  /** A text against the record. */
  readonly check?: Check | undefined;
  /** What other assistants ask and have checked. */
  readonly mcp?: { readonly handle: Handle; readonly check: Check } | undefined;
  /** How the program is. */
  readonly state: () => Promise<State>;
  /** What was counted, as it is read. */
  readonly metrics: { readonly contentType: string; text(state: State): Promise<string> };
  /** Puts the detail of a failure into the log and returns the id by which it is found there. */
  readonly report: (event: string, cause: unknown) => string;
  /** A name for a conversation that nobody can guess. */
  readonly newId: () => string;
}

/** How people log in. */
export interface Login {
  /** Whether a client has, and may read. Throws an HttpError where it may not. */
  isIn(req: IncomingMessage): boolean;
  /** Sends a browser to log in, and back to the address that it asked for. */
  ask(req: IncomingMessage, res: ServerResponse): Promise<void>;
}

export type WebOptions = {
  /** Longest time to an answer, in milliseconds. */
  readonly answerWithin: number;
  /** Where people reach the site, without a slash at the end; where it is not told, the address that a client calls. */
  readonly origin?: string | undefined;
} & (
  | {
      /** Who may use the page: clients on this machine, everybody (but for what is for editors), or nobody. */
      readonly page: 'local' | 'public' | 'off';
    }
  | { readonly page: 'login'; readonly login: Login }
);
