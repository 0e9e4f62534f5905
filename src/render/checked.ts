import { VERDICTS, type Checked, type CheckedItem, type HedgeDifference, type Verdict, type WordRun } from '../model/checked.js';
import type { Citation } from '../model/answer.js';
import type { Lang } from '../model/language.js';
import { clean } from './clean.js';
import { citationJson } from './json.js';
import { Page, type Run, type Screen } from './page.js';
import { plain } from './plain.js';
import { quoted, WORDS } from './words.js';

const SIGNS: Readonly<Record<Verdict, string>> = { confirmed: '✓', contradicted: '✗', not_on_record: '–', not_checked: '?' };

function verdictText({ verdict, hedge }: CheckedItem, lang: Lang): string {
  const differs = verdict === 'confirmed' && hedge !== undefined ? `, ${WORDS.hedgeDiffers[lang]}` : '';
  return `${WORDS[verdict][lang]}${differs}`;
}

/** Words that differ, marked so that they are told apart without colour: `[-on record-] {+in the text+}`. */
const runText = (run: WordRun): string =>
  run.op === 'same' ? clean(run.text) : run.op === 'text-only' ? `{+${clean(run.text)}+}` : `[-${clean(run.words.text)}-]`;

function wordRuns(runs: readonly WordRun[]): Run[] {
  const styles = { same: 'quote', 'text-only': 'added', 'record-only': 'removed' } as const;
  return runs.flatMap((run, i): Run[] => [
    ...(i > 0 ? [{ text: ' ', style: 'plain' as const }] : []),
    { text: runText(run), style: styles[run.op] },
  ]);
}

function putItem(page: Page, item: CheckedItem, lang: Lang): void {
  const sign = `  ${SIGNS[item.verdict]} `;
  const text = item.kind === 'quotation' ? clean(item.text) : quoted(clean(item.text), lang);
  page.put(sign, '    ', [
    { text: `${text}${lang === 'fr' ? ' ' : ''}: `, style: 'plain' },
    { text: verdictText(item, lang), style: 'strong' },
  ]);
  if (item.words) {
    page.put('    ', '    ', wordRuns(item.words));
    page.put('    ', '    ', [{ text: `[-${WORDS.onlyRecord[lang]}-] {+${WORDS.onlyText[lang]}+}`, style: 'dim' }]);
  }
  for (const block of item.blocks) page.block(block, '    ');
}

/** "3 confirmed, 1 contradicted": those that there are. */
function summary({ items, lang }: Checked): string {
  const count = (v: Verdict) => items.filter((i) => i.verdict === v).length;
  return VERDICTS.filter((v) => count(v) > 0)
    .map((v) => `${WORDS[v][lang]}${lang === 'fr' ? ' ' : ''}: ${count(v)}`)
    .join(' · ');
}

/** A checked text for a terminal: each sentence with what it says and what the record says, then the sources. */
export function checkedTerminal(checked: Checked, screen: Screen): string {
  const { lang, sentences, items, citations } = checked;
  const page = new Page(screen);
  if (items.length === 0) {
    page.put('', '', [{ text: WORDS.nothingToCheck[lang], style: 'plain' }]);
    return page.toString();
  }
  page.put('', '', [{ text: summary(checked), style: 'strong' }]);
  sentences.forEach((sentence, i) => {
    const own = items.filter((item) => item.sentence === i + 1);
    if (own.length === 0) return;
    page.gap();
    page.put(`${i + 1}. `, '   ', [{ text: clean(sentence), style: 'dim' }]);
    for (const item of own) putItem(page, item, lang);
  });
  page.sources(citations, lang);
  return page.toString();
}

type RunJson = { readonly op: 'same' | 'text-only' | 'record-only'; readonly text: string };

interface ItemJson {
  readonly kind: CheckedItem['kind'];
  readonly verdict: Verdict;
  readonly sentence: number;
  readonly text: string;
  /** What the record says, as a person reads it; `[n]` are the citations. */
  readonly record: string;
  readonly hedge?: HedgeDifference;
  readonly words?: readonly RunJson[];
  /** The citations that `record` names. */
  readonly cites: readonly number[];
}

/** A checked text as machines get it. The order of the keys is part of the contract. */
export interface CheckedJson {
  readonly id: string;
  readonly lang: Lang;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly sentences: readonly string[];
  readonly items: readonly ItemJson[];
  readonly citations: readonly Citation[];
  readonly knowledgeVersion: string;
}

const itemJson = ({ kind, verdict, sentence, text, blocks, hedge, words }: CheckedItem): ItemJson => ({
  kind,
  verdict,
  sentence,
  text,
  record: plain(blocks),
  ...(hedge ? { hedge } : {}),
  ...(words ? { words: words.map((r) => ({ op: r.op, text: r.op === 'record-only' ? r.words.text : r.text })) } : {}),
  cites: [...new Set(blocks.flatMap((b) => b.spans.flatMap((s) => (s.kind === 'cite' ? [s.n] : []))))],
});

export function checkedJson({ id, lang, sentences, items, citations, knowledgeVersion }: Checked): CheckedJson {
  const count = (v: Verdict) => items.filter((i) => i.verdict === v).length;
  return {
    id,
    lang,
    counts: {
      confirmed: count('confirmed'),
      contradicted: count('contradicted'),
      not_on_record: count('not_on_record'),
      not_checked: count('not_checked'),
    },
    sentences,
    items: items.map(itemJson),
    citations: citations.map(citationJson),
    knowledgeVersion,
  };
}
