import type { EventRecord, Figure, Pledge } from '../knowledge/base.js';
import type { MeasureId } from '../model/ids.js';
import { figuresOfEvent, isMain, figuresOfOrganisation, matching, tellingTerms } from './claims.js';
import type { Query, Term as Word } from '../model/query.js';
import { commonCurrencies, share, sum, termIn, type Result, type Term } from './compute.js';
import { formatPercent } from './format.js';
import { figureSpan } from './figures.js';
import { eventName, organisationName, placeName, theEvent } from './names.js';
import { part, sentence, withContext, withRows, type Asking, type Part } from './part.js';
import { resultRow, termRow } from './rows.js';
import { money, operands, figureFor, plainResult, termList, grounds, aboutOf, measureOf, outsideNote } from './operands.js';

interface Weighed {
  readonly event: EventRecord;
  readonly pledges: readonly Pledge[];
  readonly total: Figure;
  readonly whole: Term;
  readonly terms: readonly Term[];
  readonly share: Result;
}

/** Pledges held against the event's total, in a currency that all print; `apart` where they share none. */
function weigh(asking: Asking, measure: MeasureId): Weighed | 'apart' | undefined {
  const { kb } = asking;
  const event = theEvent(kb);
  if (!event) return undefined;
  const total = figuresOfEvent(kb, event.id, measure).find((f) => isMain(f) && f.readings.length > 0);
  const pledges = operands(asking);
  const figures = pledges.map((p) => figureFor(asking, p, measure)).filter((f): f is Figure => f !== undefined);
  if (!total || figures.length === 0) return undefined;
  const currencies = money(kb, measure) ? commonCurrencies([total, ...figures]) : [undefined];
  if (currencies.length === 0) return 'apart';
  const whole = termIn(total, currencies[0]);
  const terms = figures.map((f) => termIn(f, currencies[0])).filter((t): t is Term => t !== undefined);
  if (!whole || terms.length === 0) return undefined;
  const added = sum(terms);
  return { event, pledges, total, whole, terms, share: share({ ...terms[0]!, n: added.n, bound: added.hedge.bound }, whole) };
}

/** The share of the event's total that is asked about, in percent; undefined where the record does not give it. */
export function shareOf(asking: Asking): Result | undefined {
  const weighed = weigh(asking, measureOf(asking)!);
  return weighed && weighed !== 'apart' ? weighed.share : undefined;
}

/** The weight of a pledge, or of several, in the event's total. */
export function answerShare(asking: Asking, measure: MeasureId): Part | undefined {
  const { q, w } = asking;
  const ofPart = shareOfPart(asking, measure);
  if (ofPart) return ofPart;
  if (ofSomethingElse(asking)) return undefined;
  const weighed = weigh(asking, measure);
  if (weighed === 'apart') return part('answered', [sentence(w.say('noCommonCurrency'))]);
  if (!weighed) return undefined;
  const { event, pledges, total, whole, terms } = weighed;
  const weight = plainResult(w, weighed.share, (n) => formatPercent(n, w.lang), [...terms, whole]);
  const lead = withRows(
    sentence(
      w.say(pledges.length > 1 ? 'shareAre' : 'shareIs', {
        who: w.list(pledges.map((p) => [organisationName(w, p.by)])),
        figure: weight,
        event: eventName(w, event.id),
        total: figureSpan(w, total, whole.shown),
        terms: termList(w, terms),
        cites: w.cite(...grounds([...terms, whole])),
      }),
    ),
    [...[...terms, whole].map((t) => termRow(w, t)), resultRow(w, 'rowShare', weight)],
  );
  return part('answered', withContext(q, [lead], [outsideNote(asking, pledges)]), aboutOf(pledges));
}

/** "What share of their money goes to the guardians?" is of the pledge, and not of the event's total. */
const ofSomethingElse = ({ q }: Asking): boolean =>
  q.organisations.length === 1 &&
  q.event === undefined &&
  q.figures.length === 0 &&
  !q.terms.some((t) => WHOLE.test(t.label)) &&
  ofItself(q).length > 0;
/** What a question says beside whom, how much and of what total. */
const ofItself = (q: Query): Word[] =>
  tellingTerms(q).filter(
    (t) =>
      !t.light &&
      !t.common &&
      !/\d/.test(t.label) &&
      !WHOLE.test(t.label) &&
      !t.keys.some((k) => /^#(organisation|measure|person|year):/.test(k)),
  );
const WHOLE = /total|overall|whole|\ball\b|ensemble|tout/i;
/** How much of a question must be of a part. */
const SPOKEN = 0.35;

/** The share of a part in a pledge, of one place or one purpose, where the record has both. */
function shareOfPart({ q, kb, w }: Asking, measure: MeasureId): Part | undefined {
  const [org] = q.organisations.map((o) => kb.pledgerOf(o));
  if (!org || q.organisations.length !== 1 || q.places.length > 1) return undefined;
  const figures = figuresOfOrganisation(kb, org, measure).filter((f) => f.readings.length > 0);
  const whole = figures.find(isMain);
  const parts = figures.filter((f) => f.partOf !== undefined && f.partOf === whole?.id);
  const there =
    q.places.length > 0
      ? figures.find((f) => f.place !== undefined && q.places.includes(f.place) && f !== whole)
      : matching(kb, parts, ofItself(q)).find((m) => m.coverage > SPOKEN)?.claim;
  const currency = whole && there && money(kb, measure) ? commonCurrencies([whole, there])[0] : undefined;
  const [a, b] = [there && termIn(there, currency), whole && termIn(whole, currency)];
  const name = there?.place ? placeName(w, there.place) : there?.covers && w.text(there.covers, there.id);
  if (!a || !b || !name || a.n > b.n) return undefined;
  const lead = sentence(
    w.say('shareIs', {
      who: name,
      figure: plainResult(w, share(a, b), (n) => formatPercent(n, w.lang), [a, b]),
      event: organisationName(w, org),
      total: figureSpan(w, b.figure, b.shown),
      terms: figureSpan(w, a.figure, a.shown),
      cites: w.cite(...grounds([a, b])),
    }),
  );
  return part('answered', [lead], { organisations: [org], places: q.places });
}
