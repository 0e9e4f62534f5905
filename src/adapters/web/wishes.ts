import type { IncomingMessage } from 'node:http';
import { LANGUAGES, type Lang } from '../../model/language.js';
import { PLEDGE_SORTS, type PledgeFilter, type PledgeSort, type PledgeWish, type QuoteFilter, type Slice } from '../../model/record.js';
import { HttpError } from './http.js';

/** Parameters of an address by which a list is narrowed, and what each of them is in a wish. */
export const PLEDGE_FILTERS = {
  q: 'text',
  organisation: 'organisation',
  event: 'event',
  place: 'place',
  home: 'home',
  topic: 'topic',
  status: 'status',
  measure: 'measure',
} as const satisfies Record<string, keyof PledgeFilter>;
export const QUOTE_FILTERS = {
  q: 'text',
  speaker: 'speaker',
  organisation: 'organisation',
  source: 'source',
  topic: 'topic',
  event: 'event',
} as const satisfies Record<string, keyof QuoteFilter>;

/** How many entries a list shows where nothing is said, and at most. */
export const SLICE = { usual: 100, most: 500 } as const;

function whole(query: URLSearchParams, name: string, usual: number, from: number, to: number): number {
  const raw = query.get(name);
  if (raw === null || raw === '') return usual;
  const n = /^\d{1,9}$/.test(raw) ? Number(raw) : -1;
  if (n < from || n > to) throw new HttpError(400, `"${name}" must be a whole number from ${from} to ${to}, or left out.`);
  return n;
}

export const readSlice = (query: URLSearchParams): Slice => ({
  offset: whole(query, 'offset', 0, 0, 999_999_999),
  limit: whole(query, 'limit', SLICE.usual, 1, SLICE.most),
});

/** What is left empty in a form is not wished for. */
const filters = <F extends string>(query: URLSearchParams, names: Readonly<Record<string, F>>): Partial<Record<F, string>> =>
  Object.fromEntries(
    Object.entries(names).flatMap(([name, key]) => {
      const value = query.get(name)?.trim();
      return value ? [[key, value]] : [];
    }),
  ) as Partial<Record<F, string>>;

const isSort = (v: string): v is PledgeSort => PLEDGE_SORTS.some((s) => s === v);

/** The pledges that an address asks for. Throws a 400 that says what to write. */
export function readPledgeWish(query: URLSearchParams, usual: { sort: PledgeSort; descending: boolean }): PledgeWish {
  const [sort, order] = [query.get('sort') || usual.sort, query.get('order')];
  if (!isSort(sort)) throw new HttpError(400, `"sort" must be one of ${PLEDGE_SORTS.join(', ')}, or left out.`);
  if (order !== null && order !== '' && order !== 'asc' && order !== 'desc')
    throw new HttpError(400, '"order" must be asc or desc, or left out.');
  const descending = order ? order === 'desc' : sort === usual.sort && usual.descending;
  return { ...filters(query, PLEDGE_FILTERS), ...readSlice(query), sort, descending };
}

export const readQuoteWish = (query: URLSearchParams): QuoteFilter & Slice => ({ ...filters(query, QUOTE_FILTERS), ...readSlice(query) });

/** The words that an address looks for. */
export const readText = (query: URLSearchParams): { text?: string } => filters(query, { q: 'text' });

/** The language that an address asks for; without one, the language that the browser would rather read. */
export function readLang(query: URLSearchParams, req?: IncomingMessage): Lang {
  const asked = query.get('lang');
  if (asked) {
    const lang = LANGUAGES.find((l) => l === asked);
    if (!lang) throw new HttpError(400, '"lang" is neither "en" nor "fr": write one of them, or leave it out.');
    return lang;
  }
  const preferred = (req?.headers['accept-language'] ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const weight = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((w) => w !== undefined);
      return { lang: LANGUAGES.find((l) => tag.split('-')[0] === l), weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight)
    .find(({ lang, weight }) => lang !== undefined && weight > 0);
  return preferred?.lang ?? 'en';
}
