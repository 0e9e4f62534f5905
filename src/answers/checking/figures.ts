import type { Claim, Conflict, Figure, Reading } from '../../knowledge/base.js';
import { wordKeys } from '../../knowledge/search.js';
import type { Block } from '../../model/answer.js';
import type { EventId, OrganisationId, PlaceId } from '../../model/ids.js';
import type { SaidFigure } from '../../model/said.js';
import { fold, foldedWords } from '../../text/tokens.js';
import { within } from '../bounds.js';
import { isMain, shown } from '../claims.js';
import { figureSentence, notStatedFigure, statusSentence } from '../figures.js';
import { eventName, organisationName, placeName, subjectName } from '../names.js';
import { sentence } from '../part.js';
import { countsAlike, printsBareNumber, printsInOtherCurrency, printsNumber } from './equal.js';
import { held, type Bench, type Held } from './held.js';
import { checkHedge } from './hedges.js';
import { checkEach, checkJoint } from './joint.js';
import { mistakenFor } from './mistaken.js';

/** Whose figures a said one is held against. */
interface Owner {
  readonly organisation?: OrganisationId;
  readonly event?: EventId;
  readonly firm: boolean;
}

/** Up to this, a number in words may be a way of speaking, and contradicts nothing. */
const WORDY = 12;

/** Holds a figure of a text against the record. */
export function checkFigure(said: SaidFigure, bench: Bench): Held {
  const { whose } = said;
  switch (whose.kind) {
    case 'organisation':
      return checkOwned(said, bench, ofEventAlone(said, bench) ?? { organisation: bench.kb.pledgerOf(whose.id), firm: whose.firm });
    case 'event':
      return checkOwned(said, bench, { event: whose.id, firm: true });
    case 'joint':
      return whose.each ? checkEach(said, whose.ids, bench) : checkJoint(said, whose.ids, whose.summed, bench);
    case 'foreign':
      return held('not_on_record', sentence(bench.w.say('nobodyKnown')));
    case 'open':
      return unowned(said, bench);
  }
}

/** The event, where only events have what is counted: "one of the 56 projects" is never a pledger's own figure. */
function ofEventAlone(said: SaidFigure, { kb }: Bench): Owner | undefined {
  if (said.measures.length === 0) return undefined;
  const figures = said.measures.flatMap((m) => kb.figuresOf(m));
  const event = [...kb.events.keys()].at(-1);
  return event && figures.length > 0 && figures.every((f) => f.by === undefined) ? { event, firm: true } : undefined;
}

/** A figure that the text gives to nobody for certain: what the record has of it is shown, and nothing is confirmed. */
export function unowned(said: SaidFigure, { kb, w }: Bench): Held {
  const same = [...kb.claims.values()].filter(
    (c): c is Figure => c.kind === 'figure' && countsAlike(kb, c, said) && c.readings.some((r) => printsNumber(r, said)),
  );
  if (same.length === 0)
    return held('not_on_record', sentence(w.say(said.measures.length > 0 || said.money ? 'nobodyNamed' : 'nothingCounted')));
  const main = [...same].sort((a, b) => Number(isMain(b)) - Number(isMain(a)));
  return held('not_checked', sentence(w.say('whoseUnclear')), ...main.slice(0, 2).map((f) => figureSentence(w, f)));
}

const claimsOf = ({ kb }: Bench, { organisation, event }: Owner): readonly Claim[] =>
  organisation ? kb.pledgesBy(organisation).flatMap((p) => kb.claimsOf(p.id)) : kb.claimsOf(event!);

const nameOf = ({ w }: Bench, { organisation, event }: Owner) => (organisation ? organisationName(w, organisation) : eventName(w, event!));

function checkOwned(said: SaidFigure, bench: Bench, owner: Owner): Held {
  const { kb, w } = bench;
  const claims = claimsOf(bench, owner);
  const alike = claims.filter((c): c is Figure => c.kind === 'figure' && countsAlike(kb, c, said));
  if (!said.money && !said.percent && said.measures.length === 0) return held('not_on_record', sentence(w.say('nothingCounted')));
  const fits = alike.filter((f) => f.readings.some((r) => printsNumber(r, said)));
  if (fits.length > 0) return checkFitting(said, bench, owner, claims, fits);
  const bar = said.bars.find((b) => !(b === 'rate' && alike.some((f) => said.measures.includes(f.measure) && isPerTime(bench, f))));
  if (bar) return held('not_on_record', sentence(w.say(`bar-${bar}`)), sentence(w.say('nothingLike', { who: nameOf(bench, owner) })));
  const unfitting = checkUnfitting(said, bench, owner, alike);
  const told = unfitting.verdict === 'contradicted' || unfitting.verdict === 'not_on_record';
  return told && owner.firm ? { ...unfitting, blocks: [...unfitting.blocks, ...mistakenFor(said, bench, claims)] } : unfitting;
}

/** Whether a place of the record lies in a place that the text names: a narrower one than the record's is not stated. */
const liesIn = ({ kb }: Bench, place: PlaceId, named: PlaceId): boolean => kb.placesAround(place).includes(named);

/** The figure of several with the same number that the sentence's place and words point to. */
function nearestOf(said: SaidFigure, bench: Bench, fits: readonly Figure[]): Figure {
  const score = (f: Figure) =>
    (f.place && said.places.some((p) => liesIn(bench, f.place!, p)) ? 4 : 0) + (isMain(f) ? 2 : 0) + (isNamed(said, bench, f) ? 3 : 0);
  return [...fits].sort((a, b) => score(b) - score(a))[0]!;
}

/** Whether the sentence names what a part, an earlier figure or progress is of: its place, its year, its own words. */
function isNamed(said: SaidFigure, bench: Bench, f: Figure): boolean {
  const { kb } = bench;
  if (tellsYear(f, said)) return true;
  // A figure of another edition is meant only where that edition is.
  if (f.by === undefined && f.beside && f.on !== undefined) return said.bars.includes('other-year');
  if (f.place && said.places.some((p) => kb.placesAround(p).includes(f.place!))) return true;
  if (f.progressOf) return said.progress;
  // A state ("employs") is told with a word of its own, which is how it was found.
  if (kb.measures.get(f.measure)?.states && said.measures.includes(f.measure)) return true;
  const own = keysOf(f);
  // What the whole is told with tells no part of it, unless the text says that it speaks of one.
  if (!(said.partial && f.partOf)) for (const key of mainKeys(bench, f)) own.delete(key);
  const telling = said.terms.filter((t) => !t.keys.includes(`#measure:${f.measure}`));
  return telling.some((t) => t.keys.some((k) => own.has(k)));
}

/** The words that a figure is told and found by. What its sources print around it may be of anything. */
const keysOf = (f: Figure): Set<string> =>
  new Set(
    [f.covers?.en ?? '', f.covers?.fr ?? '', ...f.findBy.en, ...f.findBy.fr]
      .flatMap(foldedWords)
      .filter((w) => w.length > 3)
      .flatMap((w) => wordKeys(w)),
  );

/** The words of the pledge's own figure, which tell no part of it from the whole. */
const mainKeys = ({ kb }: Bench, f: Figure): Set<string> =>
  new Set(
    kb
      .claimsOf(f.pledge ?? f.event)
      .filter((c): c is Figure => c.kind === 'figure' && c.measure === f.measure && isMain(c))
      .flatMap((c) => [...keysOf(c)]),
  );

/** All that a figure is told with on record, folded: what it covers, what it counts, what its sources print. */
function toldOf({ kb }: Bench, f: Figure): string {
  const { label, noun } = kb.measures.get(f.measure)!;
  const counted = [label.en, label.fr, noun?.en.other ?? '', noun?.fr.other ?? ''];
  return fold([f.covers?.en ?? '', f.covers?.fr ?? '', ...counted, ...f.readings.map((r) => r.words)].join(' '));
}

/** What keeps a figure that fits from being confirmed, as a sentence; undefined where nothing does. */
function obstacle(said: SaidFigure, bench: Bench, owner: Owner, claims: readonly Claim[], f: Figure): Block | undefined {
  const { w } = bench;
  const bar = said.bars.find(
    (b) =>
      !(b === 'other-year' && ((f.on !== undefined && said.years.length === 0) || tellsYear(f, said))) &&
      !(b === 'rate' && isPerTime(bench, f)),
  );
  if (bar) return sentence(w.say(`bar-${bar}`));
  if (said.kinds.some((k) => !toldOf(bench, f).includes(k))) return sentence(w.say('bar-other-measure'));
  if (!owner.firm) return sentence(w.say('whoseUnclear'));
  if (!isMain(f) && !isNamed(said, bench, f)) return sentence(w.say('onlyAside'));
  if (said.places.length > 0 && !(f.place && said.places.some((p) => liesIn(bench, f.place!, p)))) {
    const named = claims.flatMap((c) => (c.place && (c.kind === 'figure' ? !c.beside : c.aspect === 'place') ? [c.place] : []));
    const covered = named.length > 0 && named.every((c) => said.places.some((p) => liesIn(bench, c, p)));
    const strange = said.places.find((p) => !named.some((c) => liesIn(bench, c, p)));
    if (strange) return sentence(w.say('notThere', { place: placeName(w, strange) }));
    if (!covered) return sentence(w.say('notAlone', { place: placeName(w, said.places[0]!) }));
  }
  return undefined;
}

/** The currency of the text, where the figure's leading reading is in another one. */
function shownCurrency(f: Figure, said: SaidFigure): string | undefined {
  const value = shown(f)?.value;
  return value?.kind === 'money' && !value.amounts.some((m) => m.currency === said.currency) ? said.currency : undefined;
}

/** Whether a figure of the event is one of another year, in a sentence that names no year. */
const isOtherEdition = (said: SaidFigure, bench: Bench, owner: Owner, f: Figure): boolean =>
  owner.event !== undefined && owner.firm && said.bars.length === 0 && f.beside && f.on !== undefined && !isNamed(said, bench, f);

/** Whether a figure of the record is itself one of a year that the text tells: "since 2010". */
const tellsYear = (f: Figure, said: SaidFigure): boolean =>
  said.years.some((y) => [f.on ?? '', f.covers?.en ?? '', ...f.readings.map((r) => r.words)].some((t) => t.includes(String(y))));

/** Whether the record too tells a figure for a stretch of time. */
function isPerTime({ kb }: Bench, f: Figure): boolean {
  const { label, noun } = kb.measures.get(f.measure)!;
  const told = [label.en, noun?.en.other ?? '', f.covers?.en ?? '', ...f.readings.map((r) => r.words)].join(' ').toLowerCase();
  return /\b(a|per|each|every) (year|month|day)\b|\b(yearly|annual|annually|monthly)\b|\bpar (an|mois|jour)\b|\bannue/.test(told);
}

function checkFitting(said: SaidFigure, bench: Bench, owner: Owner, claims: readonly Claim[], fits: readonly Figure[]): Held {
  const { w, kb } = bench;
  const f = nearestOf(said, bench, fits);
  const line = () => figureSentence(w, f, shownCurrency(f, said));
  const barred = obstacle(said, bench, owner, claims, f);
  if (barred && isOtherEdition(said, bench, owner, f)) {
    const now = claims.find((c): c is Figure => c.kind === 'figure' && isMain(c) && countsAlike(kb, c, said) && c.readings.length > 0);
    if (now) return held('contradicted', figureSentence(w, now), line());
  }
  if (barred) return held('not_checked', barred, line());
  const printing = f.readings.filter((r) => printsNumber(r, said));
  const told = line();
  const hedge = checkHedge(w, f, printing, said);
  const pledge = f.pledge ? kb.pledges.get(f.pledge) : undefined;
  const open = ['talks', 'doubtful', 'dropped'].includes(pledge?.status.at(-1)?.is ?? '');
  return {
    ...held(hedge.opposed ? 'contradicted' : 'confirmed', told, ...hedge.blocks, open ? statusSentence(w, pledge) : undefined),
    ...(hedge.difference ? { hedge: hedge.difference } : {}),
  };
}

/** The amount of a figure in the currency of the text, or its count. */
function comparable(f: Figure, said: SaidFigure): { n: number; reading: Reading } | undefined {
  for (const reading of f.readings) {
    const { value } = reading;
    if (value.kind === 'count' && !said.money) return { n: value.count, reading };
    if (value.kind === 'percent' && said.percent) return { n: value.percent, reading };
    if (value.kind === 'range' && !said.money) return { n: value.to, reading };
    const amount =
      value.kind === 'money' ? value.amounts.find((m) => said.currency === undefined || m.currency === said.currency) : undefined;
    if (amount) return { n: amount.amount, reading };
  }
  return undefined;
}

/** Whoever else the record has this very figure for. */
function othersWith(said: SaidFigure, { kb, w }: Bench, not: Figure | undefined): Block[] {
  const others = [...kb.claims.values()].filter(
    (c): c is Figure =>
      c.kind === 'figure' &&
      isMain(c) &&
      c.by !== not?.by &&
      c.by !== undefined &&
      countsAlike(kb, c, said) &&
      c.readings.some((r) => printsNumber(r, said)),
  );
  return others.length === 0 || others.length > 2
    ? []
    : [sentence(w.say('heldBy', { who: w.list(others.map((o) => [subjectName(w, o)])) }))];
}

/** The verdict on a dispute, with the best of what upholds it. */
function verdictOf({ w }: Bench, c: Conflict): Block {
  const upheld = c.versions.find((v) => v.stands) ?? c.versions[0]!;
  return sentence(w.say('verdict', { verdict: w.text(c.verdict, c.id), cites: w.cite(...upheld.evidence.slice(0, 1)) }));
}

/** No figure of the owner has this number. */
function checkUnfitting(said: SaidFigure, bench: Bench, owner: Owner, alike: readonly Figure[]): Held {
  const { kb, w } = bench;
  const stated = alike.filter((f) => f.readings.length > 0);
  const rejected = alike.flatMap((f) => f.rejected.filter((r) => printsNumber(r, said)).map((r) => ({ f, r })))[0];
  if (rejected && owner.firm) {
    const conflict = kb.conflicts.get(rejected.r.rejected!);
    return held('contradicted', figureSentence(w, rejected.f), conflict && verdictOf(bench, conflict));
  }
  const bare = stated.find((f) => f.readings.every((r) => printsBareNumber(r, said)));
  if (bare) return held('not_checked', sentence(w.say('unprintedCurrency')), figureSentence(w, bare));
  const there = stated.find((f) => f.place && said.places.some((p) => kb.placesAround(f.place!).includes(p) || p === f.place));
  const every = stated.filter(isMain);
  const named = every.filter((f) => said.measures.includes(f.measure));
  // A figure of one place, or the same money told again, is not what is wrong where the whole is on record.
  const counted = named.length > 0 ? named : every;
  const wholes = counted.filter((f) => !f.place && !f.overlaps);
  const mains = wholes.length > 0 ? wholes : counted;
  const aside = stated.find((f) => !isMain(f) && !f.beside && f !== there && isNamed(said, bench, f) && (said.progress || said.partial));
  const against = there ?? aside ?? mains[0];
  // How many work there today, or were hired before: true of its day, and no word against another.
  const [beside] = stated.filter((f) => f.beside && !f.progressOf);
  if (!against && beside)
    return held('not_checked', sentence(w.say('nothingLike', { who: nameOf(bench, owner) })), figureSentence(w, beside));
  if (!against) {
    const missing = alike.find((f) => f.notStated);
    return held(
      'not_on_record',
      ...(missing
        ? notStatedFigure(w, nameOf(bench, owner), missing.measure, missing).slice(0, 1)
        : [sentence(w.say('nothingLike', { who: nameOf(bench, owner) }))]),
    );
  }
  const record = comparable(against, said);
  const swapped = against.readings.some((r) => printsInOtherCurrency(r, said));
  if (!record && !swapped) return held('not_checked', sentence(w.say('currencyMissing')), figureSentence(w, against));
  // A part, or another place, that the record has no figure for.
  if (said.partial && !there && !aside)
    return held('not_on_record', sentence(w.say('nothingLike', { who: nameOf(bench, owner) })), figureSentence(w, against));
  const strange = said.places.find((p) => !(against.place && liesIn(bench, against.place, p)));
  if (strange && !there && !swapped)
    return held('not_on_record', sentence(w.say('notThere', { place: placeName(w, strange) })), figureSentence(w, against));
  const side = record && said.bound ? within({ n: record.n, bound: record.reading.hedge.bound }, said) : 'no';
  if (!owner.firm)
    return held('not_checked', sentence(w.say('whoseUnclear')), figureSentence(w, against), ...othersWith(said, bench, against));
  if (side === 'yes') return { ...held('confirmed', figureSentence(w, against)), hedge: 'changed' };
  const near = (said.bound === 'around' || said.bound === 'nearly') && record && Math.abs(record.n - said.n) / record.n < 0.05;
  const bounded = side === 'unknown' && said.bound !== 'around' && said.bound !== 'nearly';
  if (near || bounded) return held('not_checked', sentence(w.say('boundOpen')), figureSentence(w, against));
  const certain =
    !(said.spelt && said.n <= WORDY) &&
    (said.pledges || !said.money) &&
    (mains.length < 2 || there !== undefined) &&
    !(owner.event && (said.places.length > 0 || said.years.length > 0));
  if (!certain)
    return held(
      'not_checked',
      sentence(w.say('nothingLike', { who: nameOf(bench, owner) })),
      ...(mains.length > 0 ? mains : [against]).slice(0, 3).map((f) => figureSentence(w, f)),
    );
  return held('contradicted', figureSentence(w, against), ...othersWith(said, bench, against));
}
