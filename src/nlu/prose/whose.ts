import type { Whose } from '../../model/said.js';
import { compares, elliptic, isOfOther, isWithin, strangerBeside } from './clauses.js';
import { foreignSubject, type Focus } from './focus.js';
import { isOfBoth } from './pair.js';
import { hasPhrase, phraseAt, phraseBefore } from './phrases.js';
import type { Named, Scene } from './scene.js';

interface At {
  readonly from: number;
  readonly to: number;
}

/** Words that may stand between a figure and whose it is: "4 billion euros ($4.3 billion) in investment from". */
function linked(scene: Scene, from: number, to: number): boolean {
  if (to <= from || to - from > 8) return false;
  const inAmount = (i: number) => scene.u.amounts.some((a) => i >= a.from && i < a.to);
  const inMeasure = (i: number) => scene.u.spans.some((s) => i >= s.from && i < s.to && s.meanings.some((m) => m.kind === 'measure'));
  const owner = (i: number) => scene.prose.owners.split(' | ').includes(scene.folds[i]!);
  for (let i = from; i < to; i++) if (!owner(i) && !inAmount(i) && !inMeasure(i)) return false;
  return owner(to - 1) && !scene.u.words.slice(from + 1, to + 1).some((w) => w.parted && !/^\d/.test(w.text));
}

/** Organisations right before a figure that are joined to one subject: "Acme and Globex". */
function group(scene: Scene, before: readonly Named[]): readonly Named[] {
  const last = before.at(-1);
  if (!last) return [];
  const joined = [last];
  for (let i = before.length - 2; i >= 0; i--) {
    const between = scene.folds.slice(before[i]!.to, joined[0]!.from);
    const joins = between.length === 0 || (between.length === 1 && phraseAt(between, 0, scene.prose.joints));
    if (!joins || before[i]!.pledger === joined[0]!.pledger) break;
    joined.unshift(before[i]!);
  }
  return joined;
}

const own = (n: Named, firm: boolean): Whose => ({ kind: 'organisation', id: n.id, firm: firm && !n.doubtful, carried: false });

/** Whom a pronoun, or a sentence without a subject, speaks of. */
function carried(scene: Scene, focus: Focus, pointed: boolean): Whose {
  if (focus.foreign !== undefined) return { kind: 'foreign', name: focus.foreign };
  if (focus.event && focus.organisations.length === 0) return { kind: 'event', id: focus.event };
  const [only, ...others] = focus.organisations;
  if (only === undefined) return scene.event ? { kind: 'event', id: scene.event.id } : { kind: 'open' };
  if (others.length > 0 && isOfBoth(scene)) return { kind: 'joint', ids: focus.organisations, summed: false, each: true };
  if (others.length > 0) return pointed ? { kind: 'joint', ids: focus.organisations, summed: false } : { kind: 'open' };
  const alone = focus.all.length === 1 && !focus.anyForeign && opensOnMatter(scene);
  return { kind: 'organisation', id: only, firm: pointed || alone, carried: true };
}

/** Whether a sentence without a subject of its own goes on with the matter: "Some 3,000 jobs …", "The plan …". */
function opensOnMatter({ u, folds, prose }: Scene): boolean {
  const matter = (i: number) =>
    u.spans.some(
      (s) =>
        s.from === i &&
        s.meanings.some(
          (m) => m.kind === 'measure' || (m.kind === 'concept' && ['project', 'pledge', 'invest', 'money'].includes(m.concept)),
        ),
    );
  const [first] = u.amounts;
  return (first !== undefined && first.from <= 3) || (phraseAt(folds, 0, prose.definite) && [1, 2].some(matter));
}

/** "A rival", "another company": somebody new, whom nothing names. */
function strangerBefore({ u, folds, prose }: Scene, at: number): boolean {
  return u.spans.some(
    (s) =>
      s.from < at &&
      s.meanings.some((m) => (m.kind === 'concept' && m.concept === 'company') || (m.kind === 'unstated' && m.id === 'competitors')) &&
      [1, 2].some((n) => phraseAt(folds, s.from - n, prose.indefinite)),
  );
}

/** Whether an organisation shares its part in the sentence with one that pledges nothing, or that the record does not know. */
function isJoinedToOther(scene: Scene, n: Named): boolean {
  const others = [...scene.named.filter((o) => !o.pledges && o.acts), ...scene.foreign];
  const joins = (from: number, to: number) => to - from === 1 && phraseAt(scene.folds, from, scene.prose.joints);
  return others.some((o) => joins(n.to, o.from) || joins(o.to, n.from));
}

/** "Acme (Japan) and Globex will …": a figure after two that are joined, however far apart, may be of either. */
function sharesWith({ u, folds, prose }: Scene, chosen: Named, before: readonly Named[]): boolean {
  const other = before.findLast((n) => n.to <= chosen.from && !n.side && n.pledger !== chosen.pledger);
  const between = other && u.amounts.some((a) => a.from >= other.to && a.to <= chosen.from);
  return other !== undefined && !between && phraseBefore(folds, chosen.from, prose.joints);
}

/** The figures of a sentence that stand after a group, in order: as many as its members are theirs one by one. */
function oneByOne(scene: Scene, joined: readonly Named[], at: At): Whose | undefined {
  const after = scene.u.amounts.filter((a) => a.from >= joined.at(-1)!.to && !a.percent);
  const first = after[0];
  const told = hasPhrase(scene.folds, scene.prose.respectively);
  const alike = told ? after : after.filter((a) => a.currency === first?.currency);
  const place = alike.findIndex((a) => a.from === at.from);
  if (place < 0 || alike.length !== joined.length) return undefined;
  return own(joined[place]!, told);
}

/** Whose a figure or a place at some words of a sentence is. */
export function whoseIs(scene: Scene, at: At, focus: Focus): Whose {
  const pledgers = scene.named.filter((n) => n.pledges);
  const before = pledgers.filter((n) => n.to <= at.from);
  const next = pledgers.find((n) => n.from >= at.to);
  const several = new Set(pledgers.map((n) => n.pledger)).size > 1;
  const pronoun = [...scene.pronouns, ...scene.possessives].sort((a, b) => a - b).find((p) => p < at.from);
  const parted = (n: Named) => scene.u.amounts.some((a) => a.from >= n.to && a.to <= at.from);

  if (next && linked(scene, at.to, next.from)) {
    const rival = before.findLast((n) => !n.side && !parted(n));
    if (rival && rival.pledger !== next.pledger) return own(rival, false);
    // "The government announced 4 billion for Acme": for whom money is may be who gets it.
    return own(next, !(hasPhrase(scene.folds.slice(at.to, next.from), scene.prose.favours) && isOfOther(scene, at)));
  }
  const joined = group(scene, before);
  if (joined.length > 1 && !joined[0]!.side)
    return oneByOne(scene, joined, at) ?? { kind: 'joint', ids: joined.map((n) => n.id), summed: scene.frame.has('sum', 'both', 'total') };
  const subject = before.findLast((n) => !n.side);
  const stranger = subject ? undefined : foreignSubject(scene, pronoun ?? at.from);
  if (stranger !== undefined) return { kind: 'foreign', name: stranger };
  if (!subject && strangerBefore(scene, at.from)) return { kind: 'open' };
  if (!subject && pronoun !== undefined && (before.length === 0 || pronoun < before[0]!.from) && !isEventOnly(scene, focus))
    return carried(scene, focus, true);
  const idle = scene.named.findLast((n) => n.acts && !n.pledges && !n.side && n.to <= at.from);
  if (!subject && idle) return own(idle, true);
  const nearest = before.at(-1);
  const chosen = subject ?? nearest;
  const other = elliptic(scene, chosen?.to ?? 0, at);
  if (other?.sure && chosen) return other.named ? own(other.named, true) : { kind: 'foreign', name: other.name };
  if (chosen) {
    const foreign = scene.foreign.some((f) => f.from >= chosen.to && foreignSubject({ ...scene, foreign: [f] }, at.from) !== undefined);
    const between = nearest !== undefined && nearest.pledger !== chosen.pledger;
    return own(
      chosen,
      !foreign &&
        !between &&
        !other &&
        !isWithin(scene, chosen, at) &&
        !strangerBeside(scene, chosen, at) &&
        !isJoinedToOther(scene, chosen) &&
        !sharesWith(scene, chosen, before) &&
        !(several && compares(scene)),
    );
  }
  const unknown = foreignSubject(scene, at.from);
  if (unknown !== undefined) return { kind: 'foreign', name: unknown };
  if (next) return own(next, !several && !isOfOther(scene, at));
  if (scene.event) return { kind: 'event', id: scene.event.id };
  return carried(scene, focus, false);
}

/** "The summit … its seventh edition": nobody but the event can be meant. */
const isEventOnly = (scene: Scene, focus: Focus): boolean =>
  scene.event !== undefined && focus.organisations.length === 0 && focus.foreign === undefined;
