import { textProblem } from '../../model/checked.js';
import type { DigestSpot } from '../../model/digest.js';
import type { Lang } from '../../model/language.js';
import type { Message, Reply } from '../../model/message.js';
import { questionProblem } from '../../model/question.js';
import { checkedAnswer } from '../../render/findings.js';
import { say } from '../../render/teams/words.js';
import type { TeamsPorts } from './ports.js';
import { COMMANDS, type CommandName } from './surface.js';

/** What comes of a message: an answer, or why there is none. */
export type Outcome = { readonly reply: Reply } | { readonly problem: string };

/** The command that a message begins with, and what follows it; commands from a list may come with their slash. */
export function commandIn(words: string): { name: CommandName; rest: string } | undefined {
  const [, first = '', rest = ''] = /^\/?([\p{L}]+):?(?:\s+([\s\S]*))?$/u.exec(words) ?? [];
  const name = (Object.keys(COMMANDS) as CommandName[]).find((n) => (COMMANDS[n] as readonly string[]).includes(first.toLowerCase()));
  return name && { name, rest };
}

/** Holds a text against the record. */
export async function checkText(ports: Pick<TeamsPorts, 'check'>, words: string, lang: Lang | undefined): Promise<Outcome> {
  if (!ports.check) return { problem: say('noCheck', lang ?? 'en') };
  const problem = textProblem(words, lang ?? 'en');
  if (problem !== undefined) return { problem };
  return { reply: { answer: checkedAnswer(await ports.check(words, lang)), ms: 0 } };
}

/** Answers what somebody wrote: a command, or a question. */
export async function answerTo(
  ports: Pick<TeamsPorts, 'handle' | 'list' | 'digest' | 'check'>,
  {
    words,
    conversation,
    lang,
    once,
    digest,
  }: { words: string; conversation: string; lang: Lang | undefined; once?: true; digest?: DigestSpot },
): Promise<Outcome> {
  const own = lang ?? 'en';
  const message = (text: string): Message => ({
    conversation,
    text,
    ...(lang === undefined ? {} : { locale: lang }),
    ...(once ? { once } : {}),
    ...(digest ? { digest } : {}),
  });
  const ask = async (text: string): Promise<Outcome> => {
    const problem = questionProblem(text, own);
    return problem === undefined ? { reply: await ports.handle(message(text)) } : { problem };
  };
  const command = commandIn(words);
  // Nothing but the bot's name: somebody wonders what it does.
  if (words === '') return ask(say('help', own));
  if (command === undefined) return ask(words);
  const { name, rest } = command;
  const typed = words.replace(/^\//, '');
  switch (name) {
    case 'check':
      return checkText(ports, rest, lang);
    case 'help':
      return ask(rest === '' ? say('help', /^\/?aide/i.test(words) ? 'fr' : own) : typed);
    case 'pledges': {
      const to = /^\/?promesses/i.test(words) ? 'fr' : own;
      return rest === '' ? { reply: await ports.list(message(say('allPledges', to))) } : ask(`${say('pledges', to)} ${rest}`);
    }
    case 'quotes':
      return ask(rest === '' ? say('allQuotes', /^\/?citations/i.test(words) ? 'fr' : own) : typed);
    case 'digest':
      return { reply: await ports.digest(message(rest)) };
  }
}
