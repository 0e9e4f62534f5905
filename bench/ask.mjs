import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { machine, table } from './figures.mjs';

const HERE = import.meta.dirname;
const SIZES = [1_000, 10_000, 100_000];
/** Megabytes that one record and all competitors on it may take. */
const HEAP = 14_000;
const TARGETS = { grows: 3, p99: 10, fuse: 50, load: 2000 };

/** Installs what is compared with, in bench/ alone, from its own lock file. */
function requireCompetitors() {
  if (existsSync(path.join(HERE, 'node_modules', 'minisearch'))) return;
  process.stderr.write('Installing what is compared with, into bench/node_modules …\n');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: HERE, stdio: ['ignore', 2, 2] });
  if (status !== 0)
    throw new Error(
      'MiniSearch and NLP.js could not be installed: they are fetched once, from the npm registry. Run npm ci in bench/ where there is a network.',
    );
}

/** Runs a program of ours in a process of its own, so that no record is measured in the heap of another. */
function run(program, ...args) {
  const node = ['--expose-gc', `--max-old-space-size=${HEAP}`, path.join(HERE, 'programs', program), ...args.map(String)];
  const env = { ...process.env, NODE_NO_WARNINGS: '1' };
  const child = spawnSync(process.execPath, node, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 2], env });
  if (child.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${child.status ?? child.signal}.`);
  return child.stdout;
}

const plain = (n) => n.toLocaleString('en', { maximumFractionDigits: n < 10 ? 2 : n < 100 ? 1 : 0 });
const times = (n) => `${plain(n)}×`;

/** One record: a line for us and for each competitor, with what it takes of our time. */
function rowsOf({ name, contestants: [ours, ...others] }) {
  const row = (c) => [
    `${name}: ${c.name}`,
    plain(c.load),
    plain(c.perClaim),
    `${c.questions}`,
    plain(c.perSecond),
    plain(c.p50),
    plain(c.p99),
    c === ours ? '' : times(c.p50 / ours.p50),
    c === ours ? '' : times(c.mean / ours.mean),
  ];
  return [ours, ...others].map(row);
}

const verdict = (met, text) => `${met ? 'met    ' : 'not met'}  ${text}`;

function verdicts(records) {
  const made = (size) => records.find((r) => r.size === size);
  const ours = (size) => made(size)?.contestants[0];
  const of = (r, name) => r.contestants.find((c) => c.name.startsWith(name));
  const [small, large] = [ours(SIZES[0]), ours(SIZES.at(-1))];
  const most = plain(SIZES.at(-1));
  const against = (name) => {
    const ratios = records.flatMap((r) => (of(r, name) ? [of(r, name).mean / r.contestants[0].mean] : []));
    return ratios.length > 0
      ? [verdict(Math.min(...ratios) >= 1, `${name}: ${ratios.map(times).join(', ')} our time for a question, by record`)]
      : [];
  };
  const grown = () => {
    const grows = large.p99 / small.p99;
    return verdict(grows <= TARGETS.grows, `p99 at ${most} is ${times(grows)} that at ${plain(SIZES[0])}, at most ${TARGETS.grows}×`);
  };
  const beside = () => {
    const fuse = of(made(SIZES.at(-1)), 'Fuse').mean / large.mean;
    return verdict(fuse >= TARGETS.fuse, `Fuse.js over everything at ${most} takes ${times(fuse)} our time, at least ${TARGETS.fuse}×`);
  };
  return [
    ...(large && small ? [grown()] : []),
    ...(large
      ? [
          verdict(large.p99 < TARGETS.p99, `p99 at ${most} is ${plain(large.p99)} ms, below ${TARGETS.p99}`),
          verdict(large.load < TARGETS.load, `a snapshot of ${most} pledges loads in ${plain(large.load)} ms, below ${TARGETS.load}`),
        ]
      : []),
    ...(large && of(made(SIZES.at(-1)), 'Fuse') ? [beside()] : []),
    ...['MiniSearch', 'NLP.js, kinds and names', 'NLP.js, kinds only'].flatMap(against),
  ];
}

const growing = (records) => (records.some((r) => r.ofAll) ? [...ofAll(records), ''] : []);

const ofAll = (records) => [
  'Questions whose answer is longer to find the more there is: median ms, most ms, most when first asked',
  '',
  table(
    ['', ...records.flatMap((r) => (r.ofAll ? [r.name] : []))],
    Object.keys(records.find((r) => r.ofAll).ofAll).map((form) => [
      form,
      ...records.flatMap((r) => (r.ofAll ? [['p50', 'most', 'first'].map((k) => plain(r.ofAll[form][k])).join(', ')] : [])),
    ]),
  ),
];

/** Measures records of the sizes named, else of all of them; `alone` without anything beside them. */
export function bench(args) {
  const alone = args.includes('alone');
  const named = args.filter((arg) => arg !== 'alone').map((arg) => (arg === 'real' ? arg : Number(arg)));
  if (!alone) requireCompetitors();
  const where = machine();
  const dir = mkdtempSync(path.join(tmpdir(), 'onrecord-bench-'));
  try {
    const records = (named.length > 0 ? named : ['real', ...SIZES]).map((size) => {
      process.stderr.write(`${plain(size)} …\n`);
      run('make-record.mjs', size, dir);
      return JSON.parse(run('measure-record.mjs', size, dir, ...(alone ? ['alone'] : [])));
    });
    return [
      `${where}; each record in a process of its own, on it all competitors in turns`,
      "A question's time is the median of its rounds; p50 and p99 are over questions. Load is until the first answer.",
      '',
      table(['', 'load ms', 'B/claim', 'asked', 'per second', 'p50 ms', 'p99 ms', 'p50 to ours', 'mean to ours'], records.flatMap(rowsOf)),
      ...records.map((r) => `${r.name}: ${r.told}`),
      '',
      ...growing(records),
      ...verdicts(records),
      '',
    ].join('\n');
  } finally {
    rmSync(dir, { recursive: true });
  }
}
