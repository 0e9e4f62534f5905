import { composeDigest } from '../answers/digest/compose.js';
import { newsOf } from '../answers/digest/news.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import { contentOf, diffContent } from '../knowledge/diff.js';
import { WHOLE_RECORD, type Digest, type DigestFilter } from '../model/digest.js';
import type { Lang } from '../model/language.js';

export interface Preview {
  readonly lang: Lang;
  readonly filter?: DigestFilter;
  /** An earlier record: what is new since it is shown. Without one, nothing is. */
  readonly since?: KnowledgeBase | undefined;
  /** The day of it: `2026-11-24`. */
  readonly today: string;
}

/** What a digest of this record says, sent to nobody. */
export function previewOf(kb: KnowledgeBase, { lang, filter = WHOLE_RECORD, since, today }: Preview): Digest {
  const old = contentOf(since ?? kb);
  const changes = since ? diffContent(old, contentOf(kb)).map(({ what, id }) => ({ what, id, before: old[what].get(id) })) : [];
  return composeDigest(kb, {
    id: 'preview',
    seed: 'preview',
    lang,
    filter,
    news: newsOf(kb, changes),
    told: new Set(),
    today,
    shown: [],
    saidQuiet: false,
    mishaps: [],
    picture: true,
  }).digest;
}
