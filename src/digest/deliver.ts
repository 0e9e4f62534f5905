import { claimsIn, composeCorrection, composeDigest, type Mishap } from '../answers/digest/compose.js';
import { stoppedBlocks } from '../answers/digest/words.js';
import { Writer } from '../answers/stated.js';
import type { Carrier, Digest, Posted } from '../model/digest.js';
import type { DigestOutcome } from '../model/meters.js';
import type { Delivery, FinalState, Progress, Subscription } from '../store/digests.js';
import type { NewsDesk } from './news.js';
import { createPace } from './pace.js';
import type { DigestParts } from './parts.js';

/** Posts to one workspace under way at once. */
const AT_ONCE = 4;
/** The longest that a delivery waits in its turn, in milliseconds; of more, it is put back. */
const LONGEST_HOLD = 30_000;
/** The longest that it tries in its turn, in milliseconds: a queue takes who has a job for long for dead. */
const LONGEST_TURN = 45_000;
const OPEN: readonly Delivery['state'][] = ['waiting', 'posting'];

/** What is to be posted, and what its subscription has heard with it. */
interface Made {
  readonly digest: Digest;
  readonly progress?: Progress;
}

/** A digest that was asked for is sent whatever there is to say. */
export const ASKED = 'asked';
const isAsked = (id: string): boolean => id.split(':').length > 2;

/** What is counted of each end. */
const OUTCOMES = { posted: 'sent', quiet: 'quiet', skipped: 'missed', failed: 'failed', doubtful: 'doubtful' } as const satisfies Record<
  FinalState,
  DigestOutcome
>;

/** Does one delivery: writes it, posts it once, and notes what came of it. */
export function createDeliver(parts: DigestParts, news: NewsDesk): (id: string) => Promise<'done' | 'again'> {
  const { store, carriers, now, log, report } = parts;
  const { digests, told } = store;
  const pace = createPace(AT_ONCE, now, parts.sleep);

  async function ofSubscription(d: Delivery, s: Subscription): Promise<Made | undefined> {
    const { kb, news: since, seq, told: toldIn } = await news.since(s.since);
    const first = s.shown.length === 0;
    const mishaps = (await digests.untold(s.id))
      .filter((m) => m.due < d.due)
      .map((m): Mishap => ({ state: m.state as Mishap['state'], date: m.date }));
    const { digest, isNews, shown, saidQuiet } = composeDigest(kb, {
      id: d.id,
      seed: s.id,
      lang: s.wish.lang,
      filter: s.wish.filter,
      news: since,
      told: toldIn(s.place),
      today: d.date,
      shown: s.shown,
      // The first digest begins: nothing can be new since none.
      saidQuiet: first || s.saidQuiet,
      mishaps,
      picture: first,
    });
    if (s.wish.quiet && !isNews && mishaps.length === 0 && !isAsked(d.id)) return undefined;
    // A process whose record was superseded must not set a place back: it would be told the same again.
    return { digest, progress: { since: Math.max(seq, s.since), shown, saidQuiet: saidQuiet && !first } };
  }
  async function ofCorrection(d: Delivery): Promise<Made | undefined> {
    const { claims, lang, since } = d.correction!;
    const { kb, news: all } = await news.since(since);
    const digest = composeCorrection(kb, { id: d.id, lang, news: all.filter((n) => claims.includes(n.id)) });
    return digest && { digest };
  }

  async function stop(s: Subscription, carrier: Carrier, posted: Extract<Posted, { kind: 'refused' }>): Promise<void> {
    await digests.pause(s.id, posted.reason);
    parts.meters.digest(carrier.platform, 'paused');
    log.warn('digest.paused', { subscription: s.id, place: s.place, why: posted.why });
    const w = new Writer(parts.knowledge(), s.wish.lang);
    await carrier
      .tell(s.by, stoppedBlocks(w, { wish: s.wish, paused: posted.reason }), s.wish.lang)
      .catch((cause: unknown) => report('digest.tell-failed', cause));
  }

  const end = async (
    d: Delivery,
    state: Parameters<typeof digests.finish>[1]['state'],
    why?: string,
    progress?: Progress,
  ): Promise<'done'> => {
    await digests.finish(d.id, { state, at: now(), ...(why === undefined ? {} : { why }), ...(progress ? { progress } : {}) });
    const platform = d.place.startsWith('teams:') ? 'teams' : 'slack';
    parts.meters.digest(platform, OUTCOMES[state]);
    const fields = { digest: d.id, place: d.place, why };
    if (state === 'failed' || state === 'doubtful' || state === 'skipped') log.warn(`digest.${state}`, fields);
    else log.info(`digest.${state}`, fields);
    return 'done';
  };

  /** Posts it in the turn of its workspace. */
  async function post(
    d: Delivery,
    s: Subscription | undefined,
    { digest, progress }: Made,
    carrier: Carrier,
    workspace: string,
  ): Promise<'done' | 'again'> {
    return pace.take(workspace, async () => {
      const from = now();
      for (let before = d.state; ; before = 'waiting') {
        await digests.start(d.id);
        const posted = await carrier
          .post(d.place, digest, before === 'posting' ? { since: d.due } : undefined)
          .catch((cause: unknown): Posted => {
            report('digest.post-failed', cause);
            return { kind: 'unclear', why: 'failed' };
          });
        switch (posted.kind) {
          case 'posted':
            await told.tell(`${d.place}:digest`, claimsIn(digest), digest.lang);
            return end(d, 'posted', undefined, progress);
          case 'later': {
            await digests.postpone(d.id, posted.why);
            const wait = Math.min(posted.after, LONGEST_HOLD);
            pace.hold(workspace, wait);
            // Told to wait a moment, it keeps its turn: at the back of the queue it would wait for far longer.
            if (posted.after === 0 || posted.after > LONGEST_HOLD || now() + wait > Math.min(from + LONGEST_TURN, d.until)) return 'again';
            await parts.sleep(wait);
            continue;
          }
          case 'unclear':
            // Where it can be looked up, it stays open, and is looked up before it is posted again.
            return carrier.looks ? 'again' : end(d, 'doubtful', posted.why);
          case 'refused':
            if (s) await stop(s, carrier, posted);
            return end(d, 'failed', posted.why);
        }
      }
    });
  }

  return async (id) => {
    const d = await digests.delivery(id);
    if (!d || !OPEN.includes(d.state)) return 'done';
    if (now() > d.until) {
      if (d.state === 'posting') return end(d, 'doubtful', d.why);
      return d.attempts > 0 ? end(d, 'failed', d.why) : end(d, 'skipped', d.why);
    }
    const s = d.subscription === undefined ? undefined : await digests.find(d.subscription);
    const carrier = carriers().find((c) => d.place.startsWith(`${c.platform}:`));
    if (d.state === 'posting' && carrier?.looks !== true) return end(d, 'doubtful', 'interrupted');
    if (d.subscription !== undefined && (!s || s.paused)) return end(d, 'quiet', 'paused');
    if (!carrier) {
      await digests.postpone(d.id, 'not-connected');
      return 'again';
    }
    const made = s ? await ofSubscription(d, s) : await ofCorrection(d);
    if (!made) return end(d, 'quiet');
    return post(d, s, made, carrier, s?.workspace ?? d.place.split(':').slice(0, 2).join(':'));
  };
}
