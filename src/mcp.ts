import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { createBrowse } from './browse/browse.js';
import { version } from './home.js';
import { createLog } from './log.js';
import { systemClock } from './model/clock.js';
import { openBot } from './open.js';

export interface McpStreams {
  readonly input: Readable;
  /** Messages alone go here. */
  readonly output: Writable;
  /** Lines of the log. */
  readonly log: (line: string) => void;
}

/** The MCP server of one client, on a knowledge folder, by default the one of the package. */
export async function mcpOn(dir: string | undefined, { input, output, log: write }: McpStreams): Promise<void> {
  const { serveMcp } = await import('./adapters/mcp/stdio.js');
  const log = createLog('info', write, systemClock);
  const { handle, check, knowledge } = openBot(dir);
  await serveMcp(input, output, {
    release: version(),
    ask: handle,
    check,
    browse: createBrowse(knowledge),
    newId: randomUUID,
    report(event, cause) {
      const id = randomUUID();
      log.fault(event, cause, { id });
      return id;
    },
  });
}
