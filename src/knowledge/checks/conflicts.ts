import type { Check, Finding } from './check.js';
import { claims, within } from './walk.js';

/** The conflict that narrows or rejects a reading is about that reading's claim, pledge or pledger. */
export const conflictScope: Check = {
  name: 'conflict scope',
  *find(folder): Iterable<Finding> {
    for (const { id, owner, claim, pledge, place } of claims(folder)) {
      if (!('measure' in claim)) continue;
      const covering = [id, owner, pledge?.by];
      for (const [i, reading] of (claim.readings ?? []).entries())
        for (const key of ['narrower', 'rejected'] as const) {
          const ref = reading[key];
          const conflict = ref === undefined ? undefined : folder.conflicts[ref];
          if (conflict && !conflict.about.some((about) => covering.includes(about)))
            yield {
              place: within(place, 'readings', i, key),
              problem: `The conflict \`${ref}\` is not about this claim.`,
              cure: `Name the right conflict, or add \`${id}\` to its \`about\`.`,
            };
        }
    }
  },
};

/** A figure leads with a reading that stands, and that speaks of all that the claim covers. */
export const leadingReading: Check = {
  name: 'leading reading',
  *find(folder): Iterable<Finding> {
    for (const { claim, place } of claims(folder)) {
      if (!('measure' in claim) || !claim.readings) continue;
      const standing = claim.readings.filter((reading) => !reading.rejected);
      if (standing.length === 0)
        yield {
          place: within(place, 'readings'),
          problem: 'Every reading is rejected: none is left to answer with.',
          cure: 'Give one that stands, or write `notStated` and tell of the rejected figure in the conflict.',
        };
      else if (standing[0]!.narrower && standing.some((reading) => !reading.narrower))
        yield {
          place: within(place, 'readings', claim.readings.indexOf(standing[0]!)),
          problem: 'The leading reading is one of a narrower scope.',
          cure: 'Put a reading of the whole first.',
        };
    }
  },
};
