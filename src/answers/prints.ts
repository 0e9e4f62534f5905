import type { Reading } from '../knowledge/base.js';
import type { AskedFigure } from '../model/query.js';

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
  if (f.bound === 'around' || f.bound === 'nearly') return Math.abs(n - f.n) / n < 0.03;
  return false;
}
