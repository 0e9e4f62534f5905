import { z } from 'zod';
import { BOUNDS, MODES } from '../model/value.js';
import { STATUSES } from '../model/status.js';
import { parseValue } from './value.js';

/**
 * What may stand in a knowledge folder. The types of the record come from here, and so does the JSON Schema that
 * editors' tools read; `knowledge/README.md` says the same in words.
 */

const text = z.string().trim().min(1);
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case letters, digits and single hyphens');
const claimRef = z.string().regex(/^([a-z0-9-]+#)?[a-z0-9-]+$/, 'a claim is named `pledge#claim`, or `claim` within its own file');
const aboutRef = z
  .string()
  .regex(/^[a-z0-9-]+(#[a-z0-9-]+)?$/, 'name a pledge, event, organisation, person, place or topic, or a claim as `pledge#claim`');
const partialDate = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is 2024, 2024-05 or 2024-05-13'));

/** The same in English and French. */
const bilingual = z.strictObject({ en: text, fr: text });
/** Words people ask with, by language. Never shown. */
const words = z.strictObject({ en: z.array(text).default([]), fr: z.array(text).default([]) }).prefault({});

/** Where something stands: a source and the words it prints. */
const evidence = z.strictObject({ at: id, words: text });
const evidences = z.array(evidence).min(1);

const hedge = { hedge: z.enum(BOUNDS).optional(), mode: z.enum(MODES).optional() };

const value = z.union([z.string(), z.number()]).transform((raw, ctx) => {
  const parsed = parseValue(String(raw));
  if (typeof parsed !== 'string') return parsed;
  ctx.addIssue({ code: 'custom', message: parsed });
  return z.NEVER;
});

/** One source's print of a figure. Readings of a claim are the same fact, first the leading one; they are never added. */
const reading = z.strictObject({
  value,
  ...hedge,
  at: id,
  words: text,
  /** This source gives the figure a narrower scope than the claim; the conflict tells. */
  narrower: id.optional(),
  /** Kept, and known to be wrong; the conflict tells. Never given as the answer. */
  rejected: id.optional(),
});

/** Nobody states it, as far as was looked. */
const notStated = z.strictObject({
  checked: z.array(id).min(1),
  depth: z.enum(['full', 'opening']),
  note: bilingual.optional(),
  evidence: z.array(evidence).optional(),
});

const claimCommon = {
  topics: z.array(id).default([]),
  findBy: words,
  /** Who says so, where it is not the one who pledges: an organisation or a person. */
  claimedBy: id.optional(),
};

/** A claim that is a figure. */
const figureClaim = z
  .strictObject({
    measure: id,
    covers: bilingual.optional(),
    readings: z.array(reading).min(1).optional(),
    notStated: notStated.optional(),
    /** A share of another claim: never added to it. */
    partOf: claimRef.optional(),
    /** How far another claim has come, on a date. */
    progressOf: claimRef.optional(),
    /** The same money as another claim, told again or overlapping: never added to it. */
    overlaps: claimRef.optional(),
    /** The claim of the same file that it holds in place of, since `on`: the pledge was raised, or amended. */
    replaces: id.optional(),
    /** Stands beside the pledge: an earlier plan, a present state. Not what was pledged. */
    beside: z.boolean().default(false),
    place: id.optional(),
    due: partialDate.optional(),
    on: partialDate.optional(),
    ...claimCommon,
  })
  .refine((c) => (c.readings === undefined) !== (c.notStated === undefined), {
    message: 'a figure has either `readings` or `notStated`, and not both',
  });

export const ASPECTS = ['project', 'place', 'purpose', 'partner', 'deadline', 'fact'] as const;

/**
 * A claim in words. `says` is a predicate without its subject, in our own words, so that "Subject says." is a sentence:
 * `en: will extend its data centres`, `fr: va étendre ses centres de données`.
 */
const statementClaim = z
  .strictObject({
    aspect: z.enum(ASPECTS),
    says: bilingual,
    /** The place, or who with, or by when, where the aspect is one of these. */
    place: id.optional(),
    /** At a place: something new, an extension of what is there, or not known. */
    site: z.enum(['new', 'extension']).optional(),
    with: z.array(id).optional(),
    due: partialDate.optional(),
    on: partialDate.optional(),
    /** The claim that a deadline or purpose belongs to. */
    of: claimRef.optional(),
    evidence: evidences.optional(),
    notStated: notStated.optional(),
    ...claimCommon,
  })
  .refine((c) => (c.evidence === undefined) !== (c.notStated === undefined), {
    message: 'a statement has either `evidence` or `notStated`, and not both',
  });

export const claim = z.union([figureClaim, statementClaim]);
const claims = z.record(id, claim);

/** Where a pledge stands; the latest one leads. `says` as in a statement. */
const status = z.strictObject({ is: z.enum(STATUSES), on: partialDate, says: bilingual.optional(), evidence: evidences.optional() });

export const pledge = z.strictObject({
  by: id,
  event: id,
  /** Whether it is counted in the event's own total; `unchecked` where nobody could say. */
  inEventTotal: z.union([z.boolean(), z.literal('unchecked')]),
  inEventTotalNote: bilingual.optional(),
  /** Meant by "both", "the two companies" where nothing else is in context. */
  headline: z.boolean().default(false),
  title: bilingual,
  topics: z.array(id).min(1),
  findBy: words,
  status: z.array(status).min(1),
  claims,
});

export const event = z.strictObject({
  name: bilingual,
  aliases: z.array(text).default([]),
  /** What kind of thing it is, so that "summit" or "sommet" means it: nouns people use for it. */
  kind: words,
  edition: z.number().int().positive().optional(),
  on: partialDate,
  /** Its last day, where it took several. */
  until: partialDate.optional(),
  place: id,
  host: id.optional(),
  /** Editions that are not this one, so that their years and figures are kept apart. */
  otherEditions: z
    .array(z.strictObject({ edition: z.number().int().positive(), on: partialDate, evidence: evidences.optional() }))
    .default([]),
  evidence: evidences,
  claims,
});

export const FORMS = ['original', 'translation', 'unknown', 'indirect'] as const;

export const quote = z
  .strictObject({
    /** A person; absent where the source does not show who speaks for the organisation. */
    speaker: id.optional(),
    role: z.strictObject({ printed: text, en: text, fr: text }).optional(),
    organisation: z.strictObject({ id, printed: text.optional() }),
    event: id.optional(),
    /** Exactly as printed, in the language of the source. For an indirect quotation, the printed words that are the speaker's. */
    words: text,
    lang: z.enum(['en', 'fr']),
    form: z.enum(FORMS),
    /** For an indirect quotation: the predicate around the words, as in a statement. */
    says: bilingual.optional(),
    at: id,
    on: partialDate.optional(),
    about: z.array(aboutRef).default([]),
    topics: z.array(id).default([]),
    findBy: words,
    /** Another rendering of the same moment: shown beside it, never merged. */
    sameMoment: id.optional(),
    note: bilingual.optional(),
  })
  .refine((q) => q.speaker === undefined || q.role !== undefined, { message: 'a speaker has a `role`, as printed and in both languages' })
  .refine((q) => (q.form === 'indirect') === (q.says !== undefined), {
    message: '`says` belongs to an indirect quotation, and only to one',
  });

export const conflict = z.strictObject({
  kind: z.enum(['figures', 'scope', 'dates', 'meaning', 'identity', 'status', 'names', 'authenticity', 'double-counting']),
  about: z.array(aboutRef).min(1),
  topic: bilingual,
  versions: z
    .array(
      z.strictObject({
        says: bilingual,
        evidence: evidences,
        /** Whether the verdict upholds this version. */
        stands: z.boolean(),
      }),
    )
    .min(1),
  verdict: bilingual,
  findBy: words,
});

export const organisation = z.strictObject({
  name: text,
  /** Where a language has its own form. */
  localName: z.strictObject({ en: text, fr: text }).optional(),
  aliases: z.array(text).default([]),
  formerly: z.array(text).default([]),
  /** A part of another organisation, whose pledges are the parent's. */
  unitOf: id.optional(),
  kind: z.enum([
    'company',
    'bank',
    'foundation',
    'ngo',
    'university',
    'museum',
    'institute',
    'consortium',
    'public-body',
    'government',
    'region',
    'outlet',
  ]),
  /** What it is, in a few words, for "who is"; as in a statement: `en: is the public employment service`. */
  says: bilingual.optional(),
  home: id.optional(),
  sector: id.optional(),
  /** Common nouns that mean it where no name is given: `jobs agency`, `géant du commerce en ligne`. */
  findBy: words,
  /** Named beside the event with no pledge on record: what is known, as in a statement. */
  mention: z.strictObject({ says: bilingual, evidence: evidences }).optional(),
});

export const person = z.strictObject({
  name: text,
  aliases: z.array(text).default([]),
  gender: z.enum(['f', 'm']).optional(),
  roles: z.array(z.strictObject({ organisation: id, en: text, fr: text, evidence: evidences })).default([]),
  /** Named, but with nothing on record that may be used: why. */
  note: bilingual.optional(),
});

export const place = z.strictObject({
  name: bilingual,
  aliases: z.array(text).default([]),
  kind: z.enum(['site', 'village', 'town', 'city', 'area', 'department', 'region', 'country', 'continent']),
  /** The places it lies in. */
  within: z.array(id).default([]),
  /** People of it and things from it, for a country: `American`, `américain`. */
  adjectives: words,
  findBy: words,
});

export const topic = z.strictObject({ label: bilingual, findBy: words });

const plural = z.strictObject({ one: text, other: text });

export const measure = z
  .strictObject({
    label: bilingual,
    unit: z.enum(['money', 'count', 'percent']),
    /** Whether figures of different pledges may be added. */
    adds: z.boolean(),
    /** What is counted, by number: `{one: job, other: jobs}`; in French `{one: emploi, other: emplois}`. */
    noun: z.strictObject({ en: plural, fr: plural }).optional(),
    /** A promise of it, an infinitive with `{n}` for the figure: `create {n}`, `créer {n}`. */
    promises: bilingual.optional(),
    /** A state of it, a predicate with `{n}`: `employs {n}`, `emploie {n}`. One of `promises` and `states` is given. */
    states: bilingual.optional(),
    findBy: words,
  })
  .refine((m) => (m.promises === undefined) !== (m.states === undefined), {
    message: 'a measure has either `promises` or `states`, and not both',
  })
  .refine((m) => m.unit !== 'count' || m.noun !== undefined, { message: 'a measure that counts has a `noun`' });

export const source = z.strictObject({
  publisher: text,
  title: text.optional(),
  author: text.optional(),
  url: z.url({ protocol: /^https?$/ }),
  /** Absent where the page shows none. */
  published: partialDate.optional(),
  publishedBasis: text.optional(),
  retrieved: partialDate,
  seen: z.enum(['full', 'opening']),
  lang: z.string().regex(/^[a-z]{2}$/, 'a language is a two-letter code'),
  /** A: official, wire agency, public broadcaster. B: trade or regional press, reprints. C: aggregators, copies. */
  reliability: z.enum(['A', 'B', 'C']),
  /** Short names people use for it. */
  aliases: z.array(text).default([]),
  note: text.optional(),
});

/**
 * The parts of a folder. A list part is one YAML file that maps ids to entries; an entry part is a folder of files,
 * one entry each, whose path gives the id.
 */
export const LISTS = {
  sources: source,
  organisations: organisation,
  people: person,
  places: place,
  topics: topic,
  measures: measure,
} as const;
export const ENTRIES = { events: event, pledges: pledge, quotes: quote, conflicts: conflict } as const;

export type Pledge = z.output<typeof pledge>;
export type EventEntry = z.output<typeof event>;
export type Quote = z.output<typeof quote>;
export type Conflict = z.output<typeof conflict>;
export type Organisation = z.output<typeof organisation>;
export type Person = z.output<typeof person>;
export type Place = z.output<typeof place>;
export type Topic = z.output<typeof topic>;
export type Measure = z.output<typeof measure>;
export type Source = z.output<typeof source>;
export type FigureClaim = z.output<typeof figureClaim>;
export type StatementClaim = z.output<typeof statementClaim>;
export type Claim = FigureClaim | StatementClaim;
export type Reading = z.output<typeof reading>;
export type Evidence = z.output<typeof evidence>;
export type NotStated = z.output<typeof notStated>;
export type Words = z.output<typeof words>;
