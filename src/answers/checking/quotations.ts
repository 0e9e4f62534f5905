import type { KnowledgeBase, Quote } from '../../knowledge/base.js';
import { searchIndexOf, type Scope } from '../../knowledge/search.js';
import type { Block } from '../../model/answer.js';
import type { OrganisationId } from '../../model/ids.js';
import type { SaidQuotation, Speaker } from '../../model/said.js';
import { fold, foldedWords } from '../../text/tokens.js';
import { evidenceOf } from '../claims.js';
import { organisationName, personName } from '../names.js';
import { sentence } from '../part.js';
import { quoteBlocks } from '../quotations.js';
import { standsInForm } from './forms.js';
import { held, type Bench, type Held } from './held.js';
import { likeness, standsIn, wordRuns } from './words.js';

/** From this share of its words on, in order, a quotation is another one altered, and not other words. */
const ALTERED = 0.6;
/** And so many words at least. */
const SHARED = 4;

/** Quotations by each of their words, so that one text is not compared with all of them. */
const indexes = new WeakMap<KnowledgeBase, ReadonlyMap<string, readonly Quote[]>>();
function indexOf(kb: KnowledgeBase): ReadonlyMap<string, readonly Quote[]> {
  const known = indexes.get(kb);
  if (known) return known;
  const index = new Map<string, Quote[]>();
  for (const q of kb.quotes.values())
    for (const word of new Set(foldedWords(q.words))) {
      const list = index.get(word);
      if (list) list.push(q);
      else index.set(word, [q]);
    }
  indexes.set(kb, index);
  return index;
}

/** How many candidates are compared word by word. */
const CANDIDATES = 6;

/** The quotations that share most words with a text, rarer words first. */
function candidates(kb: KnowledgeBase, words: string): Quote[] {
  const index = indexOf(kb);
  const scores = new Map<Quote, number>();
  for (const word of new Set(foldedWords(words))) {
    const list = index.get(word) ?? [];
    for (const q of list) scores.set(q, (scores.get(q) ?? 0) + 1 / list.length);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, CANDIDATES)
    .map(([q]) => q);
}

/** Whether the text gives words to whom the record gives them; `unsure` where the text leaves it open. */
function speaks({ kb }: Bench, quote: Quote, speaker: Speaker): 'yes' | 'no' | 'unsure' | 'untold' {
  const same = (o: OrganisationId) => kb.pledgerOf(o) === kb.pledgerOf(quote.organisation.id as OrganisationId);
  switch (speaker.kind) {
    case 'person':
      if (quote.speaker === speaker.id) return 'yes';
      return speaker.sure ? 'no' : 'unsure';
    case 'organisation':
      if (same(speaker.id)) return 'yes';
      return speaker.sure ? 'no' : 'unsure';
    case 'foreign':
      return 'no';
    case 'several':
      return 'unsure';
    case 'nobody':
      return 'untold';
  }
}

/** Holds a quotation of a text against the record, word by word. */
export function checkQuotation(said: SaidQuotation, bench: Bench): Held {
  const { kb, w } = bench;
  const near = candidates(kb, said.words);
  const exact = near.filter((q) => standsIn(said.words, q));
  const whole = exact.find((q) => speaks(bench, q, said.speaker) === 'yes') ?? exact[0];
  if (whole) return checkWhole(said, bench, whole);
  const formed = near.filter((q) => standsInForm(said.words, q));
  const form = formed.find((q) => speaks(bench, q, said.speaker) === 'yes') ?? formed[0];
  if (form) return checkFormed(said, bench, form);
  const [altered] = near
    .map((q) => ({ q, ...likeness(said.words, q) }))
    .filter(({ shared, share }) => shared >= SHARED && share >= ALTERED)
    .sort((a, b) => b.share - a.share);
  if (altered) {
    const told = speaks(bench, altered.q, said.speaker);
    return {
      ...held(
        'contradicted',
        sentence(w.say('wordsDiffer')),
        ...quoteBlocks(w, altered.q),
        ...(told === 'no' ? [attribution(bench, altered.q)] : []),
      ),
      words: wordRuns(w, said.words, altered.q),
    };
  }
  return checkOtherLanguage(said, bench) ?? checkPrinted(said, bench) ?? held('not_on_record', sentence(w.say('wordsUnknown')));
}

/** A short run of words may be anybody's: only where the text gives it to the right person is it that quotation. */
const isShort = (words: string): boolean => foldedWords(words).length < 4;

function checkWhole(said: SaidQuotation, bench: Bench, quote: Quote): Held {
  const { w } = bench;
  const told = speaks(bench, quote, said.speaker);
  if (isShort(said.words) && told !== 'yes') return held('not_on_record', sentence(w.say('wordsUnknown')));
  const blocks: Block[] = quoteBlocks(w, quote);
  if (told === 'no') return held('contradicted', attribution(bench, quote), ...blocks);
  if (quote.form === 'indirect') return held('not_checked', sentence(w.say('wordsIndirect')), ...blocks);
  if (told === 'unsure') return held('not_checked', sentence(w.say('speakerUnsure')), ...blocks);
  return held('confirmed', ...blocks);
}

/** The words on record but for contractions: the same words in another form, which is told. */
function checkFormed(said: SaidQuotation, bench: Bench, quote: Quote): Held {
  const { w } = bench;
  const whole = checkWhole(said, bench, quote);
  if (whole.verdict === 'not_on_record') return whole;
  return { ...held(whole.verdict, sentence(w.say('formDiffers')), ...whole.blocks), words: wordRuns(w, said.words, quote) };
}

/** To whom the record gives the words. */
const attribution = ({ w }: Bench, quote: Quote): Block =>
  sentence(w.say('wordsOf', { name: quote.speaker ? personName(w, quote.speaker) : organisationName(w, quote.organisation.id) }));

/** How much of what is said a quotation in the other language has to speak of at least. */
const LEAST = 0.25;

/** Words like these in the other language: a translation is told as one and never compared. */
function checkOtherLanguage(said: SaidQuotation, bench: Bench): Held | undefined {
  const { kb, w } = bench;
  const other: Scope = {
    in: 'quotes',
    only: { name: `not in ${said.lang}`, keep: (e) => e.kind === 'quote' && e.quote.lang !== said.lang },
  };
  const [best] = searchIndexOf(kb)
    .best(said.terms, other, { most: 1, least: LEAST, unknown: 0.5 })
    .map((h) => ({ quote: (h.entry as { quote: Quote }).quote, coverage: h.coverage, matched: h.matched.length }));
  if (!best) return undefined;
  const theirs = speaks(bench, best.quote, said.speaker) === 'yes';
  const alike = theirs ? best.coverage >= LEAST && best.matched >= 2 : best.coverage >= 0.6 && best.matched >= 3;
  return alike ? held('not_checked', sentence(w.say('wordsTranslated')), ...quoteBlocks(w, best.quote)) : undefined;
}

/** Words that a source prints, without being a quotation of anybody. */
function checkPrinted(said: SaidQuotation, { kb, w }: Bench): Held | undefined {
  const words = fold(said.words).replace(/[.,;:!?]+$/, '');
  if (foldedWords(words).length < 4) return undefined;
  for (const claim of kb.claims.values()) {
    const ground = evidenceOf(claim).find((e) => fold(e.words).includes(words));
    if (ground) return held('not_checked', sentence(w.say('wordsPrinted', { cites: w.cite(ground) })));
  }
  return undefined;
}
