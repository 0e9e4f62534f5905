import { isCorrection, newsOf, type News } from '../answers/digest/news.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import { note } from './journal.js';
import type { DigestParts } from './parts.js';

/** What changed between two places of the journal, and where what was corrected had been told. */
export interface Since {
  readonly seq: number;
  readonly kb: KnowledgeBase;
  readonly news: readonly News[];
  /** Of each place, the claims told there that were corrected since. */
  told(place: string): ReadonlySet<string>;
}

export interface NewsDesk {
  /** Where the journal stands with the record in use. */
  position(): Promise<number>;
  /** What is new after a place of the journal. Worked out once for all who last heard at the same time. */
  since(seq: number): Promise<Since>;
}

/** As many beginnings as are kept: those who hear daily last heard at one of few. */
const KEPT = 50;

/** The place of a post: a channel without the thread, or one person's messages. */
export const placeOf = (post: string): string => post.slice(0, post.lastIndexOf(':')).split(';', 1)[0]!;

export function createNews({ store, knowledge }: Pick<DigestParts, 'store' | 'knowledge'>): NewsDesk {
  let noted: { kb: KnowledgeBase; seq: Promise<number> } | undefined;
  let known = new Map<string, Promise<Since>>();

  const position = (kb: KnowledgeBase): Promise<number> => {
    if (noted?.kb !== kb) {
      const seq = note(kb, store.journal).then((n) => n.seq);
      noted = { kb, seq };
      // What failed is tried again by whoever asks next.
      seq.catch(() => (noted = undefined));
      known = new Map();
    }
    return noted.seq;
  };
  async function make(after: number, seq: number, kb: KnowledgeBase): Promise<Since> {
    const news = seq > after ? newsOf(kb, await store.journal.between(after, seq)) : [];
    const places = new Map<string, Set<string>>();
    for (const n of news.filter(isCorrection))
      for (const { place } of await store.told.where(n.id)) places.set(placeOf(place), (places.get(placeOf(place)) ?? new Set()).add(n.id));
    const none: ReadonlySet<string> = new Set();
    return { seq, kb, news, told: (place) => places.get(place) ?? none };
  }
  return {
    position: () => position(knowledge()),
    async since(after) {
      const kb = knowledge();
      const seq = await position(kb);
      const key = `${after} ${seq}`;
      const made = known.get(key) ?? make(after, seq, kb);
      if (!known.has(key)) {
        known.set(key, made);
        made.catch(() => known.delete(key));
        if (known.size > KEPT) known.delete(known.keys().next().value!);
      }
      return made;
    },
  };
}
