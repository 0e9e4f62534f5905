import type { Activity } from 'botbuilder';
import type { Lang } from '../../model/language.js';
import { carried } from '../../render/carried.js';
import { noticeCard } from '../../render/teams/message.js';
import { CARD_TYPE, type Card } from '../../render/teams/kit.js';
import { searchResults } from '../../render/teams/results.js';
import { say } from '../../render/teams/words.js';
import { opinionId } from '../opinion.js';
import { answerTo, checkText } from './commands.js';
import type { Desk } from './desk.js';
import { part, parts, spotOf, text, wordsOf, type Payload, type Spot } from './incoming.js';
import { postAt } from './places.js';
import type { TeamsPorts } from './ports.js';
import { COMMANDS, SEARCH, SEARCH_PARAMETER } from './surface.js';

/** What Teams waits for, and for how long at most: less than it does, in milliseconds. */
const WITHIN = 4500;

/** What a card is answered with: another card in its place, or a line that is shown for a moment. */
const asCard = (card: Card) => ({ statusCode: 200, type: CARD_TYPE, value: card });
const asLine = (value: string) => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value });

const asDialog = (title: string, card: Card) => ({
  task: { type: 'continue', value: { title, width: 'large', height: 'large', card: { contentType: CARD_TYPE, content: card } } },
});
const asHint = (words: string) => ({ composeExtension: { type: 'message', text: words } });

interface Invoke {
  run(spot: Spot, value: Payload): Promise<object>;
  /** Says in a line what went wrong, in the form that is waited for. */
  failed(words: string, lang: Lang): object;
}

/** What Teams asks and waits for, by its name. Each is answered in the form that Teams knows, also where it fails. */
export function createInvokes(ports: TeamsPorts, desk: Desk) {
  async function press(spot: Spot, value: Payload): Promise<object> {
    const pressed = part(part(value, 'action'), 'data');
    const lang = desk.langOf(spot);
    const question = text(pressed, 'ask');
    if (question !== undefined) {
      const conversation = desk.conversation(spot);
      const outcome = await desk.turns.inOrder(conversation, () =>
        answerTo(ports, { words: question, conversation, lang: spot.lang, digest: desk.digestSpot(spot) }),
      );
      if ('problem' in outcome) return asLine(outcome.problem);
      if (spot.about !== undefined) await ports.told(postAt(spot.tenant, spot.conversation, spot.about), outcome.reply.answer);
      return asCard(desk.card(outcome.reply, { heading: question }));
    }
    const given = carried(text(pressed, 'carried'));
    if (!given) return asLine(say('unknownButton', lang));
    const reply = await desk.again(given);
    return reply ? asCard(desk.card(reply, { page: given.page })) : asLine(say('stale', lang));
  }

  async function search(spot: Spot, value: Payload): Promise<object> {
    const lang = desk.langOf(spot);
    const given = Object.fromEntries(parts(value, 'parameters').map((p) => [text(p, 'name') ?? '', text(p, 'value') ?? '']));
    const words = (given[SEARCH_PARAMETER] ?? '').trim();
    const name = text(value, 'commandId') === SEARCH.quotes ? 'quotes' : 'pledges';
    const options = part(value, 'queryOptions');
    const [skip, count] = ['skip', 'count'].map((k) => (typeof options?.[k] === 'number' ? Math.max(options[k], 0) : 0)) as [
      number,
      number,
    ];
    const conversation = `${desk.conversation(spot)}:search`;
    const outcome = await answerTo(ports, {
      words: `${COMMANDS[name][lang === 'fr' ? 1 : 0]} ${words}`.trim(),
      conversation,
      lang,
      once: true,
    });
    if ('problem' in outcome) return asHint(outcome.problem);
    const { answer } = outcome.reply;
    const found = answer.status === 'answered' ? searchResults(answer, { amountOf: ports.amountOf }) : [];
    // What does not fit into a first answer is reached by its rest.
    for (let { rest } = outcome.reply; rest && found.length < skip + (count || found.length); ) {
      const more = await ports.repeat(rest.again());
      if (!more) break;
      found.push(...searchResults(more.answer, { amountOf: ports.amountOf }));
      rest = more.rest;
    }
    const shown = found.slice(skip, count > 0 ? skip + count : undefined);
    if (shown.length === 0) return asHint(say('searchEmpty', lang));
    const attachments = shown.map(({ card, title, text: line }) => ({
      contentType: CARD_TYPE,
      content: card,
      preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text: line } },
    }));
    return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
  }

  async function check(spot: Spot, value: Payload): Promise<object> {
    const lang = desk.langOf(spot);
    const body = part(part(value, 'messagePayload'), 'body');
    const content = text(body, 'content') ?? '';
    const outcome = await checkText(ports, text(body, 'contentType') === 'text' ? content : wordsOf(content), spot.lang);
    const title = say('checkTitle', lang);
    return asDialog(title, 'problem' in outcome ? noticeCard(outcome.problem, lang) : desk.card(outcome.reply, { buttons: 'submit' }));
  }

  /** A button in the dialog of a checked message: its next page. */
  async function turn(spot: Spot, value: Payload): Promise<object> {
    const lang = desk.langOf(spot);
    const given = carried(text(part(value, 'data'), 'carried'));
    const reply = given && (await desk.again(given));
    const card = reply ? desk.card(reply, { page: given.page, buttons: 'submit' }) : noticeCard(say('stale', lang), lang);
    return asDialog(say('checkTitle', lang), card);
  }

  /** Teams sends the reason as JSON in a text; its emulator as the text alone. */
  function reasonOf(given: string | undefined): string | undefined {
    if (given === undefined) return undefined;
    try {
      const parsed = JSON.parse(given) as unknown;
      return typeof parsed === 'object' ? text(parsed as Payload, 'feedbackText')?.trim() : given.trim();
    } catch {
      return given.trim();
    }
  }

  async function rate(spot: Spot, value: Payload): Promise<object> {
    const given = part(value, 'actionValue');
    const verdict = { like: 'up', dislike: 'down' }[text(given, 'reaction') ?? ''] as 'up' | 'down' | undefined;
    if (verdict === undefined) return {};
    const message = spot.about ?? '';
    const known = desk.ratedBy(message);
    const answer = known?.id ?? message;
    const reason = reasonOf(text(given, 'feedback'))?.slice(0, 1000);
    await ports.rate({
      id: opinionId(spot.tenant, spot.user, spot.conversation, message, answer),
      answer,
      verdict,
      ...(reason === undefined || reason === '' ? {} : { reason }),
      ...(known?.again === undefined ? {} : { again: known.again }),
    });
    return {};
  }

  const dialogFailed: Invoke['failed'] = (words, lang) => asDialog(say('checkTitle', lang), noticeCard(words, lang));
  const table: Readonly<Record<string, Invoke>> = {
    'adaptiveCard/action': { run: press, failed: asLine },
    'composeExtension/query': { run: search, failed: asHint },
    'composeExtension/fetchTask': { run: check, failed: dialogFailed },
    'composeExtension/submitAction': { run: turn, failed: dialogFailed },
    'message/submitAction': { run: rate, failed: () => ({}) },
  };

  /** The body of the reply; undefined where there is none of this name. */
  return async (activity: Activity): Promise<object | undefined> => {
    const invoke = Object.hasOwn(table, activity.name ?? '') ? table[activity.name!] : undefined;
    const spot = spotOf(activity);
    if (!invoke || !spot) return undefined;
    const lang = desk.langOf(spot);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<object>((resolve) => {
      timer = setTimeout(() => resolve(invoke.failed(say('slow', lang), lang)), WITHIN);
    });
    try {
      return await Promise.race([invoke.run(spot, part(activity as unknown as Payload, 'value') ?? {}), late]);
    } catch (cause) {
      const id = ports.report('teams.invoke-failed', cause);
      return invoke.failed(say('failed', lang, { id }), lang);
    } finally {
      clearTimeout(timer);
    }
  };
}
