import type { EventRecord, KnowledgeBase, Measure, Organisation, Person, Place } from '../../src/knowledge/base.js';
import type { Lang } from '../../src/model/language.js';

/** One question in both languages, and the words in it that name something of the record. */
export interface Asked {
  readonly kind: string;
  readonly en: string;
  readonly fr: string;
  /** The names in it, as they stand in each language. */
  readonly names: readonly Name[];
}

export interface Name {
  readonly kind: 'organisation' | 'person' | 'place' | 'event';
  readonly en: string;
  readonly fr: string;
}

export const organisationIs = (o: Organisation): Name => ({
  kind: 'organisation',
  en: o.localName?.en ?? o.name,
  fr: o.localName?.fr ?? o.name,
});
export const personIs = (p: Person): Name => ({ kind: 'person', en: p.name, fr: p.name });
export const placeIs = (p: Place): Name => ({ kind: 'place', ...p.name });
export const eventIs = (e: EventRecord): Name => ({ kind: 'event', ...e.name });

const VOWEL = /^[aeiouyhàâéèêëîïôûœ]/i;
/** "De" and its noun: "d'emplois", "de personnes", "du port". */
export const de = (noun: string): string => (VOWEL.test(noun) ? `d'${noun}` : `de ${noun}`);
/** "À" and a place: "à Lyon", "au Havre", "aux Ulis". */
export const à = (place: string): string => `à ${place}`.replace(/^à le /i, 'au ').replace(/^à les /i, 'aux ');

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** "Employs" and "counts" can be asked of a pledger; "brought together" is said of an event. */
const presentVerb = (before: string): string | undefined =>
  ({ has: 'have' })[before] ?? (/^\w+s$/.test(before) ? before.slice(0, -1) : undefined);

/** What stands before and after the figure in a promise or a state of a measure. */
function around(m: Measure, lang: Lang): { before: string; after: string } {
  const [before = '', after = ''] = (m.promises ?? m.states!)[lang].split('{n}').map((s) => s.trim());
  return { before, after };
}

/** Whether a pledger can be asked for its figure of a measure. */
export const isOfPledgers = (m: Measure): boolean => m.promises !== undefined || presentVerb(around(m, 'en').before) !== undefined;

/** "How many jobs will Acme create?", from what a measure promises or states. */
export function howMuch(m: Measure, who: Name): { en: string; fr: string } {
  return { en: spaced(english(m, who.en)).replace(' ?', '?'), fr: spaced(french(m, who.fr)) };
}

function english(m: Measure, who: string): string {
  const { before, after } = around(m, 'en');
  const head = after.startsWith('of ') ? after : '';
  const tail = head ? '' : after;
  if (m.unit === 'money') return `How much ${head.slice(3)} will ${who} ${before} ${tail}?`;
  if (m.unit === 'percent') return `What percentage ${head} will ${who} ${before} ${tail}?`;
  const things = m.noun!.en.other;
  return m.promises
    ? `How many ${things} ${head} will ${who} ${before} ${tail}?`
    : `How many ${things} does ${who} ${presentVerb(before)} ${after}?`;
}

function french(m: Measure, who: string): string {
  const { before, after } = around(m, 'fr');
  const head = /^(de |d'|du )/.test(after) ? after : '';
  const tail = head ? '' : after;
  if (m.unit === 'money') return `Combien ${head} ${who} va ${before} ${tail} ?`;
  if (m.unit === 'percent' && before.endsWith(' de')) return `De quel pourcentage ${who} va ${before.slice(0, -3)} ?`;
  if (m.unit === 'percent') return `Quel pourcentage ${head} ${who} va ${before} ${tail} ?`;
  const things = de(m.noun!.fr.other);
  return m.promises ? `Combien ${things} ${head} ${who} va ${before} ${tail} ?` : `Combien ${things} ${who} ${before} ${after} ?`;
}

/** "How many jobs were announced at the fair?" */
export function howMuchAt(m: Measure, event: Name): { en: string; fr: string } {
  if (m.unit !== 'count')
    return { en: `What was the total ${m.label.en} at the ${event.en}?`, fr: `Quel était le total ${de(m.label.fr)} au ${event.fr} ?` };
  const [were, étaient] = m.promises ? ['were announced', 'ont été annoncés'] : ['were there', 'y avait-il'];
  return {
    en: `How many ${m.noun!.en.other} ${were} at the ${event.en}?`,
    fr: `Combien ${de(m.noun!.fr.other)} ${étaient} au ${event.fr} ?`,
  };
}

/** What may be asked of a pledger, beside its figures. */
const OF_A_PLEDGER: readonly (readonly [kind: string, en: (x: string) => string, fr: (x: string) => string])[] = [
  ['place', (x) => `Where is ${x} investing?`, (x) => `Où ${x} investit ?`],
  ['partner', (x) => `Who is ${x} working with?`, (x) => `Avec qui travaille ${x} ?`],
  ['purpose', (x) => `What is the purpose of ${x}'s plan?`, (x) => `Quel est le but du projet ${de(x)} ?`],
  ['deadline', (x) => `What is ${x}'s deadline?`, (x) => `Quelle est l'échéance ${de(x)} ?`],
  ['status', (x) => `What is the status of ${x}'s plan?`, (x) => `Quel est le statut du projet ${de(x)} ?`],
  ['project', (x) => `What is ${x}'s project?`, (x) => `Quel est le projet ${de(x)} ?`],
  ['announced', (x) => `When did ${x} announce its plan?`, (x) => `Quand ${x} a annoncé son projet ?`],
  ['home', (x) => `What is the home country of ${x}?`, (x) => `Quel est le pays d'origine ${de(x)} ?`],
  ['sources', (x) => `What are the sources for ${x}'s amount?`, (x) => `Quelles sont les sources du montant ${de(x)} ?`],
  ['dispute', (x) => `Why do the sources disagree about ${x}?`, (x) => `Pourquoi les sources se contredisent sur ${x} ?`],
  ['share', (x) => `What share of the total is ${x}?`, (x) => `Quelle part du total représente ${x} ?`],
  ['overview', (x) => `What did ${x} promise?`, (x) => `Qu'a promis ${x} ?`],
  ['quotes', (x) => `What did ${x} say?`, (x) => `Qu'a dit ${x} ?`],
  ['wording', (x) => `What is the exact wording of ${x}'s amount?`, (x) => `Quelle est la formulation exacte du montant ${de(x)} ?`],
  ['in total', (x) => `Is ${x} counted in the total?`, (x) => `${x} est-il compté dans le total ?`],
];

const OF_TWO: readonly (readonly [kind: string, en: (x: string, y: string) => string, fr: (x: string, y: string) => string])[] = [
  ['compare', (x, y) => `Compare ${x} and ${y}`, (x, y) => `Compare ${x} et ${y}`],
  ['sum', (x, y) => `How much do ${x} and ${y} invest together?`, (x, y) => `Combien investissent ${x} et ${y} ensemble ?`],
  ['difference', (x, y) => `What is the difference between ${x} and ${y}?`, (x, y) => `Quelle est la différence entre ${x} et ${y} ?`],
  ['ratio', (x, y) => `What is the ratio between ${x} and ${y}?`, (x, y) => `Quel est le ratio entre ${x} et ${y} ?`],
  ['more', (x, y) => `Does ${x} invest more than ${y}?`, (x, y) => `${x} investit plus que ${y} ?`],
];

const OF_THE_EVENT: readonly (readonly [kind: string, en: (x: string) => string, fr: (x: string) => string])[] = [
  ['event date', (x) => `When was the ${x}?`, (x) => `Quand a eu lieu le ${x} ?`],
  ['event place', (x) => `Where was the ${x} held?`, (x) => `Où s'est tenu le ${x} ?`],
  ['event host', (x) => `Who hosted the ${x}?`, (x) => `Qui a accueilli le ${x} ?`],
  ['event edition', (x) => `Which edition of the ${x} was it?`, (x) => `C'était quelle édition du ${x} ?`],
  ['event total', (x) => `What was the total of the ${x}?`, (x) => `Quel était le total du ${x} ?`],
  ['event', (x) => `What was the ${x}?`, (x) => `C'était quoi, le ${x} ?`],
];

const OF_ALL: readonly (readonly [kind: string, en: string, fr: string])[] = [
  ['rank', 'Which is the biggest pledge?', 'Quel est le plus gros engagement ?'],
  ['rank', 'Which is the second biggest pledge?', 'Quel est le deuxième plus gros engagement ?'],
  ['rank', 'Which is the smallest pledge?', 'Quel est le plus petit engagement ?'],
  ['rank', 'Rank the pledges by amount', 'Classe les engagements par montant'],
  ['average', 'What is the average amount?', 'Quel est le montant moyen ?'],
  ['no figure', 'Which pledges have no amount?', 'Quels engagements sont sans montant ?'],
  ['both', 'How much do the two companies invest together?', 'Combien investissent les deux entreprises ensemble ?'],
  ['speakers', 'Who is quoted?', 'Qui est cité ?'],
  ['record', 'What is in your record?', 'Que contient ta base ?'],
];

/** A run of words from the middle of a text: what somebody remembers of it. */
export function fragmentOf(words: string, length = 5): string {
  const all = words
    .replace(/[“”"«»]/g, '')
    .split(/\s+/)
    .filter(Boolean);
  const from = Math.max(0, Math.floor((all.length - length) / 2));
  return all
    .slice(from, from + length)
    .join(' ')
    .replace(/^[\s,;:.!?…]+|[\s,;:.!?…]+$/g, '');
}

export const pledgersOf = (kb: KnowledgeBase): Organisation[] =>
  [...new Set([...kb.pledges.values()].map((p) => p.by))].map((id) => kb.organisations.get(id as Organisation['id'])!);

const made = (kind: string, names: readonly Name[], en: string, fr: string): Asked => ({ kind, names, en: spaced(en), fr: spaced(fr) });

/** Questions about figures: every pledger and every measure, whether the record has one or not. */
export function figureQuestions(kb: KnowledgeBase): Asked[] {
  const measures = [...kb.measures.values()].filter(isOfPledgers);
  return pledgersOf(kb).flatMap((o) => measures.map((m) => figureQuestion(o, m)));
}

const figureQuestion = (o: Organisation, m: Measure): Asked => ({
  kind: `figure ${m.id}`,
  names: [organisationIs(o)],
  ...howMuch(m, organisationIs(o)),
});

/** Those among them that the record has a figure for. */
export function recordedFigureQuestions(kb: KnowledgeBase): Asked[] {
  const measures = [...kb.measures.values()].filter(isOfPledgers);
  const isStated = (o: Organisation, m: Measure) => kb.figuresOf(m.id).some((f) => f.by === o.id && f.readings.length > 0);
  return pledgersOf(kb).flatMap((o) => measures.filter((m) => isStated(o, m)).map((m) => figureQuestion(o, m)));
}

/** Questions about one pledger, and about two next to each other. */
export function pledgerQuestions(kb: KnowledgeBase): Asked[] {
  const names = pledgersOf(kb).map(organisationIs);
  const single = names.flatMap((who) => OF_A_PLEDGER.map(([kind, en, fr]) => made(kind, [who], en(who.en), fr(who.fr))));
  const pairs = names.slice(1).map((other, i) => [names[i]!, other] as const);
  return [...single, ...pairs.flatMap(([x, y]) => OF_TWO.map(([kind, en, fr]) => made(kind, [x, y], en(x.en, y.en), fr(x.fr, y.fr))))];
}

/** Questions about people, quotations and places. */
export function otherQuestions(kb: KnowledgeBase): Asked[] {
  const people = [...kb.people.values()]
    .map(personIs)
    .flatMap((who) => [
      made('person', [who], `Who is ${who.en}?`, `Qui est ${who.fr} ?`),
      made('quotes', [who], `What did ${who.en} say?`, `Qu'a dit ${who.fr} ?`),
    ]);
  const quotes = [...kb.quotes.values()].map(({ words }) =>
    made('attribution', [], `Who said "${fragmentOf(words)}"?`, `Qui a dit « ${fragmentOf(words)} » ?`),
  );
  const placed = [...kb.places.values()].filter((p) => ['site', 'village', 'town', 'city'].includes(p.kind)).map(placeIs);
  const places = placed.flatMap((where) => [made('place', [where], `Who is investing in ${where.en}?`, `Qui investit ${à(where.fr)} ?`)]);
  const topics = [...kb.topics.values()].map(({ label }) =>
    made('topic', [], `Which pledges are about ${label.en}?`, `Quels engagements concernent ${label.fr} ?`),
  );
  return [...people, ...quotes, ...places, ...topics];
}

/** Questions about the event and about all pledges together. */
export function wholeQuestions(kb: KnowledgeBase): Asked[] {
  const events = [...kb.events.values()].map(eventIs);
  return [
    ...events.flatMap((e) => OF_THE_EVENT.map(([kind, en, fr]) => made(kind, [e], en(e.en), fr(e.fr)))),
    ...events.flatMap((e) =>
      [...kb.measures.values()].filter((m) => m.unit !== 'percent').map((m) => ({ kind: `event ${m.id}`, names: [e], ...howMuchAt(m, e) })),
    ),
    ...OF_ALL.map(([kind, en, fr]) => made(kind, [], en, fr)),
  ];
}

/** Every question that the record suggests. */
export const questionsOf = (kb: KnowledgeBase): Asked[] => [
  ...figureQuestions(kb),
  ...pledgerQuestions(kb),
  ...otherQuestions(kb),
  ...wholeQuestions(kb),
];

export const inBoth = (questions: readonly Asked[]): string[] => [
  ...new Set(questions.flatMap((q) => (['en', 'fr'] as const satisfies readonly Lang[]).map((l) => q[l]))),
];
