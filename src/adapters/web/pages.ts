import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerTree } from '../../render/html/answer.js';
import { askPage } from '../../render/html/ask.js';
import { json } from '../../render/json.js';
import { slackMessage } from '../../render/slack/message.js';
import { teamsMessage } from '../../render/teams/message.js';
import { isEditor } from './admission.js';
import { ask, readMessage } from './ask.js';
import { asset, ASSETS } from './assets.js';
import { deskRoutes } from './desk.js';
import { HttpError, readJson, send, sendHtml, sendJson } from './http.js';
import type { WebOptions, WebPorts } from './ports.js';
import { recordRoutes, type SceneOf } from './record.js';
import { GET, type Routes } from './route.js';
import { sceneOf } from './scene.js';

function sendAsset(req: IncomingMessage, res: ServerResponse, address: string): void {
  const found = asset(address);
  if (!found) throw new HttpError(404, 'This file is made by the build: run npm run build.');
  const { type, body, etag } = found;
  const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
  if (req.headers['if-none-match'] === etag) return void res.writeHead(304, headers).end();
  send(res, 200, type, body, headers);
}

/** The chat's own way to ask: the answer as the page shows it, and the very payloads that platforms get. */
async function answerForPage(req: IncomingMessage, res: ServerResponse, ports: WebPorts, options: WebOptions): Promise<void> {
  const reply = await ask({ ...readMessage(await readJson(req), ports.newId), explain: true }, ports, options);
  const { answer, explain, rest } = reply;
  const frame = { again: reply.again?.(), rest: rest && { count: rest.count, again: rest.again() } };
  sendJson(res, 200, {
    tree: answerTree(answer),
    json: json(reply),
    explain,
    slack: { blocks: slackMessage(answer, frame).blocks },
    teams: teamsMessage(answer, { ...frame, amountOf: ports.amountOf }),
  });
}

/** The pages for people: the chat and the record. */
export function pageRoutes(ports: WebPorts, options: WebOptions): Routes {
  const { browse, desk } = ports;
  const scenes: SceneOf = (req, at) => sceneOf(req, at, { origin: options.origin, version: browse.version(), editor: isEditor(options) });
  return [
    ['/', { methods: GET, audience: 'readers', run: (req, res, at) => sendHtml(res, 200, askPage(scenes(req, at), browse.overview())) }],
    ['/ask', { methods: ['POST'], audience: 'readers', run: (req, res) => answerForPage(req, res, ports, options) }],
    ...recordRoutes(browse, scenes),
    ...deskRoutes(desk, scenes),
    ...ASSETS.map(
      (address) =>
        [address, { methods: GET, audience: 'readers', run: (req, res) => sendAsset(req, res, address) }] satisfies Routes[number],
    ),
  ];
}
