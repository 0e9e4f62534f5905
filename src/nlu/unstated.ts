import type { Claim, KnowledgeBase } from '../knowledge/base.js';
import { searchIndexOf } from '../knowledge/search.js';
import type { MeasureId, OrganisationId } from '../model/ids.js';
import type { Bilingual, Lang } from '../model/language.js';
import { foldedWords } from '../text/tokens.js';
import { GRAMMARS } from './languages/index.js';
import { besideTheQuestion } from './preamble.js';
import type { Situation } from './situation.js';
import { subjects } from './situation.js';
import { hasFigure } from './slots.js';

/** An unstated aspect, unless a claim of the subject speaks of it. */
export function unstated(s: Situation): string | undefined {
  const { frame, draft, kb } = s;
  if (
    subjects(s) === 0 &&
    frame.events.length === 0 &&
    draft.people.length === 0 &&
    s.context.focus.organisations.length === 0 &&
    !s.anchored
  )
    return undefined;
  const has = (m: MeasureId): boolean => draft.organisations.some((o) => hasFigure(kb, { org: kb.pledgerOf(o) }, m));
  for (const { id, span } of frame.unstated) {
    // What askers tell of themselves asks nothing: "one of our trainers wants to know".
    if (besideTheQuestion(frame, span.from) || beforeColon(frame, span)) continue;
    // A measure that the record has of the subject is no aspect that nobody states.
    if (span.meanings.some((m) => m.kind === 'measure' && draft.measures.includes(m.id) && has(m.id))) continue;
    if (draft.measures.some((m) => has(m) && foldedWords(span.text).some((w) => saysMeasure(kb, m, w)))) continue;
    if (draft.fold === 'share' && span.meanings.some((m) => m.kind === 'concept' && m.concept === 'share')) continue;
    const orgs = new Set(draft.organisations.map((o) => kb.pledgerOf(o)));
    const terms = draft.terms.filter((t) => span.text.toLowerCase().includes(t.label.toLowerCase()));
    const index = searchIndexOf(kb);
    const hits =
      orgs.size === 0 ? index.best(terms, { in: 'claims' }, { most: 1, least: 0.65 }) : index.amongClaims(terms, claimsOf(kb, orgs));
    if (hits.some((h) => h.coverage >= 0.65)) continue;
    return id;
  }
  return undefined;
}

/** Whether the record says of the subject that nobody states the aspect asked about: then that is the answer. */
export const toldUnstated = ({ frame, draft, kb }: Situation): boolean =>
  draft.fold !== 'share' &&
  frame.unstated.some(({ span }) => {
    // A word that is a measure too, of which the subject has a figure, asks for that.
    if (span.meanings.some((m) => m.kind === 'measure' && draft.organisations.some((o) => hasFigure(kb, { org: kb.pledgerOf(o) }, m.id))))
      return false;
    const orgs = new Set(draft.organisations.map((o) => kb.pledgerOf(o)));
    const terms = draft.terms.filter((t) => span.text.toLowerCase().includes(t.label.toLowerCase()));
    const missing = claimsOf(kb, orgs).filter((c) => c.notStated !== undefined);
    return searchIndexOf(kb)
      .amongClaims(terms, missing)
      .some((h) => h.coverage >= 0.65);
  });

/** "A little profile of them: staff, sites, money?": what stands before a colon is what it is for. */
const beforeColon = (frame: Situation['frame'], span: { readonly to: number }): boolean => {
  const colon = frame.u.text.indexOf(':');
  return colon > 0 && frame.u.words[span.to - 1]!.end <= colon && frame.u.words.filter((w) => w.start > colon).length > 1 && span.to > 3;
};

/** The claims of what these organisations pledged. */
const claimsOf = (kb: KnowledgeBase, orgs: ReadonlySet<OrganisationId>): Claim[] =>
  [...orgs].flatMap((o) => kb.pledgesBy(o).flatMap((p) => kb.claimsOf(p.id)));

/** Whether a word is one that a measure is told with: "pay" of a fund that a pledger pays into asks for no salary. */
function saysMeasure(kb: KnowledgeBase, id: MeasureId, word: string): boolean {
  const { label, promises, noun } = kb.measures.get(id)!;
  const told = [label.en, label.fr, promises?.en ?? '', promises?.fr ?? '', noun?.en.other ?? '', noun?.fr.other ?? ''];
  return word.length > 2 && told.some((text) => foldedWords(text).includes(word));
}

export const unstatedLabel = (id: string): Bilingual => {
  const label = (lang: Lang) => GRAMMARS[lang].unstated.find((u) => u.id === id)?.label ?? id;
  return { en: label('en'), fr: label('fr') };
};
