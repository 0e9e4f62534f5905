import type { Answer } from '../model/answer.js';

const known = new WeakMap<Answer, readonly string[]>();

/** The claims that an answer states, by their ids: what a correction has to look for. */
export function claimsTold(answer: Answer): readonly string[] {
  const told = known.get(answer) ?? claimsIn(answer);
  known.set(answer, told);
  return told;
}

function claimsIn({ blocks }: Answer): string[] {
  const from = blocks.flatMap((b) => b.spans).flatMap((span) => (span.kind === 'stated' ? span.from : []));
  return [...new Set(from.filter((id) => id.includes('#')))].sort();
}
