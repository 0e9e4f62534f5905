import type { OrganisationId } from '../../model/ids.js';
import { hasPhrase, phraseBefore } from './phrases.js';
import type { Named, Scene } from './scene.js';

/**
 * Whom a simple sentence says that somebody works with: "Acme will work with Globex". Only where one pledger is its
 * subject, nothing is counted or denied in it, and nobody stands in it whom the record does not know.
 */
export function partnerOf(scene: Scene, n: Named): OrganisationId | undefined {
  const { named, foreign, folds, prose, u } = scene;
  const [subject, ...more] = [...new Set(named.filter((x) => x.pledges).map((x) => x.pledger))];
  const first = named.find((x) => x.pledges);
  if (
    subject === undefined ||
    more.length > 0 ||
    n.pledges ||
    !first ||
    first.side ||
    first.doubtful ||
    first.from > 1 ||
    foreign.length > 0
  )
    return undefined;
  if (u.amounts.length > 0 || named.some((x) => !x.pledges && x !== n)) return undefined;
  if (hasPhrase(folds, prose.negations) || hasPhrase(folds, prose.contrary) || hasPhrase(folds, prose.relatives)) return undefined;
  const joined = phraseBefore(folds, n.from, prose.together) || phraseBefore(folds, n.from - 1, prose.together);
  return joined && hasPhrase(folds.slice(first.to, n.from), prose.partnering) ? subject : undefined;
}
