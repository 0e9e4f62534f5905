import type { KnowledgeBase } from '../../src/knowledge/base.js';
import type { Lang } from '../../src/model/language.js';
import type { Query } from '../../src/model/query.js';
import { NEW_CONVERSATION } from '../../src/nlu/context.js';
import { lexiconOf } from '../../src/nlu/lexicon.js';
import { understand } from '../../src/nlu/understand.js';
import { isName, isOrdinary } from '../../src/text/dictionary.js';
import { fold } from '../../src/text/tokens.js';
import {
  figureQuestions,
  otherQuestions,
  pledgerQuestions,
  recordedFigureQuestions,
  wholeQuestions,
  type Asked,
  type Name,
} from '../support/questions.js';
import { ask, fault, RECORDS, told, type Fault } from '../support/records.js';

/** Another way of writing a question asks the same; another name asks something else. */
const LANGS = ['en', 'fr'] as const;

const slotsOf = ({ act, organisations, measures, aspects, people, places, currency }: Query) => ({
  act,
  organisations,
  measures,
  // Only what is asked of one pledger or of the event is asked by its aspect.
  aspects: act === 'statement' ? [...aspects].sort() : [],
  people,
  places,
  currency,
});
const taken = (kb: KnowledgeBase, text: string) => {
  const { questions, explain } = understand(text, kb, NEW_CONVERSATION);
  return { slots: JSON.stringify(questions.map((q) => slotsOf(q.query))), explain: explain() };
};

/** The slots that differ, as `act: figure / overview`. */
function differences(a: string, b: string): string {
  const [x, y] = [a, b].map((s) => JSON.parse(s) as Record<string, unknown>[]) as [Record<string, unknown>[], Record<string, unknown>[]];
  if (x.length !== y.length) return `${x.length} questions / ${y.length}`;
  return x
    .flatMap((slots, i) =>
      Object.keys({ ...slots, ...y[i] })
        .filter((k) => JSON.stringify(slots[k]) !== JSON.stringify(y[i]![k]))
        .map((k) => `${k}: ${String(slots[k])} / ${String(y[i]![k])}`),
    )
    .join('; ');
}

function sameQuery(kb: KnowledgeBase, pairs: readonly (readonly [plain: string, other: string])[]): Fault[] {
  const known = new Map<string, string>();
  const plainly = (text: string): string => {
    const slots = known.get(text) ?? taken(kb, text).slots;
    known.set(text, slots);
    return slots;
  };
  return pairs.flatMap(([plain, other]) => {
    const { slots, explain } = taken(kb, other);
    return slots === plainly(plain) ? [] : [{ question: `${plain} | ${other}`, problem: differences(plainly(plain), slots), explain }];
  });
}

/** Figures that are on record, and of each kind of other question every so many: the rest says the same. */
function baseOf(kb: KnowledgeBase): Asked[] {
  const every = (n: number, questions: readonly Asked[]) => questions.filter((_, i) => i % n === 0);
  return [
    ...every(4, recordedFigureQuestions(kb)),
    ...every(11, pledgerQuestions(kb)),
    ...every(6, otherQuestions(kb)),
    ...every(3, wholeQuestions(kb)),
  ];
}

/** A question goes on in small letters after an opening, unless it begins with a name or a quotation mark. */
const goesOn = (q: string, names: readonly Name[], lang: Lang): string =>
  names.some((n) => q.startsWith(n[lang])) || !/^\p{Lu}/u.test(q) ? q : q[0]!.toLowerCase() + q.slice(1);

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

interface Change {
  readonly name: string;
  /** An opening that a question word goes on from: no order, and nothing that yes or no answers. */
  readonly opens?: true;
  readonly en: (q: string, goingOn: string) => string;
  readonly fr: (q: string, goingOn: string) => string;
}
const both = (name: string, change: (q: string) => string): Change => ({ name, en: change, fr: change });

const CHANGES: readonly Change[] = [
  { name: 'I need to know', opens: true, en: (_, q) => `I need to know ${q}`, fr: (_, q) => `j'aimerais savoir ${q}` },
  { name: 'could you tell me', opens: true, en: (_, q) => `could you tell me ${q}`, fr: (_, q) => `vous pouvez me dire ${q}` },
  { name: 'quick question', en: (q) => `Hi, quick question: ${q}`, fr: (q) => `Bonjour, petite question : ${q}` },
  { name: 'deadline', en: (q) => `I'm filing in ten minutes. ${q}`, fr: (q) => `Je boucle dans dix minutes. ${q}` },
  { name: 'please', en: (q) => `${q} pls`, fr: (q) => `${q} svp` },
  { name: 'thanks', en: (q) => `${q} Thanks!`, fr: (q) => `${q} Merci !` },
  both('upper case', (q) => q.toUpperCase()),
  both('no accents', withoutAccents),
  both('a mention', (q) => `@OnRecord ${q}`),
  both('a Slack mention', (q) => `<@U0123ABC> ${q}`),
  both('a Teams mention', (q) => `<at>On Record</at> ${q}`),
  both('emoji', (q) => `${q.replace(' ', ' 💶 ')} 🙏🏽📈`),
  both('no question mark', (q) => q.replace(/\s*\?$/, '')),
  both('question marks', (q) => q.replace(/\s*\?$/, '???')),
  both('spaces', (q) => `  ${q.replaceAll(' ', '  ')} \n`),
  both('typographic marks', (q) => q.replaceAll("'", '’')),
];

const NO_QUESTION_WORD = ['compare', 'in total', 'more', 'rank'];

/** Ways of misspelling a word of seven letters or more (with a letter less, six are too near to others), at a place that the word itself gives. */
const SLIPS: readonly (readonly [string, (word: string, at: number) => string])[] = [
  ['a letter left out', (w, at) => w.slice(0, at) + w.slice(at + 1)],
  ['a letter doubled', (w, at) => w.slice(0, at) + w[at] + w.slice(at)],
  ['two letters swapped', (w, at) => w.slice(0, at) + w[at + 1] + w[at] + w.slice(at + 2)],
];
const longestWord = (name: string): string => (name.match(/\p{L}+/gu) ?? []).sort((a, b) => b.length - a.length)[0] ?? '';

/** A slip that makes another word, or another name, is no slip. */
function misspelt(kb: KnowledgeBase, word: string, slip: (word: string, at: number) => string): string | undefined {
  const at = 1 + ((word.length * 7) % (word.length - 3));
  const typed = slip(word, at);
  const folded = fold(typed);
  return folded === fold(word) || isOrdinary(folded) || isName(folded) || lexiconOf(kb).knows(folded) ? undefined : typed;
}

/** Names that are ordinary words of a language mean somebody by their capital alone. */
const needsCapital = (names: readonly Name[], lang: Lang): boolean =>
  names.some((n) =>
    fold(n[lang])
      .split(/[^a-z]+/)
      .every((w) => isOrdinary(w)),
  );

/** Countries that neither record has a place or a home in. */
const COUNTRIES = [
  ['in New Zealand', 'en Nouvelle-Zélande'],
  ['in Brazil', 'au Brésil'],
  ['in Vietnam', 'au Vietnam'],
] as const;
const STRANGERS: Readonly<Record<Name['kind'], string>> = {
  organisation: 'Zorblatt Industries',
  person: 'Wilbert Quanderby',
  place: 'Zorblattville',
  event: 'Zorblatt Congress',
};

describe.each(RECORDS)('%s', (_, kb) => {
  const base = baseOf(kb);
  const named = base.filter((q) => q.names.length > 0);

  test('there are questions enough, of every kind', () => {
    expect(base.length).toBeGreaterThan(40);
    expect(new Set(base.map((q) => q.kind.split(' ')[0])).size).toBeGreaterThan(12);
  });

  test.each(CHANGES.map((c) => [c.name, c] as const))('%s changes nothing', (__, change) => {
    const fit = base.filter((q) => !change.opens || !NO_QUESTION_WORD.includes(q.kind));
    const pairs = fit.flatMap((q) => LANGS.map((l) => [q[l], change[l](q[l], goesOn(q[l], q.names, l))] as const));
    expect(told(sameQuery(kb, pairs))).toBe('');
  });

  test('lower case changes nothing, but for names that are ordinary words', () => {
    const pairs = base.flatMap((q) => LANGS.filter((l) => !needsCapital(q.names, l)).map((l) => [q[l], q[l].toLowerCase()] as const));
    expect(pairs.length).toBeGreaterThan(base.length);
    expect(told(sameQuery(kb, pairs))).toBe('');
  });

  test('in French the same is asked', () => {
    expect(
      told(
        sameQuery(
          kb,
          base.map((q) => [q.en, q.fr] as const),
        ),
      ),
    ).toBe('');
  });

  test.each(SLIPS)('%s in a name changes nothing', (__, slip) => {
    const seen = new Map<string, number>();
    const pairs = [...figureQuestions(kb), ...pledgerQuestions(kb), ...otherQuestions(kb)].flatMap((q) => {
      const [name] = q.names;
      const word = name ? longestWord(name.en) : '';
      const typed = word.length >= 7 ? misspelt(kb, word, slip) : undefined;
      if (!name || typed === undefined) return [];
      // Each name in a few questions, not always the same ones.
      const nth = seen.get(name.en) ?? word.length;
      seen.set(name.en, nth + 1);
      return nth % 9 === 0 ? LANGS.filter((l) => q[l].includes(word)).map((l) => [q[l], q[l].replace(word, typed)] as const) : [];
    });
    expect(pairs.length).toBeGreaterThan(30);
    expect(told(sameQuery(kb, pairs))).toBe('');
  });

  test('a name that is not on record is not answered', () => {
    const faults = named.flatMap((q) =>
      LANGS.flatMap((lang) => {
        const [name] = q.names;
        // "Au Havre": the article has swallowed a part of the name.
        if (!q[lang].includes(name![lang])) return [];
        const said = ask(kb, q[lang].replace(name![lang], STRANGERS[name!.kind]));
        return said.answer.status === 'answered' ? [fault(said, `answered, as ${said.queries.map((x) => x.act).join()}`)] : [];
      }),
    );
    expect(told(faults)).toBe('');
  });

  test('a country that is not on record is not answered', () => {
    const figures = base.filter((q) => q.kind.startsWith('figure') || q.kind === 'sum');
    const faults = figures.flatMap((q, i) => {
      const [en, fr] = COUNTRIES[i % COUNTRIES.length]!;
      return [q.en.replace('?', ` ${en}?`), q.fr.replace(' ?', ` ${fr} ?`)].flatMap((question) => {
        const said = ask(kb, question);
        return said.answer.status === 'answered' ? [fault(said, `answered, as ${said.queries.map((x) => x.act).join()}`)] : [];
      });
    });
    expect(told(faults)).toBe('');
  });
});
