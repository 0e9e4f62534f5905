import type { Block, Span } from '../model/answer.js';
import type { Query } from '../model/query.js';
import { part, sentence, type Part } from './part.js';

/** What bears the sentence out. */
export const yes = (blocks: readonly Block[], about: Part['about'] = {}): Part => ({ ...part('answered', blocks, about), verdict: 'yes' });
/** What contradicts it. */
export const no = (blocks: readonly Block[], about: Part['about'] = {}): Part => ({ ...part('answered', blocks, about), verdict: 'no' });

/** The verdict leads the first sentence. */
export function prefixed(lead: readonly Span[], alone: readonly Span[], blocks: readonly Block[]): Block[] {
  const [first, ...rest] = blocks;
  if (!first) return [sentence(alone)];
  if (first.kind === 'quote') return [sentence(alone), ...blocks];
  const [opening, ...others] = first.spans;
  const spans: readonly Span[] =
    opening?.kind === 'words'
      ? [{ kind: 'words', text: opening.text.slice(0, 1).toLowerCase() + opening.text.slice(1) }, ...others]
      : first.spans;
  return [{ ...(first.kind === 'sentence' ? first : { kind: 'sentence' }), spans: [...lead, ...spans] }, ...rest];
}

/** Whether the sentence that is checked denies what the record has: then no is yes. */
export const denied = (q: Query, isTag: boolean): boolean => q.negated && !isTag;
