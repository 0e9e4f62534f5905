import type { KnowledgeBase } from '../knowledge/base.js';
import type { DigestDesk, DigestFilter } from '../model/digest.js';
import { UserError } from '../model/errors.js';
import type { Lang } from '../model/language.js';
import type { Message, Reply } from '../model/message.js';
import { filterIn, isWhole, readDigestRequest } from '../nlu/digest-request.js';

/** Does what somebody asked of digests, where they can have one; else the reply says where. */
export async function digestReply(
  { text, digest: spot }: Message,
  reply: Reply,
  kb: KnowledgeBase,
  desk: DigestDesk | undefined,
): Promise<Reply> {
  const { again: _, rest: __, ...plain } = reply;
  if (!spot || !desk) return plain;
  const { lang } = reply.answer;
  const { blocks, changed } = await desk.manage(readDigestRequest(text, kb, lang), spot, lang);
  return { ...plain, answer: { ...reply.answer, blocks, citations: [], suggestions: [] }, ...(changed ? { changed } : {}) };
}

/** What a digest is to be about, in words. Throws a UserError where the record knows none of it. */
export function readDigestFilter(about: string, kb: KnowledgeBase, lang: Lang): DigestFilter {
  const { filter, foreign } = filterIn(about, kb, lang);
  if (foreign || isWhole(filter))
    throw new UserError(
      '--about names nothing of the record: name organisations, places, topics or measures, for example with `onrecord ask`.',
    );
  return filter;
}
