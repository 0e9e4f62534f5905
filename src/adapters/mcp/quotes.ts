import { z } from 'zod';
import type { Browse, QuoteView } from '../../model/record.js';
import { citation } from '../schemas/answers.js';
import { lang, partialDate } from '../schemas/values.js';
import { idOf, topicOf } from './named.js';
import { Sources } from './sources.js';

const count = z.int().nonnegative();

export const input = z.object({
  text: z.string().max(200).optional().describe('Words that are all in the quotation, its speaker, or what it is about.'),
  speaker: z.string().max(200).optional().describe('Who said it: a name or an id.'),
  organisation: z.string().max(200).optional().describe('For whom they speak: a name or an id.'),
  topic: z.string().max(200).optional().describe('A label or an id; a wrong one is answered with those that there are.'),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(25).default(10),
  lang: lang.default('en').describe('Of names and sentences. The words stay in the language of their source.'),
});

export const output = z.object({
  count: count.describe('How many there are in all.'),
  offset: count,
  quotes: z.array(
    z.object({
      id: z.string(),
      words: z.string().describe('Exactly as printed. Repeat them as they are, or not as a quotation.'),
      lang,
      form: z
        .enum(['original', 'translation', 'unknown', 'indirect'])
        .describe("Whether these are the words spoken. indirect: only `words` are the speaker's, in the sentence `says`."),
      speaker: z.string().optional().describe('Absent where the source does not show who speaks.'),
      role: z.string().optional(),
      organisation: z.string(),
      says: z.string().optional(),
      on: partialDate.optional(),
      about: z.array(z.string()),
      note: z.string().optional(),
      cites: z.array(z.int().positive()).describe('Numbers of `citations`.'),
    }),
  ),
  citations: z.array(citation),
  knowledgeVersion: z.string(),
});

type Found = z.output<typeof output>['quotes'][number];

const found = (
  { ref, words, lang: of, form, speaker, role, organisation, says, on, about, note, source }: QuoteView,
  sources: Sources,
): Found => ({
  id: ref.id,
  words,
  lang: of,
  form,
  ...(speaker && { speaker: speaker.name }),
  ...(role === undefined ? {} : { role }),
  organisation: organisation.name,
  ...(says === undefined ? {} : { says }),
  ...(on === undefined ? {} : { on }),
  about: [...new Set(about.map((entry) => entry.name))],
  ...(note === undefined ? {} : { note }),
  cites: sources.cite([{ source, words }]),
});

/** The quotations that are asked for, each with where it is printed. */
export function findQuotes(browse: Browse, asked: z.output<typeof input>): z.output<typeof output> {
  const { text, speaker, organisation, topic, offset, limit, lang: of } = asked;
  const wish = {
    ...(text === undefined ? {} : { text }),
    ...(speaker === undefined ? {} : { speaker: idOf(browse, 'people', speaker, of) }),
    ...(organisation === undefined ? {} : { organisation: idOf(browse, 'organisations', organisation, of) }),
    ...(topic === undefined ? {} : { topic: topicOf(browse.quotes.list(of, { offset: 0, limit: 1 }).facets.topics, topic) }),
  };
  const { count: n, items } = browse.quotes.list(of, { ...wish, offset, limit });
  const sources = new Sources();
  const quotes = items.map((view) => found(view, sources));
  return { count: n, offset, quotes, citations: sources.citations, knowledgeVersion: browse.version() };
}
