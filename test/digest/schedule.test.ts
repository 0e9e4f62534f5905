import { isZone, localDate, nextDue } from '../../src/digest/schedule.js';
import { WEEKDAYS, WORKING_DAYS, type Schedule, type Weekday } from '../../src/model/digest.js';

const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'] as const;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** The clock on the wall of a zone, by the machine's own tables. */
const clocks = new Map(
  ZONES.map((timeZone) => [timeZone as string, new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })]),
);
const wall = (at: number, zone: string): string => clocks.get(zone)!.format(at);

/** All that is due from one instant up to another. */
function dues(schedule: Schedule, from: number, to: number): { at: number; date: string }[] {
  const all = [];
  for (let due = nextDue(schedule, from); due.at < to; due = nextDue(schedule, due.at)) all.push(due);
  return all;
}
const on = (zone: string, at: string, days: readonly Weekday[] = WEEKDAYS): Schedule => ({ days, at, zone });

describe.each(ZONES)('a year and a half of days in %s', (zone) => {
  // A leap day lies in it, and every change of the clocks of 2027 and 2028.
  const [from, to] = [Date.parse('2027-02-15T00:00:00Z'), Date.parse('2028-11-15T00:00:00Z')];
  test.each(['09:00', '00:00', '23:59', '02:15', '02:30', '01:45'])(
    'at %s: each date once, at that hour of the wall or at the first that follows',
    (at) => {
      const all = dues(on(zone, at), from, to);
      const dates = all.map((d) => d.date);
      // Every local date of the time comes, and comes once.
      expect(new Set(dates).size).toBe(dates.length);
      const first = Date.parse(`${dates[0]}T00:00:00Z`);
      expect(dates).toEqual(dates.map((_, i) => new Date(first + i * DAY).toISOString().slice(0, 10)));
      expect(dates).toContain('2028-02-29');
      for (const { at: when, date } of all) {
        expect(localDate(when, zone)).toBe(date);
        const shown = wall(when, zone);
        if (shown === `${date} ${at}`) {
          // An hour that comes twice is taken the first time.
          for (const back of [30, 60]) expect(wall(when - back * MINUTE, zone)).not.toBe(shown);
        } else {
          // It did not exist on that day: the instant before was earlier on the wall than it, this one is later.
          expect(shown > `${date} ${at}`).toBe(true);
          expect(wall(when - MINUTE, zone) < `${date} ${at}`).toBe(true);
        }
      }
    },
  );
});

test.each([
  ['Europe/Paris', '02:30', '2027-03-27T12:00:00Z', '2027-03-28T01:00:00.000Z'],
  ['Europe/Paris', '02:30', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
  ['America/New_York', '02:30', '2027-03-13T12:00:00Z', '2027-03-14T07:00:00.000Z'],
  ['America/New_York', '01:15', '2026-10-31T12:00:00Z', '2026-11-01T05:15:00.000Z'],
  ['Australia/Lord_Howe', '02:15', '2026-10-03T00:00:00Z', '2026-10-03T15:30:00.000Z'],
  ['Australia/Lord_Howe', '01:45', '2027-04-03T00:00:00Z', '2027-04-03T14:45:00.000Z'],
  // On Apia's way over the date line a whole day was left out.
  ['Pacific/Apia', '09:00', '2011-12-29T20:00:00Z', '2011-12-30T19:00:00.000Z'],
  ['Asia/Kolkata', '09:00', '2028-02-28T04:00:00Z', '2028-02-29T03:30:00.000Z'],
])('%s at %s after %s: %s', (zone, at, after, expected) => {
  expect(new Date(nextDue(on(zone, at), Date.parse(after)).at).toISOString()).toBe(expected);
});

test.each<[string, readonly Weekday[], string[]]>([
  ['working days', WORKING_DAYS, ['2026-11-27', '2026-11-30', '2026-12-01']],
  ['sundays', ['sunday'], ['2026-11-29', '2026-12-06', '2026-12-13']],
  ['thursdays', ['thursday'], ['2026-12-03', '2026-12-10', '2026-12-17']],
  ['mondays and thursdays', ['monday', 'thursday'], ['2026-11-30', '2026-12-03', '2026-12-07']],
  ['saturdays and sundays', ['saturday', 'sunday'], ['2026-11-28', '2026-11-29', '2026-12-05']],
])('%s', (_, days, expected) => {
  const from = Date.parse('2026-11-26T12:00:00Z');
  expect(
    dues(on('Europe/Paris', '09:00', days), from, from + 30 * DAY)
      .slice(0, 3)
      .map((d) => d.date),
  ).toEqual(expected);
});

// The clocks change on Sundays: what is due then and on the day after keeps the hour of the wall.
test.each([
  ['2027-03-27T12:00:00Z', ['2027-03-28T01:00:00.000Z', '2027-03-29T00:30:00.000Z']],
  ['2026-10-24T12:00:00Z', ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']],
])('on Sundays and Mondays at half past two, when the clocks change after %s', (after, expected) => {
  const from = Date.parse(after);
  const due = dues(on('Europe/Paris', '02:30', ['monday', 'sunday']), from, from + 3 * DAY);
  expect(due.map((d) => new Date(d.at).toISOString())).toEqual(expected);
});

test('a zone is one that the machine knows', () => {
  expect([...ZONES, 'UTC'].every(isZone)).toBe(true);
  expect(['Mars/Phobos', '', 'Paris'].some(isZone)).toBe(false);
});
