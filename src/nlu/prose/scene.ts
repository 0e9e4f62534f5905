import type { KnowledgeBase } from '../../knowledge/base.js';
import type { EventId, OrganisationId } from '../../model/ids.js';
import type { Lang } from '../../model/language.js';
import { Frame } from '../frame.js';
import { PROSE, type Prose } from '../languages/prose.js';
import { isFunctionWord, maybeName, recognise, type Foreign, type Span, type Utterance } from '../utterance.js';
import { phraseAt, phraseBefore } from './phrases.js';

/** An organisation as a sentence names it. */
export interface Named {
  readonly from: number;
  readonly to: number;
  readonly id: OrganisationId;
  /** Who pledges for it. */
  readonly pledger: OrganisationId;
  readonly pledges: boolean;
  /** A company, pledger or not: a verb of pledging may be about it. Governments speak of what others pledge. */
  readonly acts: boolean;
  /** Brought in by "with", "than", "by": rarely whom the sentence is about. */
  readonly side: boolean;
  /** A longer name than the record's, or one that it may only look like. */
  readonly doubtful: boolean;
}

/** One sentence with what was recognised in it. */
export interface Scene {
  readonly u: Utterance;
  readonly kb: KnowledgeBase;
  readonly lang: Lang;
  readonly prose: Prose;
  readonly frame: Frame;
  readonly folds: readonly string[];
  readonly named: readonly Named[];
  /** The event, by its name or as "the summit". */
  readonly event?: { readonly id: EventId; readonly from: number };
  /** Names that the record does not know, with a capital. */
  readonly foreign: readonly Foreign[];
  /** Where pronouns and "the company" stand for somebody named before. */
  readonly pronouns: readonly number[];
  /** Where "its" does: it points back, and is nobody the sentence is about. */
  readonly possessives: readonly number[];
}

/** Fragments of quotations are told by their marks here, and no run of words is taken for one. */
const NOTHING_SPOKEN = { knows: () => false, find: () => undefined };

const wordsOf = (u: Utterance, s: { from: number; to: number }) => u.words.slice(s.from, s.to);

/** Whether a common noun is told with an article that makes it a known one. */
const isDefinite = (folds: readonly string[], at: number, prose: Prose): boolean => phraseBefore(folds, at, prose.definite);

function namedIn(u: Utterance, kb: KnowledgeBase, prose: Prose, folds: readonly string[]): Named[] {
  return u.spans.flatMap((s): Named[] => {
    const meant = s.meanings.filter((m) => m.kind === 'organisation');
    const ids = [...new Set(meant.map((m) => kb.pledgerOf(m.id)))];
    const [first] = meant;
    if (!first || ids.length !== 1 || s.meanings.some((m) => m.kind === 'event' && !m.common)) return [];
    const words = wordsOf(u, s);
    const byName = meant.some((m) => !m.common);
    if (byName ? !words.some((w) => w.capital || /^\d/.test(w.text)) : !isDefinite(folds, s.from, prose)) return [];
    if (words.some((w) => w.corrected)) return [];
    const at = isDefinite(folds, s.from, prose) ? s.from - 1 : s.from;
    const next = u.words[s.to];
    const longer = u.foreign.some((f) => f.from === s.to && !next?.parted) || u.foreign.some((f) => f.to === s.from && !words[0]!.parted);
    return [
      {
        from: s.from,
        to: s.to,
        id: first.id,
        pledger: ids[0]!,
        pledges: kb.pledgesBy(ids[0]!).length > 0,
        acts: kb.pledgesBy(ids[0]!).length > 0 || kb.organisations.get(first.id)?.kind === 'company',
        side: phraseBefore(folds, s.from, prose.sides) || phraseBefore(folds, at, prose.sides),
        doubtful: byName && (longer || phraseBefore(folds, s.from, prose.once)),
      },
    ];
  });
}

/** "It", "its", "the company", "le groupe américain": where the sentence points back to an organisation. */
function pronounsIn(u: Utterance, prose: Prose, folds: readonly string[], taken: (i: number) => boolean): number[] {
  const company = (s: Span) => s.meanings.some((m) => m.kind === 'concept' && m.concept === 'company');
  const nouns = u.spans.filter(company).filter((s) => {
    const back = [0, 1, 2].find(
      (n) => isDefinite(folds, s.from - n, prose) && !u.words.slice(s.from - n + 1, s.from + 1).some((w) => w.parted),
    );
    return back !== undefined && s.meanings.every((m) => m.kind !== 'organisation');
  });
  const pronouns = folds.flatMap((_, i) => (!taken(i) && phraseAt(folds, i, prose.pronouns) ? [i] : []));
  return [...nouns.map((s) => s.from), ...pronouns].sort((a, b) => a - b);
}

/** "Last year's summit" is as definite as "the summit". */
const isOfAnotherTime = (u: Utterance, s: Span): boolean =>
  u.spans.some((x) => x.to <= s.from && s.from - x.to <= 2 && x.meanings.some((m) => m.kind === 'concept' && m.concept === 'previous'));

/** "The Port-Neuf summit", "le sommet de Port-Neuf": a name beside a common noun makes another event of it. */
const isSomebodyElses = (u: Utterance, s: Span): boolean =>
  u.foreign.some((f) => (f.from >= s.to && f.from - s.to <= 3 && !u.words[f.from]!.parted) || (f.to <= s.from && s.from - f.to <= 1));

/** A first word that may be a name as well as a word, with a capital that tells nothing: "Oracle plans to…". */
function opener(u: Utterance): Foreign[] {
  const [first] = u.words;
  const known = u.spans.some((s) => s.from === 0) || u.foreign.some((f) => f.from === 0);
  return first && !known && first.capital && maybeName(first.fold) && !isFunctionWord(first.fold)
    ? [{ from: 0, to: 1, text: first.text }]
    : [];
}

/** Recognises one sentence. `text` has its quotations masked. */
export function sceneOf(text: string, kb: KnowledgeBase, lang: Lang): Scene {
  const u = recognise(text, kb, lang, NOTHING_SPOKEN);
  const prose = PROSE[lang];
  const folds = u.words.map((w) => w.fold);
  const named = namedIn(u, kb, prose, folds);
  const known = (s: Span) => ([0, 1].some((n) => isDefinite(folds, s.from - n, prose)) || isOfAnotherTime(u, s)) && !isSomebodyElses(u, s);
  const events = u.spans.flatMap((s) =>
    s.meanings.flatMap((m) => (m.kind === 'event' && (!m.common || known(s)) ? [{ id: m.id, from: s.from }] : [])),
  );
  const inSpan = (i: number) => named.some((n) => i >= n.from && i < n.to);
  return {
    u,
    kb,
    lang,
    prose,
    folds,
    named,
    frame: new Frame(u, kb),
    ...(events[0] ? { event: events[0] } : {}),
    foreign: [...opener(u), ...u.foreign.filter((f) => u.words[f.from]!.capital)],
    pronouns: pronounsIn(u, prose, folds, inSpan),
    possessives: folds.flatMap((_, i) => (!inSpan(i) && phraseAt(folds, i, prose.possessives) ? [i] : [])),
  };
}

/** A foreign name as the text has it, with all that hyphens join to it: "Port-Neuf-sur-Mer". */
export function foreignText({ u }: Scene, f: { from: number; to: number }): string {
  const [start, end] = [u.words[f.from]!.start, u.words[f.to - 1]!.end];
  const before = /[\p{L}\p{N}'’-]*$/u.exec(u.text.slice(0, start))?.[0] ?? '';
  const after = /^[\p{L}\p{N}-]*/u.exec(u.text.slice(end))?.[0] ?? '';
  return `${before.includes('-') ? before : ''}${u.text.slice(start, end)}${after.startsWith('-') ? after.replace(/-+$/, '') : ''}`;
}

/** Whether a hyphen makes a longer name of a stretch of words: "Mer" in "Port-Neuf-sur-Mer". */
export function isHyphened({ u }: Scene, s: { from: number; to: number }): boolean {
  const [start, end] = [u.words[s.from]!.start, u.words[s.to - 1]!.end];
  return /\p{L}-$/u.test(u.text.slice(0, start)) || /^-\p{Lu}|^-(sur|en|sous|la|le|les|de|du)-/u.test(u.text.slice(end));
}

/** The text between the first and the last word of a stretch of words. */
export const textOf = ({ u }: Scene, { from, to }: { from: number; to: number }): string =>
  u.text.slice(u.words[from]!.start, u.words[to - 1]!.end);
