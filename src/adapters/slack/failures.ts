import { ErrorCode } from '@slack/bolt';
import type { Payload } from './incoming.js';

/** What went wrong between us and Slack, and so what to do. */
export type Failure =
  /** Slack says no, and why: asking again gets the same answer. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Too many: again after so many milliseconds. Nothing was done. */
  | { readonly kind: 'later'; readonly after: number }
  /** Slack did not answer, or not sensibly. It may have done it. */
  | { readonly kind: 'unclear'; readonly why: string };

const WEB_API = {
  platform: 'slack_webapi_platform_error',
  limited: 'slack_webapi_rate_limited_error',
  http: 'slack_webapi_http_error',
} as const;

/** Errors by which Slack says that it is in trouble itself. */
const TROUBLE: readonly string[] = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'];

export function failureOf(cause: unknown): Failure {
  const error = (typeof cause === 'object' && cause !== null ? cause : {}) as Payload & { data?: { error?: string } };
  if (error['code'] === WEB_API.limited) return { kind: 'later', after: Number(error['retryAfter'] ?? 1) * 1000 };
  if (error['code'] === WEB_API.platform) {
    const why = error.data?.error ?? 'unknown_error';
    return TROUBLE.includes(why) ? { kind: 'unclear', why } : { kind: 'refused', why };
  }
  if (error['code'] === WEB_API.http) {
    const status = Number(error['statusCode']);
    return status >= 400 && status < 500 ? { kind: 'refused', why: `http_${status}` } : { kind: 'unclear', why: `http_${status}` };
  }
  return { kind: 'unclear', why: 'unreachable' };
}

/** Refusals that are about the blocks: the words may still be taken. */
export const aboutBlocks = (why: string): boolean => /block|attachment|too_long|markdown|metadata/.test(why);

export const isAuthorization = (cause: unknown): boolean => (cause as { code?: string } | null)?.code === ErrorCode.AuthorizationError;
