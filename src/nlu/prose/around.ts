import type { MeasureId, PlaceId } from '../../model/ids.js';
import type { Bar } from '../../model/said.js';
import { eventOf, homeGround } from '../ground.js';
import type { Amount } from '../numbers.js';
import { hasPhrase, phraseAt, phraseBefore } from './phrases.js';
import { isHyphened, type Scene } from './scene.js';

/**
 * Places that a sentence ties a figure to: those before all figures, and those after it, unless another figure has come
 * in between with a place of its own, or as a part. Not where everything is, nor where the event was.
 */
export function placesOf(scene: Scene, a: Amount, others: readonly Amount[]): PlaceId[] {
  const event = eventOf(scene.kb);
  const ground = new Set([...homeGround(scene.kb), ...(event && scene.event ? scene.kb.placesAround(event.place as PlaceId) : [])]);
  const named = scene.frame
    .of('place')
    .filter(({ span }) => !isHyphened(scene, span) && !scene.named.some((n) => n.from === span.from && n.pledges));
  const known = new Set(scene.frame.places);
  const told = named.filter(({ span }) => {
    if (span.to <= a.from) return others.every((o) => o.from >= span.to || o.from > a.from);
    const between = others.filter((o) => o.from >= a.to && o.to <= span.from);
    const own = between.some((o) => named.some((n) => n.span.from >= a.to && n.span.to <= o.from));
    return !own && !(between.length > 0 && hasPhrase(scene.folds.slice(a.to, span.from), scene.prose.partial));
  });
  return [...new Set(told.flatMap(({ meanings }) => meanings.map((m) => m.id)))].filter((p) => known.has(p) && !ground.has(p));
}

/** The years that a figure is told with: those before it, and those after it that no other figure is nearer to. */
export function yearsOf(scene: Scene, a: Amount, others: readonly Amount[]): number[] {
  return scene.u.dates.flatMap((d) => {
    const nearest = [a, ...others].filter((o) => o.to <= d.from).sort((x, y) => y.to - x.to)[0];
    return d.year !== undefined && (d.to <= a.from || nearest?.from === a.from) ? [d.year] : [];
  });
}

/** Whether a figure is told of another edition: nearest to "last year", or after it where it opens the sentence. */
function isOfBefore(scene: Scene, a: Amount, others: readonly Amount[]): boolean {
  const distance = (s: { from: number; to: number }, x: Amount) => (s.to <= x.from ? x.from - s.to : s.from - x.to);
  return scene.frame
    .of('concept')
    .filter(({ meanings }) => meanings.some((m) => m.concept === 'previous'))
    .some(({ span }) => [a, ...others].every((x) => span.to <= x.from) || others.every((o) => distance(span, a) <= distance(span, o)));
}

/** Countries that are neither where everything is, nor the home of somebody named, nor whose people somebody is. */
function isElsewhere(scene: Scene): boolean {
  const homes = scene.named.flatMap((n) => scene.kb.organisations.get(n.pledger)?.home ?? []);
  const ground = new Set<string>([...homeGround(scene.kb), ...homes]);
  return scene.frame.countries.some((c) => !c.people && !(c.place && ground.has(c.place)));
}

/** What money may be that nobody pledges, and how near its word must stand: revenue, a share price, pay. */
const UNPLEDGED: ReadonlySet<string> = new Set(['results', 'shares', 'penalty', 'private', 'salary']);
const BESIDE = 6;
function isOfSomethingElse({ frame }: Scene, a: Amount): boolean {
  return frame.unstated.some(
    // "Pay" is a verb beside a large amount, and a salary beside a small one.
    ({ id, span }) => UNPLEDGED.has(id) && (id !== 'salary' || a.n < 1e6) && a.from - span.to <= BESIDE && span.from - a.to <= BESIDE,
  );
}

/** "Acme received 4 billion": money that somebody got is not what they pledge. An event gets what others pledge. */
const isReceived = ({ event, folds, prose, kb }: Scene, a: Amount, measures: readonly MeasureId[]): boolean =>
  event === undefined &&
  measures.every((m) => kb.measures.get(m)?.adds) &&
  hasPhrase(folds.slice(Math.max(0, a.from - BESIDE), a.from), prose.receiving);

/** "Acme, worth 3 billion", "valued at 3 billion": what somebody is worth is not what they spend. */
const isWorth = ({ folds, prose, named }: Scene, a: Amount): boolean =>
  hasPhrase(folds.slice(Math.max(0, a.from - 4), a.from), prose.valued) ||
  named.some((n) => n.to < a.from && a.from - n.to <= 3 && phraseAt(folds, n.to, prose.worth));

/** "Will buy Acme for 4 billion": a price is no pledge. */
const isPrice = ({ folds, prose }: Scene, a: Amount): boolean => hasPhrase(folds.slice(Math.max(0, a.from - BESIDE), a.from), prose.buying);

/** "4 billion in Acme", "3,000 jobs in Newtown": a company or a place that the record does not know. */
const isTiedToUnknown = ({ foreign, folds, prose }: Scene, a: Amount): boolean =>
  foreign.some((f) => f.from > a.to && f.from - a.to <= 3 && phraseBefore(folds, f.from, prose.placed));

/** What the words around a figure make of it that the record does not: a denial, a rate, another country or year. */
export function barsOf(
  scene: Scene,
  a: Amount,
  others: readonly Amount[],
  money: boolean,
  years: readonly number[],
  measures: readonly MeasureId[],
): Bar[] {
  const event = eventOf(scene.kb);
  const year = event ? Number(event.on.slice(0, 4)) : undefined;
  const before = scene.folds.slice(Math.max(0, a.from - 8), a.from);
  const after = scene.folds.slice(a.to, a.to + 5);
  const further = scene.folds.slice(a.to, a.to + 7);
  const past = year !== undefined && years.some((y) => y < year) && !years.includes(year);
  const tests: readonly (readonly [Bar, boolean])[] = [
    ['negated', hasPhrase(before, scene.prose.negations) || hasPhrase([...before.slice(-5), ...further], scene.prose.contrary)],
    ['asked', scene.u.text.trimEnd().endsWith('?')],
    ['supposed', hasPhrase(scene.folds.slice(0, a.from), scene.prose.supposing)],
    ['rate', hasPhrase(after, scene.prose.rates)],
    ['elsewhere', isElsewhere(scene)],
    ['other-measure', money && (isOfSomethingElse(scene, a) || isWorth(scene, a) || isPrice(scene, a) || isReceived(scene, a, measures))],
    ['unknown', isTiedToUnknown(scene, a)],
    ['other-year', past || isOfBefore(scene, a, others)],
  ];
  return tests.flatMap(([bar, holds]) => (holds ? [bar] : []));
}

/** Words beside a figure that say what kind of job it counts: "temporary". */
export function kindsNear({ folds, prose }: Scene, a: Amount): string[] {
  const near = folds.slice(Math.max(0, a.from - 2), a.to + 4);
  return prose.kinds.split(' | ').filter((k) => hasPhrase(near, k));
}

/** Whether a figure is told as a part: "of which", "there", or at a place that the record does not know. */
export function isPartial({ foreign, folds, prose }: Scene, a: Amount): boolean {
  return (
    hasPhrase(folds.slice(Math.max(0, a.from - 5), a.from), prose.partial) ||
    phraseAt(folds, a.to, prose.ofIt) ||
    hasPhrase(folds, prose.there) ||
    foreign.some((f) => phraseBefore(folds, f.from, prose.placed))
  );
}
