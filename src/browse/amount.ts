import type { KnowledgeBase } from '../knowledge/base.js';
import type { Money } from '../model/value.js';

/** What a claim states first, if that is an amount of money. */
export function amountOf(kb: KnowledgeBase, id: string): Money | undefined {
  const claim = kb.claims.get(id as never);
  const value = claim?.kind === 'figure' ? claim.readings[0]?.value : undefined;
  return value?.kind === 'money' ? value.amounts[0] : undefined;
}
