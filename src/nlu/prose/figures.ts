import type { SaidFigure } from '../../model/said.js';
import { isNumberWord, type Amount } from '../numbers.js';
import { barsOf, isPartial, kindsNear, placesOf, yearsOf } from './around.js';
import { countedNear, isMoney, isOfAnnouncing, measuresOf, TELLING } from './counted.js';
import type { Focus } from './focus.js';
import { hedgeBefore, withArticle } from './hedged.js';
import { hasPhrase } from './phrases.js';
import { textOf, type Scene } from './scene.js';
import { whoseIs } from './whose.js';

/** The text between two places of a sentence. */
const gap = ({ u }: Scene, from: number, to: number): string => u.text.slice(u.words[from - 1]!.end, u.words[to]!.start);

/** Whether two amounts are the ends of one: "20 to 30 million", "entre 180 et 220". */
function isRange(scene: Scene, a: Amount, b: Amount | undefined): boolean {
  if (!b || b.from - a.to > 1 || a.percent !== b.percent) return false;
  const { joints, lead, and } = scene.prose.range;
  const joint = gap(scene, a.to, b.from).trim();
  if (/^[-–—]$/.test(joint) || joint === joints) return true;
  return joint === and && scene.folds[a.from - 1] === lead;
}

/** Whether an amount stands in brackets right behind another one, of which it is the equivalent. */
const isBracketed = (scene: Scene, before: Amount | undefined, a: Amount): boolean =>
  before !== undefined && /^\s*[.\p{L}]*\s*[([][^\p{L}\p{N}]*$/u.test(gap(scene, before.to, a.from));

/** The scale that a round amount is told in: a thousand, a million, a billion. */
const scaleOf = (n: number): number => [1e9, 1e6, 1e3].find((s) => n >= s) ?? 1;

/** Stretches of time and multiples are no figures of the record: "three times", "41 years". */
const isSpanOfTime = ({ folds, prose }: Scene, at: number): boolean => hasPhrase(folds.slice(at, at + 2), prose.times);

/** A figure as the text has it: with its hedge, its sign and its noun. */
function shownText(scene: Scene, a: Amount, to: number, money: boolean): { text: string; start: number } {
  const { u, frame } = scene;
  const hedge = hedgeBefore(scene, a);
  const noun = frame.measures.find(
    ({ span }) => span.from >= to && span.from - to <= 1 && !u.words[span.from]!.parted && !isOfAnnouncing(span),
  );
  const from = hedge?.from ?? withArticle(scene, a);
  const sign = hedge ? '' : (/[$€£¥]\s?$/.exec(u.text.slice(0, u.words[from]!.start))?.[0] ?? '');
  const words = textOf(scene, { from, to: noun && !money ? noun.span.to : to });
  const after = money ? (/^\s?[$€£¥]/.exec(u.text.slice(u.words[to - 1]!.end))?.[0] ?? '') : '';
  return { text: sign + words + (sign ? '' : after), start: u.words[from]!.start - sign.length };
}

/** "€1.2bn: €800m for cloud": a smaller amount after a larger one may be a part of it. */
const isOfLast = (scene: Scene, a: Amount, money: boolean, last: SaidFigure | undefined): boolean =>
  last !== undefined &&
  last.money === money &&
  a.n < last.n &&
  a.currency === last.currency &&
  !scene.named.some((n) => n.pledges && n.to <= a.from && scene.u.words[n.from]!.start > last.start);

/** One figure of a sentence; undefined where the number is a way of speaking. `b` is the other end of a range. */
function figureOf(scene: Scene, focus: Focus, a: Amount, b: Amount | undefined, last: SaidFigure | undefined): SaidFigure | undefined {
  const { u, frame, folds, prose } = scene;
  const whole: Amount = { ...a, to: (b ?? a).to };
  const others = u.amounts.filter((x) => x.from < whole.from || x.from >= whole.to);
  const near = countedNear(scene, whole, others, last);
  const money = isMoney(scene, b ?? a, near);
  // "A million people" is a figure, where "two" may be a way of speaking.
  const spelt = isNumberWord(folds[a.from]!) && !a.scaled;
  const percent = a.percent ?? b?.percent;
  const measures = measuresOf(scene, whole, near, money, spelt);
  if (a.n === 0 || (!money && isSpanOfTime(scene, whole.to))) return undefined;
  if (!money && !percent && measures.length === 0 && (a.n <= TELLING || spelt)) return undefined;
  const before = u.amounts.findLast((x) => x.to <= a.from);
  // "More than €1.2bn ($1.3bn)": what stands in brackets is the same amount, hedged alike.
  const bound = hedgeBefore(scene, a)?.bound ?? (isBracketed(scene, before, a) ? last?.bound : undefined);
  const currency = a.currency ?? b?.currency;
  const years = yearsOf(scene, whole, others);
  return {
    kind: 'figure',
    ...shownText(scene, a, whole.to, money),
    // In "20 to 30 million" the first takes the scale of the second.
    n: b?.scaled && !a.scaled && a.n < 1000 ? a.n * scaleOf(b.n) : a.n,
    ...(b ? { upTo: b.n } : {}),
    ...(currency ? { currency } : {}),
    ...(percent ? { percent } : {}),
    ...(bound ? { bound } : {}),
    scaled: a.scaled || (b?.scaled ?? false),
    money,
    spelt,
    measures,
    whose: whoseIs(scene, whole, focus),
    places: placesOf(scene, whole, others),
    years,
    terms: frame.terms.filter((t) => !t.light && !t.ground && !t.keys.some((k) => /^#(organisation|person):/.test(k))),
    bars: barsOf(scene, whole, others, money, years, measures),
    kinds: kindsNear(scene, whole),
    partial: isPartial(scene, whole) || isOfLast(scene, whole, money, last),
    progress: hasPhrase(folds, prose.progress),
    softened: hasPhrase(folds, prose.soft),
    pledges: hasPhrase(folds, prose.pledging),
  };
}

/** The figures that a sentence states, each with whose it is and what it counts. */
export function figuresIn(scene: Scene, focus: Focus): SaidFigure[] {
  const { amounts } = scene.u;
  const figures: SaidFigure[] = [];
  for (let i = 0; i < amounts.length; i++) {
    const b = isRange(scene, amounts[i]!, amounts[i + 1]) ? amounts[i + 1] : undefined;
    const figure = figureOf(scene, focus, amounts[i]!, b, figures.at(-1));
    if (figure) figures.push(figure);
    if (b) i++;
  }
  return figures;
}
