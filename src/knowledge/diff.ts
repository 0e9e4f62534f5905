import type { Value } from '../model/value.js';
import type { PledgeId } from '../model/ids.js';
import type { KnowledgeBase } from './base.js';
import type { Lookup } from './tables.js';

/** One difference between two records. `fields` tells what differs; of something added or removed, what it says. */
export interface Change {
  readonly what: 'claim' | 'status' | 'quote' | 'conflict';
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

const grouped = (n: number): string => n.toLocaleString('en');
function figure(value: Value): string {
  switch (value.kind) {
    case 'money':
      return value.amounts.map(({ currency, amount }) => `${currency ?? ''} ${grouped(amount)}`.trim()).join(' = ');
    case 'count':
      return grouped(value.count);
    case 'percent':
      return `${value.percent}%`;
    case 'range':
      return `${value.currency ?? ''} ${grouped(value.from)}..${grouped(value.to)}`.trim();
  }
}

/** The leaves of an entry by the way to them: `readings[0].value` → `EUR 4,000,000,000`. */
function* leaves(value: unknown, field: string): Iterable<[string, string]> {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null) yield [field, typeof value === 'string' ? value : JSON.stringify(value)];
  else if (field.endsWith('.value')) yield [field, figure(value as Value)];
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* leaves(item, `${field}[${i}]`);
  else for (const [key, item] of Object.entries(value)) yield* leaves(item, field === '' ? key : `${field}.${key}`);
}

/** What of a record is compared, kind by kind: plain data, which may be kept and compared with a later record. */
export type Content = Readonly<Record<Change['what'], Pick<Lookup<unknown>, 'has' | 'get' | 'keys'>>>;
export const KINDS: readonly Change['what'][] = ['claim', 'status', 'quote', 'conflict'];

/** A pledge's status is compared as a whole: its last line leads. */
export const contentOf = ({ claims, pledges, quotes, conflicts }: KnowledgeBase): Content => ({
  claim: claims,
  status: {
    has: (id) => pledges.has(id as PledgeId),
    keys: () => pledges.keys(),
    get: (id) => {
      const pledge = pledges.get(id as PledgeId);
      return pledge && { status: pledge.status };
    },
  },
  quote: quotes,
  conflict: conflicts,
});

/** What differs between two entries of a kind, field by field; nothing where they say the same. */
export function compare(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [new Map(leaves(before, '')), new Map(leaves(after, ''))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => old.get(field) !== now.get(field))
    .map((field) => ({
      field,
      ...(old.has(field) ? { before: old.get(field)! } : {}),
      ...(now.has(field) ? { after: now.get(field)! } : {}),
    }));
}

/** What changed from one content to another, by claim, status, quote and conflict, in the order of their ids. */
export function diffContent(a: Content, b: Content): Change[] {
  return KINDS.flatMap((what) => {
    const [old, now] = [a[what], b[what]];
    return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id): Change[] => {
      const fields = compare(old.get(id), now.get(id));
      if (fields.length === 0) return [];
      return [{ what, id, change: !old.has(id) ? 'added' : !now.has(id) ? 'removed' : 'changed', fields }];
    });
  });
}

/** What changed from one record to another. */
export const diffKnowledge = (a: KnowledgeBase, b: KnowledgeBase): Change[] => diffContent(contentOf(a), contentOf(b));
