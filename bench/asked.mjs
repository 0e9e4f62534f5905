import { choice, randomFrom } from './chance.mjs';
import { built } from './product.mjs';

const FORMS = {
  by: [
    (n) => `How much is ${n} investing?`,
    (n) => `how much will ${n} put in`,
    (n) => `What's the amount for ${n}?`,
    (n) => `Where is ${n} investing?`,
    (n) => `Which town did ${n} choose?`,
    (n) => `How many jobs does ${n} promise?`,
    (n) => `${n} jobs?`,
    (n) => `What did ${n} say?`,
    (n) => `When was the ${n} pledge announced?`,
    (n) => `What is the source for ${n}?`,
    (n) => `Combien ${n} investit-il ?`,
    (n) => `Combien d'emplois ${n} va-t-il créer ?`,
    (n) => `Où ${n} va-t-il investir ?`,
    (n) => `${n}, c'est combien ?`,
    (n) => `Qu'a dit ${n} ?`,
  ],
  pair: [
    (a, b) => `Is ${a} investing more than ${b}?`,
    (a, b) => `${a} and ${b} together?`,
    (a, b) => `Qui investit le plus, ${a} ou ${b} ?`,
  ],
  place: [(p) => `Which pledges are in ${p.en}?`, (p) => `Who is building in ${p.en}?`, (p) => `Quels engagements à ${p.fr} ?`],
  topic: [(t) => `Which pledges are about ${t.en}?`, (t) => `How much for ${t.en} in all?`, (t) => `Combien pour ${t.fr} ?`],
  person: [(n) => `What did ${n} say?`, (n) => `who is ${n}`, (n) => `Qu'a dit ${n} ?`],
  event: [
    (e) => `What was the total of ${e.en}?`,
    (e) => `What is the biggest pledge of ${e.en}?`,
    (e) => `List the five biggest pledges of ${e.en}`,
    (e) => `Quel est le total de ${e.fr} ?`,
  ],
};
const STRANGERS = ['Nestlé', 'Toyota', 'Siemens', 'Volvo', 'Danone', 'Lufthansa', 'Oracle', 'Zvarekko'];
/** What people write around a question. */
const BEFORE = [
  'Hi, ',
  'Quick one: ',
  'Sorry to bother you again, ',
  'For my piece on industry: ',
  'Bonjour, ',
  'Need this for the 6pm bulletin. ',
];
const GO_ON = [
  'And how many jobs?',
  'where?',
  'What is the source?',
  'Et combien d’emplois ?',
  'who said so?',
  'Give me the quote',
  'And in dollars?',
];

/** Every question of these forms that a record gives rise to. */
function everyQuestion(kb) {
  const names = [...new Set([...kb.pledges.values()].map((p) => kb.organisations.get(p.by).name))];
  const quoted = [...new Set([...kb.quotes.values()].map((q) => kb.people.get(q.speaker)?.name))].filter(Boolean);
  const over = (things, forms) => things.flatMap((thing) => forms.map((form) => form(thing)));
  return [
    ...over([...names, ...STRANGERS], FORMS.by),
    ...names.flatMap((a, i) => FORMS.pair.map((form, j) => form(a, names[(i * 7 + j * 3 + 1) % names.length]))),
    ...over(
      [...kb.places.values()].map((p) => p.name),
      FORMS.place,
    ),
    ...over(
      [...kb.topics.values()].map((t) => t.label),
      FORMS.topic,
    ),
    ...over(quoted, FORMS.person),
    ...over(
      [...kb.events.values()].map((e) => e.name),
      FORMS.event,
    ),
  ];
}

/** In another order. */
const shuffled = (things, random) =>
  things
    .map((thing) => ({ thing, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);

/**
 * What people ask a bot, one after the other: some questions often (the n-th as often as one n-th of the first), most
 * seldom; one in five with words around it; one in eight goes on with a question before. The seed gives the same on every
 * machine. Whatever an app remembers, it has to have been asked before. `different`: no question comes twice in the same
 * words, and none goes on.
 */
export function askedOf(kb, { seed = 1, different = false } = {}) {
  const random = randomFrom(seed);
  const every = shuffled(everyQuestion(kb), random);
  if (different) {
    const each = shuffled(
      ['', ...BEFORE].flatMap((before) => every.map((text) => `${before}${text}`)),
      random,
    );
    return {
      next() {
        if (each.length === 0) throw new Error('There are no more different questions.');
        return { text: each.pop(), goesOn: false };
      },
    };
  }
  const upTo = [];
  for (let n = 1, sum = 0; n <= every.length; n += 1) upTo.push((sum += 1 / n));
  const often = () => {
    const at = random() * upTo.at(-1);
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle] < at) low = middle + 1;
      else high = middle;
    }
    return every[low];
  };
  const next = () => {
    const text = often();
    const own = random() < 0.2 ? `${choice(random, BEFORE)}${text}` : text;
    return random() < 1 / 8 ? { text: choice(random, GO_ON), goesOn: true } : { text: own, goesOn: false };
  };
  return { next };
}

export const recordOfPackage = () => {
  const { KNOWLEDGE, SNAPSHOT } = built('home.js');
  return built('knowledge/snapshot.js').openKnowledge(KNOWLEDGE, { snapshot: SNAPSHOT });
};
