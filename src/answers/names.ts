import type { Claim, EventRecord, KnowledgeBase } from '../knowledge/base.js';
import type { Span, Stated } from '../model/answer.js';
import type { EventId, OrganisationId, PersonId, PlaceId, SourceId } from '../model/ids.js';
import type { Bilingual } from '../model/language.js';
import { foldedWords } from '../text/tokens.js';
import { formatPeriod } from './format.js';
import type { Writer } from './stated.js';

/** Names of the record's entries, in the language of the answer. */
export function organisationName(w: Writer, id: OrganisationId | string): Stated {
  const o = w.kb.organisations.get(id as OrganisationId);
  return w.text(o?.localName ?? o?.name ?? id, id);
}
export const personName = (w: Writer, id: PersonId | string): Stated => w.text(w.kb.people.get(id as PersonId)?.name ?? id, id);
export const placeName = (w: Writer, id: PlaceId | string): Stated => w.text(w.kb.places.get(id as PlaceId)?.name ?? id, id);
/** A venue with its town, unless its name has it: a hall is in many a town. */
export function venue(w: Writer, id: PlaceId): Span[] {
  const town = w.kb.places.get(w.kb.places.get(id)?.within[0] as PlaceId);
  const own = w.kb.places.get(id)?.name[w.lang] ?? '';
  if (!town || town.kind === 'country' || own.includes(town.name[w.lang])) return [placeName(w, id)];
  return [placeName(w, id), { kind: 'words', text: ', ' }, placeName(w, town.id)];
}
export const sourceName = (w: Writer, id: SourceId | string): Stated => w.text(w.kb.sources.get(id as SourceId)?.publisher ?? id, id);
export const measureName = (w: Writer, id: string, ...from: readonly string[]): Stated =>
  w.text(w.kb.measures.get(id as never)?.label ?? id, id, ...from);

/** The short name of an event, as the head of a sentence. */
export function eventName(w: Writer, id: EventId | string): Stated {
  const e = w.kb.events.get(id as EventId);
  return w.text(e?.aliases[0] ?? e?.name ?? id, id);
}
/** The day of an event, or its days: "13 May 2024", "23 to 24 September 2025". */
export function eventDate(w: Writer, e: EventRecord): Span[] {
  return e.until === undefined ? [w.date(e.on, e.id)] : w.say('period', daysOf(w, e));
}
/** When an event was: "on 13 May 2024", "from 23 to 24 September 2025". */
export function eventWhen(w: Writer, e: EventRecord): Span[] {
  if (e.until !== undefined) return w.say('during', daysOf(w, e));
  return w.say(e.on.length === 10 ? 'onDay' : 'inMonth', { date: w.date(e.on, e.id) });
}
function daysOf(w: Writer, e: EventRecord): { from: Stated; to: Stated } {
  const [from, to] = formatPeriod(e.on, e.until!, w.lang);
  return { from: w.text(from, e.id), to: w.text(to, e.id) };
}
export const eventFullName = (w: Writer, id: EventId | string): Stated => w.text(w.kb.events.get(id as EventId)?.name ?? id, id);

/** Whoever a claim is about: its pledger, or the event. */
export const subjectName = (w: Writer, c: Claim): Stated => (c.by ? organisationName(w, c.by) : eventName(w, c.event));

/**
 * A role with its organisation, unless the role's own words name it or its country: "president of Acme France", and not
 * "president of Acme France, Acme".
 */
export function roleAt(w: Writer, role: Bilingual, organisation: OrganisationId | string, from: string, joined = false): Span[] {
  const o = w.kb.organisations.get(organisation as OrganisationId);
  const told = foldedWords(`${role.en} ${role.fr}`);
  const country = o?.home ? w.kb.places.get(o.home as PlaceId)?.name[w.lang] : undefined;
  const spoken = w.text({ en: role.en, fr: role.fr }, from);
  const own = foldedWords(o?.name ?? '').filter((x) => x.length > 3);
  const whose = own.length > 0 && own.every((n) => told.includes(n));
  if (whose || (o?.kind !== 'company' && country !== undefined && foldedWords(country).every((n) => told.includes(n)))) return [spoken];
  return [spoken, ...w.say(joined ? 'ofOrganisationJoined' : 'ofOrganisation', { organisation: organisationName(w, organisation) })];
}

/** An organisation or a person, whichever the id is. */
export const whoName = (w: Writer, id: string): Stated => (w.kb.people.has(id as PersonId) ? personName(w, id) : organisationName(w, id));

export const theEvent = (kb: KnowledgeBase) => [...kb.events.values()].at(-1);
