import type { Readable, Writable } from 'node:stream';
import { readArgs, UsageError } from './args.js';
import type { Command } from './command.js';

const OPTIONS = { knowledge: { type: 'string' } } as const;

export const mcp: Command = {
  name: 'mcp',
  summary: 'Serve the record to another assistant: an MCP server on standard input and output.',
  usage: 'onrecord mcp [--knowledge DIR]          an assistant starts it; README.md shows how to tell one',
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS);
    if (positionals.length > 0) throw new UsageError('mcp takes no arguments.');
    const { environment } = await import('../environment.js');
    const { mcpOn } = await import('../mcp.js');
    await mcpOn(values.knowledge ?? (environment()['KNOWLEDGE_DIR'] || undefined), {
      input: io.stdin as Readable,
      output: io.stdout as Writable,
      log: (line) => void io.stderr.write(line),
    });
    return 0;
  },
};
