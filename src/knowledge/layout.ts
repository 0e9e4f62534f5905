import type { Folder } from './base.js';

/** A part of a knowledge folder. */
export type Part = keyof Folder;

/**
 * Where each part stands: a list is one file that maps ids to entries, `sources.yaml`; entries are a folder of files,
 * one entry each. Kept apart from the schemas so that a snapshot can be compared with its folder without loading them.
 */
const PARTS = {
  sources: 'list',
  organisations: 'list',
  people: 'list',
  places: 'list',
  topics: 'list',
  measures: 'list',
  events: 'entries',
  pledges: 'entries',
  quotes: 'entries',
  conflicts: 'entries',
} as const satisfies Record<Part, 'list' | 'entries'>;

export const PART_NAMES = Object.keys(PARTS) as readonly Part[];
export const isList = (part: Part): boolean => PARTS[part] === 'list';

/** Files and folders that may stand beside the parts: for people and their tools, not read as knowledge. */
const BESIDE = /^(README\.md|questions\.jsonl|schema)$/;

/** Whether a file or folder is none of our business, so that it is neither read nor complained of. */
export const isBeside = (path: string): boolean =>
  path.split('/').some((name) => name.startsWith('.')) || BESIDE.test(path) || path.endsWith('/README.md');

/** Which part a file belongs to, and for an entry its id; undefined for a file that nothing reads. */
export function whereIs(path: string): { part: Part; id?: string } | undefined {
  const [, name = '', within] = /^([^/]+?)(\/.+)?\.yaml$/.exec(path) ?? [];
  if (!Object.hasOwn(PARTS, name)) return undefined;
  const part = name as Part;
  if (isList(part)) return within === undefined ? { part } : undefined;
  return within === undefined ? undefined : { part, id: within.slice(within.lastIndexOf('/') + 1) };
}

/** Where to look for, or write, an entry of a part: `sources.yaml`, `pledges/acme.yaml`. */
export const fileFor = (part: Part, id: string): string => (isList(part) ? `${part}.yaml` : `${part}/${id}.yaml`);
