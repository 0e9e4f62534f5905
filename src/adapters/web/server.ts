import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../../model/errors.js';

/**
 * In milliseconds: within which the head of a request must have arrived, and the whole of it; how often that is looked
 * at; and how long answers under way may take at a stop.
 */
const LIMITS = { head: 10_000, request: 15_000, check: 5000, grace: 10_000 };

export interface RunningServer {
  readonly url: string;
  /** Takes no more requests, lets those under way end, and is done. */
  stop(): Promise<void>;
}

const CURES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is in use: stop the program that uses it, or set PORT to another one, for example PORT=${port === 65535 ? 3000 : port + 1}.`,
  EACCES: (_, port) => `Port ${port} is not allowed for this user: set PORT to one above 1023, for example PORT=3000.`,
  EADDRNOTAVAIL: (host) => `This machine has no address ${host}: set HOST to 127.0.0.1, or to 0.0.0.0 for all its networks.`,
  ENOTFOUND: (host) => `The host name ${host} leads nowhere: set HOST to 127.0.0.1, or to 0.0.0.0 for all networks of this machine.`,
};

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

function stopper(server: Server, grace: number): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      const force = setTimeout(() => server.closeAllConnections(), grace);
      server.close(() => {
        clearTimeout(force);
        resolve();
      });
      server.closeIdleConnections();
    });
}

export function listen(listener: RequestListener, host: string, port: number, limits = LIMITS): Promise<RunningServer> {
  let stopping = false;
  const timeouts = { headersTimeout: limits.head, requestTimeout: limits.request, connectionsCheckingInterval: limits.check };
  const server = createServer(timeouts, (req, res) => {
    // A client that keeps its connection alive would hold up the stop for as long as it likes.
    res.once('close', () => {
      if (stopping) server.closeIdleConnections();
    });
    listener(req, res);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const cure = CURES[cause.code ?? ''];
      reject(cure ? new UserError(cure(host, port), { cause }) : cause);
    });
    server.listen(port, host, () => {
      const stop = stopper(server, limits.grace);
      resolve({
        url: `http://${inUrl(host)}:${(server.address() as AddressInfo).port}/`,
        stop() {
          stopping = true;
          return stop();
        },
      });
    });
  });
}
