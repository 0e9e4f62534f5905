import type { Block, Span } from '../../model/answer.js';
import { WEEKDAYS, type DigestFilter, type DigestWish, type PauseReason, type Weekday } from '../../model/digest.js';
import { measureName, organisationName, placeName } from '../names.js';
import { item, sentence } from '../part.js';
import type { Writer } from '../stated.js';

/** The names of what a filter asks for; nothing where it asks for the whole record. */
export function filterNames(w: Writer, f: DigestFilter): Span[] {
  const names: Span[] = [
    ...f.organisations.map((id) => organisationName(w, id)),
    ...f.places.map((id) => placeName(w, id)),
    ...f.topics.map((id) => w.text(w.kb.topics.get(id)?.label ?? id, id)),
    ...f.measures.map((id) => measureName(w, id)),
  ];
  return w.list(names.map((name) => [name]));
}

const day = (w: Writer, of: Weekday): Span[] => w.say(`day-${of}`);

/** Fewer days in a row than these are named one by one. */
const ROW = 3;

/** On which days: every day, from one to another, or each by its name. */
function rhythm(w: Writer, days: readonly Weekday[]): Span[] {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (days.length === WEEKDAYS.length) return w.say('rhythm-daily');
  const inRow = WEEKDAYS.indexOf(last) - WEEKDAYS.indexOf(first) === days.length - 1;
  if (inRow && days.length >= ROW) return w.say('rhythm-row', { first: day(w, first), last: day(w, last) });
  return w.say('rhythm-some', { days: w.list(days.map((d) => day(w, d))) });
}

/** A time as it stands on a clock: `9:00`, `9 h 00`. */
function clock(w: Writer, at: string): Span {
  const [hour, minute] = at.split(':');
  return w.text(w.lang === 'fr' ? `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}` : `${hour}:${minute}`, 'schedule');
}

/** When something is sent next, in words: the day of the week, the date and the hour there. */
function nextIn(w: Writer, { schedule }: DigestWish, next: { readonly at: number; readonly date: string }): Span[] {
  const weekday = WEEKDAYS[(new Date(`${next.date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: schedule.zone, timeStyle: 'short' }).format(next.at);
  return w.say('nextAt', { day: day(w, weekday), date: w.date(next.date, 'schedule'), time: clock(w, time) });
}

const aboutWhat = (w: Writer, f: DigestFilter): Span[] => {
  const names = filterNames(w, f);
  return names.length > 0 ? names : w.say('digestWhole');
};

/** A digest of a place, as it is spoken of. */
export interface Spoken {
  readonly wish: DigestWish;
  readonly paused?: PauseReason | undefined;
  readonly next?: { readonly at: number; readonly date: string } | undefined;
}

function slotsOf(w: Writer, { wish, next, paused }: Spoken) {
  const names = filterNames(w, wish.filter);
  return {
    rhythm: rhythm(w, wish.schedule.days),
    time: clock(w, wish.schedule.at),
    zone: w.text(wish.schedule.zone, 'schedule'),
    about: names.length > 0 ? w.say('aboutFilter', { names }) : undefined,
    quiet: wish.quiet ? w.say('quietToo') : undefined,
    next: next ? nextIn(w, wish, next) : undefined,
    reason: paused ? w.say(`paused-${paused}`) : undefined,
  };
}

/** What came of a request about digests. */
export type Outcome =
  | { readonly said: 'set' | 'changed'; readonly digest: Spoken }
  | { readonly said: 'paused' | 'resumed' | 'removed'; readonly digest: Spoken }
  | { readonly said: 'sending' | 'none' | 'which' | 'noSuch' | 'badTime' | 'unknown' | 'notMember' }
  | { readonly said: 'closed'; readonly setting: string }
  | { readonly said: 'limit'; readonly most: readonly string[] }
  | { readonly said: 'list'; readonly digests: readonly Spoken[] };

/** A digest in a line: what it is about, when it comes, and when next. */
export const digestLine = (w: Writer, digest: Spoken): Span[] =>
  w.say(digest.paused ? 'digestLinePaused' : 'digestLine', { ...slotsOf(w, digest), about: aboutWhat(w, digest.wish.filter) });

/** Says it: with the next date and hour in words. */
export function outcomeBlocks(w: Writer, outcome: Outcome): Block[] {
  const say = (key: Parameters<Writer['say']>[0], slots: Parameters<Writer['say']>[1] = {}): Block => sentence(w.say(key, slots));
  switch (outcome.said) {
    case 'set':
      return [say('digestSet', slotsOf(w, outcome.digest))];
    case 'changed':
      return [say('digestChanged', slotsOf(w, outcome.digest))];
    case 'paused':
      return [say('digestPaused', { about: aboutWhat(w, outcome.digest.wish.filter) })];
    case 'resumed':
      return [say('digestResumed', { ...slotsOf(w, outcome.digest), about: aboutWhat(w, outcome.digest.wish.filter) })];
    case 'removed':
      return [say('digestRemoved', { about: aboutWhat(w, outcome.digest.wish.filter) })];
    case 'sending':
      return [say('digestSending')];
    case 'none':
      return [say('digestNone')];
    case 'which':
      return [say('digestWhich', { nth: w.text('1', 'schedule') })];
    case 'noSuch':
      return [say('digestNoSuch')];
    case 'notMember':
      return [say('digestNotMember')];
    case 'unknown':
      return [say('digestUnknown')];
    case 'badTime':
      return [say('digestBadTime', { time: clock(w, '09:00'), zone: w.text('Europe/Paris', 'schedule') })];
    case 'closed':
      return [say('digestClosed', { setting: w.text(outcome.setting, 'schedule') })];
    case 'limit':
      return [say('digestLimit', { count: w.count(outcome.most) })];
    case 'list':
      return outcome.digests.length === 0
        ? [say('digestNone')]
        : [
            say('digestList'),
            ...outcome.digests.map((d, i) =>
              item(w.say('digestNumbered', { nth: w.text(String(i + 1), 'schedule'), line: digestLine(w, d) })),
            ),
          ];
  }
}

/** What whoever set up a digest is told when it had to be stopped. */
export const stoppedBlocks = (w: Writer, digest: Spoken): Block[] => {
  const { about, reason } = slotsOf(w, digest);
  return [sentence(w.say('stoppedFor', { about, reason }))];
};
