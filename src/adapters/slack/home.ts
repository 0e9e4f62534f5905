import { examples } from '../../render/examples.js';
import { home, type HomeDigest } from '../../render/slack/home.js';
import { cut } from '../../render/cut.js';
import { say } from '../../render/slack/words.js';
import type { Lang } from '../../model/language.js';
import type { Desk, Spot } from './desk.js';
import type { OnEvent } from './events.js';
import { digestAt, spotOf } from './places.js';
import type { SlackPorts } from './ports.js';

/** What Slack shows of a suggested question. */
const PROMPTS = 4;
const PROMPT_TITLE = 60;

/** The page of the bot, and what is suggested where a conversation with it is opened. */
export function listenForVisits(on: OnEvent, ports: SlackPorts, desk: Desk): void {
  /** The digests of who looks: where each goes is for them to see, since they set it up or get it. */
  async function mine({ team, user }: Spot, lang: Lang): Promise<HomeDigest[]> {
    const found = (await ports.digests()?.mine(digestAt(team, user), lang)) ?? [];
    return found.map(({ place, line }) => ({ line, channel: place === digestAt(team, user) ? undefined : spotOf(place).id }));
  }

  on('app_home_opened', async ({ event, client, context }) => {
    const spot = { client, team: context.teamId ?? '', user: event.user, channel: undefined, from: undefined };
    try {
      const lang = await desk.langOf(spot);
      if (event.tab === 'home') {
        await client.views.publish({ user_id: event.user, view: home(ports.browse(), await mine(spot, lang), lang) as never });
        return;
      }
      const prompts = examples(ports.browse(), lang)
        .slice(0, PROMPTS)
        .map(({ question }) => ({ title: cut(question, PROMPT_TITLE), message: question }));
      if (prompts.length > 0)
        await client.assistant.threads.setSuggestedPrompts({ channel_id: event.channel, title: say('prompts', lang), prompts });
    } catch (cause) {
      // Nobody asked anything: the log is told, and the page stays as it was.
      ports.report('slack.visit-failed', cause);
    }
  });
}
