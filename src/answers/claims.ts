import {
  isMain,
  type Claim,
  type Evidence,
  type Figure,
  type KnowledgeBase,
  type Pledge,
  type Reading,
  type Statement,
} from '../knowledge/base.js';
import { searchIndexOf } from '../knowledge/search.js';
import type { EventId, MeasureId, OrganisationId, SourceId } from '../model/ids.js';
import type { Query, Term } from '../model/query.js';
import type { Currency, Hedge, Money, Value } from '../model/value.js';

/** Which claims a question is about, and what a claim states. Nothing is worded here. */

export { isMain };

export function figuresOfOrganisation(kb: KnowledgeBase, org: OrganisationId, measure: MeasureId): Figure[] {
  return kb
    .pledgesBy(org)
    .flatMap((p) => kb.claimsOf(p.id))
    .filter((c): c is Figure => c.kind === 'figure' && c.measure === measure);
}

export function figuresOfEvent(kb: KnowledgeBase, event: EventId, measure: MeasureId): Figure[] {
  return kb.claimsOf(event).filter((c): c is Figure => c.kind === 'figure' && c.measure === measure);
}

/** A figure as it is shown: the leading reading, with the equivalents that another source prints beside the same amount. */
export interface Shown {
  readonly value: Value;
  readonly hedge: Hedge;
  readonly grounds: readonly Reading[];
}

export function shown(figure: Figure, currency?: string): Shown | undefined {
  const leading = figure.readings[0];
  if (!leading) return undefined;
  if (currency !== undefined) return shownIn(figure, currency);
  const { value } = leading;
  if (value.kind !== 'money') return { value, hedge: leading.hedge, grounds: figure.readings.slice(0, 2) };
  const [first] = value.amounts;
  const amounts: [Money, ...Money[]] = [...value.amounts];
  const grounds: Reading[] = [leading];
  for (const r of figure.readings.slice(1)) {
    if (r.value.kind !== 'money' || !r.value.amounts.some((m) => m.currency === first.currency && m.amount === first.amount)) continue;
    const extra = r.value.amounts.filter((m) => !amounts.some((a) => a.currency === m.currency));
    if (extra.length === 0) continue;
    amounts.push(...extra);
    grounds.push(r);
  }
  if (grounds.length === 1 && figure.readings[1] && sameValue(figure.readings[1].value, value)) grounds.push(figure.readings[1]);
  return { value: { kind: 'money', amounts }, hedge: leading.hedge, grounds };
}

/** The figure in one currency, as a source prints it; undefined where none does. */
function shownIn(figure: Figure, currency: Currency): Shown | undefined {
  for (const r of figure.readings) {
    if (r.value.kind !== 'money') continue;
    const amount = r.value.amounts.find((m) => m.currency === currency);
    if (amount) return { value: { kind: 'money', amounts: [amount] }, hedge: r.hedge, grounds: [r] };
  }
  return undefined;
}

const sameValue = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The claims a question's own words point to among those given, with how many of its terms each speaks of. */
export function matching<C extends Claim>(
  kb: KnowledgeBase,
  claims: readonly C[],
  terms: readonly Term[],
  unknown = 1,
): { claim: C; coverage: number; matched: readonly string[]; score: number }[] {
  return searchIndexOf(kb)
    .amongClaims(terms, claims, unknown)
    .map((h) => ({ claim: (h.entry as unknown as { claim: C }).claim, coverage: h.coverage, matched: h.matched, score: h.score }));
}

/** Terms that tell claims of one subject apart: not the subject, not the measure asked. */
export function tellingTerms(query: Query): Term[] {
  return query.terms.filter(
    (t) =>
      !t.keys.some((k) => k.startsWith('#organisation:') || k.startsWith('#person:') || query.measures.some((m) => k === `#measure:${m}`)),
  );
}

/**
 * The figures a question is about, of those of one owner and measure: the pledge itself, unless the words point to a
 * part, an earlier figure or progress.
 */
export function pickFigures(kb: KnowledgeBase, query: Query, figures: readonly Figure[]): Figure[] {
  if (figures.length === 0) return [];
  const main = figures.filter(isMain);
  if (query.places.length > 0) {
    const there = figures.filter((f) => f.place && query.places.some((p) => kb.placesAround(f.place!).includes(p)));
    // A place that holds all of a pledge asks for its whole.
    const placed = figures[0]!.pledge ? kb.claimsOf(figures[0]!.pledge).filter((c) => c.place && !(c.kind === 'figure' && c.beside)) : [];
    const whole = placed.length > 0 && placed.every((c) => query.places.some((p) => kb.placesAround(c.place!).includes(p)));
    if (whole && main.some((f) => f.readings.length > 0)) return [...main.slice(0, 1), ...there.filter((f) => !isMain(f))];
    if (there.length > 0) return there;
  }
  if (query.progress) {
    const progress = figures.filter((f) => f.progressOf);
    if (progress.length > 0) return progress;
  }
  const years = query.dates.flatMap((d) => (d.year ? [String(d.year)] : []));
  const dated = figures.filter((f) => years.some((y) => f.on?.startsWith(y) || f.due?.startsWith(y) || f.covers?.en.includes(y)));
  if (dated.length > 0 && !dated.some(isMain)) return dated;
  const terms = tellingTerms(query).filter((t) => !t.ground);
  if (terms.length > 0) {
    // Of an event, a figure of another time is meant only where that time is named.
    const elsewhen = (f: Figure) =>
      f.by === undefined && f.beside && f.on !== undefined && !query.previous && !years.some((y) => f.on!.startsWith(y));
    const own = matching(
      kb,
      figures.filter((f) => !elsewhen(f)),
      terms,
    );
    const best = own[0];
    const mainScore = Math.max(0, ...own.filter((m) => isMain(m.claim)).map((m) => m.score));
    if (best && !isMain(best.claim) && best.score > mainScore * 1.25 + 0.5)
      return [
        best.claim,
        ...own
          .slice(1)
          .filter((m) => !isMain(m.claim) && m.score > best.score * 0.95)
          .map((m) => m.claim),
      ];
  }
  return main.length > 0 ? main.slice(0, 3) : figures.filter((f) => !f.progressOf);
}

/** The parts of a figure, largest say first as entered. */
export const partsOf = (figures: readonly Figure[], whole: Figure): Figure[] =>
  figures.filter((f) => f.partOf === whole.id && f.readings.length > 0);

/** By pledge and measure, for a ranking asks it of every pledge of the record. */
const amounts = new WeakMap<Pledge, Map<MeasureId | undefined, Figure | undefined>>();

/** The main money figure of a pledge: what ranks, sums and lists speak of. */
export function amountOf(kb: KnowledgeBase, pledge: Pledge, measure?: MeasureId): Figure | undefined {
  const known = amounts.get(pledge) ?? new Map<MeasureId | undefined, Figure | undefined>();
  amounts.set(pledge, known);
  if (!known.has(measure)) known.set(measure, findAmount(kb, pledge, measure));
  return known.get(measure);
}

function findAmount(kb: KnowledgeBase, pledge: Pledge, measure: MeasureId | undefined): Figure | undefined {
  const figures = kb
    .claimsOf(pledge.id)
    .filter(
      (c): c is Figure =>
        c.kind === 'figure' && isMain(c) && (measure ? c.measure === measure : kb.measures.get(c.measure)?.unit === 'money'),
    );
  return figures.find((f) => f.readings.length > 0) ?? figures[0];
}

export const evidenceOf = (c: Claim): readonly Evidence[] => (c.kind === 'figure' ? c.readings : c.evidence);

export function statementsOf(kb: KnowledgeBase, org: OrganisationId): Statement[] {
  return kb
    .pledgesBy(org)
    .flatMap((p) => kb.claimsOf(p.id))
    .filter((c): c is Statement => c.kind === 'statement');
}

/** Best sources first; at most two carry a sentence. */
export function bestGrounds<G extends { at: string }>(kb: KnowledgeBase, grounds: readonly G[], most = 2): G[] {
  const rank = (g: G) => 'ABC'.indexOf(kb.sources.get(g.at as SourceId)?.reliability ?? 'C');
  return grounds
    .map((g, i) => ({ g, i }))
    .sort((a, b) => rank(a.g) - rank(b.g) || a.i - b.i)
    .slice(0, most)
    .map(({ g }) => g);
}
