import { readArgs, UsageError } from './args.js';
import type { Command } from './command.js';

export const serve: Command = {
  name: 'serve',
  summary: 'Start everything that the environment configures; so does npm start.',
  usage: 'onrecord serve                          .env.example lists the variables',
  async run(args, io) {
    if (readArgs(args, {}).positionals.length > 0) throw new UsageError('serve takes no arguments: the environment configures it.');
    return (await import('../main.js')).serve(io);
  },
};
