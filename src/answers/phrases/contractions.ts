/** Endings that contract a word of English, with what they stand for; more than one where only sense tells. */
export const CONTRACTIONS: readonly (readonly [RegExp, readonly (readonly string[])[]])[] = [
  [/^(wo)n't$/, [['will'], ['not']]],
  [/^(ca)n't$/, [['can'], ['not']]],
  [/^(can)not$/, [['can'], ['not']]],
  [/^(sha)n't$/, [['shall'], ['not']]],
  [/^(\w+)n't$/, [['$1'], ['not']]],
  [/^(\w+)'re$/, [['$1'], ['are']]],
  [/^(\w+)'ve$/, [['$1'], ['have']]],
  [/^(\w+)'ll$/, [['$1'], ['will', 'shall']]],
  [/^(i)'m$/, [['$1'], ['am']]],
  [/^(i|you|he|she|it|we|they|there|that|who)'d$/, [['$1'], ['would', 'had']]],
  [/^(let)'s$/, [['$1'], ['us']]],
  [/^(he|she|it|there|here|that|what|who|where|how)'s$/, [['$1'], ['is', 'has']]],
];
