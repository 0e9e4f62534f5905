import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import type { State } from '../../model/state.js';
import { HttpError, isForwarded, send, sendJson } from './http.js';
import type { WebPorts } from './ports.js';
import { GET, type Routes } from './route.js';

/** Addresses that no packet of the internet comes from. */
const NEAR = new BlockList();
for (const [net, prefix, family] of [
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
] as const)
  NEAR.addSubnet(net, prefix, family);

/** Whether a request comes straight from this machine or its private network: through a proxy anybody could have sent it. */
const isNear = (req: IncomingMessage): boolean => {
  // A link-local address names its interface; a client that is gone has none.
  const address = req.socket.remoteAddress?.split('%', 1)[0];
  return address !== undefined && NEAR.check(address, isIPv6(address) ? 'ipv6' : 'ipv4') && !isForwarded(req);
};

const FORBIDDEN =
  'Metrics are for this machine and its private network, asked directly: let Prometheus read them there, and not through a proxy.';

/** Everything that is configured works. Where something does not, questions are still answered: it is not taken out of service. */
const statusOf = ({ store, platforms, knowledge }: State): 'ok' | 'degraded' =>
  store === 'ok' && knowledge.fault === undefined && !Object.values(platforms).includes('connecting') ? 'ok' : 'degraded';

/** How the program is, for those who look after it. */
export function healthRoutes({ state, metrics }: Pick<WebPorts, 'state' | 'metrics'>): Routes {
  return [
    ['/healthz', { methods: GET, audience: 'everybody', run: (_, res) => sendJson(res, 200, { status: 'ok' }) }],
    [
      '/readyz',
      {
        methods: GET,
        audience: 'everybody',
        async run(_, res) {
          const now = await state();
          const { release, knowledge, store, platforms } = now;
          const { version, counts, fault } = knowledge;
          const wrong = fault === undefined ? {} : { knowledgeFault: fault };
          sendJson(res, 200, { status: statusOf(now), release, knowledgeVersion: version, ...wrong, counts, store, platforms });
        },
      },
    ],
    [
      '/metrics',
      {
        methods: GET,
        audience: 'everybody',
        async run(req, res) {
          if (!isNear(req)) throw new HttpError(403, FORBIDDEN);
          send(res, 200, metrics.contentType, await metrics.text(await state()));
        },
      },
    ],
  ];
}
