import { CloudAdapter, type Activity, type InvokeResponse } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { VouchedAuthentication } from './authentication.js';
import type { Bot } from './bot.js';
import type { Connect } from './connectors.js';
import type { TeamsPorts } from './ports.js';
import { PATH } from './surface.js';

/** A message of Teams is far smaller, also one that is to be checked. */
const BODY_LIMIT = '256kb';

/** The SDK's adapter, without its own words to whoever calls: they would repeat what went wrong inside. */
class Adapter extends CloudAdapter {
  constructor(
    private readonly authentication: VouchedAuthentication,
    private readonly clients: Connect,
    private readonly bot: Bot,
  ) {
    super(authentication);
  }
  async take(authorization: string, activity: Activity): Promise<InvokeResponse | undefined> {
    const vouched = await this.authentication.authenticateRequest(activity, authorization);
    // The SDK would make a client for each request, and nothing is said by it: answers go their own way.
    const connectorFactory = { create: this.clients };
    return this.processActivity({ ...vouched, connectorFactory }, activity, (context) => this.bot.run(context));
  }
}

/** What Teams calls: it lets in what Teams signed, and lets it go at once. */
export function createRoutes(
  authentication: VouchedAuthentication,
  connect: Connect,
  bot: Bot,
  { log, report }: TeamsPorts,
): RequestHandler {
  const adapter = new Adapter(authentication, connect, bot);
  const routes = express.Router();
  async function answer(req: Request, res: Response): Promise<void> {
    const activity = req.body as Activity | undefined;
    if (typeof activity?.type !== 'string' || activity.type === '')
      return void res.status(400).json({ error: 'This is no activity: only Teams calls this address.' });
    try {
      const response = await adapter.take(req.headers.authorization ?? '', activity);
      res.status(response?.status ?? 200);
      if (response?.body === undefined) res.end();
      else res.json(response.body);
    } catch (cause) {
      if (cause instanceof AuthenticationError && cause.statusCode === 401) {
        log.info('teams.refused', { why: cause.message.slice(0, 200) });
        return void res.status(401).json({ error: 'The request is not signed by Teams for this bot.' });
      }
      const id = report('teams.request-failed', cause);
      res.status(500).json({ error: `Something went wrong on our side. The log tells more under the id ${id}.`, id });
    }
  }
  // It never rejects: what fails within it is answered.
  const receive: RequestHandler = (req, res) => void answer(req, res);
  const unreadable: ErrorRequestHandler = (cause: { status?: number }, _req, res, _next) => {
    const status = cause.status === 413 ? 413 : 400;
    res.status(status).json({ error: status === 413 ? 'The body is too large.' : 'The body is no JSON.' });
  };
  routes.post(PATH, express.json({ limit: BODY_LIMIT }), receive, unreadable);
  return routes;
}
