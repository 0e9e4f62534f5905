import { z } from 'zod';
import type { AnswerJson } from '../../render/json.js';
import type { CheckedJson } from '../../render/checked.js';
import type { Citation } from '../../model/answer.js';
import { VERDICTS } from '../../model/checked.js';
import { schemaOf } from './schema.js';
import { lang, partialDate } from './values.js';

const STATUSES = ['answered', 'not_stated', 'declined', 'clarify', 'help', 'smalltalk', 'digest'] as const;
const status = z.enum(STATUSES);

export const citation = schemaOf<Omit<Citation, 'sourceId'> & { sourceId: string }>()(
  'Citation',
  'A source, and the words of it that a statement rests on. `[n]` in a text is its number.',
  z.strictObject({
    n: z.int().positive(),
    sourceId: z.string(),
    publisher: z.string(),
    title: z.string().nullable().describe('Null where the page shows no title.'),
    url: z.string(),
    publishedOn: partialDate.nullable().describe('Null where the page shows no date.'),
    printed: z.array(z.string()).describe('As printed, in the language of the source.'),
  }),
);

/** As the model has it; ids are texts outside. */
type Outside<T> = T extends { readonly citations: unknown }
  ? Omit<T, 'citations'> & { readonly citations: readonly z.output<typeof citation>[] }
  : T;

export const answer = schemaOf<Outside<AnswerJson>>()(
  'Answer',
  'An answer. The same question on the same version of the record gives the same answer, whose every figure, name, date and quotation stands in the record.',
  z.strictObject({
    id: z.string(),
    status: status.describe(
      'not_stated: the record knows what is meant, and no source states it. declined: it is not on record. clarify: which of several is meant.',
    ),
    lang,
    text: z.string().describe('What a person reads; [n] are the citations.'),
    query: z.unknown().describe('How the question was understood.'),
    parts: z
      .array(z.strictObject({ status, text: z.string() }))
      .exactOptional()
      .describe('Where one message held several questions.'),
    citations: z.array(citation),
    suggestions: z.array(z.string()).describe('Near questions that the record answers.'),
    knowledgeVersion: z.string(),
    ms: z.number(),
  }),
);

const count = z.int().nonnegative();

export const checkedText = schemaOf<Outside<CheckedJson>>()(
  'CheckedText',
  'Each figure, name, place, date and quotation of a text, held against the record.',
  z.strictObject({
    id: z.string(),
    lang,
    counts: z.strictObject({ confirmed: count, contradicted: count, not_on_record: count, not_checked: count }),
    sentences: z.array(z.string()),
    items: z.array(
      z.strictObject({
        kind: z.enum(['figure', 'name', 'place', 'date', 'quotation']),
        verdict: z
          .enum(VERDICTS)
          .describe('not_checked: the record has something near, and whether the text means that is for a person to see.'),
        sentence: z.int().positive().describe('Counts from 1 into `sentences`.'),
        text: z.string().describe('As the text has it.'),
        record: z.string().describe('What the record says, or why it says nothing; [n] are the citations.'),
        hedge: z.enum(['dropped', 'added', 'changed']).exactOptional().describe('How the text differs in a hedge such as "around".'),
        words: z
          .array(z.strictObject({ op: z.enum(['same', 'text-only', 'record-only']), text: z.string() }))
          .exactOptional()
          .describe('A quotation whose words differ, word by word.'),
        cites: z.array(z.int().positive()).describe('The citations that `record` names.'),
      }),
    ),
    citations: z.array(citation),
    knowledgeVersion: z.string(),
  }),
);
