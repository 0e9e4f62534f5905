import { statSync } from 'node:fs';
import { countsOf } from './about.js';
import type { KnowledgeBase } from './knowledge/base.js';
import { diffKnowledge } from './knowledge/diff.js';
import { signatureOf } from './knowledge/signature.js';
import type { Clock } from './model/clock.js';
import type { Desk, FolderState, SeenVersion } from './model/desk.js';
import { KnowledgeError, UserError } from './model/errors.js';
import { entriesOf } from './questions.js';
import type { Store } from './store/contract.js';

export interface DeskParts {
  /** The knowledge folder. */
  readonly dir: string;
  readonly knowledge: () => KnowledgeBase;
  readonly store: Pick<Store, 'questions' | 'feedback'>;
  readonly questionLogDays: number;
  readonly clock: Clock;
}

/** Versions that are kept for comparison. */
const KEPT = 20;

const isFolder = (dir: string): boolean => statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Reads and checks the folder. The loader is loaded only here: it takes longer than an answer. */
async function read(dir: string): Promise<KnowledgeBase | KnowledgeError> {
  const { loadKnowledge } = await import('./knowledge/loader.js');
  try {
    return loadKnowledge(dir);
  } catch (cause) {
    if (cause instanceof KnowledgeError) return cause;
    throw cause;
  }
}

/** The desk of one process: what its files say, what was asked in vain, and the versions that it has seen. */
export function createDesk({ dir, knowledge, store, questionLogDays, clock }: DeskParts): Desk {
  const seen = new Map<string, SeenVersion & { readonly kb: KnowledgeBase }>();
  let last: { readonly signature: string; readonly state: FolderState } | undefined;

  const see = (kb: KnowledgeBase): void => {
    if (seen.has(kb.version)) return;
    seen.set(kb.version, { version: kb.version, at: clock.now().toISOString(), kb });
    // The one in use stays, however many were written since.
    const oldest = [...seen.keys()].find((version) => version !== knowledge().version);
    if (seen.size > KEPT && oldest !== undefined) seen.delete(oldest);
  };
  see(knowledge());

  async function stateOf(): Promise<FolderState> {
    if (!isFolder(dir)) return { kind: 'no-folder' };
    const signature = await signatureOf(dir);
    if (last?.signature === signature) return last.state;
    const found = await read(dir);
    if (!(found instanceof KnowledgeError)) see(found);
    const state: FolderState =
      found instanceof KnowledgeError
        ? { kind: 'faulty', faults: found.faults }
        : { kind: 'faultless', version: found.version, counts: countsOf(found) };
    last = { signature, state };
    return state;
  }

  return {
    async check() {
      see(knowledge());
      return { state: await stateOf(), inUse: knowledge().version, checkedAt: clock.now().toISOString() };
    },
    questions: () => entriesOf(store, questionLogDays),
    versions: () => [...seen.values()].map(({ version, at }) => ({ version, at })),
    changes(from, to) {
      const [a, b] = [seen.get(from), seen.get(to)];
      return a && b && diffKnowledge(a.kb, b.kb);
    },
    async preview({ lang, about, day, since }) {
      const { previewDigestOf } = await import('./digests.js');
      const of = { lang, today: day, since: since === undefined ? undefined : seen.get(since)?.kb };
      try {
        return previewDigestOf(knowledge(), about, of);
      } catch (cause) {
        if (cause instanceof UserError) return undefined;
        throw cause;
      }
    },
  };
}
