import type { Figure, KnowledgeBase, Reading } from '../knowledge/base.js';
import type { AskedFigure } from '../model/query.js';

/** How far from a figure "around" it may be. */
const NEAR = 0.03;

/** Whether a reading prints the figure that is asked about. */
export function prints(r: Reading, f: AskedFigure): boolean {
  switch (r.value.kind) {
    case 'money':
      return r.value.amounts.some(
        (m) => (f.currency === undefined || m.currency === f.currency || m.currency === null) && agrees(m.amount, r, f),
      );
    case 'count':
      return f.currency === undefined && agrees(r.value.count, r, f);
    case 'percent':
      return f.percent === true && r.value.percent === f.n;
    case 'range':
      return f.n >= r.value.from && f.n <= r.value.to;
  }
}

/** The same number, with no bound that contradicts the one asked about. */
function agrees(n: number, r: Reading, f: AskedFigure): boolean {
  if (n === f.n)
    return (
      !(f.bound === 'up-to' && (r.hedge.bound === 'more-than' || r.hedge.bound === 'at-least')) &&
      !((f.bound === 'more-than' || f.bound === 'less-than') && r.hedge.bound === 'up-to')
    );
  if (f.bound === 'around' || f.bound === 'nearly') return Math.abs(n - f.n) / n < NEAR;
  return false;
}

/** The figures of the record that may print one of those asked about, in its order: each is still to be held against it. */
export const printedBy = (kb: KnowledgeBase, asked: readonly AskedFigure[]): Figure[] => {
  const near = asked.map((f) => new Set(f.bound ? kb.figuresWith(f.n / (1 + NEAR), f.n / (1 - NEAR)) : kb.figuresWith(f.n, f.n)));
  const [only, ...others] = near;
  if (others.length === 0) return [...(only ?? [])];
  return [...kb.claims.values()].filter((c): c is Figure => c.kind === 'figure' && near.some((set) => set.has(c)));
};
