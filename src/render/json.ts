import type { AnswerPart, Citation, Status } from '../model/answer.js';
import type { Lang } from '../model/language.js';
import type { Reply } from '../model/message.js';
import { plain } from './plain.js';

/** An answer as machines get it. The order of the keys is part of the contract. */
export interface AnswerJson {
  readonly id: string;
  readonly status: Status;
  readonly lang: Lang;
  readonly text: string;
  readonly query: unknown;
  /** Only where one message held several questions. */
  readonly parts?: readonly { readonly status: Status; readonly text: string }[];
  readonly citations: readonly Citation[];
  readonly suggestions: readonly string[];
  readonly knowledgeVersion: string;
  readonly ms: number;
}

const part = ({ status, blocks }: AnswerPart) => ({ status, text: plain(blocks) });

/** Key by key, so that nothing else of a citation gets out, and the order does not depend on who made it. */
export const citationJson = ({ n, sourceId, publisher, title, url, publishedOn, printed }: Citation): Citation => ({
  n,
  sourceId,
  publisher,
  title,
  url,
  publishedOn,
  printed,
});

export function json({ answer, ms }: Reply): AnswerJson {
  return {
    id: answer.id,
    status: answer.status,
    lang: answer.lang,
    text: plain(answer.blocks),
    query: answer.query,
    ...(answer.parts.length > 1 ? { parts: answer.parts.map(part) } : {}),
    citations: answer.citations.map(citationJson),
    suggestions: answer.suggestions,
    knowledgeVersion: answer.knowledgeVersion,
    ms: Math.round(ms * 10) / 10,
  };
}
