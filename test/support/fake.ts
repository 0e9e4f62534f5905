import { PassThrough, Readable, Writable } from 'node:stream';
import type { Corridor } from '../../src/bot/handle.js';
import type { Io } from '../../src/cli/command.js';
import type { Answer, Citation, Span } from '../../src/model/answer.js';
import type { Desk } from '../../src/model/desk.js';
import type { SourceId } from '../../src/model/ids.js';
import type { Handle, Message } from '../../src/model/message.js';
import type { Query } from '../../src/model/query.js';

export const words = (text: string): Span => ({ kind: 'words', text });
/** A fact of an invented record. Only `answers/` can prove one; a renderer does not ask. */
export const stated = (text: string, strong = false): Span =>
  ({ kind: 'stated', text, from: ['quill#total'], ...(strong ? { strong } : {}) }) as unknown as Span;
export const cite = (n: number): Span => ({ kind: 'cite', n });

export const citation = (n: number, over: Partial<Citation> = {}): Citation => ({
  n,
  sourceId: `gazette-${n}` as SourceId,
  publisher: 'The Gazette',
  title: 'Quill to build kite works',
  url: `https://gazette.example/${n}`,
  publishedOn: '2031-05-01',
  printed: ['will put 12 million crowns into kites'],
  ...over,
});

export const answer = (over: Partial<Answer> = {}): Answer => {
  const blocks = over.blocks ?? [
    { kind: 'sentence', spans: [stated('Quill'), words(' pledges '), stated('12\u00a0million crowns', true), cite(1), words('.')] },
  ];
  const status = over.status ?? 'answered';
  return {
    id: 'a1',
    status,
    lang: 'en',
    blocks,
    parts: [],
    citations: [citation(1)],
    suggestions: ['How many jobs does Quill promise?'],
    query: { act: 'figure' } as unknown as Query,
    knowledgeVersion: 'k1',
    ...over,
  };
};

/** A corridor that answers everything alike, and remembers what it was asked. */
export function fakeHandle(made: (message: Message) => Answer = () => answer()): { handle: Handle; heard: Message[] } {
  const heard: Message[] = [];
  const handle: Handle = async (message) => {
    heard.push(message);
    return { answer: made(message), ...(message.explain && { explain: ['act: figure', 'who: quill'] }), ms: 1.26 };
  };
  return { handle, heard };
}

/** The whole corridor around one way of answering. */
export const corridor = (handle: Handle): Corridor => ({
  handle,
  list: handle,
  digest: handle,
  overhear: handle,
  repeat: async () => undefined,
});

/** A desk with nothing on it. */
export const emptyDesk: Desk = {
  check: async () => ({ state: { kind: 'no-folder' }, inUse: 'k1', checkedAt: '2031-05-01T00:00:00.000Z' }),
  questions: async () => ({ days: 0, entries: [] }),
  versions: () => [],
  changes: () => undefined,
  preview: async () => undefined,
};

/** Streams of a test: what is typed goes in, what is printed can be read. */
export function fakeIo(typed = '', columns?: number): { io: Io; out: () => string; err: () => string } {
  const sink = () => {
    const chunks: string[] = [];
    const stream = new Writable({
      write(chunk, _, done) {
        chunks.push(String(chunk));
        done();
      },
    });
    return { stream, text: () => chunks.join('') };
  };
  const [stdout, stderr] = [sink(), sink()];
  if (columns !== undefined) Object.assign(stdout.stream, { columns });
  const stdin = typed === '' ? new PassThrough().end() : Readable.from([Buffer.from(typed)]);
  return { io: { stdin, stdout: stdout.stream, stderr: stderr.stream }, out: stdout.text, err: stderr.text };
}
