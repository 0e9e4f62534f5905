import type { Folder } from '../base.js';
import type { Value } from '../../model/value.js';
import { CODES } from '../currency-words.js';
import { printedFigures, type PrintedFigure } from '../printed.js';
import type { FigureClaim, Measure, Reading } from '../schema.js';
import type { Check, Finding, Place } from './check.js';
import { claims, within } from './walk.js';

interface PlacedReading {
  readonly reading: Reading;
  readonly claim: FigureClaim;
  readonly place: Place;
}

function* readings(folder: Folder): Iterable<PlacedReading> {
  for (const { claim, place } of claims(folder))
    if ('measure' in claim)
      for (const [i, reading] of (claim.readings ?? []).entries()) yield { reading, claim, place: within(place, 'readings', i) };
}

/** What each unit may be measured in; a bare number on money is an amount whose currency is not printed. */
const UNIT_FITS: Readonly<Record<Measure['unit'], { readonly test: (value: Value) => boolean; readonly cure: string }>> = {
  money: { test: (v) => v.kind !== 'percent', cure: 'Write an amount: EUR 1.2bn, or 1.2bn where no currency is printed.' },
  count: { test: (v) => v.kind === 'count' || (v.kind === 'range' && v.currency === undefined), cure: 'Write a number: 3000 or 20..30.' },
  percent: { test: (v) => v.kind === 'percent', cure: 'Write a percentage: 89%.' },
};

/** A value is measured in the unit of its measure. */
export const units: Check = {
  name: 'units',
  *find(folder): Iterable<Finding> {
    for (const { reading, claim, place } of readings(folder)) {
      const measure = folder.measures[claim.measure];
      if (measure && !UNIT_FITS[measure.unit].test(reading.value))
        yield {
          place: within(place, 'value'),
          problem: `The unit of \`${claim.measure}\` is ${measure.unit}, which this value does not fit.`,
          cure: UNIT_FITS[measure.unit].cure,
        };
    }
  },
};

/** A number that printed words must give for a value to rest on them. */
interface Needed {
  readonly amount: number;
  readonly percent: boolean;
  /** Null where no currency may be printed. */
  readonly currency: string | null;
}

function neededBy(value: Value): Needed[] {
  const bare = { percent: false, currency: null };
  switch (value.kind) {
    case 'count':
      return [{ ...bare, amount: value.count }];
    case 'percent':
      return [{ ...bare, amount: value.percent, percent: true }];
    case 'money':
      return value.amounts.map(({ amount, currency }) => ({ ...bare, amount, currency }));
    case 'range':
      return [value.from, value.to].map((amount) => ({ ...bare, amount, currency: value.currency ?? null }));
  }
}

const sameNumber = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
const agrees = (need: Needed, figure: PrintedFigure): boolean => sameNumber(need.amount, figure.amount) && need.percent === figure.percent;

const SCALE = [
  ['bn', 1e9],
  ['m', 1e6],
] as const;
/** A figure as an editor would write it: `EUR 4.3bn`, `3000`, `89%`. */
function written(amount: number, currency: string | null | undefined, percent: boolean): string {
  const [suffix, size] = SCALE.find(([, s]) => amount >= s) ?? ['', 1];
  return `${currency ? `${currency} ` : ''}${Number((amount / size).toPrecision(12))}${suffix}${percent ? '%' : ''}`;
}
const writtenNeed = (n: Needed): string => written(n.amount, n.currency, n.percent);
const writtenFigure = (f: PrintedFigure): string => written(f.amount, f.currencies?.[0], f.percent);

/** The languages whose words for money are all known; of others we know some. */
const KNOWN = new Set(['en', 'fr']);
const QUOTE_ON =
  'Quote on, or from further back, until the words print it: they may run over several sentences, and `…` stands for what is left out';

function disagreement(need: Needed, printed: readonly PrintedFigure[], lang: string): { problem: string; cure: string } | undefined {
  const same = printed.filter((figure) => agrees(need, figure));
  const firm = printed.filter((figure) => !figure.doubtful);
  if (same.length === 0) {
    if (firm.length === 0) return undefined;
    return {
      problem: `The value says ${writtenNeed(need)}, and the words print ${[...new Set(firm.map(writtenFigure))].join(', ')}.`,
      cure: 'Mend the value, or give the words that print it.',
    };
  }
  if (need.currency !== null && !CODES.has(need.currency)) return undefined;
  if (same.some(({ currencies }) => (need.currency === null ? !currencies : currencies?.includes(need.currency)))) return undefined;
  const other = same.find(({ currencies }) => currencies);
  if (other)
    return {
      problem: `The value says ${writtenNeed(need)}, and the words print ${writtenFigure(other)}.`,
      cure: 'Write the currency that is printed.',
    };
  // "€40m, of which 8 million for reefs": money without a currency is in the one that the words print.
  const around = printed.flatMap(({ currencies }) => (currencies ? [currencies] : []));
  if (around.length > 0 && around.every((currencies) => currencies.includes(need.currency!))) return undefined;
  if (around.length === 0 && !KNOWN.has(lang)) return undefined;
  return {
    problem: `The value says ${writtenNeed(need)}, and the words print no currency with it.`,
    cure: `${QUOTE_ON}. Where the source prints none, write ${written(need.amount, null, false)}.`,
  };
}

/** A value says what its printed words say: no figure of ours stands beside words that print another. */
export const printedValue: Check = {
  name: 'printed value',
  *find(folder): Iterable<Finding> {
    for (const { reading, lang, place } of readable(folder)) {
      const printed = printedFigures(reading.words, lang);
      for (const need of neededBy(reading.value)) {
        const fault = disagreement(need, printed, lang);
        if (fault) yield { place: within(place, 'value'), ...fault };
      }
    }
  },
};

/** Words that come to much the same; an editor may take either. */
const NEAR: Readonly<Record<string, readonly string[]>> = { nearly: ['around'], around: ['nearly'] };

/** A hedge that is printed with a figure is kept: "more than 2 billion" is not 2 billion. */
export const printedHedge: Check = {
  name: 'printed hedge',
  *find(folder): Iterable<Finding> {
    for (const { reading, lang, place } of readable(folder)) {
      const needs = neededBy(reading.value);
      const figure = printedFigures(reading.words, lang).find(({ bound, ...f }) => bound && needs.some((need) => agrees(need, f)));
      const bound = figure?.bound;
      if (bound === undefined || bound === reading.hedge || NEAR[bound]?.includes(reading.hedge ?? '')) continue;
      yield {
        place: within(place, 'hedge'),
        problem: `The words hedge the figure (${bound}), and the reading ${reading.hedge ? `says ${reading.hedge}` : 'does not'}.`,
        cure: `Write \`hedge: ${bound}\`.`,
      };
    }
  },
};

/** Readings with the language of their words, where the platform knows its number words. */
function* readable(folder: Folder): Iterable<PlacedReading & { lang: string }> {
  for (const placed of readings(folder)) {
    const lang = folder.sources[placed.reading.at]?.lang;
    if (lang !== undefined && Intl.NumberFormat.supportedLocalesOf(lang).length > 0) yield { ...placed, lang };
  }
}
