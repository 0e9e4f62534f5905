import { createCheck } from '../../src/bot/check.js';
import type { Figure, KnowledgeBase, Quote } from '../../src/knowledge/base.js';
import { formatValue } from '../../src/answers/format.js';
import type { Checked, CheckedItem } from '../../src/model/checked.js';
import type { Lang } from '../../src/model/language.js';
import type { Hedge, Value } from '../../src/model/value.js';
import { plain } from '../../src/render/plain.js';

/** Checks a text against a record. */
export const checkOn = (kb: KnowledgeBase, text: string, lang?: Lang): Promise<Checked> =>
  createCheck({ knowledge: () => kb, release: 'test' })(text, lang);

/** The first item of a kind. */
export const first = (checked: Checked, kind: CheckedItem['kind']): CheckedItem | undefined => checked.items.find((i) => i.kind === kind);

/** What an item says, for a failing test. */
export const shownItem = (i: CheckedItem | undefined): string =>
  i ? `${i.verdict}: ${i.text} | ${plain(i.blocks).replaceAll('\n', ' / ')}` : 'nothing found';

/** A figure with an amount in its first currency only. */
export const single = (value: Value): Value => (value.kind === 'money' ? { kind: 'money', amounts: [value.amounts[0]] } : value);

/** A plain sentence that promises or states a figure. */
export function sentenceOf(
  kb: KnowledgeBase,
  f: Figure,
  lang: Lang,
  { value, hedge = {}, by = f.by! }: { value?: Value; hedge?: Hedge; by?: string } = {},
): string {
  const measure = kb.measures.get(f.measure)!;
  const noun = measure.noun?.[lang].other;
  const figure = formatValue(value ?? single(f.readings[0]!.value), hedge, lang);
  const counted = noun && measure.unit === 'count' ? `${figure} ${noun}` : figure;
  const organisation = kb.organisations.get(by as never)!;
  const who = organisation.localName?.[lang] ?? organisation.name;
  const will = lang === 'en' ? 'will' : 'va';
  return measure.promises
    ? `${who} ${will} ${measure.promises[lang].replace('{n}', counted)}.`
    : `${who} ${measure.states![lang].replace('{n}', counted)}.`;
}

/** The pledges' own figures that are stated. */
export const mainFigures = (kb: KnowledgeBase): Figure[] =>
  [...kb.claims.values()].filter(
    (c): c is Figure => c.kind === 'figure' && c.by !== undefined && !c.partOf && !c.progressOf && !c.beside && c.readings.length > 0,
  );

/** A sentence that quotes somebody. */
export function quoting(kb: KnowledgeBase, quote: Quote, words: string, speaker: string | undefined, lang: Lang): string {
  const organisation = kb.organisations.get(quote.organisation.id as never)!;
  const who = speaker === undefined ? organisation.name : kb.people.get(speaker as never)!.name;
  const said = words.replace(/[,\s]+$/, '');
  return lang === 'en' ? `“${said}”, said ${who}.` : `« ${said} », a déclaré ${who}.`;
}
