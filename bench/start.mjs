import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { interleave, machine, quantile, table, timed } from './figures.mjs';
import { built, isLoaded, ROOT } from './product.mjs';

const ROUNDS = 25;
const WARM_UP = 3;
const TARGET = 1.5;

/** The amount of the first headline pledger of a record. */
function questionFrom(kb) {
  for (const pledge of kb.pledges.values()) {
    const amount = kb
      .claimsOf(pledge.id)
      .find((c) => c.kind === 'figure' && !c.partOf && !c.beside && kb.measures.get(c.measure).unit === 'money');
    if (pledge.headline && amount)
      return `What is the ${kb.measures.get(amount.measure).label.en} of ${kb.organisations.get(pledge.by).name}?`;
  }
  throw new Error('The record has no headline pledge with an amount.');
}

function askWithSnapshot() {
  const { KNOWLEDGE, SNAPSHOT } = built('home.js');
  const kb = built('knowledge/snapshot.js').openKnowledge(KNOWLEDGE, { snapshot: SNAPSHOT });
  // Not to be measured as what it is not: an older snapshot is passed over, and the YAML read instead.
  if (isLoaded('yaml')) throw new Error(`${SNAPSHOT} is older than the record or the build: run npm run build first.`);
  return ['dist/cli/main.js', 'ask', questionFrom(kb)];
}

/** A folder whose snapshot is another's: the same record with one comment more. */
function copyOf(folder, into) {
  const copy = path.join(into, 'knowledge');
  cpSync(folder, copy, { recursive: true });
  appendFileSync(path.join(copy, 'sources.yaml'), '\n# A copy.\n');
  return copy;
}

/** A process from start to end. `.env` and KNOWLEDGE_DIR of whoever measures change nothing. */
function run([file, ...args], cwd) {
  const { KNOWLEDGE_DIR: _, ...env } = process.env;
  const child = spawnSync(process.execPath, [path.join(ROOT, file), ...args], { cwd, env, encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${child.status ?? child.signal}: ${child.stderr}`);
  return child.stdout;
}

export async function bench() {
  const where = machine();
  const cwd = mkdtempSync(path.join(tmpdir(), 'onrecord-bench-'));
  try {
    const ask = askWithSnapshot();
    const copied = [...ask, '--knowledge', copyOf(built('home.js').KNOWLEDGE, cwd)];
    const answer = JSON.parse(run([...ask, '--json'], cwd));
    if (answer.status !== 'answered') throw new Error(`"${ask.at(-1)}" is ${answer.status}: a refusal is not what is to be measured.`);
    const programs = [
      ['(a) an empty program', ['bench/programs/empty.cjs']],
      ['(b) zod, fuse.js, yaml loaded', ['bench/programs/libraries.cjs']],
      ['(c) ask, with the snapshot', ask],
      ['(d) ask, without a snapshot', copied],
    ];
    const times = await interleave(
      programs.map(
        ([, call]) =>
          () =>
            timed(() => run(call, cwd)),
      ),
      { warmUp: WARM_UP, rounds: ROUNDS },
    );
    const [a, b, c] = times.map((t) => quantile(t, 0.5));
    const rows = programs.map(([name], i) => {
      const median = quantile(times[i], 0.5);
      return [name, median.toFixed(1), quantile(times[i], 0.9).toFixed(1), (median - a).toFixed(1), (median / b).toFixed(2)];
    });
    const ratio = c / b;
    return [
      `${where}; ${ROUNDS} rounds after ${WARM_UP}, in turns; milliseconds from start to end of a process`,
      `"${ask.at(-1)}" → ${answer.text.split('\n')[0]}`,
      '',
      table(['', 'median', 'p90', 'over (a)', '÷ (b)'], rows),
      `(c) ÷ (b) = ${ratio.toFixed(2)}, target at most ${TARGET}: ${ratio <= TARGET ? 'met' : `not met, ${(c - TARGET * b).toFixed(0)} ms too many`}`,
      `Without the time of Node itself, (c − a) ÷ (b − a) = ${((c - a) / (b - a)).toFixed(2)}`,
      '',
    ].join('\n');
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
