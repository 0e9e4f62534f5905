// `node --expose-gc measure-record.mjs SIZE DIR [alone]` measures what `make-record.mjs` wrote, and prints JSON: us, and,
// unless alone, what we are compared with.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { interleave, quantile, timed } from '../figures.mjs';
import { built } from '../product.mjs';

const ROUNDS = 7;
const WARM_UP = 2;
/** A round of questions takes about so long at most: what is slower is asked fewer of them, spread over all. */
const BUDGET = 4000;
/** What is slower than this is asked a few, once. */
const SLOW = 1000;
const FEW = 3;

const [size, dir, alone] = process.argv.slice(2);
const { on, ofAll } = JSON.parse(readFileSync(path.join(dir, `${size}-questions.json`), 'utf8'));
const { NEW_CONVERSATION, NO_FOCUS, advance } = built('nlu/context.js');
const { understand } = built('nlu/understand.js');
const { answer } = built('answers/answer.js');

/** Bytes that are held, buffers included. */
function held() {
  gc();
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function ask(kb, text, context) {
  const { lang, questions } = understand(text, kb, context);
  const seen = { quotes: context.focus.quotes, organisations: context.focus.organisations };
  const queries = questions.map((q) => q.query);
  return answer(queries, kb, lang, seen, 'bench');
}

/** The conversation before the question, as it stands by then. */
const before = (kb, turns) =>
  turns.slice(0, -1).reduce((context, text) => {
    const { queries, abouts } = ask(kb, text, context);
    return queries.reduce((c, query, i) => advance(c, query, { ...NO_FOCUS, ...abouts[i] }), context);
  }, NEW_CONVERSATION);

/** By question, the median of its rounds. */
const medians = (rounds) =>
  rounds[0].map((_, i) =>
    quantile(
      rounds.map((round) => round[i]),
      0.5,
    ),
  );

function summary(name, times, { load, perClaim }) {
  const mean = times.reduce((sum, t) => sum + t, 0) / times.length;
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  return { name, load, perClaim, questions: times.length, mean, perSecond: 1000 / mean, p50, p99 };
}

const spread = (times) => ({
  p50: quantile(
    times.map((t) => t.again),
    0.5,
  ),
  most: Math.max(...times.map((t) => t.again)),
  first: Math.max(...times.map((t) => t.first)),
});

const empty = held();
let kb;
const opened = timed(() => {
  kb = built('knowledge/snapshot.js').openKnowledge(path.join(dir, size === 'real' ? 'real.json' : `${size}.ready`));
});
const firstAnswer = timed(() => ask(kb, on[0].turns[0], NEW_CONVERSATION));
const statuses = {};
const messages = on.map(({ form, lang, turns }) => {
  const message = { form, lang, text: turns.at(-1), context: before(kb, turns) };
  const { answer: made, queries } = ask(kb, message.text, message.context);
  statuses[made.status] = (statuses[made.status] ?? 0) + 1;
  // What is no made-up question has no form: how it was taken is what there is to be trained on.
  return { ...message, form: form ?? queries[0].act };
});
const claims = kb.claims.size;
const all = [
  {
    name: 'On Record',
    load: opened + firstAnswer,
    perClaim: (held() - empty) / claims,
    ask: ({ text, context }) => ask(kb, text, context),
  },
];
// Asked for the first time, such a question reads what it is over; the next ones find it read.
const forms = {};
for (const { form, turns } of ofAll) {
  const context = before(kb, turns);
  const [first, ...again] = Array.from({ length: 4 }, () => timed(() => ask(kb, turns.at(-1), context)));
  (forms[form] ??= []).push({ first, again: quantile(again, 0.5) });
}
const { competitors } = alone ? { competitors: () => [] } : await import('../competitors.mjs');
for await (const made of competitors(kb, messages)) {
  process.stderr.write(`  ${made.name}: made in ${(made.load / 1000).toFixed(1)} s\n`);
  all.push({ ...made, perClaim: made.bytes / claims });
}

const samples = [];
for (const { ask: call } of all) {
  await call(messages[0]);
  const from = performance.now();
  await call(messages[1]);
  const took = performance.now() - from;
  const n = Math.min(messages.length, Math.max(FEW, Math.floor(BUDGET / took)));
  samples.push({ few: took > SLOW, messages: Array.from({ length: n }, (_, i) => messages[Math.floor((i * messages.length) / n)]) });
}
const timesOf = async (call, asked) => {
  const times = [];
  for (const message of asked) {
    const from = performance.now();
    await call(message);
    times.push(performance.now() - from);
  }
  return times;
};
const quick = all.map((c, i) => ({ ...c, ...samples[i] })).filter((c) => !c.few);
const rounds = await interleave(
  quick.map((c) => () => timesOf(c.ask, c.messages)),
  { warmUp: WARM_UP, rounds: ROUNDS },
);
const contestants = [];
for (const [i, c] of all.entries()) {
  const times = samples[i].few ? await timesOf(c.ask, samples[i].messages) : medians(rounds[quick.findIndex((q) => q.name === c.name)]);
  contestants.push(summary(c.name, times, c));
}
const told = Object.entries(statuses)
  .map(([status, n]) => `${n} ${status}`)
  .join(', ');
process.stdout.write(
  JSON.stringify({
    size: Number(size) || size,
    name: size === 'real' ? 'the record' : `${Number(size).toLocaleString('en')} pledges`,
    contestants,
    told: `${kb.pledges.size} pledges, ${claims} claims, ${kb.quotes.size} quotations; opened in ${opened.toFixed(0)} ms, first answer after ${firstAnswer.toFixed(0)} more; ${told}`,
    ...(ofAll.length > 0
      ? {
          ofAll: Object.fromEntries(Object.entries(forms).map(([form, times]) => [form, spread(times)])),
        }
      : {}),
  }),
);
