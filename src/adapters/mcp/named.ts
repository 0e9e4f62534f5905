import type { Lang } from '../../model/language.js';
import type { Browse } from '../../model/record.js';
import { ToolFault } from './ports.js';

/** Of so many that a name may mean, the names are told. */
const TOLD = 8;

type Kind = 'organisations' | 'people' | 'places';
const ONE: Readonly<Record<Kind, string>> = { organisations: 'organisation', people: 'person', places: 'place' };

const same = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;

/** The id of what somebody named, by its id or a name. What names nothing, or several things, is a fault: a list must not narrow to something else. */
export function idOf(browse: Browse, kind: Kind, named: string, lang: Lang): string {
  if (browse[kind].find(named, lang)) return named;
  const { items, count } = browse[kind].list(lang, { text: named, offset: 0, limit: TOLD });
  const refs = items.map((item) => item.ref);
  const exact = refs.filter((ref) => same(ref.name, named));
  const [only] = exact.length === 1 ? exact : count === 1 ? refs : [];
  if (only) return only.id;
  if (count === 0)
    throw new ToolFault(`No ${ONE[kind]} of this name is on record. Write another form of it, or look for its words with \`text\`.`);
  const names = refs.map((ref) => `${ref.name} (${ref.id})`).join(', ');
  throw new ToolFault(`Several may be meant: ${names}${count > TOLD ? ', …' : ''}. Write the id of one of them.`);
}

/** The id of a topic, by its id or label, among those that a list can be narrowed to. */
export function topicOf(topics: readonly { readonly id: string; readonly label: string }[], named: string): string {
  const found = topics.find((topic) => topic.id === named || same(topic.label, named));
  if (found) return found.id;
  throw new ToolFault(`No such topic is on record. Those that are: ${topics.map((t) => `${t.label} (${t.id})`).join(', ')}.`);
}
