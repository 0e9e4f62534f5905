import type { Block as Said } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import type { Overview } from '../../model/overview.js';
import { examples, type Example } from '../examples.js';
import { dateText } from '../words.js';
import { ACTIONS } from './actions.js';
import type { Block, Home, Modal } from './kit.js';
import { LIMITS } from './limits.js';
import { button, plainText } from './message.js';
import { line, richElements, richText, section, type Sources } from './rich.js';
import { say, type SlackWord } from './words.js';

const heading = (word: SlackWord, lang: Lang): Block => ({ type: 'header', text: plainText(say(word, lang), LIMITS.headerText) });

/** The examples, a line each. */
const exampleList = (asked: readonly Example[], lang: Lang): Block[] => [
  heading('homeAsk', lang),
  richText({
    type: 'rich_text_list',
    style: 'bullet',
    elements: asked.map(({ kind, question }) =>
      section([
        { type: 'text', text: `${kind}${lang === 'fr' ? '\u00a0' : ''}: `, style: { bold: true } },
        { type: 'text', text: question },
      ]),
    ),
  }),
];

/** A digest as it stands on the page: the channel that it goes to, if it is one, and the rest in a line. */
export interface HomeDigest {
  readonly channel?: string | undefined;
  readonly line: Said;
}

function digestList(digests: readonly HomeDigest[], lang: Lang): Block[] {
  if (digests.length === 0) return [line(say('homeNoDigests', lang))];
  const none: Sources = new Map();
  const elements = digests.map(({ channel, line: said }) =>
    section([
      channel === undefined ? { type: 'text', text: say('homeYou', lang) } : { type: 'channel', channel_id: channel },
      { type: 'text', text: `${lang === 'fr' ? '\u00a0' : ''}: ` },
      ...richElements(said.spans, none),
    ]),
  );
  return [line(say('homeMine', lang)), richText({ type: 'rich_text_list', style: 'bullet', elements })];
}

/** The page that somebody sees who opens the bot. */
export function home(overview: Overview, digests: readonly HomeDigest[], lang: Lang): Home {
  const { counts, latest } = overview;
  const asked = examples(overview, lang);
  const says =
    latest === undefined ? say('homeUndated', lang, counts) : say('homeCounts', lang, { ...counts, latest: dateText(latest, lang) });
  return {
    type: 'home',
    blocks: [
      heading('homeTitle', lang),
      line(says),
      line(say('homeHow', lang)),
      ...(asked.length > 0 ? exampleList(asked, lang) : []),
      { type: 'actions', elements: [...asked.map(({ question }) => question), say('help', lang)].map((q, i) => button(`ask_${i}`, q, q)) },
      { type: 'divider' },
      heading('homeDigests', lang),
      ...digestList(digests, lang),
      { type: 'actions', elements: [button(ACTIONS.digestForm, say('homeSetDigest', lang), 'form')] },
      heading('homeWrong', lang),
      line(say('homeReport', lang)),
    ],
  };
}

/** Asks what is wrong with an answer; `about` comes back with what is sent. */
export function reasonModal(about: string, lang: Lang): Modal {
  return {
    type: 'modal',
    callback_id: 'reason',
    private_metadata: about,
    title: plainText(say('reasonTitle', lang), LIMITS.modalTitle),
    submit: plainText(say('send', lang), LIMITS.modalTitle),
    close: plainText(say('cancel', lang), LIMITS.modalTitle),
    blocks: [
      {
        type: 'input',
        block_id: 'reason',
        optional: true,
        label: plainText(say('reasonLabel', lang), LIMITS.buttonText),
        element: { type: 'plain_text_input', action_id: 'reason', multiline: true, max_length: 1000 },
      },
      line(say('reasonNote', lang), { italic: true }),
    ],
  };
}
