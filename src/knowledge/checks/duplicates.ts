import type { Folder } from '../base.js';
import type { Organisation, Person, Place as PlaceEntry, EventEntry } from '../schema.js';
import type { Check, Finding, Place } from './check.js';
import { fold } from './fold.js';
import { nodes } from './walk.js';

interface Named {
  readonly name: string;
  readonly place: Place;
}

type NamedEntry = Organisation | Person | PlaceEntry | EventEntry;

/** Every name of an entry: its own, in each language, its short ones and its former ones. */
function namesOf(entry: NamedEntry, part: Place['part'], id: string): Named[] {
  const at = (name: string, ...path: (string | number)[]): Named => ({ name, place: { part, id, path } });
  const { name, aliases } = entry;
  return [
    ...(typeof name === 'string' ? [at(name, 'name')] : [at(name.en, 'name', 'en'), at(name.fr, 'name', 'fr')]),
    ...('localName' in entry && entry.localName
      ? [at(entry.localName.en, 'localName', 'en'), at(entry.localName.fr, 'localName', 'fr')]
      : []),
    ...aliases.map((alias, i) => at(alias, 'aliases', i)),
    ...('formerly' in entry ? entry.formerly.map((former, i) => at(former, 'formerly', i)) : []),
  ];
}

/** A name means one organisation, person, place or event: asked by it, the bot must not answer about another. */
export const names: Check = {
  name: 'names',
  *find(folder): Iterable<Finding> {
    for (const part of ['organisations', 'people', 'places', 'events'] as const) {
      const taken = new Map<string, string>();
      for (const [id, entry] of Object.entries<NamedEntry>(folder[part]))
        for (const { name, place } of namesOf(entry, part, id)) {
          const folded = fold(name);
          const owner = taken.get(folded);
          if (owner !== undefined && owner !== id)
            yield { place, problem: `\`${name}\` is also a name of \`${owner}\`.`, cure: 'Leave it to the one that people mean by it.' };
          else taken.set(folded, id);
        }
    }
  },
};

/** Pairs of kinds that one key may name: `host: acme` must not be open to two readings. */
const ONE_NAMESPACE = [
  ['organisations', 'people'],
  ['events', 'pledges'],
] as const;

/** An id is clear by itself where a reference does not say which kind of thing it names. */
export const sharedIds: Check = {
  name: 'shared ids',
  *find(folder): Iterable<Finding> {
    for (const [one, other] of ONE_NAMESPACE)
      for (const id of Object.keys(folder[other]))
        if (folder[one][id])
          yield {
            place: { part: other, id, path: [] },
            problem: `The id \`${id}\` is also one of the ${one}.`,
            cure: 'Rename one of them: a reference could mean either.',
          };
  },
};

/** The same words of the same source stand once in a list of evidence or readings. */
export const evidenceTwice: Check = {
  name: 'evidence twice',
  *find(folder: Folder): Iterable<Finding> {
    for (const { value, place } of nodes(folder)) {
      if (!Array.isArray(value)) continue;
      const seen = new Set<string>();
      for (const [i, item] of (value as unknown[]).entries()) {
        const { at, words } = (item ?? {}) as { at?: string; words?: string };
        if (at === undefined || words === undefined) continue;
        const print = `${at}: ${fold(words)}`;
        if (seen.has(print))
          yield {
            place: { ...place, path: [...place.path, i] },
            problem: `These words of \`${at}\` stand here twice.`,
            cure: 'Remove one. Amounts that are printed together are one value: EUR 4bn = USD 4.3bn.',
          };
        seen.add(print);
      }
    }
  },
};

/** A quotation is on record once. */
export const quoteTwice: Check = {
  name: 'quote twice',
  *find({ quotes }): Iterable<Finding> {
    const seen = new Map<string, string>();
    for (const [id, { words }] of Object.entries(quotes)) {
      const twin = seen.get(fold(words));
      if (twin !== undefined)
        yield {
          place: { part: 'quotes', id, path: ['words'] },
          problem: `The quote \`${twin}\` has the same words.`,
          cure: 'Keep the one from the more reliable source.',
        };
      seen.set(fold(words), id);
    }
  },
};
