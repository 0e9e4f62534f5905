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
    const all = figures(folder);
    const replaced = new Set<string>(
      [...all.values()].flatMap(({ owner, claim }) => (claim.replaces === undefined ? [] : [claimId(owner, claim.replaces)])),
    );
    const leads = ({ id, claim }: Share): boolean =>
      !claim.beside &&
      !replaced.has(id) &&
      claim.partOf === undefined &&
      claim.progressOf === undefined &&
      claim.overlaps === undefined &&
      claim.claimedBy === undefined &&
      claim.readings !== undefined;
    const isWhole = ({ claim }: Share): boolean => claim.place === undefined && claim.covers === undefined;
    const leading = groupBy([...all.values()].filter(leads), ({ owner, claim }) => `${owner} ${claim.measure}`);
    for (const totals of leading.values()) {
      const whole = totals.findLast(isWhole);
      const other = totals.find((total) => total !== whole);
      if (whole && other)
        yield {
          place: within(whole.place, 'measure'),
          problem: `\`${other.id.split('#')[1]}\` is a total of \`${whole.claim.measure}\` too.`,
          cure: 'Say what sets them apart: `partOf`, `progressOf`, `overlaps`, `replaces`, `beside`, `place` or `covers`; or make one a reading of the other.',
        };
    }
  },
};

/** Of a pledge that was amended it is clear what holds, and since when. */
export const replacements: Check = {
  name: 'replacements',
  *find(folder): Iterable<Finding> {
    const all = figures(folder);
    const by = new Map<string, string>();
    for (const { id, owner, claim, place } of all.values()) {
      if (claim.replaces === undefined) continue;
      const before = claimId(owner, claim.replaces);
      const fault = (problem: string, cure: string): Finding => ({ place: within(place, 'replaces'), problem, cure });
      if (claim.on === undefined)
        yield fault('Since when it holds is not said.', 'Add `on`: the day, month or year in which the pledge was amended.');
      const measure = all.get(before)?.claim.measure;
      if (measure !== undefined && measure !== claim.measure)
        yield fault(`\`${claim.replaces}\` counts ${measure}, and this one ${claim.measure}.`, 'Name a claim of the same measure.');
      const other = by.get(before);
      if (other !== undefined)
        yield fault(`\`${other}\` replaces \`${claim.replaces}\` too.`, `Where it was amended twice, replace \`${other}\`.`);
      by.set(before, id.split('#')[1]!);
    }
  },
};
