import type { EventRecord, Figure } from '../knowledge/base.js';
import type { OrganisationId, PlaceId } from '../model/ids.js';
import type { Block } from '../model/answer.js';
import { fold } from '../text/tokens.js';
import { bestGrounds, isMain, matching, shown, tellingTerms } from './claims.js';
import { isDuring } from './days.js';
import { editionSentence } from './events.js';
import { claimSentence } from './lists.js';
import { eventFullName, eventWhen, organisationName, placeName, theEvent } from './names.js';
import { part, sentence, type Asking, type Part } from './part.js';
import { comparedRegions } from './regions.js';
import type { Writer } from './stated.js';
import { denied, no, yes } from './verdict.js';

// What is said of the event itself, held against what the record has of it.

/** Whether a pledge is one of the event's own count. */
export function checkInTotal({ q, kb, w }: Asking): Part | undefined {
  const event = theEvent(kb);
  const [org] = q.organisations.map((o) => kb.pledgerOf(o));
  const pledge = org ? kb.pledgesBy(org)[0] : undefined;
  if (!event || !pledge || q.organisations.length !== 1) return undefined;
  const counts = [...kb.claimsOf(event.id)].filter(
    (c): c is Figure => c.kind === 'figure' && isMain(c) && !c.place && kb.measures.get(c.measure)?.unit === 'count',
  );
  const total = [...kb.claimsOf(event.id)].find(
    (c): c is Figure =>
      c.kind === 'figure' &&
      isMain(c) &&
      !c.place &&
      c.readings.some(
        (r) =>
          r.value.kind === 'money' &&
          q.figures.some(
            (f) =>
              r.value.kind === 'money' &&
              r.value.amounts.some((m) => m.amount === f.n && (f.currency === undefined || f.currency === m.currency)),
          ),
      ),
  );
  const counted =
    total ??
    counts.find((c) =>
      q.figures.some((f) => f.currency === undefined && c.readings.some((r) => r.value.kind === 'count' && r.value.count === f.n)),
    );
  if (!counted && q.inTotal === undefined) return undefined;
  if (q.inTotal === undefined && q.measures.length > 0 && !(total && q.measures.includes(total.measure))) return undefined;
  const s = counted ? shown(counted) : undefined;
  const note = pledge.inEventTotalNote ? [sentence(w.say('sentence', { text: w.text(pledge.inEventTotalNote, pledge.id) }))] : [];
  const grounds = s ? w.cite(...s.grounds.slice(0, 1)) : w.cite(...bestGrounds(kb, event.evidence, 1));
  if (pledge.inEventTotal === 'unchecked')
    return part('answered', [sentence(w.say('totalUnchecked', { who: organisationName(w, pledge.by), cites: grounds })), ...note], {
      organisations: [pledge.by as OrganisationId],
    });
  const line = sentence(w.say(pledge.inEventTotal ? 'inTotal' : 'notInTotal', { who: organisationName(w, pledge.by), cites: grounds }));
  const right = denied(q, false) ? !pledge.inEventTotal : pledge.inEventTotal;
  return right
    ? yes([line, ...note], { organisations: [pledge.by as OrganisationId] })
    : no([line, ...note], { organisations: [pledge.by as OrganisationId] });
}

/** "It was the sixth edition, wasn't it?" */
export function checkEdition({ q, kb, w }: Asking): Part | undefined {
  const event = theEvent(kb);
  if (!event?.edition || !q.aspects.includes('edition') || q.organisations.length > 0) return undefined;
  const line = [editionSentence(w, event)];
  if (q.nth === undefined || q.choice) return part('answered', line);
  return q.nth === event.edition ? yes(line) : no(line);
}

/** What the event is, when and where it was held. */
const heldSentence = (w: Writer, event: EventRecord): Block =>
  sentence(
    w.say('heldAs', {
      name: eventFullName(w, event.id),
      when: eventWhen(w, event),
      place: placeName(w, event.place),
      cites: w.cite(...bestGrounds(w.kb, event.evidence, 2)),
    }),
  );

/** A fact of the event with somebody or some country in it: "the guest country was Japan, right?" */
export function checkEventFact({ q, kb, w }: Asking): Part | undefined {
  const event = theEvent(kb);
  if (
    !event ||
    q.quoted.length > 0 ||
    ['quotes', 'attribute'].includes(q.act) ||
    q.organisations.length > 0 ||
    (q.measures.length > 0 && q.refusal?.kind !== 'foreign') ||
    (q.people.length + q.places.length + q.homes.length === 0 && q.refusal?.kind !== 'foreign')
  )
    return undefined;
  const terms = tellingTerms(q).filter((t) => !t.light && !t.keys.some((k) => k.startsWith('#place:')));
  const best = matching(
    kb,
    kb.claimsOf(event.id).filter((c) => c.kind === 'statement'),
    terms,
    0.35,
  )[0];
  if (!best || best.claim.kind !== 'statement' || best.coverage < 0.5) return undefined;
  const says = fold(`${best.claim.says.en} ${best.claim.says.fr}`);
  // Where the event was is no part of the fact.
  const placed = [...q.places, ...q.homes].filter((p) => !kb.placesAround(event.place as PlaceId).includes(p));
  const names = [...q.people.map((p) => kb.people.get(p)!.name), ...placed.map((p) => kb.places.get(p)!.name.en)];
  if (names.length === 0 && q.refusal?.kind !== 'foreign') return undefined;
  const named = q.refusal?.kind !== 'foreign' && names.every((n) => says.includes(fold(n.split(' ').at(-1)!)));
  const years = q.dates.flatMap((d) => (d.year ? [String(d.year)] : []));
  const line = [claimSentence(w, best.claim)!];
  return named && years.every((y) => says.includes(y)) ? yes(line) : no(line);
}

/** "Announced at Davos, weren't they?" */
export function checkEventPlace({ q, kb, w }: Asking): Part | undefined {
  const event = theEvent(kb);
  if (!event) return undefined;
  const aboutEvent = q.act === 'event' || q.event !== undefined || (q.aspects.includes('announced') && q.organisations.length === 0);
  if (!aboutEvent || q.measures.length > 0 || q.figures.length > 0 || q.people.length > 0) return undefined;
  if (q.refusal?.kind === 'foreign') return no([heldSentence(w, event)]);
  if (q.places.length === 0) return undefined;
  const around = kb.placesAround(event.place as PlaceId);
  const fits = q.places.every((p) => around.includes(p) || kb.placesAround(p).includes(event.place as PlaceId));
  const held = heldSentence(w, event);
  return fits ? yes([held]) : no([held]);
}

export function checkEventDate({ q, kb, w }: Asking): Part | undefined {
  const event = theEvent(kb);
  const [asked] = q.dates;
  if (!event || !asked || (asked.month === undefined && asked.day === undefined) || q.measures.length > 0) return undefined;
  if (q.organisations.some((o) => kb.pledgesBy(kb.pledgerOf(o)).length > 0)) return undefined;
  const fits = isDuring(asked, event);
  const held = heldSentence(w, event);
  if (q.dates.length > 1 || q.polar !== 'explicit') return part('answered', [held]);
  return fits ? yes([held]) : no([held]);
}

/** "More projects in the north than in the east": held against the event's counts of both, and against nothing else. */
export function checkRegions(asking: Asking): Part | undefined {
  const { q, w } = asking;
  if (!q.more || q.places.length !== 2 || q.organisations.length > 0 || q.people.length > 0) return undefined;
  const compared = comparedRegions(asking);
  if (!compared) return part('not_stated', [sentence(w.say('none'))]);
  return compared.holds ? yes(compared.told.blocks, compared.told.about) : no(compared.told.blocks, compared.told.about);
}
