import type { KnowledgeBase } from '../knowledge/base.js';
import type { Bilingual, Lang } from '../model/language.js';
import type { Browse, Listed, Slice } from '../model/record.js';
import { conflictView } from './conflicts.js';
import {
  eventRow,
  eventView,
  organisationRow,
  organisationView,
  personRow,
  personView,
  placeRow,
  placeView,
  sourceRow,
  sourceView,
} from './entries.js';
import { holds, sliced } from './lists.js';
import { Reader } from './names.js';
import { overviewOf } from './overview.js';
import { listPledges, pledgeView } from './pledges.js';
import { listQuotes, quoteView } from './quotes.js';

const both = (of: Bilingual | undefined): string[] => (of ? [of.en, of.fr] : []);

/** The read-only views of a record, which may be another one at the next call. */
export function createBrowse(knowledge: () => KnowledgeBase): Browse {
  const reader = (lang: Lang) => new Reader(knowledge(), lang);
  const find =
    <E, V>(get: (kb: KnowledgeBase, id: string) => E | undefined, view: (r: Reader, entry: E) => V) =>
    (id: string, lang: Lang): V | undefined => {
      const r = reader(lang);
      const entry = get(r.kb, id);
      return entry && view(r, entry);
    };
  const list =
    <E extends object, V>(
      all: (kb: KnowledgeBase) => Iterable<E>,
      row: (r: Reader, entry: E) => V,
      textsOf: (entry: E) => readonly string[],
    ) =>
    (lang: Lang, { text, ...slice }: Slice & { readonly text?: string }): Listed<V> => {
      const r = reader(lang);
      const found = [...all(r.kb)].filter((entry) => text === undefined || holds(entry, text, () => textsOf(entry)));
      return sliced(found, slice, (entry) => row(r, entry));
    };
  return {
    version: () => knowledge().version,
    overview: () => overviewOf(knowledge()),
    pledges: {
      list: (lang, wish) => listPledges(reader(lang), wish),
      find: find((kb, id) => kb.pledges.get(id as never), pledgeView),
    },
    quotes: {
      list: (lang, wish) => listQuotes(reader(lang), wish),
      find: find((kb, id) => kb.quotes.get(id as never), quoteView),
    },
    people: {
      list: list(
        (kb) => kb.people.values(),
        personRow,
        (p) => [p.name, ...p.aliases, ...p.roles.flatMap((role) => [role.en, role.fr])],
      ),
      find: find((kb, id) => kb.people.get(id as never), personView),
    },
    organisations: {
      list: list(
        (kb) => kb.organisations.values(),
        organisationRow,
        (o) => [o.name, ...o.aliases, ...o.formerly, ...both(o.localName), ...both(o.says)],
      ),
      find: find((kb, id) => kb.organisations.get(id as never), organisationView),
    },
    places: {
      list: list(
        (kb) => kb.places.values(),
        placeRow,
        (p) => [...both(p.name), ...p.aliases],
      ),
      find: find((kb, id) => kb.places.get(id as never), placeView),
    },
    sources: {
      list: list(
        (kb) => kb.sources.values(),
        sourceRow,
        (s) => [s.publisher, s.title ?? '', s.author ?? '', s.url, ...s.aliases],
      ),
      find: find((kb, id) => kb.sources.get(id as never), sourceView),
    },
    conflicts: {
      list: list(
        (kb) => kb.conflicts.values(),
        conflictView,
        (c) => [...both(c.topic), ...both(c.verdict), ...c.versions.flatMap((v) => both(v.says))],
      ),
      find: find((kb, id) => kb.conflicts.get(id as never), conflictView),
    },
    events: {
      list: list(
        (kb) => kb.events.values(),
        eventRow,
        (e) => [...both(e.name), ...e.aliases],
      ),
      find: find((kb, id) => kb.events.get(id as never), eventView),
    },
  };
}
