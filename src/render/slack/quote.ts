import type { Span } from '../../model/answer.js';

/** A quotation in two: who says it, and the words with their source. */
export interface Quoted {
  /** Empty where nobody is named before the words. */
  readonly by: readonly Span[];
  readonly said: readonly Span[];
}

/** Where the name and the role end and the words begin: a colon, and the mark that opens a quotation. */
const OPENS = /^(.*:)\s*([“«].*)$/su;

export function quotedIn(spans: readonly Span[]): Quoted {
  const at = spans.findIndex((s) => s.kind === 'words' && OPENS.test(s.text));
  const opening = spans[at];
  if (at < 1 || opening?.kind !== 'words') return { by: [], said: spans };
  const [, colon = '', mark = ''] = OPENS.exec(opening.text)!;
  return {
    by: [...spans.slice(0, at), { kind: 'words', text: colon }],
    said: [{ kind: 'words', text: mark }, ...spans.slice(at + 1)],
  };
}
