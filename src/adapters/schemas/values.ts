import { z } from 'zod';
import { LANGUAGES, type Lang } from '../../model/language.js';
import { BOUNDS, MODES, type Hedge, type Value } from '../../model/value.js';
import { schemaOf } from './schema.js';

export const lang = schemaOf<Lang>()('Language', 'English or French.', z.enum(LANGUAGES));

/** A day, a month or a year, as precise as the source. */
export const partialDate = schemaOf<string>()(
  'PartialDate',
  'A day, a month or a year (2024-05-13, 2024-05, 2024), as precise as the source and no more.',
  z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
);

const currency = z.string().nullable().describe('ISO 4217; null where the source prints none.');

const money = z.strictObject({ currency, amount: z.number() });

export const value = schemaOf<Value>()(
  'Value',
  'A figure as one source states it. Several amounts of money are the same sum in several currencies, as printed together.',
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('money'),
      // A tuple in JSON Schema may be empty unless it says otherwise.
      amounts: z.tuple([money], money).meta({ minItems: 1 }),
    }),
    z.strictObject({ kind: z.literal('count'), count: z.number() }),
    z.strictObject({ kind: z.literal('range'), from: z.number(), to: z.number(), currency: currency.exactOptional() }),
    z.strictObject({ kind: z.literal('percent'), percent: z.number() }),
  ]),
);

export const hedge = schemaOf<Hedge>()(
  'Hedge',
  'What stands beside a figure in its source: on which side of it the truth lies, and whether it is promised at all. Empty where it is stated plainly.',
  z.strictObject({ bound: z.enum(BOUNDS).exactOptional(), mode: z.enum(MODES).exactOptional() }),
);
