import type { Answer } from '../model/answer.js';

/** The claims that an answer states, by their ids: what a correction has to look for. */
export function claimsTold({ blocks }: Answer): string[] {
  const from = blocks.flatMap((b) => b.spans).flatMap((span) => (span.kind === 'stated' ? span.from : []));
  return [...new Set(from.filter((id) => id.includes('#')))].sort();
}
