import type { Figure, KnowledgeBase, Measure, Organisation } from '../../src/knowledge/base.js';
import { howMuch, isOfPledgers, organisationIs, pledgersOf } from '../support/questions.js';
import { askAll, faultsIn, RECORDS, told } from '../support/records.js';

/** A wrong figure is worse than no answer: what is not on record is not answered with a figure of something else. */
const figuresOf = (kb: KnowledgeBase, who: Organisation, m: Measure): Figure[] =>
  kb
    .pledgesBy(who.id)
    .flatMap((p) => kb.claimsOf(p.id))
    .filter((c): c is Figure => c.kind === 'figure' && c.measure === m.id);

describe.each(RECORDS)('%s', (_, kb) => {
  const measures = [...kb.measures.values()].filter(isOfPledgers);
  const cases = pledgersOf(kb).flatMap((who) =>
    measures.map((m) => ({ who, m, figures: figuresOf(kb, who, m), ...howMuch(m, organisationIs(who)) })),
  );
  const asked = (of: readonly { en: string; fr: string }[]) => askAll(kb, [...new Set(of.flatMap(({ en, fr }) => [en, fr]))]);

  test('a measure that a pledger has no figure of gets no figure', () => {
    const absent = cases.filter((c) => c.figures.length === 0);
    expect(absent.length).toBeGreaterThan(cases.length / 2);
    const faults = faultsIn(asked(absent), ({ answer }) => {
      if (answer.status !== 'answered') return undefined;
      const first = answer.blocks[0]!.spans.flatMap((s) => (s.kind === 'stated' ? s.from : []));
      const figures = [...new Set(first)].filter((id) => kb.claims.get(id as never)?.kind === 'figure');
      return figures.length > 0 ? `it is answered with ${figures.join(', ')}` : undefined;
    });
    expect(told(faults)).toBe('');
  });

  test('what is known not to be stated is told as not stated, and where was looked', () => {
    const missing = cases.filter((c) => c.figures.some((f) => f.notStated) && !c.figures.some((f) => f.readings.length > 0));
    expect(missing.length).toBeGreaterThan(2);
    expect(told(faultsIn(asked(missing), ({ answer }) => (answer.status === 'not_stated' ? undefined : answer.status)))).toBe('');
    const looked = new Set(missing.flatMap((c) => c.figures.flatMap((f) => f.notStated?.checked ?? [])));
    const told2 = faultsIn(asked(missing), ({ answer }) => {
      const named = answer.blocks.flatMap((b) => b.spans.flatMap((s) => (s.kind === 'stated' ? s.from : [])));
      return named.some((id) => looked.has(id)) ? undefined : 'it does not say where was looked';
    });
    expect(told(told2)).toBe('');
  });
});
