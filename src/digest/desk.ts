import { sentence } from '../answers/part.js';
import { digestLine, outcomeBlocks, type Outcome } from '../answers/digest/words.js';
import { Writer } from '../answers/stated.js';
import {
  WEEKDAYS,
  WHOLE_RECORD,
  type DigestDesk,
  type DigestFilter,
  type DigestRequest,
  type DigestSpot,
  type DigestView,
  type DigestWish,
  type Schedule,
} from '../model/digest.js';
import type { Bilingual, Lang } from '../model/language.js';
import type { NewDelivery, Subscription } from '../store/digests.js';
import { ASKED } from './deliver.js';
import type { NewsDesk } from './news.js';
import type { DigestParts } from './parts.js';
import { isZone, localDate, nextDue } from './schedule.js';

/** When nobody says. */
const DEFAULT = { days: WEEKDAYS, at: '09:00' } as const;
/** After these, something is sent; what is there already can be seen and ended anywhere. */
const SENDS: readonly DigestRequest['do'][] = ['subscribe', 'change', 'resume', 'send'];
/** Entries that a form offers of each kind. */
const CHOICES = 100;

const isSchedule = ({ days, at, zone }: Schedule): boolean => days.length > 0 && /^([01]\d|2[0-3]):[0-5]\d$/.test(at) && isZone(zone);
const view = ({ id, place, wish, paused, next }: Subscription): DigestView => ({
  id,
  place,
  wish,
  ...(paused ? { paused } : {}),
  ...(next ? { next } : {}),
});
const sameFilter = (a: DigestFilter, b: DigestFilter): boolean => JSON.stringify(a) === JSON.stringify(b);

type Done = { readonly outcome: Outcome; readonly changed: boolean };
const said = (outcome: Outcome): Done => ({ outcome, changed: false });
const did = (outcome: Outcome): Done => ({ outcome, changed: true });

/** The digest of a subscription that somebody wants at once. */
export function askedNow({ id, place, wish }: Subscription, now: number, window: number): NewDelivery {
  const date = localDate(now, wish.schedule.zone);
  return { id: `${id}:${date}:${ASKED}-${now}`, place, subscription: id, date, due: now, until: now + window };
}

/** What people do with the digests of a place. */
export function createDesk(parts: DigestParts, news: NewsDesk, wake: () => void): DigestDesk {
  const { store, knowledge, now, limit } = parts;
  const { digests } = store;

  /** A wish with what was not said filled in. */
  const whole = (
    wish: Extract<DigestRequest, { do: 'subscribe' }>['wish'],
    spot: DigestSpot,
    lang: Lang,
    before?: DigestWish,
  ): DigestWish => ({
    schedule: { ...DEFAULT, zone: spot.zone ?? 'UTC', ...before?.schedule, ...wish.schedule },
    lang: wish.lang ?? before?.lang ?? lang,
    filter: wish.filter ?? before?.filter ?? WHOLE_RECORD,
    quiet: wish.quiet ?? before?.quiet ?? false,
  });

  async function keep(s: Omit<Subscription, 'next' | 'paused'>, as: 'set' | 'changed'): Promise<Done> {
    if (!isSchedule(s.wish.schedule)) return said({ said: 'badTime' });
    const next = nextDue(s.wish.schedule, now());
    await digests.save({ ...s, next });
    return did({ said: as, digest: { wish: s.wish, next } });
  }

  async function subscribe(wish: Extract<DigestRequest, { do: 'subscribe' }>['wish'], spot: DigestSpot, lang: Lang): Promise<Done> {
    const there = await digests.of(spot.place);
    const same = there.find((s) => sameFilter(s.wish.filter, wish.filter ?? WHOLE_RECORD));
    if (same) return keep({ ...same, by: spot.person, wish: whole(wish, spot, lang, same.wish) }, 'changed');
    const count = await digests.count(spot.workspace);
    if (count >= limit) return said({ said: 'limit', most: Array.from({ length: limit }, (_, i) => String(i)) });
    const since = await news.position();
    const { place, workspace, person: by } = spot;
    return keep({ id: parts.newId(), place, workspace, by, wish: whole(wish, spot, lang), since, shown: [], saidQuiet: false }, 'set');
  }

  /** The digest that is meant: the one of the number, or the only one. */
  async function meant(place: string, nth: number | undefined): Promise<Subscription | Outcome> {
    const there = await digests.of(place);
    if (there.length === 0) return { said: 'none' };
    if (nth !== undefined) return there[nth - 1] ?? { said: 'noSuch' };
    return there.length === 1 ? there[0]! : { said: 'which' };
  }

  /** Sends today's at once: then it is not sent again at its hour. */
  async function send(s: Subscription): Promise<Done> {
    const { schedule } = s.wish;
    const date = localDate(now(), schedule.zone);
    if (s.next?.date === date) await digests.save({ ...s, next: nextDue(schedule, s.next.at) });
    const delivery = askedNow(s, now(), parts.window);
    await digests.claim([{ delivery }]);
    await parts.queue.put([delivery.id]);
    return said({ said: 'sending' });
  }

  async function act(request: DigestRequest, spot: DigestSpot, lang: Lang): Promise<Done> {
    if (spot.closedBy !== undefined && SENDS.includes(request.do)) return said({ said: 'closed', setting: spot.closedBy });
    if (request.do !== 'list' && !(await spot.member())) return said({ said: 'notMember' });
    if (request.do === 'unknown') return said({ said: 'unknown' });
    if (request.do === 'subscribe') return subscribe(request.wish, spot, lang);
    if (request.do === 'list') return said({ said: 'list', digests: await digests.of(spot.place) });
    const s = await meant(spot.place, request.nth);
    if ('said' in s) return said(s);
    const { wish } = s;
    switch (request.do) {
      case 'change':
        return keep({ ...s, wish: whole(request.wish, spot, lang, wish) }, 'changed');
      case 'pause':
        await digests.pause(s.id, 'asked');
        return did({ said: 'paused', digest: { wish } });
      case 'resume': {
        const { paused: _, ...rest } = s;
        const next = nextDue(wish.schedule, now());
        await digests.save({ ...rest, next });
        return did({ said: 'resumed', digest: { wish, next } });
      }
      case 'remove':
        await digests.remove(s.id);
        return did({ said: 'removed', digest: { wish } });
      case 'send':
        return send(s);
    }
  }

  return {
    async manage(request, spot, lang) {
      const { outcome, changed } = await act(request, spot, lang);
      if (changed) wake();
      return { blocks: outcomeBlocks(new Writer(knowledge(), lang), outcome), changed };
    },
    list: async (place) => (await digests.of(place)).map(view),
    async mine(person, lang) {
      const w = new Writer(knowledge(), lang);
      return (await digests.by(person)).map((s) => ({ place: s.place, line: sentence(digestLine(w, s)) }));
    },
    choices() {
      const kb = knowledge();
      const offered = <T extends { id: string }>(all: Iterable<T>, nameOf: (one: T) => Bilingual) => {
        const out: { id: string; name: Bilingual }[] = [];
        for (const one of all) {
          if (out.length === CHOICES) break;
          out.push({ id: one.id, name: nameOf(one) });
        }
        return out;
      };
      const pledgers = [...new Set([...kb.headlines, ...firsts(kb.pledges.values(), CHOICES)].map((p) => p.by))].flatMap(
        (by) => kb.organisations.get(by as never) ?? [],
      );
      return {
        organisations: offered(pledgers, (o) => o.localName ?? { en: o.name, fr: o.name }),
        places: offered(kb.places.values(), (p) => p.name),
        topics: offered(kb.topics.values(), (t) => t.label),
        measures: offered(kb.measures.values(), (m) => m.label),
      };
    },
  };
}

function firsts<T>(all: Iterable<T>, most: number): T[] {
  const out: T[] = [];
  for (const one of all) {
    if (out.length === most) break;
    out.push(one);
  }
  return out;
}
