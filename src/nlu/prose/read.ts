import type { KnowledgeBase } from '../../knowledge/base.js';
import { LANGUAGES, type Lang } from '../../model/language.js';
import type { Said, SaidQuotation, SaidSentence, SaidText, Speaker } from '../../model/said.js';
import { clean } from '../../text/tokens.js';
import { recognise } from '../utterance.js';
import { datesIn } from './dates.js';
import { figuresIn } from './figures.js';
import { advanceFocus, NO_FOCUS, type Focus } from './focus.js';
import { isSpeech, markedIn, masked, type Marked } from './marks.js';
import { namesIn, peopleIn, placesIn } from './names.js';
import { withPair } from './pair.js';
import { sceneOf, type Scene } from './scene.js';
import { sentencesOf, type Stretch } from './sentences.js';
import { speakerIn } from './speakers.js';

const languageOf = (text: string, kb: KnowledgeBase, fallback: Lang): Lang => recognise(text, kb, fallback).lang;

/** Of a text, what is enough to tell its language and its words by. */
const ENOUGH = 1500;

/** The language that a text is told in: by what stands outside its quotations, or by them where little does. */
function languageOfText(told: string, quoted: readonly string[], kb: KnowledgeBase, fallback: Lang): Lang {
  const { lang, langKnown, words } = recognise(told.slice(0, ENOUGH), kb, fallback);
  if (quoted.length === 0 || (langKnown && words.length > 8)) return lang;
  return languageOf(`${told} ${quoted.join(' ')}`.slice(0, ENOUGH), kb, fallback);
}

/** The quotations of one sentence, with who says them by that sentence. */
function quotationsIn(
  scene: Scene,
  sentence: Stretch,
  marks: readonly Marked[],
  text: string,
  kb: KnowledgeBase,
  focus: Focus,
): SaidQuotation[] {
  const people = peopleIn(scene);
  return marks
    .filter((m) => m.start >= sentence.start && m.end <= sentence.end)
    .map((m) => ({
      kind: 'quotation' as const,
      text: text.slice(m.start, m.end),
      start: m.start - sentence.start,
      words: m.words,
      lang: languageOf(m.words.slice(0, ENOUGH), kb, scene.lang),
      speaker: speakerIn(scene, people, focus, text.slice(sentence.start, m.start)),
      terms: recognisedTerms(m.words.slice(0, ENOUGH), kb, scene.lang),
    }));
}

const recognisedTerms = (words: string, kb: KnowledgeBase, lang: Lang) => sceneOf(words, kb, lang).frame.terms.filter((t) => !t.light);

const isNobody = (s: Speaker): boolean => s.kind === 'nobody';

/** Words that go on after their speaker was named, or before: “…”, said Roe. “…” */
function sharedSpeakers(sentences: readonly SaidSentence[], breaks: readonly boolean[]): SaidSentence[] {
  let last: { speaker: Speaker; at: number } | undefined;
  return sentences.map((s, i) => {
    const bare = s.said.every((x) => x.kind === 'quotation') && s.said.length > 0;
    const said = s.said.map((x): Said => {
      if (x.kind !== 'quotation' || !isNobody(x.speaker) || !last || last.at !== i - 1 || breaks[i] || !bare) return x;
      return { ...x, speaker: last.speaker };
    });
    const spoken = said.findLast((x): x is SaidQuotation => x.kind === 'quotation' && !isNobody(x.speaker));
    if (spoken) last = { speaker: spoken.speaker, at: i };
    return { ...s, said };
  });
}

/**
 * Reads a text: its sentences, and the figures, names, places, dates and quotations in each, with whose they are as far
 * as the text tells. Pure; nothing is held against the record yet but the names that it knows.
 */
export function readText(written: string, kb: KnowledgeBase, fallback: Lang = LANGUAGES[0]): SaidText {
  const text = clean(written);
  const marked = markedIn(text);
  const speech = marked.filter(isSpeech);
  // Marks that set off a name or a figure go; what they hold is read like the rest.
  const plainMarks = marked
    .filter((m) => !speech.includes(m))
    .flatMap((m) => [
      { start: m.start, end: m.start + 1 },
      { start: m.end - 1, end: m.end },
    ]);
  const unmarked = plainMarks.reduce((t, { start, end }) => `${t.slice(0, start)} ${t.slice(end)}`, text);
  const hidden = masked(unmarked, speech);
  const lang = languageOfText(
    hidden.replaceAll('_', ' '),
    speech.map((m) => m.words),
    kb,
    fallback,
  );
  const stretches = sentencesOf(text, speech);
  let focus = NO_FOCUS;
  const sentences = stretches.map((sentence): SaidSentence => {
    const scene = withPair(sceneOf(hidden.slice(sentence.start, sentence.end), kb, lang), focus);
    const quotations = quotationsIn(scene, sentence, speech, text, kb, focus);
    const figures = figuresIn(scene, focus);
    const said: Said[] = [...figures, ...datesIn(scene, focus, figures), ...placesIn(scene, focus), ...namesIn(scene), ...quotations];
    focus = advanceFocus(
      focus,
      scene,
      peopleIn(scene)
        .filter((p) => !p.near)
        .map((p) => p.id),
    );
    return { text: text.slice(sentence.start, sentence.end), said: said.sort((a, b) => a.start - b.start) };
  });
  const breaks = stretches.map((s, i) => i > 0 && text.slice(stretches[i - 1]!.end, s.start).includes('\n'));
  return { lang, sentences: sharedSpeakers(sentences, breaks) };
}
