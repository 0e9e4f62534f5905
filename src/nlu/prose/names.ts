import type { OrganisationId, PersonId } from '../../model/ids.js';
import type { SaidName, SaidPlace } from '../../model/said.js';
import { LANGUAGES } from '../../model/language.js';
import { fold, foldedWords } from '../../text/tokens.js';
import { homeGround } from '../ground.js';
import type { Focus } from './focus.js';
import { leadOfPerson } from './leads.js';
import { partnerOf } from './partners.js';
import { phraseAt, phraseBefore } from './phrases.js';
import { foreignText, isHyphened, textOf, type Scene } from './scene.js';
import { whoseIs } from './whose.js';
import { isFunctionWord, type Span } from '../utterance.js';

/** How far from a person's name their office may stand. */
const BESIDE = 9;

/** A person as a sentence names them. */
export interface SaidPerson {
  readonly from: number;
  readonly to: number;
  readonly id: PersonId;
  /** Another first name stands before the surname: perhaps somebody else. */
  readonly near: boolean;
}

/** Where a name with another first name begins: "Jane Roe" where the record has Joan. */
function strangeFirstName({ u, kb, folds, prose }: Scene, s: Span, id: PersonId): number | undefined {
  const before = u.words[s.from - 1];
  if (!before || u.words[s.from]!.parted || !before.capital || before.kind !== 'word') return undefined;
  const courtesy = prose.courtesy.split(' | ').includes(folds[s.from - 1]!);
  const explained = u.spans.some(
    (o) =>
      o !== s &&
      s.from - 1 >= o.from &&
      s.from - 1 < o.to &&
      o.meanings.some((m) => ['leader', 'organisation', 'country', 'place'].includes(m.kind)),
  );
  const person = kb.people.get(id)!;
  const known = [person.name, ...person.aliases].some((n) => foldedWords(n).includes(folds[s.from - 1]!));
  return courtesy || explained || known || (before.opens && folds[s.from - 1]!.length < 4) ? undefined : s.from - 1;
}

export function peopleIn(scene: Scene): SaidPerson[] {
  return scene.u.spans.flatMap((s): SaidPerson[] => {
    const meant = s.meanings.filter((m) => m.kind === 'person');
    const [first] = meant;
    if (!first || new Set(meant.map((m) => m.id)).size > 1) return [];
    const words = scene.u.words.slice(s.from, s.to);
    // Somebody may be meant by an office: "the prime minister".
    const byOffice = !first.part && phraseBefore(scene.folds, s.from, scene.prose.definite);
    if (words.some((w) => w.corrected) || !(words.some((w) => w.capital) || byOffice)) return [];
    // An organisation that bears its owner's name is meant by the bare name.
    if (first.part && s.meanings.some((m) => m.kind === 'organisation' && !m.common)) return [];
    const strange = first.part || s.to - s.from === 1 ? strangeFirstName(scene, s, first.id) : undefined;
    return [{ from: strange ?? s.from, to: s.to, id: first.id, near: strange !== undefined }];
  });
}

/** Whom a sentence says a person works for, and with what title: what stands beside the name, up to a verb of speech. */
function officeOf(scene: Scene, p: SaidPerson): { of: OrganisationId[]; titles: string[]; holder?: PersonId } {
  const at = (i: number) => scene.u.spans.filter((s) => s.from <= i && s.to > i).flatMap((s) => s.meanings);
  const said = (i: number) => at(i).some((m) => m.kind === 'concept' && m.concept === 'said');
  const other = (i: number) => at(i).some((m) => m.kind === 'person') && !(i >= p.from && i < p.to);
  const stops = (i: number) => said(i) || other(i) || scene.u.amounts.some((a) => i >= a.from && i < a.to);
  // Before a name stand words of an office and nothing else: "the head of Acme met Jane Roe" gives her none.
  const office = (i: number) =>
    isFunctionWord(scene.folds[i]!) || at(i).some((m) => ['leader', 'organisation', 'country', 'place', 'topic'].includes(m.kind));
  let from = p.from;
  while (from > 0 && p.from - from < BESIDE && !stops(from - 1) && office(from - 1)) from--;
  let to = p.to;
  // After a name its office is set off: "Jane Roe, head of Acme, …".
  const apposed = scene.u.words[p.to]?.parted === true && /^[,(–—-]/.test(scene.u.text.slice(scene.u.words[p.to - 1]!.end).trim());
  const relative = (i: number) => phraseAt(scene.folds, i, scene.prose.relatives);
  if (apposed)
    while (to < scene.folds.length && to - p.to < BESIDE && !stops(to) && !relative(to) && !(to > p.to && endsApposition(scene, to))) to++;
  const inside = (s: { from: number; to: number }) => s.from >= from && s.to <= to;
  const titled = scene.u.spans.filter((s) => inside(s) && s.meanings.some((m) => m.kind === 'leader'));
  const orgs = scene.named.filter(inside);
  // An office that the record knows somebody by: "Jane Roe, the prime minister".
  const [after] = apposed ? scene.u.spans.filter((s) => s.from >= p.to && s.from <= p.to + 1 && s.to > p.to) : [];
  const holder = after?.meanings.find((m) => m.kind === 'person');
  // Without a title beside it, an organisation in the sentence is not said to be anybody's.
  const near = titled.length > 0 ? orgs : [];
  return {
    of: [...new Set(near.map((n) => n.id))],
    // "Former" stands with a title that is no more: the record's office does not fit it.
    titles: titled.flatMap((s) => [
      ...(phraseBefore(scene.folds, s.from, scene.prose.once) ? [scene.folds[s.from - 1]!] : []),
      wholeTitle(scene, s),
    ]),
    ...(holder && !isByName(scene, after!) ? { holder: holder.id } : {}),
  };
}

/** Whether a person is named, and not meant by an office. */
const isByName = ({ kb }: Scene, s: Span): boolean =>
  s.meanings.some((m) => m.kind === 'person' && foldedWords(kb.people.get(m.id)!.name).some((w) => foldedWords(s.text).includes(w)));

/** A title with what it is of: "energy minister", "ministre de l'Énergie". What is of an organisation or a place is told by that. */
function wholeTitle({ u, folds, named, prose }: Scene, s: Span): string {
  const told = (i: number) =>
    u.spans.some(
      (x) => x.from <= i && x.to > i && x.meanings.some((m) => ['organisation', 'country', 'place', 'person', 'leader'].includes(m.kind)),
    ) || named.some((n) => i >= n.from && i < n.to);
  const plain = (i: number) => folds[i] !== undefined && !isFunctionWord(folds[i]) && !told(i) && !u.words[i]!.parted;
  const from = plain(s.from - 1) && !u.words[s.from]!.parted && !u.words[s.from - 1]!.capital ? s.from - 1 : s.from;
  let to = s.to;
  while (to - s.to < 3 && phraseAt(folds, to, prose.linking) && !u.words[to]!.parted) to++;
  const end = to > s.to && plain(to) ? to + 1 : s.to;
  return folds
    .slice(from, end)
    .filter((w) => !isFunctionWord(w))
    .join(' ');
}

/** Whether a comma closes what is set off, before a word. */
const endsApposition = ({ u }: Scene, at: number): boolean =>
  u.words[at]!.parted && /[,;)–—]/.test(u.text.slice(u.words[at - 1]!.end, u.words[at]!.start));

/** Days and months have a capital in English, and are no names. */
const CALENDAR: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap((l) =>
    Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2024, i, 1 + i))).flatMap((d) =>
      (['weekday', 'month'] as const).map((part) => fold(new Intl.DateTimeFormat(l, { [part]: 'long', timeZone: 'UTC' }).format(d))),
    ),
  ),
);

/** Whether a word with a capital is of the office of somebody whom the sentence names: "président de la République". */
const isOfOffice = (scene: Scene, text: string): boolean =>
  peopleIn(scene).some((p) => scene.kb.people.get(p.id)!.roles.some((r) => fold(`${r.en} ${r.fr}`).includes(fold(text))));

/** "Franco-German": half a word for two peoples is no name. */
const isOfPeople = ({ u }: Scene, f: { to: number }): boolean =>
  u.text[u.words[f.to - 1]!.end] === '-' &&
  u.spans.some((s) => s.from === f.to && s.meanings.some((m) => m.kind === 'country' && m.people));

/** The names of a sentence: people with their offices, organisations, and those that the record does not know. */
export function namesIn(scene: Scene): SaidName[] {
  const { u } = scene;
  const none = { near: false, of: [], titles: [] };
  const people = peopleIn(scene).map((p): SaidName => {
    const lead = leadOfPerson(scene, p);
    const office = lead ? { of: [lead.of], titles: [], leads: lead.does } : officeOf(scene, p);
    return { kind: 'name', text: textOf(scene, p), start: u.words[p.from]!.start, person: p.id, near: p.near, ...office };
  });
  const organisations = scene.named
    .filter((n) => u.words.slice(n.from, n.to).some((w) => w.capital || /^\d/.test(w.text)))
    .map((n): SaidName => {
      const partner = partnerOf(scene, n);
      const name = { kind: 'name' as const, text: textOf(scene, n), start: u.words[n.from]!.start, organisation: n.id, ...none };
      return partner === undefined ? name : { ...name, partner };
    });
  const taken = (f: { from: number; to: number }) => peopleIn(scene).some((p) => f.from < p.to && f.to > p.from);
  const foreign = scene.foreign
    .filter((f) => !taken(f) && !CALENDAR.has(fold(f.text)) && !isOfOffice(scene, f.text) && !isOfPeople(scene, f))
    .map((f): SaidName => ({ kind: 'name', text: foreignText(scene, f), start: u.words[f.from]!.start, ...none }));
  const misspelt = u.words.flatMap((w, i): SaidName[] => {
    if (!w.corrected || !w.capital || taken({ from: i, to: i + 1 })) return [];
    const span = u.spans.find((s) => s.from <= i && s.to > i);
    const org = span?.meanings.find((m) => m.kind === 'organisation');
    const person = span?.meanings.find((m) => m.kind === 'person');
    if (!span || (!org && !person)) return [];
    return [
      {
        kind: 'name',
        text: textOf(scene, span),
        start: u.words[span.from]!.start,
        ...none,
        near: true,
        ...(org ? { organisation: org.id } : { person: person!.id }),
      },
    ];
  });
  return [...people, ...organisations, ...foreign, ...misspelt];
}

/** Whether a word with a capital beside a place makes another name of it: "Summer Palace". */
function isOfLongerName({ u, folds, named }: Scene, s: Span): boolean {
  const told = (i: number) =>
    named.some((n) => n.pledges && i >= n.from && i < n.to) ||
    u.spans.some(
      (x) => x.from <= i && x.to > i && x.meanings.some((m) => ['country', 'person', 'event', 'measure', 'place'].includes(m.kind)),
    );
  const capital = (i: number) => u.words[i]?.capital === true && u.words[i].kind === 'word' && !isFunctionWord(folds[i]!) && !told(i);
  return (
    (!u.words[s.from]!.parted && capital(s.from - 1) && !u.words[s.from - 1]!.opens) || (u.words[s.to]?.parted === false && capital(s.to))
  );
}

/** The places of a sentence, but for the country that everything is in, each with whom the sentence is about there. */
export function placesIn(scene: Scene, focus: Focus): SaidPlace[] {
  const ground = new Set(homeGround(scene.kb));
  return scene.u.spans.flatMap((s): SaidPlace[] => {
    const places = s.meanings.filter((m) => m.kind === 'place');
    const other = s.meanings.some((m) => m.kind === 'country' || (m.kind === 'event' && !m.common));
    // "The president of the region" names an office, and no place.
    const office = scene.u.spans.some((x) => x.to <= s.from && s.from - x.to <= 3 && x.meanings.some((m) => m.kind === 'leader'));
    const org = scene.named.some((n) => n.from === s.from && (n.pledges || office));
    const [first] = places;
    if (
      !first ||
      places.length > 1 ||
      other ||
      isHyphened(scene, s) ||
      isOfLongerName(scene, s) ||
      org ||
      ground.has(first.id) ||
      !scene.u.words[s.from]!.capital
    )
      return [];
    return [
      {
        kind: 'place',
        text: textOf(scene, s),
        start: scene.u.words[s.from]!.start,
        place: first.id,
        whose: whoseIs(scene, s, focus),
        eventNamed: scene.event !== undefined,
      },
    ];
  });
}
