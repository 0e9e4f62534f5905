import type { Clock } from './model/clock.js';
import { UserError } from './model/errors.js';

/** From the most talkative to the quietest. */
export const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type Level = (typeof LEVELS)[number];

export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** A line of JSON an event. What people write goes to `debug` alone: above it, log what happened and not what was said. */
export type Log = Readonly<Record<Level, (event: string, fields?: Fields) => void>> & {
  /** Something went wrong that nobody foresaw. The message of such an error may quote a question, so it is for `debug`. */
  fault(event: string, cause: unknown, fields?: Fields): void;
};

/** Where an error came from, without its message: the frames of its stack. */
function frames(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  return cause.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join(' | ');
}

/** `onFault` hears of each fault by its event alone, so that it can be counted. */
export function createLog(level: Level, write: (line: string) => void, clock: Clock, onFault: (event: string) => void = () => {}): Log {
  const from = LEVELS.indexOf(level);
  const at =
    (own: Level) =>
    (event: string, fields: Fields = {}) => {
      if (LEVELS.indexOf(own) >= from) write(`${JSON.stringify({ time: clock.now().toISOString(), level: own, event, ...fields })}\n`);
    };
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return {
    ...log,
    fault(event, cause, fields = {}) {
      onFault(event);
      // A UserError's message is ours by contract; nothing of it comes from what somebody asked.
      const own = cause instanceof UserError ? { message: cause.message } : {};
      log.error(event, { ...fields, error: cause instanceof Error ? cause.name : typeof cause, ...own, at: frames(cause) });
      log.debug(event, { ...fields, message: String(cause) });
    },
  };
}
