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
  /** Now and then tells the journal that the record is in use. Whether it has come to stand elsewhere since. */
  look(): Promise<boolean>;
  /** What is new after a place of the journal. Worked out once for all who last heard at the same time. */
  since(seq: number): Promise<Since>;
}

/** As many beginnings as are kept: those who hear daily last heard at one of few. */
const KEPT = 50;

/** How often a process says that its record is in use, in milliseconds: often enough for `IN_USE`. */
const LOOK_EVERY = 60_000;

/** The place of a post: a channel without the thread, or one person's messages. */
export const placeOf = (post: string): string => post.slice(0, post.lastIndexOf(':')).split(';', 1)[0]!;

export function createNews({ store, knowledge, now }: Pick<DigestParts, 'store' | 'knowledge' | 'now'>): NewsDesk {
  let noted: { kb: KnowledgeBase; seq: Promise<number>; at: number } | undefined;
  let known = new Map<string, Promise<Since>>();

  const position = (kb: KnowledgeBase): Promise<number> => (noted?.kb === kb ? noted.seq : find(kb));
  /** Notes the record, after whichever was noted before: two at a time would be held against each other. */
  function find(kb: KnowledgeBase): Promise<number> {
    const held = noted?.seq.catch(() => undefined);
    const seq = Promise.resolve(held).then(async (before) => (await note(kb, store.journal, now, before)).seq);
    if (noted?.kb !== kb) known = new Map();
    noted = { kb, seq, at: now() };
    // What failed is tried again by whoever asks next.
    seq.catch(() => {
      if (noted?.seq === seq) noted = undefined;
    });
    return seq;
  }
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
    async look() {
      const kb = knowledge();
      if (noted?.kb === kb && now() - noted.at < LOOK_EVERY) return false;
      const before = await noted?.seq.catch(() => undefined);
      return (await find(kb)) !== before;
    },
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
