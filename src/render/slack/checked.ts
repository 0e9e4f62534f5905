import type { Answer, Block, Citation, Span } from '../../model/answer.js';
import type { Lang } from '../../model/language.js';
import { quoted } from '../words.js';
import { say } from './words.js';

type Verdict = 'confirmed' | 'contradicted' | 'not_on_record' | 'not_checked';

/** A run of a quotation: in both, in the text alone, or in the record alone. */
type WordRun =
  | { readonly op: 'same' | 'text-only'; readonly text: string }
  | { readonly op: 'record-only'; readonly words: { readonly text: string } };

/** A text that was held against the record, as far as it is shown here. */
export interface CheckedText {
  readonly id: string;
  readonly lang: Lang;
  readonly items: readonly {
    readonly kind: string;
    readonly verdict: Verdict;
    /** As the text has it. */
    readonly text: string;
    /** What the record says. */
    readonly blocks: readonly Block[];
    readonly hedge?: string;
    readonly words?: readonly WordRun[];
  }[];
  readonly citations: readonly Citation[];
  readonly knowledgeVersion: string;
}

const SIGNS: Readonly<Record<Verdict, string>> = { confirmed: '✓', contradicted: '✗', not_on_record: '–', not_checked: '?' };
const VERDICTS = Object.keys(SIGNS) as Verdict[];

const words = (text: string): Span => ({ kind: 'words', text });
const line = (kind: 'sentence' | 'item', text: string): Block => ({ kind, spans: [words(text)] });

/** Marked as in the terminal: `[-in the record-] {+in the text+}`. */
const runText = (run: WordRun): string =>
  run.op === 'record-only' ? `[-${run.words.text}-]` : run.op === 'same' ? run.text : `{+${run.text}+}`;

/** A checked text in the form of an answer, so that it is shown, paged and shared like one. */
export function checkedAnswer({ id, lang, items, citations, knowledgeVersion }: CheckedText): Answer {
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  const count = (v: Verdict) => items.filter((i) => i.verdict === v).length;
  const summary = VERDICTS.filter((v) => count(v) > 0).map((v) => `${say(v, lang)}${colon}${count(v)}`);
  const blocks = items.flatMap((item): Block[] => {
    const text = item.kind === 'quotation' ? item.text : quoted(item.text, lang);
    const hedge = item.verdict === 'confirmed' && item.hedge !== undefined ? `, ${say('hedgeDiffers', lang)}` : '';
    return [
      line('sentence', `${SIGNS[item.verdict]} ${text}${colon}${say(item.verdict, lang)}${hedge}`),
      ...(item.words ? [line('item', item.words.map(runText).join(' '))] : []),
      ...item.blocks,
    ];
  });
  const all = items.length === 0 ? [line('sentence', say('nothingFound', lang))] : [line('sentence', summary.join(' · ')), ...blocks];
  return { id, status: 'answered', lang, blocks: all, parts: [], citations, suggestions: [], query: [], knowledgeVersion };
}
