import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small knowledge folder without a fault. Every kind of entry and claim stands in it once or twice. */
export const GOOD: Readonly<Record<string, string>> = {
  'sources.yaml': `
gazette: {publisher: Gazette, url: "https://gazette.example/1", published: 2024-05-14, retrieved: 2024-06-01, seen: full, lang: en, reliability: B}
jornal: {publisher: Jornal, url: "https://jornal.example/1", retrieved: 2024-06-01, seen: opening, lang: pt, reliability: C}
acme-pr: {publisher: Acme, url: "https://acme.example/pr", published: 2024-05-13, retrieved: 2024-06-01, seen: opening, lang: fr, reliability: A}
`,
  'organisations.yaml': `
acme: {name: Acme, aliases: [Acme France], kind: company, home: france, sector: cloud}
acme-cloud: {name: Acme Cloud, unitOf: acme, kind: company}
bolt: {name: Bolt, kind: company, says: {en: makes bolts, fr: fabrique des boulons}}
`,
  'people.yaml': `
jane-doe: {name: Jane Doe, aliases: [Doe], roles: [{organisation: acme, en: president, fr: présidente, evidence: [{at: gazette, words: "Jane Doe, president of Acme"}]}]}
`,
  'places.yaml': `
france: {name: {en: France, fr: France}, kind: country}
lyon: {name: {en: Lyons, fr: Lyon}, kind: city, within: [france]}
`,
  'topics.yaml': `
cloud: {label: {en: cloud, fr: cloud}}
`,
  'measures.yaml': `
investment: {label: {en: investment, fr: investissement}, unit: money, adds: true, promises: {en: "invest {n}", fr: "investir {n}"}}
jobs: {label: {en: jobs, fr: emplois}, unit: count, adds: true, noun: {en: {one: job, other: jobs}, fr: {one: emploi, other: emplois}}, promises: {en: "create {n}", fr: "créer {n}"}}
people: {label: {en: people trained, fr: personnes formées}, unit: count, adds: true, noun: {en: {one: person, other: people}, fr: {one: personne, other: personnes}}, promises: {en: "train {n}", fr: "former {n}"}}
share: {label: {en: share, fr: part}, unit: percent, adds: false, states: {en: "covers {n}", fr: "couvre {n}"}}
`,
  'events/fair.yaml': `
name: {en: the Fair, fr: la Foire}
on: 2024-05-13
place: lyon
host: jane-doe
evidence: [{at: gazette, words: "the Fair in Lyons"}]
claims:
  total: {measure: investment, readings: [{value: EUR 5bn, hedge: more-than, at: gazette, words: "more than 5 billion euros"}]}
  last-year: {measure: investment, beside: true, on: 2023, readings: [{value: EUR 13bn, at: jornal, words: "13 bilhões de euros"}]}
`,
  'pledges/fair/acme-pledge.yaml': `
by: acme
event: fair
inEventTotal: true
title: {en: data centres, fr: centres de données}
topics: [cloud]
status:
  - {is: announced, on: 2024-05-13}
  - {is: under-way, on: 2024-05-14, evidence: [{at: gazette, words: "work has begun"}]}
claims:
  total:
    measure: investment
    covers: {en: "three sites and 1,500 servers", fr: trois sites et 1 500 serveurs}
    readings:
      - {value: EUR 2bn, at: acme-pr, words: "deux milliards d'euros"}
      - {value: EUR 2bn = USD 2.2bn, at: gazette, words: "€2bn ($2.2bn)"}
      - {value: USD 1.5bn, at: gazette, words: "$1.5bn for its cloud", narrower: scope}
      - {value: EUR 3bn, at: gazette, words: "3 billion euros", rejected: scope}
  lyon:
    measure: investment
    partOf: total
    place: lyon
    readings: [{value: EUR 1.5bn, at: acme-pr, words: "1,5 milliard d'euros à Lyon"}]
  paris:
    measure: investment
    partOf: total
    readings: [{value: EUR 500m, at: acme-pr, words: "500 M€ ailleurs"}]
  jobs: {measure: jobs, due: 2027, readings: [{value: 50, hedge: around, at: acme-pr, words: "une cinquantaine d'embauches"}]}
  hired: {measure: jobs, progressOf: jobs, on: 2025-01, readings: [{value: 20..30, at: gazette, words: "20 to 30 hired"}]}
  trained: {measure: people, readings: [{value: 100, at: gazette, words: "one hundred people"}]}
  trained-lyon: {measure: people, partOf: trained, readings: [{value: 60, at: gazette, words: "60 of them"}]}
  trained-paris: {measure: people, partOf: trained, readings: [{value: 40, at: gazette, words: "40 others"}]}
  share: {measure: share, readings: [{value: 89%, at: gazette, words: "89 percent"}]}
  gender: {measure: jobs, beside: true, notStated: {checked: [gazette], depth: full}}
  site: {aspect: place, place: lyon, says: {en: will build in Lyons, fr: va construire à Lyon}, evidence: [{at: gazette, words: "in Lyons"}]}
  partner: {aspect: partner, with: [bolt], of: total, says: {en: works with Bolt, fr: travaille avec Bolt}, evidence: [{at: gazette, words: "with Bolt"}]}
`,
  'pledges/fair/bolt-pledge.yaml': `
by: bolt
event: fair
inEventTotal: unchecked
title: {en: a plant, fr: une usine}
topics: [cloud]
status: [{is: announced, on: 2024-05-13}]
claims: {}
`,
  'quotes/fair/doe-cloud.yaml': `
speaker: jane-doe
role: {printed: president, en: president, fr: présidente}
organisation: {id: acme, printed: Acme}
words: "The cloud is our future"
lang: en
form: original
on: 2024-05-13
about: ["acme-pledge#total", cloud]
at: gazette
`,
  'quotes/fair/doe-jobs.yaml': `
speaker: jane-doe
role: {printed: president, en: president, fr: présidente}
organisation: {id: acme}
words: "jobs for Lyons"
lang: en
form: indirect
says: {en: 'promised "jobs for Lyons"', fr: 'a promis "jobs for Lyons"'}
sameMoment: doe-cloud
at: gazette
`,
  'conflicts/scope.yaml': `
kind: scope
about: ["acme-pledge#total"]
topic: {en: how much, fr: combien}
versions:
  - {says: {en: Acme says two billion., fr: Acme dit deux milliards.}, evidence: [{at: acme-pr, words: "deux milliards d'euros"}], stands: true}
verdict: {en: Acme is right., fr: Acme a raison.}
`,
};

const made: string[] = [];
/** Removes the folders that were made: for afterAll. */
export const removeFolders = (): void => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
};

/** An empty folder in a temporary place. */
export function emptyFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'onrecord-'));
  made.push(dir);
  return dir;
}

/** Writes a file of a folder, with the folders on its way. */
export function write(dir: string, file: string, text: string): void {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), text);
}

/** The good folder in a temporary place, with some files put in, in place of its own or beside them. */
export function makeFolder(files: Readonly<Record<string, string>> = {}): string {
  const dir = emptyFolder();
  for (const [file, text] of Object.entries({ ...GOOD, ...files })) write(dir, file, text.trimStart());
  return dir;
}

/** The text of a file of the good folder with one piece replaced; a piece that is not there is a slip of the test. */
export function edited(file: string, piece: string, by: string): string {
  const text = GOOD[file];
  if (text === undefined || text.split(piece).length !== 2) throw new Error(`${file} does not hold \`${piece}\` once`);
  return text.replace(piece, () => by);
}
