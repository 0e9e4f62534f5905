import type { Bilingual, Lang } from '../model/language.js';
import type { Overview } from '../model/overview.js';
import { chat, type ChatWord } from './chat.js';

export interface Example {
  readonly kind: string;
  readonly question: string;
}

/** An example question of each kind that the record can answer: what it is about, and the question. */
export function examples({ pledgers: [who, other], speakers: [person], events: [event] }: Overview, lang: Lang): Example[] {
  const inLang = (slots: Readonly<Record<string, Bilingual>>) =>
    Object.fromEntries(Object.entries(slots).map(([slot, name]) => [slot, name[lang]]));
  const list: readonly [ChatWord, ChatWord, Readonly<Record<string, Bilingual>> | undefined][] = [
    ['kindAmount', 'askAmount', who === undefined ? undefined : { who }],
    ['kindPlace', 'askPlace', who === undefined ? undefined : { who }],
    ['kindQuote', 'askQuote', person === undefined ? undefined : { person }],
    ['kindCompare', 'askCompare', who === undefined || other === undefined ? undefined : { who, other }],
    ['kindEvent', 'askEvent', event === undefined ? undefined : { event }],
  ];
  return list.flatMap(([kind, ask, slots]) =>
    slots === undefined ? [] : [{ kind: chat(kind, lang), question: chat(ask, lang, inLang(slots)) }],
  );
}
