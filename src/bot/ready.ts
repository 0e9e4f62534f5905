import { filterTables } from '../knowledge/filter-index.js';
import type { Derived } from '../knowledge/snapshot.js';
import { searchTables } from '../knowledge/search.js';
import { spokenTables } from '../knowledge/spoken.js';
import { lexiconTables } from '../nlu/lexicon.js';

/** What every question on a record needs, to lie beside it in its snapshot. */
export const readyTables: Derived = (kb) => ({ ...searchTables(kb), ...lexiconTables(kb), ...spokenTables(kb), ...filterTables(kb) });
