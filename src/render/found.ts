import type { Lang } from '../model/language.js';
import { clean } from './clean.js';
import { Page, type Shown } from './page.js';
import { dateText, quoted } from './words.js';

/** Something told in a line, with the numbers of where it stands. */
interface Line {
  readonly text: string;
  readonly cites: readonly number[];
}
interface Found {
  readonly count: number;
  readonly offset: number;
  readonly citations: readonly Shown[];
}

const WORDS = {
  none: { en: 'Nothing of this is on record.', fr: 'Rien de tel au registre.' },
  shown: { en: '{count} on record, {from} to {to} here.', fr: '{count} au registre, de {from} à {to} ici.' },
  total: { en: 'Together', fr: 'Au total' },
  disputed: { en: 'Disputed', fr: 'Contesté' },
  verdict: { en: 'Verdict', fr: 'Verdict' },
  translated: { en: 'a translation', fr: 'une traduction' },
} as const;

const marks = (cites: readonly number[]): string => (cites.length > 0 ? ` ${cites.map((n) => `[${n}]`).join('')}` : '');
const colon = (lang: Lang): string => (lang === 'fr' ? '\u00a0: ' : ': ');

/** A list as plain text: how much of it there is, its entries, and their sources with the words they print. */
function listed(found: Found, entries: readonly (readonly [head: string, lines: readonly Line[]])[], lang: Lang, total?: string): string {
  const page = new Page({ colour: false });
  const line = (first: string, rest: string, text: string) => page.put(first, rest, [{ text: clean(text), style: 'plain' }]);
  if (entries.length === 0) line('', '', WORDS.none[lang]);
  else {
    const slots: Readonly<Record<string, number>> = { count: found.count, from: found.offset + 1, to: found.offset + entries.length };
    const head = WORDS.shown[lang].replace(/\{(\w+)\}/g, (_, slot: string) => String(slots[slot]));
    line('', '', total === undefined ? head : `${head} ${WORDS.total[lang]}${colon(lang)}${total}`);
  }
  for (const [head, lines] of entries) {
    page.gap();
    line('', '', head);
    for (const { text, cites } of lines) line('- ', '  ', `${text}${marks(cites)}`);
  }
  page.sources(found.citations, lang);
  return page.toString();
}

export interface FoundPledges extends Found {
  readonly total?: { readonly measure: string; readonly text: string } | undefined;
  readonly pledges: readonly {
    readonly by: string;
    readonly title: string;
    readonly figures: readonly (Line & { readonly measure: string })[];
    readonly status: { readonly text?: string | undefined; readonly since: string; readonly cites: readonly number[] };
    readonly statements: readonly Line[];
    readonly disputes: readonly { readonly topic: string; readonly versions: readonly Line[]; readonly verdict: string }[];
  }[];
}

/** Pledges that were found, for somebody who reads text alone. */
export function foundPledges(found: FoundPledges, lang: Lang): string {
  const entries = found.pledges.map(({ by, title, figures, status, statements, disputes }) => {
    const lines = [
      ...figures.map((f) => ({ text: `${f.measure}${colon(lang)}${f.text}`, cites: f.cites })),
      ...(status.text === undefined ? [] : [{ text: `${dateText(status.since, lang)}${colon(lang)}${status.text}`, cites: status.cites }]),
      ...statements,
      ...disputes.map(({ topic, versions, verdict }) => {
        const told = versions.map((v) => `${v.text}${marks(v.cites)}`).join('; ');
        return {
          text: `${WORDS.disputed[lang]}${colon(lang)}${topic} (${told}). ${WORDS.verdict[lang]}${colon(lang)}${verdict}`,
          cites: [],
        };
      }),
    ];
    return [`${by}${colon(lang)}${title}`, lines] as const;
  });
  const { total } = found;
  return listed(found, entries, lang, total && `${total.text} (${total.measure})`);
}

export interface FoundQuotes extends Found {
  readonly quotes: readonly {
    readonly words: string;
    readonly lang: Lang;
    readonly form: string;
    readonly speaker?: string | undefined;
    readonly role?: string | undefined;
    readonly organisation: string;
    readonly says?: string | undefined;
    readonly on?: string | undefined;
    readonly cites: readonly number[];
  }[];
}

/** Quotations that were found, for somebody who reads text alone; each in the marks of its own language. */
export function foundQuotes(found: FoundQuotes, lang: Lang): string {
  const entries = found.quotes.map(({ words, lang: of, form, speaker, role, organisation, says, on, cites }) => {
    const who = [speaker, role, organisation].filter((part) => part !== undefined).join(', ');
    const head = [who, ...(on === undefined ? [] : [dateText(on, lang)]), ...(form === 'translation' ? [WORDS.translated[lang]] : [])];
    return [head.join('; '), [{ text: says ?? quoted(words, of), cites }]] as const;
  });
  return listed(found, entries, lang);
}
