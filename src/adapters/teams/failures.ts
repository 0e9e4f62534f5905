/** What went wrong between us and Teams, and so what to do. */
export type Failure =
  /** Teams says no, and why: asking again gets the same answer. `gone`: nothing will ever be taken there. */
  | { readonly kind: 'refused'; readonly why: string; readonly gone: boolean }
  /** Nothing was done: again later, after so many milliseconds where Teams says how many. */
  | { readonly kind: 'later'; readonly why: string; readonly after?: number }
  /** No answer, or no sensible one. It may have been done. */
  | { readonly kind: 'unclear'; readonly why: string };

/** Refusals after which a conversation is not spoken in any more. */
const GONE: readonly string[] = ['BotNotInConversationRoster', 'ConversationBlockedByUser', 'BotDisabledByAdmin', 'MessageWritesBlocked'];

/** Nothing arrived: nobody listened, or nobody was found. */
const NOT_SENT: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'network_error'];
/** Too many, or two at once; and what a gateway says. */
const NOT_DONE: readonly number[] = [412, 429];

interface Raised {
  readonly statusCode?: number;
  readonly code?: string;
  /** Of the library that signs in. */
  readonly errorCode?: string;
  readonly details?: { readonly error?: { readonly code?: string; readonly subCode?: string }; readonly subCode?: string };
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

/** `Retry-After`, in seconds or as a date, as milliseconds from now. */
function retryAfter({ response }: Raised, now: number): number | undefined {
  const value = response?.headers?.get('retry-after');
  if (value === undefined || value === '') return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
}

export function failureOf(cause: unknown, now: number): Failure {
  const raised = (typeof cause === 'object' && cause !== null ? cause : {}) as Raised;
  const { statusCode: status, details, code, errorCode } = raised;
  if (status === undefined) {
    if (NOT_SENT.includes(code ?? '') || NOT_SENT.includes(errorCode ?? '')) return { kind: 'later', why: 'unreachable' };
    if (errorCode !== undefined) return { kind: 'refused', why: `sign-in: ${errorCode}`, gone: false };
    return { kind: 'unclear', why: 'no answer' };
  }
  const said = [details?.error?.code, details?.subCode, details?.error?.subCode].filter((c) => c !== undefined);
  const why = [`http ${status}`, ...said].join(' ');
  if (NOT_DONE.includes(status)) {
    const after = retryAfter(raised, now);
    return { kind: 'later', why, ...(after === undefined ? {} : { after }) };
  }
  if (status >= 500 || status === 408) return { kind: 'unclear', why };
  return { kind: 'refused', why, gone: status === 403 && said.some((c) => GONE.includes(c)) };
}
