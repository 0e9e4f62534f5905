import type { EventRecord } from '../knowledge/base.js';

/** A day, month or year that somebody names, as exactly as they name it. */
interface Named {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** Whether a date of the record is the one that is named, as far as it is. */
export function fits(date: string, named: Named): boolean {
  const [year, month, day] = date.split('-').map(Number);
  return (
    (named.year === undefined || named.year === year) &&
    (named.month === undefined || named.month === month) &&
    (named.day === undefined || named.day === day)
  );
}

/** Whether an event was on a day that is named, or went on then. */
export function isDuring(named: Named, { on, until = on }: EventRecord): boolean {
  if (fits(on, named) || fits(until, named)) return true;
  const { year = Number(on.slice(0, 4)), month, day } = named;
  if (month === undefined || day === undefined) return false;
  const date = [year, month, day].map((n) => String(n).padStart(2, '0')).join('-');
  return on < date && date < until;
}
