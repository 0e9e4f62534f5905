import Fuse from 'fuse.js';
import path from 'node:path';
import { interleave, machine, quantile, table, timed } from './figures.mjs';
import { built, questionsOf, ROOT } from './product.mjs';

const ROUNDS = 15;
const WARM_UP = 3;
const QUESTIONS = 'test/records/harbour-forum.questions.jsonl';
const RECORDS = ['knowledge', 'test/records/harbour-forum'];

/** What there is to read of a claim: who, which measure, what it covers or says, and the printed words. */
function textOf(claim, kb) {
  const both = (text) => (text ? [text.en, text.fr] : []);
  const owner = claim.by ? [kb.organisations.get(claim.by).name] : both(kb.events.get(claim.event).name);
  const own = claim.kind === 'figure' ? [...both(kb.measures.get(claim.measure).label), ...both(claim.covers)] : both(claim.says);
  const evidence = claim.kind === 'figure' ? claim.readings : claim.evidence;
  return [...owner, ...own, ...evidence.map((e) => e.words)].join(' ');
}

/**
 * Every message of the file, earlier turns included, each in the conversation as it stands by then. What ends in a fault
 * of ours has no time worth measuring: it is left out, and told.
 */
function messagesOn(kb, ask, tellFault) {
  const { NEW_CONVERSATION, NO_FOCUS, advance } = built('nlu/context.js');
  return questionsOf(QUESTIONS).flatMap(({ turns = [], q }) => {
    let context = NEW_CONVERSATION;
    return [...turns, q].flatMap((text) => {
      const message = { text, context };
      try {
        const { queries, abouts } = ask(message);
        context = queries.reduce((c, query, i) => advance(c, query, { ...NO_FOCUS, ...abouts[i] }), context);
        return [message];
      } catch (cause) {
        tellFault(`Left out: "${text}" ends in ${String(cause)}`);
        return [];
      }
    });
  });
}

function contestants(folder, tellFault) {
  const { understand } = built('nlu/understand.js');
  const { answer } = built('answers/answer.js');
  const kb = built('knowledge/snapshot.js').openKnowledge(path.join(ROOT, folder));
  const ask = ({ text, context }) => {
    const { lang, questions } = understand(text, kb, context);
    const seen = { quotes: context.focus.quotes, organisations: context.focus.organisations };
    return answer(
      questions.map((q) => q.query),
      kb,
      lang,
      seen,
      'bench',
    );
  };
  const messages = messagesOn(kb, ask, tellFault);
  const fuse = new Fuse([...kb.claims.values()].map((c) => textOf(c, kb)));
  const each = (call) => () => messages.map((m) => timed(() => call(m)));
  return [
    [`On Record on ${folder}`, each(ask)],
    [`Fuse.js over its ${kb.claims.size} claims`, each(({ text }) => fuse.search(text))],
  ];
}

export function bench() {
  const where = machine();
  const faults = [];
  const all = RECORDS.flatMap((folder) => contestants(folder, (fault) => faults.push(fault)));
  const rounds = interleave(
    all.map(([, run]) => run),
    { warmUp: WARM_UP, rounds: ROUNDS },
  );
  const found = rounds.map((r) => {
    const times = r.flat();
    const perSecond = 1000 / (times.reduce((sum, t) => sum + t, 0) / times.length);
    return { perSecond, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
  });
  const rows = all.map(([name], i) => [name, found[i].perSecond.toFixed(0), found[i].p50.toFixed(2), found[i].p99.toFixed(2)]);
  const ratios = RECORDS.map((folder, i) => {
    const [ours, bare] = found.slice(2 * i, 2 * i + 2);
    return `On ${folder}, the time of a question over that of the search: p50 ${(ours.p50 / bare.p50).toFixed(2)}, p99 ${(ours.p99 / bare.p99).toFixed(2)}, mean ${(bare.perSecond / ours.perSecond).toFixed(2)}`;
  });
  return [
    `${where}; ${rounds[0][0].length} messages of ${QUESTIONS}, ${ROUNDS} rounds after ${WARM_UP}, in turns, in this process`,
    '',
    table(['', 'per second', 'p50 ms', 'p99 ms'], rows),
    ...ratios,
    ...faults,
    '',
  ].join('\n');
}
