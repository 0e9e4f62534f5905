import type { Check, Finding } from './check.js';

/** A pledge moves on only where a source says so: that it was announced shows in its claims. */
export const statusEvidence: Check = {
  name: 'status evidence',
  *find({ pledges }): Iterable<Finding> {
    for (const [id, { status }] of Object.entries(pledges))
      for (const [i, { is, evidence }] of status.entries())
        if (is !== 'announced' && !evidence)
          yield {
            place: { part: 'pledges', id, path: ['status', i] },
            problem: `Nothing shows that it is \`${is}\`.`,
            cure: 'Add `evidence`: the source and its printed words.',
          };
  },
};
