import { createInterface } from 'node:readline';
import type { ReadStream } from 'node:tty';
import { questionProblem } from '../model/question.js';
import { terminal } from '../render/terminal.js';
import { readArgs, readLang, UsageError } from './args.js';
import { type OpenBot, openReal } from './ask.js';
import type { Command } from './command.js';
import { screenOf, write } from './terminal.js';

const WORDS = {
  en: {
    greeting: 'On Record: ask about the announcements on record. /quit leaves.',
    commands: 'The only command here is /quit; anything else is a question.',
  },
  fr: {
    greeting: 'On Record : posez vos questions sur les annonces du dossier. /quit pour quitter.',
    commands: 'La seule commande ici est /quit ; tout le reste est une question.',
  },
} as const;

const OPTIONS = { lang: { type: 'string' }, knowledge: { type: 'string' } } as const;

export function makeChat(openBot: OpenBot): Command {
  return {
    name: 'chat',
    summary: 'Have a conversation in the terminal.',
    usage: 'onrecord chat [--lang en|fr] [--knowledge DIR]',
    async run(args, io) {
      const { values, positionals } = readArgs(args, OPTIONS);
      if (positionals.length > 0) throw new UsageError('chat takes no question: start it, then ask.');
      const lang = readLang(values.lang);
      const handle = await openBot(values.knowledge);
      const words = WORDS[lang ?? 'en'];
      const interactive = (io.stdin as Partial<ReadStream>).isTTY === true;
      await write(io.stdout, `${words.greeting}\n`);

      // A terminal gets a prompt, line editing and the arrows' history; a pipe is read as it is.
      const lines = createInterface({ input: io.stdin, crlfDelay: Infinity, ...(interactive ? { output: io.stdout, prompt: '> ' } : {}) });
      lines.on('SIGINT', () => lines.close());
      if (interactive) lines.prompt();
      for await (const line of lines) {
        const text = line.trim();
        if (text === '/quit' || text === '/exit') break;
        if (text.startsWith('/')) await write(io.stdout, `${words.commands}\n`);
        else if (text !== '') {
          const problem = questionProblem(text, lang);
          if (problem !== undefined) await write(io.stdout, `${problem}\n`);
          else {
            const { answer } = await handle({ conversation: 'chat', text, ...(lang === undefined ? {} : { locale: lang }) });
            await write(io.stdout, `\n${terminal(answer, screenOf(io.stdout, process.env))}\n`);
          }
        }
        if (interactive) lines.prompt();
      }
      lines.close();
      return 0;
    },
  };
}

export const chat = makeChat(openReal);
