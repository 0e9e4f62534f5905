import type { AppOptions } from '@slack/bolt';
import { Agent, request } from 'undici';

type Fetch = NonNullable<NonNullable<AppOptions['clientOptions']>['fetch']>;

/** How long Slack may take to begin an answer, and between two pieces of it, in milliseconds. */
const WITHIN = 10_000;

/**
 * How Slack's SDK reaches Slack. `fetch` wraps each answer in streams, and a call in signals: of posting an answer, that
 * alone took longer than finding it. The SDK reads of a response what stands here; a redirect is no answer to it.
 */
export function createTransport(within = WITHIN): Fetch {
  const dispatcher = new Agent({ connect: { timeout: within }, headersTimeout: within, bodyTimeout: within });
  return async (url, { method, headers, body } = {}) => {
    const given = { method: method as 'POST', headers: headers as Record<string, string>, body: body as string, dispatcher };
    const { statusCode: status, headers: said, body: read } = await request(url as string, given);
    const text = await read.text();
    const one = (name: string): string | null => [said[name]].flat()[0] ?? null;
    const response = { status, statusText: '', url, headers: { get: one, entries: () => Object.entries(said) }, text: async () => text };
    return response as unknown as Response;
  };
}
