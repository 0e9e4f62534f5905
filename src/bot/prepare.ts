import { openKnowledge } from '../knowledge/snapshot.js';
import { prepareSearch } from '../knowledge/search.js';
import { prepareSpoken } from '../knowledge/spoken.js';
import { prepareLexicon } from '../nlu/lexicon.js';
import { prepareMatter } from '../nlu/matter.js';
import { prepareSingles } from '../nlu/singles.js';
import { prepareStems } from '../text/stem.js';

/**
 * Works out ahead what every question on a record needs, so that a process starts with it. Run by `npm run build` on the
 * snapshot; what it writes is built, never edited.
 */
function build(snapshot: string): void {
  const kb = openKnowledge(snapshot);
  prepareLexicon(kb);
  prepareSearch(kb);
  prepareSpoken(kb);
  prepareSingles();
  // Last, when all words of the record and the grammar have been asked for.
  prepareStems();
  prepareMatter();
}

build(process.argv[2]!);
