import { readyTables } from './bot/ready.js';
import type { KnowledgeBase } from './knowledge/base.js';
import { loadFolder } from './knowledge/loader.js';
import { saveReady } from './knowledge/snapshot.js';

/** Reads and checks a folder and writes a snapshot that answers where it lies. Throws KnowledgeError where the folder has faults. */
export function writeReady(dir: string, out: string): KnowledgeBase {
  const { folder, hash } = loadFolder(dir);
  return saveReady(folder, hash, out, readyTables);
}
