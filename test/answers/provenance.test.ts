import type { KnowledgeBase } from '../../src/knowledge/base.js';
import type { Block, Span, Stated } from '../../src/model/answer.js';
import { unaccounted } from '../support/evidence.js';
import { inBoth, questionsOf } from '../support/questions.js';
import { ask, askAll, faultsIn, RECORDS, told, type Said } from '../support/records.js';

/**
 * The promise, over every question that a record suggests: each figure stands in the knowledge base beside its source,
 * and the same question gives the same bytes.
 */
const isStated = (s: Span): s is Stated => s.kind === 'stated';
const statedIn = (blocks: readonly Block[]): Stated[] => blocks.flatMap((b) => b.spans.filter(isStated));
const hasDigit = (text: string): boolean => /\p{N}/u.test(text);

/** Sources that a claim or quotation rests on. */
function sourcesOf(kb: KnowledgeBase, id: string): string[] {
  const claim = kb.claims.get(id as never);
  if (claim) return (claim.kind === 'figure' ? [...claim.readings, ...claim.rejected] : claim.evidence).map((e) => e.at);
  const quote = kb.quotes.get(id as never);
  return quote ? [quote.at] : [];
}

/** All words that the record has as printed, by source. */
function printedWords(kb: KnowledgeBase): Set<string> {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { at, words } = node as { at?: unknown; words?: unknown };
    if (typeof at === 'string' && typeof words === 'string') found.add(`${at}: ${words}`);
    Object.values(node).forEach(walk);
  };
  for (const part of [kb.claims, kb.pledges, kb.events, kb.people, kb.organisations, kb.quotes, kb.conflicts])
    [...part.values()].forEach(walk);
  return found;
}

describe.each(RECORDS)('%s', (_, kb) => {
  const questions = inBoth(questionsOf(kb));
  let answers: ReturnType<typeof askAll> = [];
  beforeAll(() => {
    answers = askAll(kb, questions);
  });
  const faults = (check: (said: Said) => string | readonly string[] | undefined): string => told(faultsIn(answers, check));

  test('the record suggests questions enough', () => expect(questions.length).toBeGreaterThan(700));

  test('our own words hold no figure', () => {
    expect(
      faults(({ answer }) =>
        answer.blocks.flatMap((b) =>
          b.spans.filter((s) => s.kind === 'words' && hasDigit(s.text)).map((s) => `our words: "${(s as { text: string }).text}"`),
        ),
      ),
    ).toBe('');
  });

  test('every figure comes from the entries that it names, or is computed over them', () => {
    expect(
      faults(({ answer }) =>
        statedIn(answer.blocks).flatMap(({ text, from }) => {
          // A refusal says the asker's own words back, and the record counts itself.
          if (from[0] === 'asked' || !hasDigit(text) || [answer.query].flat().some((q) => q.act === 'record')) return [];
          return unaccounted(kb, text, from).map((digits) => `${digits} in "${text}" from ${from.join(', ') || 'nowhere'}`);
        }),
      ),
    ).toBe('');
  });

  test('what an answer names as its origin is on record', () => {
    const parts = [
      kb.claims,
      kb.quotes,
      kb.conflicts,
      kb.sources,
      kb.pledges,
      kb.events,
      kb.people,
      kb.organisations,
      kb.places,
      kb.topics,
      kb.measures,
    ];
    const known = (id: string) => parts.some((part) => part.has(id as never)) || /^[A-Z]{3}$/.test(id);
    expect(
      faults(({ answer }) =>
        answer.status !== 'answered'
          ? []
          : statedIn(answer.blocks).flatMap(({ text, from }) => from.filter((id) => !known(id)).map((id) => `"${text}" from ${id}`)),
      ),
    ).toBe('');
  });

  test('an answer about a pledge is cited', () => {
    const isPledge = (id: string) => kb.pledges.has(id as never) || kb.claims.get(id as never)?.pledge !== undefined;
    expect(
      faults(({ answer }) => {
        // What the record holds is the record's own to tell.
        const about =
          (Array.isArray(answer.query) ? answer.query : [answer.query]).every((q) => q.act !== 'record') &&
          statedIn(answer.blocks).some((s) => s.from.some(isPledge));
        return answer.status === 'answered' && about && !answer.citations.some((c) => /^https?:/.test(c.url)) ? 'no citation' : undefined;
      }),
    ).toBe('');
  });

  test('a sentence that states one claim cites a source of it', () => {
    expect(
      faults(({ answer }) =>
        answer.blocks.flatMap((b) => {
          const claims = [
            ...new Set(
              statedIn([b])
                .flatMap((s) => s.from)
                .filter((id) => sourcesOf(kb, id).length > 0),
            ),
          ];
          if (claims.length !== 1) return [];
          const cited = b.spans.flatMap((s) => (s.kind === 'cite' ? [answer.citations.find((c) => c.n === s.n)?.sourceId as string] : []));
          return cited.some((id) => sourcesOf(kb, claims[0]!).includes(id))
            ? []
            : [`${claims[0]} is cited to ${cited.join(', ') || 'nothing'}`];
        }),
      ),
    ).toBe('');
  });

  test('citations are numbered in order, each is used, and each prints words of the record', () => {
    const printed = printedWords(kb);
    expect(
      faults(({ answer }) => {
        const used = new Set(answer.blocks.flatMap((b) => b.spans.flatMap((s) => (s.kind === 'cite' ? [s.n] : []))));
        const order = answer.citations.map((c) => c.n);
        return [
          ...(order.some((n, i) => n !== i + 1) ? [`numbered ${order.join()}`] : []),
          ...order.filter((n) => !used.has(n)).map((n) => `[${n}] is not in the text`),
          ...[...used].filter((n) => !order.includes(n)).map((n) => `[${n}] has no source`),
          ...answer.citations.flatMap((c) =>
            c.printed.filter((w) => !printed.has(`${c.sourceId}: ${w}`)).map((w) => `${c.sourceId} does not print "${w}"`),
          ),
        ];
      }),
    ).toBe('');
  });

  test('the same question gives the same bytes', () => {
    const third = answers.filter((_said, i) => i % 3 === 0);
    const again = (said: Said) => JSON.stringify(ask(kb, said.question).answer);
    expect(
      told(faultsIn(third, (said) => (again(said) === JSON.stringify(said.answer) ? undefined : 'answered otherwise the second time'))),
    ).toBe('');
  });

  test('an answer says something, once, in the language it is asked in', () => {
    expect(
      faults(({ answer, text }) => {
        const lines = answer.blocks.map((b) => b.spans.map((s) => (s.kind === 'cite' ? '' : s.text)).join(''));
        return [
          ...(text.trim() === '' ? ['nothing said'] : []),
          ...lines.filter((line, i) => lines.indexOf(line) !== i).map((line) => `said twice: ${line}`),
          ...(/\{\w+\}|undefined|\[object|NaN/.test(text) ? ['an empty slot shows'] : []),
        ];
      }),
    ).toBe('');
  });

  test('a question is answered in its own language', () => {
    const french = new Set(questionsOf(kb).map((q) => q.fr));
    const english = new Set(questionsOf(kb).map((q) => q.en));
    expect(
      faults(({ question, answer: { lang } }) => ((lang === 'en' ? english : french).has(question) ? undefined : `answered in ${lang}`)),
    ).toBe('');
  });
});
