import type { Bilingual } from './language.js';

/** What a record holds, for whoever opens the bot. Names come from the record, those that lead it first. */
export interface Overview {
  readonly counts: Readonly<Record<'pledges' | 'claims' | 'quotes' | 'sources', number>>;
  /** The latest day that a source was published, as far as sources show one. */
  readonly latest?: string;
  readonly pledgers: readonly Bilingual[];
  readonly speakers: readonly Bilingual[];
  readonly events: readonly Bilingual[];
}
