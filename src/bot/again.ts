import type { OrganisationId, QuoteId } from '../model/ids.js';
import type { Lang } from '../model/language.js';
import type { Query } from '../model/query.js';

/** What an answer is made from, besides the record: resolved queries and what the conversation had shown. Nobody's context. */
export interface Recipe {
  readonly queries: readonly Query[];
  readonly lang: Lang;
  /** It goes on with a list, of which so many were told before. */
  readonly from?: number;
  readonly seen: { readonly quotes: readonly QuoteId[]; readonly organisations: readonly OrganisationId[] };
}

/** A recipe is far smaller than what a packer makes room for otherwise. */
const SMALL = { level: 9, windowBits: 12, memLevel: 4 } as const;

/** Far above any recipe; a text that unpacks to more is none of ours. */
const MOST = 64 * 1024;

// Loaded where it is used: a question in the terminal never packs anything.
const zlib = (): typeof import('node:zlib') => require('node:zlib') as typeof import('node:zlib');

/**
 * A recipe as a short text that a button can carry, so that another replica, or this one after a restart, makes the same
 * answer again. The form is that of a release and a record: another one cannot read it.
 */
export function pack(recipe: Recipe, form: string): string {
  return zlib()
    .deflateRawSync(JSON.stringify({ form, ...recipe }), SMALL)
    .toString('base64url');
}

/** Undefined where the text is of another release or record, or none of ours. */
export function unpack(packed: string, form: string): Recipe | undefined {
  try {
    const bytes = zlib().inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: MOST });
    const { form: own, ...recipe } = JSON.parse(bytes.toString('utf8')) as Recipe & { form: string };
    return own === form ? recipe : undefined;
  } catch {
    return undefined;
  }
}
