import type { OrganisationId, PersonId, PlaceId, PledgeId, QuoteId } from '../model/ids.js';
import type { Query } from '../model/query.js';

/** What an answer was about: what the next turn may point back to. */
export interface Focus {
  readonly organisations: readonly OrganisationId[];
  readonly people: readonly PersonId[];
  readonly places: readonly PlaceId[];
  readonly pledges: readonly PledgeId[];
  readonly quotes: readonly QuoteId[];
}

export const NO_FOCUS: Focus = { organisations: [], people: [], places: [], pledges: [], quotes: [] };

/** What a conversation remembers: resolved queries and what was shown, never anybody's words. */
export interface Context {
  readonly last?: Query;
  readonly focus: Focus;
  /** Organisations that answers were about, the latest last. */
  readonly recent: readonly OrganisationId[];
  readonly lang?: Query['lang'];
}

export const NEW_CONVERSATION: Context = { focus: NO_FOCUS, recent: [] };

const RECENT = 6;

/** The conversation after an answer. Small talk and refusals leave the subject as it was. */
export function advance(context: Context, query: Query, focus: Focus): Context {
  const aside = ['help', 'greeting', 'thanks', 'digest', 'decline'].includes(query.act);
  if (aside) return { ...context, lang: query.lang };
  const organisations = [...new Set(focus.organisations.length > 0 ? focus.organisations : query.organisations)];
  const recent =
    organisations.length > 3
      ? context.recent
      : [...context.recent.filter((o) => !organisations.includes(o)), ...organisations].slice(-RECENT);
  return { last: query, focus: mergeFocus(context.focus, { ...focus, organisations }), recent, lang: query.lang };
}

const mergeFocus = (before: Focus, now: Focus): Focus => ({
  organisations: now.organisations.length > 0 ? now.organisations : before.organisations,
  people: now.people.length > 0 ? now.people : before.people,
  places: now.places.length > 0 ? now.places : before.places,
  pledges: now.pledges.length > 0 ? now.pledges : before.pledges,
  quotes: now.quotes.length > 0 ? now.quotes : before.quotes,
});
