import type { EventRecord, Evidence } from '../knowledge/base.js';
import { fold } from '../text/tokens.js';
import type { Block } from '../model/answer.js';
import type { EventId, PersonId, PlaceId } from '../model/ids.js';
import { bestGrounds, figuresOfEvent, isMain, matching } from './claims.js';
import { commonCurrencies, difference, termIn } from './compute.js';
import { answerFigures, figureSentence, figureSpan } from './figures.js';
import { formatValue } from './format.js';
import { claimSentence, ordinal } from './lists.js';
import { eventFullName, eventWhen, personName, venue } from './names.js';
import { part, sentence, withContext, type Answerer, type Asking } from './part.js';
import type { Writer } from './stated.js';

/** The event in one sentence: what, which edition, when and where. */
export function eventSentence(w: Writer, e: EventRecord): Block {
  const edition = e.edition ? w.say('eventEdition', { edition: w.figure(ordinal(e.edition, w.lang), e.id) }) : undefined;
  return sentence(
    w.say('eventIs', {
      name: eventFullName(w, e.id),
      edition,
      when: eventWhen(w, e),
      place: venue(w, e.place as PlaceId),
      cites: w.cite(...bestGrounds(w.kb, e.evidence, 3)),
    }),
  );
}

export function hostSentence(w: Writer, e: EventRecord): Block | undefined {
  const person = w.kb.people.get(e.host as PersonId);
  if (!person) return undefined;
  const role = person.roles[0];
  const ground = e.evidence.find((x) => x.words.toLowerCase().includes(person.name.split(' ').at(-1)!.toLowerCase())) ?? e.evidence[0]!;
  const slots = { host: personName(w, person.id), cites: w.cite(ground) };
  return sentence(
    role ? w.say('eventHost', { ...slots, role: w.text({ en: role.en, fr: role.fr }, person.id) }) : w.say('eventHostPlain', slots),
  );
}

/** When it was, and nothing else. */
export const eventDateSentence = (w: Writer, e: EventRecord, grounds: readonly Evidence[]): Block =>
  sentence(w.say('eventDate', { name: eventFullName(w, e.id), when: eventWhen(w, e), cites: w.cite(...grounds) }));

/** Which edition it was, and when. */
export const editionSentence = (w: Writer, e: EventRecord): Block =>
  sentence(
    w.say('eventEditionIs', {
      edition: w.figure(ordinal(e.edition ?? 1, w.lang), e.id),
      when: eventWhen(w, e),
      cites: w.cite(...bestGrounds(w.kb, e.evidence, 2)),
    }),
  );

/** Questions about the event itself. */
export const answerEvent: Answerer = (asking) => {
  const { q, kb, w } = asking;
  const event = kb.events.get((q.event ?? [...kb.events.keys()].at(-1)) as EventId);
  if (!event) return undefined;
  const about = { organisations: [] };
  const blocks: Block[] = [];
  const purposes =
    q.aspects.includes('purpose') && q.measures.length === 0
      ? kb.claimsOf(event.id).filter((c) => c.kind === 'statement' && c.aspect === 'purpose')
      : [];
  if (purposes.length > 0)
    return part(
      'answered',
      purposes.slice(0, 2).map((c) => claimSentence(w, c)!),
      about,
    );
  const past = earlierEditions(asking, event);
  if (past) return part('answered', past, about);
  const grounds = bestGrounds(kb, event.evidence, 2);
  const editions =
    q.previous || q.dates.some((d) => d.year && String(d.year) !== event.on.slice(0, 4)) ? compareEditions(asking, event) : undefined;
  if (editions) return part('answered', editions, about);
  const other = otherEdition(asking, event);
  if (other) return part('answered', [...other, eventSentence(w, event)], about);

  // Facts of the event that the question's own words ask for: its theme, its guests, its record.
  // "In which year" says what is wanted of a fact, and not which one.
  const terms = q.terms.filter((t) => !t.keys.some((k) => k.startsWith('#organisation:')) && !WHICH_YEAR.test(fold(t.label)));
  const solid = terms.filter((t) => !t.light);
  // Words that no entry knows weigh little only where a whole phrase is known.
  const phrased = matching(kb, kb.claimsOf(event.id), terms).some((m) => m.matched.some((x) => x.includes(' ')));
  const facts = matching(kb, kb.claimsOf(event.id), terms, phrased ? 0.35 : 1).filter(
    (m) => m.claim.kind === 'statement' || q.measures.includes(m.claim.measure) || m.coverage > 0.6,
  );
  const best = facts[0];
  const asked = q.aspects.filter((a) => ['name', 'date', 'host', 'edition', 'place', 'announced', 'deadline'].includes(a));
  const telling =
    best &&
    best.coverage >= 0.4 &&
    solid.some((t) => best.matched.includes(t.label)) &&
    !(asked.length > 0 && best.coverage < 0.5 && !best.matched.some((m) => m.includes(' ')));
  const byPhrase = best?.claim.kind === 'statement' && best.matched.some((m) => m.split(' ').filter((x) => x.length > 3).length > 1);
  if (
    telling &&
    (byPhrase ||
      (q.measures.length === 0 &&
        (!asked.includes('edition') || best.matched.some((m) => solid.some((t) => t.label === m && !/^\d/.test(m))))))
  ) {
    const near = facts.filter((m) => m.score >= best.score * 0.8).slice(0, 2);
    return part(
      'answered',
      withContext(
        q,
        [claimSentence(w, best.claim)!],
        near.slice(1).map((m) => claimSentence(w, m.claim)),
      ),
      about,
    );
  }
  const tellsMore =
    telling &&
    best.claim.kind === 'statement' &&
    best.coverage >= 0.5 &&
    best.matched.length > 1 &&
    q.measures.every((m) => kb.measures.get(m)?.unit !== 'money') &&
    // A count asked for plainly is the event's own, not a part of it that has a place.
    !(q.measures.length > 0 && best.claim.place !== undefined && q.places.length === 0);
  if (tellsMore) return part('answered', [claimSentence(w, best.claim)!], about);
  if (q.measures.length > 0) {
    const figures = answerFigures(asking);
    if (figures && (figures.status === 'answered' || !telling)) blocks.push(...figures.blocks);
    else if (telling) blocks.push(claimSentence(w, best.claim)!);
    if (figures?.status === 'not_stated' && blocks.length > 0 && asked.length === 0) return figures;
  }
  // Which edition it was tells when it was, too.
  const wanted = asked.includes('edition') ? asked.filter((a) => a !== 'date') : asked;
  for (const aspect of wanted) {
    if (aspect === 'host') {
      const host = hostSentence(w, event);
      if (host) blocks.push(host);
    } else if (aspect === 'place')
      blocks.push(
        sentence(
          w.say('eventPlace', { name: eventFullName(w, event.id), place: venue(w, event.place as PlaceId), cites: w.cite(...grounds) }),
        ),
      );
    else if (aspect === 'edition') blocks.push(editionSentence(w, event));
    else if (aspect === 'name') blocks.push(eventSentence(w, event));
    else blocks.push(eventDateSentence(w, event, grounds));
  }
  if (blocks.length > 0) return part('answered', unique(blocks), about);
  if (best && best.coverage >= 0.3 && solid.length > 1) return part('answered', [claimSentence(w, best.claim)!], about);
  const totals = [...kb.measures.values()]
    .flatMap((m) => figuresOfEvent(kb, event.id, m.id).slice(0, 1))
    .filter((f) => isMain(f) && !f.place && f.readings.length > 0)
    .slice(0, 2);
  const context = solid.length > 0 || q.brief ? totals.slice(0, 1) : totals;
  return part(
    'answered',
    [
      eventSentence(w, event),
      ...[solid.length > 0 || q.brief ? undefined : hostSentence(w, event), ...context.map((f) => figureSentence(w, f))].filter(
        (b): b is Block => b !== undefined,
      ),
    ],
    about,
  );
};

const WHICH_YEAR = /^(which|what|quelle|en quelle) (year|date|annee)$/;

/** This edition's totals beside another's, with the difference. */
function compareEditions({ q, kb, w }: Asking, event: EventRecord): Block[] | undefined {
  const measures = [...kb.measures.values()]
    .filter(
      (m) => (q.measures.length === 0 || q.measures.includes(m.id) || m.unit === 'money') && figuresOfEvent(kb, event.id, m.id).length > 1,
    )
    // What is asked comes first, the money beside it.
    .sort((a, b) => Number(q.measures.includes(b.id)) - Number(q.measures.includes(a.id)));
  const years = q.dates.flatMap((d) => (d.year ? [String(d.year)] : []));
  const blocks: Block[] = [];
  for (const m of measures) {
    const figures = figuresOfEvent(kb, event.id, m.id).filter((f) => f.readings.length > 0 && !f.place);
    const now = figures.find(isMain);
    const before = figures.find(
      (f) => f.beside && f.on && !event.on.startsWith(f.on) && years.every((y) => f.on!.startsWith(y) || event.on.startsWith(y)),
    );
    if (!now || !before) continue;
    const currency = m.unit === 'money' ? commonCurrencies([now, before])[0] : undefined;
    const [a, b] = [termIn(now, currency), termIn(before, currency)];
    if (!a || !b) continue;
    const d = difference(a, b);
    const value = currency
      ? { kind: 'money' as const, amounts: [{ currency, amount: Math.abs(d.n) }] as const }
      : { kind: 'count' as const, count: Math.abs(d.n) };
    blocks.push(
      sentence(
        w.say(d.n >= 0 ? 'editionsUp' : 'editionsDown', {
          now: figureSpan(w, now, a.shown),
          before: figureSpan(w, before, b.shown),
          date: w.date(before.on!.slice(0, 4), before.id),
          difference: w.figure(formatValue(value, d.hedge, w.lang), now.id, before.id),
          cites: w.cite(...a.shown.grounds.slice(0, 1), ...b.shown.grounds.slice(0, 1)),
        }),
      ),
    );
  }
  return blocks.length > 0 ? blocks : undefined;
}

function unique(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  return blocks.filter((b) => {
    const k = JSON.stringify(b.spans);
    return !seen.has(k) && seen.add(k);
  });
}

/** When the editions before were, where nothing else of them is asked. */
function earlierEditions({ q, w }: Asking, event: EventRecord): Block[] | undefined {
  const dated = q.aspects.some((a) => ['date', 'edition'].includes(a)) && q.measures.length === 0;
  const before = event.otherEditions.filter((e) => e.on < event.on);
  if (!q.previous || !dated || before.length === 0) return undefined;
  return before.map((e) =>
    sentence(
      w.say('otherEdition', {
        edition: w.figure(ordinal(e.edition, w.lang), event.id),
        date: w.date(e.on, event.id),
      }),
    ),
  );
}

/** Another edition by its number: its date, where the record has it. */
function otherEdition({ q, w }: Asking, event: EventRecord): Block[] | undefined {
  const asked = q.dates.flatMap((d) => (d.year ? [String(d.year)] : [])).find((y) => y !== event.on.slice(0, 4));
  const other = event.otherEditions.find(
    (e) =>
      (q.nth !== undefined && e.edition === q.nth) ||
      (asked !== undefined && e.on.startsWith(asked) && q.aspects.some((a) => ['date', 'edition'].includes(a))),
  );
  if (!other || q.measures.length > 0) return undefined;
  return [
    sentence(w.say('otherEdition', { edition: w.figure(ordinal(other.edition, w.lang), event.id), date: w.date(other.on, event.id) })),
  ];
}
