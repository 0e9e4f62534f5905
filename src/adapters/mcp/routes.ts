import { HttpError, isLocalOrigin, readJson, secure, type BodyRule } from '../web/http.js';
import { ask } from '../web/ask.js';
import type { WebOptions, WebPorts } from '../web/ports.js';
import type { Routes } from '../web/route.js';

const RULE: BodyRule = { limit: 256, example: '{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}' };

const ORIGIN = 'No web page may call this address: connect a program that speaks MCP, or a page of this very machine.';
const BATCH = 'Send one message at a time, not a list of them.';

/** `/mcp`: what other assistants call. The SDK is loaded by the first who does. */
export function mcpRoutes(ports: WebPorts, options: WebOptions): Routes {
  const { browse, mcp, newId, report } = ports;
  if (!mcp) return [];
  return [
    [
      '/mcp',
      {
        methods: ['POST'],
        audience: 'readers',
        async run(req, res) {
          // A page from elsewhere that had its name pointed here sends its own origin, whatever it calls us.
          if (!isLocalOrigin(req)) throw new HttpError(403, ORIGIN);
          const body = await readJson(req, RULE);
          if (Array.isArray(body)) throw new HttpError(400, BATCH);
          const { release } = await ports.state();
          const { answerMcp } = await import('./http.js');
          secure(res);
          await answerMcp(req, res, body, { release, check: mcp.check, browse, newId, report, ask: (m) => ask(m, mcp, options) });
        },
      },
    ],
  ];
}
