import type { KnowledgeBase } from '../knowledge/base.js';
import type { Lang } from '../model/language.js';
import { stem } from '../text/stem.js';
import { lexiconOf, type Lexicon, type Meaning } from './lexicon.js';
import type { Span, Utterance } from './utterance.js';

/**
 * What stands in a wording for a name of the record, a number or a stranger: a question is of one kind whoever it names.
 * Written in braces, in the examples too.
 */
export const PLACEHOLDERS = [
  'organisation',
  'maker',
  'person',
  'event',
  'gathering',
  'source',
  'place',
  'topic',
  'measure',
  'date',
  'money',
  'number',
  'name',
] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

const isPlaceholder = (word: string): boolean => word.startsWith('{');

/** Meanings that a grammar gives, which are the same for every record. */
const OF_GRAMMAR = new Set<Meaning['kind']>(['concept', 'unstated', 'leader', 'status', 'bound', 'currency']);
/** Concepts of words that join and frame, whatever is spoken of. */
const EMPTY = new Set(['function', 'frame', 'and']);

/** What a phrase of the record is shown as; none for words of the grammar, which say more as they stand. */
function placeholderOf({ meanings }: Span): Placeholder | undefined {
  const of = (kind: Meaning['kind']) => meanings.some((m) => m.kind === kind);
  const concept = of('concept');
  if (meanings.some((m) => m.kind === 'organisation' && !m.common)) return 'organisation';
  if (of('person')) return concept ? undefined : 'person';
  if (meanings.some((m) => m.kind === 'event' && !m.common)) return 'event';
  if (of('source') && !concept) return 'source';
  if (of('organisation')) return 'maker';
  if (of('place') || of('country')) return 'place';
  if (of('event')) return 'gathering';
  if (meanings.some((m) => OF_GRAMMAR.has(m.kind) && !(m.kind === 'concept' && EMPTY.has(m.concept)))) return undefined;
  if (of('topic')) return 'topic';
  return of('measure') ? 'measure' : undefined;
}

/** The words of a message, folded, with placeholders for what only its record, or only its asker, knows. */
export function wordingOf({ words, spans, dates, amounts, foreign }: Utterance): string[] {
  const wording: string[] = [];
  for (let i = 0; i < words.length; ) {
    const at = <T extends { readonly from: number; readonly to: number }>(items: readonly T[]) =>
      items.find((r) => r.from === i && r.to > i);
    const [span, date, amount, name] = [at(spans), at(dates), at(amounts), at(foreign)];
    const known = span && placeholderOf(span);
    const shown: readonly [string, number] = known
      ? [`{${known}}`, span.to]
      : date
        ? ['{date}', date.to]
        : amount
          ? [amount.currency || amount.scaled ? '{money}' : '{number}', amount.to]
          : name
            ? ['{name}', name.to]
            : [words[i]!.kind === 'number' ? '{number}' : words[i]!.fold, i + 1];
    wording.push(shown[0]);
    i = shown[1];
  }
  return wording;
}

/** What the words of a wording do, in order: concepts, placeholders, and `@?` for a word that the grammar does not have. */
function roles(wording: readonly string[], lang: Lang, lexicon: Lexicon): string[] {
  const found: string[] = [];
  for (let i = 0; i < wording.length; ) {
    if (isPlaceholder(wording[i]!)) {
      found.push(wording[i++]!);
      continue;
    }
    const match = lexicon
      .matches(wording, i)
      .map(({ length, senses }) => ({ length, meanings: senses.filter((s) => s.lang === lang && OF_GRAMMAR.has(s.meaning.kind)) }))
      .find(({ meanings }) => meanings.length > 0);
    const kinds = (match?.meanings ?? []).map(({ meaning: m }) => (m.kind === 'concept' ? m.concept : m.kind));
    if (match) found.push(...new Set(kinds.filter((k) => !EMPTY.has(k)).map((k) => `@${k}`)));
    else found.push('@?');
    i += match?.length ?? 1;
  }
  return found;
}

const LENGTHS = [2, 3, 4, 6, 8, 11, 15, 20];
const MOST_STRANGE = 6;

/**
 * What a wording is weighed by: its stems, pairs of neighbours with the start and the end among them, what stands near a
 * placeholder, what its words do by the grammar and in which order, how many are strange, and its length.
 */
export function featuresOf(wording: readonly string[], lang: Lang, lexicon: Lexicon): string[] {
  const stems = wording.map((w) => (isPlaceholder(w) ? w : stem(w, lang)));
  const does = roles(wording, lang, lexicon);
  const strange = does.filter((r) => r === '@?').length;
  const features = new Set<string>();
  stems.forEach((w, i) => {
    features.add(w).add(`${stems[i - 1] ?? '^'} ${w}`);
    for (const far of [2, 3]) {
      const other = stems[i + far];
      if (other !== undefined && (isPlaceholder(w) || isPlaceholder(other))) features.add(`${w} _ ${other}`);
    }
  });
  features.add(`${stems.at(-1) ?? '^'} $`);
  does.forEach((r, i) => {
    features.add(r);
    if (i > 0) features.add(`${does[i - 1]!} ${r}`);
  });
  for (let n = 1; n <= Math.min(strange, MOST_STRANGE); n++) features.add(`strange ${n}`);
  for (const n of LENGTHS) if (wording.length >= n) features.add(`words ${n}`);
  return [...features];
}

/** What a message is weighed by. */
export const featuresIn = (u: Utterance, kb: KnowledgeBase): string[] => featuresOf(wordingOf(u), u.lang, lexiconOf(kb));
