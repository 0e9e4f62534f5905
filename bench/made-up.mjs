import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { choice, randomFrom } from './chance.mjs';
import { built, ROOT } from './product.mjs';

/**
 * Made-up records of any size, as editors would write them: the same size and seed give the same record. What is counted,
 * the topics and the countries are the invented test record's, since a larger record has no more of them; what grows is
 * who pledges, who speaks, where, and in which papers.
 */

const VOCABULARY = path.join(ROOT, 'test/records/harbour-forum');
const EVENT = 'harbour-forum-2025';
const HOST = 'scotland';
const HOMES = ['england', 'ireland', 'norway', 'denmark', 'sweden', 'germany', 'france', 'netherlands', 'japan', 'canada'];

const ONSETS = 'b br c cl cr d dr f fl g gl gr h j k kr l m n p pl pr r s sk sl st t tr v z'.split(' ');
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ae', 'ei', 'ou'];
const CODAS = ['', '', '', 'l', 'm', 'n', 'r', 's', 'x', 'rn', 'sk', 'nd'];
const TRADES = ['Energy', 'Marine', 'Group', 'Systems', 'Foods', 'Glass', 'Power', 'Works', 'Lines', 'Holdings'];
const PAPERS = ['Herald', 'Courier', 'Post', 'Gazette', 'Chronicle', 'Mail'];
const FIRST_NAMES =
  'Aline Bruno Carla Denis Elsa Fergus Greta Hugo Ines Jonas Karin Lewis Maeve Nils Oona Pavel Quentin Rhona Sonia Tomas'.split(' ');

/** What is built, in both languages, by topic of the vocabulary. */
const THINGS = [
  ['ports', 'a deep-water quay', 'un quai en eau profonde'],
  ['ports', 'a container yard', 'un parc à conteneurs'],
  ['cables', 'a converter station', 'une station de conversion'],
  ['cables', 'a cable factory', 'une usine de câbles'],
  ['renewables', 'a wind farm', 'un parc éolien'],
  ['renewables', 'a tidal turbine yard', "un chantier d'hydroliennes"],
  ['training', 'a training school', 'une école de formation'],
  ['nature', 'a saltmarsh reserve', 'une réserve de marais salants'],
  ['batteries', 'a battery plant', 'une usine de batteries'],
  ['batteries', 'a recycling line for cells', 'une ligne de recyclage de cellules'],
  ['food', 'a seaweed kitchen', "une cuisine d'algues"],
  ['food', 'a fish cannery', 'une conserverie de poisson'],
  ['glass', 'an electric furnace', 'un four électrique'],
  ['heat', 'a district heating network', 'un réseau de chaleur'],
  ['heat', 'a heat pump workshop', 'un atelier de pompes à chaleur'],
  ['water', 'a treatment works', "une station d'épuration"],
  ['data-centres', 'a data centre', 'un centre de données'],
  ['ferries', 'an electric ferry berth', 'un poste pour ferries électriques'],
];
const WHY = [
  ['to shorten deliveries to the islands', 'pour raccourcir les livraisons vers les îles'],
  ['to replace imports from overseas', "pour remplacer des importations d'outre-mer"],
  ['to double output within a few years', 'pour doubler la production en quelques années'],
  ['to serve customers around the North Sea', 'pour servir des clients autour de la mer du Nord'],
  ['to cut the cost of storage', 'pour réduire le coût du stockage'],
];
const CURRENCIES = [
  ['GBP', 'pounds', 'de livres'],
  ['GBP', 'pounds', 'de livres'],
  ['EUR', 'euros', "d'euros"],
  ['USD', 'dollars', 'de dollars'],
];
/** What people say: who, does what, to what, and a remark; a slot is filled with a place or a number. */
const SAYING = {
  en: [
    `the harbour,our workshop,this coast,the next winter,a good neighbour,every apprentice,the old quay,our order book,a slow
     tide,the first turbine,her grandfather,whoever sails,an honest ledger,the night shift,nobody here,half the crew`,
    `teaches,rewards,needs,remembers,carries,outlasts,surprises,follows,borrows,doubts,repairs,counts,forgives,measures,welcomes,
     defends`,
    `steady hands,those who wait,a longer view,honest accounts,the people of {place},the engineers of {place},families around
     {place},some {n} lorries,the roads to {place},{n} winters,a town like {place},spare parts,cheap promises,cold water,
     {n} neighbours,the children of {place}`,
    `and we will say so again,which is why we came,as our founders knew,whatever the weather,before anybody else does,so we
     stay for {n} years,and that is all I ask,until the last bolt is tight`,
  ],
  fr: [
    `le port,notre atelier,cette côte,l'hiver prochain,un bon voisin,chaque apprenti,le vieux quai,notre carnet,une marée lente,
     la première turbine,son grand-père,quiconque navigue,un registre honnête,l'équipe de nuit,personne ici,la moitié de l'équipage`,
    `enseigne,récompense,attend,retrouve,porte,dépasse,surprend,suit,emprunte,conteste,répare,compte,pardonne,mesure,accueille,défend`,
    `ceux qui patientent,les gens de {place},les familles de {place},les ingénieurs de {place},quelque {n} camions,les routes vers
     {place},{n} hivers,une ville comme {place},des pièces détachées,des promesses faciles,l'eau froide,{n} voisins,les enfants de
     {place},une vue plus longue,des comptes honnêtes,la patience`,
    `et nous le redirons,voilà pourquoi nous sommes venus,comme le savaient nos fondateurs,quel que soit le temps,avant tous les
     autres,alors nous restons {n} ans,et c'est tout ce que je demande,jusqu'au dernier boulon`,
  ],
};
const PHRASES = Object.fromEntries(
  Object.entries(SAYING).map(([lang, lists]) => [lang, lists.map((list) => list.split(',').map((p) => p.replaceAll(/\s+/g, ' ').trim()))]),
);

const vocabulary = (name) => parse(readFileSync(path.join(VOCABULARY, `${name}.yaml`), 'utf8'));
const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
const range = (n) => Array.from({ length: n }, (_, i) => i);
const title = (word) => word[0].toUpperCase() + word.slice(1);

/** A maker of names that nothing else has: in no dictionary, and never given twice. */
function namer(random) {
  const { isName, isOrdinary } = built('text/dictionary.js');
  const given = new Set();
  const syllable = () => choice(random, ONSETS) + choice(random, VOWELS);
  return () => {
    for (;;) {
      const word = syllable() + syllable() + (random() < 0.5 ? syllable() : '') + choice(random, CODAS);
      if (given.has(word) || isName(word) || isOrdinary(word)) continue;
      given.add(word);
      return title(word);
    }
  };
}

/** An amount of money as an editor writes it and as papers print it. */
function money(random) {
  const [code, en, fr] = choice(random, CURRENCIES);
  const n = random() < 0.15 ? 1000 * (1 + Math.floor(random() * 4)) : 5 * (1 + Math.floor(random() * 180));
  const value = n >= 1000 ? `${code} ${n / 1000}bn` : `${code} ${n}m`;
  const scale = n >= 1000 ? ['billion', n === 1000 ? 'milliard' : 'milliards'] : ['million', 'millions'];
  const digits = n >= 1000 ? n / 1000 : n;
  return { value, en: `${digits} ${scale[0]} ${en}`, fr: `${digits} ${scale[1]} ${fr}` };
}

/** A count as papers print it. */
const count = (random, step, most) => {
  const value = step * (1 + Math.floor(random() * (most / step)));
  return { value, en: value.toLocaleString('en'), fr: String(value) };
};

const paperOf = (name) => ({
  publisher: name,
  url: `https://${slug(name)}.example.com/`,
  published: '2025-09-18',
  retrieved: '2026-05-11',
  seen: 'full',
  lang: 'en',
  reliability: 'B',
});

/** A record of so many pledges, entries by part and id, as they would stand in YAML. */
export function madeUp(pledges, seed = 1) {
  const random = randomFrom(seed);
  const name = namer(random);
  const record = {
    sources: vocabulary('sources'),
    organisations: vocabulary('organisations'),
    people: vocabulary('people'),
    places: vocabulary('places'),
    topics: vocabulary('topics'),
    measures: vocabulary('measures'),
    events: { [EVENT]: vocabulary(`events/${EVENT}`) },
    pledges: {},
    quotes: {},
    conflicts: {},
  };
  const added = (part, called, entry) => {
    const id = slug(called);
    record[part][id] = entry;
    return id;
  };
  const regions = range(Math.ceil(pledges / 200) + 4).map(() => {
    const called = name();
    return added('places', called, { name: { en: called, fr: called }, kind: 'region', within: [HOST] });
  });
  const towns = range(Math.ceil(pledges / 8) + 10).map(() => {
    const called = name();
    return added('places', called, { name: { en: called, fr: called }, kind: 'town', within: [choice(random, regions)] });
  });
  const papers = range(Math.ceil(pledges / 40) + 4).map(() => {
    const called = `${name()} ${choice(random, PAPERS)}`;
    return added('sources', called, paperOf(called));
  });
  const partners = range(Math.ceil(pledges / 50) + 2).map(() => {
    const called = `${name()} Council`;
    return added('organisations', called, { name: called, kind: 'public-body' });
  });
  for (let i = 0; i < pledges; i++) pledge(record, { random, name, added, towns, papers, partners });
  return record;
}

function pledge(record, { random, name, added, towns, papers, partners }) {
  const short = name();
  const called = random() < 0.5 ? short : `${short} ${choice(random, TRADES)}`;
  const [topic, thing, chose] = choice(random, THINGS);
  const [why, pourquoi] = choice(random, WHY);
  const town = choice(random, towns);
  const where = record.places[town].name.en;
  const by = added('organisations', called, {
    name: called,
    kind: 'company',
    ...(called === short ? {} : { aliases: [short] }),
    home: choice(random, HOMES),
    sector: topic,
  });
  const release = added('sources', `${called} newsroom`, { ...paperOf(`${called} newsroom`), reliability: 'A' });
  const paper = choice(random, papers);
  const amount = money(random);
  const jobs = count(random, 10, 2000);
  const figure = (words) => [{ at: release, words }];
  const shows = figure(`${called} on ${thing} in ${where}`);
  const claims = {
    total: {
      measure: 'investment',
      covers: { en: thing, fr: chose },
      readings: [
        { value: amount.value, at: release, words: `will invest ${amount.en} in ${where}` },
        ...(random() < 0.6 ? [{ value: amount.value, at: paper, words: `${called} puts ${amount.en} into ${where}` }] : []),
      ],
    },
    project: {
      aspect: 'project',
      says: { en: `will build ${thing} in ${where}`, fr: `va construire ${chose} à ${where}` },
      evidence: figure(`${called} will build ${thing} in ${where}`),
    },
    site: {
      aspect: 'place',
      place: town,
      ...(random() < 0.5 ? { site: random() < 0.6 ? 'new' : 'extension' } : {}),
      says: { en: `chose ${where} for ${thing}`, fr: `a choisi ${where} pour ${chose}` },
      evidence: figure(`chose ${where} as its site`),
    },
    jobs:
      random() < 0.8
        ? { measure: 'jobs', readings: [{ value: jobs.value, at: release, words: `${jobs.en} jobs in ${where}` }] }
        : { measure: 'jobs', notStated: { checked: [release], depth: 'full' } },
  };
  if (random() < 0.4)
    claims.purpose = {
      aspect: 'purpose',
      of: 'total',
      says: { en: `will build ${thing} ${why}`, fr: `va construire ${chose} ${pourquoi}` },
      evidence: figure(`${thing} ${why}`),
    };
  if (random() < 0.25) {
    const trained = count(random, 5, 400);
    claims.trained = {
      measure: 'apprentices-trained',
      due: '2029',
      readings: [{ value: trained.value, mode: 'aims-to', at: release, words: `aims to train ${trained.en} apprentices` }],
    };
  }
  if (random() < 0.2) {
    const partner = choice(random, partners);
    const beside = record.organisations[partner].name;
    claims.partner = {
      aspect: 'partner',
      with: [partner],
      says: { en: `will work with ${beside}`, fr: `va travailler avec ${beside}` },
      evidence: figure(`together with ${beside}`),
    };
  }
  if (random() < 0.05) {
    const other = money(random);
    if (other.value !== amount.value) {
      const clash = `${by}-total`;
      claims.total.readings.push({ value: other.value, at: paper, words: `${called} promises ${other.en}`, rejected: clash });
      record.conflicts[clash] = {
        kind: 'figures',
        about: [`${by}#total`],
        topic: { en: `What ${called} invests`, fr: `Ce que ${called} investit` },
        versions: [
          {
            says: { en: `${called} invests ${amount.en}.`, fr: `${called} investit ${amount.fr}.` },
            evidence: figure(`will invest ${amount.en} in ${where}`),
            stands: true,
          },
          {
            says: { en: `${called} invests ${other.en}.`, fr: `${called} investit ${other.fr}.` },
            evidence: [{ at: paper, words: `${called} promises ${other.en}` }],
            stands: false,
          },
        ],
        verdict: { en: 'The company itself is followed.', fr: "L'entreprise elle-même est suivie." },
        findBy: {},
      };
    }
  }
  record.pledges[by] = {
    by,
    event: EVENT,
    inEventTotal: random() < 0.9,
    headline: false,
    title: { en: title(thing), fr: title(chose) },
    topics: [topic],
    status: [{ is: random() < 0.9 ? 'announced' : choice(random, ['talks', 'under-way', 'dropped']), on: '2025-09-18', evidence: shows }],
    claims,
  };
  if (random() < 0.7) quote(record, { random, name, added, by, release, where, topic, called });
}

function quote(record, { random, name, added, by, release, where, topic, called }) {
  const lang = random() < 0.6 ? 'en' : 'fr';
  const [subjects, verbs, objects, remarks] = PHRASES[lang];
  const filled = (phrase) => phrase.replace('{place}', where).replace('{n}', String(20 + Math.floor(random() * 900)));
  const clause = () => filled([subjects, verbs, objects].map((list) => choice(random, list)).join(' '));
  const speaker = `${choice(random, FIRST_NAMES)} ${name()}`;
  const role = { organisation: by, en: 'managing director', fr: 'direction générale' };
  const words = title(`${clause()}, ${lang === 'en' ? 'and' : 'et'} ${clause()}, ${filled(choice(random, remarks))}.`);
  record.quotes[`${by}-says`] = {
    speaker: added('people', speaker, {
      name: speaker,
      roles: [{ ...role, evidence: [{ at: release, words: `${speaker}, managing director of ${called}` }] }],
    }),
    role: { printed: 'managing director', en: role.en, fr: role.fr },
    organisation: { id: by },
    event: EVENT,
    words,
    lang,
    form: 'original',
    at: release,
    about: [by],
    topics: [topic],
    findBy: {},
  };
}

/** Writes a record as a knowledge folder. JSON is YAML, and quicker to write. */
export function writeRecord(record, dir) {
  for (const [part, entries] of Object.entries(record)) {
    const asFolder = ['events', 'pledges', 'quotes', 'conflicts'].includes(part);
    if (asFolder) mkdirSync(path.join(dir, part), { recursive: true });
    else writeFileSync(path.join(dir, `${part}.yaml`), JSON.stringify(entries));
    if (asFolder)
      for (const [id, entry] of Object.entries(entries)) writeFileSync(path.join(dir, part, `${id}.yaml`), JSON.stringify(entry));
  }
}

// `node bench/made-up.mjs PLEDGES SEED DIR` writes one to look at.
if (process.argv[1] === import.meta.filename) {
  const [pledges, seed, dir] = process.argv.slice(2);
  mkdirSync(dir, { recursive: true });
  writeRecord(madeUp(Number(pledges), Number(seed)), dir);
}
