import type { Lang } from '../../model/language.js';
import type { PledgesView, QuotesView } from '../../model/record.js';
import { csv } from '../csv.js';
import { addressOf } from './layout.js';
import { say, STATUS_WORDS } from './words.js';

type Row = readonly (string | number)[];

/** Pledges as a table for a spreadsheet: what is printed beside the number that it is, and where it is printed. */
export function pledgesCsv(view: PledgesView, lang: Lang, origin: string): string {
  const head: Row = [
    'id',
    say('who', lang),
    say('what', lang),
    ...view.measures.flatMap((m) => [m.label, `${m.label} (${say('number', lang)})`, `${m.label} (${say('sources', lang)})`]),
    say('status', lang),
    say('date', lang),
    say('home', lang),
    say('where', lang),
    say('event', lang),
    say('address', lang),
  ];
  const rows = view.items.map((row): Row => {
    const figures = view.measures.flatMap((m): Row => {
      const cell = row.figures.find((f) => f.measure.id === m.id);
      return [cell?.text ?? '', cell?.n ?? '', cell?.sources.map((s) => s.url).join(' ') ?? ''];
    });
    const places = row.places.map((p) => p.name).join('; ');
    const { by, title, status, home, event, ref } = row;
    return [
      ref.id,
      by.name,
      title,
      ...figures,
      STATUS_WORDS[status.is][lang],
      status.on,
      home?.name ?? '',
      places,
      event.name,
      origin + addressOf(ref),
    ];
  });
  return csv([head, ...rows]);
}

/** Quotations as a table for a spreadsheet. */
export function quotesCsv(view: QuotesView, lang: Lang, origin: string): string {
  const head: Row = (['speaker', 'role', 'organisation', 'words', 'language', 'sources', 'published', 'url', 'address'] as const).map(
    (word) => say(word, lang),
  );
  const rows = view.items.map(
    ({ ref, speaker, role, organisation, words, lang: of, source }): Row => [
      ref.id,
      speaker?.name ?? '',
      role ?? '',
      organisation.name,
      words,
      of,
      source.name,
      source.publishedOn ?? '',
      source.url,
      origin + addressOf(ref),
    ],
  );
  return csv([['id', ...head], ...rows]);
}
