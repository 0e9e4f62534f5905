import type { Query } from '../model/query.js';
import type { Meaning } from './lexicon.js';
import type { Span, Utterance } from './utterance.js';

/** A question as it was decided, and the rules that it fits too. */
export interface Decided {
  readonly query: Query;
  readonly rule: string;
  passedOver(): readonly string[];
}

const meaning = (m: Meaning): string =>
  `${m.kind}:${'concept' in m ? m.concept : 'id' in m ? m.id : 'code' in m ? m.code : 'bound' in m ? m.bound : ''}`;
const read = (s: Span): string => `"${s.text}": ${s.meanings.map(meaning).join(', ')}`;

/** A phrase that lost gives way to what overlaps it: the longer one, or a name before a word of the grammar. */
function lost(u: Utterance): string[] {
  return u.lost.flatMap((s) => {
    const [winner] = u.spans.filter((k) => k.from < s.to && k.to > s.from);
    return winner ? [`passed over: ${read(s)}; "${winner.text}" is longer, or names something`] : [];
  });
}

function alsoFits(q: Decided): string[] {
  const rules = q.passedOver();
  return rules.length > 0 ? [`  passed over, as rules that come later: ${rules.map((r) => `"${r}"`).join(', ')}`] : [];
}

/** How a message was taken: what its words mean, what lost and to what, and the rule that decided. Lines for people. */
export const explain = (u: Utterance, questions: readonly Decided[]): string[] => [
  `language: ${u.lang}${u.langKnown ? '' : ' (not told by the words)'}`,
  ...u.notes,
  ...u.spans.map(read),
  ...lost(u),
  ...u.amounts.map((a) => `figure: ${a.n}${a.currency ? ` ${a.currency}` : ''}${a.bound ? ` (${a.bound})` : ''}`),
  ...u.dates.map((d) => `date: ${[d.year, d.month, d.day].filter(Boolean).join('-')}`),
  ...u.foreign.map((f) => `not on record: "${f.text}"`),
  ...(u.residual.length > 0 ? [`unexplained: ${u.residual.map((i) => u.words[i]!.text).join(', ')}`] : []),
  ...questions.flatMap((q) => [
    `taken as ${q.query.act} by "${q.rule}"${q.query.inherited.length > 0 ? `, from before: ${q.query.inherited.join(', ')}` : ''}`,
    ...alsoFits(q),
  ]),
];
