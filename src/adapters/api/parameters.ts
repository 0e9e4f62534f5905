import { z } from 'zod';
import { PLEDGE_SORTS } from '../../model/record.js';
import { STATUSES } from '../../model/status.js';
import { SLICE, type PLEDGE_FILTERS, type QUOTE_FILTERS } from '../web/wishes.js';
import { lang } from '../schemas/values.js';

/** What an address may ask for, as the API's description tells it; `web/wishes.ts` reads it. */
export type Parameters = Readonly<Record<string, z.ZodType>>;

const id = (what: string) => z.string().describe(what);

export const LANG: Parameters = {
  lang: lang.describe(
    'The language of names and sentences; without it, the one that Accept-Language prefers. Printed words stay in theirs.',
  ),
};

export const SLICED: Parameters = {
  offset: z.int().min(0).default(0).describe('The first of the entries to give, from 0.'),
  limit: z.int().min(1).max(SLICE.most).default(SLICE.usual).describe('How many entries to give at most.'),
};

export const TEXT: Parameters = { q: z.string().describe('Words that are all in its names or texts, whatever their case and accents.') };

export const PLEDGES = {
  q: TEXT['q']!,
  organisation: id('By this organisation, or the parent that it is a unit of.'),
  event: id('Announced at this event.'),
  place: id('At this place or within it.'),
  home: id('By organisations at home in this place.'),
  topic: id('On this topic.'),
  status: z.enum(STATUSES).describe('That stand so.'),
  measure: id('With a main figure of this measure.'),
  sort: z.enum(PLEDGE_SORTS).default('record'),
  order: z.enum(['asc', 'desc']).default('asc'),
} satisfies Record<keyof typeof PLEDGE_FILTERS | 'sort' | 'order', z.ZodType>;

export const QUOTES = {
  q: TEXT['q']!,
  speaker: id('By this person.'),
  organisation: id('By somebody of this organisation, or of a unit or the parent of it.'),
  source: id('Printed by this source.'),
  topic: id('On this topic.'),
  event: id('Said of this event.'),
} satisfies Record<keyof typeof QUOTE_FILTERS, z.ZodType>;
