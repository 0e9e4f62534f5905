import { once } from 'node:events';
import type { WriteStream } from 'node:tty';
import type { Screen } from '../render/terminal.js';

/** What a stream can show: colour only on a terminal, and not where NO_COLOR is set (no-color.org). */
export function screenOf(stream: NodeJS.WritableStream, env: NodeJS.ProcessEnv): Screen {
  const { isTTY, columns } = stream as Partial<WriteStream>;
  return { colour: isTTY === true && !env['NO_COLOR'], ...(columns === undefined ? {} : { width: columns }) };
}

/** Writes, and waits where the reader is slower than we are. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
