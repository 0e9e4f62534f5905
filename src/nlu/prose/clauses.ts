import { phraseAt, phraseBefore, phraseIn } from './phrases.js';
import { hedgeBefore, leadOf } from './hedged.js';
import type { Named, Scene } from './scene.js';

interface At {
  readonly from: number;
  readonly to: number;
}

/** Whether a verb stands right at a word. */
const isVerb = ({ folds, prose }: Scene, i: number): boolean => phraseAt(folds, i, prose.verbs) || phraseAt(folds, i, prose.pledging);

/** Where a name begins with its article: "the American". */
const nameStart = ({ folds, prose }: Scene, from: number): number => (phraseBefore(folds, from, prose.definite) ? from - 1 : from);

/** Whether a name opens a clause of its own: at the head of the sentence, after a comma, after "while" or "said that". */
function opensClause(scene: Scene, n: At): boolean {
  const { u, folds, prose } = scene;
  const from = nameStart(scene, n.from);
  if (from === 0 || u.words[from]!.parted || u.words[n.from]!.parted) return true;
  if (phraseBefore(folds, from, prose.clauses)) return true;
  return (phraseBefore(folds, from, prose.joints) || phraseBefore(folds, from, prose.speech)) && isVerb(scene, n.to);
}

/** Whether a name is coordinated with what stands before it: ", Acme", "and Acme", "while Acme". */
function isCoordinated(scene: Scene, n: At): boolean {
  const { u, folds, prose } = scene;
  const from = nameStart(scene, n.from);
  return (
    from > 0 &&
    (u.words[from]!.parted === true || phraseBefore(folds, from, prose.joints) || phraseBefore(folds, from, prose.clauses)) &&
    u.text[u.words[n.from]!.start - 1] !== '('
  );
}

/** What may stand between a name and a figure of its own, without a verb: "Acme a further", "Acme for its part". */
const NEAR = 3;

/** Somebody who pledges nothing on record, by name: an organisation of the record, or nobody that it knows. */
interface Other extends At {
  readonly name: string;
  readonly named?: Named;
}

/**
 * Somebody other than the subject whose figure it is, in a clause that leaves out its verb: "…, and Acme 1.2 billion".
 * `sure`: the figure follows the name at once.
 */
export function elliptic(scene: Scene, after: number, at: At): (Other & { readonly sure: boolean }) | undefined {
  const lead = leadOf(scene, at);
  const idle = scene.named.filter((n) => !n.pledges).map((n): Other => ({ from: n.from, to: n.to, named: n, name: '' }));
  const foreign = scene.foreign.map((f): Other => ({ from: f.from, to: f.to, name: f.text }));
  const [last] = [...idle, ...foreign]
    .filter((f) => f.from >= after && f.to <= lead && lead - f.to <= NEAR && isCoordinated(scene, f))
    .sort((a, b) => b.to - a.to);
  if (!last || phraseIn(scene.folds.slice(last.to, lead), scene.prose.speech) >= 0) return undefined;
  return { ...last, sure: last.to === lead };
}

/** Whether a word begins what is coordinated with what stands before it. */
const begins = ({ u, folds, prose }: Scene, i: number): boolean =>
  u.words[i]?.parted === true || phraseBefore(folds, i, prose.joints) || phraseBefore(folds, i, prose.clauses);

/** Whether a name has its possessive sign: "Acme's". */
const isPossessive = ({ u }: Scene, n: At): boolean => {
  const word = u.words[n.to - 1]!;
  return /['’]s?$/.test(word.text) || /^['’]/.test(u.text.slice(word.end));
};

/** "And a start-up 1.2 billion": somebody new right before a figure, without a verb and without "of". */
function newcomer(scene: Scene, after: number, at: At): boolean {
  const { folds, prose } = scene;
  const lead = leadOf(scene, at);
  const plain = (i: number) => !isVerb(scene, i) && !phraseAt(folds, i, prose.owners);
  return [2, 3, 4]
    .map((n) => lead - n)
    .some((i) => {
      if (i < after || !phraseAt(folds, i, prose.indefinite) || !begins(scene, i)) return false;
      return folds.slice(i + 1, lead).every((_, k) => plain(i + 1 + k));
    });
}

/** "And its rival 1.2 billion", "against 1.2 billion for its rival": somebody whom nothing names, beside the figure. */
export function strangerBeside(scene: Scene, chosen: Named, at: At): boolean {
  const { u, folds, prose } = scene;
  const rivals = u.spans.filter((s) =>
    s.meanings.some((m) => (m.kind === 'concept' && m.concept === 'company') || (m.kind === 'unstated' && m.id === 'competitors')),
  );
  const someone = (i: number) => phraseAt(folds, i, prose.indefinite) || phraseAt(folds, i, prose.possessives);
  return (
    newcomer(scene, chosen.to, at) ||
    rivals.some(({ from }) => {
      if (from >= chosen.to && from < at.from) {
        const ofChosen = from - chosen.to <= 1 && isPossessive(scene, chosen);
        return (
          ofChosen ||
          [1, 2].some((n) => someone(from - n) && begins(scene, from - n) && from - n >= chosen.to && !u.words[from - n]!.parted)
        );
      }
      return from >= at.to && from - at.to <= 6 && [1, 2].some((n) => someone(from - n) && phraseBefore(folds, from - n, prose.favours));
    })
  );
}

/** Somebody who acts before a name that stands in the midst of their clause: whose a figure after it is, only sense tells. */
export function isWithin(scene: Scene, chosen: Named, at: At): boolean {
  if (opensClause(scene, chosen)) return false;
  const { u, folds, prose } = scene;
  const apart = (n: At) => u.amounts.every((a) => !(a.from >= n.to && a.to <= chosen.from));
  const actors = [
    ...scene.named.filter((n) => n.acts && !n.side && n.pledger !== chosen.pledger),
    ...scene.foreign.filter((f) => f.from <= 1 || isVerb(scene, f.to)),
  ];
  if (actors.some((n) => n.to <= chosen.from && apart(n))) return true;
  // "The government promised Acme 4 billion": a name between a verb and a figure may be who gets it.
  const owns =
    u.words[at.from]!.parted || /^['’]/.test(u.text.slice(u.words[chosen.to - 1]!.end)) || /['’]s$/.test(u.words[chosen.to - 1]!.text);
  return leadOf(scene, at) === chosen.to && !owns && !phraseBefore(folds, nameStart(scene, chosen.from), prose.joints);
}

/** Whether somebody of whom the record has no pledge stands before a figure, and may be who spends: "the government". */
export function isOfOther(scene: Scene, at: At): boolean {
  const { folds, prose, u } = scene;
  const placed = (from: number) => phraseBefore(folds, from, prose.placed) || phraseBefore(folds, from, prose.sides);
  const told = (s: At) => scene.named.some((n) => n.pledges && n.from < s.to && n.to > s.from);
  const others = u.spans.filter(
    (s) => s.to <= at.from && !told(s) && s.meanings.some((m) => ['organisation', 'country', 'person', 'leader'].includes(m.kind)),
  );
  return [...others, ...scene.foreign.filter((f) => f.to <= at.from)].some((s) => !placed(nameStart(scene, s.from)) && !placed(s.from));
}

/** Words that compare what two have; "more than" before a figure hedges it and compares nothing. */
export function compares(scene: Scene): boolean {
  const { frame, u } = scene;
  const hedges = u.amounts.flatMap((a) => {
    const hedge = hedgeBefore(scene, a);
    return hedge ? [{ from: hedge.from, to: a.to }] : [];
  });
  const more = frame
    .of('concept')
    .filter(({ meanings }) => meanings.some((m) => m.concept === 'more' || m.concept === 'less'))
    .some(({ span }) => !hedges.some((h) => span.from >= h.from && span.to <= h.to));
  return more || frame.has('difference', 'ratio', 'multiple', 'compare', 'share');
}
