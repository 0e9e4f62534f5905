import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { McpPorts } from './ports.js';
import { createMcpServer } from './server.js';

/**
 * Answers one message of a client by streamable HTTP. Each request has a server of its own and leaves nothing behind, so
 * that any replica may take the next one.
 */
export async function answerMcp(req: IncomingMessage, res: ServerResponse, body: unknown, ports: McpPorts): Promise<void> {
  const server = createMcpServer(ports);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  res.once('close', () => void server.close());
  await server.connect(transport);
  await transport.handleRequest(req, res, body);
}
