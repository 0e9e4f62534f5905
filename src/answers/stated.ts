import type { Citation, Span, Stated } from '../model/answer.js';
import type { SourceId } from '../model/ids.js';
import type { Bilingual, Lang } from '../model/language.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import { formatDate, formatNumber } from './format.js';
import { PHRASES, type PhraseKey } from './phrases/index.js';

/**
 * The only door by which a fact comes into an answer. Each function takes what the fact comes from; a text that holds
 * a figure and comes from nowhere cannot be written.
 */
function stated(text: string, from: readonly string[], strong?: boolean): Stated {
  return { kind: 'stated', text, from, ...(strong ? { strong: true } : {}) } as Stated;
}

/** Where a fact stands: a source, and the words it prints. */
export interface Ground {
  readonly at: SourceId | string;
  readonly words: string;
}

type Part = Span | readonly Span[] | undefined;

/** Writes the sentences of one answer in one language, and keeps its citations. */
export class Writer {
  private readonly cited = new Map<string, { n: number; printed: Set<string> }>();

  constructor(
    readonly kb: KnowledgeBase,
    readonly lang: Lang,
  ) {}

  /** A text of the record: an entry's own words, in the language of the answer. */
  text(of: Bilingual | string, ...from: readonly string[]): Stated {
    return stated(typeof of === 'string' ? of : of[this.lang], from);
  }
  /** A figure formatted from claims, or computed over them. */
  figure(text: string, ...from: readonly string[]): Stated {
    return stated(text, from, true);
  }
  date(date: string, ...from: readonly string[]): Stated {
    return stated(formatDate(date, this.lang), from);
  }
  strong(span: Stated): Stated {
    return stated(span.text, span.from, true);
  }
  /** How many entries of the record there are: a count comes from the entries counted. */
  count(entries: readonly string[]): Stated {
    return this.number(entries.length, ...entries);
  }
  /** How many there are of what is not told one by one: it comes from what they were counted for. */
  number(n: number, ...from: readonly string[]): Stated {
    return stated(formatNumber(n, this.lang), from);
  }

  /** The number in brackets for each source that a fact rests on; the same source keeps its number. */
  cite(...grounds: readonly Ground[]): Span[] {
    const numbers = new Set<number>();
    for (const g of grounds) {
      const known = this.cited.get(g.at) ?? { n: this.cited.size + 1, printed: new Set() };
      this.cited.set(g.at, known);
      known.printed.add(g.words);
      numbers.add(known.n);
    }
    return [...numbers].map((n) => ({ kind: 'cite', n }));
  }

  /** A sentence of the phrase book with its slots filled. */
  say(key: PhraseKey, slots: Readonly<Record<string, Part>> = {}): Span[] {
    const spans: Span[] = [];
    for (const piece of PHRASES[this.lang][key].split(/(\{\w+\})/)) {
      const slot = /^\{(\w+)\}$/.exec(piece);
      if (!slot) {
        if (piece) spans.push({ kind: 'words', text: piece });
        continue;
      }
      const filled = slots[slot[1]!];
      if (filled !== undefined) spans.push(...(Array.isArray(filled) ? (filled as readonly Span[]) : [filled as Span]));
    }
    return spans;
  }

  /** "A, B and C" over runs. */
  list(items: readonly (readonly Span[])[]): Span[] {
    const { and } = PHRASES[this.lang];
    return items.flatMap((item, i) => {
      const joint = i === 0 ? '' : i === items.length - 1 ? ` ${and} ` : ', ';
      return joint ? [{ kind: 'words' as const, text: joint }, ...item] : [...item];
    });
  }

  citations(): Citation[] {
    return [...this.cited].map(([id, { n, printed }]) => {
      const source = this.kb.sources.get(id as SourceId);
      return {
        n,
        sourceId: id as SourceId,
        publisher: source?.publisher ?? id,
        title: source?.title ?? null,
        url: source?.url ?? '',
        publishedOn: source?.published ?? null,
        printed: [...printed],
      };
    });
  }
}

/** Whether a source carries a fact by itself: official, wire, or trade and regional press. */
export const isWeak = (kb: KnowledgeBase, grounds: readonly Ground[]): boolean =>
  grounds.length > 0 && grounds.every((g) => kb.sources.get(g.at as SourceId)?.reliability === 'C');
