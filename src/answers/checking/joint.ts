import type { Figure } from '../../knowledge/base.js';
import type { OrganisationId } from '../../model/ids.js';
import type { SaidFigure } from '../../model/said.js';
import { amountOf } from '../claims.js';
import { commonCurrencies, sum, termIn, type Term } from '../compute.js';
import { figureSentence, figureSpan } from '../figures.js';
import { formatValue } from '../format.js';
import { organisationName } from '../names.js';
import { sentence } from '../part.js';
import { countsAlike, printsNumber } from './equal.js';
import { held, type Bench, type Held } from './held.js';

/**
 * A figure of several together. Their sum is worked out and shown; it is contradicted only where the text says that it
 * adds them.
 */
export function checkJoint(said: SaidFigure, ids: readonly OrganisationId[], summed: boolean, { kb, w }: Bench): Held {
  const pledges = [...new Set(ids.map((id) => kb.pledgerOf(id)))].flatMap((o) => kb.pledgesBy(o).slice(0, 1));
  const figures = pledges
    .map((p) => amountOf(kb, p, said.money ? undefined : said.measures[0]))
    .filter((f): f is Figure => f !== undefined && f.readings.length > 0 && countsAlike(kb, f, said));
  const unclear = () => held('not_checked', sentence(w.say('whoseUnclear')), ...figures.slice(0, 3).map((f) => figureSentence(w, f)));
  if (figures.length !== pledges.length || figures.length < 2 || said.bars.length > 0) return unclear();
  const currency = said.money ? (said.currency ?? commonCurrencies(figures)[0]) : undefined;
  const terms = figures.map((f) => termIn(f, currency)).filter((t): t is Term => t !== undefined);
  if (terms.length !== figures.length) return unclear();
  const total = sum(terms);
  const shownSum = () =>
    sentence(
      w.say('sumIs', {
        figure: w.figure(
          formatValue(
            said.money ? { kind: 'money', amounts: [{ currency: currency ?? null, amount: total.n }] } : { kind: 'count', count: total.n },
            total.hedge,
            w.lang,
          ),
          ...terms.map((t) => t.figure.id),
        ),
        terms: w.list(
          terms.map((t) => [organisationName(w, t.figure.by!), { kind: 'words', text: ' ' }, figureSpan(w, t.figure, t.shown)]),
        ),
        cites: w.cite(...terms.flatMap((t) => t.shown.grounds.slice(0, 1))),
      }),
    );
  if (total.n === said.n) {
    const same = total.hedge.bound === said.bound;
    return {
      ...held('confirmed', shownSum()),
      ...(same ? {} : { hedge: said.bound === undefined ? ('dropped' as const) : ('changed' as const) }),
    };
  }
  const each = figures.find((f) => f.readings.some((r) => printsNumber(r, said)));
  if (each) return held('not_checked', sentence(w.say('whoseUnclear')), figureSentence(w, each));
  return held(summed ? 'contradicted' : 'not_checked', ...(summed ? [] : [sentence(w.say('whoseUnclear'))]), shownSum());
}

/** A figure told of each of several: only where the record has it for every one of them is it right. */
export function checkEach(said: SaidFigure, ids: readonly OrganisationId[], { kb, w }: Bench): Held {
  const figures = ids
    .flatMap((id) => kb.pledgesBy(kb.pledgerOf(id)).slice(0, 1))
    .map((p) => amountOf(kb, p, said.money ? undefined : said.measures[0]))
    .filter((f): f is Figure => f !== undefined && f.readings.length > 0 && countsAlike(kb, f, said));
  const all = figures.length === ids.length && figures.every((f) => f.readings.some((r) => printsNumber(r, said)));
  const lines = figures.slice(0, 3).map((f) => figureSentence(w, f));
  return all && said.bars.length === 0 ? held('confirmed', ...lines) : held('not_checked', sentence(w.say('whoseUnclear')), ...lines);
}
