import type { Row, Span } from '../model/answer.js';
import type { Term } from './compute.js';
import { figureSpan } from './figures.js';
import { eventName, organisationName } from './names.js';
import type { Ground, Writer } from './stated.js';

/** A figure as a sentence prints it, and what it cites for it. */
interface Printed {
  readonly figure: Span;
  readonly grounds: readonly Ground[];
}

/** A figure that a sentence compares or adds up, as the sentence prints it. */
export function termRow(w: Writer, t: Term, printed?: Printed): Row {
  const { figure, grounds } = printed ?? { figure: figureSpan(w, t.figure, t.shown), grounds: t.shown.grounds.slice(0, 1) };
  const who = t.figure.by ? organisationName(w, t.figure.by) : eventName(w, t.figure.event);
  return { who, figure, what: [], cites: w.cite(...grounds) };
}

/** What comes out, below what went in. */
export const resultRow = (w: Writer, key: 'rowSum' | 'rowAverage' | 'rowDifference' | 'rowShare', figure: Span): Row => ({
  who: w.say(key)[0]!,
  figure,
  what: [],
  cites: [],
});
