import { choice, randomFrom } from './chance.mjs';

/** Ways of asking a record, by what is asked: each makes a conversation, whose last turn is the question. */
const FORMS = {
  amount: {
    en: [({ by }) => [`How much will ${by} invest?`], ({ by }) => [`what's the amount ${by} is putting in`]],
    fr: [({ by }) => [`Combien ${by} va-t-il investir ?`], ({ by }) => [`le montant de ${by} svp`]],
  },
  jobs: {
    en: [({ by }) => [`How many jobs will ${by} create?`], ({ by, town }) => [`How many jobs does ${by} promise in ${town}?`]],
    fr: [({ by }) => [`Combien d'emplois ${by} va-t-il créer ?`], ({ by }) => [`${by}, ça fait combien de postes ?`]],
  },
  place: {
    en: [({ by }) => [`Where will ${by} build?`], ({ by }) => [`Which town did ${by} choose?`]],
    fr: [({ by }) => [`Où ${by} va-t-il construire ?`], ({ by }) => [`Dans quelle ville s'installe ${by} ?`]],
  },
  said: {
    en: [({ fragment }) => [`Who said "${fragment}"?`], ({ speaker }) => [`What did ${speaker} say?`]],
    fr: [({ fragment }) => [`Qui a dit « ${fragment} » ?`], ({ speaker }) => [`Qu'a dit ${speaker} ?`]],
  },
  compare: {
    en: [({ by, other }) => [`Who invests more, ${by} or ${other}?`]],
    fr: [({ by, other }) => [`Qui investit le plus, ${by} ou ${other} ?`]],
  },
  list: {
    en: [({ town }) => [`Which pledges are in ${town}?`], ({ town, topic }) => [`List the pledges about ${topic.en} in ${town}`]],
    fr: [({ town }) => [`Quels engagements à ${town} ?`], ({ town, topic }) => [`Liste des engagements ${topic.fr} à ${town}`]],
  },
  verify: {
    en: [({ by, amount }) => [`Is it true that ${by} will invest ${amount.en}?`], ({ by, wrong }) => [`${by} invests ${wrong.en}, right?`]],
    fr: [
      ({ by, amount }) => [`Est-il vrai que ${by} va investir ${amount.fr} ?`],
      ({ by, wrong }) => [`${by} investit ${wrong.fr}, c'est ça ?`],
    ],
  },
  'follow-up': {
    en: [
      ({ by }) => [`How much will ${by} invest?`, 'And how many jobs?'],
      ({ by, other }) => [`Where will ${by} build?`, `And ${other}?`],
    ],
    fr: [
      ({ by }) => [`Combien ${by} va-t-il investir ?`, "Et combien d'emplois ?"],
      ({ by, other }) => [`Où s'installe ${by} ?`, `Et ${other} ?`],
    ],
  },
  misspelt: {
    en: [({ slip }) => [`How much will ${slip} invest?`]],
    fr: [({ slip }) => [`Combien d'emplois chez ${slip} ?`]],
  },
  foreign: {
    en: [({ stranger }) => [`How much will ${stranger} invest?`], ({ stranger }) => [`How many jobs does ${stranger} create?`]],
    fr: [({ stranger }) => [`Combien ${stranger} va-t-il investir ?`], ({ stranger }) => [`Où s'installe ${stranger} ?`]],
  },
};

/** What a larger record has more of, so that its answer is longer to find: asked apart from the others. */
const OF_ALL = {
  'whole lists': {
    en: [({ topic }) => [`Which pledges are about ${topic.en}?`], ({ home }) => [`Which pledges come from ${home.en}?`]],
    fr: [({ topic }) => [`Quels engagements concernent ${topic.fr} ?`], ({ home }) => [`Quels engagements viennent de ${home.fr} ?`]],
  },
  rankings: {
    en: [() => ['What is the biggest pledge?'], ({ topic }) => [`What is the biggest pledge about ${topic.en}?`]],
    fr: [() => ['Quel est le plus gros engagement ?'], ({ topic }) => [`Quel est le plus gros engagement pour ${topic.fr} ?`]],
  },
  sums: {
    en: [({ topic }) => [`How much is invested in ${topic.en} altogether?`]],
    fr: [({ topic }) => [`Combien au total pour ${topic.fr} ?`]],
  },
};

const STRANGERS = ['Nestlé', 'Toyota', 'Siemens', 'Volvo', 'Danone', 'Airbus', 'Lufthansa', 'Zvarekko', 'Ubratolin', 'Mequistar'];

/** Two letters of a word swapped, as a hurried hand does. */
function slipOf(random, word) {
  const at = 1 + Math.floor(random() * (word.length - 3));
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
}

const money = (value) => {
  const [, code, digits, scale] = /^(\w+) ([\d.]+)(bn|m)$/.exec(value);
  const [en, fr] = { GBP: ['pounds', 'de livres'], EUR: ['euros', "d'euros"], USD: ['dollars', 'de dollars'] }[code];
  return scale === 'm'
    ? { en: `${digits} million ${en}`, fr: `${digits} millions ${fr}` }
    : { en: `${digits} billion ${en}`, fr: `${digits} ${digits === '1' ? 'milliard' : 'milliards'} ${fr}` };
};

/** What may be asked of a record: names and figures that stand in it. */
function matter(random, record, lists) {
  const [id, pledge] = choice(random, lists.pledges);
  const [, other] = choice(random, lists.pledges);
  const [, quote] = choice(random, lists.quotes);
  const named = (p) => record.organisations[p.by].name;
  const words = quote.words.replace(/\.$/, '').split(' ');
  const by = named(pledge);
  const [short, ...trade] = by.split(' ');
  return {
    id,
    by,
    other: named(other),
    town: record.places[pledge.claims.site.place].name.en,
    topic: record.topics[pledge.topics[0]].label,
    home: record.places[record.organisations[pledge.by].home].name,
    amount: money(pledge.claims.total.readings[0].value),
    wrong: money(choice(random, lists.pledges)[1].claims.total.readings[0].value),
    speaker: record.people[quote.speaker].name,
    fragment: words.slice(0, 6 + Math.floor(random() * (words.length - 6))).join(' '),
    slip: [slipOf(random, short), ...trade].join(' '),
    stranger: choice(random, STRANGERS),
  };
}

function ask(record, seed, times, forms) {
  const random = randomFrom(seed);
  const lists = { pledges: Object.entries(record.pledges), quotes: Object.entries(record.quotes) };
  return Array.from({ length: times }, () =>
    Object.entries(forms).flatMap(([form, ways]) =>
      ['en', 'fr'].map((lang) => ({ form, lang, turns: choice(random, ways[lang])(matter(random, record, lists)) })),
    ),
  ).flat();
}

/** Questions on a made-up record: every form in both languages, so many times, with names from all over it. */
export const questionsOn = (record, times, seed = 2) => ask(record, seed, times, FORMS);
export const questionsOfAll = (record, times, seed = 3) => ask(record, seed, times, OF_ALL);
