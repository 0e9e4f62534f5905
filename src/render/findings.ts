import type { Answer, Block, Span } from '../model/answer.js';
import { VERDICTS, type Checked, type Verdict, type WordRun } from '../model/checked.js';
import { quoted, WORDS } from './words.js';

const SIGNS: Readonly<Record<Verdict, string>> = { confirmed: '✓', contradicted: '✗', not_on_record: '–', not_checked: '?' };

const words = (text: string): Span => ({ kind: 'words', text });
const line = (text: string): Block => ({ kind: 'sentence', spans: [words(text)] });

/** Marked as in the terminal: `[-on record-] {+in the text+}`. What is of the record stays a fact of it. */
const runSpans = (run: WordRun): Span[] =>
  run.op === 'record-only' ? [words('[-'), run.words, words('-]')] : [words(run.op === 'same' ? run.text : `{+${run.text}+}`)];
const joined = (runs: readonly WordRun[]): Block => ({
  kind: 'item',
  spans: runs.flatMap((run, i) => [...(i > 0 ? [words(' ')] : []), ...runSpans(run)]),
});

/** A checked text in the form of an answer, so that it is shown, paged and shared like one. */
export function checkedAnswer({ id, lang, items, citations, knowledgeVersion }: Checked): Answer {
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  const count = (v: Verdict) => items.filter((i) => i.verdict === v).length;
  const summary = VERDICTS.filter((v) => count(v) > 0).map((v) => `${WORDS[v][lang]}${colon}${count(v)}`);
  const found = items.map((item): Block[] => {
    const text = item.kind === 'quotation' ? item.text : quoted(item.text, lang);
    const hedge = item.verdict === 'confirmed' && item.hedge !== undefined ? `, ${WORDS.hedgeDiffers[lang]}` : '';
    return [
      line(`${SIGNS[item.verdict]} ${text}${colon}${WORDS[item.verdict][lang]}${hedge}`),
      ...(item.words ? [joined(item.words)] : []),
      ...item.blocks,
    ];
  });
  const head = line(items.length === 0 ? WORDS.nothingToCheck[lang] : summary.join(' · '));
  // A part for each, so that its verdict stands out as a direct answer does.
  const parts = [[head], ...found].map((blocks) => ({ status: 'answered' as const, blocks }));
  return {
    id,
    status: 'answered',
    lang,
    blocks: parts.flatMap((p) => p.blocks),
    parts,
    citations,
    suggestions: [],
    query: [],
    knowledgeVersion,
  };
}
