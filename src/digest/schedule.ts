import { Cron } from 'croner';
import { WEEKDAYS, type Schedule, type Weekday } from '../model/digest.js';

/** A day of the week as cron writes it: Monday is 1, Sunday 7. */
const cronDay = (day: Weekday): number => WEEKDAYS.indexOf(day) + 1;

/** When a digest is due: an instant in milliseconds, and the day that it is there. */
export interface Due {
  readonly at: number;
  readonly date: string;
}

/** Whether the machine knows a time zone of this name. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== undefined;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** The day of an instant in a zone: `2026-11-24`. */
export function localDate(at: number, zone: string): string {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  formats.set(zone, known);
  return known.format(at);
}

/**
 * The first time after `after` that a schedule asks for. An hour that does not exist on a day is taken at the next
 * instant that does; one that comes twice is taken the first time.
 */
export function nextDue({ days, at, zone }: Schedule, after: number): Due {
  const [hour, minute] = at.split(':').map(Number);
  const cron = new Cron(`${minute} ${hour} * * ${days.map(cronDay).join(',')}`, { timezone: zone, paused: true });
  const next = cron.nextRun(new Date(after))?.getTime();
  if (next === undefined) throw new Error(`No time after ${after} fits ${days.join(' ')} ${at} ${zone}.`);
  return { at: next, date: localDate(next, zone) };
}
