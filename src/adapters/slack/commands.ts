import type { App } from '@slack/bolt';
import { textProblem } from '../../model/checked.js';
import type { Lang } from '../../model/language.js';
import type { Reply } from '../../model/message.js';
import { questionProblem } from '../../model/question.js';
import { checkedAnswer } from '../../render/findings.js';
import { notice } from '../../render/slack/message.js';
import { say } from '../../render/slack/words.js';
import type { SlackMessage } from '../../render/slack/kit.js';
import { respondTo, type Desk, type Respond, type Spot } from './desk.js';
import { channelNamed, createDigestDesk } from './digests.js';
import { outside, part, readable, text, type Payload } from './incoming.js';
import { commandsOf, postAt } from './places.js';
import type { SlackPorts } from './ports.js';
import { CHECK_SHORTCUT, COMMANDS } from './surface.js';

/** What a command is given: who asks, in which language as far as is known, and the words after it. */
interface Call {
  readonly words: string;
  readonly lang: Lang | undefined;
  readonly conversation: string;
  readonly spot: Spot;
  readonly trigger: string;
  /** The words as Slack sent them. */
  readonly written: string;
}

export function listenForCommands(app: App, ports: SlackPorts, desk: Desk): void {
  /** Why it cannot be asked, or its answer. */
  async function answered(call: Call, question: string): Promise<SlackMessage> {
    const problem = questionProblem(question, call.lang ?? 'en');
    return problem === undefined ? shown(await ask(call, question)) : notice(problem);
  }
  async function ask({ conversation, lang, spot }: Call, question: string): Promise<Reply> {
    const locale = lang === undefined ? {} : { locale: lang };
    const reply = await desk.turns.inOrder(conversation, () => ports.handle({ conversation, text: question, ...locale }));
    // A correction of what somebody was told alone is told to them alone.
    await ports.told(postAt(spot, spot.user, 'command'), reply.answer);
    return reply;
  }
  const shown = (reply: Reply): SlackMessage => desk.message(reply, { share: true });

  async function check(words: string, lang: Lang | undefined): Promise<SlackMessage> {
    if (!ports.check) return notice(say('noCheck', lang ?? 'en'));
    const problem = textProblem(words, lang ?? 'en');
    if (problem !== undefined) return notice(problem);
    return shown({ answer: checkedAnswer(await ports.check(words, lang)), ms: 0 });
  }

  const ofDigests = createDigestDesk(ports, desk);
  /** The digests of the channel, in words; without any, the form. */
  async function digests(call: Call, rest: string): Promise<SlackMessage | undefined> {
    const { spot, trigger, conversation } = call;
    if (rest === '') {
      await ofDigests.form(spot, trigger);
      return undefined;
    }
    const digest = await ofDigests.spotOf(spot, channelNamed(call.written), false);
    const reply = await ports.digest({ conversation, text: rest, ...(call.lang === undefined ? {} : { locale: call.lang }), digest });
    await ofDigests.announced(spot, digest, reply, false);
    return desk.message(reply, {});
  }

  /** `/onrecord`: a question, unless its first word says otherwise. */
  const verbs: Readonly<Record<string, (call: Call, rest: string) => Promise<SlackMessage | undefined>>> = {
    '': async (call) => shown(await ask(call, say('help', call.lang ?? 'en'))),
    help: async (call, rest) => shown(await ask(call, rest === '' ? say('help', call.lang ?? 'en') : call.words)),
    aide: async (call, rest) => shown(await ask(call, rest === '' ? say('help', 'fr') : call.words)),
    check: ({ lang }, rest) => check(rest, lang),
    digest: digests,
    synthèse: digests,
    résumé: digests,
  };
  async function onrecord(call: Call): Promise<SlackMessage | undefined> {
    const [, verb = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(call.words) ?? [];
    const own = Object.hasOwn(verbs, verb.toLowerCase()) ? verbs[verb.toLowerCase()] : undefined;
    return own ? own(call, rest) : answered(call, call.words);
  }
  async function pledges(call: Call): Promise<SlackMessage> {
    const lang = call.lang ?? 'en';
    if (call.words === '') return shown(await ports.list({ conversation: call.conversation, text: say('allPledges', lang), locale: lang }));
    return answered(call, `${say('pledges', lang)} ${call.words}`);
  }
  async function quotes(call: Call): Promise<SlackMessage> {
    const lang = call.lang ?? 'en';
    return answered(call, call.words === '' ? say('allQuotes', lang) : `${say('quotes', lang)} ${call.words}`);
  }

  /** Answers to whoever called, and to nobody else. */
  async function privately(
    spot: Spot,
    respond: Respond,
    work: (lang: Lang | undefined) => Promise<SlackMessage | undefined>,
  ): Promise<void> {
    const told = async (message: SlackMessage) => respond(message);
    await desk.guarded(
      spot,
      async () => {
        if (!(await desk.admits(spot, told))) return;
        const message = await work((await desk.person(spot))?.lang);
        if (message) await respond(message);
      },
      told,
    );
  }

  const calls = { [COMMANDS.ask]: onrecord, [COMMANDS.pledges]: pledges, [COMMANDS.quotes]: quotes };
  for (const [name, run] of Object.entries(calls))
    app.command(name, async ({ command, client, context }) => {
      const { team_id, channel_id: channel, user_id: user, trigger_id, response_url } = command;
      const team = context.teamId ?? team_id;
      if (!(await ports.first(`slack:command:${trigger_id}`))) return;
      const spot: Spot = { client, team, user, channel, from: undefined };
      const written = command.text ?? '';
      const call = { words: readable(written), written, conversation: commandsOf(team, channel, user), spot, trigger: trigger_id };
      await privately(spot, respondTo(response_url, ports), (lang) => run({ ...call, lang }));
    });

  app.shortcut({ type: 'message_action', callback_id: CHECK_SHORTCUT }, async ({ shortcut, client, context }) => {
    const given = shortcut as unknown as Payload & { channel: { id: string }; user: { id: string; team_id?: string }; message: Payload };
    const team = context.teamId ?? text(given['team'] as Payload, 'id') ?? '';
    if (!(await ports.first(`slack:shortcut:${text(given, 'trigger_id')}`))) return;
    const spot = {
      client,
      team,
      user: given.user.id,
      channel: given.channel.id,
      from: outside(given.user.team_id, team, text(part(given, 'enterprise'), 'id')),
    };
    const words = readable(text(given.message, 'text') ?? '');
    await privately(spot, respondTo(text(given, 'response_url') ?? '', ports), (lang) => check(words, lang));
  });
}
