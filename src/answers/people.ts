import type { Person } from '../knowledge/base.js';
import type { Block } from '../model/answer.js';
import type { OrganisationId, PersonId } from '../model/ids.js';
import { bestGrounds } from './claims.js';
import { personName, roleAt, sourceName } from './names.js';
import { isOfAskedKind } from './filters.js';
import { item, part, sentence, type Answerer } from './part.js';
import type { Writer } from './stated.js';

/** Who somebody is: their role as sources print it, and other titles that are given. */
export function roleBlocks(w: Writer, person: Person): Block[] {
  const name = personName(w, person.id);
  const [first, ...others] = person.roles;
  if (!first)
    return [sentence(person.note ? w.say('unusable', { name, note: w.text(person.note, person.id) }) : w.say('noRole', { name }))];
  const lead = sentence(
    w.say('personRole', {
      name,
      role: roleAt(w, first, first.organisation, person.id, true),
      cites: w.cite(...bestGrounds(w.kb, first.evidence)),
    }),
  );
  if (others.length === 0) return [lead];
  return [
    lead,
    sentence(
      w.say('alsoGiven', {
        roles: w.list(others.map((r) => [w.text({ en: r.en, fr: r.fr }, person.id)])),
        cites: w.cite(...others.flatMap((r) => bestGrounds(w.kb, r.evidence, 1))),
      }),
    ),
  ];
}

export const answerPerson: Answerer = ({ q, kb, w }) => {
  const people = q.people.map((id) => kb.people.get(id)).filter((p): p is Person => p !== undefined);
  if (people.length === 0) return undefined;
  const unusable = people.every((p) => p.roles.length === 0);
  return part(
    unusable ? 'not_stated' : 'answered',
    people.slice(0, 3).flatMap((p) => roleBlocks(w, p)),
    { people: q.people, organisations: people.flatMap((p) => p.roles.slice(0, 1).map((r) => r.organisation as OrganisationId)) },
  );
};

/** Who speaks on record: of an organisation, at a source, of the public sector. */
export const answerSpeakers: Answerer = (asking) => {
  const { q, kb, w } = asking;
  const wanted = new Set(q.organisations.map((o) => kb.pledgerOf(o)));
  const spoken =
    q.sources.length > 0
      ? q.sources.flatMap((s) => kb.quotesAt(s))
      : wanted.size > 0
        ? [...wanted].flatMap((o) => kb.quotesFrom(o))
        : [...kb.quotes.values()];
  const quotes = [...new Set(spoken)]
    .sort((a, b) => kb.orderOf(a) - kb.orderOf(b))
    .filter(
      (quote) =>
        quote.speaker &&
        (wanted.size === 0 || wanted.has(kb.pledgerOf(quote.organisation.id as OrganisationId))) &&
        (q.sources.length === 0 || q.sources.includes(quote.at as never)) &&
        isOfAskedKind(asking, quote.organisation.id as OrganisationId),
    );
  const speakers = [...new Set(quotes.map((quote) => quote.speaker as PersonId))];
  if (speakers.length === 0) return undefined;
  const named = speakers.slice(0, 8).map((id) => {
    const quote = quotes.find((x) => x.speaker === id)!;
    return { id, quote, name: personName(w, id) };
  });
  const names = w.list(named.map((n) => [n.name]));
  const lead = sentence(
    q.sources.length > 0 ? w.say('quotedAt', { source: sourceName(w, q.sources[0]!), names }) : w.say('quotedAre', { names }),
  );
  const items = named.map(({ id, quote, name }) =>
    item(
      w.say('speakerItem', {
        name,
        role: roleAt(w, quote.role!, quote.organisation.id, id),
        cites: w.cite({ at: quote.at, words: quote.words }),
      }),
    ),
  );
  const rest = speakers.length - named.length;
  return part(
    'answered',
    [lead, ...items, ...(rest > 0 ? [sentence(w.say('andMore', { count: w.count(speakers.slice(named.length)) }))] : [])],
    { people: speakers.slice(0, 2), quotes: named.map((n) => n.quote.id), organisations: [...wanted] },
  );
};
