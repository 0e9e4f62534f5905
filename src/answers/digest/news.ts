import { isStated, type Claim, type Conflict, type KnowledgeBase, type Pledge, type Quote } from '../../knowledge/base.js';
import { compare } from '../../knowledge/diff.js';
import { shown } from '../claims.js';

/** A thing of the record as the journal has it: what it was before, absent where it is new. */
export interface Before {
  readonly what: string;
  readonly id: string;
  readonly before?: unknown;
}

/** Something that is worth telling those who knew the record before. */
export type News =
  | { readonly kind: 'corrected'; readonly id: string; readonly was: Claim; readonly now: Claim }
  | { readonly kind: 'withdrawn'; readonly id: string; readonly was: Claim }
  | { readonly kind: 'misquoted'; readonly id: string; readonly was: Quote; readonly now?: Quote }
  | { readonly kind: 'status'; readonly id: string; readonly pledge: Pledge }
  | { readonly kind: 'pledge'; readonly id: string; readonly pledge: Pledge; readonly claims: readonly Claim[] }
  | { readonly kind: 'claim'; readonly id: string; readonly claim: Claim }
  | { readonly kind: 'quote'; readonly id: string; readonly quote: Quote }
  | { readonly kind: 'conflict'; readonly id: string; readonly conflict: Conflict };

/** The order in which news is told: what was wrong first. */
export const NEWS_ORDER = [
  'corrected',
  'withdrawn',
  'misquoted',
  'status',
  'pledge',
  'claim',
  'quote',
  'conflict',
] as const satisfies readonly News['kind'][];
export const isCorrection = ({ kind }: News): boolean => kind === 'corrected' || kind === 'withdrawn' || kind === 'misquoted';

/** What an answer says of a claim: where this is the same, nothing that anybody was told has changed. */
function told(c: Claim): unknown {
  if (c.kind === 'statement') return [c.says, c.due, c.on];
  const s = shown(c);
  const [leading] = c.readings;
  return [c.measure, leading?.value.kind === 'money' ? leading.value.amounts[0] : s?.value, leading?.hedge, c.due, c.on, c.place, c.covers];
}
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function ofClaim(was: Claim | undefined, now: Claim | undefined): News | undefined {
  if (was && isStated(was)) {
    if (!now || !isStated(now)) return { kind: 'withdrawn', id: was.id, was };
    return same(told(was), told(now)) ? undefined : { kind: 'corrected', id: now.id, was, now };
  }
  return now && isStated(now) ? { kind: 'claim', id: now.id, claim: now } : undefined;
}

const toldOfQuote = ({ words, speaker, role, organisation }: Quote): unknown => [words.replace(/[,\s]+$/, ''), speaker, role, organisation];
function ofQuote(was: Quote | undefined, now: Quote | undefined): News | undefined {
  if (was && now) return same(toldOfQuote(was), toldOfQuote(now)) ? undefined : { kind: 'misquoted', id: was.id, was, now };
  if (was) return { kind: 'misquoted', id: was.id, was };
  return now && { kind: 'quote', id: now.id, quote: now };
}

/** A pledge that is new brings its claims along, as one. */
function gathered(news: readonly News[], added: ReadonlySet<string>, kb: KnowledgeBase): News[] {
  const of = (n: News): string | undefined => (n.kind === 'claim' ? n.claim.pledge : undefined);
  const own = news.filter((n) => !added.has(of(n) ?? ''));
  const pledges = [...added].map((id): News => {
    const pledge = kb.pledges.get(id as never)!;
    return { kind: 'pledge', id, pledge, claims: kb.claimsOf(pledge.id) };
  });
  return [...own, ...pledges];
}

/** What is new of a record, in the order in which it is told: worked out from what it was and what it is. */
export function newsOf(kb: KnowledgeBase, changes: readonly Before[]): News[] {
  const added = new Set<string>();
  const news = changes.flatMap(({ what, id, before }): News[] => {
    switch (what) {
      case 'claim':
        return [ofClaim(before as Claim | undefined, kb.claims.get(id as never))].flatMap((n) => n ?? []);
      case 'status': {
        const pledge = kb.pledges.get(id as never);
        if (!pledge) return [];
        if (before === undefined) added.add(id);
        const was = (before as Pick<Pledge, 'status'> | undefined)?.status.at(-1);
        const now = pledge.status.at(-1)!;
        return was === undefined || same([was.is, was.on, was.says], [now.is, now.on, now.says]) ? [] : [{ kind: 'status', id, pledge }];
      }
      case 'quote':
        return [ofQuote(before as Quote | undefined, kb.quotes.get(id as never))].flatMap((n) => n ?? []);
      case 'conflict': {
        const conflict = kb.conflicts.get(id as never);
        const differs =
          conflict &&
          (before === undefined || compare({ verdict: (before as Conflict).verdict }, { verdict: conflict.verdict }).length > 0);
        return differs ? [{ kind: 'conflict', id, conflict }] : [];
      }
      default:
        return [];
    }
  });
  const order = (n: News): number => NEWS_ORDER.indexOf(n.kind);
  return gathered(news, added, kb).sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
}
