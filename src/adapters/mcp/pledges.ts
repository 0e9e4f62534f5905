import { z } from 'zod';
import type { Browse, PledgeView } from '../../model/record.js';
import { STATUSES } from '../../model/status.js';
import { citation } from '../schemas/answers.js';
import { lang, partialDate } from '../schemas/values.js';
import { idOf, topicOf } from './named.js';
import { Sources } from './sources.js';

const cites = z.array(z.int().positive()).describe('Numbers of `citations`.');
const count = z.int().nonnegative();

export const input = z.object({
  text: z.string().max(200).optional().describe('Words that are all in its names, title, topics, places or statements.'),
  organisation: z.string().max(200).optional().describe('Who pledged: a name or an id.'),
  place: z.string().max(200).optional().describe('Where: a name or an id. What lies within it counts.'),
  home: z.string().max(200).optional().describe('The country, or another place, that the organisation is at home in: a name or an id.'),
  topic: z.string().max(200).optional().describe('A label or an id; a wrong one is answered with those that there are.'),
  status: z.enum(STATUSES).optional().describe('Where the pledge stands.'),
  sort: z.enum(['record', 'name', 'figure']).default('record').describe("`figure`: the largest first; without it, the record's own order."),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(25).default(10),
  lang: lang.default('en'),
});

export const output = z.object({
  count: count.describe('How many there are in all.'),
  offset: count,
  total: z
    .object({ measure: z.string(), text: z.string().describe('With its hedges.'), pledges: count, leftOut: count })
    .optional()
    .describe('The sum over all of them, and how many pledges are in it and left out of it. `ask` tells the work.'),
  pledges: z.array(
    z.object({
      id: z.string(),
      by: z.string(),
      title: z.string(),
      event: z.string(),
      status: z.object({ is: z.enum(STATUSES), since: partialDate, text: z.string().optional(), cites }),
      places: z.array(z.string()),
      topics: z.array(z.string()),
      figures: z.array(z.object({ measure: z.string(), text: z.string().describe('With its hedge.'), cites })),
      statements: z.array(z.object({ text: z.string(), cites })),
      disputes: z
        .array(
          z.object({
            topic: z.string(),
            versions: z.array(z.object({ text: z.string(), stands: z.boolean().describe('Whether the verdict upholds it.'), cites })),
            verdict: z.string(),
          }),
        )
        .describe('Where sources disagree about it: tell this with its figures.'),
    }),
  ),
  citations: z.array(citation),
  knowledgeVersion: z.string(),
});

type Found = z.output<typeof output>['pledges'][number];

function found(view: PledgeView, sources: Sources): Found {
  const { ref, by, title, event, status, places, topics, figures, claims, disputes } = view;
  const claim = new Map(claims.flatMap((c) => (c.kind === 'figure' ? [[c.id, c] as const] : [])));
  // Figures come first, so that their sources have the lowest numbers.
  const main = figures.map((cell) => {
    const { measure, readings } = claim.get(cell.claim)!;
    const shown = readings.filter((r) => cell.sources.some((source) => source.id === r.evidence.source.id));
    return { measure: measure.label, text: cell.text, cites: sources.cite(shown.map((r) => r.evidence)) };
  });
  return {
    id: ref.id,
    by: by.name,
    title,
    event: event.name,
    status: {
      is: status.is,
      since: status.on,
      ...(status.says === undefined ? {} : { text: `${by.name} ${status.says}.` }),
      cites: sources.cite(status.evidence),
    },
    places: places.map((p) => p.name),
    topics: topics.map((t) => t.label),
    figures: main,
    statements: claims.flatMap((c) =>
      c.kind === 'statement' && c.evidence.length > 0 ? [{ text: c.text, cites: sources.cite(c.evidence) }] : [],
    ),
    disputes: disputes.map(({ topic, versions, verdict }) => ({
      topic,
      versions: versions.map((v) => ({ text: v.says, stands: v.stands, cites: sources.cite(v.evidence) })),
      verdict,
    })),
  };
}

/** The pledges that are asked for, with their main figures, statements and disputes, each with where it stands. */
export function findPledges(browse: Browse, asked: z.output<typeof input>): z.output<typeof output> {
  const { text, organisation, place, home, topic, status, sort, offset, limit, lang: of } = asked;
  const all = { offset: 0, limit: 1, sort: 'record', descending: false } as const;
  const wish = {
    ...(text === undefined ? {} : { text }),
    ...(organisation === undefined ? {} : { organisation: idOf(browse, 'organisations', organisation, of) }),
    ...(place === undefined ? {} : { place: idOf(browse, 'places', place, of) }),
    ...(home === undefined ? {} : { home: idOf(browse, 'places', home, of) }),
    ...(topic === undefined ? {} : { topic: topicOf(browse.pledges.list(of, all).facets.topics, topic) }),
    ...(status === undefined ? {} : { status }),
  };
  const { count: n, items, total } = browse.pledges.list(of, { ...wish, offset, limit, sort, descending: sort === 'figure' });
  const sources = new Sources();
  const pledges = items.flatMap(({ ref }) => {
    const view = browse.pledges.find(ref.id, of);
    return view ? [found(view, sources)] : [];
  });
  return {
    count: n,
    offset,
    ...(total && {
      total: { measure: total.measure.label, text: total.text, pledges: total.counted.length, leftOut: total.leftOut.length },
    }),
    pledges,
    citations: sources.citations,
    knowledgeVersion: browse.version(),
  };
}
