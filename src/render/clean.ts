/**
 * Characters that act instead of showing: controls (a terminal obeys ESC), line and paragraph separators, and marks
 * that reverse the reading direction, which can make a figure read as another one.
 */
const ACTING = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const SPACES = /^[\t\n\v\f\r\u0085\u2028\u2029]$/;

/** One line of text in which nothing acts: spaces stay spaces, anything else that acts shows as a replacement mark. */
export function clean(text: string): string {
  return text.replace(ACTING, (c) => (SPACES.test(c) ? ' ' : '\ufffd'));
}
