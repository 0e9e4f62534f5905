import type { Claim, Pledge } from '../knowledge/base.js';
import { searchIndexOf, type Entry, type Scope } from '../knowledge/search.js';
import type { Block } from '../model/answer.js';
import type { MeasureId, OrganisationId, PlaceId } from '../model/ids.js';
import { COUNTED, type Term } from '../model/query.js';
import { withinLimit } from './comparing.js';
import { fold } from '../text/tokens.js';
import { amountOf, bestGrounds, evidenceOf, isMain, matching, shown, tellingTerms } from './claims.js';
import { commonCurrencies } from './compute.js';
import { LEFT_OUT, bareBelow, countedBy, currencyless, leftOutSentence, outsideOf } from './operands.js';
import { figureSentence, figureSpan, plainStatus, statusSentence } from './figures.js';
import { filterPledges, passes } from './filters.js';
import { organisationName, placeName } from './names.js';
import { printedBy, prints } from './prints.js';
import { item, part, sentence, withContext, withRows, type Answerer, type Asking, type Part } from './part.js';
import { countedIn, standing, standingsOf, type Ranked } from './standings.js';
import { statementSentence } from './statements.js';
import type { Writer } from './stated.js';

/** A page of a list; what is left out is counted. */
const PAGE = 10;
const NAMED = 30;

const aboutOf = (pledges: readonly Pledge[]) => ({
  pledges: pledges.map((p) => p.id),
  organisations: pledges.length <= 2 ? pledges.map((p) => p.by as OrganisationId) : [],
});

/** A pledge in one line: who, and its amount as printed, or that none is. */
export function pledgeItem(w: Writer, p: Pledge, measure?: MeasureId): Block {
  const f = amountOf(w.kb, p, measure);
  const s = f && shown(f);
  const who = w.strong(organisationName(w, p.by));
  const title = w.text(p.title, p.id);
  const told = w.kb.claimsOf(p.id).filter((c) => evidenceOf(c).length > 0);
  const project = told.find((c) => c.kind === 'statement' && c.aspect === 'project') ?? told[0];
  if (!f || !s)
    return item(
      w.say('listItem', {
        who,
        text: [title, ...w.say('dash'), ...w.say('notAmount')],
        cites: project ? w.cite(...bestGrounds(w.kb, evidenceOf(project), 1)) : [],
      }),
    );
  return item(
    w.say('listItem', { who, text: [figureSpan(w, f, s), ...w.say('dash'), title], cites: w.cite(...bestGrounds(w.kb, s.grounds, 1)) }),
  );
}

function page(w: Writer, pledges: readonly Pledge[], line: (p: Pledge) => Block): Block[] {
  return [...pledges.slice(0, PAGE).map(line), ...andMore(w, pledges, (p) => ({ id: p.id, by: p.by }))];
}

/** What a page leaves out: how many there are, and the names of the first of them. */
function andMore<T>(w: Writer, all: readonly T[], of: (entry: T) => { readonly id: string; readonly by: string }): Block[] {
  const rest = all.slice(PAGE);
  if (rest.length === 0) return [];
  return [
    sentence(
      w.say('andMoreNamed', {
        count: w.count(rest.map((entry) => of(entry).id)),
        names: w.list(rest.slice(0, NAMED).map((entry) => [organisationName(w, of(entry).by)])),
      }),
    ),
  ];
}

const head = (w: Writer, pledges: readonly Pledge[]): Block => {
  const names = w.list(pledges.slice(0, PAGE).map((p) => [organisationName(w, p.by)]));
  const count = w.count(pledges.map((p) => p.id));
  return sentence(
    pledges.length === 1
      ? w.say('listOne', { names })
      : pledges.length <= PAGE
        ? w.say('listHead', { count, names })
        : w.say('listLong', { count }),
  );
};

/** Claims at the places asked about, by pledger. */
function claimsThere(asking: Asking): Claim[] {
  const { q, kb } = asking;
  const out = q.places.flatMap((p) => kb.claimsAt(p));
  // An area around a town ("the Paris area") is spoken of as the town.
  const areas = q.places.flatMap((p) => ((kb.places.get(p)?.within ?? []) as PlaceId[]).filter((a) => kb.places.get(a)?.kind === 'area'));
  const here = [...out, ...areas.flatMap((a) => kb.claimsAt(a).filter((c) => c.place === a))];
  const orgs = new Set(q.organisations.map((o) => kb.pledgerOf(o)));
  const kept = passes({ ...asking, q: { ...q, places: [], topics: [], noFigure: false } });
  const whole = q.within.length < 2 && q.homes.length === 0 && q.excluded.length === 0;
  return [...new Set(here)].filter(
    (c) =>
      (c.pledge ? kept(kb.pledges.get(c.pledge)!) : whole) &&
      (orgs.size === 0 || (c.by !== undefined && orgs.has(c.by))) &&
      evidenceOf(c).length > 0,
  );
}

/** Pledges by what the question filters on. */
export const answerList: Answerer = (asking) => {
  const { q, kb, w } = asking;
  if (q.refusal?.kind === 'foreign') return nothingThere(asking);
  if (q.aspects.includes('partner') && q.publicBody) return publicPartners(asking);
  if (q.places.length > 0 && !(q.limit && q.figures.length > 0)) {
    const there = placeAnswer(asking);
    if (there) return there;
  }
  const filters =
    q.homes.length + q.places.length + q.topics.length + q.within.length > 0 ||
    q.limit !== undefined ||
    q.statuses.length > 0 ||
    q.noFigure ||
    q.excluded.length > 0 ||
    q.inTotal !== undefined;
  // With nothing to filter by, a list is of everything, and only where just that is asked.
  if (!filters && tellingTerms(q).some((t) => !t.light && !t.keys.some((k) => k.startsWith('#')))) return undefined;
  let pledges = filterPledges(asking);
  if (q.limit && q.figures.length > 0)
    pledges = pledges.filter((p) => {
      const f = amountOf(
        kb,
        p,
        q.figures.some((x) => x.currency || x.n >= 1e7) ? undefined : q.measures.find((m) => kb.measures.get(m)?.unit !== 'money'),
      );
      return f !== undefined && f.readings.length > 0 && withinLimit(asking, f);
    });
  if (pledges.length === 0) return eventCount(asking) ?? nothingThere(asking);
  if (q.statuses.length > 0) return byStatus(asking, pledges);
  const sorted = q.direction || q.limit ? ranked(asking, pledges) : pledges;
  // A list that a count sifts shows the count.
  const counted =
    q.limit && !q.figures.some((x) => x.currency || x.n >= 1e7) ? q.measures.find((m) => kb.measures.get(m)?.unit !== 'money') : undefined;
  if (pledges.length === 1) {
    const only = pledges[0]!;
    const f = amountOf(kb, only);
    return part('answered', [pledgeItem(w, only), ...projects(w, only)], { ...aboutOf(pledges), ...(f ? {} : {}) });
  }
  return part('answered', [head(w, sorted), ...page(w, sorted, (p) => pledgeItem(w, p, counted))], aboutOf(sorted));
};

/** Pledges by where they stand, each with its latest status. */
const byStatus = ({ w }: Asking, pledges: readonly Pledge[]): Part =>
  part(
    'answered',
    [head(w, pledges), ...page(w, pledges, (p) => ({ ...(statusSentence(w, p) ?? plainStatus(w, p)), kind: 'item' }))],
    aboutOf(pledges),
  );

function projects(w: Writer, p: Pledge): Block[] {
  const project = w.kb.claimsOf(p.id).find((c) => c.kind === 'statement' && c.aspect === 'project');
  return project?.kind === 'statement' ? [statementSentence(w, project)] : [];
}

function nothingThere({ q, kb, w }: Asking): Part {
  // A country that nobody comes from, and that the event itself has something to do with: its guest.
  const names = [...q.homes, ...q.places].map((p) => fold(kb.places.get(p)!.name.en));
  const told = [...kb.events.keys()]
    .flatMap((e) => kb.claimsOf(e))
    .filter((c) => c.kind === 'statement' && !c.notStated && names.some((name) => fold(c.says.en).includes(name)));
  const besides = told.slice(0, 1).flatMap((c) => claimSentence(w, c) ?? []);
  const what =
    q.refusal?.kind === 'foreign'
      ? [w.text(q.refusal.name, 'asked')]
      : [
          ...q.places.map((p) => placeName(w, p)),
          ...q.homes.map((p) => placeName(w, p)),
          ...q.topics.map((t) => w.text(w.kb.topics.get(t)!.label, t)),
        ];
  const none = sentence(what.length > 0 ? w.say('noneOf', { what: w.list(what.map((x) => [x])) }) : w.say('none'));
  return part(besides.length > 0 && q.refusal === undefined ? 'answered' : 'not_stated', [none, ...besides]);
}

/** What lands at a place: each pledger's claims there, the place's own counts first. */
function placeAnswer(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  const claims = claimsThere(asking);
  if (claims.length === 0) return undefined;
  const topical =
    q.topics.length > 0
      ? claims.filter(
          (c) =>
            c.by && (c.topics.length > 0 ? c.topics : (kb.pledges.get(c.pledge!)?.topics ?? [])).some((t) => q.topics.includes(t as never)),
        )
      : claims;
  // Money is what everybody at a place invests; who they are is asked. A count is asked for by itself.
  const counted = q.measures.filter((m) => kb.measures.get(m)?.unit !== 'money');
  const measured = counted.length > 0 ? claims.filter((c) => c.kind === 'figure' && counted.includes(c.measure)) : [];
  const use = measured.length > 0 ? measured : topical.length > 0 ? topical : claims;
  const byOrg = new Map<string, Claim[]>();
  for (const c of use) byOrg.set(c.by ?? '', [...(byOrg.get(c.by ?? '') ?? []), c]);
  const owners = [...byOrg.keys()].filter(Boolean);
  const blocks: Block[] = [];
  for (const c of (byOrg.get('') ?? []).filter(() => q.topics.length === 0).slice(0, 2)) blocks.push(claimSentence(w, c)!);
  const each = owners.length > 3 ? 1 : 2;
  for (const o of owners.slice(0, PAGE)) {
    const own = byOrg.get(o)!;
    const order = [...own].sort((a, b) => rankClaim(a, q.places) - rankClaim(b, q.places));
    for (const c of order.slice(0, each)) {
      const block = claimSentence(w, c);
      if (block) blocks.push({ ...block, kind: owners.length > 1 ? 'item' : 'sentence' });
    }
  }
  blocks.push(...andMore(w, owners, (o) => ({ id: o, by: o })));
  if (blocks.length === 0) return undefined;
  if (owners.length === 1 && q.topics.length === 0 && measured.length === 0) {
    const [only] = kb.pledgesBy(owners[0] as OrganisationId);
    const amount = only && amountOf(kb, only);
    if (only) blocks.push(...projects(w, only), ...(amount && figureSentence(w, amount) ? [figureSentence(w, amount)!] : []));
  }
  const lead =
    owners.length > 2
      ? [sentence(w.say('listHead', { count: w.count(owners), names: w.list(owners.slice(0, PAGE).map((o) => [organisationName(w, o)])) }))]
      : [];
  return part('answered', [...lead, ...blocks], {
    organisations: owners.length <= 2 ? (owners as OrganisationId[]) : [],
    pledges: [...new Set(use.flatMap((c) => (c.pledge ? [c.pledge] : [])))],
    places: q.places,
  });
}

/** Statements of place first, then money, then the rest. */
const rankClaim = (c: Claim, places: readonly PlaceId[]): number =>
  (c.kind === 'statement' ? (c.aspect === 'place' ? 0 : 2) : 1) + (c.place && places.includes(c.place) ? 0 : 0.5);

export const claimSentence = (w: Writer, c: Claim): Block | undefined =>
  c.kind === 'statement' ? statementSentence(w, c) : figureSentence(w, c);

/** Partners that are public bodies, whoever's. */
function publicPartners({ kb, w }: Asking): Part | undefined {
  const claims = [...kb.claims.values()].filter(
    (c) =>
      c.kind === 'statement' &&
      c.aspect === 'partner' &&
      c.with.some((o) => ['public-body', 'government'].includes(kb.organisations.get(o)?.kind ?? '')),
  );
  if (claims.length === 0) return undefined;
  return part(
    'answered',
    claims.slice(0, 4).map((c) => claimSentence(w, c)!),
    { organisations: [...new Set(claims.flatMap((c) => (c.by ? [c.by] : [])))] },
  );
}

const ranked = (asking: Asking, pledges: readonly Pledge[]): readonly Pledge[] => {
  const { rows, left } = standingsOf(asking.kb, pledges, countedBy(asking), asking.q.currency);
  const ordered = asking.q.direction === 'min' ? [...rows].reverse() : rows;
  return [...ordered.map((r) => r.p), ...left];
};

/** Of amounts that print no currency, the one with the smallest number. */
function leastOf({ kb, q }: Asking, pledges: readonly Pledge[]): Ranked | undefined {
  return q.currency === undefined ? standingsOf(kb, pledges, undefined, null).rows.findLast((r) => currencyless(r.f)) : undefined;
}

/** The biggest, the third, the smallest. */
export const answerRank: Answerer = (asking) => {
  const { q, kb, w } = asking;
  const pool = q.headline ? kb.headlines : filterPledges(asking);
  const inTotal = countedIn(pool);
  const all = standingsOf(kb, inTotal, countedBy(asking), q.currency).rows;
  const rows = q.limit && q.figures.length > 0 ? all.filter(({ f }) => withinLimit(asking, f)) : all;
  if (rows.length === 0) return undefined;
  const order = q.direction === 'min' ? [...rows].reverse() : rows;
  if (q.itemised || q.top || q.organisations.length > 1) {
    const listed = order.slice(0, q.top ?? order.length).map((r) => r.p);
    const counted = countedBy(asking);
    const unranked = bareBelow(asking, inTotal);
    const apart = outsideOf(asking, pool, order.slice(0, q.top ?? order.length));
    return part(
      'answered',
      [
        head(w, listed),
        ...page(w, listed, (p) => pledgeItem(w, p, counted)),
        ...(unranked.length > 0 ? [leftOutSentence(w, unranked.slice(0, LEFT_OUT))] : []),
        ...(apart ? [apart] : []),
      ],
      aboutOf(listed.slice(0, PAGE)),
    );
  }
  const at = (q.nth ?? 1) - 1;
  const row = order[at];
  if (!row) return undefined;
  const ties = rows.filter((r) => r.n === row.n && r !== row);
  const s = shown(row.f)!;
  const who = w.strong(organisationName(w, row.p.by));
  const slots = { who, figure: figureSpan(w, row.f, s), cites: w.cite(...s.grounds) };
  const bare = bareBelow(asking, inTotal);
  // The smallest number of all leads, whatever it counts.
  const least = at === 0 && bare.length > 0 ? leastOf(asking, inTotal) : undefined;
  const below = least && least.n < row.n ? least : undefined;
  // What leads stands above those that follow it as items.
  const lead = withRows(
    sentence(
      q.nth && q.nth > 1
        ? w.say('rankNth', { ...slots, nth: w.figure(ordinal(q.nth, w.lang), ...order.slice(0, at + 1).map((r) => r.f.id)) })
        : w.say(below ? 'rankLastPrinted' : q.direction === 'min' ? 'rankLast' : 'rankFirst', slots),
    ),
    [{ who, figure: slots.figure, what: [], cites: slots.cites }],
  );
  const tied = ties.length > 0 ? sentence(w.say('tied', { names: w.list(ties.map((t) => [organisationName(w, t.p.by)])) })) : undefined;
  const others = order
    .slice(0, at)
    .concat(order.slice(at + 1, at + 2))
    .slice(0, 3);
  const beside = bare.filter((x) => x.p !== below?.p);
  const aside = beside.length > 0 ? leftOutSentence(w, beside.slice(0, LEFT_OUT)) : undefined;
  // Ranked by whole pledges, of which a part lands at the place asked about.
  const [placeless] = q.places.filter((p) => !(row.f.place && kb.placesAround(row.f.place).includes(p)));
  const wholes = placeless ? [sentence(w.say('wholePledge', { place: placeName(w, placeless) }))] : [];
  const outside = outsideOf(asking, pool, order.slice(0, at + 1));
  const context =
    wholes.length > 0
      ? [...wholes, tied]
      : q.nth
        ? [tied]
        : aside
          ? [tied, aside]
          : [
              tied,
              ...others
                .slice(0, 2)
                .filter((r) => !ties.includes(r))
                .map((r) => {
                  const t = shown(r.f)!;
                  return item(
                    w.say('listItem', {
                      who: organisationName(w, r.p.by),
                      text: figureSpan(w, r.f, t),
                      cites: w.cite(...bestGrounds(kb, t.grounds, 1)),
                    }),
                  );
                }),
            ];
  if (!below)
    return part('answered', withContext(q, [lead, ...(outside ? [outside] : [])], context), {
      organisations: [row.p.by as OrganisationId],
      pledges: [row.p.id],
    });
  const smallest = sentence(
    w.say('rankLastBare', {
      who: w.strong(organisationName(w, below.p.by)),
      figure: figureSpan(w, below.f, shown(below.f)!),
      cites: w.cite(...shown(below.f)!.grounds),
    }),
  );
  return part('answered', withContext(q, [smallest, lead, ...(outside ? [outside] : [])], context), {
    organisations: [below.p.by as OrganisationId],
    pledges: [below.p.id],
  });
};

export const ordinal = (n: number, lang: 'en' | 'fr'): string => {
  if (lang === 'fr') return n === 1 ? '1er' : `${n}e`;
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(n);
  return `${n}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[rule]}`;
};

/** How many pledges there are of a kind. */
export const answerCount: Answerer = (asking) => {
  const { w } = asking;
  const pledges = asking.q.limit
    ? filterPledges(asking).filter((p) => {
        const f = amountOf(asking.kb, p);
        return f !== undefined && f.readings.length > 0 && withinLimit(asking, f);
      })
    : filterPledges(asking);
  const own = eventCount(asking);
  if (pledges.length === 0) return own ?? nothingThere(asking);
  if (own)
    return {
      ...own,
      blocks: [
        ...own.blocks,
        sentence(
          w.say('listHead', {
            count: w.count(pledges.map((p) => p.id)),
            names: w.list(pledges.slice(0, PAGE).map((p) => [organisationName(w, p.by)])),
          }),
        ),
      ],
    };
  const names = w.list(pledges.map((p) => [organisationName(w, p.by)]));
  const grounds = pledges.flatMap((p) => {
    const f = amountOf(w.kb, p);
    return f && f.readings[0] ? [f.readings[0]] : [];
  });
  return part(
    'answered',
    [
      sentence([
        ...w.say('countIs', { count: w.count(pledges.map((p) => p.id)), names }),
        { kind: 'words', text: ' ' },
        ...w.cite(...grounds.slice(0, 5)),
      ]),
    ],
    aboutOf(pledges),
  );
};

/** The event's own count of what is asked, where a source gives one: "eight projects in the north". */
function eventCount({ q, kb, w }: Asking): Part | undefined {
  const claims = [...kb.events.keys()].flatMap((e) => kb.claimsOf(e));
  const at = claims.filter(
    (c) =>
      c.kind === 'figure' &&
      c.readings.length > 0 &&
      c.place !== undefined &&
      q.places.includes(c.place) &&
      kb.measures.get(c.measure)?.unit === 'count',
  );
  if (at.length > 0)
    return part(
      'answered',
      at.slice(0, 2).map((c) => claimSentence(w, c)!),
    );
  const placed = claims.filter((c) => c.kind === 'statement' && c.aspect === 'fact' && c.place !== undefined && q.places.includes(c.place));
  const counting = matching(kb, placed, q.terms).filter((m) =>
    /\b(\w+ projects?|\d+)\b/.test(m.claim.kind === 'statement' ? m.claim.says.en : ''),
  );
  if (counting[0]) return part('answered', [claimSentence(w, counting[0].claim)!]);
  if (q.homes.length === 0) return undefined;
  // What is said of another place is no count of those who come from somewhere.
  const told = matching(
    kb,
    claims.filter((c) => c.place === undefined),
    q.terms.filter((t) => !t.light),
  ).find((m) => m.coverage >= 0.5 && m.claim.kind === 'statement');
  return told && part('answered', [claimSentence(w, told.claim)!]);
}

/** How near to the best claim that of another pledger must be, how many pledgers are told, and how many claims are looked at first. */
const NEAR = 0.85;
const HOLDERS = 5;
const LOOKED_AT = 64;

/** Of the pledgers whose claims are nearest to the words, the nearest claim of each. */
function holding({ q, kb }: Asking, terms: readonly Term[], least: number): Claim[] {
  const excluded = q.excluded.map((o) => kb.pledgerOf(o));
  const placed = q.aspects.includes('place');
  const keep = (e: Entry) =>
    e.kind === 'claim' &&
    evidenceOf(e.claim).length > 0 &&
    (q.measures.length === 0 || e.claim.kind !== 'figure' || q.measures.includes(e.claim.measure)) &&
    !excluded.includes(e.claim.by!) &&
    (!placed || e.claim.place !== undefined);
  const scope: Scope = { in: 'claims of pledges', only: { name: JSON.stringify(['holding', q.measures, excluded, placed]), keep } };
  const index = searchIndexOf(kb);
  const [best] = index.best(terms, scope, { most: 1, least });
  if (!best || best.coverage < least) return [];
  for (let most = LOOKED_AT; ; most *= 4) {
    const hits = index.best(terms, scope, { most, least: best.coverage * NEAR });
    const nearest = new Map<string, Claim>();
    for (const { entry, coverage } of hits)
      if (entry.kind === 'claim' && coverage >= best.coverage * NEAR && !nearest.has(entry.claim.by!))
        nearest.set(entry.claim.by!, entry.claim);
    if (nearest.size >= HOLDERS || hits.length < most) return [...nearest.values()].slice(0, HOLDERS);
  }
}

/** "Which company pledged 365 million?": those whose pledge prints just that. */
function holdersOfFigure({ q, kb, w }: Asking): Part | undefined {
  const [asked, second] = q.figures;
  if (!asked || second || q.limit || q.organisations.length > 0 || asked.n < COUNTED) return undefined;
  const isMoney = asked.currency !== undefined || asked.scaled;
  const found = printedBy(kb, [asked]).filter(
    (f) =>
      isMain(f) &&
      f.by !== undefined &&
      f.readings.some((r) => prints(r, asked)) &&
      (isMoney ? kb.measures.get(f.measure)?.unit === 'money' : q.measures.includes(f.measure)),
  );
  // What nobody pledges is not answered with what everybody does.
  if (found.length === 0)
    return q.act === 'holders' && q.measures.length > 0 && q.polar === null ? part('not_stated', [sentence(w.say('none'))]) : undefined;
  return part(
    'answered',
    found.slice(0, PAGE).flatMap((f) => figureSentence(w, f) ?? []),
    { organisations: [...new Set(found.map((f) => f.by!))], pledges: [...new Set(found.flatMap((f) => f.pledge ?? []))] },
  );
}

/** Which pledger does what the question says. */
export const answerHolders: Answerer = (asking) => {
  const { q, kb, w } = asking;
  const printing = holdersOfFigure(asking);
  if (printing) return printing;
  const terms = tellingTerms(q).filter((t) => !t.light);
  if (q.site) {
    const sites = [...kb.claims.values()].filter(
      (c) =>
        c.kind === 'statement' &&
        c.aspect === 'place' &&
        c.site === q.site &&
        (q.places.length === 0 || q.places.some((p) => c.place && kb.placesAround(c.place).includes(p))),
    );
    if (sites.length > 0)
      return part(
        'answered',
        sites.slice(0, PAGE).map((c) => claimSentence(w, c)!),
        { organisations: [...new Set(sites.flatMap((c) => (c.by ? [c.by] : [])))].slice(0, 2) },
      );
  }
  if (terms.length > 0) {
    const counted = q.measures.some((m) => kb.measures.get(m)?.unit !== 'money');
    const told = holding(asking, terms, counted ? 0.65 : 0.45);
    if (told.length > 0)
      return part(
        'answered',
        told.map((c) => claimSentence(w, c)!),
        { organisations: told.slice(0, 2).map((c) => c.by!) },
      );
  }
  // What nothing on record speaks of is not answered with everybody's figures.
  const strange = terms.filter((t) => !t.keys.some((k) => k.startsWith('#')));
  if (q.measures.length > 0 && strange.length <= 1) return holdersOf(asking);
  return undefined;
};

/** Everyone who pledged some of a measure, most first. */
function holdersOf(asking: Asking): Part | undefined {
  const { q, kb, w } = asking;
  const [measure] = q.measures;
  const excluded = new Set(q.excluded.map((o) => kb.pledgerOf(o)));
  const sifts = q.homes.length + q.topics.length + q.places.length > 0;
  const kept = sifts ? new Set(filterPledges(asking).map((p) => p.id)) : undefined;
  const all = kb
    .figuresOf(measure!)
    .filter((f) => isMain(f) && f.by && f.readings.length > 0 && !excluded.has(f.by) && (!kept || kept.has(f.pledge!)));
  const figures = q.limit ? all.filter((f) => withinLimit(asking, f)) : all;
  if (figures.length === 0) return undefined;
  if (figures.length <= 2)
    return part(
      'answered',
      figures.map((f) => figureSentence(w, f)!),
      { organisations: figures.map((f) => f.by!) },
    );
  const rows = figures
    .map((f) => ({ f, n: standing(f, undefined) ?? standing(f, commonCurrencies([f])[0]) ?? 0 }))
    .sort((a, b) => b.n - a.n);
  const items: Block[] = rows.slice(0, PAGE).map(({ f }) => {
    const s = shown(f)!;
    return item(
      w.say('listItem', { who: organisationName(w, f.by!), text: figureSpan(w, f, s), cites: w.cite(...bestGrounds(kb, s.grounds, 1)) }),
    );
  });
  const more = andMore(w, rows, ({ f }) => ({ id: f.id, by: f.by! }));
  return part('answered', [sentence(w.say('listLong', { count: w.count(rows.map(({ f }) => f.id)) })), ...items, ...more], {
    pledges: rows.flatMap(({ f }) => (f.pledge ? [f.pledge] : [])),
  });
}
