import type { Folder } from '../base.js';
import type { Path } from '../document.js';
import type { Part } from '../layout.js';

/** A spot in a knowledge folder. */
export interface Place {
  readonly part: Part;
  readonly id: string;
  readonly path: Path;
}

export interface Finding {
  readonly place: Place;
  readonly problem: string;
  readonly cure: string;
}

/** What an id may name: an entry of a part, or a claim by its full id. */
export type Kind = Part | 'claims';

/** Every id of the folder, also those of entries whose content is at fault: these are named rightly all the same. */
export interface Ids {
  has(kind: Kind, id: string): boolean;
  all(kind: Kind): Iterable<string>;
}

/** One rule of the record. */
export interface Check {
  readonly name: string;
  find(folder: Folder, ids: Ids): Iterable<Finding>;
}
