import os from 'node:os';

/** The value below which a share of the others lies: 0.5 for the median. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted[low] + (sorted[Math.ceil(at)] - sorted[low]) * (at - low);
}

/** Milliseconds that a call takes. */
export function timed(call) {
  const from = performance.now();
  call();
  return performance.now() - from;
}

/**
 * Measures several things in one run, in turns and each round in another order: what else the machine does meanwhile
 * falls on all of them alike.
 */
export async function interleave(things, { warmUp, rounds }) {
  const times = things.map(() => []);
  for (let round = -warmUp; round < rounds; round++)
    for (const i of things.keys()) {
      const at = (i + round + warmUp) % things.length;
      const took = await things[at]();
      if (round >= 0) times[at].push(took);
    }
  return times;
}

/** Rows as a table: the first column to the left, figures to the right. */
export function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i].length)));
  const line = (row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return `${[line(head), widths.map((w) => '-'.repeat(w)).join('  '), ...rows.map(line)].join('\n')}\n`;
}

export const machine = () =>
  `Node ${process.versions.node}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}, load ${os.loadavg()[0].toFixed(2)}`;
