import type { ConnectorClient } from 'botframework-connector';
import type { ConnectorFactory } from 'botframework-connector';

/** Addresses of Teams in use at once: one for each part of the world. */
const MOST = 50;

/** The client that speaks to an address. */
export type Connect = (serviceUrl: string) => Promise<ConnectorClient>;

/** What is used of a client's inside to make it keep to what it is told. */
interface Pipeline {
  removePolicy(policy: { readonly name: string }): void;
}

/**
 * Clients by the address that they speak to, made once. How often something is tried again is decided by us, for each
 * kind of message; and an address that was vouched for does not lead on to another one.
 */
export function createConnectors(factory: ConnectorFactory): Connect {
  const known = new Map<string, Promise<ConnectorClient>>();
  const make = async (serviceUrl: string): Promise<ConnectorClient> => {
    const client = await factory.create(serviceUrl);
    const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
    for (const name of ['defaultRetryPolicy', 'redirectPolicy']) pipeline.removePolicy({ name });
    return client;
  };
  return (serviceUrl) => {
    const before = known.get(serviceUrl);
    if (before) return before;
    const client = make(serviceUrl);
    known.set(serviceUrl, client);
    client.catch(() => known.delete(serviceUrl));
    if (known.size > MOST) known.delete(known.keys().next().value!);
    return client;
  };
}
