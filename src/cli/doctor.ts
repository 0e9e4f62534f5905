import { UserError } from '../model/errors.js';
import { readArgs, UsageError } from './args.js';
import type { Command } from './command.js';

/** One line of the report, and whether it tells of a fault. */
interface Finding {
  readonly about: string;
  readonly says: string;
  readonly fault?: true;
}

/** What is there for programs, beside the platforms. */
const MACHINES = [
  'for whom the page is: the API, described at /api/openapi.json, and MCP for other assistants at /mcp',
  'for an assistant that starts it: MCP by `onrecord mcp`',
  'for this machine and its private network: /metrics; for everybody: /healthz and /readyz',
].join('\n');

/** A store's address without the password that it may hold. */
export function withoutPassword(address: string): string {
  if (address.startsWith('file:')) return address;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url === undefined
    ? address.replace(/:\/\/.*@/, '://…@')
    : `${url.protocol}//${url.username === '' ? '' : '…@'}${url.host}${url.pathname}`;
}

async function settingFindings(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const { readConfig, ConfigError } = await import('../config.js');
  const { PLATFORMS } = await import('../about.js');
  try {
    const config = readConfig(env);
    const who = { local: 'for this machine only', public: 'for everybody', login: 'after a login', off: 'off' }[config.page];
    return [
      { about: 'Address', says: `HOST ${config.host}, PORT ${config.port}` },
      { about: 'Page', says: `${who} (PAGE)` },
      { about: 'Machines', says: MACHINES },
      ...PLATFORMS.map(({ name, by, cure }) => {
        const way = by(config);
        return { about: name, says: way === undefined ? `not connected; to connect it, ${cure}` : `configured, by ${way}` };
      }),
      { about: 'Store', says: `${withoutPassword(config.databaseUrl)} (DATABASE_URL)` },
      {
        about: 'Questions',
        says:
          config.questionLogDays === 0
            ? 'not kept (QUESTION_LOG_DAYS is 0)'
            : `unanswered ones are kept for ${config.questionLogDays} days`,
      },
    ];
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    return cause.faults.map((f) => ({ about: 'Setting', says: `${f.variable} ${f.problem}`, fault: true }));
  }
}

async function knowledgeFinding(env: NodeJS.ProcessEnv): Promise<Finding> {
  const { KNOWLEDGE, SNAPSHOT } = await import('../home.js');
  const { openKnowledge } = await import('../knowledge/snapshot.js');
  const { countsOf } = await import('../about.js');
  const dir = env['KNOWLEDGE_DIR'] || KNOWLEDGE;
  try {
    const base = openKnowledge(dir, { snapshot: SNAPSHOT });
    const counts = Object.entries(countsOf(base)).map(([what, n]) => `${what} ${n}`);
    return { about: 'Knowledge', says: `version ${base.version}: ${counts.join(', ')} (${dir})` };
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return { about: 'Knowledge', says: `${cause.message}\n\`onrecord knowledge check\` repeats this while you mend it.`, fault: true };
  }
}

/** What is configured, what is missing and what to set, and whether the knowledge can be used. */
export async function examine(env: NodeJS.ProcessEnv): Promise<{ report: string; faulty: boolean }> {
  const { version } = await import('../home.js');
  const findings: Finding[] = [
    { about: 'Version', says: `${version()}, on Node ${process.version}` },
    await knowledgeFinding(env),
    ...(await settingFindings(env)),
  ];
  const width = Math.max(...findings.map((f) => f.about.length));
  const under = `\n${' '.repeat(width + 4)}`;
  const lines = findings.map((f) => `${f.fault ? '!' : ' '} ${f.about.padEnd(width)}  ${f.says.replaceAll('\n', under)}`);
  return { report: `${lines.join('\n')}\n`, faulty: findings.some((f) => f.fault) };
}

export const doctor: Command = {
  name: 'doctor',
  summary: 'Tell what is configured, what is missing and what to set.',
  usage: 'onrecord doctor                         exit code 1 where something must be mended',
  async run(args, io) {
    if (readArgs(args, {}).positionals.length > 0) throw new UsageError('doctor takes no arguments.');
    const { environment } = await import('../environment.js');
    const { report, faulty } = await examine(environment());
    io.stdout.write(report);
    return faulty ? 1 : 0;
  },
};
