import type { Check } from '../../model/checked.js';
import type { Message, Reply } from '../../model/message.js';
import type { Browse } from '../../model/record.js';

/** What other assistants' tools are made of. */
export interface McpPorts {
  readonly release: string;
  readonly ask: (message: Message) => Promise<Reply>;
  readonly check: Check;
  readonly browse: Browse;
  /** A name for a conversation that nobody can guess. */
  readonly newId: () => string;
  /** Puts the detail of a failure into the log and returns the id by which it is found there. */
  readonly report: (event: string, cause: unknown) => string;
}

/** Why a tool cannot do what it was asked for, as a sentence that says what to write instead. */
export class ToolFault extends Error {
  override readonly name = 'ToolFault';
}
