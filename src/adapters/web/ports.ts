import type { Check } from '../../model/checked.js';
import type { Handle } from '../../model/message.js';
import type { Browse } from '../../model/record.js';
import type { State } from '../../model/state.js';

/** What the page is handed by the app: it can ask, read the record, say what it stands on, and report what nobody foresaw. */
export interface WebPorts {
  readonly handle: Handle;
  readonly browse: Browse;
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

export interface WebOptions {
  /** Who may use the page: clients on this machine, everybody, or nobody. */
  readonly page: 'local' | 'public' | 'off';
  /** Where people reach the site, without a slash at the end; where it is not told, the address that a client calls. */
  readonly origin?: string | undefined;
  /** Longest time to an answer, in milliseconds. */
  readonly answerWithin: number;
}
