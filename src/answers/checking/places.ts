import type { Claim } from '../../knowledge/base.js';
import type { OrganisationId, PlaceId } from '../../model/ids.js';
import type { SaidPlace } from '../../model/said.js';
import { fold } from '../../text/tokens.js';
import { bestGrounds } from '../claims.js';
import { figureSentence } from '../figures.js';
import { eventFullName, organisationName, placeName } from '../names.js';
import { sentence } from '../part.js';
import { statementSentence } from '../statements.js';
import { held, type Bench, type Held } from './held.js';

/** How many places of an owner are told where the text names another. */
const SHOWN = 3;

/** Holds a place of a text against what the record has of whomever the sentence is about. */
export function checkPlace(said: SaidPlace, bench: Bench): Held {
  const { kb, w } = bench;
  const { whose } = said;
  const venue = checkVenue(said, bench);
  if (venue) return venue;
  switch (whose.kind) {
    case 'organisation':
      return checkOwnPlace(said, bench, whose.id, whose.firm);
    case 'joint': {
      // Each of them has to be there.
      const each = whose.ids.map((id) => checkOwnPlace(said, bench, id, true));
      return held(each.every((h) => h.verdict === 'confirmed') ? 'confirmed' : 'not_checked', ...each.flatMap((h) => h.blocks));
    }
    case 'foreign':
      return held('not_on_record', sentence(w.say('nobodyKnown')));
    case 'event': {
      const there = kb.claimsOf(whose.id).find((c) => isStated(c) && touches(bench, c, said.place));
      if (there) return held('not_checked', lineOf(bench, there));
      break;
    }
    case 'open':
  }
  return held('not_checked', sentence(w.say('placePlain', { place: placeName(w, said.place) })));
}

const lineOf = ({ w }: Bench, c: Claim) => (c.kind === 'statement' ? statementSentence(w, c) : figureSentence(w, c));
const isStated = (c: Claim): boolean => !c.notStated && (c.kind === 'statement' || c.readings.length > 0);

/** Whether a claim is of a place, of one in it or of one around it; the country that everything is in tells nothing. */
function touches({ kb }: Bench, c: Claim, place: PlaceId): boolean {
  if (c.place === undefined || ['country', 'continent'].includes(kb.places.get(c.place)?.kind ?? '')) return false;
  return kb.placesAround(c.place).includes(place) || kb.placesAround(place).includes(c.place);
}

function checkOwnPlace({ place }: SaidPlace, bench: Bench, owner: OrganisationId, firm: boolean): Held {
  const { kb, w } = bench;
  const claims = kb
    .pledgesBy(owner)
    .flatMap((p) => kb.claimsOf(p.id))
    .filter(isStated);
  const isSite = (c: Claim) => Number(c.kind === 'statement' && c.aspect === 'place');
  const here = claims.filter((c) => touches(bench, c, place)).sort((a, b) => isSite(b) - isSite(a));
  // A wider place than the record's is right as far as it goes; a narrower one is not stated.
  const exact = here.find((c) => kb.placesAround(c.place!).includes(place));
  // "Near Port-Neuf": told in a statement's own words.
  const told = here.length > 0 ? undefined : claims.find((c) => c.kind === 'statement' && names(c.says.en, place, bench));
  const right = exact ?? told;
  if (right && firm) return held('confirmed', lineOf(bench, right));
  const shown = (of: readonly Claim[]) => of.slice(0, SHOWN).map((c) => lineOf(bench, c));
  if (right || here.length > 0)
    return held('not_checked', firm ? undefined : sentence(w.say('whoseUnclear')), ...shown(right ? [right] : here));
  const unknown = sentence(w.say('placeUnknown', { place: placeName(w, place), who: organisationName(w, owner) }));
  return held('not_on_record', unknown, ...shown(claims.filter((c) => c.place && c.kind === 'statement')));
}

/** Whether words name a place; a part of a longer name is another one: "Port-Neuf-Plage" is not Port-Neuf. */
function names(words: string, place: PlaceId, { kb }: Bench): boolean {
  const told = ` ${fold(words).replace(/[^\p{L}\p{N}-]+/gu, ' ')} `;
  return told.includes(` ${fold(kb.places.get(place)!.name.en).replace(/[^\p{L}\p{N}-]+/gu, ' ')} `);
}

/** Where the event was held, in a sentence about the event. */
function checkVenue({ place, whose, eventNamed }: SaidPlace, { kb, w }: Bench): Held | undefined {
  const event = whose.kind === 'event' ? kb.events.get(whose.id) : [...kb.events.values()].at(-1);
  if (!event || !kb.placesAround(event.place as PlaceId).includes(place)) return undefined;
  // Somebody's own site may lie in the venue's town: only beside the event's name is it the venue.
  if (whose.kind !== 'event' && !eventNamed) return undefined;
  return held(
    'confirmed',
    sentence(
      w.say('eventPlace', {
        name: eventFullName(w, event.id),
        place: placeName(w, event.place),
        cites: w.cite(...bestGrounds(kb, event.evidence, 2)),
      }),
    ),
  );
}
