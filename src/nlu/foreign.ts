import { searchIndexOf, tag } from '../knowledge/search.js';
import { quoteFragmentsOf } from '../knowledge/spoken.js';
import type { OrganisationId } from '../model/ids.js';
import { isName, isOrdinary } from '../text/dictionary.js';
import { fold, foldedWords } from '../text/tokens.js';
import { eventOf, homeGround } from './ground.js';
import { GRAMMARS } from './languages/index.js';
import { besideTheQuestion, ofOneself } from './preamble.js';
import { measured, subjects } from './situation.js';
import type { Situation } from './situation.js';
import { maybeName } from './utterance.js';

/** A foreign name that is no argument: "for the Tokyo desk", "Hi Anna,". */
function inAdjunct(s: Situation, from: number, to: number): boolean {
  const words = s.frame.u.words;
  const next = words[to]?.fold ?? '';
  const before = words.slice(Math.max(0, from - 3), from).map((w) => w.fold);
  const { desk } = GRAMMARS[s.frame.u.lang];
  if (
    (desk.includes(next) || desk.includes(words[from]?.fold ?? '')) &&
    before.some((w) => ['for', 'pour', 'on', 'sur', 'my', 'our', 'the', 'mon', 'notre', 'pr', 'ma', 'un', 'une', 'a'].includes(w))
  )
    return true;
  const greeted = s.frame.has('greeting', 'thanks') && from - s.frame.from <= 2 && (words[to]?.parted ?? true);
  return greeted && (s.anchored || from - s.frame.from <= 1);
}

/** A place or a company follows such a word; a misspelt or home-made word need not. */
const afterPreposition = (s: Situation, at: number): boolean =>
  /^(in|at|from|by|en|chez|vers|near)$/.test(s.frame.u.words[at - 1]?.fold ?? '');

/** What askers tell of themselves before they ask: "I have candidates who live near Kembs." */
function inPreamble(s: Situation, at: number): boolean {
  const { u } = s.frame;
  const ends = [...u.text.matchAll(/[.!?\n]+(?=\s|$)/g)].map((m) => m.index);
  const place = u.words[at]!.start;
  const start = Math.max(-1, ...ends.filter((e) => e < place));
  const end = ends.find((e) => e >= place);
  if (end === undefined || end >= u.text.length - 1 || u.text[end] === '?') return false;
  return ofOneself(u, u.words.find((w) => w.start > start)?.fold);
}

export function foreignName(s: Situation): string | undefined {
  const { frame, draft, kb } = s;
  // What somebody on record spoke of may have any name in it.
  if (draft.people.length > 0 && s.frame.has('quote', 'said')) return undefined;
  for (const f of frame.foreign) {
    if (inAdjunct(s, f.from, f.to) || inPreamble(s, f.from) || besideTheQuestion(frame, f.from)) continue;
    // Words inside a quoted fragment are somebody's text, not names that the asker uses.
    if (draft.quoted.some((q) => fold(q).includes(fold(f.text)))) continue;
    // An abbreviation, or an ordinary word with a capital, beside somebody on record: said in passing, unless it is a
    // place's or a partner's place in the sentence.
    const passing =
      f.to - f.from === 1 &&
      (subjects(s) > 0 || draft.quoted.length > 0) &&
      !afterPreposition(s, f.from) &&
      !/^(and|et|or|ou|vs|v|versus)$/.test(frame.u.words[f.from - 1]?.fold ?? '');
    if (passing && (/^[A-Z]{1,6}$/.test(frame.u.words[f.from]!.text) || isOrdinary(frame.u.words[f.from]!.fold))) continue;
    // An unknown word without a capital counts where nothing else explains the question.
    const w = frame.u.words[f.from]!;
    if (
      !w.capital &&
      f.to - f.from === 1 &&
      (knownToRecord(s, w.fold) ||
        ((subjects(s) > 0 || draft.homes.length + draft.places.length > 0) && !isName(w.fold) && !afterPreposition(s, f.from)))
    )
      continue;
    return f.text;
  }
  const longer = namedLonger(s);
  if (longer !== undefined) return longer;
  const ground = homeGround(kb);
  for (const c of frame.countries) {
    if (inAdjunct(s, c.span.from, c.span.to)) continue;
    if (c.place && ground.includes(c.place)) continue;
    // "Spain's Acme": where somebody named is from.
    if (c.place && draft.organisations.some((o) => kb.organisations.get(o)?.home === c.place)) continue;
    // Somebody on record may have spoken of a country that a pledger comes from.
    if (c.place && kb.pledgesFrom.count(c.place) > 0 && frame.has('quote', 'said')) continue;
    if (!c.people && (c.place === undefined || (kb.claimsAt.count(c.place) === 0 && !isHomeQuestion(s, c.span.from)))) return c.text;
    if (c.people && (c.place === undefined || kb.pledgesFrom.count(c.place) === 0) && draft.polar !== 'explicit') return c.text;
  }
  // "And apple?": one strange word in the place of the company just spoken of.
  if (
    s.context.last &&
    frame.words.length <= 4 &&
    frame.residual.length === 1 &&
    subjects(s) === 0 &&
    draft.people.length === 0 &&
    (frame.opensWith('and') || frame.has('about')) &&
    !frame.has('it', 'they', 'he', 'she') &&
    draft.measures.every(() => draft.inherited.includes('measures')) &&
    draft.aspects.length === 0 &&
    draft.places.length + draft.homes.length + draft.topics.length === 0
  )
    return frame.u.words[frame.residual[0]!]!.text;
  // "What did tesla commit": an ordinary word that is a name too, in a subject's place, where no subject is known.
  if (draft.organisations.length === 0 && draft.people.length === 0 && !draft.headline)
    for (const i of frame.residual) {
      const w = frame.u.words[i]!;
      const before = frame.u.words[i - 1]?.fold ?? '';
      if (
        maybeName(w.fold) &&
        !inAdjunct(s, i, i + 1) &&
        (i === frame.from || /^(did|does|do|is|will|has|by|from|about|and|or|de|d|chez|par|et|ou|que|would|of|for)$/.test(before))
      )
        return w.text;
    }
  return undefined;
}

/** "Acme Energy" where the record knows Acme Financial Services by its first word: the shorter name goes on to be somebody else's. */
function namedLonger({ frame, kb }: Situation): string | undefined {
  for (const { span, meanings } of frame.of('organisation')) {
    const next = frame.u.words[span.to];
    const plain =
      next?.capital && !next.parted && !frame.u.spans.some((o) => o.from === span.to && o.meanings.some((m) => m.kind !== 'topic'));
    const said = foldedWords(span.text);
    const shortened = ({ id, common }: (typeof meanings)[number]): boolean => {
      const name = foldedWords(kb.organisations.get(id)!.name);
      return !common && name.length > said.length && said.every((w, i) => w === name[i]) && name[said.length] !== next?.fold;
    };
    if (plain && meanings.every(shortened)) return `${span.text} ${next.text}`;
  }
  return undefined;
}

/** People of a country that none of the pledgers comes from. */
export function foreignPeople(s: Situation): string | undefined {
  if (s.frame.foreign.length > 0) return undefined;
  return s.frame.countries.find(
    (c) => c.people && (c.place === undefined || (s.kb.pledgesFrom.count(c.place) === 0 && !homeGround(s.kb).includes(c.place))),
  )?.text;
}

/** Where pledgers come from is asked: "those from Japan", "which companies from there". */
const isHomeQuestion = ({ frame, draft, context }: Situation, at: number) =>
  draft.aspects.includes('home') ||
  frame.has('company') ||
  // "Same for Italy", where those of one country were asked about.
  ((context.last?.homes.length ?? 0) > 0 &&
    frame.countries.some((c) => c.span.from === at && c.place !== undefined && draft.homes.includes(c.place))) ||
  (draft.homes.length > 0 &&
    [1, /^(the|les|l|la|le)$/.test(frame.u.words[at - 1]?.fold ?? '') ? 2 : 1].some((n) =>
      /^(from|de|d|du|des)$/.test(frame.u.words[at - n]?.fold ?? ''),
    ));

/** Whether an entry of the record holds a word: printed words and quotations have words that no dictionary has. */
const knownToRecord = (s: Situation, word: string) =>
  searchIndexOf(s.kb).any(
    { label: word, keys: s.draft.terms.find((t) => t.label.toLowerCase() === word)?.keys ?? [`en:${word}`, `fr:${word}`] },
    'all',
  );

export function foreignYear(s: Situation): number | undefined {
  const { draft, kb } = s;
  const event = eventOf(kb);
  const own = Number(event?.on.slice(0, 4));
  const orgs = new Set<OrganisationId>(draft.organisations.map((o) => kb.pledgerOf(o)));
  for (const { year } of draft.dates) {
    if (year === undefined || year === own) continue;
    // Somebody on record may have spoken of any year.
    if (s.frame.has('quote', 'said', 'indirect-said') && quoteFragmentsOf(kb).stands([String(year)])) continue;
    // "The 2025 summit": another edition, whoever is asked about.
    if (
      event?.otherEditions.some((e) => e.on.startsWith(String(year))) &&
      s.frame.of('event').length > 0 &&
      !draft.previous &&
      !draft.dates.some((d) => d.year === own) &&
      orgs.size > 0
    )
      return year;
    // Another edition is another event: only what this record says of it is on record.
    const edition = event?.otherEditions.some((e) => e.on.startsWith(String(year))) ?? false;
    if (edition && orgs.size === 0 && (measured(s) || asksOfEdition(s))) {
      const there = kb
        .claimsOf(event!.id)
        .some((c) => c.on?.startsWith(String(year)) && (!measured(s) || (c.kind === 'figure' && draft.measures.includes(c.measure))));
      if (!there) return year;
      continue;
    }
    // With nobody named, a year must be one that the event's own claims speak of, or a deadline.
    if (orgs.size === 0 && draft.people.length === 0 && !s.frame.has('deadline')) {
      // What others pledged in another year is of another record, whatever this one says of that year.
      const pledges = s.frame.has('list') && s.frame.has('company', 'pledge') && !measured(s);
      if (
        pledges ||
        !kb
          .claimsOf(event!.id)
          .some(
            (c) =>
              c.on?.startsWith(String(year)) ||
              c.due?.startsWith(String(year)) ||
              (c.kind === 'statement' && c.says.en.includes(String(year))),
          )
      )
        return year;
      continue;
    }
    const known = searchIndexOf(kb).any({ label: String(year), keys: [tag.year(year), `en:${year}`, `fr:${year}`] }, 'all', (entry) =>
      orgs.size === 0
        ? true
        : entry.kind === 'claim'
          ? entry.claim.by !== undefined && orgs.has(entry.claim.by)
          : entry.kind === 'conflict'
            ? [...orgs].some((o) => kb.pledgesBy(o).some((p) => entry.conflict.about.some((a) => a.split('#')[0] === p.id)))
            : true,
    );
    if (!known) return year;
  }
  return undefined;
}

const asksOfEdition = (s: Situation): boolean =>
  s.frame.has('pledge', 'company', 'list', 'rank-max', 'host', 'place') && s.draft.people.length === 0;
