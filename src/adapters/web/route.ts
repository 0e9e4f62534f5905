import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * For whom an address is: everybody (whether it lives), those whom PAGE lets read, or editors, who are among those but
 * not where PAGE is public.
 */
export type Audience = 'everybody' | 'readers' | 'editors';

/** What stands in the address that was asked for. */
export interface At {
  /** The last part of an address that ends in `/:id`; else empty. */
  readonly id: string;
  readonly query: URLSearchParams;
}

export interface Route {
  readonly methods: readonly string[];
  readonly audience: Audience;
  run(req: IncomingMessage, res: ServerResponse, at: At): void | Promise<void>;
}

/** Routes by their address; one that ends in `/:id` is for all that stand below it. */
export type Routes = readonly (readonly [address: string, route: Route])[];

export const GET = ['GET', 'HEAD'] as const;

/** The route of an address, and what stands in it; undefined where nothing is there. */
export function routeAt(table: ReadonlyMap<string, Route>, url: string): { readonly route: Route; readonly at: At } | undefined {
  const [address = '/', query = ''] = url.split(/\?(.*)/s, 2);
  const asked = new URLSearchParams(query);
  const route = table.get(address);
  if (route) return { route, at: { id: '', query: asked } };
  const cut = address.lastIndexOf('/');
  const below = table.get(`${address.slice(0, cut)}/:id`);
  const id = decoded(address.slice(cut + 1));
  return below && id ? { route: below, at: { id, query: asked } } : undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
