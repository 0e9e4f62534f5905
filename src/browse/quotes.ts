import type { KnowledgeBase, Quote } from '../knowledge/base.js';
import type { OrganisationId, PersonId } from '../model/ids.js';
import type { QuoteFilter, QuotesView, QuoteView, Slice } from '../model/record.js';
import { facet, holds, sliced } from './lists.js';
import { present } from './present.js';
import type { Reader } from './names.js';

export function quoteView(r: Reader, q: Quote): QuoteView {
  const event = q.event === undefined ? undefined : r.kb.events.get(q.event as never);
  const speaker = q.speaker === undefined ? undefined : r.person(q.speaker);
  return {
    ref: r.quote(q),
    words: q.words,
    lang: q.lang,
    form: q.form,
    organisation: r.organisation(q.organisation.id),
    source: r.source(q.at),
    about: q.about.flatMap((id) => r.about(id) ?? []),
    topics: q.topics.map((t) => r.topic(t)),
    ...present({
      speaker,
      role: q.role && r.text({ en: q.role.en, fr: q.role.fr }),
      event: event && r.event(event),
      says: q.says && `${speaker?.name ?? r.organisation(q.organisation.id).name} ${r.text(q.says)}.`,
      on: q.on,
      sameMoment: q.sameMoment === undefined ? undefined : r.quoteNamed(q.sameMoment),
      note: q.note && r.text(q.note),
    }),
  };
}

const textsOf = (kb: KnowledgeBase, q: Quote): string[] => [
  q.words,
  ...(q.speaker === undefined ? [] : [kb.people.get(q.speaker as PersonId)!.name]),
  kb.organisations.get(q.organisation.id as OrganisationId)!.name,
  ...Object.values(q.role ?? {}),
  ...q.topics.flatMap((t) => Object.values(kb.topics.get(t as never)?.label ?? {})),
  // Words to find it by in the other language than its own.
  ...q.findBy.en,
  ...q.findBy.fr,
];

function wanted(kb: KnowledgeBase, f: QuoteFilter): (q: Quote) => boolean {
  const organisation = f.organisation === undefined ? undefined : kb.pledgerOf(f.organisation as OrganisationId);
  return (q) =>
    (f.speaker === undefined || q.speaker === f.speaker) &&
    (organisation === undefined || kb.pledgerOf(q.organisation.id as OrganisationId) === organisation) &&
    (f.source === undefined || q.at === f.source) &&
    (f.topic === undefined || q.topics.includes(f.topic)) &&
    (f.event === undefined || q.event === f.event) &&
    (f.text === undefined || holds(q, f.text, () => textsOf(kb, q)));
}

/** The quotations that are wanted, in the record's order. */
export function listQuotes(r: Reader, wish: QuoteFilter & Slice): QuotesView {
  const { kb } = r;
  const all = [...kb.quotes.values()].filter(wanted(kb, wish));
  const named = (ref: { id: string; name: string }) => ({ id: ref.id, label: ref.name });
  return {
    ...sliced(all, wish, (q) => quoteView(r, q)),
    facets: {
      speakers: facet(
        all,
        (q) => (q.speaker === undefined ? [] : [q.speaker]),
        (id) => named(r.person(id)),
      ),
      organisations: facet(
        all,
        (q) => [q.organisation.id],
        (id) => named(r.organisation(id)),
      ),
      topics: facet(
        all,
        (q) => q.topics,
        (id) => r.topic(id),
      ),
    },
  };
}
