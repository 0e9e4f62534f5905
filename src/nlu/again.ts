import type { Lang } from '../model/language.js';
import type { Act, Query } from '../model/query.js';
import type { Context } from './context.js';
import type { Frame } from './frame.js';
import type { Concept } from './languages/grammar.js';

/** Concepts of a message that asks nothing new: words of doubt and of form, and what carries nothing. */
const EMPTY: readonly Concept[] = [
  'doubt',
  'tag',
  'verify',
  'brief',
  'bullets',
  'in-english',
  'in-french',
  'function',
  'frame',
  'it',
  'that',
  'same',
  'and',
  'thanks',
  'greeting',
  'or',
];
/** Acts that there is nothing to say again of. */
const ASIDE: readonly Act[] = ['help', 'greeting', 'thanks', 'digest', 'decline'];

const wished = (frame: Frame): Lang | undefined => (frame.has('in-english') ? 'en' : frame.has('in-french') ? 'fr' : undefined);

/**
 * The last question once more, where a message asks nothing but that: in the other language ("en français ?"), shorter,
 * as a list, or with the printed words of each source ("are you sure?").
 */
export function again(frame: Frame, { last }: Context): Query | undefined {
  if (!last || ASIDE.includes(last.act) || frame.words.length > 8) return undefined;
  const empty =
    frame.residual.length + frame.foreign.length + frame.amounts.length + frame.dates.length === 0 &&
    frame.spans.every((s) =>
      s.meanings.some((m) => m.kind === 'concept' && (EMPTY.includes(m.concept) || m.concept === 'they' || m.concept === 'status')),
    );
  if (!empty) return undefined;
  const lang = wished(frame);
  // Of the event's own figures nothing is on record but what is printed: "are those guaranteed?"
  const doubts = frame.has('doubt') || (frame.has('status') && last.organisations.length === 0 && last.act === 'figure');
  const shaped = frame.has('brief', 'bullets');
  if (!lang && !doubts && !shaped) return undefined;
  return {
    ...last,
    lang: lang ?? last.lang,
    ...(doubts ? { wording: true, brief: false } : {}),
    ...(frame.has('brief') ? { brief: true } : {}),
    ...(frame.has('bullets') ? { itemised: true } : {}),
    inherited: ['act'],
  };
}
