import type { KnowledgeBase } from '../knowledge/base.js';
import { FILTER_KINDS, type DigestFilter, type DigestRequest, type Schedule } from '../model/digest.js';
import type { Lang } from '../model/language.js';
import { NEW_CONVERSATION } from './context.js';
import { DIGEST_WORDS } from './languages/digest.js';
import { understand } from './understand.js';
import { daysIn } from './weekdays.js';

const pad = (n: number): string => String(n).padStart(2, '0');

/** A time as it is written; `invalid` where it is none that a clock shows. */
function timeIn(text: string): string | undefined {
  for (const shape of DIGEST_WORDS.clock) {
    const { hour, minute = '00', half } = shape.exec(text)?.groups ?? {};
    if (hour === undefined) continue;
    const h = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
    return `${pad(h)}:${minute}`;
  }
  return DIGEST_WORDS.times.find(([, named]) => named.test(text))?.[0];
}

/** `Europe/Paris`, `UTC`; or the city of one, where people say its time. */
const NAMED_ZONE = /(?<![\w/])(?:[A-Z][A-Za-z]+\/[A-Z][\w+-]+(?:\/[A-Z][\w+-]+)?|UTC|GMT)(?![\w/])/;
const cityOf = (zone: string): string =>
  zone
    .slice(zone.lastIndexOf('/') + 1)
    .replaceAll('_', ' ')
    .toLowerCase();
let cities: ReadonlyMap<string, string> | undefined;
function zoneOfCity(city: string): string | undefined {
  cities ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone), zone]));
  return cities.get(city.replaceAll('_', ' ').toLowerCase());
}

/** The zone that a text names, and the words that name it: they are no place of the record. */
function zoneIn(text: string): { readonly zone?: string; readonly said: string } {
  const named = NAMED_ZONE.exec(text)?.[0];
  if (named !== undefined) return { zone: named, said: named };
  for (const shape of DIGEST_WORDS.zone) {
    const found = shape.exec(text);
    const zone = found?.groups?.['city'] === undefined ? undefined : zoneOfCity(found.groups['city']);
    if (found && zone !== undefined) return { zone, said: found[0] };
  }
  return { said: '' };
}

/** What a digest is to be about: the names of the record that stand in its words. */
export function filterIn(text: string, kb: KnowledgeBase, lang: Lang): { readonly filter: DigestFilter; readonly foreign: boolean } {
  const { questions } = understand(text, kb, NEW_CONVERSATION, lang);
  const of = <K extends keyof DigestFilter>(kind: K): DigestFilter[K] =>
    [...new Set(questions.flatMap(({ query }) => query[kind] as readonly string[]))] as unknown as DigestFilter[K];
  const filter = { organisations: of('organisations'), places: of('places'), topics: of('topics'), measures: of('measures') };
  // What is one word for a topic and for a measure is a topic: it holds the figures too.
  const label = (id: string, map: ReadonlyMap<string, { label: { en: string } }>) => map.get(id)?.label.en.toLowerCase();
  const topics = new Set(filter.topics.map((t) => label(t, kb.topics)));
  const measures = filter.measures.filter((m) => !topics.has(label(m, kb.measures)));
  return { filter: { ...filter, measures }, foreign: questions.some(({ query }) => query.refusal?.kind === 'foreign') };
}

export const isWhole = (f: DigestFilter): boolean => FILTER_KINDS.every((kind) => f[kind].length === 0);

/** What is asked for of the digests of a place, in words of either language. */
export function readDigestRequest(text: string, kb: KnowledgeBase, lang: Lang): DigestRequest {
  const channel = /(?<=^|\W)#(?:\w[\w-]*)/.exec(text)?.[0] ?? '';
  const { zone, said } = zoneIn(text);
  // Names of channels and zones are words of their own.
  const words = text.replace(channel, ' ').replace(said, ' ');
  const at = timeIn(words);
  const act = DIGEST_WORDS.acts.find(([, shape]) => shape.test(words))?.[0];
  const { days, rest } = daysIn(words, act === 'change');
  const schedule: Partial<Schedule> = {
    ...(days.length > 0 ? { days } : {}),
    ...(at === undefined ? {} : { at }),
    ...(zone === undefined ? {} : { zone }),
  };
  const named = DIGEST_WORDS.langs.find(([, shape]) => shape.test(words))?.[0];
  const quiet = DIGEST_WORDS.loud.test(words) ? false : DIGEST_WORDS.quiet.test(words) ? true : undefined;
  const about = DIGEST_WORDS.about.exec(rest);
  const { filter: found, foreign } = filterIn(about ? rest.slice(about.index + about[0].length) : rest, kb, lang);
  // Without a word such as “about”, only names are meant: “post” and “weekly” are words of the request.
  const filter = about ? found : { ...found, topics: [], measures: [] };
  const wish = {
    ...(Object.keys(schedule).length === 0 ? {} : { schedule }),
    ...(named === undefined ? {} : { lang: named }),
    ...(quiet === undefined ? {} : { quiet }),
    ...(isWhole(filter) ? {} : { filter }),
  };
  const which = DIGEST_WORDS.nth.exec(text)?.groups;
  const nth = which === undefined ? undefined : Number(which['nth'] ?? which['other']);
  const one = nth === undefined ? {} : { nth };
  // Names that nobody knows would leave the whole record, which nobody asked for.
  const lost = about !== null && (foreign || isWhole(filter));
  if (lost && (act === undefined || act === 'subscribe' || act === 'change')) return { do: 'unknown' };
  switch (act) {
    case undefined:
      return Object.keys(wish).length > 0 ? { do: 'subscribe', wish } : { do: 'list' };
    case 'change':
      return { do: 'change', wish, ...one };
    case 'subscribe':
      return { do: 'subscribe', wish };
    default:
      return { do: act, ...one };
  }
}
