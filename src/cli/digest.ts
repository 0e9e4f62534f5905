import { writeFileSync } from 'node:fs';
import { UserError } from '../model/errors.js';
import type { DigestWish } from '../model/digest.js';
import { terminalDigest } from '../render/digest.js';
import { clean } from '../render/clean.js';
import { readArgs, readLang, UsageError } from './args.js';
import type { Command, Io } from './command.js';
import { screenOf, write } from './terminal.js';

/** A subscription as operators see it. */
export interface Listed {
  readonly id: string;
  readonly place: string;
  readonly wish: DigestWish;
  readonly paused?: string | undefined;
  readonly next?: { readonly at: number; readonly date: string } | undefined;
  /** The latest deliveries, the latest first. */
  readonly recent: readonly {
    readonly date: string;
    readonly state: string;
    readonly attempts: number;
    readonly why?: string | undefined;
  }[];
}

/** What the command does with the store. */
export interface DigestsAtHand {
  list(): Promise<{ readonly digests: readonly Listed[]; readonly counts: Readonly<Record<string, number>> }>;
  /** Has it sent at once by the server; undefined where there is no such digest. */
  send(id: string): Promise<{ readonly place: string } | undefined>;
}

const PREVIEW = {
  lang: { type: 'string' },
  about: { type: 'string' },
  since: { type: 'string' },
  date: { type: 'string' },
  knowledge: { type: 'string' },
  picture: { type: 'string' },
} as const;

async function preview(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArgs(args, PREVIEW);
  if (positionals.length > 0) throw new UsageError('preview takes options alone: what it is about goes to --about.');
  const { date = new Date().toISOString().slice(0, 10) } = values;
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)))
    throw new UsageError(`--date is \`${date}\`: write a day such as 2026-11-24.`);
  const { environment } = await import('../environment.js');
  const { drawChart, previewDigest } = await import('../digests.js');
  const dir = values.knowledge ?? (environment()['KNOWLEDGE_DIR'] || undefined);
  const digest = previewDigest(dir, values.about, { lang: readLang(values.lang) ?? 'en', today: date, since: values.since });
  if (values.picture !== undefined) {
    if (!digest.chart) throw new UserError('There are no two amounts in one currency to draw: widen --about, or leave --picture out.');
    writeFileSync(values.picture, await drawChart(digest.chart));
  }
  await write(io.stdout, terminalDigest(digest, screenOf(io.stdout, process.env)));
  return 0;
}

const filterOf = ({ filter }: DigestWish): string => Object.values(filter).flat().join(', ') || 'the whole record';
function lines({ id, place, wish, paused, next, recent }: Listed): string[] {
  const { days, at, zone } = wish.schedule;
  const when = next ? `next ${new Date(next.at).toISOString().slice(0, 16)}Z` : `paused (${paused})`;
  return [
    `${id}  ${clean(place)}  ${days.map((day) => day.slice(0, 3)).join(',')} ${at} ${zone}  ${wish.lang}  ${clean(filterOf(wish))}${wish.quiet ? ', only news' : ''}  ${when}`,
    ...recent.map(
      (d) => `    ${d.date}  ${d.state}${d.attempts > 1 ? ` after ${d.attempts} attempts` : ''}${d.why === undefined ? '' : ` (${d.why})`}`,
    ),
  ];
}

const LIST = { json: { type: 'boolean', default: false } } as const;

export function makeDigest(withStore: <T>(work: (at: DigestsAtHand) => Promise<T>) => Promise<T>): Command {
  async function list(args: string[], io: Io): Promise<number> {
    const { values, positionals } = readArgs(args, LIST);
    if (positionals.length > 0) throw new UsageError('list takes no names: it lists them all.');
    const { digests, counts } = await withStore((at) => at.list());
    if (values.json) await write(io.stdout, `${JSON.stringify({ digests, counts })}\n`);
    else {
      const states = Object.entries(counts).filter(([, n]) => n > 0);
      const head = `${digests.length} digest${digests.length === 1 ? '' : 's'}${states.length > 0 ? `; ${states.map(([state, n]) => `${n} ${state}`).join(', ')}` : ''}.`;
      await write(io.stdout, `${[...digests.flatMap(lines), head].join('\n')}\n`);
    }
    return 0;
  }
  async function send(args: string[], io: Io): Promise<number> {
    const [id, ...more] = readArgs(args, {}).positionals;
    if (id === undefined || more.length > 0) throw new UsageError('Name one digest by its id: onrecord digest list shows them.');
    const sent = await withStore((at) => at.send(id));
    if (!sent) throw new UserError('There is no digest with that id: onrecord digest list shows them.');
    await write(io.stdout, `Handed on for ${clean(sent.place)}: the running server sends it, within a minute or two.\n`);
    return 0;
  }
  const subcommands: Readonly<Record<string, Command['run']>> = { preview, list, send };
  return {
    name: 'digest',
    summary: 'Preview the digest; list those that are set up, and send one.',
    usage: [
      'onrecord digest preview [--about "NAMES"] [--lang en|fr] [--since DIR] [--date DAY] [--knowledge DIR] [--picture FILE.png]',
      'onrecord digest list [--json]           each with its latest deliveries; DATABASE_URL names the store',
      'onrecord digest send ID                 have one sent at once by the running server',
    ].join('\n'),
    async run([name, ...args], io) {
      const command = name !== undefined && Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
      if (!command) throw new UsageError(`Name what to do: ${Object.keys(subcommands).join(', ')}.`);
      return command(args, io);
    },
  };
}

async function withConfigured<T>(work: (at: DigestsAtHand) => Promise<T>): Promise<T> {
  const { readConfig } = await import('../config.js');
  const { environment } = await import('../environment.js');
  const { digestsAtHand } = await import('../digests.js');
  const { openConfiguredStore } = await import('../stored.js');
  const config = readConfig(environment());
  const store = await openConfiguredStore(config);
  try {
    return await work(digestsAtHand(config, store));
  } finally {
    await store.close();
  }
}

export const digest = makeDigest(withConfigured);
