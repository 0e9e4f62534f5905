import { lastDay, type Claim, type KnowledgeBase } from '../../knowledge/base.js';
import type { Scope } from './scope.js';

const DAYS_AHEAD = 30;
const DAY = 86_400_000;

/** Whether nothing of a pledge is waited for any more. */
const isOver = (kb: KnowledgeBase, { pledge }: Claim): boolean =>
  pledge !== undefined && ['done', 'dropped'].includes(kb.pledges.get(pledge)?.status.at(-1)?.is ?? '');

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Of a day, those who read about the same read the same. */
const known = new WeakMap<Scope, { readonly today: string; readonly claims: readonly Claim[] }>();

/** Claims of a scope that are due from today on, in the coming thirty days, the earliest first. */
export function dueFrom(kb: KnowledgeBase, scope: Scope, today: string): readonly Claim[] {
  const before = known.get(scope);
  if (before?.today === today) return before.claims;
  const from = Date.parse(`${today}T00:00:00Z`);
  const last = day(from + DAYS_AHEAD * DAY);
  const when = (c: Claim): string => lastDay(c.due!);
  // Of few pledges all that they claim is looked at; of more, what is due on each day.
  const candidates = scope.few
    ? [...(scope.whole ? kb.events.keys() : []), ...scope.few.map((p) => p.id)]
        .flatMap((owner) => kb.claimsOf(owner))
        .filter((c) => c.due !== undefined && when(c) >= today && when(c) <= last)
        .sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : kb.orderOf(a) - kb.orderOf(b)))
    : Array.from({ length: DAYS_AHEAD + 1 }, (_, i) => day(from + i * DAY)).flatMap((d) => kb.claimsDue(d));
  const claims = candidates.filter((c) => scope.claim(c) && !c.notStated && !isOver(kb, c));
  known.set(scope, { today, claims });
  return claims;
}
