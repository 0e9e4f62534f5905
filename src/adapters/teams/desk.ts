import type { Lang } from '../../model/language.js';
import type { Answer } from '../../model/answer.js';
import type { DigestSpot } from '../../model/digest.js';
import type { Reply } from '../../model/message.js';
import type { Carried } from '../../render/carried.js';
import type { Card, TeamsMessage } from '../../render/teams/kit.js';
import { answerCard, notice, teamsMessage, type Frame } from '../../render/teams/message.js';
import { say } from '../../render/teams/words.js';
import { drawnOnce } from '../drawn.js';
import type { Turns } from '../turns.js';
import type { Posting } from './deliver.js';
import type { Spot } from './incoming.js';
import { conversationOf, personOf, postAt, roomOf, tenantOf } from './places.js';
import type { Reference, TeamsPorts } from './ports.js';
import type { Posts, To } from './post.js';

/** Answers that are kept in this process: those that cannot be made again, and what a thumb points to. */
const KEPT = 2000;
/** A conversation that is written down is not written down again for so long, in milliseconds, unless it has moved. */
const FRESH = 60 * 60_000;
/** Somebody who waits longer than this, in milliseconds, is shown that they are being answered. */
const SIGN_AFTER = 600;

/** An answer with nothing around it. */
const ALONE: Frame = {};

/** The last of something: what was used longest ago goes first. */
function lastOf<V>(most: number) {
  const kept = new Map<string, V>();
  return {
    get: (key: string): V | undefined => kept.get(key),
    set(key: string, value: V): void {
      kept.delete(key);
      kept.set(key, value);
      if (kept.size > most) kept.delete(kept.keys().next().value!);
    },
    delete: (key: string): void => void kept.delete(key),
  };
}

const toOf = ({ serviceUrl, conversation, bot, activity }: Spot): To => ({ serviceUrl, conversation, bot, replyTo: activity });

/** What all listeners do: answer, tell the asker where that failed, remember where they are. */
export function createDesk(ports: TeamsPorts, posts: Posts, turns: Turns) {
  // What cannot be made again from a button (a text that was checked) is kept for a while.
  const kept = lastOf<Answer>(KEPT);
  const rated = lastOf<{ readonly id: string; readonly again: string | undefined }>(KEPT);
  const written = lastOf<{ readonly as: string; readonly at: number }>(KEPT);

  const frameOf = (reply: Reply, frame: Frame): Frame => {
    if (!reply.again) kept.set(reply.answer.id, reply.answer);
    return {
      amountOf: ports.amountOf,
      kept: !reply.again,
      again: reply.again?.(),
      rest: reply.rest && { count: reply.rest.count, again: reply.rest.again() },
      ...frame,
    };
  };
  const drawnAlone = drawnOnce<TeamsMessage>();
  const langOf = ({ lang }: Spot): Lang => lang ?? 'en';
  const place = ({ tenant, conversation }: Spot): string => conversationOf(tenant, roomOf(conversation));

  async function post(spot: Spot, message: TeamsMessage): Promise<Posting> {
    const posting = await posts.post(toOf(spot), message, 'again');
    if (posting.kind === 'delivered') return posting;
    ports.log.warn('teams.undelivered', { why: posting.why, outcome: posting.kind, tenant: spot.tenant });
    if (posting.kind === 'refused' && posting.gone) await forget(spot);
    return posting;
  }

  async function forget(spot: Spot): Promise<void> {
    written.delete(place(spot));
    await ports.references.remove(place(spot));
  }

  return {
    turns,
    langOf,
    place,
    forget,
    /** Where a digest would go that is asked for here. Who writes in a chat or a channel belongs to it. */
    digestSpot: (spot: Spot): DigestSpot => ({
      place: place(spot),
      workspace: tenantOf(spot.tenant),
      person: personOf(spot.tenant, spot.user),
      zone: spot.zone,
      member: async () => true,
    }),
    conversation: ({ tenant, conversation }: Spot): string => conversationOf(tenant, conversation),

    tell: async (spot: Spot, text: string): Promise<void> => void (await post(spot, notice(text))),
    say: async (spot: Spot, message: TeamsMessage): Promise<void> => void (await post(spot, message)),

    card: (reply: Reply, frame: Frame = {}): Card => answerCard(reply.answer, frameOf(reply, frame)),

    /** The answer that a button belongs to; undefined where the record or the release is another one by now. */
    async again({ id, again }: Carried): Promise<Reply | undefined> {
      if (again !== undefined) return ports.repeat(again);
      const answer = kept.get(id);
      return answer && { answer, ms: 0 };
    },

    /** Posts an answer where it was asked for. */
    async answer(spot: Spot, reply: Reply, frame: Frame = ALONE): Promise<void> {
      const own = frameOf(reply, frame);
      const draw = () => teamsMessage(reply.answer, own);
      const posting = await post(spot, frame === ALONE ? drawnAlone(reply.answer, draw) : draw());
      if (posting.kind !== 'delivered') return;
      rated.set(posting.id, { id: reply.answer.id, again: own.again });
      await ports.told(postAt(spot.tenant, spot.conversation, posting.id), reply.answer);
    },

    /** The answer that a message of ours gave, as far as this process knows. */
    ratedBy: (message: string) => rated.get(message),

    /** While the work lasts, whoever waits sees that somebody works. */
    async withSign<T>(spot: Spot, work: Promise<T>): Promise<T> {
      const sign = setTimeout(() => void posts.typing(toOf(spot)), SIGN_AFTER);
      try {
        return await work;
      } finally {
        clearTimeout(sign);
      }
    },

    /** Writes down how to speak here unasked. What cannot be written down costs no answer. */
    async remember(spot: Spot): Promise<void> {
      const reference: Reference = {
        serviceUrl: spot.serviceUrl,
        conversation: roomOf(spot.conversation),
        bot: spot.bot,
        ...(spot.lang === undefined ? {} : { lang: spot.lang }),
      };
      const as = JSON.stringify(reference);
      const before = written.get(place(spot));
      if (before?.as === as && ports.now() - before.at < FRESH) return;
      try {
        await ports.references.save(place(spot), reference);
        // What concerns one person alone is said in their own messages, from wherever they spoke.
        if (spot.kind === 'personal') await ports.references.save(personOf(spot.tenant, spot.user), reference);
        written.set(place(spot), { as, at: ports.now() });
      } catch (cause) {
        ports.report('store.failed', cause);
      }
    },

    /** Does the work; what nobody foresaw is logged, and whoever waits is told under which id. */
    async guarded(spot: Spot, work: () => Promise<void>): Promise<void> {
      try {
        await work();
      } catch (cause) {
        const id = ports.report('teams.answer-failed', cause);
        await post(spot, notice(say('failed', langOf(spot), { id })));
      }
    },
  };
}
export type Desk = ReturnType<typeof createDesk>;
