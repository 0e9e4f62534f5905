import type { Conflict, Evidence, EventRecord, KnowledgeBase, Pledge, Quote } from '../knowledge/base.js';
import type {
  ClaimId,
  ConflictId,
  EventId,
  MeasureId,
  OrganisationId,
  PersonId,
  PlaceId,
  PledgeId,
  QuoteId,
  SourceId,
  TopicId,
} from '../model/ids.js';
import type { Bilingual, Lang } from '../model/language.js';
import type { EvidenceView, Labelled, Ref, SourceBrief } from '../model/record.js';
import { Writer } from '../answers/stated.js';

/** The first words of a quotation, by which it is told from others. */
const OPENING = 60;
function opening(words: string): string {
  if (words.length <= OPENING) return words;
  return `${words.slice(0, words.lastIndexOf(' ', OPENING))}…`;
}

/** One record in one language: entries by their names. A name is never made up: what is not on record has none. */
export class Reader {
  /** Writes figures as answers do, so that a page and the bot say the same. */
  readonly w: Writer;

  constructor(
    readonly kb: KnowledgeBase,
    readonly lang: Lang,
  ) {
    this.w = new Writer(kb, lang);
  }

  text(of: Bilingual): string {
    return of[this.lang];
  }

  organisation(id: string): Ref<'organisation'> {
    const o = this.kb.organisations.get(id as OrganisationId);
    return { kind: 'organisation', id, name: o?.localName ? this.text(o.localName) : (o?.name ?? id) };
  }
  person(id: string): Ref<'person'> {
    return { kind: 'person', id, name: this.kb.people.get(id as PersonId)?.name ?? id };
  }
  who(id: string): Ref<'organisation' | 'person'> {
    return this.kb.people.has(id as PersonId) ? this.person(id) : this.organisation(id);
  }
  place(id: string): Ref<'place'> {
    const place = this.kb.places.get(id as PlaceId);
    return { kind: 'place', id, name: place ? this.text(place.name) : id };
  }
  event({ id, name }: Pick<EventRecord, 'id' | 'name'>): Ref<'event'> {
    return { kind: 'event', id, name: this.text(name) };
  }
  pledge({ id, by, title }: Pledge): Ref<'pledge'> {
    return { kind: 'pledge', id, name: `${this.organisation(by).name}${this.lang === 'fr' ? '\u00a0' : ''}: ${this.text(title)}` };
  }
  quote({ id, speaker, organisation, words }: Quote): Ref<'quote'> {
    const who = speaker === undefined ? this.organisation(organisation.id) : this.person(speaker);
    const said = this.lang === 'fr' ? `\u00a0: «\u202f${opening(words)}\u202f»` : `: “${opening(words)}”`;
    return { kind: 'quote', id, name: `${who.name}${said}` };
  }
  conflict({ id, topic }: Pick<Conflict, 'id' | 'topic'>): Ref<'conflict'> {
    return { kind: 'conflict', id, name: this.text(topic) };
  }

  /** A claim by what it counts and covers, or by what it says. */
  claim(id: ClaimId): Ref<'pledge' | 'event'> {
    const c = this.kb.claims.get(id)!;
    const covers = c.kind === 'figure' && c.covers ? ` (${this.text(c.covers)})` : '';
    const name = c.kind === 'figure' ? `${this.measure(c.measure).label}${covers}` : this.text(c.says);
    return { ...this.owner(c.pledge ?? c.event)!, name, claim: id };
  }

  /** Whatever an entry of `about` names: a pledge, event, organisation, person, place, topic or claim; a topic has no page. */
  about(id: string): Ref | undefined {
    const { kb } = this;
    const claim = kb.claims.get(id as ClaimId);
    if (claim) {
      const whose = claim.by === undefined ? this.event(kb.events.get(claim.event)!) : this.organisation(claim.by);
      const ref = this.claim(claim.id);
      return { ...ref, name: `${whose.name}, ${ref.name}` };
    }
    if (kb.places.has(id as PlaceId)) return this.place(id);
    return this.owner(id) ?? (kb.organisations.has(id as OrganisationId) || kb.people.has(id as PersonId) ? this.who(id) : undefined);
  }
  owner(id: string): Ref<'pledge' | 'event'> | undefined {
    const pledge = this.kb.pledges.get(id as PledgeId);
    if (pledge) return this.pledge(pledge);
    const event = this.kb.events.get(id as EventId);
    return event && this.event(event);
  }

  topic(id: string): Labelled {
    const topic = this.kb.topics.get(id as TopicId);
    return { id, label: topic ? this.text(topic.label) : id };
  }
  measure(id: string): Labelled {
    const measure = this.kb.measures.get(id as MeasureId);
    return { id, label: measure ? this.text(measure.label) : id };
  }

  source(id: string): SourceBrief {
    const s = this.kb.sources.get(id as SourceId)!;
    const { publisher, title, url, published, reliability, lang } = s;
    return {
      kind: 'source',
      id,
      name: publisher,
      title: title ?? null,
      url,
      publishedOn: published ?? null,
      reliability,
      lang,
    };
  }
  evidence({ at, words }: Evidence): EvidenceView {
    return { source: this.source(at), words };
  }

  conflictNamed(id: string): Ref<'conflict'> {
    return this.conflict(this.kb.conflicts.get(id as ConflictId)!);
  }
  quoteNamed(id: string): Ref<'quote'> {
    return this.quote(this.kb.quotes.get(id as QuoteId)!);
  }
}
