import { Frame } from './frame.js';
import { GRAMMARS } from './languages/index.js';
import type { Utterance } from './utterance.js';

/** Whether a stretch of words asks something by its head. */
export const hasHead = (f: Frame): boolean =>
  f.has('how-much', 'how-many', 'who', 'where', 'when', 'why', 'whose', 'which', 'what', 'role', 'list', 'quote', 'event-name');

/** Whether words open as people do who speak of themselves: "I'm filing in ten minutes", "mon papier part ce soir". */
export const ofOneself = (u: Utterance, fold: string | undefined): boolean => fold !== undefined && GRAMMARS[u.lang].self.includes(fold);

/** Names of the record, or its figures. */
const names = (f: Frame): number =>
  f.organisations.length +
  f.people.length +
  f.places.length +
  f.sources.length +
  f.events.length +
  f.amounts.filter((a) => a.currency || a.scaled || a.n > 9).length;

/** A sentence in the first person that asks nothing and names nothing of the record. */
const idle = (f: Frame): boolean =>
  ofOneself(f.u, f.words[0]?.fold) &&
  !hasHead(f) &&
  !f.has('verify', 'tag') &&
  !/\?/.test(f.u.text.slice(f.words.at(-1)!.end, f.words.at(-1)!.end + 2)) &&
  names(f) + f.measures.length + f.foreign.length + f.topics.length === 0;

/** What stands before a colon or before "I need to know", and says only for what, or for whom, it is asked. */
function leadIn(frame: Frame): number {
  const { u, kb } = frame;
  const grammar = GRAMMARS[u.lang];
  const cuts: number[] = [];
  for (let i = frame.from + 1; i < frame.to - 1; i++) {
    const colon = u.text.slice(u.words[i - 1]!.end, u.words[i]!.start).includes(':');
    const tail = u.words
      .slice(Math.max(frame.from, i - 3), i)
      .map((w) => w.fold)
      .join(' ');
    const toKnow = grammar.toKnow.some((p) => tail.endsWith(p));
    if (!colon && !toKnow) continue;
    const before = new Frame(u, kb, frame.from, i);
    if (names(before) > 0 || hasHead(before)) continue;
    const opener =
      before.words.find(
        (w) =>
          !before.spans.some(
            (s) => s.from === u.words.indexOf(w) && s.meanings.some((m) => m.kind === 'concept' && m.concept === 'greeting'),
          ),
      )?.fold ?? '';
    if (colon && (ofOneself(u, opener) || grammar.leadIn.includes(opener) || u.text.trim().startsWith('@'))) cuts.push(i);
    if (toKnow && before.residual.length + before.foreign.length + before.measures.length > 0) cuts.push(i);
  }
  return cuts.at(-1) ?? frame.from;
}

/** A last clause in the first person that asks nothing: "…, j'ai une réunion dans cinq minutes". */
function leadOut(frame: Frame): number {
  const { u, kb } = frame;
  for (let i = frame.to - 2; i > frame.from + 1; i--) {
    if (!/[,;(–]|\s-/.test(u.text.slice(u.words[i - 1]!.end, u.words[i]!.start))) continue;
    const clause = new Frame(u, kb, i, frame.to);
    const aside =
      ofOneself(u, u.words[i]!.fold) && !hasHead(clause) && names(clause) === 0 && !clause.has('verify', 'tag', 'doubt', 'check-request');
    return aside ? i : frame.to;
  }
  return frame.to;
}

/** The sentences of messages that are being understood: each word may ask for them, and a message may be long. */
const split = new WeakMap<Frame['u'], Frame[]>();

/** The sentences of a message, each as a frame. */
function sentencesOf({ u, kb }: Frame): Frame[] {
  const known = split.get(u);
  if (known) return known;
  const gap = (i: number) => u.text.slice(u.words[i - 1]!.end, u.words[i]!.start);
  // A stop after a letter or two ends a short form: "no.", "M.", "St.".
  const ends = (i: number) => /[!?\n]\s/.test(gap(i)) || (/[.]\s/.test(gap(i)) && u.words[i - 1]!.text.length > 2);
  const starts = u.words.flatMap((_, i) => (i === 0 || ends(i) ? [i] : []));
  const made = starts.map((from, i) => new Frame(u, kb, from, starts[i + 1] ?? u.words.length));
  split.set(u, made);
  return made;
}

/** Whether a sentence asks something, by its mark, its head or its wish. */
const asks = (f: Frame): boolean =>
  /^[^\p{L}\p{N}]*\?/u.test(f.u.text.slice(f.words.at(-1)?.end ?? 0)) ||
  hasHead(f) ||
  f.has('verify', 'tag', 'doubt', 'check-request', 'all', 'sum', 'compare', 'order', 'dispute', 'greeting');

/** Whether a word stands in a sentence that asks nothing, beside one that does: "J'ai une page à remplir. Qui investit ?" */
export function besideTheQuestion(frame: Frame, at: number): boolean {
  const sentences = sentencesOf(frame);
  if (sentences.length < 2) return false;
  const own = sentences.find((f) => at >= f.from && at < f.to);
  return own !== undefined && !asks(own) && sentences.some(asks);
}

/** "It's for my job seekers". */
const forWhomOpens = (f: Frame): boolean => {
  const told = f.words.map((w) => w.fold).join(' ');
  return GRAMMARS[f.u.lang].forWhom.some((opening) => told.startsWith(`${opening} `));
};

/** The question of a message without what askers tell of themselves around it. */
export function withoutPreamble(frame: Frame): Frame {
  const { u, kb } = frame;
  const sentences = sentencesOf(frame);
  const asked = sentences.some(asks);
  const placed = sentences.some((f) => asks(f) && f.places.length > 0);
  // "I write for a weekly in the Loire", "it is for my job seekers": for whom, beside a question that names its own place.
  const forWhom = (f: Frame) =>
    asked &&
    !asks(f) &&
    !f.has('inject', 'invent') &&
    names(f) - f.places.length === 0 &&
    ((ofOneself(u, f.words[0]?.fold) && placed) || forWhomOpens(f));
  const beside = (f: Frame) =>
    forWhom(f) ||
    (asked && !asks(f) && !f.has('inject', 'invent') && names(f) + f.countries.length + f.topics.length + f.measures.length === 0);
  const spoken = (f: Frame, i: number) =>
    i > 0 && ofOneself(u, f.words[0]?.fold) && !hasHead(f) && names(f) === 0 && !f.has('verify', 'tag', 'doubt', 'check-request');
  const told = sentences.length < 2 ? sentences : sentences.filter((f, i) => !idle(f) && !spoken(f, i) && !beside(f));
  const [first, last] = [told[0], told.at(-1)];
  const whole = first && last ? new Frame(u, kb, first.from, last.to) : frame;
  return new Frame(u, kb, leadIn(whole), leadOut(whole));
}
