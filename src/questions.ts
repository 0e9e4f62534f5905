import type { Entries, Entry } from './model/desk.js';
import type { Query } from './model/query.js';
import type { Store } from './store/contract.js';

const SLOTS = ['organisations', 'people', 'places', 'topics', 'measures', 'aspects', 'sources'] as const;

/** A resolved query in a few words: its act, and the ids in its slots. */
export function understoodAs(json: string | undefined): string {
  if (json === undefined) return '';
  const queries = [JSON.parse(json) as Query | readonly Query[]].flat() as Partial<Query>[];
  return queries.map((q) => [q.act ?? '', ...SLOTS.flatMap((slot): readonly string[] => q[slot] ?? [])].join(' ')).join('; ');
}

/** What was left unanswered and what was marked as wrong, with how it was understood; never by whom. */
export async function entriesOf({ questions, feedback }: Pick<Store, 'questions' | 'feedback'>, days: number): Promise<Entries> {
  const [unanswered, down] = await Promise.all([questions.list(), feedback.down()]);
  const open = unanswered.map(
    ({ times, last, lang, status, text, understood }): Entry => ({
      kind: 'unanswered',
      times,
      last,
      lang,
      status,
      question: text,
      reason: '',
      understood: understoodAs(understood),
      answer: '',
    }),
  );
  const wrong = down.map(
    ({ at, reason = '', understood, answer }): Entry => ({
      kind: 'thumbs-down',
      times: 1,
      last: new Date(at).toISOString().slice(0, 10),
      lang: '',
      status: '',
      question: '',
      reason,
      understood: understoodAs(understood),
      answer,
    }),
  );
  return { days, entries: [...open, ...wrong] };
}
