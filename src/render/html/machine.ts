import type { ConflictView, PledgeView, QuoteView, SourceBrief } from '../../model/record.js';
import { addressOf, type Scene } from './layout.js';
import { data, type Markup } from './markup.js';
import { say } from './words.js';

/** What pages tell machines, in the terms of schema.org. */

const block = (entries: readonly object[]): Markup | undefined =>
  entries.length === 0 ? undefined : data('application/ld+json', { '@context': 'https://schema.org', '@graph': entries });

const work = (s: SourceBrief): object => ({
  '@type': 'CreativeWork',
  url: s.url,
  ...(s.title === null ? {} : { headline: s.title }),
  ...(s.publishedOn === null ? {} : { datePublished: s.publishedOn }),
  inLanguage: s.lang,
  publisher: { '@type': 'Organization', name: s.name },
});

const asQuotation = (scene: Scene, q: QuoteView): object => ({
  '@type': 'Quotation',
  '@id': `${scene.origin}${addressOf(q.ref)}`,
  text: q.words,
  inLanguage: q.lang,
  creator: q.speaker
    ? {
        '@type': 'Person',
        name: q.speaker.name,
        ...(q.role ? { jobTitle: q.role } : {}),
        affiliation: { '@type': 'Organization', name: q.organisation.name },
      }
    : { '@type': 'Organization', name: q.organisation.name },
  ...(q.on === undefined ? {} : { dateCreated: q.on }),
  isPartOf: work(q.source),
});

/** How a version fares: the ends of the scale, and what they mean. */
const rating = (scene: Scene, stands: boolean): object => ({
  '@type': 'Rating',
  ratingValue: stands ? 5 : 1,
  bestRating: 5,
  worstRating: 1,
  alternateName: say(stands ? 'upheld' : 'notUpheld', scene.lang),
});

/** A version that sources print, reviewed: each one that the verdict speaks of. */
const asReviews = (scene: Scene, c: ConflictView): object[] =>
  c.versions.map(({ says, stands, evidence }) => ({
    '@type': 'ClaimReview',
    url: `${scene.origin}${addressOf(c.ref)}`,
    claimReviewed: says,
    inLanguage: scene.lang,
    author: { '@type': 'Organization', name: say('name', scene.lang), url: `${scene.origin}/` },
    reviewBody: c.verdict,
    reviewRating: rating(scene, stands),
    itemReviewed: { '@type': 'Claim', text: says, appearance: evidence.map(({ source }) => work(source)) },
  }));

export const quotation = (scene: Scene, q: QuoteView): Markup | undefined => block([asQuotation(scene, q)]);
export const reviews = (scene: Scene, conflicts: readonly ConflictView[]): Markup | undefined =>
  block(conflicts.flatMap((c) => asReviews(scene, c)));

/** A pledge's disputes, and what was said about it. */
export const pledgeData = (scene: Scene, p: PledgeView): Markup | undefined =>
  block([...p.disputes.flatMap((c) => asReviews(scene, c)), ...p.quotes.map((q) => asQuotation(scene, q))]);
