import { checkText } from '../answers/checking/check.js';
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Check } from '../model/checked.js';
import { titles } from '../nlu/prose/titles.js';
import { readText } from '../nlu/prose/read.js';

export interface CheckPorts {
  /** The knowledge of this moment. */
  readonly knowledge: () => KnowledgeBase;
  /** The version of this program, for the id of what comes out. */
  readonly release: string;
}

/** Checks texts against the record: what every platform and command calls. */
export function createCheck({ knowledge, release }: CheckPorts): Check {
  return async (text, lang) => {
    const kb = knowledge();
    const said = readText(text, kb, lang);
    return checkText(said, kb, { lang: lang ?? said.lang, release, titles });
  };
}
