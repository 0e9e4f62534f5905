import { claimId, type Folder } from '../base.js';
import type { Value } from '../../model/value.js';
import type { FigureClaim } from '../schema.js';
import type { Check, Finding, Place } from './check.js';
import { claims, groupBy, within } from './walk.js';

interface Share {
  readonly id: string;
  readonly owner: string;
  readonly by: string | undefined;
  readonly claim: FigureClaim;
  readonly place: Place;
}

/** The amounts that a claim's leading reading states plainly, by currency or `count`; hedged ones bound nothing. */
function plain(claim: FigureClaim): ReadonlyMap<string, number> {
  const leading = claim.readings?.find((reading) => !reading.rejected);
  if (!leading || leading.hedge) return new Map();
  const value: Value = leading.value;
  if (value.kind === 'count') return new Map([['count', value.count]]);
  if (value.kind === 'money')
    return new Map(value.amounts.flatMap(({ currency, amount }) => (currency === null ? [] : [[currency, amount]])));
  return new Map();
}

function figures(folder: Folder): Map<string, Share> {
  const found = new Map<string, Share>();
  for (const { id, owner, claim, pledge, place } of claims(folder))
    if ('measure' in claim) found.set(id, { id, owner, by: pledge?.by, claim, place });
  return found;
}

/** Parts are no more than their whole, unless they overlap or a conflict says why. */
export const sums: Check = {
  name: 'sums',
  *find(folder): Iterable<Finding> {
    const all = figures(folder);
    const disputed = new Set(Object.values(folder.conflicts).flatMap(({ about }) => about));
    const isDisputed = ({ id, owner }: Share): boolean => disputed.has(id) || disputed.has(owner);
    const isPart = ({ claim }: Share): boolean => claim.partOf !== undefined && claim.overlaps === undefined;

    const byWhole = groupBy([...all.values()].filter(isPart), ({ owner, claim }) => claimId(owner, claim.partOf!) as string);
    for (const [wholeId, parts] of byWhole) {
      const whole = all.get(wholeId);
      if (!whole || isDisputed(whole) || parts.some(isDisputed)) continue;
      const alike = parts.filter(({ claim }) => claim.measure === whole.claim.measure);
      for (const [unit, total] of plain(whole.claim)) {
        const sum = alike.reduce((n, { claim }) => n + (plain(claim).get(unit) ?? 0), 0);
        if (sum > total * (1 + 1e-9))
          yield {
            place: whole.place,
            problem: `Its parts (${alike.map(({ id }) => id.split('#')[1]).join(', ')}) come to ${amount(sum, unit)}, more than its ${amount(total, unit)}.`,
            cure: 'Mend a figure, mark a part that is told again by `overlaps`, or enter the conflict about it.',
          };
      }
    }
  },
};

const amount = (n: number, unit: string): string => `${unit === 'count' ? '' : `${unit} `}${n.toLocaleString('en')}`;

/** One claim leads for each thing that is counted: two totals side by side would be added, or one of them passed over. */
export const oneTotal: Check = {
  name: 'one total',
  *find(folder): Iterable<Finding> {
    const leads = ({ claim }: Share): boolean =>
      !claim.beside &&
      claim.partOf === undefined &&
      claim.progressOf === undefined &&
      claim.overlaps === undefined &&
      claim.claimedBy === undefined &&
      claim.readings !== undefined;
    const isWhole = ({ claim }: Share): boolean => claim.place === undefined && claim.covers === undefined;
    const leading = groupBy([...figures(folder).values()].filter(leads), ({ owner, claim }) => `${owner} ${claim.measure}`);
    for (const totals of leading.values()) {
      const whole = totals.findLast(isWhole);
      const other = totals.find((total) => total !== whole);
      if (whole && other)
        yield {
          place: within(whole.place, 'measure'),
          problem: `\`${other.id.split('#')[1]}\` is a total of \`${whole.claim.measure}\` too.`,
          cure: 'Say what sets them apart: `partOf`, `progressOf`, `overlaps`, `beside`, `place` or `covers`; or make one a reading of the other.',
        };
    }
  },
};
