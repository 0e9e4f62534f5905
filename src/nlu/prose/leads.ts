import type { OrganisationId } from '../../model/ids.js';
import { lengthAt, lengthBefore, phraseAt } from './phrases.js';
import type { Named, Scene } from './scene.js';

/** What somebody does at an organisation, told by a verb. */
export interface Lead {
  readonly of: OrganisationId;
  readonly does: 'runs' | 'chairs';
}

/** How far from its verb an organisation may stand: "Acme, which is headed by". */
const NEAR = 3;

/** The organisation right after a verb, or after its article. */
const after = ({ named, folds, prose }: Scene, at: number): Named | undefined =>
  named.find((n) => n.from === at || (n.from === at + 1 && phraseAt(folds, at, prose.definite)));

/** The organisation right before a verb, with nothing but light words between. */
const before = ({ named }: Scene, at: number): Named | undefined => named.findLast((n) => n.to <= at && at - n.to <= NEAR);

/** "Roe, who runs Acme", "Acme, headed by Roe": what a verb beside a person's name says that they do, and where. */
export function leadOfPerson(scene: Scene, p: { readonly from: number; readonly to: number }): Lead | undefined {
  const { folds, prose } = scene;
  for (const does of ['runs', 'chairs'] as const) {
    const passive = lengthBefore(folds, p.from, prose[does].passive);
    const owner = passive > 0 ? before(scene, p.from - passive) : undefined;
    if (owner) return { of: owner.id, does };
    const verb = p.to + lengthAt(folds, p.to, prose.who);
    const active = lengthAt(folds, verb, prose[does].active);
    const run = active > 0 ? after(scene, verb + active) : undefined;
    if (run) return { of: run.id, does };
  }
  return undefined;
}
