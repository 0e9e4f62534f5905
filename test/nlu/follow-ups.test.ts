import { organisationIs, pledgersOf } from '../support/questions.js';
import { converse, fault, RECORDS, told, type Fault } from '../support/records.js';

/** A follow-up is answered as the question is that says all of it: the same sentences, in the same language. */
describe.each(RECORDS)('%s', (_, kb) => {
  const money = [...kb.measures.values()].find((m) => m.unit === 'money')!.id;
  const holders = pledgersOf(kb).filter((o) =>
    kb
      .pledgesBy(o.id)
      .flatMap((p) => kb.claimsOf(p.id))
      .some((c) => c.kind === 'figure' && c.measure === money && c.readings.length > 0),
  );
  const pairs = holders.slice(0, 12).map((a, i) => [organisationIs(a), organisationIs(holders[(i + 5) % holders.length]!)] as const);

  /** What each follow-up must be answered like. */
  const ways = pairs.flatMap(([a, b]) => [
    { turns: [`How much is ${a.en} investing?`, `And ${b.en}?`], like: `How much is ${b.en} investing?` },
    { turns: [`How much is ${a.en} investing?`, `no, I meant ${b.en}`], like: `How much is ${b.en} investing?` },
    { turns: [`How much is ${a.en} investing?`, 'Where?'], like: `Where is ${a.en} investing?` },
    { turns: [`How much is ${a.en} investing?`, 'source?'], like: `What is the source for the amount of ${a.en}?` },
    { turns: [`How much is ${a.en} investing?`, 'Who said so?'], like: `What is the source for the amount of ${a.en}?` },
    { turns: [`How much is ${a.en} investing?`, 'En français ?'], like: `Combien investit ${a.fr} ?` },
    { turns: [`Combien investit ${a.fr} ?`, 'in English please'], like: `How much is ${a.en} investing?` },
    { turns: [`Combien investit ${a.fr} ?`, `et ${b.fr} ?`], like: `Combien investit ${b.fr} ?` },
    { turns: [`How much is ${a.en} investing?`, `and ${b.en}?`, 'Which is more?'], like: `Compare ${a.en} and ${b.en}` },
    { turns: [`How much is ${a.en} investing?`, `Is that more than ${b.en}?`], like: `Does ${a.en} invest more than ${b.en}?` },
    {
      turns: [`How much is ${a.en} investing?`, `and ${b.en}?`, 'and together?'],
      like: `How much do ${a.en} and ${b.en} invest together?`,
    },
    { turns: [`Where is ${a.en} investing?`, `and ${b.en}?`, 'what about the first one?'], like: `Where is ${a.en} investing?` },
  ]);

  test('a follow-up says what the whole question says', () => {
    const faults = ways.flatMap(({ turns, like }): Fault[] => {
      const [follow, whole] = [converse(kb, turns), converse(kb, [like])];
      return follow.text === whole.text && follow.answer.lang === whole.answer.lang
        ? []
        : [fault(follow, `not as "${like}": ${whole.text.split('\n')[0]}`)];
    });
    expect(told(faults)).toBe('');
  });

  const homes = [...new Set([...kb.pledges.values()].map((p) => kb.organisations.get(p.by as never)?.home))].filter((h) => h !== undefined);
  const several = homes.filter((h) => kb.pledgesFrom(h as never).length > 1);

  test('how many were listed, and which of those', () => {
    expect(several.length).toBeGreaterThan(0);
    const faults = several.flatMap((home): Fault[] => {
      const list = `Which companies are from ${kb.places.get(home as never)!.name.en}?`;
      const count = converse(kb, [list, 'how many is that?']);
      const biggest = converse(kb, [list, 'which of those is the biggest?']);
      const from = kb.pledgesFrom(home as never);
      const first = biggest.queries[0]!;
      return [
        ...(count.text.startsWith(`${from.length}:`) ? [] : [fault(count, `${from.length} were listed`)]),
        ...(first.within.length === from.length && first.within.every((p) => from.some((x) => x.id === p))
          ? []
          : [fault(biggest, 'not among those listed')]),
      ];
    });
    expect(told(faults)).toBe('');
  });
});
