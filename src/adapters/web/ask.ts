import { LANGUAGES, type Lang } from '../../model/language.js';
import type { Message, Reply } from '../../model/message.js';
import { questionProblem } from '../../model/question.js';
import { HttpError, QUESTION_BODY, type BodyRule } from './http.js';
import type { WebOptions, WebPorts } from './ports.js';

export const CONVERSATION_LIMIT = 200;
const isLang = (v: unknown): v is Lang => LANGUAGES.some((lang) => lang === v);

/** What somebody sends: a text, perhaps its language, and whatever else. */
interface Sent {
  readonly text: string;
  readonly lang?: Lang;
  readonly rest: Readonly<Record<string, unknown>>;
}

/** The body of a request that has a text in it. `problem` tells what is wrong with the text, if anything is. */
export function readText(body: unknown, { example }: BodyRule, problem: (text: string, lang: Lang) => string | undefined): Sent {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HttpError(400, `The body must be a JSON object. Send for example ${example}.`);
  const { text, lang, ...rest } = body as Record<string, unknown>;
  if (lang !== undefined && !isLang(lang)) throw new HttpError(400, '"lang" is neither "en" nor "fr": write one of them, or leave it out.');
  if (typeof text !== 'string') throw new HttpError(400, `"text" is missing: write it as a string. Send for example ${example}.`);
  const wrong = problem(text, lang ?? 'en');
  if (wrong !== undefined) throw new HttpError(400, wrong);
  return { text, rest, ...(lang === undefined ? {} : { lang }) };
}

/** The body of `POST /api/ask` as a message. Conversations of the web stay apart from those of other platforms. */
export function readMessage(body: unknown, newId: () => string): Message {
  const { text, lang, rest } = readText(body, QUESTION_BODY, questionProblem);
  const { conversation } = rest;
  if (conversation !== undefined && (typeof conversation !== 'string' || conversation === '' || conversation.length > CONVERSATION_LIMIT))
    throw new HttpError(
      400,
      `"conversation" must be a string of 1 to ${CONVERSATION_LIMIT} characters: write any name for it, or leave it out.`,
    );
  const place =
    conversation === undefined ? { conversation: `web:${newId()}`, once: true as const } : { conversation: `web:${conversation}` };
  return { ...place, text, ...(lang === undefined ? {} : { locale: lang }) };
}

/** Asks, and gives up waiting in time. */
export async function ask(message: Message, { handle }: Pick<WebPorts, 'handle'>, { answerWithin }: WebOptions): Promise<Reply> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new HttpError(503, 'The answer took too long. Ask again in a moment.', { 'Retry-After': '5' })),
      answerWithin,
    );
  });
  try {
    return await Promise.race([handle(message), late]);
  } finally {
    clearTimeout(timer);
  }
}
