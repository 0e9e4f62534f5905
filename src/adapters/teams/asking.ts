import type { Activity } from 'botbuilder';
import { carried } from '../../render/carried.js';
import { say } from '../../render/teams/words.js';
import { answerTo } from './commands.js';
import type { Desk } from './desk.js';
import { asksForForm, createForms } from './digests.js';
import { namesBot, part, saidIn, spotOf, text, type Payload, type Spot } from './incoming.js';
import type { TeamsPorts } from './ports.js';

/** Takes on a message: acknowledged already, answered in its turn, once. */
export function listenForQuestions(ports: TeamsPorts, desk: Desk): (activity: Activity) => void {
  const forms = createForms(ports, desk);

  async function ask(spot: Spot, words: string): Promise<void> {
    if (asksForForm(words)) return forms.open(spot);
    const conversation = desk.conversation(spot);
    const outcome = await desk.withSign(spot, answerTo(ports, { words, conversation, lang: spot.lang, digest: desk.digestSpot(spot) }));
    // The next question of the conversation does not wait until this answer stands there; answers keep their order.
    desk.turns.take(() =>
      desk.guarded(spot, () => ('problem' in outcome ? desk.tell(spot, outcome.problem) : desk.answer(spot, outcome.reply))),
    );
  }

  /** A button of a client that knows no Action.Execute: what it carries comes as a message. */
  async function press(spot: Spot, pressed: Payload): Promise<void> {
    if (text(pressed, 'verb') === 'digest') return forms.submitted(spot, pressed);
    const question = text(pressed, 'ask');
    if (question !== undefined) return ask(spot, question);
    const given = carried(text(pressed, 'carried'));
    const reply = given && (await desk.again(given));
    if (!reply) return desk.tell(spot, say('stale', desk.langOf(spot)));
    await desk.answer(spot, reply, { page: given.page });
  }

  return (activity) => {
    const spot = spotOf(activity);
    if (!spot) return;
    const given = activity as unknown as Payload;
    const pressed = part(given, 'value');
    const isPress = text(pressed, 'verb') !== undefined;
    // With the right to read a channel, everything said there arrives: only who names the bot means it.
    if (!isPress && spot.kind !== 'personal' && !namesBot(given, spot.bot.id)) return;
    desk.turns.take(() =>
      desk.turns.inOrder(desk.conversation(spot), () =>
        desk.guarded(spot, async () => {
          if (spot.activity !== undefined && !(await ports.first(`${desk.conversation(spot)}:${spot.activity}`))) return;
          await desk.remember(spot);
          await (isPress ? press(spot, pressed!) : ask(spot, saidIn(given, spot.bot.id)));
        }),
      ),
    );
  };
}
