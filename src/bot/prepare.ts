import { openKnowledge } from '../knowledge/snapshot.js';
import { searchIndexOf } from '../knowledge/search.js';
import { lexiconOf } from '../nlu/lexicon.js';
import { prepareStems } from '../text/stem.js';

/**
 * Works out ahead what every question on a record needs, so that a process starts with it. Run by `npm run build` on the
 * snapshot; what it writes is built, never edited.
 */
function build(snapshot: string): void {
  const kb = openKnowledge(snapshot);
  lexiconOf(kb);
  searchIndexOf(kb);
  prepareStems();
}

build(process.argv[2]!);
