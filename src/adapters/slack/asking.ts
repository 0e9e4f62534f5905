import { questionProblem } from '../../model/question.js';
import { notice } from '../../render/slack/message.js';
import { say } from '../../render/slack/words.js';
import type { Client } from './client.js';
import type { Desk, Spot } from './desk.js';
import { channelNamed, createDigestDesk } from './digests.js';
import type { OnEvent } from './events.js';
import { mayAsk } from './follow-up.js';
import { botUserOf, namesBot, namesOthers, outside, postOf, saidIn, text, type Payload, type Post } from './incoming.js';
import { digestAt, directWith, threadOf } from './places.js';
import type { SlackPorts } from './ports.js';

interface Delivery {
  readonly event: Payload;
  readonly body: Payload;
  readonly client: Client;
  readonly context: { readonly botUserId?: string | undefined; readonly teamId?: string | undefined };
}

/** Mentions, direct messages, and what is said in threads that the bot takes part in. */
export function listenForQuestions(on: OnEvent, ports: SlackPorts, desk: Desk): void {
  /** One post is answered once: Slack delivers it again, and as several events, and to several replicas. */
  const first = (team: string, post: Post) => ports.first(`slack:${team}:${post.channel}:${post.ts}`);

  const digests = createDigestDesk(ports, desk);

  async function answer(post: Post, spot: Spot & { channel: string }, conversation: string, said: string): Promise<void> {
    const person = await desk.person(spot);
    const locale = person?.lang === undefined ? {} : { locale: person.lang };
    // Nothing but the bot's name: somebody wonders what it does.
    const question = said === '' ? say('help', person?.lang ?? 'en') : said;
    const problem = questionProblem(question, person?.lang ?? 'en');
    if (problem !== undefined) return desk.tell(spot, notice(problem));
    const digest = await digests.spotOf(spot, channelNamed(post.written), true);
    const reply = await desk.turns.inOrder(conversation, () => ports.handle({ conversation, text: question, ...locale, digest }));
    await desk.answer(spot, reply, `${post.channel}:${post.ts}`);
    // Who reads the channel sees the answer there: of another one, they are told.
    await digests.announced(spot, digest, reply, digest.place === digestAt(spot.team, post.channel));
  }

  const read = ({ event, body, client, context }: Delivery) => {
    const botUser = botUserOf(body) ?? context.botUserId;
    const post = postOf(event, botUser);
    const team = context.teamId ?? text(body, 'team_id');
    if (!post || team === undefined) return undefined;
    const { channel, user, thread } = post;
    const from = outside(post.from, team, text(body, 'enterprise_id'));
    return { post, botUser, team, spot: { client, team, user, channel, thread, from } };
  };

  async function mentioned(delivery: Delivery): Promise<void> {
    const given = read(delivery);
    if (!given || !(await first(given.team, given.post))) return;
    const { post, botUser, team, spot } = given;
    const inThread = { ...spot, thread: post.thread ?? post.ts };
    await desk.guarded(inThread, async () => {
      if (!(await desk.admits(inThread))) return;
      await answer(post, inThread, threadOf(team, post.channel, inThread.thread), saidIn(post, botUser));
    });
  }

  async function direct({ post, botUser, team, spot }: NonNullable<ReturnType<typeof read>>): Promise<void> {
    if (!(await first(team, post))) return;
    await desk.guarded(spot, async () => {
      if (!(await desk.admits(spot))) return;
      const { client } = spot;
      const at = { channel_id: post.channel, thread_ts: post.thread ?? post.ts };
      // A sign of life; it is no loss where Slack shows none.
      const status = async (words: string) =>
        void (await client.assistant.threads.setStatus({ ...at, status: words }).catch(() => undefined));
      const shown = status(say('status', (await desk.person(spot))?.lang ?? 'en'));
      await answer(
        post,
        spot,
        post.thread === undefined ? directWith(team, post.user) : threadOf(team, post.channel, post.thread),
        saidIn(post, botUser),
      );
      // An answer in the thread ends it by itself.
      if (post.thread === undefined) void shown.then(() => status(''));
    });
  }

  /** In a thread that the bot takes part in, who names nobody may mean it: it speaks where the record has something to say. */
  async function overheard({ post, botUser, team, spot }: NonNullable<ReturnType<typeof read>>): Promise<void> {
    if (post.thread === undefined || namesBot(post, botUser) || namesOthers(post, botUser)) return;
    const conversation = threadOf(team, post.channel, post.thread);
    const said = saidIn(post, botUser);
    if (!mayAsk(said) || !(await ports.knows(conversation)) || !(await first(team, post))) return;
    // Who began the thread with a question, and asks another one, asks the bot: then even a no is an answer.
    const asks = post.root === post.user && said.endsWith('?');
    await desk.guarded(spot, async () => {
      if (asks && !(await desk.admits(spot))) return;
      if (!asks && !(await desk.admits(spot, async () => {}))) return;
      if (asks) return answer(post, spot, conversation, said);
      const reply = await desk.turns.inOrder(conversation, () => ports.overhear({ conversation, text: said }));
      if (reply) await desk.answer(spot, reply, `${post.channel}:${post.ts}`);
    });
  }

  on('app_mention', async ({ event, body, client, context }) => mentioned({ event: event as unknown as Payload, body, client, context }));
  on('message', async ({ event, body, client, context }) => {
    const delivery = read({ event: event as unknown as Payload, body, client, context });
    if (delivery) await (delivery.post.kind === 'im' ? direct(delivery) : overheard(delivery));
  });
}
