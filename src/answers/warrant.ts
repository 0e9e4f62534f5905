import type { Claim, Figure, KnowledgeBase } from '../knowledge/base.js';
import { searchIndexOf, wordKeys } from '../knowledge/search.js';
import type { Block } from '../model/answer.js';
import type { OrganisationId, PersonId } from '../model/ids.js';
import type { AskedDate, AskedFigure, Query, Term } from '../model/query.js';
import type { Bound } from '../model/value.js';
import { fold, foldedWords } from '../text/tokens.js';
import type { Asking } from './part.js';
import { prints } from './prints.js';

/**
 * Whether what an answer shows bears out all of a sentence that is checked: each figure with its bound, each date, each
 * telling word, and each word that narrows or heightens ("only", "exactly", "largest", "already"). A yes needs that;
 * without it the record is told as it stands, and nothing is confirmed.
 */
export function borneOut({ q, kb }: Asking, blocks: readonly Block[]): boolean {
  const ids = new Set(blocks.flatMap((b) => b.spans.flatMap((s) => (s.kind === 'stated' ? s.from : []))));
  const claims = [...ids].flatMap((id) => kb.claims.get(id as never) ?? []);
  const figures = claims.filter((c): c is Figure => c.kind === 'figure');
  return (
    q.refusal?.kind !== 'foreign' &&
    q.limits.every((t) => spoken(kb, ids, claims, t) || said(claims, t)) &&
    everybody(kb, q, ids, claims) &&
    q.people.every((p) => takesPart(kb, p, ids, claims)) &&
    q.figures.every((f) => figures.some((c) => holds(c, f)) || told(claims, f)) &&
    q.dates.every((d) => dated(kb, ids, claims, d)) &&
    (q.site === undefined || ofSite(q.site, claims)) &&
    telling(q.terms).every((t) => spoken(kb, ids, claims, t) || isOfMeasure(kb, figures, t))
  );
}

/** Whether each of those named is in what is shown, and, of several, at each place that is named. */
function everybody(kb: KnowledgeBase, q: Query, ids: ReadonlySet<string>, claims: readonly Claim[]): boolean {
  if ([...ids].some((id) => kb.quotes.has(id as never))) return true;
  const of = (o: OrganisationId) =>
    claims.filter((c) => c.by === kb.pledgerOf(o) || (c.kind === 'statement' && c.with.includes(o)) || c.claimedBy === o);
  const at = (c: Claim) => q.places.every((p) => c.place !== undefined && kb.placesAround(c.place).includes(p));
  return q.organisations.every((o) => of(o).length > 0 && (q.organisations.length < 2 || q.places.length === 0 || of(o).some(at)));
}

/** "A new plant": what is shown says so, in a word or by the kind of its site. */
const ofSite = (site: NonNullable<Query['site']>, claims: readonly Claim[]): boolean =>
  claims.some((c) => c.kind === 'statement' && (c.site === site || SITED[site].test(c.says.en)));
const SITED = { new: /\b(new|build|open)/i, extension: /\b(exten|expan|add|more|existing|moderni)/i } as const;

/** Whether somebody is named by what is shown, speaks in it or states it. */
const takesPart = (kb: KnowledgeBase, person: PersonId, ids: ReadonlySet<string>, claims: readonly Claim[]): boolean => {
  const family = fold(kb.people.get(person)!.name.split(' ').at(-1)!);
  return (
    ids.has(person) ||
    [...ids].some((id) => kb.quotes.get(id as never)?.speaker === person) ||
    claims.some((c) => c.claimedBy === person || (c.kind === 'statement' && fold(c.says.en).includes(family)))
  );
};

/** Terms that say something: no joining word, no everyday verb, no name of who is spoken of, no number. */
const telling = (terms: readonly Term[]): Term[] =>
  terms.filter(
    (t) => !t.light && !t.common && !t.ground && !/\s|\d/.test(t.label) && !t.keys.some((k) => /^#(organisation|person|year):/.test(k)),
  );

/** Whether a claim or a quotation that is shown speaks of a term. */
function spoken(kb: KnowledgeBase, ids: ReadonlySet<string>, claims: readonly Claim[], term: Term): boolean {
  const index = searchIndexOf(kb);
  const quotes = [...ids].flatMap((id) => kb.quotes.get(id as never) ?? []);
  return index.amongClaims([term], claims).length > 0 || index.amongQuotes([term], quotes).length > 0 || shortened(claims, term);
}

/** A word that joins others says something where the claim itself has it: "three new data centres". */
const said = (claims: readonly Claim[], { label }: Term): boolean =>
  claims.some((c) => c.kind === 'statement' && foldedWords(`${c.says.en} ${c.says.fr}`).includes(fold(label)));

/** "Infra" of "infrastructure": how people shorten a word. */
function shortened(claims: readonly Claim[], { label }: Term): boolean {
  const [word = ''] = foldedWords(label);
  const texts = claims.flatMap((c) => (c.kind === 'statement' ? [c.says.en, c.says.fr] : [c.covers?.en ?? '', c.covers?.fr ?? '']));
  return word.length > 4 && texts.some((text) => foldedWords(text).some((w) => w.startsWith(word)));
}

/** The words that a measure is told with: "create" says nothing beside "jobs". */
const isOfMeasure = (kb: KnowledgeBase, figures: readonly Figure[], { keys }: Term): boolean =>
  figures.some((f) => {
    const { promises, states, noun, label } = kb.measures.get(f.measure)!;
    const words = [promises, states, label].flatMap((p) => (p ? [p.en, p.fr] : [])).concat(noun ? [noun.en.one, noun.fr.one] : []);
    const own = new Set(words.flatMap((p) => foldedWords(p)).flatMap(wordKeys));
    return keys.some((k) => own.has(k) || k === `#measure:${f.measure}`);
  });

const UPWARD: readonly Bound[] = ['more-than', 'at-least'];
const DOWNWARD: readonly Bound[] = ['up-to', 'less-than', 'nearly'];
const against = (a: Bound | undefined, b: Bound | undefined): boolean =>
  a !== undefined && b !== undefined && ((UPWARD.includes(a) && DOWNWARD.includes(b)) || (DOWNWARD.includes(a) && UPWARD.includes(b)));

/** Whether a claim prints the figure, or lies within the bound that is asked about, and leads with no contrary bound. */
function holds(claim: Figure, asked: AskedFigure): boolean {
  const [leading] = claim.readings;
  if (!leading || against(asked.bound, leading.hedge.bound)) return false;
  // An amount that prints no currency is not confirmed in one.
  const bare = claim.readings.every((r) => r.value.kind === 'money' && r.value.amounts.every((m) => m.currency === null));
  if (asked.currency !== undefined && bare) return false;
  if (claim.readings.some((r) => prints(r, asked))) return true;
  const { value } = leading;
  const n =
    value.kind === 'money'
      ? value.amounts.find((m) => asked.currency === undefined || m.currency === asked.currency)?.amount
      : value.kind === 'count'
        ? value.count
        : undefined;
  if (n === undefined || asked.bound === undefined) return false;
  if (UPWARD.includes(asked.bound)) return n >= asked.n;
  return DOWNWARD.includes(asked.bound) ? n <= asked.n && !UPWARD.includes(leading.hedge.bound ?? 'around') : false;
}

/** A small number that a claim tells in words: "three plants". */
const told = (claims: readonly Claim[], { n, currency, scaled }: AskedFigure): boolean =>
  currency === undefined &&
  !scaled &&
  n <= NUMBERS.length &&
  claims.some((c) => c.kind === 'statement' && foldedWords(c.says.en).some((w) => w === NUMBERS[n] || w === String(n)));
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Whether a date that is named is one of what is shown: of a claim, of its pledge, or of the event. */
function dated(kb: KnowledgeBase, ids: ReadonlySet<string>, claims: readonly Claim[], { year, month, day }: AskedDate): boolean {
  const fits = (iso: string): boolean => {
    const [y, m, d] = iso.split('-').map(Number);
    return (
      (year ?? y) === y &&
      (m === undefined ? month === undefined : (month ?? m) === m) &&
      (d === undefined ? day === undefined : (day ?? d) === d)
    );
  };
  const events = new Set([...ids].filter((id) => kb.events.has(id as never)).concat(claims.filter((c) => !c.on).map((c) => c.event)));
  const isos = [
    ...claims.flatMap((c) => [c.due, c.on].filter((d) => d !== undefined)),
    ...[...events].flatMap((e) => kb.events.get(e as never)?.on ?? []),
    ...[...ids].flatMap((id) => kb.pledges.get(id as never)?.status[0]?.on ?? []),
  ];
  const texts = claims.map((c) => (c.kind === 'statement' ? c.says.en : (c.covers?.en ?? '')));
  return isos.some(fits) || (year !== undefined && month === undefined && texts.some((t) => t.includes(String(year))));
}
