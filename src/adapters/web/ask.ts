import { LANGUAGES, type Lang } from '../../model/language.js';
import type { Message, Reply } from '../../model/message.js';
import { questionProblem } from '../../model/question.js';
import { HttpError } from './http.js';
import type { WebOptions, WebPorts } from './ports.js';

const CONVERSATION_LIMIT = 200;
const isLang = (v: unknown): v is Lang => LANGUAGES.some((lang) => lang === v);

/** The body of `POST /api/ask` as a message. Conversations of the web stay apart from those of other platforms. */
export function readMessage(body: unknown, newId: () => string): Message {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HttpError(400, 'The body must be a JSON object. Send for example {"text": "your question"}.');
  const { text, conversation, lang } = body as Record<string, unknown>;
  if (lang !== undefined && !isLang(lang)) throw new HttpError(400, '"lang" is neither "en" nor "fr": write one of them, or leave it out.');
  if (typeof text !== 'string') throw new HttpError(400, '"text" is missing: write the question as a string in "text".');
  if (conversation !== undefined && (typeof conversation !== 'string' || conversation === '' || conversation.length > CONVERSATION_LIMIT))
    throw new HttpError(
      400,
      `"conversation" must be a string of 1 to ${CONVERSATION_LIMIT} characters: write any name for it, or leave it out.`,
    );
  const problem = questionProblem(text, lang ?? 'en');
  if (problem !== undefined) throw new HttpError(400, problem);
  const place =
    conversation === undefined ? { conversation: `web:${newId()}`, once: true as const } : { conversation: `web:${conversation}` };
  return { ...place, text, ...(lang === undefined ? {} : { locale: lang }) };
}

/** Asks, and gives up waiting in time. */
export async function ask(message: Message, { handle }: WebPorts, { answerWithin }: WebOptions): Promise<Reply> {
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
