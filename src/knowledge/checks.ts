import type { Folder } from './base.js';
import type { Check, Finding, Ids } from './checks/check.js';
import { conflictScope, leadingReading } from './checks/conflicts.js';
import { cycles } from './checks/cycles.js';
import { dateOrder, realDates } from './checks/dates.js';
import { evidenceTwice, names, quoteTwice, sharedIds } from './checks/duplicates.js';
import { statusEvidence } from './checks/evidence.js';
import { printedHedge, printedValue, units } from './checks/figures.js';
import { references } from './checks/references.js';
import { oneTotal, replacements, sums } from './checks/sums.js';
import { aspectNamed, predicates, sameFigures, templates } from './checks/wording.js';

/** What holds across a knowledge folder, beyond the form of its entries that the schemas hold. */
export const CHECKS: readonly Check[] = [
  references,
  cycles,
  names,
  sharedIds,
  evidenceTwice,
  quoteTwice,
  units,
  printedValue,
  printedHedge,
  sums,
  oneTotal,
  replacements,
  conflictScope,
  leadingReading,
  statusEvidence,
  realDates,
  dateOrder,
  predicates,
  templates,
  sameFigures,
  aspectNamed,
];

/** All that the checks find in a folder. */
export const findFaults = (folder: Folder, ids: Ids): Finding[] => CHECKS.flatMap((check) => [...check.find(folder, ids)]);
