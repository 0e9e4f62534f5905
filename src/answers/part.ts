import type { KnowledgeBase } from '../knowledge/base.js';
import type { Block, Row, Span, Status } from '../model/answer.js';
import type { OrganisationId, PersonId, PlaceId, PledgeId, QuoteId } from '../model/ids.js';
import type { Query } from '../model/query.js';
import type { Writer } from './stated.js';

/** What an answerer is given: the question, the record, a writer, and what the conversation has shown already. */
export interface Asking {
  readonly q: Query;
  readonly kb: KnowledgeBase;
  readonly w: Writer;
  readonly seen: { readonly quotes: readonly QuoteId[]; readonly organisations: readonly OrganisationId[] };
}

/** What an answer was about, for the next turn. */
export interface About {
  organisations?: readonly OrganisationId[];
  people?: readonly PersonId[];
  places?: readonly PlaceId[];
  pledges?: readonly PledgeId[];
  quotes?: readonly QuoteId[];
}

/** The answer to one question. */
export interface Part {
  readonly status: Status;
  readonly blocks: readonly Block[];
  readonly about: About;
  /** A status that the record gives to a premise: what `verify` found. */
  readonly verdict?: 'yes' | 'no';
}

/** Answers one act; undefined where the record has nothing for it, and another way is tried. */
export type Answerer = (asking: Asking) => Part | undefined;

export const sentence = (spans: readonly Span[]): Block => ({ kind: 'sentence', spans: tidy(spans) });
/** A sentence that compares, ranks or adds up what stands in the rows. */
export const withRows = (block: Block, rows: readonly Row[]): Block => (block.kind === 'sentence' ? { ...block, rows } : block);
export const item = (spans: readonly Span[]): Block => ({ kind: 'item', spans: tidy(spans) });
export const quoteBlock = (spans: readonly Span[], lang: 'en' | 'fr'): Block => ({ kind: 'quote', spans: tidy(spans), lang });

/** No space is left where a slot stayed empty. */
function tidy(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const s of spans) {
    const last = out.at(-1);
    if (s.kind === 'words' && last?.kind === 'words') {
      out[out.length - 1] = { kind: 'words', text: joinTidy(last.text, s.text) };
      continue;
    }
    out.push(s);
  }
  return out;
}
const joinTidy = (a: string, b: string): string => (a.endsWith(' ') && /^[.,]/.test(b) ? a.trimEnd() + b : a + b);

export const part = (status: Status, blocks: readonly Block[], about: About = {}): Part => ({ status, blocks, about });
/** Context follows the direct answer: at most three lines, none where brevity is asked. */
export const withContext = (q: Query, lead: readonly Block[], context: readonly (Block | undefined)[], most = 3): Block[] => [
  ...lead,
  ...(q.brief ? [] : context.filter((b): b is Block => b !== undefined).slice(0, most)),
];
