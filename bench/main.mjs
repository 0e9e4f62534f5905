// `npm run bench -- NAME` runs a benchmark; without a name it lists them. What they find are figures and no tests:
// the exit code is 0 whatever they are, and something else only where nothing could be measured.
const BENCHMARKS = {
  start: {
    summary: 'How long `onrecord ask` takes, next to loading zod, fuse.js and the YAML parser alone.',
    load: () => import('./start.mjs'),
  },
  ask: {
    summary:
      'Questions on records of 37 to 100,000 pledges: time, load, memory, next to Fuse.js, MiniSearch and NLP.js; sizes after it measure those, `alone` nothing beside them.',
    load: () => import('./ask.mjs'),
  },
  slack: {
    summary:
      'Mentions per second over real HTTP, next to a bare Bolt app that answers a constant; `different` after it asks nothing twice in the same words.',
    load: () => import('./slack.mjs'),
  },
  teams: {
    summary: 'Messages per second over real HTTP, next to a bare botbuilder bot that answers a constant.',
    load: () => import('./teams.mjs'),
  },
  digest: {
    summary:
      'Digests per second, a bunch of 2,000 beside what Slack’s limits alone take, writing one at 100,000 pledges; `bunch`, `unlimited` or `composed` after it measures that alone.',
    load: () => import('./digest.mjs'),
  },
};

const [name, ...args] = process.argv.slice(2);
const known = Object.hasOwn(BENCHMARKS, name ?? '') ? BENCHMARKS[name] : undefined;
if (known) {
  const { bench } = await known.load();
  process.stdout.write(await bench(args));
} else {
  const list = Object.entries(BENCHMARKS).map(([key, { summary }]) => `  npm run bench -- ${key.padEnd(6)} ${summary}\n`);
  const problem = name === undefined ? '' : `There is no benchmark \`${name}\`.\n\n`;
  (problem === '' ? process.stdout : process.stderr).write(`${problem}${list.join('')}`);
  process.exitCode = problem === '' ? 0 : 2;
}
