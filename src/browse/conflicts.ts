import type { Conflict } from '../knowledge/base.js';
import type { ConflictView } from '../model/record.js';
import type { Reader } from './names.js';

/** A dispute side by side, what stands first, with the verdict. */
export function conflictView(r: Reader, c: Conflict): ConflictView {
  return {
    ref: r.conflict(c),
    disputed: c.kind,
    topic: r.text(c.topic),
    about: c.about.flatMap((id) => r.about(id) ?? []),
    versions: [...c.versions]
      .sort((a, b) => Number(b.stands) - Number(a.stands))
      .map(({ says, stands, evidence }) => ({ says: r.text(says), stands, evidence: evidence.map((e) => r.evidence(e)) })),
    verdict: r.text(c.verdict),
  };
}

/** The disputes about any of these. */
export const disputes = (r: Reader, ...ids: readonly string[]): ConflictView[] =>
  [...new Set(ids.flatMap((id) => r.kb.conflictsAbout(id)))].map((c) => conflictView(r, c));
