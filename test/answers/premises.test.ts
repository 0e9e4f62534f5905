import { formatValue, withNoun } from '../../src/answers/format.js';
import type { Figure, KnowledgeBase } from '../../src/knowledge/base.js';
import type { Lang } from '../../src/model/language.js';
import type { Value } from '../../src/model/value.js';
import { unaccounted } from '../support/evidence.js';
import { organisationIs } from '../support/questions.js';
import { askAll, faultsIn, RECORDS, told, type Said } from '../support/records.js';

/** A sentence is confirmed where the record has it, and never where it has another figure. */
const LANGS = ['en', 'fr'] as const;

/** "invest more than €6 billion", "employs 40 people". */
function predicate(kb: KnowledgeBase, f: Figure, value: Value, lang: Lang): string {
  const measure = kb.measures.get(f.measure)!;
  const text = formatValue(value, f.readings[0]!.hedge, lang);
  const noun = measure.noun?.[lang];
  return (measure.promises ?? measure.states!)[lang].replace('{n}', noun ? withNoun(text, value, noun, lang) : text);
}

function sentences(kb: KnowledgeBase, f: Figure, value: Value): string[] {
  const who = organisationIs(kb.organisations.get(f.by!)!);
  const promises = kb.measures.get(f.measure)!.promises !== undefined;
  const [en, fr] = LANGS.map((lang) => `${who[lang]} ${promises ? { en: 'will ', fr: 'va ' }[lang] : ''}${predicate(kb, f, value, lang)}`);
  return [
    `Is it true that ${en}?`,
    `True or false: ${en}`,
    `${en}, right?`,
    `Est-il vrai que ${fr} ?`,
    `Vrai ou faux : ${fr}`,
    `${fr}, c'est bien ça ?`,
  ];
}

/** The same kind of figure, and no figure that anybody prints. */
function another(value: Value): Value {
  const bigger = (n: number) => Math.round(n * 1.7 + 1);
  switch (value.kind) {
    case 'money':
      return { kind: 'money', amounts: [{ currency: value.amounts[0].currency, amount: bigger(value.amounts[0].amount / 1e6) * 1e6 }] };
    case 'count':
      return { kind: 'count', count: bigger(value.count) };
    case 'range':
      return { ...value, from: bigger(value.from), to: bigger(value.to) };
    case 'percent':
      return { kind: 'percent', percent: value.percent > 50 ? value.percent - 13 : value.percent + 13 };
  }
}

const confirms = ({ text }: Said): boolean => /^(Yes|Oui)\b/.test(text);

describe.each(RECORDS)('%s', (_, kb) => {
  const firm = (f: Figure): boolean => {
    const status = f.pledge ? kb.pledges.get(f.pledge)!.status.at(-1)!.is : 'announced';
    return f.readings.every((r) => r.hedge.mode === undefined) && !['talks', 'doubtful', 'dropped'].includes(status);
  };
  const figures = [...kb.claims.values()].filter(
    (c): c is Figure => c.kind === 'figure' && c.by !== undefined && c.readings.length > 0 && !c.partOf && !c.progressOf && !c.beside,
  );

  /** The figure of one place, beside a whole of another amount: said of the pledge, it is not confirmed. */
  const ofOnePlace = (f: Figure): boolean =>
    f.place !== undefined && figures.some((whole) => whole.by === f.by && whole.measure === f.measure && whole.place === undefined);

  test('what the record has is confirmed', () => {
    const questions = figures.filter((f) => firm(f) && !ofOnePlace(f)).flatMap((f) => sentences(kb, f, f.readings[0]!.value));
    expect(questions.length).toBeGreaterThan(60);
    expect(told(faultsIn(askAll(kb, questions), (said) => (confirms(said) ? undefined : said.text.split('\n')[0]!)))).toBe('');
  });

  test('the figure of one place is not confirmed of the whole', () => {
    const questions = figures.filter((f) => firm(f) && ofOnePlace(f)).flatMap((f) => sentences(kb, f, f.readings[0]!.value));
    expect(told(faultsIn(askAll(kb, questions), (said) => (confirms(said) ? said.text.split('\n')[0]! : undefined)))).toBe('');
  });

  test('a word that narrows or heightens, a wrong date, a contrary bound: no yes', () => {
    const twisted = figures.filter(firm).flatMap((f) => {
      const who = organisationIs(kb.organisations.get(f.by!)!);
      const { value } = f.readings[0]!;
      const [en, fr] = LANGS.map((lang) => predicate(kb, { ...f, readings: [{ ...f.readings[0]!, hedge: {} }] }, value, lang));
      const measure = kb.measures.get(f.measure)!;
      if (measure.promises === undefined) return [];
      return [
        `${who.en} will ${en} by the end of 2041, right?`,
        `${who.en} will exclusively ${en}, correct?`,
        `${who.fr} va exclusivement ${fr}, c'est bien ça ?`,
        `Has ${who.en} already managed to ${en}?`,
        `Is it true that ${who.en} will ${en} on the moon?`,
      ];
    });
    expect(twisted.length).toBeGreaterThan(60);
    expect(told(faultsIn(askAll(kb, twisted), (said) => (confirms(said) ? said.text.split('\n')[0]! : undefined)))).toBe('');
  });

  test('said of two, it is true of each or it gets no yes', () => {
    const money = figures.filter((f) => firm(f) && kb.measures.get(f.measure)!.unit === 'money');
    const questions = money.flatMap((f, i) => {
      const other = money[(i + 3) % money.length]!;
      const [a, b] = [f, other].map((x) => organisationIs(kb.organisations.get(x.by!)!));
      const differ = JSON.stringify(f.readings[0]!.value) !== JSON.stringify(other.readings[0]!.value) && f.by !== other.by;
      return differ ? [`Both ${a!.en} and ${b!.en} will ${predicate(kb, f, f.readings[0]!.value, 'en')}, right?`] : [];
    });
    expect(told(faultsIn(askAll(kb, questions), (said) => (confirms(said) ? said.text.split('\n')[0]! : undefined)))).toBe('');
  });

  test('another figure is not confirmed, and is not said', () => {
    const questions = figures.flatMap((f) => sentences(kb, f, another(f.readings[0]!.value)));
    const faults = faultsIn(askAll(kb, questions), (said) => {
      if (confirms(said)) return said.text.split('\n')[0]!;
      return said.answer.blocks.flatMap((b) =>
        b.spans.flatMap((s) =>
          s.kind === 'stated' && s.from[0] !== 'asked' ? unaccounted(kb, s.text, s.from).map((n) => `it says ${n}`) : [],
        ),
      );
    });
    expect(told(faults)).toBe('');
  });

  test("another pledger's figure is not confirmed", () => {
    const money = figures.filter((f) => kb.measures.get(f.measure)!.unit === 'money');
    const same = (a: Figure, b: Figure) =>
      JSON.stringify(a.readings.map((r) => r.value)).includes(JSON.stringify(b.readings[0]!.value).slice(1, -1)) || a.by === b.by;
    const questions = money.flatMap((f, i) => {
      const other = money[(i + 1) % money.length]!;
      return same(f, other)
        ? []
        : sentences(kb, { ...f, readings: other.readings.map((r) => ({ ...r, hedge: {} })) }, other.readings[0]!.value);
    });
    expect(told(faultsIn(askAll(kb, questions), (said) => (confirms(said) ? said.text.split('\n')[0]! : undefined)))).toBe('');
  });
});
