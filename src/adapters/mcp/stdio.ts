import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Readable, Writable } from 'node:stream';
import type { McpPorts } from './ports.js';
import { createMcpServer } from './server.js';

/** Longer messages than any client of ours has reason to send, in bytes. */
const MOST = 1024 * 1024;

/** Serves the one client that started this program, over its standard input and output, until it closes the input. */
export async function serveMcp(input: Readable, output: Writable, ports: McpPorts): Promise<void> {
  const server = createMcpServer(ports);
  const closed = new Promise<void>((resolve) => {
    // The SDK tells it in this way alone.
    // oxlint-disable-next-line unicorn/prefer-add-event-listener
    server.server.onclose = resolve;
  });
  input.once('end', () => void server.close());
  await server.connect(new StdioServerTransport(input, output, { maxBufferSize: MOST }));
  await closed;
}
