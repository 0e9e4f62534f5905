import { z } from 'zod';
import { textProblem } from '../../model/checked.js';
import type { Lang } from '../../model/language.js';
import type { Listed, Browse } from '../../model/record.js';
import { checkedJson } from '../../render/checked.js';
import { json } from '../../render/json.js';
import * as answers from '../schemas/answers.js';
import * as record from '../schemas/record.js';
import { lang } from '../schemas/values.js';
import { ask, CONVERSATION_LIMIT, readMessage, readText } from '../web/ask.js';
import { HttpError, QUESTION_BODY, type BodyRule } from '../web/http.js';
import type { WebOptions, WebPorts } from '../web/ports.js';
import type { At } from '../web/route.js';
import { readPledgeWish, readQuoteWish, readSlice, readText as readWords } from '../web/wishes.js';
import { LANG, PLEDGES, QUOTES, SLICED, TEXT, type Parameters } from './parameters.js';

/** What a request brings. */
export interface Call {
  readonly at: At;
  readonly lang: Lang;
  /** Of a POST. */
  readonly body?: unknown;
}

/** One address of the API: what it does, what it may be asked, and what it gives, which is checked before it is sent. */
export interface Endpoint {
  readonly address: string;
  readonly operation: string;
  readonly summary: string;
  readonly parameters: Parameters;
  /** A POST takes a body of this form; without one, it is a GET. */
  readonly body?: { readonly schema: z.ZodType; readonly rule: BodyRule };
  readonly response: z.ZodType;
  run(call: Call): unknown;
}

/** Room for a text of 20,000 characters, however they are written in JSON. */
const TEXT_BODY: BodyRule = { limit: 256, example: '{"text": "the text to check"}' };

const askBody = z.object({
  text: z.string().max(2000).describe('The question, in English or French.'),
  conversation: z
    .string()
    .min(1)
    .max(CONVERSATION_LIMIT)
    .exactOptional()
    .describe('Any name for it, that others do not guess; questions with the same name may follow up on each other.'),
  lang: lang.exactOptional().describe('To answer in, where the question does not tell.'),
});
const checkBody = z.object({
  text: z.string().max(20_000).describe('The text to check, in English or French.'),
  lang: lang.exactOptional().describe("To answer in; without it, the text's own."),
});

/** What every reading of the record says of itself. */
const SAID = { knowledgeVersion: z.string(), lang };

/** A kind of entries: all of them, or one by its id. */
function entries(
  { browse }: WebPorts,
  kind: Exclude<keyof Browse, 'version' | 'overview'>,
  one: string,
  schemas: { readonly list: z.ZodObject; readonly entry: z.ZodType },
  own: { readonly parameters: Parameters; readonly list: (lang: Lang, query: URLSearchParams) => Listed<unknown> },
): Endpoint[] {
  const capital = `${kind[0]!.toUpperCase()}${kind.slice(1)}`;
  return [
    {
      address: `/api/${kind}`,
      operation: `list${capital}`,
      summary: `List ${kind}.`,
      parameters: { ...own.parameters, ...SLICED, ...LANG },
      response: z.strictObject({ ...SAID, ...schemas.list.shape }),
      run: ({ at, lang: of }) => ({ knowledgeVersion: browse.version(), lang: of, ...own.list(of, at.query) }),
    },
    {
      address: `/api/${kind}/:id`,
      operation: `get${one[0]!.toUpperCase()}${one.slice(1)}`,
      summary: `Get the ${one} of this id.`,
      parameters: LANG,
      response: z.strictObject({ ...SAID, entry: schemas.entry }),
      run({ at, lang: of }) {
        const entry = browse[kind].find(at.id, of);
        if (!entry) throw new HttpError(404, `There is no ${one} with this id: GET /api/${kind} lists them.`);
        return { knowledgeVersion: browse.version(), lang: of, entry };
      },
    },
  ];
}

/** Every address of the API, in the order of its description. */
export function endpoints(ports: WebPorts, options: WebOptions): readonly Endpoint[] {
  const { browse, check, newId } = ports;
  const plain = (kind: 'people' | 'organisations' | 'places' | 'sources' | 'conflicts' | 'events') => ({
    parameters: TEXT,
    list: (of: Lang, query: URLSearchParams) => browse[kind].list(of, { ...readWords(query), ...readSlice(query) }),
  });
  return [
    {
      address: '/api/ask',
      operation: 'ask',
      summary: 'Ask a question.',
      parameters: {},
      body: { schema: askBody, rule: QUESTION_BODY },
      response: answers.answer,
      run: async ({ body }) => json(await ask(readMessage(body, newId), ports, options)),
    },
    ...(check
      ? [
          {
            address: '/api/check',
            operation: 'checkText',
            summary: 'Check each figure, name, place, date and quotation of a text against the record.',
            parameters: {},
            body: { schema: checkBody, rule: TEXT_BODY },
            response: answers.checkedText,
            async run({ body }: Call) {
              const { text, lang: of } = readText(body, TEXT_BODY, textProblem);
              return checkedJson(await check(text, of));
            },
          },
        ]
      : []),
    ...entries(
      ports,
      'pledges',
      'pledge',
      { list: record.pledges, entry: record.pledge },
      {
        parameters: PLEDGES,
        list: (of, query) => browse.pledges.list(of, readPledgeWish(query, { sort: 'record', descending: false })),
      },
    ),
    ...entries(
      ports,
      'quotes',
      'quote',
      { list: record.quotes, entry: record.quote },
      {
        parameters: QUOTES,
        list: (of, query) => browse.quotes.list(of, readQuoteWish(query)),
      },
    ),
    ...entries(ports, 'people', 'person', { list: record.people, entry: record.person }, plain('people')),
    ...entries(ports, 'organisations', 'organisation', { list: record.organisations, entry: record.organisation }, plain('organisations')),
    ...entries(ports, 'places', 'place', { list: record.places, entry: record.place }, plain('places')),
    ...entries(ports, 'sources', 'source', { list: record.sources, entry: record.source }, plain('sources')),
    ...entries(ports, 'conflicts', 'conflict', { list: record.conflicts, entry: record.conflict }, plain('conflicts')),
    ...entries(ports, 'events', 'event', { list: record.events, entry: record.event }, plain('events')),
  ];
}
