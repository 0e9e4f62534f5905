import { createHash } from 'node:crypto';
import type { KnowledgeBase } from '../../knowledge/base.js';
import type { Checked, CheckedItem } from '../../model/checked.js';
import type { Lang } from '../../model/language.js';
import type { Said, SaidText, Titles } from '../../model/said.js';
import { Writer } from '../stated.js';
import { checkDate } from './dates.js';
import { checkFigure } from './figures.js';
import type { Bench, Held } from './held.js';
import { checkName } from './names.js';
import { checkPlace } from './places.js';
import { checkQuotation } from './quotations.js';

export interface CheckOptions {
  /** The language to answer in. */
  readonly lang: Lang;
  /** The version of this program, for the id. */
  readonly release: string;
  /** What titles say of an office. */
  readonly titles: Titles;
}

function hold(said: Said, bench: Bench, titles: Titles): Held {
  switch (said.kind) {
    case 'figure':
      return checkFigure(said, bench);
    case 'name':
      return checkName(said, bench, titles);
    case 'place':
      return checkPlace(said, bench);
    case 'date':
      return checkDate(said, bench);
    case 'quotation':
      return checkQuotation(said, bench);
  }
}

/** What makes two names of a text the same, so that one is told once; with another office it is told again. */
function repeats(said: Said, told: Set<string>): boolean {
  if (said.kind !== 'name' && said.kind !== 'place') return false;
  const key =
    said.kind === 'place'
      ? JSON.stringify([said.place, said.whose])
      : JSON.stringify([said.person ?? said.organisation ?? said.text, said.near, said.of, said.titles, said.leads, said.partner]);
  const bare =
    said.kind === 'name' && said.of.length === 0 && said.titles.length === 0 && said.partner === undefined
      ? JSON.stringify([said.person ?? said.organisation, said.near])
      : key;
  if (told.has(key) || told.has(bare)) return true;
  told.add(key);
  if (said.kind === 'name') told.add(JSON.stringify([said.person ?? said.organisation, said.near]));
  return false;
}

/**
 * Holds what a text says against the record, claim by claim. Pure: the same text on the same record gives the same
 * findings, byte for byte; the id says so.
 */
export function checkText(text: SaidText, kb: KnowledgeBase, { lang, release, titles }: CheckOptions): Checked {
  const w = new Writer(kb, lang);
  const bench: Bench = { kb, w };
  const told = new Set<string>();
  const items = text.sentences.flatMap(({ said }, i) =>
    said
      .filter((s) => !repeats(s, told))
      .map((s): CheckedItem => {
        const { verdict, blocks, hedge, words } = hold(s, bench, titles);
        return { kind: s.kind, verdict, sentence: i + 1, text: s.text, blocks, ...(hedge ? { hedge } : {}), ...(words ? { words } : {}) };
      }),
  );
  const sentences = text.sentences.map((s) => s.text);
  return {
    id: createHash('sha256')
      .update(JSON.stringify([sentences, lang, kb.version, release]))
      .digest('hex')
      .slice(0, 16),
    lang,
    sentences,
    items,
    citations: w.citations(),
    knowledgeVersion: kb.version,
  };
}
