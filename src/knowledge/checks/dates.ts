import type { Folder } from '../base.js';
import type { Check, Finding } from './check.js';
import { claims, nodes, within } from './walk.js';

/** Whether one date is surely before another: 2024 is not surely before 2024-05. */
export function isBefore(a: string, b: string): boolean {
  const shared = Math.min(a.length, b.length);
  return a.slice(0, shared) < b.slice(0, shared);
}

const DATE_KEYS = new Set(['on', 'until', 'due', 'published', 'retrieved']);
function exists(date: string): boolean {
  const [year, month = '01', day = '01'] = date.split('-');
  const parsed = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(`${year}-${month}-${day}`);
}

/** A date is in the calendar. */
export const realDates: Check = {
  name: 'real dates',
  *find(folder): Iterable<Finding> {
    for (const { value, key, place } of nodes(folder))
      if (DATE_KEYS.has(key) && typeof value === 'string' && !exists(value))
        yield { place, problem: `There is no day ${value}.`, cure: 'Mend the date: 2024, 2024-05 or 2024-05-13.' };
  },
};

function* statusOrder({ pledges }: Folder): Iterable<Finding> {
  for (const [id, { status }] of Object.entries(pledges))
    for (const [i, { is, on }] of status.entries()) {
      const last = status[i - 1];
      if (last && isBefore(on, last.on))
        yield {
          place: { part: 'pledges', id, path: ['status', i] },
          problem: `\`${is}\` on ${on} stands after \`${last.is}\` on ${last.on}.`,
          cure: 'Put the earliest status first: the last one leads.',
        };
    }
}

/** What was so on a day is printed on that day or after it. */
function* statusPrinted({ pledges, sources }: Folder): Iterable<Finding> {
  for (const [id, { status }] of Object.entries(pledges))
    for (const [i, { is, on, evidence = [] }] of status.entries()) {
      const published = evidence.map(({ at }) => sources[at]?.published);
      if (evidence.length > 0 && published.every((date) => date !== undefined && isBefore(date, on)))
        yield {
          place: { part: 'pledges', id, path: ['status', i, 'on'] },
          problem: `\`${is}\` on ${on} rests on what was printed before, on ${[...new Set(published)].join(' and ')}.`,
          cure: 'Write the day, month or year that the source speaks of, or its own date.',
        };
    }
}

function* claimOrder(folder: Folder): Iterable<Finding> {
  for (const { claim, pledge, place } of claims(folder)) {
    const announced = pledge?.status[0]?.on;
    const progress = 'measure' in claim && claim.progressOf !== undefined;
    if (progress && claim.on === undefined)
      yield {
        place: within(place, 'progressOf'),
        problem: 'Progress has no date.',
        cure: 'Add `on`: the day, month or year by which it had come so far.',
      };
    if (announced === undefined) continue;
    if (progress && claim.on !== undefined && isBefore(claim.on, announced))
      yield {
        place: within(place, 'on'),
        problem: `Progress of ${claim.on} is older than the announcement of ${announced}.`,
        cure: 'Mend the date, or say `beside: true` in place of `progressOf`.',
      };
    // What stands beside a pledge may have been due before it, and so may a promise that others had made.
    const beside = 'measure' in claim && claim.beside;
    if (!beside && claim.due !== undefined && isBefore(claim.due, announced))
      yield {
        place: within(place, 'due'),
        problem: `It is due in ${claim.due}, before the announcement of ${announced}.`,
        cure: 'Mend the date, or say `beside: true` for an older plan.',
      };
  }
}

function* sourceOrder({ sources, quotes }: Folder): Iterable<Finding> {
  for (const [id, { published, retrieved }] of Object.entries(sources))
    if (published !== undefined && isBefore(retrieved, published))
      yield {
        place: { part: 'sources', id, path: ['retrieved'] },
        problem: `It was retrieved on ${retrieved}, before it was published on ${published}.`,
        cure: 'Mend one of the dates.',
      };
  for (const [id, { on, at }] of Object.entries(quotes)) {
    const published = sources[at]?.published;
    if (on !== undefined && published !== undefined && isBefore(published, on))
      yield {
        place: { part: 'quotes', id, path: ['on'] },
        problem: `It was said on ${on}, after \`${at}\` printed it on ${published}.`,
        cure: 'Mend one of the dates.',
      };
  }
}

function* eventOrder({ events }: Folder): Iterable<Finding> {
  for (const [id, { on, until }] of Object.entries(events))
    if (until !== undefined && !(until.length === on.length && on < until))
      yield {
        place: { part: 'events', id, path: ['until'] },
        problem: `It goes on until ${until}, and begins on ${on}.`,
        cure: 'Write both as exactly, the last day after the first; leave `until` out where it took one day.',
      };
}

/** What comes later is dated later. */
export const dateOrder: Check = {
  name: 'date order',
  *find(folder) {
    yield* statusOrder(folder);
    yield* statusPrinted(folder);
    yield* claimOrder(folder);
    yield* sourceOrder(folder);
    yield* eventOrder(folder);
  },
};
