import { inOrder, WEEKDAYS, type Weekday } from '../model/digest.js';
import { DIGEST_WORDS } from './languages/digest.js';

/** A day that stands in a text. */
interface Named {
  readonly day: Weekday;
  readonly short: boolean;
  readonly from: number;
  readonly to: number;
}

const anyOf = (shapes: readonly RegExp[]): string => shapes.map((shape) => shape.source).join('|');
const NAMES = WEEKDAYS.map((day) => [day, ...DIGEST_WORDS.weekdays[day]] as const);
const DAY = new RegExp(`(?<![\\p{L}\\d])(?:${anyOf(NAMES.flatMap(([, name, short]) => [name, short]))})(?![\\p{L}\\d])\\.?`, 'giu');
const whole = (shape: RegExp, text: string): boolean => new RegExp(`^(?:${shape.source})$`, 'iu').test(text);

function namedIn(text: string): Named[] {
  return [...text.matchAll(DAY)].map(({ 0: found, index }) => {
    const word = found.replace(/\.$/, '');
    const [day, name] = NAMES.find(([, ...shapes]) => shapes.some((shape) => whole(shape, word)))!;
    return { day, short: !whole(name, word), from: index, to: index + found.length };
  });
}

/** From one day to another, over the end of the week where they stand so. */
function upTo(first: Weekday, last: Weekday): Weekday[] {
  const [from, to] = [WEEKDAYS.indexOf(first), WEEKDAYS.indexOf(last)];
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => WEEKDAYS[(from + i) % 7]!);
}

/** Days that stand in a row, one by one or from one to another, and where. */
interface Run {
  readonly days: Weekday[];
  readonly from: number;
  to: number;
  /** Whether these are days, and no other words that look the same. */
  readonly sure: boolean;
}

function runsIn(text: string, moves: boolean): Run[] {
  const runs: { named: Named[]; days: Weekday[] }[] = [];
  for (const one of namedIn(text)) {
    const run = runs.at(-1);
    const before = run?.named.at(-1);
    const between = before && text.slice(before.to, one.from);
    if (run && before && between !== undefined && DIGEST_WORDS.upTo.test(between)) {
      // Of what is moved from one day to another, the other one is meant.
      const moved = moves && DIGEST_WORDS.moved.test(text.slice(0, before.from));
      run.days = moved ? [one.day] : [...run.days, ...upTo(before.day, one.day)];
      run.named.push(one);
    } else if (run && between !== undefined && DIGEST_WORDS.andAlso.test(between)) {
      run.days.push(one.day);
      run.named.push(one);
    } else runs.push({ named: [one], days: [one.day] });
  }
  return runs.map(({ named, days }) => {
    const from = named[0]!.from;
    const sure = named.length > 1 || !named[0]!.short || DIGEST_WORDS.leads.test(text.slice(0, from));
    return { days, from, to: named.at(-1)!.to, sure };
  });
}

/** The days of the week that a text names, in either language; none where it names none. And the text without their names. */
export function daysIn(text: string, moves: boolean): { readonly days: readonly Weekday[]; readonly rest: string } {
  const runs = runsIn(text, moves).filter((run) => run.sure);
  const isLeftOut = ({ from }: Run): boolean => DIGEST_WORDS.except.test(text.slice(0, from));
  const rest = runs.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text);
  const grouped = DIGEST_WORDS.groups.filter(([, shape]) => shape.test(text)).flatMap(([days]) => days);
  const named = [...grouped, ...runs.filter((run) => !isLeftOut(run)).flatMap((run) => run.days)];
  const leftOut = new Set(runs.filter(isLeftOut).flatMap((run) => run.days));
  const given = named.length > 0 ? named : (DIGEST_WORDS.rhythms.find(([, shape]) => shape.test(text))?.[0] ?? []);
  return { days: inOrder(given.filter((day) => !leftOut.has(day))), rest };
}
