import { LANGUAGES, type Lang } from '../../model/language.js';
import type { Titles } from '../../model/said.js';
import { fold } from '../../text/tokens.js';
import { PROSE, type Prose } from '../languages/prose.js';

const set = (of: (p: Prose) => string, langs: readonly Lang[] = LANGUAGES): ReadonlySet<string> =>
  new Set(
    langs.flatMap((l) =>
      of(PROSE[l])
        .split('|')
        .map((t) => fold(t.trim())),
    ),
  );

/** What titles say of an office, in both languages. */
export const titles: Titles = {
  loose: set((p) => p.loose),
  chiefs: set((p) => p.chiefs),
  plainChiefs: set((p) => p.chiefs, ['en']),
  running: set((p) => p.running),
  chairing: set((p) => p.chairing),
};
