import type { Claim, Figure, Statement } from '../../knowledge/base.js';
import type { SaidDate } from '../../model/said.js';
import { countsAlike, printsNumber } from './equal.js';
import type { Bench } from './held.js';

/** The figure that a deadline is told with, by the claims that print it, and what the record says of when it is due. */
export interface Deadline {
  /** Figures that are due on a day of their own. */
  readonly due: readonly Figure[];
  /** What else of the record may date them: statements about them or their whole. */
  readonly about: readonly Statement[];
  /** The one deadline that is told of the figure, where there is one and no other. */
  readonly only?: Statement;
}

/** What the record has of the figure beside a deadline; undefined where no figure stands there, or the record has no such one. */
export function deadlineOf(said: SaidDate, bench: Bench, owned: readonly Claim[]): Deadline | undefined {
  const { figure } = said;
  if (!figure) return undefined;
  const fits = owned.filter(
    (c): c is Figure => c.kind === 'figure' && countsAlike(bench.kb, c, figure) && c.readings.some((r) => printsNumber(r, figure)),
  );
  if (fits.length === 0) return undefined;
  const ids = new Set(fits.flatMap((f) => [f.id, ...(f.partOf ? [f.partOf] : [])]));
  const about = owned.filter((c): c is Statement => c.kind === 'statement' && c.of !== undefined && ids.has(c.of));
  const [only, ...more] = about.filter((s) => s.aspect === 'deadline' && fits.some((f) => f.id === s.of));
  return {
    due: fits.filter((f) => f.due !== undefined),
    about,
    ...(only && more.length === 0 && only.due !== undefined && !only.notStated ? { only } : {}),
  };
}
