import { claimId, type Folder } from '../base.js';
import { fileFor } from '../layout.js';
import { didYouMean } from '../nearest.js';
import type { Check, Finding, Ids, Kind, Place } from './check.js';
import { nodes } from './walk.js';

/** What the key of an entry names, wherever it stands. A key means the same in every kind of entry. */
export const REFERENCES: Readonly<Record<string, readonly Kind[]>> = {
  at: ['sources'],
  checked: ['sources'],
  event: ['events'],
  by: ['organisations'],
  unitOf: ['organisations'],
  organisation: ['organisations'],
  /** A quote names its organisation as `{id, printed}`. */
  id: ['organisations'],
  with: ['organisations'],
  claimedBy: ['organisations', 'people'],
  host: ['organisations', 'people'],
  speaker: ['people'],
  place: ['places'],
  home: ['places'],
  within: ['places'],
  topics: ['topics'],
  sector: ['topics'],
  measure: ['measures'],
  partOf: ['claims'],
  progressOf: ['claims'],
  overlaps: ['claims'],
  replaces: ['claims'],
  of: ['claims'],
  narrower: ['conflicts'],
  rejected: ['conflicts'],
  sameMoment: ['quotes'],
  about: ['claims', 'pledges', 'events', 'quotes', 'organisations', 'people', 'places', 'topics'],
};

const NOUNS: Readonly<Record<Kind, string>> = {
  sources: 'source',
  organisations: 'organisation',
  people: 'person',
  places: 'place',
  topics: 'topic',
  measures: 'measure',
  events: 'event',
  pledges: 'pledge',
  quotes: 'quote',
  conflicts: 'conflict',
  claims: 'claim',
};
const listed = (words: readonly string[]): string => (words.length > 3 ? 'thing on record' : words.join(' or '));

function missing(kinds: readonly Kind[], ref: string, key: string, place: Place, ids: Ids): Finding {
  const files = kinds.flatMap((kind) => (kind === 'claims' ? [] : [`\`${fileFor(kind, ref)}\``]));
  const add = files.length === 0 || files.length > 3 ? 'Mend the id.' : `Add it to ${files.join(' or ')}, or mend the id.`;
  return {
    place,
    problem: `\`${key}\` names \`${ref}\`, but there is no such ${listed(kinds.map((kind) => NOUNS[kind]))}.`,
    cure: didYouMean(
      ref,
      kinds.flatMap((kind) => [...ids.all(kind)]),
      add,
    ),
  };
}

/** Every id that an entry gives names something on record. */
export const references: Check = {
  name: 'references',
  *find(folder: Folder, ids: Ids) {
    for (const { value, key, place } of nodes(folder)) {
      const kinds = REFERENCES[key];
      if (!kinds || typeof value !== 'string') continue;
      // A bare claim belongs to the entry that it stands in.
      const ref = kinds[0] === 'claims' && kinds.length === 1 ? claimId(place.id, value) : value;
      if (!kinds.some((kind) => ids.has(kind, ref))) yield missing(kinds, ref, key, place, ids);
    }
  },
};
