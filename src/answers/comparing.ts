import type { Figure, Pledge } from '../knowledge/base.js';
import type { Block } from '../model/answer.js';
import type { MeasureId, OrganisationId } from '../model/ids.js';
import { shown, statementsOf } from './claims.js';
import { commonCurrencies, difference, sum, termIn, type Term } from './compute.js';
import { figureSpan } from './figures.js';
import { organisationName, placeName } from './names.js';
import { item, part, sentence, withRows, type Answerer, type Asking, type Part } from './part.js';
import { filterPledges } from './filters.js';
import { termRow } from './rows.js';
import { mostPrinted } from './standings.js';
import { money, operands, figureFor, resultSpan, termList, grounds, aboutOf, wanted } from './operands.js';

/** The pledges of two or more countries, each summed, most first. */
export function compareHomes(asking: Asking, measure: MeasureId): Part | undefined {
  const { q, kb, w } = asking;
  const rows = q.homes
    .map((home) => {
      const pledges = filterPledges({ ...asking, q: { ...q, homes: [home] } });
      const figures = pledges.map((p) => figureFor(asking, p, measure)).filter((f): f is Figure => f !== undefined);
      const c = money(kb, measure) ? mostPrinted(figures)[0] : undefined;
      const terms = figures.map((f) => termIn(f, c)).filter((t): t is Term => t !== undefined);
      return { home, c, terms, total: sum(terms) };
    })
    .filter((r) => r.terms.length > 0)
    .sort((a, b) => b.total.n - a.total.n);
  if (rows.length < 2) return undefined;
  const lines = rows.map((r) =>
    item(
      w.say('homeSum', {
        home: w.strong(placeName(w, r.home)),
        figure: resultSpan(w, r.total, measure, r.c, r.terms),
        terms: termList(w, r.terms),
        cites: w.cite(...grounds(r.terms)),
      }),
    ),
  );
  const [a, b] = [rows[0]!, rows[1]!];
  const one = (r: typeof a): Term => ({ ...r.terms[0]!, n: r.total.n, bound: r.total.hedge.bound });
  const gap =
    q.fold === 'difference' && a.c === b.c
      ? [
          sentence(
            w.say('differenceIs', {
              more: placeName(w, a.home),
              less: placeName(w, b.home),
              figure: resultSpan(w, difference(one(a), one(b)), measure, a.c, [...a.terms, ...b.terms]),
              terms: termList(w, [...a.terms, ...b.terms]),
              cites: w.cite(...grounds([...a.terms, ...b.terms])),
            }),
          ),
        ]
      : [];
  return part('answered', [...gap, ...lines], { pledges: [] });
}

/** A range beside a number, or another range, that it does not touch: which is ahead. */
function rangesApart({ w }: Asking, figures: readonly [Figure, Figure]): Block | undefined {
  const ends = (f: Figure): readonly [number, number] | undefined => {
    const value = shown(f)?.value;
    if (value?.kind === 'count') return [value.count, value.count];
    return value?.kind === 'range' && value.currency === undefined ? [value.from, value.to] : undefined;
  };
  const rows = figures.flatMap((f) => {
    const of = ends(f);
    return of ? [{ f, least: of[0], most: of[1] }] : [];
  });
  const [more, less] = rows.sort((a, b) => b.most - a.most);
  if (!more || !less || more.least <= less.most || rows.every((r) => r.least === r.most)) return undefined;
  return sentence(
    w.say('biggerIs', {
      more: w.strong(organisationName(w, more.f.by!)),
      figureMore: figureSpan(w, more.f, shown(more.f)!),
      less: organisationName(w, less.f.by!),
      figureLess: figureSpan(w, less.f, shown(less.f)!),
      cites: w.cite(...shown(more.f)!.grounds.slice(0, 1), ...shown(less.f)!.grounds.slice(0, 1)),
    }),
  );
}

/** Two or more pledgers side by side, in figures or in places. */
export const answerCompare: Answerer = (asking) => {
  const { q, kb, w } = asking;
  if (q.homes.length > 1 && q.organisations.length === 0)
    return compareHomes(asking, q.measures[0] ?? [...kb.measures.values()].find((m) => m.unit === 'money')!.id);
  const pledges = operands(asking);
  if (pledges.length < 2) return undefined;
  if (q.measures.length === 0 && q.aspects.includes('place')) return comparePlaces(asking, pledges);
  const measures =
    q.measures.length > 0
      ? q.measures
      : [...kb.measures.values()]
          .filter((m) => m.unit === 'money')
          .map((m) => m.id)
          .slice(0, 1);
  const blocks: Block[] = [];
  for (const measure of measures) {
    const stated = pledges.map((p) => ({ p, f: figureFor(asking, p, measure) }));
    const both = stated.filter((x): x is { p: Pledge; f: Figure } => x.f !== undefined);
    if (both.length === 0) continue;
    const currencies = money(kb, measure) ? wanted(q.currency, commonCurrencies(both.map((x) => x.f))) : [undefined];
    const terms =
      currencies.length > 0
        ? both
            .map((x) => termIn(x.f, currencies[0]))
            .filter((t): t is Term => t !== undefined)
            .sort((a, b) => b.n - a.n)
        : [];
    const [a, b] = [terms[0], terms.at(-1)];
    if (a && b && a !== b && measures.length === 1 && terms.length === 2 && !q.limit) {
      // Both in the currency that they share, with the others that a source prints beside.
      const leads = (t: Term) => {
        const s = shown(t.figure)!;
        return s.value.kind !== 'money' || s.value.amounts[0].currency === currencies[0];
      };
      const full = (t: Term) => figureSpan(w, t.figure, q.currency || !leads(t) ? t.shown : shown(t.figure)!);
      const sources = [...shown(a.figure)!.grounds, ...shown(b.figure)!.grounds];
      const line =
        a.n === b.n
          ? w.say('equal', { figure: full(a), cites: w.cite(...sources) })
          : w.say('biggerIs', {
              more: w.strong(organisationName(w, a.figure.by!)),
              figureMore: full(a),
              less: organisationName(w, b.figure.by!),
              figureLess: full(b),
              cites: w.cite(...sources),
            });
      blocks.push(
        withRows(
          sentence(line),
          [a, b].map((t) => termRow(w, t, { figure: full(t), grounds: shown(t.figure)!.grounds })),
        ),
      );
      continue;
    }
    const apart = measures.length === 1 && both.length === 2 && !q.limit ? rangesApart(asking, [both[0]!.f, both[1]!.f]) : undefined;
    if (apart) {
      blocks.push(apart);
      continue;
    }
    const order = q.direction === 'min' ? [...terms].reverse() : terms;
    const listed = [...new Set([...order.map((t) => t.figure), ...both.map((x) => x.f)])];
    for (const f of listed) {
      const s = shown(f)!;
      if (q.limit && !withinLimit(asking, f)) continue;
      blocks.push(item(w.say('listItem', { who: organisationName(w, f.by!), text: figureSpan(w, f, s), cites: w.cite(...s.grounds) })));
    }
    for (const x of stated)
      if (x.f === undefined && measures.length === 1)
        blocks.push(item(w.say('listItemPlain', { who: organisationName(w, x.p.by), text: w.say('nothingStated') })));
  }
  return blocks.length > 0 ? part('answered', blocks, aboutOf(pledges)) : undefined;
};

/** Whether a figure lies on the asked side of the asked amount, in that amount's currency. */
export function withinLimit({ q }: Asking, f: Figure): boolean {
  const [a, b] = q.figures;
  if (!a) return true;
  const currency = a.currency;
  // An amount that prints no currency is held against the number alone, and shown as it is printed.
  const value = shown(f)?.value;
  // A range lies on a side with both its ends.
  if (value?.kind === 'range' && q.limit !== 'between' && (currency ?? undefined) === value.currency)
    return q.limit === 'under' ? value.to < a.n : value.from > a.n;
  const term = currency
    ? (termIn(f, currency) ?? termIn(f, null))
    : (termIn(f, undefined) ?? termIn(f, commonCurrencies([f])[0]) ?? termIn(f, null));
  if (!term) return false;
  if (q.limit === 'between' && b) {
    const most = Math.max(a.n, b.n);
    return term.n >= Math.min(a.n, b.n) && (term.n < most || (term.n === most && term.bound !== 'more-than'));
  }
  // "At a billion or above" takes the billion in.
  const inclusive = a.bound === 'at-least' || a.bound === 'up-to' || (q.choice && q.figures.length === 1);
  return q.limit === 'under'
    ? term.n < a.n || (term.n === a.n && inclusive)
    : term.n > a.n || (term.n === a.n && (term.bound === 'more-than' || inclusive));
}

function comparePlaces({ kb, w }: Asking, pledges: readonly Pledge[]): Part {
  const rows = pledges
    .map((p) => {
      const places = statementsOf(kb, p.by as OrganisationId).filter((s) => s.aspect === 'place' && s.place && !s.notStated);
      return { p, places };
    })
    .sort((a, b) => b.places.length - a.places.length);
  return part(
    'answered',
    rows.map(({ p, places }) =>
      sentence(
        w.say('placesCount', {
          who: organisationName(w, p.by),
          count: w.count(places.map((s) => s.id)),
          names: w.list(places.map((s) => [placeName(w, s.place!)])),
          cites: w.cite(...places.flatMap((s) => s.evidence.slice(0, 1))),
        }),
      ),
    ),
    aboutOf(pledges),
  );
}
