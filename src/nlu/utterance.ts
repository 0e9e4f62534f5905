import type { KnowledgeBase } from '../knowledge/base.js';
import { quoteFragmentsOf, type QuoteFragments } from '../knowledge/spoken.js';
import { LANGUAGES, type Lang } from '../model/language.js';
import { isName, isOrdinary } from '../text/dictionary.js';
import { clean, foldedWords, tokenise, wordsIn, type Token } from '../text/tokens.js';
import { GRAMMARS } from './languages/index.js';
import type { Concept } from './languages/grammar.js';
import { lexiconOf, type Lexicon, type Meaning, type Sense } from './lexicon.js';
import { isNumberWord, readAmounts, readDates, type Amount, type When } from './numbers.js';
import { CONTENT_WORDS, FUNCTION_WORDS } from './singles.js';
import { spellerOf } from './spelling.js';

/** A word of the utterance, perhaps corrected, with its place among the words. */
export interface Word extends Token {
  readonly corrected?: string;
  /** A mark that parts phrases stands before it. */
  readonly parted: boolean;
}

/** A stretch of words (`from` to `to`, exclusive) and all that it may mean. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly meanings: readonly Meaning[];
}

/** A name that the record does not know. */
export interface Foreign {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** An utterance with everything that was recognised in it. Nothing is decided yet. */
export interface Utterance {
  readonly text: string;
  /** Its words as they were written, folded, with a space between them. */
  readonly folded: string;
  readonly lang: Lang;
  /** Whether the words told the language, or the fallback was taken. */
  readonly langKnown: boolean;
  readonly words: readonly Word[];
  readonly spans: readonly Span[];
  readonly amounts: readonly Amount[];
  readonly dates: readonly When[];
  readonly foreign: readonly Foreign[];
  /** Phrases that name something of the record and gave way to another one. */
  readonly lost: readonly Span[];
  /** Content words that nothing explains, by place. */
  readonly residual: readonly number[];
  /** What stands between quotation marks. */
  readonly quoted: readonly string[];
  readonly question: boolean;
  /** How words were read, for `--explain`. */
  readonly notes: readonly string[];
}

const SHORT = Object.fromEntries(LANGUAGES.map((l) => [l, new Map(Object.entries(GRAMMARS[l].short))])) as Record<
  Lang,
  Map<string, string>
>;

/** Concepts whose words carry no content of their own. */
const EMPTY = new Set<Concept>(['function', 'frame']);

/** Which language the words speak, by the words of the grammar and of the record that only one of them has. */
function detect(words: readonly string[], lexicon: Lexicon, fallback: Lang | undefined): { lang: Lang; known: boolean } {
  const weigh = (lang: Lang) => {
    const other: Lang = lang === 'en' ? 'fr' : 'en';
    let n = 0;
    for (const w of words) {
      const own = FUNCTION_WORDS[lang].has(w) || SHORT[lang].has(w);
      const foreign = FUNCTION_WORDS[other].has(w) || SHORT[other].has(w);
      if (own && !foreign) n += 2;
      else if (!own && !foreign && CONTENT_WORDS[lang].has(w) && !CONTENT_WORDS[other].has(w)) n += 1.5;
      else if (!own && !foreign && lexicon.speaks(w, lang) && !lexicon.speaks(w, other)) n += 1;
    }
    return n;
  };
  const [en, fr] = [weigh('en'), weigh('fr')];
  if (en === fr) return { lang: fallback ?? 'en', known: false };
  return { lang: en > fr ? 'en' : 'fr', known: true };
}

/** Words between quotation marks that are somebody's, and not a figure or a name set off by them. */
const isSpeech = (q: string): boolean => {
  const words = foldedWords(q).filter((w) => /^[a-z]/.test(w));
  const content = words.filter((w) => w.length > 3 && !isFunctionWord(w) && !isNumberWord(w));
  // Four words in marks are somebody's, however little they say: "as the very first".
  return (words.length >= (/\d/.test(q) ? 6 : 2) && content.length >= 2) || (words.length >= 4 && !/\d/.test(q));
};

const QUOTED = /[“"«]\s*([^“”"«»]{3,}?)\s*[”"»]|(?<![\p{L}\p{N}])['‘]([^'’]{6,}?(?:['’]\p{L}[^'’]*?)*)['’](?![\p{L}\p{N}])/gu;

/** A message without what stands between marks, unless it is all there is. */
const withoutQuoted = (text: string): string => {
  const rest = text.replace(QUOTED, ' ');
  return rest !== text && foldedWords(rest).length >= 2 ? rest : text;
};

/** Words of a text, with short forms written out. */
function readWords(tokens: readonly Token[], lang: Lang, lexicon: Lexicon): { words: Word[]; notes: string[] } {
  const words: Word[] = [];
  const notes: string[] = [];
  const speller = spellerOf(lexicon);
  let parted = true;
  for (const [at, t] of tokens.entries()) {
    const [before, after] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? ''];
    if (t.kind === 'mark') {
      if (!["'", '-', '’', '.', '&'].includes(t.text)) parted = true;
      if (t.text === '.') parted = true;
      continue;
    }
    const long = SHORT[lang].get(t.fold);
    // A short form that is also part of a phrase ("info ou intox") is left, and so is a letter of a name ("P&G").
    const kept = (t.fold.length > 3 && lexicon.knows(t.fold)) || (t.fold.length === 1 && /[&'’]/.test(`${before}${after}`));
    if (long !== undefined && !t.capital && !kept) {
      notes.push(`"${t.text}" read as "${long}"`);
      for (const fold of foldedWords(long)) words.push({ ...t, fold, kind: 'word', parted });
    } else {
      const corrected = t.kind === 'word' ? speller.correct(t.fold) : undefined;
      if (corrected !== undefined) notes.push(`"${t.text}" taken as "${corrected}"`);
      words.push({ ...t, fold: corrected ?? t.fold, ...(corrected === undefined ? {} : { corrected }), parted });
    }
    parted = false;
  }
  return { words, notes };
}

/** Months and little words that may also be names: taken as names only with a capital. */
const NAME_NEEDS_CAPITAL = (fold: string) => FUNCTION_WORDS.en.has(fold) || FUNCTION_WORDS.fr.has(fold);

/**
 * Words of the other language mean what they say where the language of the utterance has no meaning for them: people mix
 * ("une quote sur le training plan"), yet "part", "son" and "place" are words of both.
 */
function sensesIn(senses: readonly Sense[], lang: Lang | undefined, words: number, fold: string): readonly Meaning[] {
  if (lang === undefined) return distinct(senses);
  senses = senses.filter((s) => s.meaning.kind !== 'unstated' || s.lang === lang);
  const own = senses.filter((s) => s.lang === null || s.lang === lang);
  if (own.some((s) => s.lang === lang) || own.length === senses.length) return distinct(own);
  return words > 1 || fold.length >= 5 || senses.every((s) => s.meaning.kind !== 'concept') ? distinct(senses) : distinct(own);
}
const distinct = (senses: readonly Sense[]): Meaning[] => {
  const seen = new Map(senses.map((s) => [JSON.stringify(s.meaning), s.meaning]));
  return [...seen.values()];
};

/** Of measures that a word may name, those that list the very word: "employs" is no "employment". */
function nearest(senses: readonly Sense[], text: string): readonly Sense[] {
  // "Around" is no "environment", whatever their stems.
  if (senses.some((s) => s.meaning.kind === 'bound' && s.phrase === text))
    return senses.filter((s) => s.meaning.kind !== 'topic' || s.phrase === text);
  const exact = senses.filter(
    (s) => s.meaning.kind === 'measure' && (s.phrase === text || `${s.phrase}s` === text || s.phrase === `${text}s`),
  );
  return exact.length > 0 ? senses.filter((s) => s.meaning.kind !== 'measure' || exact.includes(s)) : senses;
}

/** A word that a number begins with, or the sign of a currency before one. */
const numeric = (w: Word | undefined): boolean =>
  w !== undefined &&
  (w.kind !== 'word' || isNumberWord(w.fold) || /\d/.test(w.fold) || /^(a|an|un|une|half|eur|usd|gbp|le|la|les|the|d)$/.test(w.fold));

function propose(words: readonly Word[], lexicon: Lexicon, lang: Lang | undefined): Span[] {
  const folds = words.map((w) => w.fold);
  const spans: Span[] = [];
  for (let i = 0; i < words.length; i++)
    for (const match of lexicon.matches(folds, i)) {
      const to = i + match.length;
      if (words.slice(i + 1, to).some((w) => w.parted)) continue;
      const single = match.length === 1;
      const meanings = sensesIn(nearest(match.senses, folds.slice(i, to).join(' ')), lang, match.length, folds[i]!).filter((m) => {
        // "La somme" is a department only with its capital: the grammar knows the word as well.
        const lower = m.kind === 'place' && !words.slice(i, to).some((w, k) => w.capital && (single || k > 0 || !isFunctionWord(w.fold)));
        // "De la somme", with nothing that is summed after it, is the place.
        const of =
          lower &&
          !single &&
          /^(de|dans)$/.test(folds[i - 1] ?? '') &&
          !/^(de|des|d|du|que|qui|totale?)$/.test(folds[to] ?? '') &&
          NAME_NEEDS_CAPITAL(folds[i]!);
        if (
          lower &&
          !of &&
          (single
            ? (lexicon.knowsAsConcept(folds[i]!) || NAME_NEEDS_CAPITAL(folds[i]!)) && !/^(en|a|in|at)$/.test(folds[i - 1] ?? '')
            : match.senses.every((x) => x.lang === null) &&
              folds.slice(i, to).every((f) => lexicon.knowsAsConcept(f) || NAME_NEEDS_CAPITAL(f)))
        )
          return false;
        // "More jobs than" bounds no figure: a bound stands before a number.
        if (m.kind === 'bound' && !numeric(words[to])) return false;
        if (!single) return true;
        if (m.kind === 'organisation' && !m.common) return words[i]!.capital || !NAME_NEEDS_CAPITAL(folds[i]!);
        // A surname that is an ordinary word is a person only with a capital: "baker", "young".
        // "Orange" is an outlet only with its capital.
        if (m.kind === 'source') return words[i]!.capital || !isOrdinary(folds[i]!);
        if (m.kind === 'person' && m.part) return words[i]!.capital || !NAME_NEEDS_CAPITAL(folds[i]!);
        // "Ou" is "or" where it joins and "where" where it asks; an accent settles it.
        if (m.kind === 'concept' && folds[i] === 'ou' && (m.concept === 'where' || m.concept === 'or')) {
          // "Or 1.2?"
          if (numeric(words[to]) && words[to]!.kind !== 'word') return m.concept === 'or';
          const asks =
            /ù/i.test(words[i]!.text) ||
            (!/ou/i.test(words[i]!.text)
              ? false
              : i === 0 ||
                words[i]!.parted ||
                /^(c|ca|d|va|vont|met|mettent|jusqu)$/.test(folds[i - 1] ?? '') ||
                (/^(est|sont|etait|sera|situe|situee)$/.test(folds[i - 1] ?? '') && !words[i - 1]!.capital) ||
                /^(ca|exactement)$/.test(folds[i + 1] ?? '') ||
                i === words.length - 1);
          return (m.concept === 'where') === asks;
        }
        if (m.kind === 'country') return !['us', 'it', 'in', 'to', 'no', 'so'].includes(folds[i]!) || /^[A-Z.]+$/.test(words[i]!.text);
        return true;
      });
      if (meanings.length > 0)
        spans.push({
          from: i,
          to,
          text: words
            .slice(i, to)
            .map((w) => w.text)
            .join(' '),
          meanings,
        });
    }
  return spans;
}

/** Kinds of meaning that name something of the record. */
const NAMES = new Set<Meaning['kind']>(['organisation', 'person', 'place', 'event', 'source', 'country', 'topic', 'measure']);
const isEmpty = (s: Span) => s.meanings.every((m) => m.kind === 'concept' && EMPTY.has(m.concept));

/** Longest first; names before grammar of the same length; nothing overlaps. */
function settle(spans: readonly Span[], taken: ReadonlySet<number>): Span[] {
  const named = (s: Span) => s.meanings.some((m) => (m.kind === 'organisation' && !m.common) || (m.kind === 'person' && !m.part));
  const rank = (s: Span) =>
    (s.to - s.from) * 10 + (named(s) ? 12 : 0) + (s.meanings.some((m) => NAMES.has(m.kind)) ? 5 : 0) - (isEmpty(s) ? 12 : 0);
  const used = new Set<number>(taken);
  const kept: Span[] = [];
  for (const s of [...spans].sort((a, b) => rank(b) - rank(a) || a.from - b.from)) {
    const range = Array.from({ length: s.to - s.from }, (_, k) => s.from + k);
    if (range.some((i) => used.has(i))) continue;
    range.forEach((i) => used.add(i));
    kept.push(s);
  }
  return kept.sort((a, b) => a.from - b.from);
}

const splitsIntoWords = (word: string): boolean => {
  for (let i = 3; i <= word.length - 3; i++) if (isOrdinary(word.slice(0, i)) && isOrdinary(word.slice(i))) return true;
  return (
    /^(re|un|up|pre|co|non|over|sur|anti|multi|inter)/.test(word) &&
    isOrdinary(word.replace(/^(re|un|up|pre|co|non|over|sur|anti|multi|inter)/, ''))
  );
};

/** Names that nothing in the record explains: capitals inside a sentence, and words that no dictionary has but as names. */
function findForeign(words: readonly Word[], covered: ReadonlySet<number>, lexicon: Lexicon): Foreign[] {
  const letters = words.filter((w) => w.kind === 'word');
  // Where every word is capitalised, a capital says nothing.
  const shouted = letters.length > 2 && letters.filter((w) => w.capital).length > letters.length * 0.7;
  const foreignAt = (i: number): boolean => {
    const w = words[i]!;
    if (w.kind !== 'word' || covered.has(i) || w.fold.length < 2) return false;
    const ordinary = isOrdinary(w.fold) || lexicon.knows(w.fold) || (!isName(w.fold) && splitsIntoWords(w.fold));
    // Up to three small letters that no dictionary has are somebody's shorthand.
    if (!ordinary && w.fold.length <= 3 && !w.capital && !isName(w.fold)) return false;
    if (!ordinary) return !isNumberWord(w.fold) && (isName(w.fold) || !spellerOf(lexicon).isSlip(w.fold));
    return w.capital && !w.opens && !shouted;
  };
  const names: Foreign[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!foreignAt(i)) continue;
    let to = i + 1;
    while (to < words.length && !words[to]!.parted && (foreignAt(to) || (words[to]!.capital && !covered.has(to)))) to++;
    let from = i;
    // "Sundar" opens the sentence and is in no dictionary; its capitalised neighbour before belongs to it.
    while (from > 0 && words[from - 1]!.capital && !covered.has(from - 1) && !words[from]!.parted) from--;
    names.push({
      from,
      to,
      text: words
        .slice(from, to)
        .map((w) => w.text)
        .join(' '),
    });
    i = to - 1;
  }
  return names;
}

/** Amounts and dates count tokens; the rest counts words. */
function toWordRange<T extends { from: number; to: number }>(items: readonly T[], tokens: readonly Token[], words: readonly Word[]): T[] {
  return items.map((item) => {
    const start = tokens[item.from]!.start;
    const end = tokens[item.to - 1]!.end;
    const inside = words.flatMap((w, i) => (w.start >= start && w.end <= end ? [i] : []));
    return { ...item, from: inside[0] ?? 0, to: (inside.at(-1) ?? -1) + 1 };
  });
}

/**
 * Recognises all that the record and the grammar know in an utterance. `spoken` knows fragments of quotations; who reads
 * a text whose quotations are taken out already hands in one that knows none.
 */
export function recognise(
  text: string,
  kb: KnowledgeBase,
  fallback?: Lang,
  spoken: Pick<QuoteFragments, 'knows' | 'find'> = quoteFragmentsOf(kb),
): Utterance {
  const lexicon = lexiconOf(kb);
  const cleaned = clean(text);
  const tokens = tokenise(cleaned);
  // Quoted words are in the language of who spoke them.
  const rest = withoutQuoted(cleaned);
  const unquoted = rest === cleaned ? tokens : tokenise(rest);
  // Names speak no language: "Grand Est" is no French sentence.
  const spelt = unquoted.filter((t) => t.kind === 'word');
  const raw = spelt.map((t) => t.fold);
  const inName = new Set(
    raw.flatMap((_, i) => {
      const name = lexicon
        .matches(raw, i)
        .find(
          (m) =>
            (m.length > 1 && m.senses.every((x) => x.lang === null)) ||
            (i > 0 && spelt[i]!.capital && m.senses.some((x) => x.meaning.kind === 'organisation')),
        );
      return name ? Array.from({ length: name.length }, (__, k) => i + k) : [];
    }),
  );
  const { lang, known } = detect(
    raw.filter((_, i) => !inName.has(i)),
    lexicon,
    fallback,
  );
  const { words, notes } = readWords(tokens, lang, lexicon);

  // Words of a quoted fragment are looked up as a whole; what they would mean by themselves asks nothing.
  const asksWho = /\b(who|whose|qui|said|says|dit|quote|citation|phrase|line|words|did\b.+\bsay)\b/i.test(cleaned);
  // What nobody on record said, in marks, is a text to look at ("can I write '…'?"), unless somebody asks who said it.
  const fragments = [...cleaned.matchAll(QUOTED)]
    .map((m) => ({ text: (m[1] ?? m[2] ?? '').trim(), start: m.index, end: m.index + m[0].length }))
    .filter((f) => isSpeech(f.text) && (asksWho || spoken.knows(foldedWords(f.text))));
  const typed = spoken.find(words.map((w) => w.fold));
  if (typed && fragments.length === 0) {
    const [start, end] = [words[typed.from]!.start, words[typed.to - 1]!.end];
    fragments.push({ text: cleaned.slice(start, end), start, end });
  }
  const inFragment = new Set(words.flatMap((w, i) => (fragments.some((f) => w.start >= f.start && w.end <= f.end) ? [i] : [])));
  const proposed = propose(words, lexicon, known ? lang : undefined).filter((s) => !inFragment.has(s.from));
  const dates = toWordRange(readDates(tokens), tokens, words).filter((d) => !inFragment.has(d.from));
  const fixed = (i: number) => {
    // Number words inside a phrase of the grammar ("the two companies", "three times") are no figures of their own.
    const at = words.findIndex((w) => w.start === tokens[i]!.start);
    return (
      dates.some((d) => at >= d.from && at < d.to) ||
      inFragment.has(at) ||
      proposed.some(
        (s) =>
          s.to - s.from > 1 &&
          at >= s.from &&
          at < s.to &&
          s.meanings.some(
            (m) =>
              m.kind === 'concept' && ['both', 'multiple', 'ordinal', 'site-new', 'rank-max', 'frame', 'brief', 'tag'].includes(m.concept),
          ),
      )
    );
  };
  const amounts = toWordRange(readAmounts(tokens, fixed), tokens, words);
  const taken = new Set<number>();
  for (const r of [...dates, ...amounts]) for (let i = r.from; i < r.to; i++) taken.add(i);

  const spans = settle(proposed, taken);
  const covered = new Set<number>([...taken, ...inFragment]);
  for (const s of spans) for (let i = s.from; i < s.to; i++) covered.add(i);
  const foreign = findForeign(words, covered, lexicon);
  const named = new Set<number>();
  for (const f of foreign) for (let i = f.from; i < f.to; i++) named.add(i);
  const residual = words.flatMap((w, i) => (covered.has(i) || named.has(i) || w.fold.length < 2 ? [] : [i]));
  return {
    text: cleaned,
    folded: wordsIn(tokens).join(' '),
    lang,
    langKnown: known,
    words,
    spans,
    amounts,
    dates,
    lost: proposed.filter((s) => !spans.includes(s) && s.meanings.some((m) => NAMES.has(m.kind) || m.kind === 'currency')),
    foreign,
    residual,
    quoted: fragments.map((f) => f.text),
    question: /\?\s*$/.test(cleaned) || /\?/.test(cleaned),
    notes,
  };
}

/** Whether a folded word is written as a name in the dictionaries and as an ordinary word too: "oracle", "apple". */
export const maybeName = (fold: string): boolean => isName(fold) && isOrdinary(fold);

/** Whether a folded word only joins others, in either language. */
export const isFunctionWord = (fold: string): boolean => FUNCTION_WORDS.en.has(fold) || FUNCTION_WORDS.fr.has(fold);
