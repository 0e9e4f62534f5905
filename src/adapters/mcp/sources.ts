import type { EvidenceView, SourceBrief } from '../../model/record.js';
import type { z } from 'zod';
import type { citation } from '../schemas/answers.js';

type Citation = z.output<typeof citation>;

/** Numbers sources as they are first named, each with the words that what is said rests on. */
export class Sources {
  private readonly byId = new Map<string, { n: number; source: SourceBrief; printed: Set<string> }>();

  /** The numbers of where something stands, in their order. */
  cite(evidence: readonly EvidenceView[]): number[] {
    const numbers = evidence.map(({ source, words }) => {
      const known = this.byId.get(source.id) ?? { n: this.byId.size + 1, source, printed: new Set<string>() };
      this.byId.set(source.id, known);
      known.printed.add(words);
      return known.n;
    });
    return [...new Set(numbers)].sort((a, b) => a - b);
  }

  get citations(): Citation[] {
    return [...this.byId.values()].map(({ n, source, printed }) => ({
      n,
      sourceId: source.id,
      publisher: source.name,
      title: source.title,
      url: source.url,
      publishedOn: source.publishedOn,
      printed: [...printed],
    }));
  }
}
