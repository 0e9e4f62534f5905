import type { AllMiddlewareArgs } from '@slack/bolt';
import { createTransport } from './transport.js';

/** Slack's Web API, as Bolt hands it over. */
export type Client = AllMiddlewareArgs['client'];

/** Where blocks of ours go in: the SDK's types know them by another name. */
export type Blocks = NonNullable<Extract<Parameters<Client['chat']['postMessage']>[0], { blocks: unknown }>['blocks']>;

/** How often and how long Slack is asked is decided by us, for each kind of call. */
export const CLIENT_OPTIONS = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, fetch: createTransport() } as const;
