import type { Bilingual, Lang } from '../../model/language.js';
import { printedFigures } from '../printed.js';
import type { Check, Finding } from './check.js';
import { claims, nodes, within } from './walk.js';

const isBilingual = (value: unknown): value is Bilingual => {
  const { en, fr } = (value ?? {}) as Partial<Bilingual>;
  return typeof en === 'string' && typeof fr === 'string';
};

/** `says` goes on after the subject and before the full stop that answers set: "Acme" + says + ".". */
export const predicates: Check = {
  name: 'predicates',
  *find(folder): Iterable<Finding> {
    for (const { value, key, place } of nodes(folder)) {
      // A conflict's versions are sentences of their own; every other `says` is a predicate.
      if (key !== 'says' || place.part === 'conflicts' || !isBilingual(value)) continue;
      for (const lang of ['en', 'fr'] as const) {
        const text = value[lang];
        if (/[.!?…]$/.test(text))
          yield {
            place: within(place, lang),
            problem: 'A predicate ends without a full stop: the answer sets it.',
            cure: 'Remove the last sign.',
          };
        if (/^\p{Lu}\p{Ll}/u.test(text))
          yield {
            place: within(place, lang),
            problem: `A predicate begins with a verb in lower case, and this one with \`${text.split(' ')[0]}\`.`,
            cure: 'Leave out the subject: "is …", "will build …".',
          };
      }
    }
  },
};

/** What a measure says of a figure has a place for it. */
export const templates: Check = {
  name: 'templates',
  *find({ measures }): Iterable<Finding> {
    for (const [id, measure] of Object.entries(measures))
      for (const key of ['promises', 'states'] as const)
        for (const lang of ['en', 'fr'] as const) {
          const text = measure[key]?.[lang];
          if (text !== undefined && text.split('{n}').length !== 2)
            yield {
              place: { part: 'measures', id, path: [key, lang] },
              problem: `\`${text}\` does not say where the figure goes.`,
              cure: 'Write `{n}` in its place, once.',
            };
        }
  },
};

/** The numbers of a text. Small ones are left out: "both" and "les deux" are the same. */
const numbersOf = (text: string, lang: Lang): Set<number> =>
  new Set(printedFigures(text, lang).flatMap(({ amount }) => (amount > 12 ? [amount] : [])));

/** "Acme's billion" has a scale and no number, where French must write "le milliard": the words are figures enough. */
const BARE: Readonly<Record<number, RegExp>> = { 1e6: /\bmillion\b/i, 1e9: /\b(billion|milliard)\b/i };
function only(lang: Lang, texts: Bilingual): number[] {
  const other = lang === 'en' ? 'fr' : 'en';
  const there = numbersOf(texts[other], other);
  return [...numbersOf(texts[lang], lang)].filter((n) => !there.has(n) && !BARE[n]?.test(texts[other]));
}

/** The two languages of a text give the same figures. */
export const sameFigures: Check = {
  name: 'same figures',
  *find(folder): Iterable<Finding> {
    for (const { value, place } of nodes(folder)) {
      if (!isBilingual(value)) continue;
      const apart = [...only('en', value), ...only('fr', value)];
      if (apart.length > 0)
        yield {
          place: within(place, 'fr'),
          problem: `Only one of the languages says ${apart.map((n) => n.toLocaleString('en')).join(', ')}.`,
          cure: 'Make English and French give the same figures.',
        };
    }
  },
};

/** What a statement of an aspect must hold for an answer to name it. */
const NEEDS = { place: 'place', partner: 'with', deadline: 'due' } as const;

/** A statement about a place, a partner or a deadline names it, so that it is found by it. */
export const aspectNamed: Check = {
  name: 'aspect named',
  *find(folder): Iterable<Finding> {
    for (const { claim, place } of claims(folder)) {
      if (!('aspect' in claim) || !claim.evidence || !(claim.aspect in NEEDS)) continue;
      const key = NEEDS[claim.aspect as keyof typeof NEEDS];
      if (claim[key] === undefined)
        yield {
          place: within(place, 'aspect'),
          problem: `A \`${claim.aspect}\` is stated, but there is no \`${key}\`.`,
          cure: `Add \`${key}\`, or make it a \`fact\`.`,
        };
    }
  },
};
